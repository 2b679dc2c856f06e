"""Who is shown whose record: a leader their own, a companion those of whom they look after. Nobody else, ever."""

from bot import contacts, isolation, members, roles
from bot.isolation import Record
from bot.members import Member
from bot.roles import Role
from bot.turn import Turn

# The Home tab has room for so many; nobody should look after more.
ACCOMPANIED = 10


def is_leader(t: Turn) -> bool:
    """Whether the one who looks is a leader; nobody else has a record."""
    return roles.has(t.session, team_id=t.team_id, user_id=t.user_id, role=Role.LEADER)


def has_declined(t: Turn) -> bool:
    """Whether the one who looks does not want a record."""
    return contacts.has_declined(t.session, team_id=t.team_id, user_id=t.user_id)


def own(t: Turn) -> Record | None:
    """The record of the one who looks."""
    return isolation.record(t.session, team_id=t.team_id, user_id=t.user_id, now=t.now)


def accompanied(t: Turn) -> list[tuple[Member, Record]]:
    """The leaders whom the one who looks accompanies, by name, without those who do not want it."""
    user_ids = roles.accompanied_by(t.session, team_id=t.team_id, companion_id=t.user_id)
    leaders = [each for each in user_ids if roles.has(t.session, team_id=t.team_id, user_id=each, role=Role.LEADER)]
    found = [
        (member, record)
        for user_id in leaders[:ACCOMPANIED]
        if (member := members.find(t.session, team_id=t.team_id, user_id=user_id))
        and (record := isolation.record(t.session, team_id=t.team_id, user_id=user_id, now=t.now))
    ]
    return sorted(found, key=lambda pair: (pair[0].name, pair[0].user_id))


def companion(t: Turn) -> Member | None:
    """Who sees it besides the one who looks."""
    user_id = roles.companion_of(t.session, team_id=t.team_id, user_id=t.user_id)
    return members.find(t.session, team_id=t.team_id, user_id=user_id) if user_id else None
