"""How somebody is connected: what they exchanged with others in four weeks, leave excluded, and how that stands.

Shown to that person and to their companion, and to nobody else; of who declined nothing is computed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from statistics import median

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, joinedload

from bot import availability, contacts, members, roles, working_time
from bot.availability import Absence
from bot.contacts import Contact, OwnPost, Person
from bot.members import Member
from bot.roles import MemberRole, Role
from bot.working_time import JAPAN

DAYS = 28
# Somebody on leave for longer than this has no four weeks to look at.
FURTHEST = 366
DAY = timedelta(days=1)


class State(StrEnum):
    """How somebody stands. Each calls for another act, so none of them is mixed with another.

    - CONNECTED: words go back and forth.
    - IGNORED: they asked, and no human replied. Somebody is to reply.
    - SILENT: they read, and write nothing, which is theirs to choose. The door stays open.
    - ON_LEAVE: they are away. Nothing is to be done until they are back.
    - UNREACHABLE: nothing shows that they see what is written here. Somebody is to reach them in another way.
    """

    CONNECTED = "connected"
    IGNORED = "ignored"
    SILENT = "silent"
    ON_LEAVE = "leave"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True)
class Record:
    """Four weeks of somebody.

    Attributes:
        people: distinct people of other bodies with whom replies were exchanged.
        mutual: with how many people it went both ways.
        given: replies to others.
        received: replies of others.
        posts: conversations begun.
        unanswered: those of them without a human reply after two working days.
        ignored: where those of them stand that asked something.
        first_reply: working time to the first human reply, in the middle of all posts that have one.
        meetups: in how many they took part.
        only_leader_in: "body" or "section" where they are the only leader, as far as is known; otherwise "".
        could_talk: their last answer to 「相談できた相手」, and when they gave it.
    """

    state: State
    people: int
    mutual: int
    given: int
    received: int
    posts: int
    unanswered: int
    ignored: tuple[str, ...]
    first_reply: timedelta | None
    meetups: int
    only_leader_in: str
    could_talk: bool | None
    talked_at: datetime | None


def record(session: Session, *, team_id: str, user_id: str, now: datetime) -> Record | None:
    """The last four weeks of somebody; None for who does not want to be looked at, and for who is not known."""
    member = members.find(session, team_id=team_id, user_id=user_id)
    known = contacts.find(session, team_id=team_id, user_id=user_id) or Person(team_id, user_id)
    if member is None or known.declined:
        return None
    away = [each for each in availability.absences(session, team_id=team_id, user_id=user_id) if each.is_leave]
    today = now.astimezone(JAPAN).date()
    since = datetime.combine(_since(away, today), time(), JAPAN)
    written = _posts(session, member, since)
    posts = [each for each in written if _at_work(away, each.at)]
    replies = [each for each in _replies(session, member, since) if _at_work(away, each.at)]
    firsts = _first_replies(session, member, written)
    alone = [each for each in written if each.asks and each.place not in firsts and _waited_long(each, now)]
    given = [each.to_id for each in replies if each.from_id == user_id and each.to_id]
    received = [each.from_id for each in replies if each.to_id == user_id]
    signs = [known.talked_at, known.came_by_at, _named_at(session, member), *(each.at for each in posts)]
    signs += [each.at for each in replies if each.from_id == user_id]
    return Record(
        state=_state(
            is_away=_is_on_leave(away, today),
            is_reachable=not member.deleted and any(sign and sign >= since for sign in signs),
            is_ignored=bool(alone),
            speaks=bool(posts or given),
        ),
        people=_of_other_bodies(session, member, {*given, *received}),
        mutual=len({*given} & {*received}),
        given=len(given),
        received=len(received),
        posts=len(posts),
        unanswered=sum(each.place not in firsts and _waited_long(each, now) for each in posts),
        ignored=tuple(each.place for each in alone),
        first_reply=_in_the_middle(session, member, posts, firsts),
        meetups=len({each.place for each in replies if not each.to_id}),
        only_leader_in=_only_leader_in(session, member),
        could_talk=known.could_talk,
        talked_at=known.talked_at,
    )


def _state(*, is_away: bool, is_reachable: bool, is_ignored: bool, speaks: bool) -> State:
    if is_away:
        return State.ON_LEAVE
    if not is_reachable:
        return State.UNREACHABLE
    if is_ignored:
        return State.IGNORED
    return State.CONNECTED if speaks else State.SILENT


def _since(away: Sequence[Absence], today: date) -> date:
    """The first of the last 28 days that were no leave."""
    day, left = today, DAYS
    while left and today - day < FURTHEST * DAY:
        day -= DAY
        left -= not _is_on_leave(away, day)
    return day


def _is_on_leave(away: Iterable[Absence], day: date) -> bool:
    return any(each.first <= day <= each.last for each in away)


def _at_work(away: Sequence[Absence], at: datetime) -> bool:
    return not _is_on_leave(away, at.astimezone(JAPAN).date())


def _posts(session: Session, member: Member, since: datetime) -> list[OwnPost]:
    own = select(OwnPost).where(OwnPost.team_id == member.team_id, OwnPost.user_id == member.user_id)
    return list(session.scalars(own.where(OwnPost.at >= since).order_by(OwnPost.at)))


def _replies(session: Session, member: Member, since: datetime) -> list[Contact]:
    """What they gave and what they got, and where they took part."""
    either_side = or_(Contact.from_id == member.user_id, Contact.to_id == member.user_id)
    lately = select(Contact).where(Contact.team_id == member.team_id, Contact.at >= since, either_side)
    return list(session.scalars(lately))


def _first_replies(session: Session, member: Member, posts: Sequence[OwnPost]) -> dict[str, datetime]:
    """When the first reply came, by the place of the post."""
    if not posts:
        return {}
    replies = select(Contact.place, func.min(Contact.at)).where(
        Contact.team_id == member.team_id,
        Contact.place.in_([each.place for each in posts]),
        Contact.to_id == member.user_id,
    )
    return dict(session.execute(replies.group_by(Contact.place)).all())


def _in_the_middle(
    session: Session, member: Member, posts: Sequence[OwnPost], firsts: Mapping[str, datetime]
) -> timedelta | None:
    answered = [each for each in posts if each.place in firsts]
    if not answered:
        return None
    hours = availability.hours_of(session, team_id=member.team_id, user_id=member.user_id, quietly=False)
    waited = [working_time.between(each.at, firsts[each.place], hours) for each in answered]
    return timedelta(seconds=median(each.total_seconds() for each in waited))


def _waited_long(post: OwnPost, now: datetime) -> bool:
    return working_time.add_days(post.at, contacts.PATIENCE) <= now


def _of_other_bodies(session: Session, member: Member, others: set[str]) -> int:
    if not others:
        return 0
    people = select(Member).where(Member.team_id == member.team_id, Member.user_id.in_(others))
    towns = [contacts.town(each) for each in session.scalars(people.options(joinedload(Member.body)))]
    return sum(town != contacts.town(member) for town in towns)


def _named_at(session: Session, member: Member) -> datetime | None:
    """When they became a leader: of who only just did, nobody can tell yet how they are connected."""
    return roles.given(session, team_id=member.team_id, user_id=member.user_id).get(Role.LEADER)


def _only_leader_in(session: Session, member: Member) -> str:
    town = contacts.town(member)
    if not town:
        return ""
    here = Member.body_id == member.body_id
    if member.body_id is None:
        here = Member.body_id.is_(None) & Member.title.startswith(town, autoescape=True)
    leaders = (
        select(Member)
        .join(MemberRole, (MemberRole.team_id == Member.team_id) & (MemberRole.user_id == Member.user_id))
        .where(Member.team_id == member.team_id, MemberRole.role == Role.LEADER, Member.deleted.is_(False))
        .where(here, Member.user_id != member.user_id)
    )
    others = {_section(each) for each in session.scalars(leaders)}
    if not others:
        return "body"
    return "section" if _section(member) and _section(member) not in others else ""


def _section(member: Member) -> str:
    return member.section or "".join(member.title.split()[1:2])
