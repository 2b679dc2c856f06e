"""One turn: what Slack sent is handled in ONE transaction, in the language of the person who acted.

A listener opens its turn, writes everything that follows from what happened (letters included), leaves the block, and
only then acknowledges and calls Slack for what answers this very click.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Self

from sqlalchemy import and_, bindparam, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot import channels, members, roles
from bot.clock import Clock
from bot.db import Base, Database, add_once
from bot.jobs import Parts
from bot.members import Member, Workspace, permalink
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

    def is_noted(self, key: str, *, since: datetime | None = None) -> bool:
        """Whether this was handled already, or after a moment; for what only looks whether something happened."""
        noted = self.session.get(Seen, (self.team_id, key))
        return noted is not None and (since is None or noted.at > since)

    def first_time(self, key: str) -> bool:
        """Note that this is being handled now; False when it already was, by any process."""
        return add_once(self.session, Seen, team_id=self.team_id, key=key, at=self.now)

    def is_latest(self, key: str, ts: str) -> bool:
        """Note what Slack told of something that can change; False when it told of a later change already.

        Args:
            key: what can change.
            ts: when it did, as Slack says it.
        """
        at = datetime.fromtimestamp(float(ts), UTC)
        if add_once(self.session, Seen, team_id=self.team_id, key=key, at=at):
            return True
        known = self.session.get_one(Seen, (self.team_id, key), with_for_update=True)
        known.at = max(known.at, at)
        return known.at == at


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

    @classmethod
    def of(cls, parts: Parts, user_id: str = "") -> Self:
        """Those of somebody in a workspace; without anybody, of the bot itself."""
        return cls(parts.database, parts.clock, parts.settings, team_id=parts.team_id, user_id=user_id)

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
