"""The lines of a roster, kept as long as its plan is worked on; addresses and staff numbers are sealed."""

import json
from collections.abc import Iterable

from sqlalchemy import delete

from bot import vault
from bot.turn import Turn
from handlers.april import folding, model
from handlers.april.comparing import Entry
from handlers.april.model import PURPOSE, Roster, RosterLine
from handlers.april.places import Place, Places
from handlers.april.rosters import Row, Sheet


def keep(t: Turn, roster: Roster, sheet: Sheet) -> list[RosterLine]:
    """Keep the lines of a roster; addresses and staff numbers are sealed.

    Returns:
        The lines, for a plan that is made now.
    """
    safe = vault.vault(t.settings, PURPOSE)
    places = Places.of(t.session, team_id=t.team_id)
    t.session.execute(delete(RosterLine).where(RosterLine.roster_id == roster.id))
    unknown: set[str] = set()
    lines: list[RosterLine] = []
    for row in sheet.rows:
        body = places.body(row.place, code=row.code)
        if body is None and places.by_name:
            unknown.add(row.place)
        lines.append(_line(t, roster, row, body.id if body else None, safe))
    model.put_in_place(t.session, lines)
    roster.notes = [*sheet.notes, *(f"「{place}」という団体は一覧にありません。" for place in sorted(unknown))]
    t.session.flush()
    return lines


def addresses(t: Turn, roster: Roster) -> dict[int, str]:
    """The mail addresses of a roster, by line."""
    safe = vault.vault(t.settings, PURPOSE)
    opened = ((line.number, _opened(safe, line)["mail"]) for line in model.lines(t.session, roster))
    return {number: mail for number, mail in opened if mail}


def entries(t: Turn, lines: Iterable[RosterLine], places: Places) -> list[Entry]:
    """The lines as they are compared with people."""
    safe = vault.vault(t.settings, PURPOSE)
    return [
        Entry(
            number=line.number,
            name=folding.key(line.name),
            body=place_of(line, places).key,
            section=folding.section(line.section),
            mail=secret["mail"],
            staff=secret["staff"],
            chosen=line.chosen,
        )
        for line in lines
        for secret in [_opened(safe, line)]
    ]


def place_of(line: RosterLine, places: Places) -> Place:
    """The office that a line names."""
    body = places.by_id.get(line.body_id or 0)
    return Place(f"#{body.id}", body.name, line.section, body) if body else places.written(line.place, line.section)


def _line(t: Turn, roster: Roster, row: Row, body_id: int | None, safe: vault.Vault) -> RosterLine:
    secret = json.dumps({"mail": row.mail, "staff": row.staff}) if row.mail or row.staff else ""
    return RosterLine(
        roster_id=roster.id,
        number=row.number,
        team_id=t.team_id,
        name=row.name,
        place=row.place,
        body_id=body_id,
        section=row.section,
        role=row.role,
        sealed=safe.seal(secret) if secret else "",
    )


def _opened(safe: vault.Vault, line: RosterLine) -> dict[str, str]:
    if not line.sealed:
        return {"mail": "", "staff": ""}
    try:
        opened: dict[str, str] = json.loads(safe.open(line.sealed))
    except vault.LostKeyError:  # the operator took the key away; names are left to compare by
        return {"mail": "", "staff": ""}
    return opened
