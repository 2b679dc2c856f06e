"""What a folder of `handlers/` adds to the bot: everything that the app, its manifest and its jobs are made from."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from bot.achieved import Tell
from bot.blocks import Block
from bot.health.measures import Measure
from bot.jobs import Job
from bot.mailing.pieces import Part
from bot.pages import Page, Visit
from bot.schedules import Occurrence, Schedule
from bot.turn import Turn, Turns

Listener = Callable[..., Any]
React = Callable[[Turn, Mapping[str, Any]], None]
Told = Callable[[Turn], list[Block]]


class Place(StrEnum):
    """The places of the Home tab, from top to bottom.

    What waits for the person comes first, so that one minute a day is enough. What has been dealt with belongs to
    `MINE`, what organisers alone do to `ORGANISERS`, and how the bot treats the person to `SETTINGS`.
    """

    WAITING = "waiting"
    NEWS = "news"
    MINE = "mine"
    ORGANISERS = "organisers"
    SETTINGS = "settings"


@dataclass(frozen=True)
class Tally:
    """What came of an occurrence, in figures that organisers may see; None for one that rests on too few people.

    `sent` is how many people it was for.
    """

    sent: int
    answered: int | None = None


@dataclass(frozen=True)
class Occasion:
    """Something that organisers can schedule; `bot.schedules` says how.

    Args:
        name: the text that it is chosen by.
        open: what happens when it comes round, once for each occurrence.
        useful_for: how late it may still be opened after the bot was away; then it is left out, and that is said.
        tally: what came of it.
        is_for_channel: it goes to a channel and to nobody by name.
    """

    name: str
    open: Callable[[Turn, Schedule, Occurrence], None]
    useful_for: timedelta = timedelta(days=1)
    tally: Callable[[Turn, Occurrence], Tally] | None = None
    is_for_channel: bool = False


@dataclass(frozen=True)
class Kept:
    """Something that somebody looks after, or should know of: its key within the feature, its title, its address."""

    key: str
    title: str
    url: str = ""


@dataclass(frozen=True)
class Keeping:
    """What people look after in a feature, and how it comes to somebody else when they move on (`handlers.april`).

    Args:
        name: the text that says what it is.
        of: what somebody looks after, and another person could.
        counts: of how many of these everybody looks after, by user id.
        hand_over: give one of these to somebody: `(t, key, from_id, to_id)`; False when it is not theirs any more.
        to_know: what whoever takes over should know of beside that.
        let_go: somebody leaves: take what is theirs alone; returns the texts of what organisers should see to.
    """

    name: str
    of: Callable[[Turn, str], list[Kept]] = lambda _t, _user_id: []
    counts: Callable[[Turn], Mapping[str, int]] = lambda _t: {}
    hand_over: Callable[[Turn, str, str, str], bool] = lambda _t, _key, _from_id, _to_id: False
    to_know: Callable[[Turn, str], list[Kept]] = lambda _t, _user_id: []
    let_go: Callable[[Turn, str], list[str]] = lambda _t, _user_id: []


@dataclass(frozen=True)
class Feature:
    """What one folder of `handlers/` adds to the bot; the app and its manifest are made from these.

    Args:
        commands: slash commands. Their texts are `command-NAME` and `command-NAME-usage`.
        message_shortcuts: in the menu of a message, by callback id; the text is `shortcut-ID`, dots as hyphens.
        global_shortcuts: in the composer's menu, likewise.
        actions: buttons and selects, by action id.
        views: submitted modals, by callback id.
        events: Events API types. All features' functions for an event share one turn.
        scopes: what its calls need beyond the scopes of its events.
        home: what it shows a person on the Home tab, by place. Slack's large headings belong to the places;
            headings of features are `blocks.heading`.
        jobs: what happens without anybody acting.
        words: what `/tomoshibi` opens when one of these words follows it.
        visited: told when somebody has been answered: a command of theirs, or the Home tab ("command", "home").
        unseen: commands of which nobody is told, because their time alone would point to who used them.
        occasions: what organisers can schedule of it, by the word that the keys of its occurrences begin with.
        digest: what it tells the person of the turn in their digest of the time since then, with its own heading.
        channel_digest: the same for everybody, in a channel.
        mailed: what waits for the person of the turn, as far as it may stand in a mail (`bot.mailing.pieces`).
        keeping: what people look after in it.
        erase: what it does when the person of the turn erases what is stored about them, before the rows go that
            `bot.privacy.stored` names; the second argument is whether what they wrote stays, without their name.
        theirs: what it stores of the person of the turn that they alone can open, by the text that says what it is.
        pages: what it shows at secret addresses to whoever knows one, by the first word of the address's path
            (`/calendar/...`): the page, or None when the address leads nowhere in this workspace, and then nothing may
            have been written. The turn writes when something was posted, and otherwise only looks.
        achieved: what came of it, in figures that anybody may be shown (`bot.achieved`).
        measures: figures of its own for those who keep the bot running; no text, nobody's name, no share of few people.
    """

    commands: Mapping[str, Listener] = field(default_factory=dict)
    message_shortcuts: Mapping[str, Listener] = field(default_factory=dict)
    global_shortcuts: Mapping[str, Listener] = field(default_factory=dict)
    actions: Mapping[str, Listener] = field(default_factory=dict)
    views: Mapping[str, Listener] = field(default_factory=dict)
    events: Mapping[str, React] = field(default_factory=dict)
    scopes: frozenset[str] = frozenset()
    home: Mapping[Place, Told] = field(default_factory=dict)
    jobs: tuple[Job, ...] = ()
    words: Mapping[str, Listener] = field(default_factory=dict)
    visited: Callable[[Turns, str], None] | None = None
    unseen: frozenset[str] = frozenset()
    occasions: Mapping[str, Occasion] = field(default_factory=dict)
    digest: Callable[[Turn, datetime], list[Block]] | None = None
    channel_digest: Callable[[Turn, datetime], list[Block]] | None = None
    keeping: Keeping | None = None
    erase: Callable[[Turn, bool], None] | None = None
    theirs: Callable[[Turn], dict[str, list[dict[str, Any]]]] | None = None
    mailed: Callable[[Turn], list[Part]] | None = None
    pages: Mapping[str, Callable[[Turn, Visit], Page | None]] = field(default_factory=dict)
    measures: Callable[[Turn], Iterable[Measure]] | None = None
    achieved: Tell | None = None
