"""Who is an organiser, and who is asked nothing."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot import members, roles
from bot.app import Bot
from bot.roles import Role
from bot.sandbox import Slack, User, WorldClock
from bot.settings import Settings
from handlers.people.windows import Act
from tests.kinds import on_sqlite_alone


@pytest.fixture
def config(config: Settings, sato: User) -> Settings:
    """佐藤さん is the organiser that the settings name."""
    return config.model_copy(update={"organisers": (sato.id,)})


def is_organiser(bot: Bot, who: User) -> bool:
    with bot.database.read() as session:
        return roles.is_organiser(session, bot.parts.settings, team_id=bot.parts.team_id, user_id=who.id)


def name(slack: Slack, who: User, role: Role, people: list[User]) -> dict[str, str]:
    """Somebody says in the window who has a role; what was refused, by field."""
    slack.command(who, "/tomoshibi", "役割")
    slack.click(who, Act.CHANGE, value=role)
    return slack.submit(who, people=people)


def close_all(slack: Slack, who: User) -> None:
    while slack.modal(who):
        slack.close(who)


@on_sqlite_alone
def test_an_organiser_names_others_and_takes_it_back(bot: Bot, slack: Slack, sato: User, tanaka: User) -> None:
    assert is_organiser(bot, sato)
    assert not is_organiser(bot, tanaka)
    assert name(slack, sato, Role.ORGANISER, [tanaka]) == {}
    assert is_organiser(bot, tanaka)
    close_all(slack, sato)
    assert name(slack, tanaka, Role.ORGANISER, []) == {}
    assert slack.modal(tanaka) is None
    assert not is_organiser(bot, tanaka)
    assert is_organiser(bot, sato)


@on_sqlite_alone
def test_who_is_no_organiser_cannot_open_the_roles(bot: Bot, slack: Slack, tanaka: User) -> None:
    slack.command(tanaka, "/tomoshibi", "役割")
    assert slack.modal(tanaka) is None
    assert "事務局の方だけ" in slack.ephemerals(tanaka)[-1].text
    slack.open_home(tanaka)
    assert Act.OPEN not in str(slack.home(tanaka))


@on_sqlite_alone
def test_who_was_an_organiser_when_the_window_opened_names_nobody_afterwards(
    bot: Bot, slack: Slack, sato: User, tanaka: User, suzuki: User
) -> None:
    name(slack, sato, Role.ORGANISER, [tanaka])
    slack.command(tanaka, "/tomoshibi", "役割")
    slack.click(tanaka, Act.CHANGE, value=Role.ORGANISER)
    close_all(slack, sato)
    name(slack, sato, Role.ORGANISER, [])
    assert "事務局の方だけ" in slack.submit(tanaka, people=[suzuki])["people"]
    assert not is_organiser(bot, suzuki)


@on_sqlite_alone
def test_a_leader_is_named_by_an_organiser_and_seen_in_the_window_below(
    bot: Bot, slack: Slack, sato: User, tanaka: User
) -> None:
    slack.open_home(sato)
    slack.click(sato, Act.OPEN, at="home")
    slack.click(sato, Act.CHANGE, value=Role.LEADER)
    assert slack.submit(sato, people=[tanaka]) == {}
    window = slack.modal(sato)
    assert window
    assert window["blocks"][1]["text"]["text"] == "*DX推進リーダー*　1人\n田中 健（三浦市 市民課）"


@on_sqlite_alone
def test_people_say_themselves_that_they_are_leaders(bot: Bot, slack: Slack, tanaka: User) -> None:
    slack.command(tanaka, "/tomoshibi", "設定")
    slack.submit(tanaka, section="市民課", roles=[Role.LEADER, Role.LEARNER])
    with bot.database.read() as session:
        assert roles.of(session, team_id=bot.parts.team_id, user_id=tanaka.id) == {Role.LEADER, Role.LEARNER}
    slack.close(tanaka)
    slack.command(tanaka, "/tomoshibi", "設定")
    slack.submit(tanaka, roles=[Role.LEARNER])
    with bot.database.read() as session:
        assert roles.of(session, team_id=bot.parts.team_id, user_id=tanaka.id) == {Role.LEARNER}


@on_sqlite_alone
def test_what_an_organiser_gave_stays_when_somebody_speaks_of_themselves(
    bot: Bot, slack: Slack, sato: User, tanaka: User
) -> None:
    name(slack, sato, Role.COORDINATOR, [tanaka])
    slack.command(tanaka, "/tomoshibi", "設定")
    slack.submit(tanaka, section="市民課", roles=[])
    with bot.database.read() as session:
        assert roles.of(session, team_id=bot.parts.team_id, user_id=tanaka.id) == {Role.COORDINATOR}


def accompany(slack: Slack, organiser: User, companion: User, accompanied: list[User]) -> dict[str, str]:
    """An organiser says in the window whom somebody looks after; what was refused, by field."""
    slack.command(organiser, "/tomoshibi", "役割")
    slack.click(organiser, Act.ACCOMPANY)
    slack.choose(organiser, Act.CHOSEN, companion.id)
    return slack.submit(organiser, **{f"accompanied-{companion.id}": accompanied})


def companion(bot: Bot, of: User) -> str | None:
    with bot.database.read() as session:
        return roles.companion_of(session, team_id=bot.parts.team_id, user_id=of.id)


@on_sqlite_alone
def test_an_organiser_says_who_looks_after_whom(bot: Bot, slack: Slack, sato: User, tanaka: User, suzuki: User) -> None:
    name(slack, sato, Role.LEADER, [tanaka])
    close_all(slack, sato)
    slack.command(sato, "/tomoshibi", "役割")
    assert "伴走者のいないリーダー: 田中 健" in str(slack.modal(sato))
    close_all(slack, sato)
    assert accompany(slack, sato, suzuki, [tanaka]) == {}
    assert companion(bot, tanaka) == suzuki.id
    assert "鈴木 花（真鶴町 総務課） → 田中 健" in str(slack.modal(sato))
    assert "伴走者のいないリーダー" not in str(slack.modal(sato))
    close_all(slack, sato)
    close_all(slack, sato)
    name(slack, sato, Role.COMPANION, [])
    assert "鈴木 花（真鶴町 総務課） → 田中 健" in str(slack.modal(sato)), "who looks after somebody is shown as long"
    close_all(slack, sato)
    assert accompany(slack, sato, suzuki, []) == {}
    assert companion(bot, tanaka) is None


@on_sqlite_alone
def test_organisers_of_the_settings_are_shown_with_the_others(bot: Bot, slack: Slack, sato: User, tanaka: User) -> None:
    assert name(slack, sato, Role.ORGANISER, [tanaka]) == {}
    assert "2人\\n佐藤 美咲（小田原市 税務課）、田中 健" in str(slack.modal(sato)).split("*事務局*")[1]


@on_sqlite_alone
def test_whom_a_companion_looks_after_already_stands_in_the_window(
    bot: Bot, slack: Slack, sato: User, tanaka: User, suzuki: User
) -> None:
    accompany(slack, sato, suzuki, [tanaka])
    close_all(slack, sato)
    slack.command(sato, "/tomoshibi", "役割")
    slack.click(sato, Act.ACCOMPANY)
    slack.choose(sato, Act.CHOSEN, suzuki.id)
    assert slack.submit(sato) == {}
    assert companion(bot, tanaka) == suzuki.id


def test_who_had_another_companion_comes_to_the_new_one(
    bot: Bot, slack: Slack, sato: User, tanaka: User, suzuki: User
) -> None:
    accompany(slack, sato, suzuki, [tanaka])
    close_all(slack, sato)
    accompany(slack, sato, sato, [tanaka])
    assert companion(bot, tanaka) == sato.id


@on_sqlite_alone
def test_nobody_is_their_own_companion(bot: Bot, slack: Slack, sato: User, tanaka: User) -> None:
    refused = accompany(slack, sato, tanaka, [tanaka])
    assert "ほかの方" in refused[f"accompanied-{tanaka.id}"]
    assert companion(bot, tanaka) is None


@on_sqlite_alone
def test_a_companion_who_left_is_none_any_more(bot: Bot, slack: Slack, sato: User, tanaka: User, suzuki: User) -> None:
    accompany(slack, sato, suzuki, [tanaka])
    slack.change_user(suzuki, deleted=True)
    assert companion(bot, tanaka) is None


@on_sqlite_alone
def test_an_organiser_whose_account_was_deactivated_is_none_any_more(bot: Bot, slack: Slack, sato: User) -> None:
    slack.change_user(sato, deleted=True)
    assert not is_organiser(bot, sato)


@on_sqlite_alone
def test_all_organisers_are_known(bot: Bot, slack: Slack, sato: User, tanaka: User) -> None:
    name(slack, sato, Role.ORGANISER, [tanaka, sato])
    with bot.database.read() as session:
        found = roles.organisers(session, bot.parts.settings, team_id=bot.parts.team_id)
    assert found == [sato.id, tanaka.id]


@on_sqlite_alone
def test_roles_are_given_and_taken(bot: Bot, clock: WorldClock) -> None:
    team_id = bot.parts.team_id
    with bot.database.begin() as session:
        for role in (Role.LEADER, Role.LEADER, Role.COMPANION):
            roles.give(session, team_id=team_id, user_id="U1", role=role, given_by="U2", now=clock.now())
        assert roles.of(session, team_id=team_id, user_id="U1") == {Role.LEADER, Role.COMPANION}
        assert roles.having(session, team_id=team_id, role=Role.LEADER) == ["U1"]
        roles.take(session, team_id=team_id, user_id="U1", role=Role.LEADER)
        roles.take(session, team_id=team_id, user_id="U1", role=Role.LEADER)
        assert roles.of(session, team_id=team_id, user_id="U1") == {Role.COMPANION}


def told(bot: Bot, who: User, **facts: object) -> members.Member:
    """What the bot makes of a user object with these facts, as Slack sends it."""
    user = who.json(locale=True) | facts
    with bot.database.begin() as session:
        return members.remember(session, team_id=bot.parts.team_id, user=user, now=bot.parts.clock.now())


@pytest.mark.parametrize(
    ("facts", "guest", "external", "asked"),
    [
        ({}, False, False, True),
        ({"is_restricted": True}, True, False, True),
        ({"is_restricted": True, "is_ultra_restricted": True}, True, False, True),
        ({"team_id": "T0OTHER"}, False, True, False),
        ({"is_stranger": True}, False, True, False),
        ({"team_id": "T0OTHER", "enterprise_user": {"id": "W1"}}, False, False, True),
        ({"is_bot": True}, False, False, False),
        ({"deleted": True}, False, False, False),
    ],
)
def test_guests_externals_bots_and_the_departed_are_told_apart(
    bot: Bot, tanaka: User, facts: dict[str, object], guest: bool, external: bool, asked: bool
) -> None:
    member = told(bot, tanaka, **facts)
    assert (member.is_guest, member.is_external, member.can_be_asked) == (guest, external, asked)
    with bot.database.read() as session:
        statement = select(members.Member.user_id).where(members.Member.can_be_asked)
        assert (member.user_id in session.scalars(statement).all()) == asked


def test_a_guest_is_not_made_an_organiser(bot: Bot, slack: Slack, sato: User, tanaka: User) -> None:
    told(bot, tanaka, is_restricted=True)
    assert "ゲスト" in name(slack, sato, Role.ORGANISER, [tanaka])["people"]
    assert not is_organiser(bot, tanaka)


@on_sqlite_alone
def test_bots_are_not_greeted(bot: Bot, slack: Slack) -> None:
    slack.add_user("rss", real_name="お知らせ配信", is_bot=True)
    slack.settle()
    bot.settle()
    assert [call for call in slack.calls if call.method == "chat.postMessage"] == []


@on_sqlite_alone
def test_who_left_keeps_their_name_and_their_question(bot: Bot, slack: Slack, sato: User, tanaka: User) -> None:
    slack.post(tanaka, "#質問", "庁内の掲示板は何を使っていますか")
    bot.settle()
    slack.change_user(tanaka, deleted=True)
    slack.open_home(sato)
    assert "田中 健（三浦市 市民課）" in str(slack.home(sato))


def test_what_people_said_of_themselves_outlives_what_slack_tells(bot: Bot, slack: Slack, sato: User) -> None:
    slack.command(sato, "/tomoshibi", "設定")
    slack.submit(sato, section="税務課 収納係")
    slack.change_user(sato, title="異動しました")
    with bot.database.read() as session:
        member = members.find(session, team_id=bot.parts.team_id, user_id=sato.id)
        assert member
        assert member.signature == "佐藤 美咲（税務課 収納係）"


def forget(bot: Bot, who: User) -> None:
    """As if no list of members had ever named them."""
    with bot.database.begin() as session:
        session.delete(session.get_one(members.Member, (bot.parts.team_id, who.id)))


def test_somebody_whom_no_list_names_is_looked_up_when_they_write(
    bot: Bot, slack: Slack, sato: User, tanaka: User
) -> None:
    forget(bot, tanaka)
    slack.post(tanaka, "#質問", "庁内の掲示板は何を使っていますか")
    bot.settle()
    slack.open_home(sato)
    assert "田中 健（三浦市 市民課）" in str(slack.home(sato))


@on_sqlite_alone
def test_somebody_whom_slack_does_not_show_is_not_asked_for_all_the_time(
    bot: Bot, slack: Slack, sato: User, tanaka: User, clock: WorldClock
) -> None:
    forget(bot, tanaka)
    slack.faults.fail_next("users.info", "user_not_found")
    slack.post(tanaka, "#質問", "庁内の掲示板は何を使っていますか")
    bot.settle()
    bot.settle()
    assert len([call for call in slack.calls if call.method == "users.info"]) == 1
    clock.advance(timedelta(days=1))
    bot.settle()
    slack.open_home(sato)
    assert "田中 健" in str(slack.home(sato))
