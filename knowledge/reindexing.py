"""Reading all cards again when texts are read in another way than before; the index answers all the while.

What the index was made with is written down beside it: the analyser, its dictionary, names with aliases, weights and
the house's own rules. Cards that are kept meanwhile are read in the new way at once.
"""

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache
from importlib.metadata import version

import structlog
from sqlalchemy import func, select
from sqlalchemy.orm import Mapped, Session, mapped_column, undefer

from bot.db import Base, add_once
from bot.jobs import Job, Parts
from knowledge import cards, index
from knowledge.aliases import ALIASES
from knowledge.cards import Card
from knowledge.index import Entry, Posting

log = structlog.get_logger()

# To be raised whenever `knowledge.text` or `knowledge.index` reads the same text in another way than before.
RULES = 2
# So many cards in one transaction: a tenth of a second, for which others wait who want to write.
BATCH = 100
# Progress is told whenever so many cards were read again.
TELL_EVERY = 5_000


class IndexState(Base, kw_only=True):
    """What a team's index was made with; while it is made again, with what, and to which card that is done."""

    __tablename__ = "index_state"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    made_with: Mapped[str]
    making_with: Mapped[str] = mapped_column(default="")
    done_to: Mapped[int] = mapped_column(default=0)


@cache
def reading() -> str:
    """With what texts are read now."""
    title, rest = (index.TITLE_WEIGHT, index.TITLE_LENGTH), (index.REST_WEIGHT, index.REST_LENGTH)
    told = repr((ALIASES, title, rest, index.K1, index.B, index.IMPACT_SCALE))
    analyser = f"sudachipy {version('sudachipy')}, core {version('sudachidict-core')}"
    return f"{analyser}, names and weights {hashlib.sha256(told.encode()).hexdigest()[:12]}, rules {RULES}"


def begin(session: Session, *, team_id: str) -> None:
    """Before a team's first card: whatever is kept from now on is read as texts are read now."""
    if session.get(IndexState, team_id) is None and not cards.count(session, team_id=team_id):
        add_once(session, IndexState, team_id=team_id, made_with=reading())


def again(session: Session, *, team_id: str) -> None:
    """Let the team's cards be read again, in the background, though nothing that is written down has changed."""
    state = session.get(IndexState, team_id)
    if state is not None:
        state.made_with, state.making_with, state.done_to = "", "", 0


def step(parts: Parts, *, now: str = "", batch: int = BATCH) -> bool:
    """Read some more cards again; whether there were any.

    Args:
        now: with what texts are read, if not `reading()`.
        batch: how many cards at most.
    """
    now = now or reading()
    with parts.database.read() as session:
        state = session.get(IndexState, parts.team_id)
        if state is not None and state.made_with == now:
            return False
        done_to = state.done_to if state is not None and state.making_with == now else 0
        ours = select(Card).where(Card.team_id == parts.team_id, Card.id > done_to).order_by(Card.id)
        found = session.scalars(ours.limit(batch)).all()
        # The texts are read before the transaction begins, so that nobody waits for that.
        said = {card.id: (card.updated_at, index.entry(card.title, card.body, card.tags)) for card in found}
    with parts.database.begin() as session:
        state = session.get(IndexState, parts.team_id)
        if state is None:
            state = IndexState(team_id=parts.team_id, made_with="")
            session.add(state)
        if not said:
            state.made_with, state.making_with, state.done_to = now, "", 0
            if done_to:
                log.info("cards read again", team=parts.team_id, reading=now)
            return False
        _write(session, parts.team_id, said)
        state.making_with, state.done_to = now, max(said)
    _tell(parts, now, done_to, max(said))
    return True


def _write(session: Session, team_id: str, said: Mapping[int, tuple[datetime, Entry]]) -> None:
    """Put right what the index says of cards, where that differs; a card that changed meanwhile was read anew then."""
    unchanged = select(Card).where(Card.team_id == team_id, Card.id.in_(said)).options(undefer(Card.words))
    locked = session.scalars(unchanged.with_for_update())
    still = {card.id: card for card in locked if card.updated_at == said[card.id][0]}
    before: dict[int, dict[str, int]] = {card_id: {} for card_id in still}
    postings = select(Posting.card_id, Posting.term, Posting.impact).where(Posting.card_id.in_(still))
    for card_id, term, impact in session.execute(postings):
        before[card_id][term] = impact
    entries = {card_id: said[card_id][1] for card_id in still}
    for card_id, entry in entries.items():
        still[card_id].words = entry.words
    other = {card_id: entry.impacts for card_id, entry in entries.items() if before[card_id] != entry.impacts}
    for card_id in other:
        index.remove(session, card_id)
    index.write(session, team_id=team_id, said=other)


def _tell(parts: Parts, now: str, before: int, done_to: int) -> None:
    with parts.database.read() as session:
        ours = func.count().filter(Card.id <= done_to), func.count().filter(Card.id <= before), func.count()
        done, done_before, total = session.execute(select(*ours).where(Card.team_id == parts.team_id)).one()
    if done // TELL_EVERY != done_before // TELL_EVERY or not before:
        log.info("reading cards again", team=parts.team_id, done=done, total=total, reading=now)


JOB = Job("read-again", timedelta(minutes=1), step)
