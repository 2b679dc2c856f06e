"""How the windows look over the plan: what is to become of one person, who an unclear line means; and the briefing."""

import json
from collections.abc import Mapping

from bot import blocks, inputs, members, roles, somebody
from bot.blocks import Block
from bot.feature import Keeping, Kept
from bot.mrkdwn import escape, shorten
from bot.turn import Turn
from handlers.april import comparing, model
from handlers.april.comparing import Kind
from handlers.april.model import Handover, Roster, RosterStep

STEP = "april.step"
CHOICE = "april.choice"
BRIEFING = "april.briefing"
AS_PLANNED = "planned"
LEAVE_OUT = "left_out"
# Slack takes 10 radio buttons.
CHOICES = 9
# So many things of each kind stand in a briefing; all of them are on the Home tab and in the search.
THINGS = 15


def step(t: Turn, roster: Roster, found: RosterStep) -> Block:
    """What is to become of somebody: as planned or not at all, and who takes over."""
    say = t.words
    planned = blocks.option(say("april-as-planned", kind=found.kind), AS_PLANNED)
    left_out = blocks.option(say("april-leave-out"), LEAVE_OUT)
    act = inputs.choice("act", say("april-act"), [planned, left_out], chosen=left_out if found.is_left_out else planned)
    heir = inputs.person_choice("heir", say("april-form-heir"), chosen=found.heir_id or "", hint=say("april-heir-hint"))
    companion = inputs.person_choice(
        "companion", say("april-form-companion"), chosen=found.companion_id or "", hint=say("april-companion-hint")
    )
    hands_over = found.kind in {Kind.LEAVES, Kind.MOVES}
    return blocks.modal(
        STEP,
        title=say("april-title"),
        submit=say("april-save"),
        close=say("cancel"),
        private_metadata=_meta(roster, found),
        blocks=[
            blocks.section(f"*{escape(found.name)}*　{escape(found.was or found.office)}"),
            act,
            *([heir | {"optional": True}] if hands_over else []),
            *([companion | {"optional": True}] if hands_over and found.accompanies else []),
        ],
    )


def choice(t: Turn, roster: Roster, found: RosterStep) -> Block:
    """Who is meant by a line, or which of several lines counts."""
    say = t.words
    if found.user_id:
        lines = {str(line.number): line for line in model.lines(t.session, roster)}
        told = [lines[each] for each in found.candidates if each in lines]
        options = [
            blocks.option(
                say("april-line", number=line.number, office=f"{line.place} {line.section}"), str(line.number)
            )
            for line in told[:CHOICES]
        ]
    else:
        people = [members.find(t.session, team_id=t.team_id, user_id=each) for each in found.candidates]
        options = [blocks.option(each.signature, each.user_id) for each in people[:CHOICES] if each]
        options.append(blocks.option(say("april-somebody-new"), comparing.NOBODY))
    return blocks.modal(
        CHOICE,
        title=say("april-title"),
        submit=say("april-save"),
        close=say("cancel"),
        private_metadata=_meta(roster, found),
        blocks=[
            blocks.section(say("april-choice", name=escape(found.name), office=escape(found.office))),
            inputs.choice("who", say("april-choice-label"), options),
        ],
    )


def briefing(t: Turn, handover: Handover, keepings: Mapping[str, Keeping]) -> Block:
    """What the predecessor kept, what comes, who helps, and three first steps."""
    say = t.words
    given = _given(t, handover, keepings)
    companion = roles.companion_of(t.session, team_id=t.team_id, user_id=handover.to_id)
    shown = [blocks.section(say("april-briefing", who=somebody.name(t, handover.from_id)))]
    shown += [blocks.listing(say(name), _lines(things)) for name, things in given.items() if things]
    known = {name: keeping.to_know(t, handover.from_id) for name, keeping in keepings.items()}
    if any(known.values()):
        shown.append(blocks.context(say("april-to-know")))
        shown += [blocks.listing(say(name), _lines(things)) for name, things in known.items() if things]
    if companion:
        shown.append(blocks.section(say("april-your-companion", who=somebody.name(t, companion))))
    return blocks.modal(
        BRIEFING,
        title=say("april-briefing-title"),
        close=say("close"),
        blocks=[*shown, blocks.divider(), blocks.section(_first_steps(t, given, companion))],
    )


def _first_steps(t: Turn, given: Mapping[str, list[Kept]], companion: str | None) -> str:
    """Three things that can be done today, of those that fit."""
    say, command = t.words, f"/{t.settings.command_prefix}"
    steps = [
        say("april-first-question") if given.get("questions-keeping") else "",
        say("april-first-card") if given.get("knowhow-keeping") else "",
        say("april-first-meetup") if given.get("meetups-keeping") else "",
        say("april-first-companion", who=somebody.name(t, companion)) if companion else "",
        say("april-first-search", command=f"{command}knowhow"),
        say("april-first-ask", command=f"{command}ask"),
        say("april-first-settings", command=f"{command}tomoshibi 設定"),
    ]
    three = [each for each in steps if each][:3]
    return "\n".join([say("april-first"), *(f"{number}. {each}" for number, each in enumerate(three, 1))])


def _given(t: Turn, handover: Handover, keepings: Mapping[str, Keeping]) -> dict[str, list[Kept]]:
    """What was handed over and is still with whoever took it."""
    keys = {(name, key) for name, key in handover.given}
    return {
        name: [each for each in keeping.of(t, handover.to_id) if (name, each.key) in keys]
        for name, keeping in keepings.items()
    }


def _lines(things: list[Kept]) -> list[tuple[str, str | None, str]]:
    told = [(shorten(each.title, 100), each.url or None, "") for each in things[:THINGS]]
    return [*told, *([("…", None, str(len(things) - THINGS))] if len(things) > THINGS else [])]


def _meta(roster: Roster, found: RosterStep) -> str:
    return json.dumps({"roster": roster.id, "version": roster.version, "step": found.id})
