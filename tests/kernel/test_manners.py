"""What the bot says first waits for the moment that suits the person; what answers them does not."""

from datetime import date, timedelta
from typing import Any

import pytest

from bot import availability, blocks, outbox
from bot.app import Bot
from bot.availability import Absence, Availability
from bot.outbox import Letter, Speaks, Urgency
from bot.sandbox import Slack, User, WorldClock
from tests.kinds import on_sqlite_alone


def write(bot: Bot, to: str, text: str, *, speaks: Speaks = Speaks.FIRST, **more: Any) -> None:
    with bot.database.begin() as session:
        outbox.post(
            session,
            team_id=bot.parts.team_id,
            key=f"test:{text}",
            to=to,
            message=more.pop("message", blocks.message(text, blocks.section(text))),
            now=bot.parts.clock.now(),
            speaks=speaks,
            **more,
        )


def letter(bot: Bot, text: str) -> Letter:
    with bot.database.read() as session:
        found = outbox.find(session, team_id=bot.parts.team_id, key=f"test:{text}")
    assert found
    return found


def away(bot: Bot, who: User, first: date, last: date, *, is_leave: bool = True) -> None:
    with bot.database.begin() as session:
        said = availability.of(session, team_id=bot.parts.team_id, user_id=who.id)
        span = Absence(team_id=bot.parts.team_id, user_id=who.id, first=first, last=last, is_leave=is_leave)
        availability.keep(session, said, away=[span], today=first)
        outbox.reconsider(session, team_id=bot.parts.team_id, user_id=who.id, now=bot.parts.clock.now())


def mute(bot: Bot, who: User) -> None:
    with bot.database.begin() as session:
        availability.mute(session, team_id=bot.parts.team_id, user_id=who.id, muted=True)


def heard(slack: Slack, who: User) -> list[str]:
    return [message.text for message in slack.dms(who)]


def test_nobody_is_spoken_to_in_the_evening_but_answers_come_at_once(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User
) -> None:
    clock.to("2026-10-02 20:00")  # a Friday
    write(bot, sato.id, "お誘い")
    write(bot, sato.id, "お約束", speaks=Speaks.REMINDING)
    write(bot, sato.id, "お返事", speaks=Speaks.ANSWERING)
    bot.settle()
    assert heard(slack, sato) == ["お返事"]
    clock.to("2026-10-05 08:29")
    bot.settle()
    assert heard(slack, sato) == ["お返事"]
    clock.to("2026-10-05 08:30")
    bot.settle()
    assert "お誘い" in str(heard(slack, sato))
    assert "お約束" in str(heard(slack, sato))


@on_sqlite_alone
def test_nothing_is_said_first_between_the_years(bot: Bot, slack: Slack, clock: WorldClock, sato: User) -> None:
    clock.to("2026-12-28 17:15")
    write(bot, sato.id, "お誘い")
    for moment in ("2026-12-29 10:00", "2027-01-01 00:00", "2027-01-03 12:00", "2027-01-04 08:29"):
        clock.to(moment)
        bot.settle()
        assert heard(slack, sato) == []
    clock.to("2027-01-04 08:30")
    bot.settle()
    assert heard(slack, sato) == ["お誘い"]


@on_sqlite_alone
def test_a_person_abroad_is_spoken_to_in_their_own_day(bot: Bot, slack: Slack, clock: WorldClock) -> None:
    abroad = slack.add_user("ito", real_name="伊藤 葵", tz="Europe/Berlin")
    slack.settle()
    bot.settle()
    before = len(slack.dms(abroad))
    clock.to("2026-10-05 15:00")  # 08:00 in Berlin
    write(bot, abroad.id, "お誘い")
    bot.settle()
    assert len(slack.dms(abroad)) == before
    clock.to("2026-10-05 15:30")
    bot.settle()
    assert "お誘い" in str(heard(slack, abroad))


@on_sqlite_alone
def test_who_went_on_leave_after_the_letter_was_written_is_left_in_peace(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User
) -> None:
    write(
        bot, sato.id, "お誘い", not_before=clock.now() + timedelta(hours=1), stale_at=clock.now() + timedelta(days=30)
    )
    write(bot, sato.id, "お約束", speaks=Speaks.REMINDING, not_before=clock.now() + timedelta(hours=1))
    away(bot, sato, date(2026, 10, 2), date(2026, 10, 9))
    clock.advance(timedelta(hours=2))
    bot.settle()
    assert heard(slack, sato) == []
    assert letter(bot, "お誘い").held == "hours"
    clock.to("2026-10-13 08:30")  # the 12th is a public holiday
    bot.settle()
    assert len(heard(slack, sato)) == 1


@on_sqlite_alone
def test_who_comes_back_early_hears_what_was_held_back(bot: Bot, slack: Slack, clock: WorldClock, sato: User) -> None:
    away(bot, sato, date(2026, 10, 2), date(2026, 10, 30))
    write(bot, sato.id, "お誘い")
    bot.settle()
    clock.to("2026-10-05 10:00")
    away(bot, sato, date(2026, 10, 2), date(2026, 10, 2))
    bot.settle()
    assert heard(slack, sato) == ["お誘い"]


def test_a_quiet_week_is_for_what_the_bot_says_first_only(bot: Bot, slack: Slack, sato: User) -> None:
    away(bot, sato, date(2026, 10, 2), date(2026, 10, 9), is_leave=False)
    write(bot, sato.id, "お誘い")
    write(bot, sato.id, "お約束", speaks=Speaks.REMINDING)
    bot.settle()
    assert heard(slack, sato) == ["お約束"]


@on_sqlite_alone
def test_who_wants_silence_is_not_spoken_to_and_the_reason_is_kept(bot: Bot, slack: Slack, sato: User) -> None:
    mute(bot, sato)
    write(bot, sato.id, "お誘い")
    write(bot, sato.id, "お約束", speaks=Speaks.REMINDING)
    bot.settle()
    assert heard(slack, sato) == ["お約束"]
    assert letter(bot, "お誘い").failure == "muted"
    assert not letter(bot, "お誘い").is_dead


def test_three_features_together_speak_first_twice_a_week(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User
) -> None:
    start = clock.now()
    for hours, feature in enumerate(("checkins", "study", "digest")):
        write(bot, sato.id, feature, about=feature, not_before=start + timedelta(hours=hours))
        clock.to(start + timedelta(hours=hours))
        bot.settle()
    assert heard(slack, sato) == ["checkins", "study"]
    assert letter(bot, "digest").held == "cap"
    clock.to(start + timedelta(days=7) - timedelta(minutes=1))
    bot.settle()
    assert heard(slack, sato) == ["checkins", "study"]
    clock.to(start + timedelta(days=7))
    bot.settle()
    assert heard(slack, sato) == ["checkins", "study", "digest"]


@on_sqlite_alone
def test_reminders_and_answers_do_not_count(bot: Bot, slack: Slack, clock: WorldClock, sato: User) -> None:
    for number in range(3):
        write(bot, sato.id, f"お約束{number}", speaks=Speaks.REMINDING)
        write(bot, sato.id, f"お返事{number}", speaks=Speaks.ANSWERING)
        bot.settle()
    write(bot, sato.id, "お誘い")
    bot.settle()
    assert "お誘い" in heard(slack, sato)


def test_what_the_cap_holds_back_is_dropped_when_it_is_stale(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User
) -> None:
    for text in ("一つめ", "二つめ"):
        write(bot, sato.id, text)
        bot.settle()
        clock.advance(timedelta(minutes=1))
    write(bot, sato.id, "三つめ", stale_at=clock.now() + timedelta(days=2))
    bot.settle()
    clock.advance(timedelta(days=20))
    bot.settle()
    assert heard(slack, sato) == ["一つめ", "二つめ"]
    assert letter(bot, "三つめ").failure == "stale"


@on_sqlite_alone
def test_the_most_urgent_of_what_the_cap_held_back_is_said_first(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User
) -> None:
    for text in ("一つめ", "二つめ"):
        write(bot, sato.id, text)
        bot.settle()
        clock.advance(timedelta(days=1) if text == "二つめ" else timedelta(hours=1))
    button = blocks.actions(blocks.button("やめる", "test.stop"))  # so that they do not share a message
    for text, urgency in (("急がない", Urgency.LOW), ("急ぐ", Urgency.URGENT)):
        write(bot, sato.id, text, urgency=urgency, message=blocks.message(text, blocks.section(text), button))
    clock.to("2026-10-09 10:30")
    bot.settle()
    assert heard(slack, sato)[2:] == ["急ぐ"]


@on_sqlite_alone
def test_an_edit_of_what_stands_there_disturbs_nobody(bot: Bot, slack: Slack, clock: WorldClock, sato: User) -> None:
    write(bot, sato.id, "お誘い", stale_at=clock.now() + timedelta(hours=1))
    bot.settle()
    clock.to("2026-10-03 23:00")
    with bot.database.begin() as session:
        message = blocks.message("終わりました", blocks.section("終わりました"))
        outbox.revise(session, team_id=bot.parts.team_id, key="test:お誘い", message=message, now=clock.now())
    bot.settle()
    assert heard(slack, sato) == ["終わりました"]


@on_sqlite_alone
def test_a_deactivated_person_is_not_written_to_and_the_letter_is_dead(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User
) -> None:
    slack.change_user(sato, deleted=True)
    slack.settle()
    bot.settle()
    write(bot, sato.id, "お誘い")
    bot.settle()
    clock.advance(timedelta(days=3))
    bot.settle()
    assert letter(bot, "お誘い").failure == "account_inactive"
    assert letter(bot, "お誘い").is_dead
    assert letter(bot, "お誘い").attempts == 0


@on_sqlite_alone
def test_a_channel_is_spoken_to_first_in_office_hours(bot: Bot, slack: Slack, clock: WorldClock) -> None:
    clock.to("2026-10-03 12:00")
    write(bot, slack.channel("#雑談").id, "今週のまとめ")
    bot.settle()
    assert [message.text for message in slack.channels["#雑談"]] == []
    clock.to("2026-10-05 08:30")
    bot.settle()
    assert slack.channels["#雑談"][-1].text == "今週のまとめ"


def test_what_is_due_together_comes_as_one_message_and_counts_once(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User
) -> None:
    for text in ("一つめ", "二つめ", "三つめ"):
        write(bot, sato.id, text, about=text)
    bot.settle()
    [together] = slack.dms(sato)
    assert all(text in str(together.blocks) for text in ("一つめ", "二つめ", "三つめ"))
    clock.advance(timedelta(hours=1))
    write(bot, sato.id, "四つめ")
    bot.settle()
    assert len(slack.dms(sato)) == 2


def test_a_part_of_such_a_message_is_revised_in_its_place(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User
) -> None:
    for text in ("一つめ", "二つめ"):
        write(bot, sato.id, text, about=text)
    bot.settle()
    with bot.database.begin() as session:
        message = blocks.message("済み", blocks.section("済み"))
        outbox.revise(session, team_id=bot.parts.team_id, key="test:二つめ", message=message, now=clock.now())
    bot.settle()
    [together] = slack.dms(sato)
    assert "一つめ" in str(together.blocks)
    assert "済み" in str(together.blocks)
    assert "二つめ" not in str(together.blocks)


@on_sqlite_alone
def test_letters_with_buttons_share_a_message_only_when_their_feature_says_so(
    bot: Bot, slack: Slack, sato: User
) -> None:
    def asking(text: str) -> blocks.Block:
        return blocks.message(text, blocks.section(text), blocks.actions(blocks.button("はい", f"test.{text}")))

    write(bot, sato.id, "ひとり", message=asking("ひとり"))
    for text in ("なかよし", "ともだち"):
        write(bot, sato.id, text, message=asking(text), together=True)
    bot.settle()
    assert sorted(len(message.blocks) for message in slack.dms(sato)) == [2, 5]


def test_when_slack_does_not_take_them_together_they_go_one_by_one(bot: Bot, slack: Slack, sato: User) -> None:
    slack.faults.fail_next("chat.postMessage", error="msg_blocks_too_long")
    write(bot, sato.id, "一つめ", about="a")
    write(bot, sato.id, "二つめ", about="b")
    bot.settle()
    assert sorted(heard(slack, sato)) == ["一つめ", "二つめ"]


def test_a_message_of_several_that_slack_took_before_the_line_broke_is_not_sent_twice(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User
) -> None:
    slack.faults.fail_next("chat.postMessage", drop_after_accept=True)
    write(bot, sato.id, "一つめ", about="a")
    write(bot, sato.id, "二つめ", about="b")
    bot.settle()
    clock.advance(timedelta(minutes=1))
    bot.settle()
    [together] = slack.dms(sato)
    assert letter(bot, "一つめ").ts == letter(bot, "二つめ").ts == together.ts


@pytest.mark.parametrize("days", ["01234", "56"])
@on_sqlite_alone
def test_own_days_are_kept_to(bot: Bot, slack: Slack, clock: WorldClock, sato: User, days: str) -> None:
    with bot.database.begin() as session:
        session.add(Availability(team_id=bot.parts.team_id, user_id=sato.id, days=days))
    clock.to("2026-10-03 10:00")  # a Saturday
    write(bot, sato.id, "お誘い")
    bot.settle()
    assert bool(heard(slack, sato)) == (days == "56")


@on_sqlite_alone
def test_who_joins_in_the_evening_is_greeted_in_the_morning(bot: Bot, slack: Slack, clock: WorldClock) -> None:
    clock.to("2026-10-02 22:00")
    new = slack.add_user("kawashima", real_name="川島 陸")
    slack.settle()
    bot.settle()
    assert heard(slack, new) == []
    clock.to("2026-10-05 08:30")
    bot.settle()
    [hello] = heard(slack, new)
    assert "はじめまして" in hello


@on_sqlite_alone
def test_what_is_taken_back_before_it_went_is_not_part_of_any_message(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User
) -> None:
    clock.to("2026-10-02 20:00")
    for text in ("一つめ", "二つめ"):
        write(bot, sato.id, text, about=text)
    bot.settle()
    with bot.database.begin() as session:
        taken = outbox.find(session, team_id=bot.parts.team_id, key="test:二つめ")
        assert taken
        taken.failure, taken.due_at = "discarded", None
    clock.to("2026-10-05 08:30")
    bot.settle()
    assert heard(slack, sato) == ["一つめ"]
