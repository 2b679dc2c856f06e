"""What the database and Slack have in the end of what the bot acknowledged: all of it, and once?"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from datetime import timedelta
from typing import Any

from rich.console import Console
from sqlalchemy import func, or_, select

from bot import hearing
from bot.bench.load_sending import Sent
from bot.bench.load_town import MARK
from bot.clock import Clock
from bot.db import Database
from bot.outbox import Letter
from bot.turn import Seen
from handlers.questions.model import Question, Reply
from knowledge.gaps import Gap

# Letters that are due so soon are waited for; others, such as those of the ladder, are due in hours.
SOON = timedelta(minutes=1)
# Events that no feature writes anything about leave nothing behind but this.
POSTED = {"chatter", "question", "reply"}
SEEN_EVENTS = {"message", "reaction_added", "reaction_removed"}


def waiting(database: Database) -> int:
    """Letters that are to go out now or soon."""
    due = or_(Letter.claimed_at.is_not(None), Letter.due_at <= Clock().now() + SOON)
    with database.read() as session:
        return session.scalar(select(func.count()).select_from(Letter).where(due)) or 0


def count(database: Database, sent: Sequence[Sent], marks: "Counter[str]", console: Console) -> dict[str, Any]:
    """Compare what was acknowledged with what there is.

    Args:
        database: as the bot left it.
        sent: what was offered, and what came of it.
        marks: how often each letter stands in Slack.
        console: where is told what is missing.
    """
    kept = _Kept(database)
    posted = [each for each in sent if each.request.kind in POSTED and each.is_heard]
    heard = {each.request.about for each in posted}
    acknowledged = [each for each in sent if each.is_heard and not _is_asked_back(each)]
    # What is about something that the bot never heard of; in which order it hears of them does not matter.
    orphaned = [each for each in acknowledged if not _is_followed(each, heard)]
    followed = [each for each in acknowledged if _is_followed(each, heard)]
    missing = [each for each in acknowledged if not kept.noted(each)]
    missing += [each for each in followed if kept.noted(each) and not kept.has(each)]
    for each in missing:
        console.print(f"抜け: {each.request.kind} {each.request.mark} {each.answer[:200]!r}", markup=False)
    return {
        "acknowledged": len([each for each in sent if each.is_heard]),
        "lost": len(missing) + len(kept.lost_letters(marks)),
        "doubled": kept.doubled() + sum(times - 1 for times in marks.values()),
        "orphaned": len(orphaned),
        "asked_back": sum(_is_asked_back(each) for each in sent),
        "letters": kept.letters,
        "lost_by_kind": dict(Counter(each.request.kind for each in missing)),
    }


class _Kept:
    """What stands in the database."""

    def __init__(self, database: Database) -> None:
        with database.read() as session:
            self.heard = set(session.scalars(select(Seen.key)))
            self.questions = list(session.execute(select(Question.ts, Question.text, Question.solution_ts)))
            self.replies = dict(session.execute(select(Reply.ts, Reply.text)).all())
            self.sought = list(session.scalars(select(Gap.query)))
            self.letters = session.scalar(select(func.count()).select_from(Letter)) or 0
            self._letters = list(
                session.execute(
                    select(
                        Letter.mark, Letter.sent, Letter.due_at, Letter.claimed_at, Letter.failure, Letter.only_for
                    ).where(Letter.carrier_id.is_(None))
                )
            )
        self._texts = {ts: text for ts, text, _ in self.questions}
        self._solved = {ts for ts, _, solution in self.questions if solution}
        self._asked = Counter(_mark(text) for _, text, _ in self.questions)
        self._sought = Counter(_mark(words) for words in self.sought)

    def noted(self, sent: Sent) -> bool:
        """Whether an event is noted as handled; nothing else is."""
        payload = sent.request.outgoing.payload
        return not _is_seen(sent) or hearing.key(payload["event"], payload["event_id"]) in self.heard

    def has(self, sent: Sent) -> bool:
        """Whether what was acknowledged is there."""
        mark, about = sent.request.mark, sent.request.about
        present: dict[str, Callable[[], Any]] = {
            "question": lambda: about in self._texts,
            "reply": lambda: about in self.replies,
            "edit": lambda: mark in (self._texts.get(about) or self.replies.get(about) or ""),
            "solve": lambda: about in self._solved,
            "submit": lambda: self._asked[mark],
            "search": lambda: not mark or self._sought[mark],
        }
        return bool(present.get(sent.request.kind, lambda: True)())

    def doubled(self) -> int:
        """How much is there more than once."""
        posted = Counter(ts for ts, _, _ in self.questions if ts)
        every = (posted, self._asked, self._sought)
        return sum(times - 1 for counts in every for mark, times in counts.items() if mark and times > 1)

    def lost_letters(self, marks: "Counter[str]") -> list[str]:
        """Letters that were given up without a word, and letters that are said to be sent and are not in Slack."""
        return [
            mark
            for mark, sent, due, claimed, failure, only_for in self._letters
            if failure is None
            and ((not sent and due is None and claimed is None) or (sent and not only_for and not marks[mark]))
        ]


def _is_event(sent: Sent) -> bool:
    return sent.request.outgoing.kind == "events_api"


def _is_seen(sent: Sent) -> bool:
    """Whether it is noted when it was handled; the bot leaves its own messages aside before that."""
    return (
        sent.request.kind != "echo"
        and _is_event(sent)
        and sent.request.outgoing.payload["event"]["type"] in SEEN_EVENTS
    )


def _is_asked_back(sent: Sent) -> bool:
    """Whether a form is still open: what is known already is shown once before a question is asked."""
    return sent.request.kind == "submit" and b"response_action" in sent.answer


def _is_followed(sent: Sent, heard: Collection[str]) -> bool:
    """Whether the bot heard, sooner or later, of everything that this is about."""
    return all(ts in heard for ts in sent.request.after)


def _mark(text: str) -> str:
    """What makes a text unlike every other one; the mark of an edit stands behind it."""
    found = re.search(rf"[a-z]{{{MARK}}}", text)
    return found[0] if found else ""
