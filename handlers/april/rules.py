"""What organisers do with a roster and its plan: bring it, change it, approve it once, put it away."""

import re

from bot import roles, somebody
from bot.privacy import audit
from bot.privacy.audit import Act
from bot.roles import Role
from bot.turn import Refused, Turn
from handlers.april import comparing, heirs, model
from handlers.april.comparing import Kind
from handlers.april.heirs import Why
from handlers.april.model import Answer, Departure, Roster, RosterStep, State
from handlers.april.rosters import LONGEST

_TABLE = re.compile(r"\.(csv|tsv|txt|xlsx|xlsm|xls)$", re.IGNORECASE)


def only_for_organisers(t: Turn) -> None:
    """See that an organiser acts.

    Raises:
        Refused: it is somebody else.
    """
    if not t.is_organiser:
        raise Refused("april-organisers-only")


def is_table(name: str) -> bool:
    """Whether a file is called as tables are."""
    return _TABLE.search(name) is not None


def bring(t: Turn, *, name: str, file_id: str = "") -> Roster:
    """Begin with a roster; a plan that nobody has approved yet makes room for it.

    Raises:
        Refused: a plan is under way.
    """
    before = model.latest(t.session, team_id=t.team_id, hold=True)
    if before and before.state in {State.ASKED, State.UNDER_WAY}:
        raise Refused("april-under-way")
    if before and before.state in {State.RECEIVED, State.DRAFT}:
        before.state = State.DROPPED
    roster = Roster(t.team_id, State.RECEIVED, name[:LONGEST], t.user_id, t.now, file_id=file_id)
    t.session.add(roster)
    t.session.flush()
    audit.note(t, Act.ROSTER_READ, f"roster:{roster.id}")
    return roster


def draft(t: Turn, roster_id: int, version: int | None = None) -> Roster:
    """The plan that can still be changed, held until the turn ends.

    Args:
        version: how it looked to the one who acts; None when that does not matter.

    Raises:
        Refused: it is not theirs to change, was approved or put away, or somebody else changed it meanwhile.
    """
    only_for_organisers(t)
    roster = model.by_id(t.session, team_id=t.team_id, roster_id=roster_id, hold=True)
    if roster is None or roster.state == State.DROPPED:
        raise Refused("april-gone")
    if roster.state != State.DRAFT:
        raise Refused("april-not-any-more")
    if version is not None and roster.version != version:
        raise Refused("april-changed-meanwhile")
    return roster


def step_of(t: Turn, roster: Roster, step_id: int) -> RosterStep:
    """A step of this plan.

    Raises:
        Refused: the plan was made anew without it.
    """
    step = model.step(t.session, team_id=t.team_id, step_id=step_id)
    if step is None or step.roster_id != roster.id:
        raise Refused("april-changed-meanwhile")
    return step


def change(
    t: Turn, roster: Roster, step: RosterStep, *, left_out: bool, heir_id: str | None, companion_id: str | None
) -> None:
    """Leave somebody as they are, or say who takes over.

    Raises:
        Refused: who is to take over cannot.
    """
    leaving = {
        each.user_id
        for each in model.steps(t.session, roster, kind=Kind.LEAVES)
        if each.user_id and not each.is_left_out
    }
    for block_id, user_id in (("heir", heir_id), ("companion", companion_id)):
        if user_id and (user_id == step.user_id or not heirs.can_be(t, user_id, leaving - {step.user_id})):
            raise Refused("april-cannot-take-over", block_id=block_id, name=somebody.plain_name(t, user_id))
    if heir_id != step.heir_id:
        step.heir_id, step.why = heir_id, Why.CHOSEN
    step.companion_id = companion_id if step.accompanies else None
    step.is_left_out = left_out
    roster.version += 1
    t.session.flush()


def choose(t: Turn, roster: Roster, step: RosterStep, choice: str) -> None:
    """Say who an unclear line means, or which of several lines counts. The plan is to be made anew after that."""
    numbers = {int(each) for each in step.candidates if each.isdecimal()}
    lines = model.lines(t.session, roster)
    if step.user_id:
        for line in lines:
            if line.number in numbers:
                line.chosen = "" if str(line.number) == choice else comparing.SKIP
    elif choice == comparing.NOBODY or choice in step.candidates:
        for line in lines:
            if line.number == step.number:
                line.chosen = choice
    roster.version += 1
    t.session.flush()


def approve(t: Turn, roster_id: int, version: int) -> Roster:
    """「この計画で進める」: it is compared once more, and then done. Pressed twice it is approved once.

    Raises:
        Refused: something is still unclear, or somebody else changed it meanwhile.
    """
    only_for_organisers(t)
    roster = model.by_id(t.session, team_id=t.team_id, roster_id=roster_id, hold=True)
    if roster is None or roster.state == State.DROPPED:
        raise Refused("april-gone")
    if roster.state != State.DRAFT:
        return roster
    if roster.version != version:
        raise Refused("april-changed-meanwhile")
    unclear = model.steps(t.session, roster, kind=Kind.UNCLEAR)
    if any(not step.is_left_out for step in unclear):
        raise Refused("april-unclear", count=len(unclear))
    roster.state, roster.asked_by, roster.asked_at = State.ASKED, t.user_id, t.now
    t.session.flush()
    audit.note(t, Act.ROSTER_APPROVED, f"roster:{roster.id}")
    return roster


def drop(t: Turn, roster_id: int) -> None:
    """Put it away, with its lines."""
    roster = draft(t, roster_id)
    roster.state = State.DROPPED
    audit.note(t, Act.ROSTER_DROPPED, f"roster:{roster.id}")
    t.session.flush()


def answer(t: Turn, said: Answer) -> Departure:
    """Who moved on says whether they would like to stay in touch; they may say it anew.

    Raises:
        Refused: they are back, or never left.
    """
    left = t.session.get(Departure, (t.team_id, t.user_id))
    if left is None:
        raise Refused("april-not-left")
    left.answer, left.answered_at = said, t.now
    if said != Answer.ALUMNI:
        roles.take(t.session, team_id=t.team_id, user_id=t.user_id, role=Role.ALUMNI)
    t.session.flush()
    return left
