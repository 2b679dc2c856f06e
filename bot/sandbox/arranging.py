"""The hands that arrange: what administrators do to people and channels."""

import re
from collections.abc import Iterable
from typing import Any

from bot.sandbox import events, grants
from bot.sandbox.errors import NotForAPerson
from bot.sandbox.model import Channel, Kind
from bot.sandbox.person import User
from bot.sandbox.writing import Writing

FACTS = {"name", "real_name", "display_name", "title", "email", "locale", "tz", "is_admin", "deleted"}
FACTS |= {"is_restricted", "is_ultra_restricted"}
LONGEST_NAME = 80
# Slack: invalid_name_specials, invalid_name_punctuation; letters of every script are welcome, capitals are not.
NAME = re.compile(r"(?=.*\w)[^\sA-Z!-,./:-@\[-^`{-~]+")


class Arranging(Writing):
    """What an administrator can change."""

    def uninstall(self) -> None:
        """Somebody takes the app out of this workspace."""
        with self.world.lock:
            grants.take_out(self.world)
        self._after()

    def add_user(self, name: str, *, real_name: str = "", is_bot: bool = False, **facts: Any) -> User:
        """A new person (or another bot); team_join when the workspace is being served.

        Args:
            name: a short one, without spaces.
            real_name: as it is shown.
            is_bot: whether it is another app.
            facts: `title`, `email`, `locale` ("ja-JP"), `tz` ("Asia/Tokyo"), `display_name`, `is_admin`;
                `is_restricted` and `is_ultra_restricted` for a guest, who sees only the channels that they are let
                into; `organisation`, the name of another workspace, for somebody met over Slack Connect.
        """
        with self.world.lock:
            user = self.world.add_user(name, real_name=real_name, is_bot=is_bot, **facts)
            if not user.is_stranger:
                events.person(self.world, "team_join", user)
            self.world.changed(["world"], None)
        return user

    def add_channel(
        self, name: str, topic: str = "", *, private: bool = False, members: Iterable[User] | None = None
    ) -> Channel:
        """A new channel with these members (all full members there are when None); `bot` may be one of them."""
        with self.world.lock:
            inside = [user for user in self.users if user.is_insider] if members is None else list(members)
            facts = {"topic": topic, "creator": inside[0].id if inside else ""}
            kind: Kind = "private" if private else "channel"
            channel = self.world.add_channel(
                name.removeprefix("#"), kind=kind, members=[user.id for user in inside], **facts
            )
            self.world.changed(["world"], None)
        return channel

    def let_in(self, user: User, channel: str | Channel) -> None:
        """Make somebody a member from the start, without the line that says so: as `add_channel` does."""
        with self.world.lock:
            room = self.channel(channel)
            room.members = list(dict.fromkeys([*room.members, user.id]))
            room.shared_with = self.world.outsiders(room.members)
            self.world.changed(["world"], None)

    def change_user(self, user: User, **facts: object) -> None:
        """Change what is known of a person (name, title, deleted, ...), as an administrator does: user_change."""
        if unknown := set(facts) - FACTS:
            raise ValueError(f"a user has no {sorted(unknown)}")
        with self.world.lock:
            for name, value in facts.items():
                setattr(user, name, value)
            user.updated = int(self.world.now().timestamp())
            events.person(self.world, "user_change", user)
            self.world.changed(["world"], None)
        self._after()

    def archive(self, who: User, channel: str | Channel) -> None:
        """Close a channel."""
        with self.world.lock:
            room = self._inside(who, channel)
            room.archived = True
            events.archived(self.world, room, who, "archive")
            self.world.changed(["world"], None)
        self._after()

    def unarchive(self, who: User, channel: str | Channel) -> None:
        """Open a closed channel again."""
        with self.world.lock:
            room = self.channel(channel)
            room.archived = False
            events.archived(self.world, room, who, "unarchive")
            self.world.changed(["world"], None)
        self._after()

    def rename(self, who: User, channel: str | Channel, name: str) -> None:
        """Give a channel another name.

        Raises:
            NotForAPerson: the name is too long, taken, or has capitals, spaces or punctuation in it.
        """
        name = name.removeprefix("#")
        with self.world.lock:
            room = self._inside(who, channel)
            if len(name) > LONGEST_NAME or not NAME.fullmatch(name):
                raise NotForAPerson(f"a channel cannot be called {name}")
            if any(each.name == name and each is not room for each in self.world.channels.values()):
                raise NotForAPerson(f"there is a channel called {name} already")
            room.previous_names.append(room.name)
            room.name = name
            events.renamed(self.world, room)
            self.world.changed(["world"], None)
        self._after()

    def make_private(self, who: User, channel: str | Channel) -> None:
        """Turn a public channel into a private one, which cannot be undone; the app hears nothing of it by itself."""
        with self.world.lock:
            self._inside(who, channel).kind = "private"
            self.world.changed(["world"], None)

    def give_new_id(self, channel: str | Channel) -> str:
        """Give a channel another id, as happens when workspaces are joined or channels shared: channel_id_changed."""
        with self.world.lock:
            room = self.channel(channel)
            old, room.id = room.id, self.world.new_id("C")
            self.world.channels = {each.id: each for each in self.world.channels.values()}
            self.world.last_ts[room.id] = self.world.last_ts.pop(old, "0.0")
            here = (message for message in self.world.ephemerals if message.channel == old)
            for message in (*room.messages.values(), *here):
                message.channel = room.id
            events.new_id(self.world, room, old)
            self.world.changed(["world"], None)
        self._after()
        return room.id
