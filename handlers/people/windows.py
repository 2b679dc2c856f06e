"""How the windows look in which organisers say who is what, and who looks after whom."""

from collections.abc import Sequence
from enum import StrEnum

from bot import blocks, inputs
from bot.blocks import Block
from bot.members import Member
from bot.mrkdwn import escape
from bot.roles import Role
from bot.turn import Turn

ROLES = "people.roles"
NAME = "people.name"
COMPANION = "people.companion"
# So many names at most stand beside a role; there may be as many leaders as towns.
SHOWN = 20


class Act(StrEnum):
    """The action ids of the windows."""

    OPEN = "people.open_roles"
    CHANGE = "people.change_role"
    ACCOMPANY = "people.accompany"
    CHOSEN = "people.companion_chosen"


def door(t: Turn) -> list[Block]:
    """The way in from the Home tab, for organisers."""
    open_it = blocks.button(t.words("people-roles-open"), Act.OPEN)
    return [blocks.section(f"*{t.words('people-roles-title')}*", accessory=open_it)]


def overview(
    t: Turn,
    having: Sequence[tuple[Role, Sequence[Member]]],
    pairs: Sequence[tuple[Member, Sequence[Member]]],
    alone: Sequence[Member],
) -> Block:
    """Who is what, with a button for each role; who looks after whom, and whom nobody looks after."""
    say = t.words
    change = say("people-roles-change")
    listed = [
        blocks.section(_having(t, role, people), accessory=blocks.button(change, Act.CHANGE, value=role))
        for role, people in having
    ]
    looked_after = [f"• {escape(companion.signature)} → {_names(t, people)}" for companion, people in pairs]
    told = [
        *looked_after[:SHOWN],
        *([say("people-roles-more", count=len(looked_after) - SHOWN)] if len(looked_after) > SHOWN else []),
        *([say("people-roles-alone", names=_names(t, alone))] if alone else []),
    ]
    return blocks.modal(
        ROLES,
        title=say("people-roles-title"),
        close=say("close"),
        blocks=[
            blocks.section(say("people-roles-hint")),
            *listed,
            blocks.divider(),
            blocks.section(
                "\n".join([say("people-companions"), *(told or [say("people-roles-nobody")])]),
                accessory=blocks.button(change, Act.ACCOMPANY),
            ),
        ],
    )


def name(t: Turn, role: Role, people: Sequence[Member]) -> Block:
    """Who has this role?"""
    say = t.words
    hint = say("people-name-organisers") if role == Role.ORGANISER else ""
    chosen = [each.user_id for each in people]
    return blocks.modal(
        NAME,
        title=say("people-roles-title"),
        submit=say("people-form-submit"),
        close=say("cancel"),
        private_metadata=role,
        blocks=[inputs.people_choice("people", say("people-role", role=role), chosen=chosen, hint=hint)],
    )


def accompany(t: Turn, companion_id: str, accompanied: Sequence[str]) -> Block:
    """Who looks after whom? First the companion, then those whom they look after."""
    say = t.words
    who = inputs.person_choice(
        "companion", say("people-companion"), chosen=companion_id, hint=say("people-companion-hint"), tell=Act.CHOSEN
    )
    # The field's name changes with the companion: Slack keeps what was typed in a field of the same name.
    whom = inputs.people_choice(
        f"accompanied-{companion_id}",
        say("people-accompanied"),
        chosen=accompanied,
        hint=say("people-accompanied-hint"),
    )
    return blocks.modal(
        COMPANION,
        title=say("people-companion"),
        submit=say("people-form-submit"),
        close=say("cancel"),
        private_metadata=companion_id,
        blocks=[who, *([whom] if companion_id else [])],
    )


def _having(t: Turn, role: Role, people: Sequence[Member]) -> str:
    name, count = t.words("people-role", role=role), t.words("people-roles-count", count=len(people))
    return f"*{name}*　{count}\n{_names(t, people)}"


def _names(t: Turn, people: Sequence[Member]) -> str:
    if not people:
        return t.words("people-roles-nobody")
    names = "、".join(escape(each.signature) for each in people[:SHOWN])
    return names + (t.words("people-roles-more", count=len(people) - SHOWN) if len(people) > SHOWN else "")
