"""Worrying answers lead to a human act: somebody is asked to say hello, and the bot itself says no more."""

from datetime import date

import pytest

from bot import availability
from bot.app import Bot
from bot.availability import Availability
from bot.sandbox import Slack, User, WorldClock
from tests.appointing import accompany
from tests.checkins.conftest import Lead, digests, dms, plan, to
from tests.reading import read

ROUNDS = (
    ("2026-11-09 10:00", "2026-11-13 17:00"),
    ("2026-11-24 10:00", "2026-11-30 17:00"),
    ("2026-12-07 10:00", "2026-12-11 17:00"),
    ("2026-12-21 10:00", "2026-12-25 17:00"),
)
# When whoever is asked has been written to, in their own working hours.
NEXT_MORNING = ("2026-11-16 09:00", "2026-12-01 09:00", "2026-12-14 09:00", "2026-12-28 09:00")

# Long stories with many people: what rounds write is tried on both databases elsewhere (test_round, test_twice).
pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


def live(bot: Bot, slack: Slack, clock: WorldClock, number: int, taps: dict[str, User] | None = None) -> None:
    """One round from its opening to the morning after it."""
    opens, closes = ROUNDS[number]
    to(bot, clock, opens)
    for action_id, who in (taps or {}).items():
        slack.click(who, action_id)
    to(bot, clock, closes)
    to(bot, clock, NEXT_MORNING[number])


def home(slack: Slack, who: User) -> str:
    slack.open_home(who)
    return read(slack.home(who))


def test_the_companion_of_who_had_nobody_to_talk_to_is_asked_to_say_hello(
    bot: Bot, slack: Slack, clock: WorldClock, lead: Lead, sato: User, tanaka: User, mizuno: User
) -> None:
    lead(sato)
    accompany(bot, sato, tanaka)
    plan(bot)
    live(bot, slack, clock, 0, {"checkins.talked.no": sato})
    [request] = dms(slack, tanaka)
    assert "佐藤 美咲" in request
    assert "相談できた相手はいなかった" in request
    assert "佐藤" not in str(slack.dms(mizuno)) + str(digests(slack))
    assert len(dms(slack, sato)) == 1
    assert "相談できた相手がいなかった" in home(slack, tanaka)
    slack.click(tanaka, "checkins.said_hello", at="home")
    assert "ひと声かけたい人" not in read(slack.home(tanaka))
    bot.settle()
    assert "田中 健さん（三浦市 市民課）が声をかけました" in dms(slack, tanaka)[0]


def test_for_the_same_reason_nobody_is_asked_twice_within_four_weeks(
    bot: Bot, slack: Slack, clock: WorldClock, lead: Lead, sato: User, tanaka: User
) -> None:
    lead(sato)
    accompany(bot, sato, tanaka)
    plan(bot)
    counted = []
    for number in range(4):
        live(bot, slack, clock, number, {"checkins.talked.no": sato})
        counted.append(len(dms(slack, tanaka)))
    assert counted == [1, 1, 2, 2]


def test_a_low_mood_is_a_reason_the_second_time(
    bot: Bot, slack: Slack, clock: WorldClock, lead: Lead, sato: User, tanaka: User
) -> None:
    lead(sato)
    accompany(bot, sato, tanaka)
    plan(bot)
    live(bot, slack, clock, 0, {"checkins.mood.2": sato})
    assert dms(slack, tanaka) == []
    live(bot, slack, clock, 1, {"checkins.mood.1": sato})
    [request] = dms(slack, tanaka)
    assert "2回続いています" in request


def test_two_rounds_of_silence_are_a_reason(
    bot: Bot, slack: Slack, clock: WorldClock, lead: Lead, sato: User, tanaka: User
) -> None:
    lead(sato)
    accompany(bot, sato, tanaka)
    plan(bot)
    live(bot, slack, clock, 0)
    assert dms(slack, tanaka) == []
    live(bot, slack, clock, 1)
    [request] = dms(slack, tanaka)
    assert "2回続けて返事がありません" in request


def test_an_ignored_question_is_a_reason(
    bot: Bot, slack: Slack, clock: WorldClock, lead: Lead, sato: User, tanaka: User
) -> None:
    lead(sato)
    accompany(bot, sato, tanaka)
    plan(bot)
    to(bot, clock, "2026-11-09 10:00")
    slack.post(sato, "#質問", "庁内の掲示板は何を使っていますか")
    live(bot, slack, clock, 0, {"checkins.talked.yes": sato})
    assert any("まだ誰からも返事がついていません" in each for each in dms(slack, tanaka))


def test_silence_by_choice_is_respected(
    bot: Bot, slack: Slack, clock: WorldClock, lead: Lead, sato: User, tanaka: User
) -> None:
    lead(sato)
    accompany(bot, sato, tanaka)
    plan(bot)
    live(bot, slack, clock, 0, {"checkins.stop": sato})
    live(bot, slack, clock, 1)
    live(bot, slack, clock, 2)
    assert len(dms(slack, sato)) == 1
    assert dms(slack, tanaka) == []


def test_an_account_that_cannot_be_written_to_is_for_an_organiser(
    bot: Bot, slack: Slack, clock: WorldClock, lead: Lead, sato: User, tanaka: User, mizuno: User
) -> None:
    lead(sato)
    accompany(bot, sato, tanaka)
    plan(bot)
    clock.to(ROUNDS[0][0])
    slack.faults.fail_next("chat.postMessage", "account_inactive")
    live(bot, slack, clock, 0)
    assert dms(slack, tanaka) == []
    assert "メッセージが届きません" in dms(slack, mizuno)[0]


def test_without_a_companion_an_organiser_is_asked_and_learns_no_answer(
    bot: Bot, slack: Slack, clock: WorldClock, lead: Lead, sato: User, mizuno: User
) -> None:
    lead(sato)
    plan(bot)
    live(bot, slack, clock, 0, {"checkins.talked.no": sato, "checkins.mood.1": sato})
    [request] = dms(slack, mizuno)
    assert "佐藤 美咲" in request
    assert "伴走者を決めるか、ひと声かけてください" in request
    shown = request + home(slack, mizuno)
    assert "相談できた相手" not in shown
    assert "つらい" not in shown
    slack.click(mizuno, "checkins.said_hello", at="home")
    bot.settle()
    assert "）が声をかけました" in dms(slack, mizuno)[0]


def test_while_the_companion_is_away_an_organiser_is_asked_and_learns_no_answer(
    bot: Bot, slack: Slack, clock: WorldClock, lead: Lead, sato: User, tanaka: User, mizuno: User
) -> None:
    lead(sato)
    accompany(bot, sato, tanaka)
    plan(bot)
    with bot.database.begin() as session:
        said = Availability(team_id=bot.parts.team_id, user_id=tanaka.id, is_muted=True)
        availability.keep(session, said, away=[], today=date(2026, 10, 2))
    live(bot, slack, clock, 0, {"checkins.talked.no": sato})
    assert dms(slack, tanaka) == []
    [request] = dms(slack, mizuno)
    assert "いま不在です" in request
    assert "相談できた相手" not in request


def test_only_who_was_asked_can_say_that_it_was_done(
    bot: Bot, slack: Slack, clock: WorldClock, lead: Lead, sato: User, tanaka: User, suzuki: User
) -> None:
    lead(sato)
    accompany(bot, sato, tanaka)
    plan(bot)
    live(bot, slack, clock, 0, {"checkins.talked.no": sato})
    slack.open_home(tanaka)
    accompany(bot, sato, suzuki)
    assert "相談できた相手" not in home(slack, tanaka)
    assert "相談できた相手" in home(slack, suzuki)


@pytest.mark.parametrize("note", ["名前を出さずに相談したい\n<!channel>"])
def test_a_note_is_read_by_the_person_and_the_companion_alone(
    bot: Bot, slack: Slack, clock: WorldClock, lead: Lead, sato: User, tanaka: User, mizuno: User, note: str
) -> None:
    lead(sato)
    accompany(bot, sato, tanaka)
    plan(bot)
    to(bot, clock, ROUNDS[0][0])
    slack.click(sato, "checkins.write")
    assert slack.submit(sato, note=note) == {}
    bot.settle()
    assert "伴走者の田中 健さんだけ" in dms(slack, sato)[0]
    assert "名前を出さずに相談したい" in home(slack, tanaka)
    live(bot, slack, clock, 0)
    assert "相談したい" not in home(slack, mizuno) + str(digests(slack)) + str(slack.dms(mizuno))
    assert "名前を出さずに相談したい" in home(slack, tanaka)


def test_a_note_that_becomes_a_question_is_kept_nowhere_with_the_name(
    bot: Bot, slack: Slack, clock: WorldClock, lead: Lead, sato: User, tanaka: User
) -> None:
    lead(sato)
    accompany(bot, sato, tanaka)
    plan(bot)
    to(bot, clock, ROUNDS[0][0])
    slack.click(sato, "checkins.write")
    assert slack.submit(sato, note="議事録の自動化を一人で任されました", use="ask") == {}
    bot.settle()
    assert "議事録" not in home(slack, tanaka) + str(slack.dms(sato))
    slack.click(sato, "questions.ask", at="modal")
    assert slack.submit(sato) == {}
    bot.settle()
    assert "議事録の自動化" in str(slack.channels["#質問"][-1].blocks)
