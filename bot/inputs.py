"""The fields of a window: what they look like, and what somebody chose or typed in them.

A field's action id is its block id, unless the bot is to be told of every change (`tell`). Sizes are Slack's.
"""

from collections.abc import Sequence
from typing import Any

from bot.blocks import Block, plain_text
from bot.long_texts import FIELD, cut, joined
from bot.mrkdwn import shorten

LABEL = 2000


def text_input(
    block_id: str,
    label: str,
    *,
    initial: str = "",
    placeholder: str = "",
    hint: str = "",
    optional: bool = False,
    multiline: bool = False,
    max_length: int = FIELD,
) -> Block:
    """A field to write in; its value stands at `[block_id][block_id]` of the view's state.

    Args:
        initial: what stands in the field already; Slack refuses one that is longer than `max_length`.
    """
    element = _element(
        "plain_text_input",
        block_id,
        max_length=max_length,
        initial_value=shorten(initial, max_length),
        placeholder=plain_text(placeholder, 150) if placeholder else None,
    )
    return _input(block_id, label, element | {"multiline": multiline}, hint=hint, optional=optional)


def long_text(
    block_id: str, label: str, *, initial: str = "", placeholder: str = "", optional: bool = False
) -> list[Block]:
    """As many fields as a text needs, one below the other; `typed` reads them as one."""
    pieces = cut(block_id, initial)
    return [
        text_input(
            each,
            label if len(pieces) == 1 else f"{label} {number}/{len(pieces)}",
            initial=piece,
            placeholder=placeholder,
            optional=optional or number > 1,
            multiline=True,
        )
        for number, (each, piece) in enumerate(pieces.items(), 1)
    ]


def choice(
    block_id: str,
    label: str,
    options: Sequence[Block],
    *,
    chosen: Block | None = None,
    tell: str = "",
) -> Block:
    """A field to choose in, as radio buttons.

    Args:
        tell: the action id under which the bot is told of every change; "" when it need not know.
    """
    element = _element("radio_buttons", tell or block_id, options=list(options), initial_option=chosen)
    return _input(block_id, label, element, dispatch=bool(tell))


def choices(
    block_id: str,
    label: str,
    options: Sequence[Block],
    *,
    chosen: Sequence[str] = (),
    hint: str = "",
    optional: bool = False,
) -> Block:
    """A field to tick any of several in, as checkboxes; `chosen` are values."""
    initial = [each for each in options if each["value"] in chosen]
    element = _element("checkboxes", block_id, options=list(options), initial_options=initial)
    return _input(block_id, label, element, hint=hint, optional=optional)


def menu(block_id: str, label: str, options: Sequence[Block], *, chosen: str = "", hint: str = "") -> Block:
    """A field to choose one of up to 100 options in, or none, by typing a part of its name; `chosen` is a value."""
    initial = next((each for each in options if each["value"] == chosen), None)
    element = _element("static_select", block_id, options=list(options), initial_option=initial)
    return _input(block_id, label, element, hint=hint, optional=True)


def several(
    block_id: str, label: str, options: Sequence[Block], *, chosen: Sequence[str] = (), hint: str = ""
) -> Block:
    """A field to choose any of up to 100 options in, by typing parts of their names; `chosen` are values."""
    initial = [each for each in options if each["value"] in chosen]
    element = _element("multi_static_select", block_id, options=list(options), initial_options=initial)
    return _input(block_id, label, element, hint=hint, optional=True)


def day_choice(block_id: str, label: str, *, chosen: str = "", hint: str = "") -> Block:
    """A field to choose a day in, or none; `chosen` and what `typed` reads are dates as ISO 8601 writes them."""
    element = _element("datepicker", block_id, initial_date=chosen)
    return _input(block_id, label, element, hint=hint, optional=True)


def people_choice(block_id: str, label: str, *, chosen: Sequence[str] = (), hint: str = "") -> Block:
    """A field to choose people of the workspace in, or nobody; `people` reads it."""
    element = _element("multi_users_select", block_id, initial_users=list(chosen))
    return _input(block_id, label, element, hint=hint, optional=True)


def person_choice(block_id: str, label: str, *, chosen: str = "", hint: str = "", tell: str = "") -> Block:
    """A field to choose one person of the workspace in; `people` reads it.

    Args:
        tell: the action id under which the bot is told of every change; "" when it need not know.
    """
    element = _element("users_select", tell or block_id, initial_user=chosen)
    return _input(block_id, label, element, hint=hint, dispatch=bool(tell))


def channel_choice(block_id: str, label: str, *, chosen: str = "", hint: str = "") -> Block:
    """A field to choose one of the public channels in, or none."""
    element = _element("channels_select", block_id, initial_channel=chosen)
    return _input(block_id, label, element, hint=hint, optional=True)


def channels_choice(block_id: str, label: str, *, chosen: Sequence[str] = (), hint: str = "") -> Block:
    """A field to choose public channels in, or none; `chosen_channels` reads it."""
    element = _element("multi_channels_select", block_id, initial_channels=list(chosen))
    return _input(block_id, label, element, hint=hint, optional=True)


def conversation_choice(block_id: str, label: str, *, chosen: str = "", hint: str = "") -> Block:
    """A field to choose one channel in, public or private, or none; `chosen_channels` reads it."""
    only = {"include": ["public", "private"], "exclude_bot_users": True}
    element = _element("conversations_select", block_id, filter=only, initial_conversation=chosen)
    return _input(block_id, label, element, hint=hint, optional=True)


def typed(view: Block) -> dict[str, str]:
    """What stands in the fields of a view, by block id; empty fields are empty strings, long texts are whole."""
    values: dict[str, str] = {}
    for block_id, elements in view["state"]["values"].items():
        for element in elements.values():
            chosen = element.get("selected_option") or {}
            picked = element.get("selected_channel") or element.get("selected_date")
            value = element.get("value") or chosen.get("value") or picked
            values[block_id] = (value or "").strip()
    return joined(values)


def ticked(view: Block, block_id: str) -> list[str]:
    """The values that are ticked in a field of a view."""
    elements = view["state"]["values"].get(block_id, {}).values()
    return [option["value"] for element in elements for option in element.get("selected_options") or []]


def people(view: Block, block_id: str) -> list[str] | None:
    """The user ids that are chosen in a field of a view, of one or of several; None when the view has no such field."""
    elements = view["state"]["values"].get(block_id)
    if elements is None:
        return None
    [element] = elements.values()
    one = element.get("selected_user")
    return [one] if one else list(element.get("selected_users") or ())


def chosen_channels(view: Block, block_id: str) -> list[str]:
    """The channel ids that are chosen in a field of a view."""
    elements = view["state"]["values"].get(block_id, {}).values()
    one = [element["selected_conversation"] for element in elements if element.get("selected_conversation")]
    return [*one, *(each for element in elements for each in element.get("selected_channels") or ())]


def _element(kind: str, action_id: str, **more: Any) -> Block:
    """An element with all of this that there is."""
    return {"type": kind, "action_id": action_id} | {name: value for name, value in more.items() if value}


def _input(
    block_id: str, label: str, element: Block, *, hint: str = "", optional: bool = False, dispatch: bool = False
) -> Block:
    block: Block = {
        "type": "input",
        "block_id": block_id,
        "label": plain_text(label, LABEL),
        "element": element,
        "optional": optional,
        "dispatch_action": dispatch,
    }
    return block | {"hint": plain_text(hint, LABEL)} if hint else block
