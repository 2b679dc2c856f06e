"""Threads out of the messages of an export: what people wrote, as it stood when the export was made."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from bot.members import HUMAN

SOLVED_MARK = "white_check_mark"
# Slack's own messages in place of one that was deleted.
_DELETED = "tombstone"
_TS = re.compile(r"\d{9,11}\.\d{6}")

Json = Mapping[str, Any]


@dataclass(frozen=True)
class Message:
    """What somebody wrote.

    Attributes:
        ts: its time and its id in the channel.
        user_id: who wrote it.
        text: in Slack's markup.
        written_name: how Slack showed the writer.
        files: the names of what was attached.
        marked_by: who marked it with ✅.
        is_human: whether a person wrote it, and not an app or Slack itself.
    """

    ts: str
    user_id: str
    text: str = ""
    written_name: str = ""
    files: tuple[str, ...] = ()
    marked_by: frozenset[str] = frozenset()
    is_human: bool = True

    @property
    def at(self) -> datetime:
        """When it was written."""
        return datetime.fromtimestamp(float(self.ts), UTC)


@dataclass(frozen=True)
class Thread:
    """A message and what was written under it, oldest first."""

    root: Message
    replies: tuple[Message, ...] = ()


def threads(entries: Sequence[Json]) -> list[Thread]:
    """The threads that begin with a message which is still there."""
    last: dict[str, Json] = {}
    gone = set[str]()
    for entry in entries:
        match entry.get("subtype"):
            case "message_deleted":
                gone |= {str(entry.get("deleted_ts") or ""), *_ts_in(entry, "previous_message", "original")}
            case "message_changed":
                message = entry.get("message")
                if isinstance(message, dict):
                    _keep(last, {**last.get(str(message.get("ts")), {}), **message})
            case "message_replied":
                pass
            case _:
                _keep(last, entry)
    there = {ts: entry for ts, entry in last.items() if ts not in gone and entry.get("subtype") != _DELETED}
    replies: dict[str, list[Message]] = {}
    for ts, entry in sorted(there.items()):
        root = entry.get("thread_ts")
        if isinstance(root, str) and root != ts:
            replies.setdefault(root, []).append(_message(ts, entry))
    roots = [(ts, entry) for ts, entry in sorted(there.items()) if entry.get("thread_ts", ts) == ts]
    return [Thread(_message(ts, entry), tuple(replies.get(ts, ()))) for ts, entry in roots]


def of_people(thread: Thread, bots: Iterable[str]) -> Thread:
    """The thread, in which what these wrote counts as written by apps."""
    apps = set(bots)
    root, *replies = (
        replace(each, is_human=each.is_human and each.user_id not in apps) for each in (thread.root, *thread.replies)
    )
    return Thread(root, tuple(replies))


def _keep(last: dict[str, Json], entry: Json) -> None:
    ts = entry.get("ts")
    if isinstance(ts, str) and _TS.fullmatch(ts) and entry.get("type", "message") == "message":
        last[ts] = entry


def _ts_in(entry: Json, *names: str) -> set[str]:
    return {str(each.get("ts")) for name in names if isinstance(each := entry.get(name), dict)}


def _message(ts: str, entry: Json) -> Message:
    user, text, subtype = entry.get("user"), entry.get("text"), entry.get("subtype")
    is_human = (subtype is None or subtype in HUMAN) and not entry.get("bot_id") and isinstance(user, str)
    return Message(
        ts=ts,
        user_id=user if isinstance(user, str) else "",
        text=text if isinstance(text, str) else "",
        written_name=_name(entry.get("user_profile")),
        files=tuple(_file(each) for each in _listed(entry, "files")),
        marked_by=frozenset(
            user
            for mark in _listed(entry, "reactions")
            if mark.get("name") == SOLVED_MARK and isinstance(mark.get("users"), list)
            for user in mark["users"]
            if isinstance(user, str)
        ),
        is_human=is_human and user != "",
    )


def _name(profile: object) -> str:
    said = profile if isinstance(profile, dict) else {}
    return next(
        (said[name] for name in ("display_name", "real_name") if isinstance(said.get(name), str) and said[name]), ""
    )


def _file(file: Json) -> str:
    return next((file[name] for name in ("name", "title") if isinstance(file.get(name), str) and file[name]), "")


def _listed(entry: Json, name: str) -> list[Json]:
    several = entry.get(name)
    return [each for each in several if isinstance(each, dict)] if isinstance(several, list) else []
