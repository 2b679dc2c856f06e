"""Old threads become questions with answers, as if the bot had been there; nothing is posted, nobody is written to."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from bot import message_events, numbers
from bot.files.slack_threads import Message, Thread
from bot.mrkdwn import plain, shorten
from bot.turn import Turn, Turns
from handlers.questions import learned, model, rules
from handlers.questions.model import Question, Reply, State
from knowledge import cards

AT_ONCE = 20
NAMED = 5


class Outcome(StrEnum):
    """What becomes of a thread."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    LONELY = "lonely"  # nobody else replied
    NOTICE = "notice"  # an app's, or Slack's own
    REFUSED = "refused"


@dataclass(frozen=True)
class Origin:
    """The channel that is imported, and who its people are.

    Attributes:
        channel_id: the channel.
        ids: user ids in the workspace, by those in the export; who is in none keeps theirs.
        names: names to read, by user id of the export.
        is_ours: whether it is a channel of this workspace, so that its messages can be opened.
    """

    channel_id: str
    ids: Mapping[str, str]
    names: Mapping[str, str]
    is_ours: bool = True


@dataclass
class Report:
    """What became of the threads, or would become of them; `problems` are messages with a personal number in them."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    named: dict[Outcome, list[str]] = field(default_factory=dict)
    problems: list[Message] = field(default_factory=list)

    def note(self, outcome: Outcome, title: str) -> None:
        """Count a thread, and name it while there are few."""
        self.outcomes[outcome] += 1
        named = self.named.setdefault(outcome, [])
        if len(named) < NAMED:
            named.append(title)


def import_threads(
    turns: Turns,
    origin: Origin,
    threads: Sequence[Thread],
    report: Report,
    *,
    is_rehearsal: bool = False,
    progress: Callable[[int], None] = lambda _: None,
) -> None:
    """Keep the threads in which somebody was answered. A thread that is known gets the replies that it lacks."""
    for start in range(0, len(threads), AT_ONCE):
        batch = threads[start : start + AT_ONCE]
        with turns.look() if is_rehearsal else turns() as t:
            for each in batch:
                outcome, title = _Taking(t, origin, report, is_rehearsal=is_rehearsal).take(each)
                report.note(outcome, title)
        progress(start + len(batch))


@dataclass(frozen=True)
class _Taking:
    """Takes one thread in."""

    t: Turn
    origin: Origin
    report: Report
    is_rehearsal: bool

    def take(self, old: Thread) -> tuple[Outcome, str]:
        """What becomes of it, and how it is called."""
        t, root = self.t, old.root
        text = self._read(root)
        if not root.is_human or not text:
            return Outcome.NOTICE, ""
        if numbers.holds_my_number(text):
            self.report.problems.append(root)
            return Outcome.REFUSED, ""
        title = shorten(" ".join(text.split()), model.TITLE)
        if message_events.is_gone(t, self.origin.channel_id, root.ts):
            return Outcome.UNCHANGED, title
        replies = self._replies(old.replies)
        known = model.at(t.session, team_id=t.team_id, channel_id=self.origin.channel_id, ts=root.ts)
        if known:
            return self._complete(known, old, replies), title
        if all(self._id(each) == self._id(root) for each in replies):
            return Outcome.LONELY, title
        if not self.is_rehearsal:
            question = self._question(root, text)
            self._reply(question, replies)
            self._follow(question, old, replies)
        return Outcome.ADDED, title

    def _complete(self, known: Question, old: Thread, replies: Mapping[Message, str]) -> Outcome:
        """Add what a question lacks. Whatever else happened to it since is no business of an old export."""
        lacking = {
            each: text
            for each, text in replies.items()
            if self.t.session.get(Reply, (self.t.team_id, self.origin.channel_id, each.ts)) is None
        }
        if known.is_anonymous or known.state in {State.WITHDRAWN, State.DUPLICATE} or not lacking:
            return Outcome.UNCHANGED
        if not self.is_rehearsal:
            self._reply(known, lacking)
            self._follow(known, old, lacking)
        return Outcome.CHANGED

    def _question(self, root: Message, text: str) -> Question:
        question = Question(
            team_id=self.t.team_id,
            asker_id=self._id(root),
            channel_id=self.origin.channel_id,
            text=text,
            asked_at=root.at,
            ts=root.ts,
        )
        question.is_archived = not self.origin.is_ours
        self.t.session.add(question)
        self.t.session.flush()
        return question

    def _reply(self, question: Question, replies: Mapping[Message, str]) -> None:
        for each, text in replies.items():
            kept = rules.reply(
                self.t,
                question,
                channel_id=self.origin.channel_id,
                user_id=self._id(each),
                ts=each.ts,
                text=text,
            )
            kept.at = each.at

    def _follow(self, question: Question, old: Thread, replies: Iterable[Message]) -> None:
        """Bring the question's state and card up to date: ✅ by the asker marks a solution, as it does in Slack."""
        marked = [each for each in replies if old.root.user_id in each.marked_by]
        if marked and question.state != State.SOLVED:
            place = (self.t.team_id, self.origin.channel_id)
            question.solved_at = max(each.at for each in marked)
            rules.solve(self.t, question, [self.t.session.get_one(Reply, (*place, each.ts)) for each in marked])
        else:
            learned.follow(self.t, question)
        card = cards.by_origin(self.t.session, team_id=self.t.team_id, origin=question.origin)
        if card and not self.origin.is_ours:
            card.source_url = None  # it would lead nowhere

    def _replies(self, replies: Iterable[Message]) -> dict[Message, str]:
        """What people replied, without what was deleted since and what must not be kept."""
        kept = {}
        for each in replies:
            text = self._read(each)
            if numbers.holds_my_number(text):
                self.report.problems.append(each)
            elif text and each.is_human and not message_events.is_gone(self.t, self.origin.channel_id, each.ts):
                kept[each] = text
        return kept

    def _read(self, message: Message) -> str:
        """What a message says, and what was attached to it but stays behind."""
        said = message.text.replace(f"<@{self.t.workspace.bot_user_id}>", "")
        text = plain(said, lambda user_id: self.origin.names.get(user_id, user_id))
        notes = [self.t.public_words("questions-file-left-out", name=name or "?") for name in message.files]
        return "\n".join(part for part in (text, *notes) if part)

    def _id(self, message: Message) -> str:
        return self.origin.ids.get(message.user_id, message.user_id)
