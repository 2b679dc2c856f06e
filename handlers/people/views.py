"""How the bot speaks about people: the first note, the window for body and section, the private warning."""

from collections.abc import Sequence

from bot import blocks, bodies, doors, inputs, somebody
from bot.blocks import Block
from bot.bodies import Body
from bot.mrkdwn import escape
from bot.turn import Turn
from bot.words import Words
from handlers.people.model import DECLARED, MENU

SETTINGS = "people.settings"
LATER = "people.later"
# The value of a choice that is none of those offered.
NONE = "0"


def note(t: Turn, user_id: str, *, is_first: bool) -> Block:
    """A direct message that asks where somebody works; the first one says hello."""
    say = somebody.words(t, user_id)
    text = say("people-hello" if is_first else "people-hello-again")
    return blocks.message(text, blocks.section(text), _buttons(say))


def home_note(t: Turn) -> list[Block]:
    """The same on the Home tab."""
    return [blocks.section(t.words("people-hello-again")), _buttons(t.words)]


def later(t: Turn) -> Block:
    """What is left of the note when it was put off."""
    text = t.words("people-later-done", command=f"/{t.settings.command_prefix}tomoshibi")
    return blocks.message(text, blocks.section(text))


def form(
    t: Turn,
    *,
    offered: Sequence[Body] = (),
    body: Body | None = None,
    section: str = "",
    near: Sequence[Body] = (),
    declared: Sequence[str] = (),
) -> Block:
    """The window for body and section.

    Args:
        offered: the bodies that there are.
        body: the one that is chosen already.
        near: the bodies that a typed name may mean; one of them is to be chosen.
        declared: what they say that they are.
    """
    say = t.words
    where = _which(t, near) if near else _body_field(t, offered, body)
    section_field = inputs.text_input(
        "section",
        say("people-section"),
        initial=section,
        placeholder=say("people-section-placeholder"),
        hint=say("people-section-hint"),
        optional=True,
        max_length=100,
    )
    options = [blocks.option(say("people-role", role=role), role) for role in DECLARED]
    who = inputs.choices("roles", say("people-declared"), options, chosen=declared, optional=True)
    return blocks.modal(
        SETTINGS,
        title=say("people-form-title"),
        submit=say("people-form-submit"),
        close=say("cancel"),
        blocks=[*where, section_field, who],
    )


def thanks(t: Turn, signature: str) -> Block:
    """How the person is named from now on."""
    text = t.words("people-thanks", signature=escape(signature))
    return blocks.modal(
        SETTINGS, title=t.words("people-form-title"), close=t.words("close"), blocks=[blocks.section(text)]
    )


def warning(t: Turn, user_id: str) -> Block:
    """For the author alone: what they posted looks as if it held a personal number."""
    text = somebody.words(t, user_id)("people-personal-number")
    return blocks.message(text, blocks.section(text))


def _body_field(t: Turn, offered: Sequence[Body], body: Body | None) -> list[Block]:
    say, hint = t.words, t.words("people-body-hint")
    if not offered:
        return []
    if len(offered) <= MENU:
        names = bodies.names(offered)
        options = [blocks.option(names[each.id], str(each.id)) for each in offered]
        return [inputs.menu("body", say("people-body"), options, chosen=str(body.id) if body else "", hint=hint)]
    return [
        inputs.text_input(
            "name",
            say("people-body"),
            initial=body.full_name if body else "",
            placeholder=say("people-body-placeholder"),
            hint=hint,
            optional=True,
            max_length=100,
        )
    ]


def _which(t: Turn, near: Sequence[Body]) -> list[Block]:
    options = [blocks.option(each.full_name, str(each.id)) for each in near]
    options.append(blocks.option(t.words("people-which-none"), NONE))
    return [inputs.choice("body", t.words("people-which"), options)]


def _buttons(say: Words) -> Block:
    return blocks.actions(
        blocks.button(say("people-hello-write"), doors.SETTINGS, style="primary"),
        blocks.button(say("people-hello-later"), LATER),
    )
