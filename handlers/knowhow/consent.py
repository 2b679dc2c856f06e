"""Keeping a whole thread: each author is asked once, and only the words of those who say yes are kept.

Until somebody agrees, no more is known here of what they wrote than where it stands and by whom. The card begins with
the first yes and grows with every other one; it follows its messages, and whoever says nothing in time is left out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint, select, update
from sqlalchemy.orm import Mapped, mapped_column

from bot import anonymity, members, working_time
from bot.db import Base
from bot.turn import Turn
from knowledge import cards, history
from knowledge.cards import Card, Draft, Kind

# In working days, from the asking.
DAYS = 5

Message = Mapping[str, Any]


class Answer(StrEnum):
    """What the author of a message says about keeping it."""

    ASKED = "asked"
    YES = "yes"
    NO = "no"
    SILENT = "silent"


class ThreadSave(Base):
    """A thread that somebody wants to keep; `ts` is its first message."""

    __tablename__ = "thread_save"
    __table_args__ = (UniqueConstraint("team_id", "channel_id", "ts"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[str]
    channel_id: Mapped[str]
    ts: Mapped[str]
    saved_by: Mapped[str]
    title: Mapped[str]
    tags: Mapped[list[str]] = mapped_column(JSON)
    at: Mapped[datetime]
    closes_at: Mapped[datetime]
    is_open: Mapped[bool] = mapped_column(default=True)

    @property
    def origin(self) -> str:
        """Where its card says that it came from."""
        return f"thread:{self.channel_id}:{self.ts}"


class ThreadPart(Base):
    """A message of such a thread; its text is empty until its author agrees."""

    __tablename__ = "thread_part"
    __table_args__ = (Index(None, "team_id", "user_id"),)

    team_id: Mapped[str] = mapped_column(primary_key=True)
    channel_id: Mapped[str] = mapped_column(primary_key=True)
    ts: Mapped[str] = mapped_column(primary_key=True)
    save_id: Mapped[int] = mapped_column(ForeignKey("thread_save.id", ondelete="CASCADE"), index=True)
    user_id: Mapped[str]
    answer: Mapped[str]
    text: Mapped[str] = mapped_column(default="")


def save(
    t: Turn, *, channel_id: str, root_ts: str, messages: Sequence[Message], title: str, tags: Sequence[str]
) -> ThreadSave:
    """Begin to keep a thread. What the one who saves wrote is kept at once; everybody else is still to be asked.

    Apps and bots are left out, and so is whoever cannot be asked: they have left, or are of another organisation. What
    the bot posted for somebody who is not named stays out with its other posts, and nobody is asked about it.
    """
    kept = ThreadSave(
        team_id=t.team_id,
        channel_id=channel_id,
        ts=root_ts,
        saved_by=t.user_id,
        title=title,
        tags=list(tags),
        at=t.now,
        closes_at=working_time.add_days(t.now, DAYS),
    )
    t.session.add(kept)
    t.session.flush()
    for message in messages:
        if _can_be_asked(t, message):
            mine = message["user"] == t.user_id
            t.session.add(
                ThreadPart(
                    team_id=t.team_id,
                    channel_id=channel_id,
                    ts=message["ts"],
                    save_id=kept.id,
                    user_id=message["user"],
                    answer=Answer.YES if mine else Answer.ASKED,
                    text=t.read(message.get("text", "")) if mine else "",
                )
            )
    t.session.flush()
    return kept


def at(t: Turn, *, channel_id: str, root_ts: str) -> ThreadSave | None:
    """What is kept of the thread that begins with this message."""
    here = (ThreadSave.team_id == t.team_id, ThreadSave.channel_id == channel_id, ThreadSave.ts == root_ts)
    return t.session.scalar(select(ThreadSave).where(*here))


def by_id(t: Turn, save_id: int) -> ThreadSave | None:
    """The thread with this number."""
    found = select(ThreadSave).where(ThreadSave.team_id == t.team_id, ThreadSave.id == save_id)
    return t.session.scalar(found.with_for_update())


def parts(t: Turn, kept: ThreadSave, *answers: Answer, user_id: str = "") -> list[ThreadPart]:
    """The messages about which these answers were given, oldest first; with a `user_id`, theirs."""
    found = select(ThreadPart).where(ThreadPart.save_id == kept.id, ThreadPart.answer.in_(answers))
    theirs = found.where(ThreadPart.user_id == user_id) if user_id else found
    return list(t.session.scalars(theirs.order_by(ThreadPart.ts)))


def asked_of(t: Turn, *, limit: int) -> list[tuple[ThreadSave, list[ThreadPart]]]:
    """The threads about which the one who looks was asked and has said nothing yet, with what they wrote there."""
    open_ones = select(ThreadSave).where(ThreadSave.team_id == t.team_id, ThreadSave.is_open.is_(True))
    theirs = select(ThreadPart.save_id).where(ThreadPart.user_id == t.user_id, ThreadPart.answer == Answer.ASKED)
    found = t.session.scalars(
        open_ones.where(ThreadSave.id.in_(theirs)).order_by(ThreadSave.closes_at, ThreadSave.id).limit(limit)
    ).all()
    return [(kept, parts(t, kept, Answer.ASKED, user_id=t.user_id)) for kept in found]


def answer(t: Turn, kept: ThreadSave, said: Answer, texts: Mapping[str, str]) -> list[ThreadPart]:
    """Somebody says whether what they wrote may be kept; `texts` are their messages as they stand now, by `ts`.

    They may think otherwise later: the last answer counts.
    """
    theirs = parts(t, kept, *Answer, user_id=t.user_id)
    for part in theirs:
        part.answer = said
        part.text = texts.get(part.ts, "") if said == Answer.YES else ""
    t.session.flush()
    return theirs


def follow(t: Turn, kept: ThreadSave, *, added: Sequence[ThreadPart] = (), taken: bool = False) -> Card | None:
    """Bring the card up to date with what may be kept; without any words there is none.

    Args:
        t: the turn in which an answer came.
        kept: the thread.
        added: what may be kept from now on; a card that was rewritten by hand gets it at its end.
        taken: something may not be kept any more; a card that was rewritten may still hold it, so it is made anew.
    """
    card = cards.by_origin(t.session, team_id=t.team_id, origin=kept.origin)
    if card and not card.follows:
        if taken:
            history.forget(t.session, team_id=t.team_id, card_id=card.id)
            card.follows = True
        elif added:
            said = replace(cards.draft_of(card), body="\n\n".join([card.body, *_told(t, added)]))
            cards.rewrite(t.session, card, said, by=t.user_id, now=t.now)
    agreed = [part for part in parts(t, kept, Answer.YES) if part.text]
    if not agreed:
        cards.forget(t.session, team_id=t.team_id, origin=kept.origin)
        return None
    authors = {each.user_id: members.find(t.session, team_id=t.team_id, user_id=each.user_id) for each in agreed}
    owner = kept.saved_by if kept.saved_by in authors else agreed[0].user_id
    signatures = [author.signature for author in authors.values() if author]
    draft = Draft(
        kind=Kind.TIP,
        title=kept.title,
        body="\n\n".join(_told(t, agreed)),
        tags=kept.tags,
        author_id=None if anonymity.is_pseudonym(owner) else owner,
        author="、".join(filter(None, signatures)),
        source_channel=kept.channel_id,
        source_ts=kept.ts,
        source_url=t.link(kept.channel_id, kept.ts),
    )
    return cards.keep(t.session, team_id=t.team_id, origin=kept.origin, draft=draft, now=t.now)


def edited(t: Turn, *, channel_id: str, ts: str, text: str) -> None:
    """A message was edited: what is kept of it is what it says now."""
    part = t.session.get(ThreadPart, (t.team_id, channel_id, ts))
    kept = by_id(t, part.save_id) if part else None
    if part and kept and part.answer == Answer.YES:
        part.text = text
        follow(t, kept)


def deleted(t: Turn, *, channel_id: str, ts: str) -> None:
    """A message was deleted: nothing is kept of it."""
    part = t.session.get(ThreadPart, (t.team_id, channel_id, ts))
    kept = by_id(t, part.save_id) if part else None
    if part and kept:
        t.session.delete(part)
        t.session.flush()
        follow(t, kept, taken=True)


def moved(t: Turn, *, old: str, new: str) -> None:
    """The channel has another id."""
    for table in (ThreadSave, ThreadPart):
        here = update(table).where(table.team_id == t.team_id, table.channel_id == old)
        t.session.execute(here.values(channel_id=new))


def close(t: Turn, kept: ThreadSave) -> None:
    """Time is up: who said nothing is left out."""
    for part in parts(t, kept, Answer.ASKED):
        part.answer = Answer.SILENT
    kept.is_open = False
    t.session.flush()


def _told(t: Turn, agreed: Sequence[ThreadPart]) -> list[str]:
    """Each of these messages with the name of who wrote it."""
    names = members.names(t.session, team_id=t.team_id, user_ids={each.user_id for each in agreed})
    say = t.public_words
    return [say("knowhow-thread-said", who=names.get(each.user_id, ""), said=each.text) for each in agreed if each.text]


def _can_be_asked(t: Turn, message: Message) -> bool:
    if not members.wrote(t.session, workspace=t.workspace, message=message) or not message.get("text"):
        return False
    author = members.find(t.session, team_id=t.team_id, user_id=message["user"])
    return message["user"] == t.user_id or author is None or author.can_be_asked
