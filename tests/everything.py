"""One row in every table there is, all of them somebody's: for tests that walk everything, also what comes later."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Boolean, Column, Date, DateTime, Float, Integer, LargeBinary, Time, insert, update
from sqlalchemy.orm import Session

from bot.db import Base
from bot.privacy import stored
from bot.recurrence import Every, Rule

# What is there once in a workspace, and is there already where a bot works.
OF_WORKSPACE = ("workspace", "installation", "index_state")

RULE = Rule(Every.WEEKS, date(2026, 10, 5), time(10))

# What somebody wrote for nobody but their companion.
SECRET = "課の中では、まだ話せていません"

Ids = dict[str, dict[str, Any]]

# What a row says beside whose it is; everything else is a plain value of its type.
SAYS: Mapping[str, Mapping[str, Any]] = {
    "body": {"code": None, "successor_code": None, "kind": "municipality"},
    "member": {"deleted": False, "is_bot": False, "left_at": None, "locale": "ja-JP"},
    "member_role": {"role": "leader"},
    "availability": {"days": "01234", "opens": time(8, 30), "closes": time(17, 15), "muted_until": None},
    "audit": {"act": "role-given"},
    "question": {"state": "open", "solution_ts": None, "further_ts": "", "duplicate_of": None, "sealed_asker": None},
    "card": {"kind": "tip", "origin": "share:V1", "story": None, "superseded_by": None, "tags": ["文書"]},
    "card_version": {"before": {"kind": "tip", "title": "前", "body": "前", "story": None, "tags": []}},
    "schedule": {
        "kind": "checkin",
        "to": "leaders",
        "next_at": None,
        "paused_at": None,
        "deleted_at": None,
        "rule": RULE.json(),
    },
    "occurrence": {"state": "opened"},
    "checkin_round": {"closed_at": None, "figures": {}},
    "meetup": {"state": "over", "rule": None, "audience": "channel", "capacity": None, "follows_id": None},
    "meetup_vote": {"suits": "yes"},
    "peer_person": {"standing": "in"},
    "peer_seat": {"state": "seated", "met": ""},
    "thread_part": {"answer": "yes"},
    "letter": {
        "failure": "channel_not_found",
        "due_at": None,
        "queue": "post:",
        "message": {"text": "こんにちは"},
        "speaks": "answering",
    },
    "learning_path": {"track": "", "closed_at": None, "borrowed_from": None},
    "mailbox": {"rhythm": "daily", "source": "slack", "failure": ""},
    "contact_person": {"declined": False},
    "installation": {"revoked_at": None, "renewal_failed": ""},
    "named_channel": {"purpose": "organisers"},
    "study_taste": {"engine": "", "stopped_at": None, "snoozed_until": None},
    "roster": {"state": "done"},
}


def fill(session: Session, *, team_id: str, owner: str, now: datetime, channel: str, skip: Iterable[str] = ()) -> Ids:
    """Put one row into every table, in the owner's name wherever a table names people; the rows, by table."""
    made: Ids = {}
    for table in Base.metadata.sorted_tables:
        if table.name in skip:
            continue
        about = stored.STORED.get(table.name, stored.Stored())
        row = {column.name: _value(column, made, now, f"x{team_id}") for column in table.columns}
        row |= dict.fromkeys((*about.own, *about.unnamed), owner)
        row |= {name: [[owner]] if name == "groups" else [owner] for name in about.listed}
        row |= {name: channel for name in ("channel_id", "source_channel", "sent_channel") if name in row}
        row |= {name: now for name in ("at", "starts_at") if isinstance(row.get(name), datetime)}
        row |= {**SAYS.get(table.name, {}), "team_id": team_id}
        if table.name == "letter":
            row |= {"only_for": None, "key": f"note:{owner}"}
        if table.name == "member":
            row |= {"user_id": owner}
        if "id" in row:  # the database numbers it
            del row["id"]
            row["id"] = session.scalar(insert(table).values(row).returning(table.c.id))
        else:
            session.execute(insert(table).values(row))
        made[table.name] = row
    return made


def under_way(session: Session, now: datetime, team: str, owner: str, channel: str, at: str) -> Ids:
    """The same, and everything can still be acted upon: nothing of it is over, closed or solved.

    Args:
        at: what the `ts` of its messages begin with.
    """
    made = fill(session, team_id=team, owner=owner, now=now, channel=channel, skip=OF_WORKSPACE)
    soon = now + timedelta(days=7)
    differently: dict[str, dict[str, Any]] = {
        "meetup": {"state": "fixed", "starts_at": soon, "ends_at": soon + timedelta(hours=2), "host_id": owner},
        "question": {"ts": f"{at}10", "post_key": None},
        "reply": {"ts": f"{at}20", "user_id": "U0ANSWERS"},
        "asked_person": {"role": "likely"},
        "card": {"words": None},
        "thread_save": {"is_open": True, "closes_at": soon},
        "peer_round": {"closed_at": None, "matched_at": None, "closes_at": soon, "asks_at": soon},
        "handover": {"undone_at": None},
        "schedule": {"to": "people", "people": [owner]},
        "learning_path": {"is_listed": True},
        "path_person": {"done_at": None},
        "checkin_answer": {"note": SECRET},
        "checkin_round": {"closes_at": soon, "closed_at": None},
    }
    for name, values in differently.items():
        table = Base.metadata.tables[name]
        session.execute(update(table).where(table.c.team_id == team).values(values))
        made[name] |= values
    return made


def _value(column: Column[Any], made: Ids, now: datetime, words: str) -> Any:
    for key in column.foreign_keys:
        parent = key.column
        return made[parent.table.name][parent.name] if parent.table.name in made else None
    if column.name.endswith("_id") and (name := column.name.removesuffix("_id")) in made and "id" in made[name]:
        return made[name]["id"]
    kind = column.type
    plain: dict[type, Any] = {
        Boolean: False,
        Integer: 1,
        Float: 1.0,
        DateTime: now,
        Date: date(2026, 10, 2),
        Time: time(9),
        LargeBinary: b"x",
    }
    python = getattr(kind, "impl", kind)
    for each, value in plain.items():
        if isinstance(python, each) or isinstance(kind, each):
            return value
    return [] if kind.__class__.__name__ == "JSON" else words
