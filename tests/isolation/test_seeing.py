"""Who sees whose record: that person, and their companion. Nobody else, organisers neither, and nobody who declined."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from bot import contacts, roles
from bot.app import Bot
from bot.blocks import Block
from bot.roles import Companionship, MemberRole, Role
from bot.sandbox import Slack, User, WorldClock
from bot.settings import Settings
from bot.turn import Turns
from handlers.isolation import home
from tests.isolation.conftest import Accompany, Lead
from tests.reading import read

OWN = "この4週間のつながり"
COMPANION = "伴走している人のつながり"

# What depends on the database is tried on both kinds in the other files.
pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.fixture
def config(config: Settings, slack: Slack) -> Settings:
    """Suzuki organises."""
    return config.model_copy(update={"organisers": (slack.user("suzuki").id,)})


def seen(slack: Slack, who: User) -> str:
    slack.open_home(who)
    return read(slack.home(who))


def shown(bot: Bot, user_id: str) -> list[Block]:
    """What the Home tab says to somebody of how people are connected."""
    parts = bot.parts
    with Turns.of(parts, user_id).look() as t:
        return [*home.mine(t), *home.settings(t)]


def test_a_leader_reads_it_in_plain_words_and_who_else_does(
    bot: Bot, slack: Slack, sato: User, tanaka: User, lead: Lead, accompany: Accompany
) -> None:
    lead(sato)
    asked = slack.post(sato, "#質問", "庁内の掲示板は何を使っていますか")
    slack.post(tanaka, "#質問", "自作です", thread=asked)
    bot.settle()
    text = seen(slack, sato)
    assert "ほかの町の1人と、言葉を交わしました" in text
    assert "見られるのは、あなただけです" in text
    accompany(sato, tanaka)
    assert "あなたと伴走者の田中 健さんだけ" in seen(slack, sato)


def test_who_is_no_leader_has_none(bot: Bot, slack: Slack, sato: User) -> None:
    assert OWN not in seen(slack, sato)


def test_each_state_calls_the_companion_to_another_act(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User, lead: Lead, accompany: Accompany
) -> None:
    lead(sato)
    accompany(sato, tanaka)
    assert "読むだけ" in seen(slack, tanaka)
    asked = slack.post(sato, "#質問", "庁内の掲示板は何を使っていますか")
    bot.settle()
    assert "見守るだけ" in seen(slack, tanaka)
    clock.to("2026-10-06 10:00")
    assert "返事のない質問" in seen(slack, tanaka)
    assert asked.ts.replace(".", "") in str(slack.home(tanaka))
    clock.to("2026-12-01 10:00")
    assert "電話やメール" in seen(slack, tanaka)


def test_an_organiser_who_is_no_companion_sees_nothing(
    bot: Bot, slack: Slack, sato: User, tanaka: User, suzuki: User, lead: Lead, accompany: Accompany
) -> None:
    lead(sato)
    accompany(sato, tanaka)
    text = seen(slack, suzuki)
    assert OWN not in text
    assert COMPANION not in text


def test_one_tap_ends_it_for_both_and_another_brings_it_back(
    bot: Bot, slack: Slack, sato: User, tanaka: User, lead: Lead, accompany: Accompany
) -> None:
    lead(sato)
    accompany(sato, tanaka)
    assert COMPANION in seen(slack, tanaka)
    seen(slack, sato)
    slack.click(sato, "isolation.decline")
    assert OWN not in read(slack.home(sato))
    assert "誰にも見せません" in read(slack.home(sato))
    assert COMPANION not in seen(slack, tanaka)
    slack.click(sato, "isolation.accept")
    assert OWN in read(slack.home(sato))
    assert COMPANION in seen(slack, tanaka)


def test_a_companion_who_was_relieved_sees_nothing_any_more(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User, suzuki: User, lead: Lead, accompany: Accompany
) -> None:
    lead(sato)
    accompany(sato, tanaka)
    accompany(sato, suzuki)
    assert COMPANION not in seen(slack, tanaka)
    assert COMPANION in seen(slack, suzuki)


PEOPLE = 4


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    leaders=st.sets(st.integers(0, PEOPLE - 1)),
    organisers=st.sets(st.integers(0, PEOPLE - 1)),
    companions=st.dictionaries(st.integers(0, PEOPLE - 1), st.integers(0, PEOPLE - 1)),
    declined=st.sets(st.integers(0, PEOPLE - 1)),
)
def test_nobody_else_ever_sees_it(
    bot: Bot,
    slack: Slack,
    leaders: set[int],
    organisers: set[int],
    companions: dict[int, int],
    declined: set[int],
) -> None:
    people = [slack.user(name) for name in ("sato", "tanaka", "suzuki")]
    if "kato" not in [each.name for each in slack.users]:
        slack.add_user("kato", real_name="加藤 望", title="葉山町 政策課")
        slack.settle()
    ids = [*(each.id for each in people), slack.user("kato").id]
    team_id, now = bot.parts.team_id, bot.parts.clock.now() - timedelta(days=1)
    with bot.database.begin() as session:
        for table in (MemberRole, Companionship, contacts.Person):
            session.execute(delete(table))
        for role, numbers in ((Role.LEADER, leaders), (Role.ORGANISER, organisers)):
            for number in numbers:
                roles.give(session, team_id=team_id, user_id=ids[number], role=role, given_by=ids[0], now=now)
        pairs = {number: other for number, other in companions.items() if number != other}
        for number, other in pairs.items():
            roles.accompany(
                session, team_id=team_id, user_id=ids[number], companion_id=ids[other], given_by=ids[0], now=now
            )
        for number in declined:
            contacts.decline(session, team_id=team_id, user_id=ids[number], declined=True)
    for viewer in range(PEOPLE):
        text = str(shown(bot, ids[viewer]))
        visible = leaders - declined
        assert (OWN in text) == (viewer in visible)
        for person in set(range(PEOPLE)) - {viewer}:
            may = person in visible and pairs.get(person) == viewer
            assert (f"<@{ids[person]}>" in text) == may


def test_a_year_ago_is_let_go(bot: Bot, slack: Slack, clock: WorldClock, sato: User) -> None:
    slack.post(sato, "#質問", "庁内の掲示板は何を使っていますか")
    bot.settle()
    clock.advance(timedelta(days=367))
    bot.settle()
    with bot.database.read() as session:
        assert session.query(contacts.OwnPost).count() == 0
