"""files.*: what the app brings along, reads and takes away, by the external upload flow."""

from collections.abc import Sequence

from bot.sandbox import layout, posting
from bot.sandbox.api.method import Method, channel_of, ids, text
from bot.sandbox.errors import SlackError
from bot.sandbox.file import File
from bot.sandbox.model import Channel, Json
from bot.sandbox.world import World

LONGEST_ALT = 1000
MOST_CHANNELS = 100


def info(world: World, given: Json) -> Json:
    """Slack: files.info."""
    file = _visible(world, given["file"])
    return {"file": file.json(world.url), "comments": []}


def get_upload_url(world: World, given: Json) -> Json:
    """Slack: files.getUploadURLExternal: where the contents are sent, before they are shared."""
    if given["length"] < 1:
        raise SlackError("invalid_arguments", ["length must be more than 0"])
    if len(given.get("alt_txt", "")) > LONGEST_ALT:
        raise SlackError("alt_txt_too_large")
    more = {"alt_txt": given.get("alt_txt", ""), "awaited": given["length"]}
    file = posting.keep(world, world.bot, given["filename"], b"", **more)
    return {"upload_url": f"{world.url}upload/{file.id}", "file_id": file.id}


def complete_upload(world: World, given: Json) -> Json:
    """Slack: files.completeUploadExternal: names the files, and shares them where that is wished."""
    if not isinstance(given["files"], list) or not given["files"]:
        raise SlackError("invalid_arguments", ["files should be a list"])
    files = [_uploaded(world, each) for each in given["files"]]
    for channel in _channels(world, given):
        root = channel.find(given.get("thread_ts"))
        if given.get("thread_ts") and root is None:
            raise SlackError("invalid_arguments", ["thread_ts is no message"])
        blocks = layout.message_blocks(world, given["blocks"]) if "blocks" in given else []
        thread_ts = (root.thread_ts or root.ts) if root else None
        said = given.get("initial_comment", "")
        posting.share(world, channel, world.bot, files, said, thread_ts=thread_ts, blocks=blocks)
    return {"files": [file.json(world.url) for file in files]}


def delete(world: World, given: Json) -> Json:
    """Slack: files.delete; the app deletes its own."""
    file = _visible(world, given["file"])
    if file.user != world.bot.id:
        raise SlackError("cant_delete_file")
    posting.discard_file(world, file)
    return {}


def receive(worlds: Sequence[World], file_id: str, content: bytes) -> None:
    """A POST to an upload_url.

    Raises:
        SlackError: file_not_found, or invalid_arguments when the length is not the one that was announced.
    """
    with worlds[0].lock:
        file = next((each.files[file_id] for each in worlds if file_id in each.files), None)
        if file is None or not file.awaited:
            raise SlackError("file_not_found")
        if len(content) != file.awaited:
            raise SlackError("invalid_arguments", [f"{file.awaited} bytes were announced"])
        file.content, file.awaited = content, 0


def _visible(world: World, file_id: str) -> File:
    file = world.files.get(file_id)
    seen = file and (file.user == world.bot.id or any(_inside(world, each) for each in file.channels))
    if file is None or not seen:
        raise SlackError("file_not_found")
    if file.deleted:
        raise SlackError("file_deleted")
    return file


def _inside(world: World, channel_id: str) -> bool:
    return world.bot.id in world.channels[channel_id].members


def _uploaded(world: World, entry: Json) -> File:
    file = world.files.get(entry.get("id", ""))
    if file is None or file.awaited or file.user != world.bot.id:
        raise SlackError("file_not_found")
    file.title = entry.get("title", file.title)
    return file


def _channels(world: World, given: Json) -> list[Channel]:
    wanted = ids(given.get("channels", "")) or ids(given.get("channel_id", ""))
    if len(wanted) > MOST_CHANNELS:
        raise SlackError("channels_limit_exceeded")
    channels = [channel_of(world, each) for each in wanted]
    if any(world.bot.id not in channel.members for channel in channels):
        raise SlackError("not_in_channel")
    if any(channel.archived for channel in channels):
        raise SlackError("posting_to_channel_denied")
    return channels


METHODS = {
    "files.info": Method(info, text("file"), {}, ["files:read"]),
    "files.getUploadURLExternal": Method(
        get_upload_url, {**text("filename"), "length": "number"}, text("alt_txt", "snippet_type"), ["files:write"]
    ),
    "files.completeUploadExternal": Method(
        complete_upload,
        {"files": "json"},
        {**text("channel_id", "channels", "thread_ts", "initial_comment"), "blocks": "json"},
        ["files:write"],
    ),
    "files.delete": Method(delete, text("file"), {}, ["files:write"]),
}
