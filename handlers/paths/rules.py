"""Who may enter paths, who is to finish them, when they are reminded, and how towns take over each other's."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import select

from bot import members, roles, studied
from bot.members import Member
from bot.privacy import audit
from bot.privacy.audit import Act
from bot.roles import Role
from bot.turn import Refused, Turn
from handlers.paths import model, reminding
from handlers.paths.model import LearningPath, PathPerson, PathTrack, Track

FARTHEST = timedelta(days=730)
ENTERING = (Role.COORDINATOR, Role.LEADER)


def may_enter(t: Turn) -> bool:
    """Whether the one who acts may enter paths for their body: organisers, coordinators, leaders."""
    return t.is_organiser or any(_is(t, role) for role in ENTERING)


def may_give(t: Turn) -> bool:
    """Whether they may give paths to others: organisers to everybody, coordinators within their body."""
    return t.is_organiser or _is(t, Role.COORDINATOR)


def enter(
    t: Turn, *, name: str, about: str, track: str, is_required: bool, people: Sequence[str], due: date | None, key: str
) -> LearningPath | None:
    """Enter a path, and let people finish it by a day, oneself when nobody is named.

    Returns:
        The path; None when the same form was sent before.

    Raises:
        Refused: others are named by somebody who may not, or there is no day, or it is past.
    """
    people = to_be_given(t, people, due)
    is_listed = may_enter(t)
    if not is_listed and due is None:
        raise Refused("paths-no-due", block_id="due")
    if not t.first_time(f"paths:{key}"):
        return None
    path = LearningPath(
        team_id=t.team_id,
        name=name,
        about=about,
        track=track if is_listed else "",
        is_required=is_required,
        is_listed=is_listed,
        body_id=t.member.body_id if t.member else None,
        made_by=t.user_id,
        made_at=t.now,
    )
    t.session.add(path)
    t.session.flush()
    if due:
        give(t, path, people=people, due=due)
    return path


def to_be_given(t: Turn, people: Sequence[str], due: date | None) -> list[str]:
    """Those who are to finish a path by this day: oneself when nobody is named.

    Raises:
        Refused: the day is missing or past, or somebody is named who is not theirs to name.
    """
    if people and due is None:
        raise Refused("paths-no-due", block_id="due")
    if due:
        _see_ahead(t, due)
    others = [each for each in people if each != t.user_id]
    if others and not may_give(t):
        raise Refused("paths-not-yours", block_id="people")
    for user_id in others:
        member = members.find(t.session, team_id=t.team_id, user_id=user_id)
        if member is None or not member.can_be_asked:
            raise Refused("paths-nobody", block_id="people")
        if not t.is_organiser and not _is_of_own_body(t, member):
            raise Refused("paths-other-body", block_id="people", name=member.name)
    return list(people) or [t.user_id]


def leaders(t: Turn) -> list[str]:
    """The leaders to whom the one who acts may give paths: all of them, or those of their body."""
    found = []
    for user_id in roles.having(t.session, team_id=t.team_id, role=Role.LEADER):
        member = members.find(t.session, team_id=t.team_id, user_id=user_id)
        if member and member.can_be_asked and (t.is_organiser or _is_of_own_body(t, member)):
            found.append(user_id)
    return found


def give(t: Turn, path: LearningPath, *, people: Sequence[str], due: date) -> None:
    """Let people finish a path by a day; who was on it already has the new day, who is done stays so."""
    for user_id in dict.fromkeys(people):
        known = t.session.get(PathPerson, (path.id, user_id))
        if known and (known.done_at or known.due == due):
            continue
        if known:
            reminding.unsay(t.session, known)
            known.due, known.at, known.reminded = due, t.now, None
        else:
            known = PathPerson(
                path_id=path.id, user_id=user_id, team_id=t.team_id, due=due, given_by=t.user_id, at=t.now
            )
            t.session.add(known)
        t.session.flush()
        if user_id != t.user_id:
            reminding.tell_given(t, path, known)


def seen(t: Turn, path_id: int) -> LearningPath:
    """The path, for those who see it: what somebody entered for themselves is there for nobody else.

    Raises:
        Refused: it is gone, or somebody else's alone.
    """
    path = model.by_id(t.session, team_id=t.team_id, path_id=path_id)
    if not path.is_listed and path.made_by != t.user_id:
        raise Refused("paths-gone")
    return path


def finish(t: Turn, path_id: int) -> LearningPath:
    """「終わりました」: whoever is done hears nothing more of it."""
    path = model.by_id(t.session, team_id=t.team_id, path_id=path_id)
    person = t.session.get(PathPerson, (path_id, t.user_id))
    if person is None:
        raise Refused("paths-gone")
    if person.done_at is None:
        person.done_at = t.now
        reminding.tell_finished(t, path, person)
    t.session.flush()
    return path


def borrow(t: Turn, path_id: int) -> LearningPath:
    """「うちでも使う」: the path as one of one's own body. Taken over twice it is the same.

    Raises:
        Refused: who acts has not said where they work, may not, or it is their own already.
    """
    path = seen(t, path_id)
    body_id = t.member.body_id if t.member else None
    if not may_enter(t):
        raise Refused("paths-borrow-who")
    if body_id is None:
        raise Refused("paths-no-body", prefix=t.settings.command_prefix)
    if path.body_id == body_id:
        raise Refused("paths-own-already")
    taken = select(LearningPath).where(
        LearningPath.team_id == t.team_id,
        LearningPath.body_id == body_id,
        LearningPath.borrowed_from == path.id,
        LearningPath.closed_at.is_(None),
    )
    known = t.session.scalars(taken).first()
    if known:
        return known
    own = LearningPath(
        team_id=t.team_id,
        name=path.name,
        about=path.about,
        track=path.track,
        is_required=path.is_required,
        is_listed=True,
        body_id=body_id,
        made_by=t.user_id,
        made_at=t.now,
        borrowed_from=path.id,
    )
    t.session.add(own)
    t.session.flush()
    return own


def may_close(t: Turn, path: LearningPath) -> bool:
    """Whether the one who acts may take a path away: organisers, and whoever entered it."""
    return t.is_organiser or path.made_by == t.user_id


def close(t: Turn, path_id: int) -> None:
    """Take a path away: it is not listed any more, and nobody is reminded of it."""
    path = seen(t, path_id)
    if not may_close(t, path):
        raise Refused("paths-not-yours")
    path.closed_at = t.now
    if path.made_by != t.user_id:
        audit.note(t, Act.PATH_CHANGED, f"path:{path.id}")
    on_it = select(PathPerson).where(PathPerson.path_id == path.id, PathPerson.done_at.is_(None))
    for person in t.session.scalars(on_it):
        reminding.unsay(t.session, person)
    t.session.flush()


def choose_track(t: Turn, track: str) -> None:
    """Choose one's track, or none."""
    if track and track not in set(Track):
        raise Refused("paths-gone")
    t.session.merge(PathTrack(team_id=t.team_id, user_id=t.user_id, track=track, at=t.now))
    t.session.flush()


def _see_ahead(t: Turn, due: date) -> None:
    today = studied.today(t.now)
    if not today <= due <= today + FARTHEST:
        raise Refused("paths-due-past", block_id="due")


def _is(t: Turn, role: Role) -> bool:
    return roles.acts_as(t.session, team_id=t.team_id, user_id=t.user_id, role=role)


def _is_of_own_body(t: Turn, member: Member) -> bool:
    """Whether somebody works for the same body; two who have not said where they work do not."""
    return t.member is not None and t.member.body_id is not None and member.body_id == t.member.body_id
