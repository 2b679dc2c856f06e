"""How long what is kept: one line for each rule, and one step that lets go of what has had its time.

What no rule names is kept until somebody erases it. Rules count from the moment that their column says; what they cost
is spread over small batches, so that nobody waits.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CompoundSelect,
    Date,
    String,
    Table,
    and_,
    bindparam,
    cast,
    delete,
    exists,
    literal,
    or_,
    select,
    tuple_,
    union_all,
    update,
)
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
    Rule("early", 7, {"early_reply": "at", "early_mark": "at"}),
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
    since = {name: _since(Base.metadata.tables[name], rule, now) for rule in RULES for name in rule.tables}
    over = set(session.scalars(_over(), {"team_id": team_id, **since}))
    full = False
    for rule in RULES:
        for name in [each for each in rule.tables if each in over]:
            full |= _batch(session, Base.metadata.tables[name], rule, team_id, since[name]) >= BATCH
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


@cache
def _over() -> CompoundSelect[str]:
    """The tables in which anything has had its time; on most days there is none."""
    team: BindParameter[str] = bindparam("team_id")
    tables = [(Base.metadata.tables[name], rule) for rule in RULES for name in rule.tables]
    looks = [(table, _is_over(table, rule, team, bindparam(table.name))) for table, rule in tables]
    return union_all(*(select(literal(table.name)).where(exists().where(is_over)) for table, is_over in looks))


def _batch(session: Session, table: Table, rule: Rule, team_id: str, since: datetime | date) -> int:
    keys = tuple_(*table.primary_key.columns)
    old = select(*table.primary_key.columns).where(_is_over(table, rule, team_id, since)).limit(BATCH)
    if rule.emptied is None:
        done = session.execute(delete(table).where(keys.in_(old)))
    else:
        done = session.execute(update(table).where(keys.in_(old)).values(rule.emptied))
    return int(done.rowcount)  # type: ignore[attr-defined]


def _since(table: Table, rule: Rule, now: datetime) -> datetime | date:
    """What is older than this has had its time."""
    since = now.astimezone(UTC) - timedelta(days=rule.days)
    return since.date() if isinstance(table.c[rule.tables[table.name]].type, Date) else since


def _is_over(
    table: Table, rule: Rule, team_id: str | BindParameter[str], since: datetime | date | BindParameter[Any]
) -> ColumnElement[bool]:
    # PostgreSQL compares JSON as text only.
    full = [cast(table.c[name], String) != json.dumps(value) for name, value in (rule.emptied or {}).items()]
    unneeded = [table.c[rule.unless].is_(None)] if rule.unless else []
    column = table.c[rule.tables[table.name]]
    return and_(table.c.team_id == team_id, column < since, *unneeded, *([or_(*full)] if full else []))
