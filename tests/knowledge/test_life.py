"""How cards grow old: the rule says the same in Python and in the database."""

from datetime import UTC, datetime, timedelta
from itertools import product

from sqlalchemy import select

from bot.db import Database
from knowledge import cards, life
from knowledge.cards import Card, Draft, Kind

TEAM = "T1"
KEPT = datetime(2026, 10, 2, 1, 0, tzinfo=UTC)
DATES = (None, KEPT + timedelta(days=30), KEPT + timedelta(days=800))
MOMENTS = (KEPT, KEPT + timedelta(days=30), KEPT + timedelta(days=365), KEPT + timedelta(days=730))


def test_the_rule_is_the_same_for_one_card_and_for_the_database(database: Database) -> None:
    with database.begin() as session:
        for kind, date, outdated in product(Kind, DATES, (False, True)):
            draft = Draft(kind, f"{kind} {date} {outdated}", "本文")
            card = cards.keep(session, team_id=TEAM, origin=f"test:{draft.title}", draft=draft, now=KEPT)
            card.review_at, card.is_outdated = date, outdated
        everything = cards.newest(session, team_id=TEAM, limit=100)
        everything[0].superseded_by = everything[1].id
        session.flush()
        for now in MOMENTS:
            due = set(session.scalars(select(Card.id).where(life.due(now))))
            lowered = set(session.scalars(select(Card.id).where(life.lowered(now))))
            assert due == {card.id for card in everything if life.is_due(card, now)}
            assert lowered == {card.id for card in everything if life.is_lowered(card, now)}
            assert not due & {card.id for card in everything if card.kind == Kind.QUESTION}
        assert due


def test_a_tip_is_due_after_one_year_and_a_story_after_two(database: Database) -> None:
    with database.begin() as session:
        tip, story = (
            cards.keep(session, team_id=TEAM, origin=kind, draft=Draft(kind, "題", "本文"), now=KEPT)
            for kind in (Kind.TIP, Kind.STORY)
        )
    assert life.review_at(tip) == KEPT + timedelta(days=365)
    assert life.review_at(story) == KEPT + timedelta(days=730)
    life.confirm(tip, KEPT + timedelta(days=400))
    assert life.review_at(tip) == KEPT + timedelta(days=765)
