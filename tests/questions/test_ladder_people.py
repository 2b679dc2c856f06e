"""Whom the ladder asks first: who knows, is there, was not asked too often, and is better not a colleague."""

from datetime import date, timedelta

import pytest

from bot import availability, bodies, members
from bot.app import Bot
from bot.availability import Absence, Availability
from bot.bodies import Entry
from bot.sandbox import Slack, User, WorldClock
from knowledge import cards
from tests.questions.climbing import KNOWN, ask, asked, teach, to, waits
from tests.reading import read

# What depends on the database is tried on both kinds in the other files.
pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.fixture
def others(slack: Slack) -> list[User]:
    """Three more people, of other towns."""
    towns = ("逗子市 総務課", "葉山町 政策課", "箱根町 企画課")
    return [
        slack.add_user(f"other{number}", real_name=f"別人{number}", title=town) for number, town in enumerate(towns)
    ]


def live_in(bot: Bot, who: User, town: str, population: int) -> None:
    """Let somebody work for a body of this size."""
    with bot.database.begin() as session:
        bodies.keep(
            session,
            team_id=bot.parts.team_id,
            entries=[Entry(town, bodies.Kind.MUNICIPALITY, "神奈川県", population=population)],
        )
        [body] = bodies.named(session, team_id=bot.parts.team_id, name=town)
        member = members.known(session, team_id=bot.parts.team_id, user_id=who.id)
        members.settle(session, member, body=body, section="")


def test_three_are_asked_and_a_colleague_comes_last(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, others: list[User]
) -> None:
    colleague = slack.add_user("kato", real_name="加藤 望", title="小田原市 総務課")
    for who in (colleague, *others):
        teach(bot, who)
    ask(bot, slack, sato)
    to(bot, clock, "2026-10-02 14:00")
    assert [len(waits(slack, who)) for who in others] == [1, 1, 1]
    assert waits(slack, colleague) == []


def test_the_one_who_asks_is_never_asked(bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User) -> None:
    teach(bot, sato)
    teach(bot, tanaka)
    ask(bot, slack, sato)
    to(bot, clock, "2026-10-02 14:00")
    assert waits(slack, sato) == []
    assert len(waits(slack, tanaka)) == 1


def test_what_was_written_long_ago_counts_less(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User, others: list[User]
) -> None:
    teach(bot, tanaka, at=clock.now() - timedelta(days=700))
    for who in others:
        teach(bot, who)
    ask(bot, slack, sato)
    to(bot, clock, "2026-10-02 14:00")
    assert waits(slack, tanaka) == []
    assert all(waits(slack, who) for who in others)


def test_a_body_of_the_same_size_comes_before_one_of_another(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User, others: list[User]
) -> None:
    live_in(bot, sato, "小田原市", 190_000)
    live_in(bot, tanaka, "清川村", 3_000)
    for who, town in zip(others, ("茅ヶ崎市", "平塚市", "厚木市"), strict=True):
        live_in(bot, who, town, 240_000)
    for who in (tanaka, *others):
        teach(bot, who)
    ask(bot, slack, sato)
    to(bot, clock, "2026-10-02 14:00")
    assert waits(slack, tanaka) == []
    assert all(waits(slack, who) for who in others)


def test_who_answered_a_similar_question_is_asked(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User, suzuki: User
) -> None:
    before = ask(bot, slack, suzuki, KNOWN + "はありますか")
    reply = slack.post(tanaka, "#質問", "ASC 関数です", thread=before)
    bot.settle()
    slack.react(suzuki, reply, "white_check_mark")
    bot.settle()
    to(bot, clock, "2026-10-05 09:00")
    ask(bot, slack, sato)
    to(bot, clock, "2026-10-05 13:00")
    assert KNOWN in waits(slack, tanaka)[0]
    assert waits(slack, suzuki) == []


def test_what_nobody_knows_anything_about_bothers_nobody(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User
) -> None:
    teach(bot, tanaka)
    ask(bot, slack, sato, "防災無線の戸別受信機はどの財源で更新しましたか")
    to(bot, clock, "2026-10-02 14:00")
    assert asked(slack, tanaka) == []


@pytest.mark.parametrize("why", ["leave", "mute", "deactivated", "external", "bot"])
def test_who_is_not_there_is_not_asked(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User, suzuki: User, why: str
) -> None:
    teach(bot, tanaka)
    teach(bot, suzuki)
    ask(bot, slack, sato)
    who = {"team_id": bot.parts.team_id, "user_id": tanaka.id}
    with bot.database.begin() as session:
        member = members.known(session, **who)
        match why:
            case "leave":
                session.add(Absence(**who, first=date(2026, 10, 1), last=date(2026, 10, 9), is_leave=True))
            case "mute":
                session.add(Availability(bot.parts.team_id, tanaka.id, is_muted=True))
            case "deactivated":
                member.deleted = True
            case "external":
                member.is_external = True
            case "bot":
                member.is_bot = True
    to(bot, clock, "2026-10-02 14:00")
    assert waits(slack, tanaka) == []
    assert len(waits(slack, suzuki)) == 1


def test_nobody_is_asked_more_than_twice_a_week(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User
) -> None:
    teach(bot, tanaka)
    for day in (5, 6, 7):
        to(bot, clock, f"2026-10-{day:02} 09:00")
        ask(bot, slack, sato, f"Excelで全角の数字を半角にそろえるには。その{day}")
        to(bot, clock, f"2026-10-{day:02} 14:00")
    assert len(waits(slack, tanaka)) == 2
    to(bot, clock, "2026-10-14 09:00")
    ask(bot, slack, sato, "Excelで全角の数字を半角にそろえるには。また来週")
    to(bot, clock, "2026-10-14 14:00")
    assert len(waits(slack, tanaka)) == 3


def test_who_cannot_answer_says_so_and_the_next_one_is_asked(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User, others: list[User]
) -> None:
    for who in (tanaka, *others):
        teach(bot, who)
    ask(bot, slack, sato)
    to(bot, clock, "2026-10-02 14:00")
    first = [who for who in (tanaka, *others) if waits(slack, who)]
    assert len(first) == 3
    slack.click(first[0], "questions.cannot")
    bot.settle()
    assert "ほかの人に聞いてみます" in asked(slack, first[0])[0]
    assert all(len(waits(slack, who)) == (who is not first[0]) for who in (tanaka, *others))
    slack.click(first[1], "questions.cannot")
    bot.settle()
    assert sum(len(asked(slack, who)) for who in (tanaka, *others)) == 4


def test_a_card_that_is_gone_is_not_quoted_any_more(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User
) -> None:
    teach(bot, tanaka)
    asking = ask(bot, slack, sato)
    to(bot, clock, "2026-10-02 14:00")
    assert KNOWN in waits(slack, tanaka)[0]
    with bot.database.begin() as session:
        cards.forget(session, team_id=bot.parts.team_id, origin=f"test:{tanaka.id}:1")
    slack.edit(sato, asking, "Excelで全角の数字を半角にそろえるには。500行あります")
    bot.settle()
    [letter] = waits(slack, tanaka)
    assert "500行" in letter
    assert KNOWN not in letter


def test_leave_is_kept_to_between_asking_and_sending(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User
) -> None:
    """Their own hours decide when the letter goes; when it is of no use any more it does not go at all."""
    with bot.database.begin() as session:
        said = availability.of(session, team_id=bot.parts.team_id, user_id=tanaka.id)
        said.days = "2"
        session.add(said)
    teach(bot, tanaka)
    ask(bot, slack, sato)
    for day in (2, 5, 6, 7):  # a Wednesday is the last of them
        to(bot, clock, f"2026-10-{day:02} 14:00")
    assert asked(slack, tanaka) == []


def test_who_was_asked_finds_the_question_on_the_home_tab_until_it_has_a_reply(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User, suzuki: User
) -> None:
    teach(bot, tanaka)
    asked_there = ask(bot, slack, sato)
    to(bot, clock, "2026-10-02 14:00")
    for who, is_asked in ((tanaka, True), (suzuki, False)):
        slack.open_home(who)
        shown = read(slack.home(who))
        assert ("あなたに聞きたい質問" in shown) == is_asked
        assert shown.count("半角にそろえるにはどう") == 1
    slack.post(suzuki, "#質問", "ASC 関数でできます", thread=asked_there)
    bot.settle()
    slack.open_home(tanaka)
    assert "あなたに聞きたい質問" not in read(slack.home(tanaka))
