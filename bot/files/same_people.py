"""Who of an export of Slack is who in the workspace: by id, by address, or by a name that only one person has."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import members
from bot.files.slack_export import Person
from bot.members import Member
from bot.tables.shape import folded


def matched(
    session: Session, *, team_id: str, people: Iterable[Person], addresses: Mapping[str, str]
) -> dict[str, str]:
    """The ids in the workspace, by the ids in the export; whoever is not found is left out.

    Args:
        session: the transaction.
        team_id: the workspace.
        people: whom the export names.
        addresses: user ids by e-mail address, as far as Slack tells them.
    """
    known = [each for each in session.scalars(select(Member).where(Member.team_id == team_id)) if not each.is_bot]
    ids = {member.user_id for member in known}
    there, here = list(people), _only(known)
    names = [folded(name) for person in there for name in {person.name, person.other_name} if name]
    found: dict[str, str] = {}
    for person in there:
        by_name = {here[name] for name in map(folded, (person.name, person.other_name)) if name in here}
        by_name = by_name if all(names.count(folded(name)) == 1 for name in {person.name} - {""}) else set()
        if person.id in ids:
            found[person.id] = person.id
        elif person.email and person.email in addresses:
            found[person.id] = addresses[person.email]
        elif len(by_name) == 1 and not person.is_bot:
            found[person.id] = by_name.pop()
    return found


def keep_written(session: Session, *, team_id: str, person: Person, now: datetime) -> None:
    """Whoever is not here keeps the name under which they wrote; like those who left, they are asked nothing."""
    member = members.known(session, team_id=team_id, user_id=person.id)
    if not member.name:
        member.name, member.title, member.deleted, member.updated_at = person.name, person.title, True, now
        session.flush()


def _only(known: Iterable[Member]) -> dict[str, str]:
    """User ids by names that only one person has."""
    holders: dict[str, set[str]] = {}
    for member in known:
        if member.name:
            holders.setdefault(folded(member.name), set()).add(member.user_id)
    return {name: next(iter(users)) for name, users in holders.items() if len(users) == 1}
