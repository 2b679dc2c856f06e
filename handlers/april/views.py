"""How a roster and its plan look to an organiser: what it means for whom, page by page, and what remains to be done."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot import blocks, moments, somebody
from bot.blocks import Block
from bot.mrkdwn import escape, shorten
from bot.turn import Turn
from handlers.april import model, todos
from handlers.april.comparing import Kind
from handlers.april.letters import OPEN
from handlers.april.model import Roster, RosterStep, State
from handlers.april.todos import Todo

PLAN = "april.plan"
FIX = "april.fix"
UNDO = "april.undo"
TICK = "april.tick"
GO = "april.go"
SHEET = "april.sheet"
MEMBERS = "april.members"
CSV = "april.csv"
DROP = "april.drop"
PREVIOUS = "april.previous"
NEXT = "april.next"
TODO = "todo"
TABS = (*Kind, TODO)
TAB = {f"april.tab_{tab}": str(tab) for tab in TABS}
# Slack takes 100 blocks in a window; a person is one or two.
PAGE = 20
NOTES = 5


@dataclass(frozen=True)
class Spot:
    """Where somebody is in the window: which plan, as of which version, which tab, which page."""

    roster: int = 0
    version: int = 0
    tab: str = Kind.LEAVES
    page: int = 0

    @classmethod
    def read(cls, view: dict[str, Any]) -> "Spot":
        """Where the window was."""
        return cls(**json.loads(view.get("private_metadata") or "{}"))

    def written(self) -> str:
        """To be found again."""
        return json.dumps(vars(self))


def window(t: Turn, roster: Roster | None, spot: Spot, *, said: str = "") -> Block:
    """The plan, or how to begin.

    Args:
        said: what was just done.
    """
    say = t.words
    if roster is None or roster.emptied_at:
        shown = _beginning(t)
    elif roster.state == State.RECEIVED:
        shown = [blocks.section(say("april-reading"))]
    else:
        shown = _plan(t, roster, spot)
    roster_id, version = (roster.id, roster.version) if roster else (0, 0)
    meta = Spot(roster_id, version, spot.tab, spot.page)
    return blocks.modal(
        PLAN,
        title=say("april-title"),
        close=say("close"),
        private_metadata=meta.written(),
        blocks=[*([blocks.section(said)] if said else []), *shown],
    )


def opened_at(t: Turn, roster: Roster) -> str:
    """The tab that matters most now."""
    if roster.state in {State.UNDER_WAY, State.DONE}:
        return TODO
    return next((kind for kind in Kind if model.steps(t.session, roster, kind=kind)), Kind.LEAVES)


def door(t: Turn, roster: Roster | None) -> list[Block]:
    """The way in from the Home tab."""
    state = "none" if roster is None or roster.emptied_at else roster.state
    about = t.words("april-home", state=state)
    return [blocks.section(about, accessory=blocks.button(t.words("april-look"), OPEN))]


def _beginning(t: Turn) -> list[Block]:
    say = t.words
    return [
        blocks.section(say("april-begin")),
        blocks.context(say("april-begin-columns")),
        blocks.actions(blocks.button(say("april-members"), MEMBERS)),
    ]


def _plan(t: Turn, roster: Roster, spot: Spot) -> list[Block]:
    say = t.words
    counts = {kind: roster.counts.get(kind, 0) for kind in Kind}
    who = somebody.name(t, roster.brought_by) if roster.brought_by else say("april-operator")
    about = say(
        "april-about",
        name=escape(shorten(roster.name, 80)),
        who=who,
        when=moments.moment(t, say, roster.compared_at or roster.brought_at),
    )
    outside = roster.counts.get("outside", 0)
    left_alone = "　" + say("april-outside", count=outside) if outside else ""
    return [
        blocks.section("\n".join([say("april-counts", **counts), say("april-state", state=roster.state)])),
        blocks.context(about + left_alone),
        *_notes(t, roster),
        _tabs(t, roster, spot),
        *_page(t, roster, spot),
        blocks.divider(),
        blocks.actions(*_tools(t, roster)),
    ]


def _notes(t: Turn, roster: Roster) -> list[Block]:
    told = [escape(note) for note in roster.notes[:NOTES]]
    more = len(roster.notes) - len(told)
    told += [t.words("april-more-notes", count=more)] if more > 0 else []
    return [blocks.context("\n".join(f"• {note}" for note in told))] if told else []


def _tabs(t: Turn, roster: Roster, spot: Spot) -> Block:
    counts = {tab: roster.counts.get(tab, 0) for tab in TABS}
    counts[TODO] = sum(not each.is_done for each in todos.of(t, roster))
    shown = [tab for tab in TABS if counts[tab] or tab == spot.tab]
    return blocks.actions(
        *(
            blocks.button(
                t.words("april-tab", tab=str(tab), count=counts[tab]),
                f"april.tab_{tab}",
                style="primary" if tab == spot.tab else "",
            )
            for tab in shown
        )
    )


def _page(t: Turn, roster: Roster, spot: Spot) -> list[Block]:
    say = t.words
    found: Sequence[Any] = (
        todos.of(t, roster) if spot.tab == TODO else model.steps(t.session, roster, kind=Kind(spot.tab))
    )
    here = found[spot.page * PAGE : (spot.page + 1) * PAGE]
    shown = [_todo(t, each) if isinstance(each, Todo) else _step(t, roster, each) for each in here]
    if not shown:
        shown = [blocks.section(say("april-nobody", tab=spot.tab))]
    pages = [
        *([blocks.button(say("april-previous"), PREVIOUS)] if spot.page else []),
        *([blocks.button(say("april-next"), NEXT)] if (spot.page + 1) * PAGE < len(found) else []),
    ]
    hint = [blocks.context(say("april-hint", tab=spot.tab))]
    return [*hint, *shown, *([blocks.actions(*pages)] if pages else [])]


def _step(t: Turn, roster: Roster, step: RosterStep) -> Block:
    text = "\n".join(line for line in (_who(step), *_what(t, step)) if line)
    return blocks.section(shorten(text, blocks.SECTION), **_accessory(t, roster, step))


def _accessory(t: Turn, roster: Roster, step: RosterStep) -> dict[str, Block]:
    say, value = t.words, str(step.id)
    if roster.state == State.DRAFT and step.kind != Kind.COMES:
        text = say("april-answer" if step.kind == Kind.UNCLEAR else "april-fix")
        return {"accessory": blocks.button(text, FIX, value=value)}
    if step.done_at and not step.undone_at and step.kind in {Kind.LEAVES, Kind.MOVES}:
        ask = blocks.confirm(
            say("april-undo-sure", name=step.name),
            title=say("april-undo"),
            yes=say("april-undo"),
            no=say("cancel"),
        )
        return {"accessory": blocks.button(say("april-undo"), UNDO, value=value) | {"confirm": ask}}
    return {}


def _who(step: RosterStep) -> str:
    name = f"*{escape(step.name)}*"
    places = [escape(place) for place in (step.was, step.office) if place]
    match step.kind:
        case Kind.MOVES:
            where = " → ".join(places)
        case Kind.LEAVES:
            where = escape(step.was)
        case _:
            where = escape(step.office or step.was)
    return f"{name}（{where}）" if where else name


def _what(t: Turn, step: RosterStep) -> list[str]:
    say = t.words
    if step.undone_at:
        return [say("april-is-undone")]
    if step.is_left_out:
        return [say("april-is-left-out")]
    told = [say("april-is-done")] if step.done_at else []
    if step.kind == Kind.UNCLEAR:
        names = [somebody.name(t, each) for each in step.candidates if not each.isdecimal()]
        told.append(say("april-who", names="、".join(names)) if names else say("april-which-office"))
    if step.keeps:
        things = "、".join(say("april-thing", what=say(name), count=count) for name, count in step.keeps.items())
        heir = somebody.name(t, step.heir_id) if step.heir_id else "none"
        key = "april-keeps-moves" if step.kind == Kind.MOVES and not step.heir_id else "april-keeps"
        told.append(say(key, things=things, heir=heir, why=step.why or "none"))
    elif step.heir_id and step.kind == Kind.LEAVES:
        told.append(say("april-heir", heir=somebody.name(t, step.heir_id), why=step.why or "none"))
    if step.accompanies and step.kind == Kind.MOVES and not step.companion_id:
        told.append(say("april-accompanies-moves", count=step.accompanies))
    elif step.accompanies:
        who = somebody.name(t, step.companion_id) if step.companion_id else "none"
        told.append(say("april-accompanies", count=step.accompanies, who=who))
    if step.role:
        told.append(say("april-gets-role", role=say("people-role", role=step.role)))
    return told


def _todo(t: Turn, todo: Todo) -> Block:
    say, step = t.words, todo.step
    names = {"name": escape(step.name), "was": escape(step.was), "office": escape(step.office)}
    is_april = todo.what.startswith("april-")
    text = say(todo.what, **names) if is_april else f"*{names['name']}*　{say(todo.what)}"
    done = blocks.button(say("april-untick" if todo.is_done else "april-tick"), TICK, value=todo.value)
    return blocks.section(f"✅ ~{text}~" if todo.is_done else text, accessory=done)


def _tools(t: Turn, roster: Roster) -> list[Block]:
    say = t.words
    sheet = blocks.button(say("april-sheet"), SHEET, value=str(roster.id))
    members = blocks.button(say("april-members"), MEMBERS)
    if roster.state == State.DRAFT:
        sure = blocks.confirm(say("april-go-sure"), title=say("april-go"), yes=say("april-go"), no=say("cancel"))
        away = blocks.confirm(say("april-drop-sure"), title=say("april-drop"), yes=say("april-drop"), no=say("cancel"))
        go = blocks.button(say("april-go"), GO, value=f"{roster.id}:{roster.version}", style="primary")
        drop = blocks.button(say("april-drop"), DROP, value=str(roster.id))
        return [go | {"confirm": sure}, sheet, drop | {"confirm": away}]
    csv = blocks.button(say("april-csv"), CSV, value=str(roster.id))
    return [sheet, csv, members]
