"""How the history is written down: lines such as `[-24 09:12 tanaka]` with what she says below, in scenes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot import working_time

JST = ZoneInfo("Asia/Tokyo")
SATURDAY = 5
# In what somebody types: the day so many working days after the day of the play.
AHEAD = re.compile(r"\{\+(\d+)\}")

SCENE = re.compile(r"^=== (\S+) (\S+)$", re.MULTILINE)
LINE = re.compile(r"^\[(-\d+) (\d\d:\d\d) (\w+)(?: (\S+))?(?: (\w+))?\]$", re.MULTILINE)


@dataclass(frozen=True, order=True)
class Workday:
    """A moment counted back from the day of the play: `Workday(-1, "15:40")` is on the weekday before it."""

    day: int
    time: str

    def moment(self, opening: datetime) -> datetime:
        """The moment itself, in Japanese time, for a history that is played at `opening` (aware)."""
        day = opening.astimezone(JST).date()
        for _ in range(-self.day):
            day -= timedelta(days=1)
            while day.weekday() >= SATURDAY:
                day -= timedelta(days=1)
        return datetime.combine(day, time.fromisoformat(self.time), JST)


@dataclass(frozen=True)
class Line:
    """One thing that somebody does in a scene, which is one thread of one channel.

    `act` is `says` (the first opens the thread), `edits` or `deletes` (their own latest message), `saves`
    (the latest message of `whom`, as know-how) or the emoji that they put on that message.
    """

    at: Workday
    who: str
    channel: str
    scene: str
    act: str
    whom: str
    text: str


@dataclass(frozen=True)
class Share:
    """What somebody enters in the form of /share; `fields` are its values by block."""

    at: Workday
    who: str
    fields: dict[str, str]


@dataclass(frozen=True)
class Visit:
    """What somebody does with the bot alone: a command, then buttons by their action ids, then the form that opened.

    `fields` are the values of the form by block.
    """

    at: Workday
    who: str
    command: str
    presses: tuple[str, ...] = ()
    fields: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Tap:
    """What somebody presses in a message of the bot in a channel, then in the window that opened, then its form.

    Args:
        title: what the message says, to tell it from others; the newest one with such a button is meant.
        presses: action ids.
        number: which of several buttons with the first id.
        fields: the values of the form by block.
    """

    at: Workday
    who: str
    channel: str
    title: str
    presses: tuple[str, ...]
    number: int = 0
    fields: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Call:
    """What somebody enters in the form of a meetup; `asks` when its date is to be found.

    Args:
        fields: its values by block; `{+3}` in them is the day three working days after the play.
    """

    at: Workday
    who: str
    channel: str
    fields: dict[str, str]
    asks: bool = False


Step = Line | Share | Visit | Tap | Call


def days_ahead(text: str, opening: datetime) -> str:
    """The text with the days that it counts from the day of the play, such as `{+3}`, as `2026-10-08`."""
    return AHEAD.sub(lambda found: f"{working_time.add_days(opening, int(found[1])).astimezone(JST):%Y-%m-%d}", text)


def read(scenes: str) -> Iterator[Line]:
    """The lines of a script, in the order in which they are written.

    Raises:
        ValueError: a line does not open with a bracket that can be read.
    """
    _, *parts = SCENE.split(scenes)
    for channel, scene, body in zip(parts[0::3], parts[1::3], parts[2::3], strict=True):
        lead, *lines = LINE.split(body)
        if lead.strip() or re.search(r"^\[-", "".join(lines[5::6]), re.MULTILINE):
            raise ValueError(f"a line of {scene} cannot be read")
        for day, at, who, act, whom, text in zip(*(lines[i::6] for i in range(6)), strict=True):
            yield Line(Workday(int(day), at), who, channel, scene, act or "says", whom or who, text.strip())
