"""Roundtables from topics to notes: what everybody sees of them, how tables are made, and what they found out."""

from bot import outbox
from bot.outbox import Failure
from bot.turn import Refused, Turn
from handlers.meetups import grouping, guests, letters, model, rights, seating, sheets, tables
from handlers.meetups.model import Meetup, Note, State
from handlers.meetups.tables import Table, Topic


def show(t: Turn, meetup: Meetup) -> None:
    """Let everybody see the topics as they are now."""
    t.session.flush()
    letters.in_thread(t, meetup, "topics", sheets.topics(t, meetup))


def make(t: Turn, meetup: Meetup) -> list[Table]:
    """Make the tables, again when somebody has left or come: messages and sheets are edited, not sent anew.

    Raises:
        Refused: nobody comes, or there are no topics.
    """
    topics = tables.topics(t.session, meetup)
    if not topics:
        raise Refused("meetups-topics-none")
    coming = grouping.people(t, meetup)
    if not coming:
        raise Refused("meetups-tables-nobody")
    wishes, pairs = tables.choices(t.session, meetup), grouping.former_pairs(t, meetup)
    seated = seating.seat(coming, wishes, [each.id for each in topics], pairs)
    been = guests.times_there(t.session, team_id=t.team_id, user_ids=[each.user_id for each in coming], before=meetup)
    before = {(each.topic_id, each.nth): each for each in tables.tables(t.session, meetup)}
    led = {table: each.facilitator_id for table, each in before.items()}
    seen: dict[int, int] = {}
    for number, group in enumerate(seated, start=1):
        nth = seen[group.topic_id] = seen.get(group.topic_id, 0) + 1
        people = [each.user_id for each in group.people]
        leads = max(people, key=lambda user_id: (been.get(user_id, 0), user_id == led.get((group.topic_id, nth))))
        table = before.pop((group.topic_id, nth), None)
        if table is None:
            t.session.add(Table(t.team_id, meetup.id, group.topic_id, nth, number, people, leads))
        else:
            table.number, table.people, table.facilitator_id = number, people, leads
    for table in before.values():
        t.session.delete(table)
    meetup.groups = [[each.user_id for each in group.people] for group in seated]
    t.session.flush()
    _hand_out(t, meetup, led)
    show(t, meetup)
    letters.in_thread(t, meetup, "tables", sheets.made(t, meetup))
    return tables.tables(t.session, meetup)


def reopen(t: Turn, meetup: Meetup) -> None:
    """Let people choose again: there are no tables until they are made again."""
    before = tables.tables(t.session, meetup)
    for table in before:
        _relieve(t, meetup, (table.topic_id, table.nth), table.facilitator_id)
        t.session.delete(table)
    meetup.groups = None
    show(t, meetup)
    if before:
        letters.in_thread(t, meetup, "tables", sheets.put_away(t))


def table_of(t: Turn, table_id: int) -> tuple[Meetup, Table, Topic]:
    """A table for which the one who acts can write notes, its meetup held until the turn ends.

    Raises:
        Refused: the table is gone, the meetup called off, or they neither sit there nor run the meetup.
    """
    table = t.session.get(Table, table_id)
    if table is None or table.team_id != t.team_id:
        raise Refused("meetups-table-gone")
    meetup = rights.one(t, table.meetup_id, hold=True)
    table = t.session.get(Table, table_id, populate_existing=True)
    topic = t.session.get(Topic, table.topic_id) if table else None
    if table is None or topic is None:
        raise Refused("meetups-table-gone")
    if meetup.state == State.CANCELLED:
        raise Refused("meetups-is-cancelled")
    if t.user_id not in table.people and not rights.may_run(t, meetup):
        raise Refused("meetups-table-others")
    return meetup, table, topic


def keep_note(t: Turn, table_id: int, text: str, *, seen: str) -> tuple[Meetup, Table, Topic]:
    """What a table found out; posted in the thread, and edited there when it is written again.

    Args:
        seen: the version that was looked at (`version`).

    Raises:
        Refused: somebody else at the table wrote meanwhile, or as `table_of` does.
    """
    meetup, table, topic = table_of(t, table_id)
    if version(t, table) != seen:
        raise Refused("meetups-table-note-meanwhile", block_id="note")
    if not text:
        raise Refused("meetups-empty", block_id="note")
    t.session.merge(Note(meetup.id, table.note, t.team_id, text, t.user_id, t.now))
    t.session.flush()
    letters.in_thread(t, meetup, f"note:{table.note}", sheets.note(t, table, topic, text, t.user_id))
    return meetup, table, topic


def version(t: Turn, table: Table) -> str:
    """Which notes of a table these are; "" when there are none."""
    known = t.session.get(Note, (table.meetup_id, table.note), populate_existing=True)
    return known.at.isoformat() if known else ""


def note_of(t: Turn, table: Table) -> str:
    """The notes of a table so far."""
    known = t.session.get(model.Note, (table.meetup_id, table.note))
    return known.text if known else ""


def _hand_out(t: Turn, meetup: Meetup, led: dict[tuple[int, int], str]) -> None:
    """One sheet for each table's facilitator; who led it before learns that they need not."""
    now = {(each.topic_id, each.nth): each for each in tables.tables(t.session, meetup)}
    for place, user_id in led.items():
        if place not in now or now[place].facilitator_id != user_id:
            _relieve(t, meetup, place, user_id)
    named = {each.id: each for each in tables.topics(t.session, meetup)}
    for place, table in now.items():
        key, message = _sheet(place, table.facilitator_id), sheets.sheet(t, meetup, table, named[table.topic_id])
        letter = outbox.find(t.session, team_id=t.team_id, key=f"{meetup.key}:{key}")
        if letter and letter.failure == Failure.DISCARDED:  # they left, and came back
            t.session.delete(letter)
            t.session.flush()
        if not outbox.revise(t.session, team_id=t.team_id, key=f"{meetup.key}:{key}", message=message, now=t.now):
            letters.write(t, meetup, key, table.facilitator_id, message)


def _relieve(t: Turn, meetup: Meetup, place: tuple[int, int], user_id: str) -> None:
    key = f"{meetup.key}:{_sheet(place, user_id)}"
    letter = outbox.find(t.session, team_id=t.team_id, key=key)
    if letter and letter.sent == 0 and letter.claimed_at is None:
        t.session.delete(letter)
        t.session.flush()
    elif letter:
        message = sheets.relieved(t, meetup, user_id)
        outbox.revise(t.session, team_id=t.team_id, key=key, message=message, now=t.now)
        letter.key = f"{key}:relieved:{letter.id}"  # who leads a table once more is told by another letter
        t.session.flush()


def _sheet(place: tuple[int, int], user_id: str) -> str:
    topic_id, nth = place
    return f"sheet:{topic_id}:{nth}:{user_id}"
