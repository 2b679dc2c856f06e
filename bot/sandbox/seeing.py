"""What can be seen of the workspace from outside: by tests, and by whoever plays a person."""

from collections.abc import Iterator, Mapping

from bot.sandbox.model import Channel, Json, Message, Team
from bot.sandbox.person import User
from bot.sandbox.workspace import Workspace


class Rooms(Mapping[str, list[Message]]):
    """The messages of each channel, by "#name": top level and replies, oldest first."""

    def __init__(self, seeing: "Seeing") -> None:
        self._seeing = seeing

    def __getitem__(self, name: str) -> list[Message]:
        with self._seeing.world.lock:
            return list(self._seeing.channel(name).messages.values())

    def __iter__(self) -> Iterator[str]:
        return iter([f"#{each.name}" for each in self._seeing.world.channels.values() if each.kind != "im"])

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Seeing(Workspace):
    """The eyes that go with the hands."""

    @property
    def team(self) -> Team:
        """The workspace."""
        return self.world.team

    @property
    def bot(self) -> User:
        """The app's bot user."""
        return self.world.bot

    @property
    def users(self) -> list[User]:
        """Everybody, the app's bot first."""
        return list(self.world.users.values())

    @property
    def channels(self) -> Rooms:
        """The messages of each channel, by "#name"."""
        return Rooms(self)

    def user(self, name: str) -> User:
        """A person by name or id."""
        found = [user for user in self.users if name.removeprefix("@") in (user.name, user.id)]
        if not found:
            raise LookupError(f"there is nobody called {name}")
        return found[0]

    def dm(self, who: User) -> Channel:
        """The direct messages of a person with the app."""
        return self.world.dm(who.id)

    def dms(self, who: User) -> list[Message]:
        """What was said in them, oldest first."""
        with self.world.lock:
            return list(self.dm(who).messages.values())

    def ephemerals(self, who: User) -> list[Message]:
        """What only this person sees, oldest first."""
        with self.world.lock:
            return [message for message in self.world.ephemerals if message.ephemeral_to == who.id]

    def thread(self, message: Message) -> list[Message]:
        """The thread that a message stands in, root first."""
        with self.world.lock:
            return self.world.channels[message.channel].thread(message.thread_ts or message.ts)

    def modal(self, who: User) -> Json | None:
        """The modal that a person sees."""
        with self.world.lock:
            view = self.world.modal(who.id)
            return view.json() if view else None

    def home(self, who: User) -> Json | None:
        """The Home tab that is published for a person."""
        with self.world.lock:
            view = self.world.homes.get(who.id)
            return view.json() if view else None

    def errors(self, who: User) -> list[str]:
        """What Slack itself told a person: commands that failed, an app that did not answer."""
        return list(self.world.errors.get(who.id, []))
