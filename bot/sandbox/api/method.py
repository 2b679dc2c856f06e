"""What a Web API method is: the arguments it takes, the scope it needs, and the function that does it."""

import base64
import binascii
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from bot.sandbox.errors import SlackError
from bot.sandbox.model import Channel, Json
from bot.sandbox.world import World

Kind = Literal["text", "flag", "number", "json"]
PAGE = 1000


@dataclass(frozen=True)
class Method:
    """One method; scopes that depend on the kind of channel are asked for inside `run`."""

    run: Callable[[World, Json], Json]
    required: Mapping[str, Kind]
    optional: Mapping[str, Kind]
    scopes: Sequence[str] = ()
    caller: Literal["bot", "app", "anybody"] = "bot"


def text(*names: str) -> dict[str, Kind]:
    """These arguments, each a text."""
    return dict.fromkeys(names, "text")


def flags(*names: str) -> dict[str, Kind]:
    """These arguments, each true or false."""
    return dict.fromkeys(names, "flag")


PAGED: dict[str, Kind] = {"limit": "number", "cursor": "text"}


def decode(method: Method, given: Mapping[str, Any]) -> Json:
    """The arguments in their types, from a form (all texts) or from JSON.

    Raises:
        SlackError: invalid_arguments, with one message for each that is unknown, missing or of the wrong type.
    """
    known = {**method.required, **method.optional}
    problems = [f"unknown argument: {name}" for name in given if name not in known]
    problems += [f"missing required field: {name}" for name in method.required if given.get(name) in (None, "")]
    decoded: Json = {}
    for name, kind in known.items():
        if given.get(name) is not None:
            try:
                decoded[name] = _decode_one(given[name], kind)
            except ValueError:
                problems.append(f"{name} should be a {kind}")
    if problems:
        raise SlackError("invalid_arguments", problems)
    return decoded


def _decode_one(value: Any, kind: Kind) -> Any:
    if kind == "flag":
        truths = {"true": True, "1": True, "false": False, "0": False}
        if str(value).lower() not in truths:
            raise ValueError
        return truths[str(value).lower()]
    if kind == "number":
        return int(value)
    if kind == "json":
        # A text that is not JSON stays a text: the method answers with its own code for that.
        try:
            return json.loads(value) if isinstance(value, str) else value
        except json.JSONDecodeError:
            return value
    if not isinstance(value, str):
        raise ValueError  # noqa: TRY004 - one exception for all that cannot be read
    return value


def channel_of(world: World, name: str, *, scope: str | None = None) -> Channel:
    """The channel that an argument means; `scope` is "read" or "history", by the channel's kind.

    Raises:
        SlackError: channel_not_found (also for a private channel without the bot), missing_scope.
    """
    channel = world.channels.get(name)
    if channel is None or (channel.kind == "private" and world.bot.id not in channel.members):
        raise SlackError("channel_not_found")
    if scope:
        world.require_scope(scope_for(channel, scope))
    return channel


def scope_for(channel: Channel, what: str) -> str:
    """channels:read, groups:history, im:read, ... by the channel's kind."""
    return {"channel": "channels", "private": "groups", "im": "im"}[channel.kind] + f":{what}"


def page(found: Sequence[Any], given: Json, *, name: str, usual: int = 100) -> Json:
    """One page of `found` under `name`, with the cursor of the next.

    Raises:
        SlackError: invalid_limit, invalid_cursor.
    """
    limit = given.get("limit", 0) or usual
    if not 0 < limit <= PAGE:
        raise SlackError("invalid_limit")
    start = int(open_cursor(given, "offset") or 0)
    more = start + limit < len(found)
    cursor = close_cursor("offset", start + limit) if more else ""
    return {name: list(found[start : start + limit]), "response_metadata": {"next_cursor": cursor}}


def close_cursor(kind: str, value: object) -> str:
    """An opaque cursor."""
    return base64.b64encode(f"{kind}:{value}".encode()).decode()


def open_cursor(given: Json, kind: str) -> str:
    """What a cursor of ours holds; nothing without a cursor."""
    if not given.get("cursor"):
        return ""
    try:
        label, _, value = base64.b64decode(given["cursor"], validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        label = value = ""
    if label != kind or not value:
        raise SlackError("invalid_cursor")
    return value


def moment(given: Json, name: str, refusal: str) -> str | None:
    """A timestamp such as 1700000000.000100, when one is given; otherwise the call is refused with `refusal`."""
    ts: str | None = given.get(name) or None
    if ts and not re.fullmatch(r"\d+(\.\d+)?", ts):
        raise SlackError(refusal)
    return ts


def ids(given: Iterable[str] | str) -> list[str]:
    """A list that came as one text with commas."""
    parts = given.split(",") if isinstance(given, str) else given
    return [part.strip() for part in parts if part.strip()]
