"""What is to come, as it concerns the one who looks: the Home tab and their mail say the same of it."""

from dataclasses import dataclass

from bot import roles
from bot.db import asked_once
from bot.roles import Role
from bot.turn import Turn
from handlers.meetups import guests, model, tables
from handlers.meetups.model import Audience, Joining, Meetup, ProposedDate, State, Vote
from handlers.meetups.tables import Topic

LOOKED_AT = 12


@dataclass(frozen=True)
class Ahead:
    """A meetup that is to come.

    Attributes:
        joining: how the one who looks joined, if they did.
        dates: those that can be answered, as long as they can.
        votes: what everybody said about these.
        waits: the one who looks is asked about the dates, and has not answered every one.
        is_answered: they have.
        topics: those that they can choose from, because they come; none once the tables are made.
        chosen_id: the topic that they chose.
    """

    meetup: Meetup
    joining: Joining | None
    dates: list[ProposedDate]
    votes: list[Vote]
    waits: bool
    is_answered: bool
    topics: list[Topic]
    chosen_id: int | None


@asked_once
def own(t: Turn) -> list[Ahead]:
    """The next ones: with a date by their dates, then those whose date is asked about."""
    found = model.ahead(t.session, team_id=t.team_id, now=t.now, limit=LOOKED_AT)
    joined = guests.joinings_of(t.session, found, t.user_id)
    return [_own(t, each, joined.get(each.id)) for each in found]


def _own(t: Turn, meetup: Meetup, joining: Joining | None) -> Ahead:
    is_open = meetup.state == State.ASKING and meetup.deadline is not None and meetup.deadline > t.now
    dates = model.dates(t.session, meetup) if is_open else []
    votes = model.votes(t.session, meetup) if is_open else []
    answers = sum(each.user_id == t.user_id for each in votes)
    # What is meant for leaders waits for others once they began to answer.
    is_asked = meetup.audience != Audience.LEADERS or answers > 0 or _is_leader(t)
    topics = tables.to_choose(t.session, meetup) if joining and meetup.state == State.FIXED else []
    return Ahead(
        meetup,
        joining,
        dates,
        votes,
        waits=is_open and is_asked and answers < len(dates),
        is_answered=is_open and answers == len(dates),
        topics=topics,
        chosen_id=tables.choices(t.session, meetup).get(t.user_id) if topics else None,
    )


def _is_leader(t: Turn) -> bool:
    return roles.has(t.session, team_id=t.team_id, user_id=t.user_id, role=Role.LEADER)
