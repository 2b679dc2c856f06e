"""The world in one JSON file: everything but open modals and what is on its way."""

import json
import os
from collections import Counter
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path

from bot.sandbox.model import Channel, Json, Message, Team, User
from bot.sandbox.view import View
from bot.sandbox.world import World


def save(world: World, path: Path) -> None:
    """Write the world; the file is whole at every moment."""
    with world.lock:
        text = json.dumps(_dump(world), ensure_ascii=False)
    new = path.with_name(f"{path.name}.new")
    new.write_text(text, encoding="utf-8")
    os.replace(new, path)  # noqa: PTH105 - the atomic one, said by its name


def restore(world: World, path: Path) -> None:
    """Put the saved state into `world`; its clock goes on from the saved moment."""
    saved = json.loads(path.read_text(encoding="utf-8"))
    world.team = Team(**saved["team"])
    world.app_id, world.bot_id, world.tokens = saved["app_id"], saved["bot_id"], saved["tokens"]
    world.ids, world.last_ts = Counter(saved["ids"]), saved["last_ts"]
    world.users = {user["id"]: User(**user) for user in saved["users"]}
    world.bot = world.users[saved["bot"]]
    world.channels = {each["id"]: _channel(each) for each in saved["channels"]}
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
    saved |= {"tokens": world.tokens, "ids": dict(world.ids), "last_ts": world.last_ts, "errors": world.errors}
    saved |= {"users": [asdict(user) for user in world.users.values()]}
    saved |= {"channels": [_dump_channel(channel) for channel in world.channels.values()]}
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
