"""Slack's message markup: what people wrote becomes plain text to keep, plain text becomes safe to show.

Source: Slack, "Formatting message text": `&`, `<` and `>` are written as entities; `<@U1>`, `<#C1|name>`, `<!channel>`,
`<!date^...|fallback>` and `<url|label>` are references.
"""

import re
from collections.abc import Callable
from html import unescape

_REFERENCE = re.compile(r"<([^<>]*)>")
_AFTER_SENTENCE = re.compile(r"(?<=[。！？」』）])[^\S\r\n]*[\r\n]\s*")
# Slack takes addresses of up to 3,000 characters in buttons.
_ADDRESS = re.compile(r"https?://[^\s<>|\"]{1,2900}")
_INNER = str.maketrans("「」“”", "『』‘’")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def shorten(plain: str, limit: int) -> str:
    """The text itself, or its beginning and an ellipsis: at most `limit` characters."""
    return plain if len(plain) <= limit else plain[: limit - 1].rstrip() + "…"


def inside(plain: str, limit: int) -> str:
    """The same as it stands within quotation marks: those that are in it become the inner ones."""
    return shorten(plain, limit).translate(_INNER)


def one_line(plain: str) -> str:
    """The text in one line; where a Japanese sentence ended a line, the next follows without a gap."""
    return " ".join(_AFTER_SENTENCE.sub("", plain).split())


def escape(plain: str) -> str:
    """Plain text as Slack shows it literally: nothing in it mentions, links or notifies anybody."""
    return "".join(_ENTITIES.get(character, character) for character in plain)


def address(url: str | None) -> str | None:
    """A web address that can stand in a link; None for whatever else somebody put in its place."""
    return url if url and _ADDRESS.fullmatch(url) else None


def plain(mrkdwn: str, name_of: Callable[[str], str] = lambda user_id: user_id) -> str:
    """What a person reads when Slack shows this text.

    Args:
        mrkdwn: a message's text as Slack delivers it.
        name_of: the name to read for a user id.
    """
    return unescape(_REFERENCE.sub(lambda found: _read(found.group(1), name_of), mrkdwn)).strip()


def mentioned(mrkdwn: str) -> set[str]:
    """The user ids that a message names."""
    return {found.group(1).partition("|")[0][1:] for found in re.finditer(r"<(@[UW][^<>]*)>", mrkdwn)}


def _read(reference: str, name_of: Callable[[str], str]) -> str:
    target, _, label = reference.partition("|")
    if target.startswith("@"):
        return "@" + (label or name_of(target[1:]))
    if target.startswith("#"):
        return "#" + (label or target[1:])
    if target.startswith("!"):
        return label or "@" + target[1:].partition("^")[0]
    if not label or label == target:
        return target
    return f"{label} ({target})"
