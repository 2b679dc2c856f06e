"""One turn: what Slack sent is handled in ONE transaction, in the language of the person who acted.

A listener opens its turn, writes everything that follows from what happened (letters included), leaves the block, and
only then acknowledges and calls Slack for what answers this very click.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Any

from sqlalchemy import and_, bindparam, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot import channels, members, roles
from bot.achieved import Tell
from bot.blocks import Block
from bot.clock import Clock
from bot.db import Base, Database, add_once
from bot.health.measures import Measure
from bot.jobs import Job
from bot.mailing.pieces import Part
from bot.members import Member, Workspace, permalink
from bot.pages import Page, Visit
from bot.schedules import Occurrence, Schedule
from bot.settings import Settings
from bot.words import Words, words


class Refused(Exception):  # noqa: N818 (it is an answer, not an error)
    """What was asked for cannot be done, and the person is told why, where they asked.

    Args:
        message_id: the text that says why.
        block_id: the field of the form that it is about.
        values: what the text needs, as plain text; it is escaped where it is shown.
    """

    def __init__(self, message_id: str, *, block_id: str = "", **values: str | int) -> None:
        super().__init__(message_id)
        self.message_id = message_id
        self.block_id = block_id
        self.values = values


class Seen(Base):
    """What was already handled: Slack repeats an event that it believes was missed, people press twice."""

    __tablename__ = "seen"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]


# Composed once: every turn begins with it.
_WHO = (
    select(Workspace, Member)
    .outerjoin(Member, and_(Member.team_id == Workspace.team_id, Member.user_id == bindparam("user_id")))
    .where(Workspace.team_id == bindparam("team_id"))
)


@dataclass(frozen=True)
class Turn:
    """What a listener works with while its transaction is open. `words` speak the language of the person who acted."""

    session: Session
    workspace: Workspace
    user_id: str
    member: Member | None
    now: datetime
    words: Words
    settings: Settings

    @property
    def team_id(self) -> str:
        """The workspace's id, which every row carries."""
        return self.workspace.team_id

    @property
    def public_words(self) -> Words:
        """The texts for what everybody reads, as the workspace's language has them."""
        return words(self.settings.locale)

    @property
    def is_organiser(self) -> bool:
        """Whether the person who acts looks after the community (事務局)."""
        return roles.is_organiser(self.session, self.settings, team_id=self.team_id, user_id=self.user_id)

    @cached_property
    def question_channels(self) -> tuple[str, ...]:
        """The ids of the channels in which questions are asked in this workspace; the first is the usual one."""
        return channels.for_questions(self.session, self.settings, team_id=self.team_id)

    @cached_property
    def organiser_channel(self) -> str:
        """The id of the channel in which this workspace's organisers talk; "" when there is none."""
        return channels.of_organisers(self.session, self.settings, team_id=self.team_id)

    def link(self, channel_id: str, ts: str, thread_ts: str | None = None) -> str:
        """The address of a message of this workspace."""
        return permalink(self.workspace, channel_id=channel_id, ts=ts, thread_ts=thread_ts)

    def read(self, mrkdwn: str) -> str:
        """A message's text as a person reads it."""
        return members.read(self.session, team_id=self.team_id, mrkdwn=mrkdwn)

    def is_noted(self, key: str) -> bool:
        """Whether this was handled already; for what looks again and again at something that happens once a day."""
        return self.session.get(Seen, (self.team_id, key)) is not None

    def first_time(self, key: str) -> bool:
        """Note that this is being handled now; False when it already was, by any process."""
        return add_once(self.session, Seen, team_id=self.team_id, key=key, at=self.now)


class Turns:
    """Opens the turn of one request: `with turn() as t`, or `with turn.look() as t` to read only.

    Attributes:
        last: the turn that ended last, and well; what it had read can still be read.
    """

    def __init__(self, database: Database, clock: Clock, settings: Settings, *, team_id: str, user_id: str) -> None:
        self._database = database
        self._clock = clock
        self._settings = settings
        self._team_id = team_id
        self._user_id = user_id
        self.last: Turn | None = None

    @property
    def settings(self) -> Settings:
        """What the operator decided, for what is to be made ready before a turn begins."""
        return self._settings

    def __call__(self) -> AbstractContextManager[Turn]:
        """A turn that writes; it is committed when the block ends and undone when it raises."""
        return self._open(self._database.begin)

    def look(self) -> AbstractContextManager[Turn]:
        """A turn that only looks."""
        return self._open(self._database.read)

    @contextmanager
    def _open(self, transaction: Callable[[], AbstractContextManager[Session]]) -> Iterator[Turn]:
        with transaction() as session:
            workspace, member = session.execute(_WHO, {"team_id": self._team_id, "user_id": self._user_id}).one()
            turn = Turn(
                session=session,
                workspace=workspace,
                user_id=self._user_id,
                member=member,
                now=self._clock.now(),
                words=words((member.locale if member else "") or self._settings.locale),
                settings=self._settings,
            )
            yield turn
        self.last = turn


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
