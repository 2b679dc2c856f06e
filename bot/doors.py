"""The ids by which one feature opens another's door, and what Slack says about where somebody stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot import blocks, numbers
from bot.blocks import Block
from bot.mrkdwn import plain
from bot.words import Words

ASK = "questions.ask"
SHARE = "knowhow.share"
SEARCH = "knowhow.search"
READ = "knowhow.read"
SETTINGS = "people.settings"
# Which channels are for what; for organisers.
CHANNELS = "channels.open"
# When the bot may speak first to somebody, and how they stop it for a while.
HOURS = "availability.open"
# A button that only opens a page; Slack reports it all the same.
LINK = "link"

# How Slack names, in payloads, the conversations that are not a public channel.
_NOT_PUBLIC = {"directmessage", "privategroup"}


@dataclass(frozen=True)
class Visit:
    """Somebody came through a door: a command, a shortcut, or a button that may carry words along.

    `looks_public` is what the payload says of the channel: good enough to offer something, not to decide about what is
    private (see `bot.web_api`).
    """

    trigger_id: str
    channel_id: str
    looks_public: bool
    words: str


def visit(body: Mapping[str, Any]) -> Visit:
    """Where a person stands and what they brought, whichever door they used; a personal number is left outside."""
    channel = body.get("channel") or {}
    channel_id = body.get("channel_id") or channel.get("id") or ""
    name = body.get("channel_name") or channel.get("name") or ""
    actions = body.get("actions") or [{}]
    return Visit(
        trigger_id=body["trigger_id"],
        channel_id=channel_id,
        looks_public=channel_id.startswith("C") and name not in _NOT_PUBLIC and not name.startswith("mpdm-"),
        words=numbers.covered(plain(body["text"])) if "command" in body else actions[0].get("value") or "",
    )


def pressed_in(body: Mapping[str, Any]) -> str:
    """Where somebody pressed something: on the "home" tab, in a "modal", or, "", in a message."""
    return str((body.get("view") or {}).get("type", ""))


def doorway(say: Words) -> Block:
    """The buttons that lead to what every command leads to, for those who have no commands."""
    return blocks.actions(
        blocks.button(say("home-ask"), ASK, style="primary"),
        blocks.button(say("home-search"), SEARCH),
        blocks.button(say("home-share"), SHARE),
        blocks.button(say("home-settings"), SETTINGS),
    )
