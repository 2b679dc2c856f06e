"""What is to be done with the rows of a file, worked out before any of it is done."""

import dataclasses
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge import cards
from knowledge.cards import Card, Draft
from knowledge.reading import Row

_IMPORTED = "import:"
_OF_QUESTIONS = "question:"


class Outcome(StrEnum):
    """What becomes of a row."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True)
class Step:
    """What is to be done with a row: a card is to be added under an origin, or the one that has it to be changed."""

    row: Row
    outcome: Outcome
    origin: str = ""
    refusal: str = ""


class Plan:
    """What is known of the team's cards when an import begins, and what its rows have claimed since.

    Attributes:
        placed: the origin under which each row's card is kept.
    """

    def __init__(self, session: Session, team_id: str, rows: Sequence[Row]) -> None:
        imported = select(Card.origin).where(
            Card.team_id == team_id, Card.origin.startswith(_IMPORTED, autoescape=True)
        )
        self._team_id = team_id
        self._known = set(session.scalars(imported))
        self.placed: list[tuple[Row, str]] = []
        self._origins: dict[int, str] = {}
        self._elsewhere = {row.card_id: _elsewhere(row) for row in rows if row.card_id}
        said = {row.origin for row in rows if not row.card_id}
        self._free: dict[str, deque[str]] = {}
        for origin in sorted(self._known - said):
            self._free.setdefault(origin.rpartition(":")[0], deque()).append(origin)

    def steps(self, session: Session, rows: Sequence[Row]) -> list[Step]:
        """What is to be done with these rows."""
        wanted = {origin for row in rows for origin in (row.card_id, _elsewhere(row), *self._candidates(row))}
        found = select(Card).where(Card.team_id == self._team_id, Card.origin.in_(wanted - {""}))
        by_origin = {card.origin: card for card in session.scalars(found)}
        pointed = {card.superseded_by for card in by_origin.values()} - {None}
        origins = select(Card.id, Card.origin).where(Card.id.in_(pointed))
        self._origins |= {row.id: row.origin for row in session.execute(origins)}
        steps = [self._exported(row, by_origin) if row.card_id else self._written(row, by_origin) for row in rows]
        self.placed += [(step.row, step.origin) for step in steps if step.outcome != Outcome.REFUSED]
        return steps

    def _candidates(self, row: Row) -> Sequence[str]:
        return self._free.get(row.origin.rpartition(":")[0], ())

    def _written(self, row: Row, by_origin: dict[str, Card]) -> Step:
        """A row that people wrote."""
        if {row.origin, row.former_origin} & self._known:
            return Step(row, Outcome.UNCHANGED, row.origin)
        self._known.add(row.origin)
        free = self._candidates(row)
        if not free:
            return Step(row, Outcome.ADDED, row.origin)
        card = by_origin[free[0]]
        if not card.follows and _changes(card, row):
            return Step(row, Outcome.REFUSED, refusal="by_hand")
        self._free[row.origin.rpartition(":")[0]].popleft()
        return Step(row, Outcome.CHANGED, card.origin)

    def _exported(self, row: Row, by_origin: dict[str, Card]) -> Step:
        """A row of an export."""
        card = by_origin.get(row.card_id)
        if card and row.card_id.startswith(_OF_QUESTIONS) and not _is_same_question(card, row):
            card = None
        card = card or by_origin.get(_elsewhere(row))
        if card is None:
            origin = _elsewhere(row) or row.card_id
            if origin in self._known:
                return Step(row, Outcome.UNCHANGED, origin)
            self._known.add(origin)
            return Step(row, Outcome.ADDED, origin)
        if not _changes(card, row) and not life_of(card, row) and self._points(card, row):
            return Step(row, Outcome.UNCHANGED, card.origin)
        if (exported := row.life.get("updated_at")) and card.updated_at > exported:
            return Step(row, Outcome.REFUSED, refusal="newer")
        return Step(row, Outcome.CHANGED, card.origin)

    def _points(self, card: Card, row: Row) -> bool:
        """Whether the card points already to the one that the row says took its place."""
        newer_id = row.life.get("superseded_by") or ""
        points_to = self._origins.get(card.superseded_by or 0, "")
        return "superseded_by" not in row.life or points_to in {newer_id, self._elsewhere.get(newer_id) or newer_id}


def _elsewhere(row: Row) -> str:
    """The origin for the card of a question that this database does not have: its number may be another one's here."""
    if not row.card_id.startswith(_OF_QUESTIONS):
        return ""
    return f"{_IMPORTED}{row.family}:{row.card_id.replace(':', '-')}"


def _is_same_question(card: Card, row: Row) -> bool:
    draft = row.draft
    return card.title == draft.title or (card.source_channel, card.source_ts) == (draft.source_channel, draft.source_ts)


def changed(card: Card, row: Row) -> Draft:
    """What the card is to say: what the row says, and the rest as it was."""
    said = {name: getattr(row.draft, name) for name in row.says}
    if said.get("created_at", card.created_at) is None:
        del said["created_at"]
    return dataclasses.replace(cards.draft_of(card), **said)


def _changes(card: Card, row: Row) -> bool:
    return _plain(cards.draft_of(card)) != _plain(changed(card, row))


def _plain(draft: Draft) -> dict[str, Any]:
    return {**vars(draft), "tags": list(draft.tags), "kind": str(draft.kind), "story": dict(draft.story or {})}


def life_of(card: Card, row: Row) -> dict[str, Any]:
    """What an export says of the card's later life that is not so."""
    said = {name: row.life[name] for name in ("review_at", "is_outdated") if name in row.life}
    if row.life.get("keeper_id"):  # a file in which nobody looks after a card takes it from nobody
        said |= {name: row.life.get(name) for name in ("keeper_id", "keeper")}
    return {name: value for name, value in said.items() if getattr(card, name) != value}
