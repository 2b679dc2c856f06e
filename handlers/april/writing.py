"""What organisers take away as Excel files: the plan as it is, and the present members as a roster to go on with."""

import io
from collections.abc import Mapping

from sqlalchemy import select

from bot import roles, somebody
from bot.members import Member
from bot.roles import Role
from bot.tables import excel
from bot.turn import Turn
from handlers.april import model, rosters, todos
from handlers.april.comparing import Kind
from handlers.april.model import Roster, RosterStep
from handlers.april.places import Places
from handlers.april.rosters import Row

COLUMNS = ("kind", "name", "was", "office", "keeps", "heir", "why", "companion", "role", "state", "todos")
WIDE = {"was", "office", "keeps", "todos"}


def plan(t: Turn, roster: Roster) -> bytes:
    """The plan, a person a line."""
    say = t.words
    waiting: dict[int, list[str]] = {}
    for todo in todos.of(t, roster):
        if not todo.is_done:
            names = {"name": todo.step.name, "was": todo.step.was, "office": todo.step.office}
            told = say(todo.what, **names) if todo.what.startswith("april-") else say(todo.what)
            waiting.setdefault(todo.step.id, []).append(told.replace("*", ""))
    steps = [step for kind in Kind for step in model.steps(t.session, roster, kind=kind)]
    rows = [[_cells(t, step, waiting.get(step.id, []))[name] for name in COLUMNS] for step in steps]
    file = io.BytesIO()
    columns = [(say("april-column", column=name), name in WIDE) for name in COLUMNS]
    excel.write(file, title=say("april-title"), columns=columns, rows=rows)
    return file.getvalue()


def present(t: Turn, mails: Mapping[str, str]) -> list[Row]:
    """The present members as a roster would have them, by office and name; guests and who moved on are no part of it.

    Args:
        mails: addresses by user id, as far as Slack tells them.
    """
    places = Places.of(t.session, team_id=t.team_id)
    gone = model.departed(t.session, team_id=t.team_id)
    gone |= set(roles.having(t.session, team_id=t.team_id, role=Role.ALUMNI))
    rows = []
    people = select(Member).where(Member.team_id == t.team_id, Member.name != "", Member.can_be_asked)
    for member in t.session.scalars(people):
        if not member.is_guest and member.user_id not in gone:
            place = places.of_member(member)
            role = rosters.told_role([*roles.of(t.session, team_id=t.team_id, user_id=member.user_id)])
            mail = mails.get(member.user_id, "")
            rows.append(Row(0, member.name, place.name, place.section, role, mail))
    return sorted(rows, key=lambda row: (row.place, row.section, row.name))


def _cells(t: Turn, step: RosterStep, waiting: list[str]) -> dict[str, str]:
    say = t.words
    state = "undone" if step.undone_at else "done" if step.done_at else "left_out" if step.is_left_out else "planned"
    return {
        "kind": say("april-kind", kind=step.kind),
        "name": step.name,
        "was": step.was,
        "office": step.office,
        "keeps": "、".join(say("april-thing", what=say(name), count=count) for name, count in step.keeps.items()),
        "heir": somebody.plain_name(t, step.heir_id) if step.heir_id else "",
        "why": say("april-why", why=step.why) if step.why else "",
        "companion": somebody.plain_name(t, step.companion_id) if step.companion_id else "",
        "role": say("people-role", role=step.role) if step.role else "",
        "state": say("april-step-state", state=state),
        "todos": "\n".join(waiting),
    }
