"""Meetups in people's calendars, read back as calendars read them (RFC 5545)."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest
from icalendar import Calendar

from bot.app import Bot
from bot.sandbox import Message, Slack, User, WorldClock
from tests.meetups.conftest import PUBLIC, SQLITE, announced, window
from tests.reading import read

TOKYO = ZoneInfo("Asia/Tokyo")


def files(slack: Slack, who: User) -> list[bytes]:
    """The calendar files that somebody got."""
    ids = [each["id"] for message in slack.dms(who) for each in message.files]
    return [slack.world.files[each].content for each in ids]


def events(content: bytes) -> list[Any]:
    return Calendar.from_ical(content).walk("VEVENT")


def address(slack: Slack, who: User) -> str:
    """A new private address, as the window shows it."""
    slack.command(who, "/meetup")
    slack.click(who, "meetups.feed")
    slack.click(who, "meetups.feed_make")
    line = read(slack.modal(who)).split(PUBLIC)[1]
    return PUBLIC + line.partition(".ics")[0] + ".ics"


def fetch(slack: Slack, url: str) -> httpx.Response:
    """Ask the bot for what stands at a public address."""
    door = str(slack.request_url).removesuffix("/slack/events")
    return httpx.get(url.replace(PUBLIC, door), trust_env=False)


@SQLITE
def test_one_meetup_goes_into_a_calendar_and_out_again(
    bot: Bot, slack: Slack, meetup: Message, mizuno: User, sato: User
) -> None:
    slack.click(sato, "meetups.join", at=meetup)
    slack.click(sato, "meetups.calendar", at=meetup)
    [content] = files(slack, sato)
    calendar = Calendar.from_ical(content)
    [event] = events(content)
    assert calendar["METHOD"] == "PUBLISH"
    assert event["SUMMARY"] == "生成AIを持ち寄る会"
    assert event["LOCATION"] == "https://meet.example.jp/ai"
    assert event.decoded("DTSTART") == datetime(2026, 10, 6, 15, tzinfo=TOKYO)
    assert event.decoded("DTEND") == datetime(2026, 10, 6, 16, 30, tzinfo=TOKYO)
    assert event["DTSTART"].params["TZID"] == "Asia/Tokyo"
    [zone] = calendar.walk("VTIMEZONE")
    assert zone["TZID"] == "Asia/Tokyo"
    assert f"p{meetup.ts.replace('.', '')}" in event["URL"]
    slack.click(mizuno, "meetups.manage", at=meetup)
    slack.click(mizuno, "meetups.change")
    slack.submit(mizuno, starts="16:00", ends="17:00")
    slack.click(mizuno, "meetups.cancel")
    slack.submit(mizuno)
    bot.settle()
    slack.click(sato, "meetups.calendar")
    [off] = events(files(slack, sato)[-1])
    assert Calendar.from_ical(files(slack, sato)[-1])["METHOD"] == "CANCEL"
    assert off["STATUS"] == "CANCELLED"
    assert off["UID"] == event["UID"]
    assert off["SEQUENCE"] > event["SEQUENCE"]


@SQLITE
def test_long_japanese_lines_are_folded_between_characters(bot: Bot, slack: Slack, mizuno: User) -> None:
    purpose = (
        "生成AIの庁内ルール、議会への説明、予算の取り方を、三つの町で持ち寄って、困っているところから話します；"
        "準備は要りません、手ぶらでどうぞ。\n二行目。"
    )
    meetup = announced(bot, slack, mizuno, purpose=purpose)
    slack.click(mizuno, "meetups.calendar", at=meetup)
    [content] = files(slack, mizuno)
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert [line.decode() for line in lines]
    assert any(line.startswith(b" ") for line in lines)
    assert events(content)[0]["DESCRIPTION"].startswith(purpose)


def test_a_private_address_shows_what_one_joined_and_nothing_else(
    bot: Bot, slack: Slack, clock: WorldClock, meetup: Message, mizuno: User, sato: User, tanaka: User
) -> None:
    slack.click(sato, "meetups.join", at=meetup)
    announced(bot, slack, mizuno, title="べつの会")
    url = address(slack, sato)
    answer = fetch(slack, url)
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    [event] = events(answer.content)
    assert event["SUMMARY"] == "生成AIを持ち寄る会"
    assert events(fetch(slack, address(slack, tanaka)).content) == []
    slack.click(mizuno, "meetups.manage", at=meetup)
    slack.click(mizuno, "meetups.change")
    slack.submit(mizuno, day="2026-10-08")
    [moved] = events(fetch(slack, url).content)
    assert moved.decoded("DTSTART") == datetime(2026, 10, 8, 15, tzinfo=TOKYO)
    assert (moved["UID"], moved["SEQUENCE"]) == (event["UID"], event["SEQUENCE"] + 1)
    slack.click(mizuno, "meetups.cancel")
    slack.submit(mizuno)
    [off] = events(fetch(slack, url).content)
    assert (off["UID"], off["STATUS"], off["SEQUENCE"]) == (event["UID"], "CANCELLED", event["SEQUENCE"] + 2)
    slack.click(sato, "meetups.leave", at=meetup)


@SQLITE
def test_an_address_that_is_guessed_revoked_or_renewed_leads_nowhere(
    bot: Bot, slack: Slack, meetup: Message, sato: User
) -> None:
    first = address(slack, sato)
    assert fetch(slack, first).status_code == 200
    assert "今だけ" in window(slack, sato)
    slack.command(sato, "/meetup")
    slack.click(sato, "meetups.feed")
    assert first not in read(slack.modal(sato))
    slack.click(sato, "meetups.feed_make")
    assert fetch(slack, first).status_code == 404
    second = address(slack, sato)
    assert fetch(slack, second).status_code == 200
    slack.click(sato, "meetups.feed_revoke")
    assert "使えなくしました" in window(slack, sato)
    assert fetch(slack, second).status_code == 404
    for guess in ("x", "", "%00", "a" * 5000, "..%2f..%2fetc%2fpasswd"):
        assert fetch(slack, f"{PUBLIC}/calendar/{guess}.ics").status_code == 404
    assert fetch(slack, second.removesuffix(".ics")).status_code == 404


@SQLITE
def test_the_database_does_not_know_the_addresses_and_who_left_has_none(
    bot: Bot, slack: Slack, sato: User, database: object
) -> None:
    url = address(slack, sato)
    token = url.rpartition("/")[2].removesuffix(".ics")
    with bot.database.engine.connect() as connection:
        kept = connection.exec_driver_sql("SELECT * FROM meetup_feed").all()
    assert len(kept) == 1
    assert token not in str(kept)
    slack.change_user(sato, deleted=True)
    assert fetch(slack, url).status_code == 404


@SQLITE
def test_when_slack_takes_no_file_that_is_said(bot: Bot, slack: Slack, meetup: Message, sato: User) -> None:
    slack.faults.fail_next("files.getUploadURLExternal", "internal_error")
    slack.click(sato, "meetups.calendar", at=meetup)
    assert "予定のファイルを送れませんでした" in slack.ephemerals(sato)[-1].text


@pytest.mark.parametrize("public_url", [""])
@SQLITE
def test_without_a_public_address_it_is_said_kindly_and_files_are_given_instead(
    bot: Bot, slack: Slack, meetup: Message, sato: User
) -> None:
    slack.command(sato, "/meetup")
    slack.click(sato, "meetups.feed")
    assert "「カレンダーに入れる」で、予定のファイルを受け取れます" in window(slack, sato)
    assert "meetups.feed_make" not in str(slack.modal(sato))
    slack.click(sato, "meetups.calendar", at=meetup)
    assert len(files(slack, sato)) == 1
