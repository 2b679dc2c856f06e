"""What is stored about a person: every table, whose its rows are, and what becomes of them when somebody erases theirs.

One line for each table, in the open; a test holds them against the tables that there are, and against a life's data.
What needs more than to be deleted or unnamed is said to the features (`Feature.erase`): what somebody asked, answered
and shared, which stands in Slack too.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Row, String, Table, and_, cast, delete, func, or_, select, update
from sqlalchemy.orm import Session

from bot.db import Base


class Kind(StrEnum):
    """What people call it; the text of each is `mydata-kind-` and its value."""

    WORK = "work"
    ROLES = "roles"
    TIME = "time"
    LETTERS = "letters"
    CONTACTS = "contacts"
    CHECKINS = "checkins"
    STUDY = "study"
    MEETUPS = "meetups"
    CHATS = "chats"
    QUESTIONS = "questions"
    REPLIES = "replies"
    CARDS = "cards"
    MARKS = "marks"
    SEARCHES = "searches"
    MAIL = "mail"
    RECORD = "record"


class Stays(StrEnum):
    """Why something stays after somebody has erased what is theirs; the text of each is `mydata-stays-` and its value.

    - SLACK: it is Slack's, which tells it again every few hours.
    - SILENCE: they said that they want to be left in peace; without that they would be asked again.
    - RECORD: it says what somebody did as an organiser; it goes by itself after its time.
    - SOON: it keeps the same thing from happening twice and goes by itself within days.
    - AHEAD: others rely on it for what is still to come.
    """

    SLACK = "slack"
    SILENCE = "silence"
    RECORD = "record"
    SOON = "soon"
    AHEAD = "ahead"


@dataclass(frozen=True)
class Stored:
    """How a table is about people.

    Args:
        kind: what people call it; None when it says nothing about anybody.
        own: columns that name whose a row is; it is exported to them, and erased with them.
        unnamed: columns that name somebody in passing: they are emptied, the row stays.
        listed: JSON columns with people somewhere in them: they are taken out.
        stays: columns that keep naming somebody, and why.
        feature: the feature that erases it, because more hangs on it; "" when rows are deleted here.
        secret: columns that are nobody's to read.
    """

    kind: Kind | None = None
    own: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    stays: Mapping[str, Stays] = field(default_factory=dict)
    feature: str = ""
    secret: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that can name somebody."""
        return (*self.own, *self.unnamed, *self.listed)


_NOTHING = Stored()

STORED: Mapping[str, Stored] = {
    # who somebody is
    "member": Stored(Kind.WORK, ("user_id",), stays={"user_id": Stays.SLACK}),
    "first_contact": Stored(Kind.WORK, ("user_id",), stays={"user_id": Stays.SILENCE}),
    "member_role": Stored(Kind.ROLES, ("user_id",), unnamed=("given_by",)),
    "companionship": Stored(Kind.ROLES, ("user_id", "companion_id"), unnamed=("given_by",)),
    "availability": Stored(Kind.TIME, ("user_id",)),
    "absence": Stored(Kind.TIME, ("user_id",)),
    # what the bot said, and with whom somebody exchanged words
    "letter": Stored(Kind.LETTERS, ("channel", "only_for"), feature="letters", secret=("mark",)),
    "no_digest": Stored(Kind.LETTERS, ("user_id",), stays={"user_id": Stays.SILENCE}),
    "digest": Stored(Kind.LETTERS, ("user_id",)),
    "own_post": Stored(Kind.CONTACTS, ("user_id",)),
    "contact": Stored(Kind.CONTACTS, ("from_id", "to_id")),
    "contact_person": Stored(Kind.CONTACTS, ("user_id",), stays={"user_id": Stays.SILENCE}),
    # check-ins
    "checkin_answer": Stored(Kind.CHECKINS, ("user_id",)),
    "checkin_hello": Stored(Kind.CHECKINS, ("user_id",), unnamed=("asked_id",)),
    "checkin_round": Stored(Kind.CHECKINS, listed=("counted",)),
    "no_check_ins": Stored(Kind.CHECKINS, ("user_id",), stays={"user_id": Stays.SILENCE}),
    # study
    "study_record": Stored(Kind.STUDY, ("user_id",)),
    "work_use": Stored(Kind.STUDY, ("user_id",)),
    "study_plan": Stored(Kind.STUDY, ("user_id",)),
    "study_taste": Stored(Kind.STUDY, ("user_id",)),
    "study_sitting": Stored(Kind.STUDY, ("user_id", "open_id")),
    "study_nudge": Stored(Kind.STUDY, ("user_id",)),
    "study_arm": Stored(Kind.RECORD, unnamed=("decided_by",)),
    "path_person": Stored(Kind.STUDY, ("user_id",), unnamed=("given_by",)),
    "path_track": Stored(Kind.STUDY, ("user_id",)),
    "learning_path": Stored(Kind.STUDY, unnamed=("made_by",)),
    # meetups and peer chats
    "meetup": Stored(
        Kind.MEETUPS, unnamed=("host_id", "decided_by"), listed=("groups",), stays={"host_id": Stays.AHEAD}
    ),
    "meetup_joining": Stored(Kind.MEETUPS, ("user_id",)),
    "meetup_vote": Stored(Kind.MEETUPS, ("user_id",)),
    "meetup_remark": Stored(Kind.MEETUPS, ("user_id",)),
    "meetup_choice": Stored(Kind.MEETUPS, ("user_id",)),
    "meetup_feed": Stored(Kind.MEETUPS, ("user_id",), secret=("fingerprint",)),
    "meetup_note": Stored(Kind.MEETUPS, unnamed=("user_id",)),
    "meetup_table": Stored(Kind.MEETUPS, unnamed=("facilitator_id",), listed=("people",)),
    "peer_person": Stored(Kind.CHATS, ("user_id",)),
    "peer_seat": Stored(Kind.CHATS, ("user_id",)),
    "peer_chat": Stored(Kind.CHATS, unnamed=("opener_id",)),
    # questions and know-how
    "question": Stored(
        Kind.QUESTIONS, ("asker_id",), unnamed=("keeper_id",), feature="questions", secret=("sealed_asker",)
    ),
    "reply": Stored(Kind.REPLIES, ("user_id",), feature="questions"),
    "early_reply": Stored(Kind.REPLIES, ("user_id",)),
    "early_mark": Stored(Kind.MARKS, ("user_id",)),
    "asked_person": Stored(Kind.QUESTIONS, ("user_id",), unnamed=("because",)),
    "weekly_host": Stored(Kind.ROLES, ("user_id",)),
    "card": Stored(Kind.CARDS, ("author_id",), unnamed=("keeper_id",), feature="knowhow"),
    "card_version": Stored(Kind.CARDS, unnamed=("user_id",)),
    "thread_save": Stored(Kind.CARDS, unnamed=("saved_by",)),
    "thread_part": Stored(Kind.CARDS, ("user_id",), feature="knowhow"),
    "card_helpful": Stored(Kind.MARKS, ("user_id",)),
    "card_copy": Stored(Kind.MARKS, ("user_id",), feature="knowhow"),
    "saved_search": Stored(Kind.SEARCHES, ("user_id",)),
    "followed_tag": Stored(Kind.SEARCHES, ("user_id",)),
    # mail
    "mailbox": Stored(Kind.MAIL, ("user_id",), secret=("address", "proof")),
    "mail_dispatch": Stored(Kind.MAIL, ("user_id",), secret=("mark",)),
    # who comes and goes
    "roster": Stored(Kind.RECORD, unnamed=("brought_by", "asked_by")),
    "roster_step": Stored(
        Kind.ROLES, ("user_id",), unnamed=("heir_id", "companion_id"), listed=("candidates", "before")
    ),
    "departure": Stored(Kind.ROLES, ("user_id",)),
    "former_office": Stored(Kind.WORK, ("user_id",)),
    "handover": Stored(Kind.ROLES, ("from_id", "to_id")),
    # what organisers did
    "installation": Stored(Kind.RECORD, unnamed=("installed_by",), secret=("token", "refresh_token")),
    "named_channel": Stored(Kind.RECORD, unnamed=("named_by",)),
    "schedule": Stored(Kind.RECORD, unnamed=("created_by",), listed=("people",)),
    "occurrence": Stored(Kind.RECORD, unnamed=("opened_by",)),
    "audit": Stored(Kind.RECORD, ("user_id",), stays={"user_id": Stays.RECORD, "about": Stays.RECORD}),
    # what keeps the same thing from happening twice
    "seen": Stored(stays={"key": Stays.SOON}),
    # what is about nobody
    **dict.fromkeys(
        (
            *("workspace", "body", "pace", "ladder", "former_place", "gap", "alias", "study_table", "heard_channel"),
            *("peer_round", "meetup_date", "meetup_topic", "mail_server", "roster_line"),
            *("index_part", "index_state", "posting", "card_change", "card_vector"),
        ),
        _NOTHING,
    ),
}


def tables() -> Iterator[tuple[Table, Stored]]:
    """Every table that is about people, with how; those that others depend on come last."""
    for table in reversed(Base.metadata.sorted_tables):
        stored = STORED.get(table.name, _NOTHING)
        if stored.columns:
            yield table, stored


def counts(session: Session, *, team_id: str, user_id: str) -> dict[Kind, int]:
    """How much of each kind is stored about somebody; without what they asked without their name."""
    found = dict.fromkeys(Kind, 0)
    for table, stored in tables():
        if stored.kind and stored.own:
            theirs = select(func.count()).select_from(table).where(_theirs(table, stored, team_id, user_id))
            found[stored.kind] += session.scalar(theirs) or 0
    return found


def rows(session: Session, *, team_id: str, user_id: str) -> dict[str, list[dict[str, Any]]]:
    """All that is theirs, by table, and how often they are named elsewhere (`named_in`).

    What names them in passing is told by number only: it is about others.
    """
    found: dict[str, list[dict[str, Any]]] = {}
    named = []
    for table, stored in tables():
        if stored.own:
            theirs = session.execute(select(table).where(_theirs(table, stored, team_id, user_id)))
            found[table.name] = [_told(row, stored) for row in theirs]
        for column in (*stored.unnamed, *stored.listed):
            here = select(func.count()).select_from(table)
            times = session.scalar(here.where(table.c.team_id == team_id, _names(table, column, user_id))) or 0
            if times:
                named.append({"table": table.name, "column": column, "times": times})
    return {name: theirs for name, theirs in found.items() if theirs} | {"named_in": named}


def has_any(session: Session, *, team_id: str, user_id: str) -> bool:
    """Whether anything is stored about somebody that would go if they erased it."""
    return any(
        session.execute(select(table.c.team_id).where(_theirs(table, stored, team_id, user_id)).limit(1)).first()
        for table, stored in tables()
        if stored.own and not stored.stays
    )


def erase(session: Session, *, team_id: str, user_id: str) -> None:
    """Delete what is theirs, empty what names them in passing, take them out of lists.

    What a feature erases, and what stays, is left as it is.
    """
    for table, stored in tables():
        if stored.own and not stored.feature and not stored.stays:
            session.execute(delete(table).where(_theirs(table, stored, team_id, user_id)))
        for column in stored.unnamed:
            if column not in stored.stays:
                here = and_(table.c.team_id == team_id, table.c[column] == user_id)
                session.execute(update(table).where(here).values({column: None if table.c[column].nullable else ""}))
        for column in stored.listed:
            _take_out(session, table, column, team_id, user_id)
    session.expire_all()


def _theirs(table: Table, stored: Stored, team_id: str, user_id: str) -> ColumnElement[bool]:
    return and_(table.c.team_id == team_id, or_(*(table.c[column] == user_id for column in stored.own)))


def _names(table: Table, column: str, user_id: str) -> ColumnElement[bool]:
    if column in STORED[table.name].listed:
        return cast(table.c[column], String).contains(f'"{user_id}"')
    return table.c[column] == user_id


def _take_out(session: Session, table: Table, column: str, team_id: str, user_id: str) -> None:
    here = and_(table.c.team_id == team_id, _names(table, column, user_id))
    keys = list(table.primary_key.columns)
    for row in session.execute(select(*keys, table.c[column]).where(here)).all():
        this = and_(*(key == value for key, value in zip(keys, row[:-1], strict=True)))
        session.execute(update(table).where(this).values({column: _without(row[-1], user_id)}))


def _without(listed: Any, user_id: str) -> Any:
    if isinstance(listed, list):
        return [_without(each, user_id) for each in listed if each != user_id]
    if isinstance(listed, dict):
        return {name: None if each == user_id else _without(each, user_id) for name, each in listed.items()}
    return listed


def _told(row: Row[Any], stored: Stored) -> dict[str, Any]:
    return {name: value for name, value in row._mapping.items() if name not in {"team_id", *stored.secret}}  # noqa: SLF001 (SQLAlchemy's public name)
