"""What Slack makes of what a person types: escapes, mentions, links, and the rich text block of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.sandbox.model import Channel, Json
from bot.sandbox.person import User

BROADCASTS = ("channel", "here", "everyone")


@dataclass(frozen=True)
class Piece:
    """A stretch of typed text: plain, or something that Slack recognised."""

    kind: str
    typed: str
    target: str = ""

    def escaped(self, label: str = "") -> str:
        """As message text has it; `label` is what slash commands add to a person (`<@U1|sato>`)."""
        match self.kind:
            case "user":
                return f"<@{self.target}{label}>"
            case "channel":
                return f"<#{self.target}|{self.typed.removeprefix('#')}>"
            case "broadcast":
                return f"<!{self.target}>"
            case "link":
                return f"<{escape(self.typed)}>"
        return escape(self.typed)

    def element(self) -> Json:
        """As a rich text element."""
        match self.kind:
            case "user":
                return {"type": "user", "user_id": self.target}
            case "channel":
                return {"type": "channel", "channel_id": self.target}
            case "broadcast":
                return {"type": "broadcast", "range": self.target}
            case "link":
                return {"type": "link", "url": self.typed}
        return {"type": "text", "text": self.typed}


def escape(text: str) -> str:
    """The three characters that Slack escapes in every text."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescape(text: str) -> str:
    """The way back, for the edit box."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def pieces(text: str, users: Iterable[User], channels: Iterable[Channel]) -> list[Piece]:
    """Cut `text` as Slack's message box does: @name, #channel and addresses are recognised.

    What is already written as a mention (`<@U1>`, as an edit box may hand it back) stays one.
    """
    people = {name: user.id for user in users for name in (user.name, user.real_name, user.id) if name}
    rooms = [channel for channel in channels if channel.kind != "im"]
    names = {room.name: room.id for room in rooms} | {room.id: room.id for room in rooms}
    labels = {room.id: f"#{room.name}" for room in rooms}
    url = r"https?://[!-;=?-~]*[0-9A-Za-z/#=&_~-]"
    person, room = _any(people), _any(names)
    pattern = f"<?({url})>?|<@({person})>|@({person})|<#({room})[^>]*>|#({room})|@({_any(BROADCASTS)})"
    found: list[Piece] = []
    end = 0
    for match in re.finditer(pattern, text):
        if match.start() > end:
            found.append(Piece("text", text[end : match.start()]))
        link, user, typed_user, channel, typed_channel, broadcast = match.groups()
        if link:
            found.append(Piece("link", link))
        elif user or typed_user:
            found.append(Piece("user", match[0], people[user or typed_user]))
        elif channel or typed_channel:
            target = names[channel or typed_channel]
            found.append(Piece("channel", labels[target], target))
        else:
            found.append(Piece("broadcast", match[0], broadcast))
        end = match.end()
    return [*found, Piece("text", text[end:])] if end < len(text) else found


def rich_text(cut: list[Piece]) -> list[Json]:
    """The block that Slack adds to every message that a person types."""
    if not cut:
        return []
    section = {"type": "rich_text_section", "elements": [piece.element() for piece in cut]}
    return [{"type": "rich_text", "block_id": "typed", "elements": [section]}]


def _any(names: Iterable[str]) -> str:
    # Longest first, so that @satomi is not read as @sato; (?!) matches nothing when there are no names.
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) or "(?!)"
