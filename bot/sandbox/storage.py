"""The workspaces in one JSON file: everything but open modals and what is on its way."""

import json
import os
from base64 import b64decode, b64encode
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path

from bot.sandbox.file import File
from bot.sandbox.model import Channel, Json, Message, Team
from bot.sandbox.person import User
from bot.sandbox.view import View
from bot.sandbox.world import World


class Unreadable(Exception):  # noqa: N818 - it says what the file is
    """The file holds no workspace that this version understands."""


def save(worlds: Sequence[World], path: Path) -> None:
    """Write the workspaces; the file is whole at every moment."""
    first, *others = worlds
    with first.lock:
        text = json.dumps(_dump(first) | {"others": [_dump(other) for other in others]}, ensure_ascii=False)
    new = path.with_name(f"{path.name}.new")
    new.touch(mode=0o600)  # there are tokens in it, as in a real workspace
    new.write_text(text, encoding="utf-8")
    os.replace(new, path)  # noqa: PTH105 - the atomic one, said by its name


def read(path: Path) -> list[Json]:
    """The workspaces that were saved, the first of them first.

    Raises:
        Unreadable: the file is no such thing.
    """
    try:
        saved = json.loads(path.read_text(encoding="utf-8"))
        return [saved, *saved.get("others", [])]
    except (ValueError, AttributeError) as broken:
        raise Unreadable(path.name) from broken


def restore(world: World, saved: Json) -> None:
    """Put a saved state into `world`; its clock goes on from the saved moment.

    Raises:
        Unreadable: it was saved by a version that is too old or too new.
    """
    try:
        _restore(world, saved)
    except (KeyError, TypeError, ValueError) as broken:
        raise Unreadable(str(broken)) from broken


def _restore(world: World, saved: Json) -> None:
    world.team = Team(**saved["team"])
    world.host.app_id = world.app_id = saved["app_id"]
    world.bot_id = saved["bot_id"]
    world.tokens = world.host.app | saved["tokens"]
    world.installed = saved.get("installed", True)
    world.bot_tokens = saved.get("bot_tokens", {world.tokens["xoxb"]: None})
    world.refresh_tokens = saved.get("refresh_tokens", [])
    world.host.app.update({kind: token for kind, token in world.tokens.items() if kind in world.host.app})
    world.host.ids = Counter({kind: max(count, world.host.ids[kind]) for kind, count in saved["ids"].items()})
    world.last_ts = saved["last_ts"]
    world.users = {user["id"]: User(**user) for user in saved["users"]}
    world.bot = world.users[saved["bot"]]
    world.channels = {each["id"]: _channel(dict(each)) for each in saved["channels"]}
    kept = [File(**each | {"content": b64decode(each["content"])}) for each in saved.get("files", [])]
    world.files = {file.id: file for file in kept}
    world.organisations = saved.get("organisations", {})
    world.ephemerals = [Message(**message) for message in saved["ephemerals"]]
    world.homes = {home["user_id"]: View(**home) for home in saved["homes"]}
    world.errors = saved["errors"]
    if world.clock.frozen:
        world.clock.to(datetime.fromisoformat(saved["clock"]["now"]))
    else:
        offset = timedelta(seconds=saved["clock"]["offset_s"])
        world.clock.to(datetime.now().astimezone() + offset)


def _dump(world: World) -> Json:
    now = world.now()
    saved: Json = {"team": asdict(world.team), "app_id": world.app_id, "bot_id": world.bot_id, "bot": world.bot.id}
    saved |= {"tokens": world.tokens, "ids": dict(world.host.ids), "last_ts": world.last_ts, "errors": world.errors}
    saved |= {"installed": world.installed, "bot_tokens": world.bot_tokens, "refresh_tokens": world.refresh_tokens}
    saved |= {"users": [asdict(user) for user in world.users.values()], "organisations": world.organisations}
    saved |= {"channels": [_dump_channel(channel) for channel in world.channels.values()]}
    saved |= {"files": [vars(each) | {"content": b64encode(each.content).decode()} for each in world.files.values()]}
    saved |= {"ephemerals": [asdict(message) for message in world.ephemerals]}
    saved |= {"homes": [asdict(home) for home in world.homes.values()]}
    offset = now - datetime.now().astimezone()
    return saved | {"clock": {"now": now.isoformat(), "offset_s": offset.total_seconds()}}


def _dump_channel(channel: Channel) -> Json:
    facts = {name: value for name, value in vars(channel).items() if name not in ("messages", "replies")}
    return facts | {"messages": [asdict(message) for message in channel.messages.values()]}


def _channel(saved: Json) -> Channel:
    messages = [Message(**message) for message in saved.pop("messages")]
    channel = Channel(**saved)
    for message in messages:
        channel.add(message)
    return channel
