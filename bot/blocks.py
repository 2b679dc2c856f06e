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
from bot.working_time import JAPAN

Block = dict[str, Any]

SECTION = 3000
HEADER = 150
BUTTON = 75
BUTTON_VALUE = 2000
MODAL_TITLE = 24
OPTION = 75

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
    return _date(moment, "{date}")


def day_and_time(moment: datetime) -> str:
    """A day and the time of day, likewise."""
    return _date(moment, "{date} {time}")


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


def option(text: str, value: str) -> Block:
    """One of several to choose from."""
    return {"text": plain_text(text, OPTION), "value": value}


def select(action_id: str, options: Sequence[Block], *, chosen: Block) -> Block:
    """A menu beside a paragraph or in a row of buttons, of which the bot is told what is chosen."""
    return {"type": "static_select", "action_id": action_id, "options": list(options), "initial_option": chosen}


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


def _date(moment: datetime, form: str) -> str:
    # Clients that cannot work it out show the day that it was in Japan.
    return f"<!date^{int(moment.timestamp())}^{form}|{moment.astimezone(JAPAN).date().isoformat()}>"


def _literal(text: str, style: dict[str, bool]) -> list[Block]:
    if not text:
        return []
    return [{"type": "text", "text": text} | ({"style": style} if style else {})]
