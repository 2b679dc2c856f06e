"""Cards out of rows: first what is to be done is worked out, then it is done, or only told (a dry run)."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import members
from knowledge import cards, life, reindexing
from knowledge.cards import Card
from knowledge.planning import Outcome, Plan, Step, changed, life_of
from knowledge.reading import Problem, Row

BATCH = 200
# How many rows of each outcome a report names.
NAMED = 5

Begin = Callable[[], AbstractContextManager[Session]]


@dataclass
class Report:
    """What became of the rows, or would become of them.

    Attributes:
        strangers: rows whose keeper nobody of the team is, by line, with the name and the id that the file gives.
    """

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    problems: list[Problem] = field(default_factory=list)
    named: dict[Outcome, list[tuple[int, str]]] = field(default_factory=dict, compare=False)
    strangers: list[tuple[int, str, str]] = field(default_factory=list, compare=False)

    @property
    def refused(self) -> int:
        """How many rows cannot go in."""
        return len(self.problems)

    def note(self, row: Row, outcome: Outcome) -> None:
        """Count a row, and name it while there are few."""
        setattr(self, outcome, getattr(self, outcome) + 1)
        named = self.named.setdefault(outcome, [])
        if len(named) < NAMED:
            named.append((row.line, row.draft.title))


def import_cards(
    begin: Begin,
    *,
    team_id: str,
    rows: Iterable[Row | Problem],
    now: datetime,
    is_rehearsal: bool = False,
    progress: Callable[[int], None] = lambda _: None,
) -> Report:
    """Keep the rows as cards, some hundred a transaction; what is there already stays, what was changed is changed.

    A row that people wrote is known again by what it says, and when it was changed by its title and author. A row of an
    export is known by its card's id. Nothing is deleted. Author and keeper are whom the file names, known here or not.

    Args:
        begin: opens a transaction.
        team_id: whose cards they become.
        rows: what `reading.read` read.
        now: when cards without a date were made.
        is_rehearsal: only say what would be done.
        progress: is told how many rows are done.
    """
    everything = list(rows)
    with begin() as session:
        plan = Plan(session, team_id, [row for row in everything if isinstance(row, Row)])
        if not is_rehearsal:
            reindexing.begin(session, team_id=team_id)
    report = Report()
    waiting, done = iter(everything), 0
    while batch := list(islice(waiting, BATCH)):
        report.problems += [row for row in batch if isinstance(row, Problem)]
        with begin() as session:
            steps = plan.steps(session, [row for row in batch if isinstance(row, Row)])
            report.strangers += _strangers(session, team_id, steps)
        for step in steps:
            if step.outcome == Outcome.REFUSED:
                report.problems.append(Problem(step.row.line, step.refusal))
            else:
                report.note(step.row, step.outcome)
        if not is_rehearsal:
            _write(begin, team_id, steps, now)
        done += len(batch)
        progress(done)
    if not is_rehearsal:
        report.problems += _point(begin, team_id, plan.placed)
    report.problems.sort(key=lambda problem: problem.line)
    return report


def _strangers(session: Session, team_id: str, steps: Sequence[Step]) -> Iterator[tuple[int, str, str]]:
    rows = [step.row for step in steps if step.outcome in {Outcome.ADDED, Outcome.CHANGED}]
    kept = [(row, keeper_id) for row in rows if (keeper_id := row.life.get("keeper_id"))]
    here = members.names(session, team_id=team_id, user_ids={keeper_id for _, keeper_id in kept})
    return ((row.line, row.life.get("keeper") or "", keeper_id) for row, keeper_id in kept if keeper_id not in here)


def _write(begin: Begin, team_id: str, steps: Sequence[Step], now: datetime) -> None:
    added = {step.origin: step.row for step in steps if step.outcome == Outcome.ADDED}
    if added:
        drafts = {origin: row.draft for origin, row in added.items()}
        cards.keep_new(begin, team_id=team_id, drafts=drafts, now=now)
    lives = {origin: row for origin, row in added.items() if row.life}
    if lives:
        with begin() as session:
            for card in session.scalars(select(Card).where(Card.team_id == team_id, Card.origin.in_(lives))):
                _live(card, lives[card.origin])
                card.updated_at = lives[card.origin].life.get("updated_at") or card.updated_at
    for step in steps:
        if step.outcome == Outcome.CHANGED:
            with begin() as session:  # each for itself: whoever waits for the database waits for one card
                _change(session, team_id, step, now)


def _change(session: Session, team_id: str, step: Step, now: datetime) -> None:
    row = step.row
    card = cards.by_origin(session, team_id=team_id, origin=step.origin)
    if card is None:  # it was deleted a moment ago
        return
    draft = changed(card, row)
    if row.card_id:
        cards.rewrite(session, card, draft, by="", now=now)
        for name in ("author", "author_id", "source_channel", "source_ts", "source_url"):
            setattr(card, name, getattr(draft, name))
    else:
        card = cards.keep(session, team_id=team_id, origin=card.origin, draft=draft, now=now)
        card.origin = row.origin
    card.created_at = draft.created_at or card.created_at
    _live(card, row)


def _live(card: Card, row: Row) -> None:
    for name, value in life_of(card, row).items():
        setattr(card, name, value)


def _point(begin: Begin, team_id: str, placed: Sequence[tuple[Row, str]]) -> Iterator[Problem]:
    """Let cards point to those that took their place, now that all of them are there."""
    origins = {row.card_id: origin for row, origin in placed if row.card_id}
    telling = iter([(row, origin) for row, origin in placed if "superseded_by" in row.life])
    while batch := list(islice(telling, BATCH)):
        with begin() as session:
            here = select(Card).where(Card.team_id == team_id, Card.origin.in_([origin for _, origin in batch]))
            by_origin = {card.origin: card for card in session.scalars(here)}
            for row, origin in batch:
                newer_id = row.life["superseded_by"] or ""
                card = by_origin.get(origin)
                if card and (newer_id or card.superseded_by) and not _points(session, card, origins, newer_id):
                    yield Problem(row.line, "newer_card", (newer_id,))


def _points(session: Session, card: Card, origins: Mapping[str, str], newer_id: str) -> bool:
    """Whether the card could be made to point to that one, or to none."""
    newer = cards.by_origin(session, team_id=card.team_id, origin=origins.get(newer_id, newer_id)) if newer_id else None
    if newer_id and newer is None:
        return False
    if card.superseded_by != (newer.id if newer else None):
        card.superseded_by = None
        try:
            if newer:
                life.supersede(session, card, newer)
        except life.CircleError:
            return False
    return True
