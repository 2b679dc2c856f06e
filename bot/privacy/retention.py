"""How long what is kept: one line for each rule, and one step that lets go of what has had its time.

What no rule names is kept until somebody erases it. Rules count from the moment that their column says; what they cost
is spread over small batches, so that nobody waits.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Date, String, Table, and_, cast, delete, or_, select, tuple_, update
from sqlalchemy.orm import Session

from bot.db import Base

# So many rows at most go in one transaction.
BATCH = 500
# What somebody left behind who left the workspace goes after this time, as if they had erased it themselves.
AFTER_LEAVING = timedelta(days=366)
# A workspace that took the bot out may come back for so long; then everything of it goes.
AFTER_UNINSTALLING = timedelta(days=90)


@dataclass(frozen=True)
class Rule:
    """What goes when.

    Args:
        name: what it is; the text of it is `mydata-retention-` and the name.
        days: how long it stays.
        tables: the tables, each with the column that the days count from.
        emptied: the columns that are emptied instead, when rows have to stay.
        unless: a column that says that a row is still needed as it is.
    """

    name: str
    days: int
    tables: Mapping[str, str]
    emptied: Mapping[str, Any] | None = None
    unless: str = ""


RULES = (
    # Slack repeats an event for minutes, in the worst case for hours.
    Rule("seen", 7, {"seen": "at"}),
    Rule("early", 7, {"early_reply": "at"}),
    Rule("letters", 90, {"letter": "sent_at"}, emptied={"message": {}}, unless="due_at"),
    Rule("digests", 90, {"digest": "since"}),
    Rule("searches", 366, {"gap": "at"}),
    Rule("contacts", 366, {"contact": "at", "own_post": "at"}),
    Rule("plans", 366, {"study_plan": "made_at", "meetup_remark": "at", "meetup_vote": "at", "absence": "last"}),
    Rule("checkins", 731, {"checkin_answer": "asked_at", "checkin_hello": "at"}),
    Rule("versions", 731, {"card_version": "at"}),
    Rule("nudges", 731, {"study_nudge": "at"}),
    Rule("moves", 731, {"handover": "at", "former_office": "until"}),
    Rule("record", 731, {"audit": "at"}),
    Rule("study", 1827, {"study_record": "at", "work_use": "at"}),
)


def let_go(session: Session, *, team_id: str, now: datetime) -> bool:
    """Let go of one batch of each rule; whether there may be more."""
    full = False
    for rule in RULES:
        for name, column in rule.tables.items():
            full |= _batch(session, Base.metadata.tables[name], column, rule, team_id, now) >= BATCH
    return full


def uninstalled(session: Session, *, now: datetime) -> str | None:
    """A workspace that took the bot out so long ago that nothing of it is kept any more."""
    table = Base.metadata.tables["installation"]
    long_ago = select(table.c.team_id).where(table.c.revoked_at <= now - AFTER_UNINSTALLING)
    return session.scalar(long_ago.order_by(table.c.team_id).limit(1))


def forget_workspace(session: Session, team_id: str) -> None:
    """Delete everything of a workspace."""
    for table in reversed(Base.metadata.sorted_tables):
        session.execute(delete(table).where(table.c.team_id == team_id))


def _batch(session: Session, table: Table, column: str, rule: Rule, team_id: str, now: datetime) -> int:
    keys = tuple_(*table.primary_key.columns)
    old = select(*table.primary_key.columns).where(_is_over(table, column, rule, team_id, now)).limit(BATCH)
    if rule.emptied is None:
        done = session.execute(delete(table).where(keys.in_(old)))
    else:
        done = session.execute(update(table).where(keys.in_(old)).values(rule.emptied))
    return int(done.rowcount)  # type: ignore[attr-defined]


def _is_over(table: Table, column: str, rule: Rule, team_id: str, now: datetime) -> ColumnElement[bool]:
    since = now.astimezone(UTC) - timedelta(days=rule.days)
    until = since.date() if isinstance(table.c[column].type, Date) else since
    # PostgreSQL compares JSON as text only.
    full = [cast(table.c[name], String) != json.dumps(value) for name, value in (rule.emptied or {}).items()]
    unneeded = [table.c[rule.unless].is_(None)] if rule.unless else []
    return and_(table.c.team_id == team_id, table.c[column] < until, *unneeded, *([or_(*full)] if full else []))
