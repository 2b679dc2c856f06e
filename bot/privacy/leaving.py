"""A body leaves the community with its data: first all of it in one archive, then it goes.

What belongs to a body: who works there, what they asked, answered, shared and copied in public, the courses it entered,
and how often its people came to meetups. What its people told the bot in private (check-ins, study, working time) is
theirs: it stands in no archive, they take it along themselves (`/tomoshibi mydata`), and it goes with them.

What goes: all that is stored about its people, as if each of them had erased it, their words included. Three things
stay without any name, because others rest on them: answers that solved somebody's question, the trace of know-how that
another body copied, and how many bodies copied something.
"""

import io
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from sqlalchemy import Table, delete, func, select, update
from sqlalchemy.orm import Session

import handlers
from bot import bodies
from bot.bodies import Body
from bot.clock import Clock
from bot.db import Base, Database
from bot.members import Member
from bot.privacy import audit, erasure, stored
from bot.privacy.audit import Act
from bot.privacy.stored import Kind
from bot.settings import Settings
from bot.tables import excel
from bot.turn import Turns

Rows = list[dict[str, Any]]

README = """この書き出しについて

{name} の人たちが、灯で公開の場に書いたものと、数です。
表ごとに、Excel（.xlsx）と JSON Lines（.jsonl）があります。中身は同じです。
チェックイン、学習、働く時間など、本人だけのものは入っていません。本人が「自分のデータ」から持ち帰れます。
名前を出さずに聞いた質問は、だれのものか分からないので、入っていません。
"""

_CARD = (
    "id",
    "kind",
    "title",
    "body",
    "author",
    "created_at",
    "source_url",
    "hours_saved",
    "people_affected",
    "copies",
)
# What the archive holds of a body's people: the table, the column that says whose a row is, and what is told of it.
OF_PEOPLE = {
    "人": ("member", "user_id", ("user_id", "name", "title", "section")),
    "役割": ("member_role", "user_id", ("user_id", "role", "at")),
    "質問": ("question", "asker_id", ("id", "asker_id", "asked_at", "text", "state", "ts")),
    "返信": ("reply", "user_id", ("question_id", "user_id", "at", "text", "ts")),
    "ノウハウ": ("card", "author_id", _CARD),
    "真似した": ("card_copy", "user_id", ("card_id", "body", "since", "outcome", "at")),
}


@dataclass(frozen=True)
class Erased:
    """What went, or would go: how many people, and how much of each kind."""

    people: int
    counts: Mapping[Kind, int]
    paths: int


def find(session: Session, *, team_id: str, code: str) -> Body | None:
    """The body of this code."""
    return bodies.by_code(session, team_id=team_id, code=code)


def write(session: Session, file: BinaryIO, body: Body) -> dict[str, int]:
    """Write the archive; how many rows each table has."""
    tables = _tables(session, body)
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("はじめに.txt", README.format(name=body.full_name))
        for name, rows in tables.items():
            archive.writestr(f"{name}.jsonl", "".join(f"{_json(row)}\n" for row in rows))
            archive.writestr(f"{name}.xlsx", _workbook(name, rows))
    return {name: len(rows) for name, rows in tables.items()}


def foresee(session: Session, body: Body) -> Erased:
    """What would go."""
    people = _people(session, body)
    total = dict.fromkeys(Kind, 0)
    for user_id in people:
        for kind, count in stored.counts(session, team_id=body.team_id, user_id=user_id).items():
            total[kind] += count
    paths = select(func.count()).select_from(_table("learning_path"))
    listed = session.scalar(paths.where(_table("learning_path").c.body_id == body.id)) or 0
    return Erased(len(people), {kind: count for kind, count in total.items() if count}, listed)


def erase(settings: Settings, database: Database, clock: Clock, *, team_id: str, body_id: int) -> Erased:
    """Erase what belongs to a body: person by person, each at once; stopped in between, it is done again to the end."""
    features = [feature.erase for feature in handlers.FEATURES if feature.erase]
    with database.read() as session:
        body = session.get_one(Body, body_id)
        people, gone = _people(session, body), foresee(session, body)
    _unname_copies(database, body, people)
    for user_id in people:
        with Turns(database, clock, settings, team_id=team_id, user_id=user_id)() as t:
            erasure.erase(t, features, keeps_words=False)
    with database.begin() as session:
        paths = _table("learning_path")
        here = select(paths.c.id).where(paths.c.team_id == team_id, paths.c.body_id == body_id)
        session.execute(update(paths).where(paths.c.borrowed_from.in_(here)).values(borrowed_from=None))
        session.execute(delete(_table("path_person")).where(_table("path_person").c.path_id.in_(here)))
        session.execute(delete(paths).where(paths.c.team_id == team_id, paths.c.body_id == body_id))
        left = f"body:{body.code or body.name}"
        audit.write(session, team_id=team_id, act=Act.BODY_ERASED, about=left, now=clock.now())
    return gone


def _people(session: Session, body: Body) -> list[str]:
    works_there = select(Member.user_id).where(Member.team_id == body.team_id, Member.body_id == body.id)
    return list(session.scalars(works_there.order_by(Member.user_id)))


def _tables(session: Session, body: Body) -> dict[str, Rows]:
    people = _people(session, body)
    found = {
        title: _rows(session, body.team_id, table, (column, people), told)
        for title, (table, column, told) in OF_PEOPLE.items()
    }
    told = ("id", "name", "about", "track", "made_at")
    found["コース"] = _rows(session, body.team_id, "learning_path", ("body_id", [body.id]), told)
    found["集まり"] = _attendance(session, body, people)
    return found


def _rows(session: Session, team_id: str, name: str, whose: tuple[str, Sequence[Any]], told: Sequence[str]) -> Rows:
    table, (column, values) = _table(name), whose
    found = select(*(table.c[each] for each in told)).where(table.c.team_id == team_id, table.c[column].in_(values))
    return [dict(row._mapping) for row in session.execute(found.order_by(*table.primary_key.columns))]  # noqa: SLF001 (SQLAlchemy's public name)


def _attendance(session: Session, body: Body, people: Sequence[str]) -> Rows:
    """How many of them came, by meetup; not who."""
    joinings, meetups = _table("meetup_joining"), _table("meetup")
    came = (
        select(meetups.c.id, meetups.c.title, meetups.c.starts_at, func.count().label("people"))
        .join(joinings, joinings.c.meetup_id == meetups.c.id)
        .where(meetups.c.team_id == body.team_id, joinings.c.user_id.in_(people), joinings.c.is_waiting.is_(False))
        .group_by(meetups.c.id, meetups.c.title, meetups.c.starts_at)
    )
    return [dict(row._mapping) for row in session.execute(came.order_by(meetups.c.id))]  # noqa: SLF001 (likewise)


def _unname_copies(database: Database, body: Body, people: Sequence[str]) -> None:
    """How many bodies copied something stays right: this one counts on, as one that left."""
    copies = _table("card_copy")
    with database.begin() as session:
        theirs = update(copies).where(copies.c.team_id == body.team_id, copies.c.user_id.in_(people))
        session.execute(theirs.values(body=f"（退会した団体 {secrets.token_hex(2)}）", since="", outcome=""))


def _workbook(name: str, rows: Rows) -> bytes:
    file = io.BytesIO()
    columns = list(rows[0]) if rows else ["（ありません）"]
    cells = [["" if row[column] is None else str(row[column]) for column in columns] for row in rows]
    excel.write(file, title=name, columns=[(column, column in {"body", "text"}) for column in columns], rows=cells)
    return file.getvalue()


def _json(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, default=str)


def _table(name: str) -> Table:
    return Base.metadata.tables[name]
