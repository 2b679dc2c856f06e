"""Calendars say when a meetup is and nothing else, whatever its title, place and purpose try to add."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from bot.turn import Turns
from handlers.meetups import ics
from handlers.meetups.model import Meetup
from tests.hostile.profiles import tried
from tests.hostile.town import Town

ADDED = (
    *("\r\nATTENDEE:mailto:evil@example.com", "\nEND:VEVENT\nBEGIN:VALARM\nACTION:AUDIO", "\r\n \r\nX:1", "\rURL:x"),
    *(
        ";VALUE=URI:x",
        ":x",
        '"',
        "\\n",
        "\\,;",
        "\0",
        "\x0b\x0c\x1c\x85",
        "\u2028URL:x\u2029",
        "長" * 60,
        "😀",
        "\ud800",
    ),
)
TEXT = st.lists(st.one_of(st.sampled_from(ADDED), st.text(max_size=12)), max_size=4).map("".join)
# What a line of a calendar may hold (RFC 5545, 3.1): no controls but tabs.
CONTROL = re.compile(b"[\x00-\x08\x0a-\x1f\x7f]")


def written(town: Town, title: str, place: str, purpose: str) -> bytes:
    """The first meetup of the town, as a calendar, if these were its words."""
    parts = town.bot.parts
    turns = Turns(parts.database, parts.clock, parts.settings, team_id=town.slack.team.id, user_id=town.sato.id)
    with turns.look() as t:
        meetup = t.session.get_one(Meetup, 1)
        meetup.title, meetup.place, meetup.purpose = title, place, purpose
        content = ics.single(t, meetup)
        t.session.expunge_all()
    return content


def names(content: bytes) -> list[bytes]:
    """The names of all lines, in their order."""
    unfolded = content.replace(b"\r\n ", b"").replace(b"\r\n\t", b"")
    return [re.split(b"[:;]", line)[0] for line in unfolded.split(b"\r\n")]


@pytest.mark.long
def test_words_stay_in_their_line(town: Town) -> None:
    plain = names(written(town, "会", "県庁", "話す"))

    @tried(25)
    @given(title=TEXT.filter(bool), place=TEXT.filter(bool), purpose=TEXT)
    def told(title: str, place: str, purpose: str) -> None:
        content = written(town, title, place, purpose)
        assert names(content) == plain
        lines = content.split(b"\r\n")
        assert max(map(len, lines)) <= 75
        assert [line for line in lines if CONTROL.search(line)] == []
        [event] = Calendar.from_ical(content).walk("VEVENT")
        assert set(event) == {"UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "STATUS", "LOCATION"} | (
            {"DESCRIPTION", "URL"}
        )

    told()
