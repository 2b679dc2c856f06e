"""An export of Slack (ZIP), read where it lies: nothing is unpacked to disk, and nothing in it is trusted.

Source: Slack, "How to read Slack data exports": users.json, channels.json, and for each channel a folder with one JSON
file a day.
"""

import json
import re
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

from bot.files.slack_threads import Thread, threads
from bot.tables import UnreadableError

# A part may come to so many bytes, all that is read to so many more, and what packs better than this was made to burst.
LARGEST_PART = 100_000_000
LARGEST = 1_000_000_000
PARTS = 200_000
RATIO = 200
_SMALL = 1_000_000

_CHANNELS, _USERS, _PRIVATE = "channels.json", ("users.json", "org_users.json"), "groups.json"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\.json")
_UTF8_NAME, _ENCRYPTED = 0x800, 0x1
_DAMAGED = (BadZipFile, zlib.error, EOFError, NotImplementedError)

Json = Mapping[str, Any]


@dataclass(frozen=True)
class Person:
    """Somebody who is named in an export."""

    id: str
    name: str
    other_name: str = ""
    title: str = ""
    email: str = ""
    is_bot: bool = False
    team_id: str = ""


@dataclass(frozen=True)
class Channel:
    """A public channel of an export."""

    id: str
    name: str


@dataclass
class Export:
    """What an export tells; threads are read channel by channel."""

    people: dict[str, Person]
    channels: list[Channel]
    private: set[str]
    _days: dict[str, list[ZipInfo]] = field(default_factory=dict, repr=False)
    _read: Callable[[ZipInfo], Any] = field(default=lambda _: None, repr=False)

    def find(self, wanted: str) -> Channel | None:
        """The public channel of this name or id."""
        name = wanted.strip().lstrip("#＃")
        return next((each for each in self.channels if name in {each.id, each.name}), None)

    def threads(self, channel: Channel) -> tuple[list[Thread], list[str]]:
        """The threads of a channel, oldest first, and the days that could not be read."""
        entries: list[Json] = []
        broken = []
        for day in sorted(
            [*self._days.get(channel.name, []), *self._days.get(channel.id, [])],
            key=lambda part: PurePosixPath(_name(part)).name,
        ):
            try:
                entries += _objects(self._read(day))
            except ValueError:
                broken.append(_name(day))
        return threads(entries), broken


def is_one(file: Path) -> bool:
    """Whether the file is an export of Slack."""
    try:
        with ZipFile(file) as archive:
            return _root(archive.infolist()) is not None
    except (BadZipFile, OSError):
        return False


@contextmanager
def opened(file: Path) -> Iterator[Export]:
    """The export in a file.

    Raises:
        UnreadableError: it is none, damaged, or made to burst.
    """
    try:
        with ZipFile(file) as archive:
            yield _export(archive)
    except _DAMAGED as error:
        raise UnreadableError(
            "ファイルが途中で切れているか、壊れています。もう一度ダウンロードしてください。"
        ) from error


def _export(archive: ZipFile) -> Export:
    parts = archive.infolist()
    root = _root(parts)
    if root is None or len(parts) > PARTS:
        raise UnreadableError("Slack の書き出しではないようです（channels.json が見つかりません）。")
    inside = {_name(part).removeprefix(root): part for part in parts if _name(part).startswith(root)}
    read = _Reader(archive)

    def listed(name: str) -> list[Json]:
        try:
            return _objects(read(inside[name])) if name in inside else []
        except ValueError:
            raise UnreadableError(f"{name} が読めません。もう一度ダウンロードしてください。") from None

    days: dict[str, list[ZipInfo]] = {}
    for name, part in inside.items():
        folder, _, day = name.partition("/")
        if _DAY.fullmatch(day):
            days.setdefault(folder, []).append(part)
    return Export(
        people={person.id: person for users in _USERS for person in map(_person, listed(users)) if person.id},
        channels=[Channel(_text(each, "id"), _text(each, "name")) for each in listed(_CHANNELS)],
        private={_text(each, name) for each in listed(_PRIVATE) for name in ("id", "name")},
        _days=days,
        _read=read,
    )


class _Reader:
    """Reads parts of an archive as JSON, and no more of them than fits."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self._left = LARGEST

    def __call__(self, part: ZipInfo) -> Any:
        if part.flag_bits & _ENCRYPTED:
            raise UnreadableError("パスワードが付いています。パスワードのない書き出しを使ってください。")
        bursts = part.file_size > _SMALL and part.file_size > RATIO * max(part.compress_size, 1)
        self._left -= part.file_size
        if part.file_size > LARGEST_PART or bursts or self._left < 0:
            raise UnreadableError(f"{_name(part)} が大きすぎます。期間を区切って書き出してください。")
        try:
            with self._archive.open(part) as file:  # no more than it said: `read` without a size would unpack it whole
                return json.loads(file.read(part.file_size))
        except RecursionError:
            raise ValueError(part.filename) from None


def _root(parts: Sequence[ZipInfo]) -> str | None:
    """The folder in the archive in which the export lies, with a slash at its end; archives are packed anew by hand."""
    found = [_name(part).removesuffix(_CHANNELS) for part in parts if PurePosixPath(_name(part)).name == _CHANNELS]
    roots = [root for root in found if root.count("/") <= 1 and not root.startswith(("/", ".."))]
    return min(roots, key=len, default=None)


def _name(part: ZipInfo) -> str:
    """A part's name; Windows writes Japanese ones in Shift_JIS without saying so, where some bytes are backslashes."""
    return _decoded(part).replace("\\", "/")


def _decoded(part: ZipInfo) -> str:
    if part.flag_bits & _UTF8_NAME:
        return part.filename
    raw = part.filename.encode("cp437")  # which is how it was read
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("cp932", "replace")


def _person(user: Json) -> Person:
    profile = user.get("profile")
    profile = profile if isinstance(profile, dict) else {}
    real = _text(profile, "real_name") or _text(user, "real_name")
    shown = _text(profile, "display_name") or real or _text(user, "name")
    return Person(
        id=_text(user, "id"),
        name=shown,
        other_name=real,
        title=_text(profile, "title"),
        email=_text(profile, "email").casefold(),
        is_bot=bool(user.get("is_bot")) or user.get("id") == "USLACKBOT",
        team_id=_text(user, "team_id"),
    )


def _objects(value: object) -> list[Json]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _text(of: Json, name: str) -> str:
    value = of.get(name)
    return value if isinstance(value, str) else ""
