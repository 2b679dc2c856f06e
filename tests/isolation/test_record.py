"""How four weeks of somebody are told, and that what is wrong is not mixed up: each state calls for another act."""

from datetime import date, timedelta

import pytest

from bot import contacts, isolation, members, roles
from bot.app import Bot
from bot.availability import Absence
from bot.isolation import Record, State
from bot.roles import Role
from bot.sandbox import Message, Slack, User, WorldClock
from tests.isolation.conftest import Lead

MONTH = timedelta(days=30)


def record(bot: Bot, who: User) -> Record:
    with bot.database.read() as session:
        found = isolation.record(session, team_id=bot.parts.team_id, user_id=who.id, now=bot.parts.clock.now())
    assert found
    return found


def on_leave(bot: Bot, who: User, first: date, last: date) -> None:
    with bot.database.begin() as session:
        session.add(Absence(bot.parts.team_id, who.id, first=first, last=last, is_leave=True))


@pytest.fixture
def asked(bot: Bot, slack: Slack, sato: User, lead: Lead) -> Message:
    """Sato leads, and asked on a Friday at ten."""
    lead(sato)
    message = slack.post(sato, "#質問", "庁内の掲示板は何を使っていますか")
    bot.settle()
    return message


def test_replies_are_counted_both_ways_and_colleagues_are_no_other_town(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User, suzuki: User, asked: Message
) -> None:
    kato = slack.add_user("kato", real_name="加藤 望", title="小田原市 総務課")
    slack.join(kato, "#質問")
    clock.advance(timedelta(hours=2))
    for who in (tanaka, suzuki, kato):
        slack.post(who, "#質問", "うちは自作です", thread=asked)
        clock.advance(timedelta(minutes=1))
    slack.post(sato, "#質問", "ありがとうございます", thread=asked)
    bot.settle()
    seen = record(bot, sato)
    assert (seen.people, seen.received, seen.given, seen.mutual) == (2, 3, 1, 1)
    assert seen.first_reply == timedelta(hours=2)
    assert (seen.posts, seen.unanswered, seen.state) == (1, 0, State.CONNECTED)
    assert record(bot, tanaka).given == 1


def test_a_question_without_a_reply_is_being_ignored(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User, asked: Message
) -> None:
    clock.to("2026-10-06 09:59")
    assert record(bot, sato).state == State.CONNECTED
    clock.to("2026-10-06 10:00")
    seen = record(bot, sato)
    assert (seen.state, seen.unanswered) == (State.IGNORED, 1)
    assert seen.ignored == (contacts.place(asked.channel, asked.ts),)
    reply = slack.post(tanaka, "#質問", "うちは自作です", thread=asked)
    assert record(bot, sato).state == State.CONNECTED
    slack.delete(tanaka, reply)
    assert record(bot, sato).state == State.IGNORED
    slack.shortcut(sato, "questions.tend_message", asked)
    slack.click(sato, "questions.withdraw")
    assert record(bot, sato).posts == 0


def test_who_reads_and_writes_nothing_is_silent_and_who_does_not_even_read_is_unreachable(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, lead: Lead
) -> None:
    lead(sato)
    assert record(bot, sato).state == State.SILENT
    clock.advance(MONTH)
    assert record(bot, sato).state == State.UNREACHABLE
    slack.open_home(sato)
    assert record(bot, sato).state == State.SILENT
    clock.advance(MONTH)
    with bot.database.begin() as session:
        contacts.note_talked(session, team_id=bot.parts.team_id, user_id=sato.id, could_talk=False, at=clock.now())
    seen = record(bot, sato)
    assert (seen.state, seen.could_talk) == (State.SILENT, False)
    slack.change_user(sato, deleted=True)
    assert record(bot, sato).state == State.UNREACHABLE


def test_leave_is_a_state_of_its_own_and_counts_for_nothing(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, asked: Message
) -> None:
    on_leave(bot, sato, date(2026, 10, 5), date(2026, 11, 15))
    clock.to("2026-10-20 10:00")
    assert record(bot, sato).state == State.ON_LEAVE
    clock.to("2026-11-17 10:00")  # the leave took the place of six weeks: the question is still in the window
    seen = record(bot, sato)
    assert (seen.state, seen.posts) == (State.IGNORED, 1)
    clock.to("2026-12-25 10:00")
    assert record(bot, sato).posts == 0


def test_the_window_is_four_weeks(bot: Bot, slack: Slack, clock: WorldClock, sato: User, asked: Message) -> None:
    clock.to("2026-10-30 09:00")
    assert record(bot, sato).posts == 1
    clock.to("2026-10-31 09:00")
    assert record(bot, sato).posts == 0


def test_meetups_are_counted_once_each(bot: Bot, clock: WorldClock, sato: User) -> None:
    with bot.database.begin() as session:
        for where in ("meetup:1", "meetup:1", "meetup:2"):
            contacts.note_attended(session, team_id=bot.parts.team_id, user_id=sato.id, at=clock.now(), where=where)
    assert record(bot, sato).meetups == 2
    assert record(bot, sato).people == 0


@pytest.mark.parametrize(
    ("title", "only"),
    [("小田原市 税務課", ""), ("小田原市 総務課", "section"), ("三浦市 税務課", "body")],
)
def test_the_only_leader_is_known_as_such(
    bot: Bot, slack: Slack, sato: User, lead: Lead, title: str, only: str
) -> None:
    other = slack.add_user("kato", real_name="加藤 望", title=title)
    slack.settle()
    lead(sato)
    lead(other)
    assert record(bot, sato).only_leader_in == only
    with bot.database.begin() as session:
        roles.take(session, team_id=bot.parts.team_id, user_id=other.id, role=Role.LEADER)
        assert members.find(session, team_id=bot.parts.team_id, user_id=other.id)
    assert record(bot, sato).only_leader_in == "body"


def test_threads_of_every_channel_count_and_small_talk_asks_nothing(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User, lead: Lead
) -> None:
    lead(sato)
    slack.join(slack.bot, "#雑談")
    said = slack.post(sato, "#雑談", "明日は議会です")
    clock.to("2026-10-09 10:00")
    seen = record(bot, sato)
    assert (seen.state, seen.posts, seen.unanswered, seen.ignored) == (State.CONNECTED, 1, 1, ())
    reply = slack.post(tanaka, "#雑談", "応援しています", thread=said)
    assert record(bot, sato).people == 1
    slack.delete(tanaka, reply)
    assert record(bot, sato).people == 0
    slack.delete(sato, said)
    assert record(bot, sato).posts == 0


def test_what_is_said_to_the_bot_alone_is_no_exchange(bot: Bot, slack: Slack, sato: User) -> None:
    slack.post(sato, slack.dm(sato), "こんにちは")
    bot.settle()
    assert record(bot, sato).posts == 0


def test_a_message_that_is_made_a_question_asks_from_then_on(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, lead: Lead
) -> None:
    lead(sato)
    slack.join(slack.bot, "#雑談")
    said = slack.post(sato, "#雑談", "庁内の掲示板は何を使っていますか")
    slack.shortcut(sato, "questions.from_message", said)
    clock.to("2026-10-06 10:00")
    assert record(bot, sato).state == State.IGNORED


def test_a_question_of_the_form_counts_for_the_one_who_asked(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User
) -> None:
    slack.command(sato, "/ask", "庁内の掲示板は何を使っていますか")
    slack.submit(sato)
    bot.settle()
    [posted] = [message for message in slack.channels["#質問"] if message.bot_id and not message.subtype]
    slack.post(tanaka, "#質問", "自作です", thread=posted)
    bot.settle()
    seen = record(bot, sato)
    assert (seen.posts, seen.people, seen.received) == (1, 1, 1)
