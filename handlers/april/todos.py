"""What remains to be done outside of the bot: in Udemy Business, in Slack, in the settings.

The bulk CSV of Udemy Business invites; it cannot rename, remove, reactivate or ungroup anybody.
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from bot.members import Member
from bot.tables import delimited
from bot.turn import Turn
from handlers.april import filed, folding, model
from handlers.april.comparing import Kind
from handlers.april.model import Roster, RosterStep

REMOVE = "april-todo-remove"
REGROUP = "april-todo-regroup"
RENAME = "april-todo-rename"
REACTIVATE = "april-todo-reactivate"
INVITE = "april-todo-invite"
COMPANION = "april-todo-companion"
# The one column that is sure: how Udemy names it, its own sample says, which is got from where the file is sent to.
COLUMN = "email"


@dataclass(frozen=True)
class Todo:
    """Something to do for a person: the text that says what, and whether it is done."""

    step: RosterStep
    what: str

    @property
    def is_done(self) -> bool:
        """Whether somebody ticked it."""
        return self.what in self.step.ticked

    @property
    def value(self) -> str:
        """What its button says."""
        return f"{self.step.id}:{self.what}"


def of(t: Turn, roster: Roster) -> list[Todo]:
    """All that is to be done, what is done last."""
    former = _former_names(t)
    steps = [step for step in model.steps(t.session, roster) if step.done_at and not step.undone_at]
    found = [Todo(step, what) for step in steps for what in _whats(step, former)]
    return sorted(found, key=lambda todo: (todo.is_done, _ORDER.index(todo.what) if todo.what in _ORDER else 0))


def tick(todo: Todo) -> None:
    """It is done; said again, it is not."""
    others = [each for each in todo.step.ticked if each != todo.what]
    todo.step.ticked = others if todo.is_done else [*others, todo.what]


def invitations(t: Turn, roster: Roster) -> tuple[bytes, int]:
    """A CSV of the addresses of those who come, and how many they are."""
    addresses = filed.addresses(t, roster)
    former = _former_names(t)
    new = [step for step in model.steps(t.session, roster, kind=Kind.COMES) if not _was_here(step, former)]
    mails = sorted({addresses[step.number] for step in new if step.number in addresses and not step.is_left_out})
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow([COLUMN])
    table.writerows([delimited.marked(mail)] for mail in mails)
    return text.getvalue().encode("utf-8-sig"), len(mails)


_ORDER = (COMPANION, REMOVE, REGROUP, RENAME, REACTIVATE, INVITE)


def _whats(step: RosterStep, former: Sequence[str]) -> list[str]:
    told: list[str] = list(step.before.get("todo", []))
    rename = [RENAME] if step.before.get("renamed") else []
    match step.kind:
        case Kind.LEAVES:
            alone = bool(step.before.get("accompanied")) and step.companion_id is None
            return [*told, *([COMPANION] if alone else []), REMOVE]
        case Kind.MOVES:
            return [*([REGROUP] if step.was.split()[:1] != step.office.split()[:1] else []), *rename]
        case Kind.COMES:
            return [REACTIVATE if _was_here(step, former) else INVITE]
    return rename


def _former_names(t: Turn) -> list[str]:
    gone = select(Member.name).where(Member.team_id == t.team_id, Member.deleted.is_(True), Member.name != "")
    return [folding.key(name) for name in t.session.scalars(gone)]


def _was_here(step: RosterStep, former: Sequence[str]) -> bool:
    """Whether somebody of this name had an account that is not in use any more."""
    return folding.key(step.name) in former
