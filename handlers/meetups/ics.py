"""Meetups as calendars read them (RFC 5545): one file for one meetup, and one for all of somebody's.

A meetup keeps its UID for ever, its SEQUENCE grows with every change, and one that was called off says so. Times are in
the workspace's zone, with a VTIMEZONE that says what that is.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from bot.turn import Turn
from bot.words import Words
from handlers.meetups import guests, views
from handlers.meetups.model import Meetup, State

MAKER = "-//Tomoshibi//Meetups//JA"
# Calendars ask again by themselves; this is how often is enough.
AGAIN = "PT1H"
# The zone is described for the years in which meetups are.
_YEARS = 2
_JANUARY, _DECEMBER = (1, 1), (12, 31)
# What no calendar may hold (RFC 5545, 3.1), and what some readers take for the end of a line.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def single(t: Turn, meetup: Meetup) -> bytes:
    """One meetup, to be taken into a calendar, or out of it when it was called off."""
    method = "CANCEL" if meetup.state == State.CANCELLED else "PUBLISH"
    return _written(t, [meetup], {"method": method})


def feed(t: Turn, meetups: Iterable[Meetup], say: Words) -> bytes:
    """All of these, to be read again and again."""
    return _written(
        t,
        list(meetups),
        {"method": "PUBLISH", "x-wr-calname": say("meetups-calendar-name"), "refresh-interval": AGAIN},
    )


def _written(t: Turn, meetups: list[Meetup], facts: dict[str, str]) -> bytes:
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", MAKER)
    refresh = facts.pop("refresh-interval", "")
    for name, value in facts.items():
        calendar.add(name, value)
    if refresh:
        calendar.add("x-published-ttl", refresh)
    for meetup in meetups:
        if meetup.starts_at and meetup.ends_at:
            calendar.add_component(_event(t, meetup, meetup.starts_at, meetup.ends_at))
    years = [each.starts_at.year for each in meetups if each.starts_at]
    if years:
        calendar.add_missing_timezones(date(min(years) - _YEARS, *_JANUARY), date(max(years) + _YEARS, *_DECEMBER))
    written: bytes = calendar.to_ical()
    return written


def _event(t: Turn, meetup: Meetup, starts: datetime, ends: datetime) -> Event:
    zone = ZoneInfo(t.settings.timezone)
    event = Event()
    event.add("uid", f"{meetup.mark}@tomoshibi")
    event.add("sequence", meetup.sequence)
    event.add("dtstamp", t.now)
    event.add("dtstart", starts.astimezone(zone))
    event.add("dtend", ends.astimezone(zone))
    event.add("summary", _said(meetup.title))
    event.add("status", "CANCELLED" if meetup.state == State.CANCELLED else "CONFIRMED")
    event.add("location", _said(meetup.place))
    link = views.link(t, meetup)
    description = "\n\n".join(part for part in (meetup.reason, meetup.purpose, link) if part)
    if description:
        event.add("description", _said(description))
    if link:
        event.add("url", link)
    return event


def _said(text: str) -> str:
    """What somebody wrote, without signs that are no words."""
    return _CONTROLS.sub("", text)


def of_person(t: Turn, user_id: str, since: datetime) -> list[Meetup]:
    """What stands in somebody's calendar: where they have a place, also when it was called off."""
    return guests.of_person(t.session, team_id=t.team_id, user_id=user_id, since=since)
