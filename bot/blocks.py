"""Block Kit, the pieces that the views are made of.

What people wrote goes into rich text elements: they are literal, so nothing in them can mention, notify or format, and
a matched word is bold even in the middle of Japanese text, where Slack's `*bold*` needs spaces around it.
Sizes are Slack's (Block Kit reference).
"""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from bot.mrkdwn import shorten

Block = dict[str, Any]

SECTION = 3000
HEADER = 150
BUTTON = 75
BUTTON_VALUE = 2000
MODAL_TITLE = 24
OPTION = 75
LABEL = 2000

_URL = re.compile(r"https?://[^\s<>|、。「」（）]+")


def plain_text(text: str, limit: int = SECTION) -> Block:
    """Text without any markup."""
    return {"type": "plain_text", "text": shorten(text, limit), "emoji": True}


def section(mrkdwn: str, *, accessory: Block | None = None) -> Block:
    """A paragraph of the bot's own words; user text in it must be escaped."""
    block: Block = {"type": "section", "text": {"type": "mrkdwn", "text": shorten(mrkdwn, SECTION)}}
    return block | {"accessory": accessory} if accessory else block


def header(text: str) -> Block:
    """A heading."""
    return {"type": "header", "text": plain_text(text, HEADER)}


def heading(text: str) -> Block:
    """A smaller heading, below a header."""
    return section(f"*{text}*")


def context(mrkdwn: str) -> Block:
    """Small grey words below something."""
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": shorten(mrkdwn, SECTION)}]}


def day(moment: datetime) -> str:
    """A day, as mrkdwn that everybody reads in their own zone."""
    return f"<!date^{int(moment.timestamp())}^{{date}}|{moment.date().isoformat()}>"


def divider() -> Block:
    """A line."""
    return {"type": "divider"}


def actions(*elements: Block) -> Block:
    """A row of buttons."""
    return {"type": "actions", "elements": list(elements)}


def confirm(text: str, *, title: str, yes: str, no: str) -> Block:
    """A question that is asked before a button does what it says; the value of the button's field `confirm`."""
    texts = {"title": plain_text(title, 100), "text": plain_text(text, 300)}
    return texts | {"confirm": plain_text(yes, 30), "deny": plain_text(no, 30)}


def button(text: str, action_id: str, *, value: str = "", style: str = "", url: str = "") -> Block:
    """A button; with a `url` it opens that page."""
    optional = {"value": value, "style": style, "url": url}
    return {
        "type": "button",
        "text": plain_text(text, BUTTON),
        "action_id": action_id,
        **{name: content for name, content in optional.items() if content},
    }


def words(text: str, **style: bool) -> list[Block]:
    """Rich text elements of what somebody wrote: literal, but web addresses can be followed."""
    elements, end = [], 0
    for found in _URL.finditer(text):
        elements += _literal(text[end : found.start()], style)
        elements.append({"type": "link", "url": found.group()})
        end = found.end()
    return elements + _literal(text[end:], style)


def link(text: str, url: str | None, **style: bool) -> list[Block]:
    """A rich text link; plain words where there is nowhere to go."""
    if not url:
        return _literal(text, style)
    return [{"type": "link", "url": url, "text": text} | ({"style": style} if style else {})]


def rich_text(*paragraphs: Iterable[Block]) -> Block:
    """Literal text, one section for each paragraph."""
    sections = [{"type": "rich_text_section", "elements": list(elements)} for elements in paragraphs]
    return {"type": "rich_text", "elements": [part for part in sections if part["elements"]]}


def listing(heading: str, lines: Iterable[tuple[str, str | None, str]]) -> Block:
    """A heading and, line by line, titles that can be followed (title, address, what is said beside it)."""
    told = words(heading, bold=True)
    for title, url, said in lines:
        told += [*words("\n・"), *link(title, url), *words(f"　{said}" if said else "")]
    return rich_text(told)


def quoted(text: str) -> Block:
    """What somebody wrote, as a quotation."""
    return {"type": "rich_text", "elements": [{"type": "rich_text_quote", "elements": words(text)}]}


def text_input(
    block_id: str,
    label: str,
    *,
    initial: str = "",
    placeholder: str = "",
    hint: str = "",
    optional: bool = False,
    multiline: bool = False,
    max_length: int = 3000,
) -> Block:
    """A field to write in; its value stands at `[block_id][block_id]` of the view's state.

    Args:
        initial: what stands in the field already; Slack refuses one that is longer than `max_length`.
    """
    element: Block = {
        "type": "plain_text_input",
        "action_id": block_id,
        "multiline": multiline,
        "max_length": max_length,
    }
    if initial:
        element["initial_value"] = shorten(initial, max_length)
    if placeholder:
        element["placeholder"] = plain_text(placeholder, 150)
    return _input(block_id, label, element, hint=hint, optional=optional)


def option(text: str, value: str) -> Block:
    """One of several to choose from."""
    return {"text": plain_text(text, OPTION), "value": value}


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
    element: Block = {"type": "radio_buttons", "action_id": tell or block_id, "options": list(options)}
    if chosen:
        element["initial_option"] = chosen
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
    element: Block = {"type": "checkboxes", "action_id": block_id, "options": list(options)}
    if ticked := [each for each in options if each["value"] in chosen]:
        element["initial_options"] = ticked
    return _input(block_id, label, element, hint=hint, optional=optional)


def message(text: str, *blocks: Block) -> Block:
    """A message: `text` is what notifications and screen readers say, the blocks are what is seen."""
    return {"text": shorten(text, SECTION), "blocks": list(blocks)}


def modal(
    callback_id: str,
    *,
    title: str,
    close: str,
    blocks: Sequence[Block],
    submit: str = "",
    private_metadata: str = "",
) -> Block:
    """A window over Slack; without `submit` it can only be read and closed."""
    view: Block = {
        "type": "modal",
        "callback_id": callback_id,
        "title": plain_text(title, MODAL_TITLE),
        "close": plain_text(close, MODAL_TITLE),
        "blocks": list(blocks),
    }
    if submit:
        view["submit"] = plain_text(submit, MODAL_TITLE)
    if private_metadata:
        view["private_metadata"] = private_metadata
    return view


def menu(block_id: str, label: str, options: Sequence[Block], *, chosen: str = "", hint: str = "") -> Block:
    """A field to choose one of up to 100 options in, or none, by typing a part of its name; `chosen` is a value."""
    element: Block = {"type": "static_select", "action_id": block_id, "options": list(options)}
    if initial := [each for each in options if each["value"] == chosen]:
        element["initial_option"] = initial[0]
    return _input(block_id, label, element, hint=hint, optional=True)


def several(
    block_id: str, label: str, options: Sequence[Block], *, chosen: Sequence[str] = (), hint: str = ""
) -> Block:
    """A field to choose any of up to 100 options in, by typing parts of their names; `chosen` are values."""
    element: Block = {"type": "multi_static_select", "action_id": block_id, "options": list(options)}
    if initial := [each for each in options if each["value"] in chosen]:
        element["initial_options"] = initial
    return _input(block_id, label, element, hint=hint, optional=True)


def day_choice(block_id: str, label: str, *, chosen: str = "", hint: str = "") -> Block:
    """A field to choose a day in, or none; `chosen` and what `typed` reads are dates as ISO 8601 writes them."""
    element: Block = {"type": "datepicker", "action_id": block_id}
    if chosen:
        element["initial_date"] = chosen
    return _input(block_id, label, element, hint=hint, optional=True)


def people_choice(block_id: str, label: str, *, chosen: Sequence[str] = (), hint: str = "") -> Block:
    """A field to choose people of the workspace in, or nobody; `people` reads it."""
    element: Block = {"type": "multi_users_select", "action_id": block_id}
    if chosen:
        element["initial_users"] = list(chosen)
    return _input(block_id, label, element, hint=hint, optional=True)


def person_choice(block_id: str, label: str, *, chosen: str = "", hint: str = "", tell: str = "") -> Block:
    """A field to choose one person of the workspace in; `people` reads it.

    Args:
        tell: the action id under which the bot is told of every change; "" when it need not know.
    """
    element: Block = {"type": "users_select", "action_id": tell or block_id}
    if chosen:
        element["initial_user"] = chosen
    return _input(block_id, label, element, hint=hint, dispatch=bool(tell))


def channel_choice(block_id: str, label: str, *, chosen: str = "", hint: str = "") -> Block:
    """A field to choose one of the public channels in, or none."""
    element: Block = {"type": "channels_select", "action_id": block_id}
    if chosen:
        element["initial_channel"] = chosen
    return _input(block_id, label, element, hint=hint, optional=True)


def channels_choice(block_id: str, label: str, *, chosen: Sequence[str] = (), hint: str = "") -> Block:
    """A field to choose public channels in, or none; `chosen_channels` reads it."""
    element: Block = {"type": "multi_channels_select", "action_id": block_id}
    if chosen:
        element["initial_channels"] = list(chosen)
    return _input(block_id, label, element, hint=hint, optional=True)


def conversation_choice(block_id: str, label: str, *, chosen: str = "", hint: str = "") -> Block:
    """A field to choose one channel in, public or private, or none; `chosen_channels` reads it."""
    only = {"include": ["public", "private"], "exclude_bot_users": True}
    element: Block = {"type": "conversations_select", "action_id": block_id, "filter": only}
    if chosen:
        element["initial_conversation"] = chosen
    return _input(block_id, label, element, hint=hint, optional=True)


def typed(view: Block) -> dict[str, str]:
    """What stands in the fields of a view, by block id; empty fields are empty strings."""
    values: dict[str, str] = {}
    for block_id, elements in view["state"]["values"].items():
        for element in elements.values():
            chosen = element.get("selected_option") or {}
            picked = element.get("selected_channel") or element.get("selected_date")
            value = element.get("value") or chosen.get("value") or picked
            values[block_id] = (value or "").strip()
    return values


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


def _literal(text: str, style: dict[str, bool]) -> list[Block]:
    if not text:
        return []
    return [{"type": "text", "text": text} | ({"style": style} if style else {})]
