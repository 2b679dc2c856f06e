"""What happens to messages, whoever does it: post, change, delete, react, join. Each change makes its event."""

import uuid
from collections.abc import Sequence
from typing import Any

from bot.sandbox import events
from bot.sandbox.errors import SlackError
from bot.sandbox.file import File
from bot.sandbox.model import Channel, Json, Message
from bot.sandbox.person import User
from bot.sandbox.world import World


def write(world: World, channel: Channel, user: User, text: str, **more: Any) -> Message:
    """A message that is in no list yet, with its author's marks."""
    ts = world.new_ts(channel.id)
    message = Message(ts, channel.id, user.team_id, user.id, text, order=world.new_order(), **more)
    message.user_team = user.team_id if user.is_stranger else None
    if user.is_bot:
        message.bot_id, message.app_id = user.bot_id, user.app_id or None
        message.bot_profile = bot_profile(user)
    else:
        message.client_msg_id = str(uuid.uuid4())
    return message


def bot_profile(user: User) -> Json:
    """How a bot's messages name it."""
    profile: Json = {"id": user.bot_id, "app_id": user.app_id, "name": user.real_name, "team_id": user.team_id}
    return profile | {"deleted": user.deleted, "updated": user.updated, "icons": {}}


def post(
    world: World, channel: Channel, user: User, text: str, *, thread_ts: str | None = None, **more: Any
) -> Message:
    """Post a message; a reply counts at its root. `subtype="thread_broadcast"` shows a reply in the channel too."""
    root = channel.find(thread_ts)
    more |= {"parent_user_id": root.user if root else None}
    message = write(world, channel, user, text, thread_ts=thread_ts, **more)
    channel.add(message)
    channel.read[user.id] = message.ts
    events.posted(world, channel, message)
    tell_page(world, message)
    return message


def change(world: World, channel: Channel, message: Message, *, edited: str | None, **new: Any) -> None:
    """Give a message new contents; `edited` is the id of the editor when Slack marks it as edited."""
    before = events.pick(message, events.NESTED)
    for name, value in new.items():
        setattr(message, name, value)
    if edited:
        message.edited = {"user": edited, "ts": world.new_ts(channel.id)}
    events.changed(world, channel, message, before)
    tell_page(world, message)


def remove(world: World, channel: Channel, message: Message) -> None:
    """Delete a message; a root with replies leaves a tombstone, which Slack reports as message_changed."""
    if message.reply_count:
        message.metadata, message.reactions, message.client_msg_id = None, [], None
        message.bot_id = message.app_id = message.bot_profile = None
        stone = {"subtype": "tombstone", "text": "This message was deleted.", "user": "USLACKBOT", "blocks": []}
        change(world, channel, message, edited=None, **stone)
        return
    channel.discard(message)
    root = channel.find(message.thread_ts) if message.is_reply else None
    if root and root.subtype == "tombstone" and not root.reply_count:
        channel.discard(root)
    events.deleted(world, channel, message)
    tell_page(world, message)


def react(world: World, channel: Channel, message: Message, name: str, user: User) -> None:
    """Add a reaction; Slack: reactions.add, already_reacted."""
    reaction = next((each for each in message.reactions if each["name"] == name), None)
    if reaction is None:
        message.reactions.append(reaction := {"name": name, "users": [], "count": 0})
    if user.id in reaction["users"]:
        raise SlackError("already_reacted")
    reaction["users"].append(user.id)
    reaction["count"] += 1
    events.reacted(world, "reaction_added", channel, message, name, user)
    tell_page(world, message)


def unreact(world: World, channel: Channel, message: Message, name: str, user: User) -> None:
    """Take a reaction back; Slack: reactions.remove, no_reaction."""
    reaction = next((each for each in message.reactions if each["name"] == name), None)
    if reaction is None or user.id not in reaction["users"]:
        raise SlackError("no_reaction")
    reaction["users"].remove(user.id)
    reaction["count"] -= 1
    if not reaction["users"]:
        message.reactions.remove(reaction)
    events.reacted(world, "reaction_removed", channel, message, name, user)
    tell_page(world, message)


def join(world: World, channel: Channel, user: User, inviter: User | None = None) -> bool:
    """Let somebody in, with the line that Slack writes; False when they were in already."""
    if user.id in channel.members:
        return False
    channel.members.append(user.id)
    channel.shared_with = world.outsiders(channel.members)
    ts, text = world.new_ts(channel.id), f"{user.mention} has joined the channel"
    line = Message(ts, channel.id, world.team.id, user.id, text, subtype="channel_join", order=world.new_order())
    line.inviter = inviter.id if inviter else None
    channel.add(line)
    events.member_joined(world, channel, user, inviter)
    events.posted(world, channel, line)
    world.changed(["world", f"channel:{channel.id}"], None)
    return True


def keep(world: World, user: User, name: str, content: bytes, **more: Any) -> File:
    """Take a file in; nobody sees it before it is shared."""
    created = int(world.now().timestamp())
    file = File(world.new_id("F"), name, user.id, content, created=created, **more)
    world.files[file.id] = file
    return file


def share(world: World, channel: Channel, user: User, files: Sequence[File], text: str, **more: Any) -> Message:
    """Post a message with files: file_share, and file_shared for each of them."""
    shown = [file.json(world.url) for file in files]
    message = post(world, channel, user, text, files=shown, upload=True, subtype="file_share", **more)
    for file in files:
        file.channels = list(dict.fromkeys([*file.channels, channel.id]))
        events.file_shared(world, channel, file)
    return message


def discard_file(world: World, file: File) -> None:
    """Delete a file; in the messages that showed it a tombstone stays."""
    file.deleted, file.content = True, b""
    for channel_id in file.channels:
        channel = world.channels[channel_id]
        for message in channel.messages.values():
            if any(shown["id"] == file.id for shown in message.files):
                message.files = [world.files[shown["id"]].json(world.url) for shown in message.files]
                tell_page(world, message)
    events.file_deleted(world, file)


def whisper(world: World, channel: Channel, to: User, text: str, **more: Any) -> Message:
    """A message from the app that only one person sees."""
    message = write(world, channel, world.bot, text, ephemeral_to=to.id, **more)
    world.ephemerals.append(message)
    tell_page(world, message)
    return message


def forget(world: World, message: Message) -> None:
    """Take an ephemeral message away."""
    world.ephemerals.remove(message)
    tell_page(world, message)


def tell_page(world: World, message: Message) -> None:
    """Let the page fetch again what shows this message."""
    thread = [f"thread:{message.channel}:{message.thread_ts or message.ts}"]
    world.changed(["world", f"channel:{message.channel}", *thread], message.ephemeral_to)
