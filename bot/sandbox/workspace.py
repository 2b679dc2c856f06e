"""What all hands share: the world, the line to the app, and the queue of events between them."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox import events
from bot.sandbox.delivery import Deliveries
from bot.sandbox.errors import NotForAPerson
from bot.sandbox.link import Answer, Outgoing
from bot.sandbox.model import Channel, Json, Message
from bot.sandbox.person import User
from bot.sandbox.world import World


@dataclass
class Running:
    """How the local Slack runs at the moment, for all of its workspaces."""

    serving: bool = False
    background: bool = False


class Workspace:
    """The world with an app on the other side of the line.

    Attributes:
        sent: every payload that was sent to the app, retries included.
        attempts: the same with its retry number and what came of it.
    """

    def __init__(self, world: World, send: Callable[[Outgoing], Answer], running: Running) -> None:
        self.world = world
        self.running = running
        self.sent: list[Json] = []
        self.attempts: list[tuple[Outgoing, Answer]] = []
        self._line = send
        self.deliveries = Deliveries(world.clock, self._send)
        world.emit = self._emit

    @property
    def background(self) -> bool:
        """Whether a thread of the server delivers the events; otherwise each act delivers what it caused."""
        return self.running.background

    @background.setter
    def background(self, yes: bool) -> None:
        self.running.background = yes

    @property
    def serving(self) -> bool:
        """Whether the server listens; before that nobody hears of anything."""
        return self.running.serving

    def settle(self) -> None:
        """Deliver everything that is due: events, and retries whose time has come."""
        self.deliveries.settle()

    def repeat(self, outgoing: Outgoing) -> Answer:
        """Send once more what was sent before (see `attempts`): a delivery that Slack believes was missed."""
        return self._send(outgoing)

    def channel(self, where: str | Channel, who: User | None = None) -> Channel:
        """A channel by "#name", name or id; "@" and the app's name mean `who`'s direct messages with it.

        Raises:
            LookupError: there is none.
        """
        if isinstance(where, Channel):
            return where
        if who and where.removeprefix("@") in (self.world.bot.name, self.world.bot.id):
            return self.world.dm(who.id)
        for channel in self.world.channels.values():
            if channel.id == where or (channel.kind != "im" and channel.name == where.removeprefix("#")):
                return channel
        raise LookupError(f"there is no channel {where}")

    def _emit(self, event: Json, channel: Channel | None) -> None:
        if self.serving and events.heard(self.world, event, channel):
            self.deliveries.add(events.envelope(self.world, event, channel))

    def _send(self, outgoing: Outgoing) -> Answer:
        self.sent.append(outgoing.payload)
        answer = self._line(outgoing)
        self.attempts.append((outgoing, answer))
        return answer

    def _after(self) -> None:
        if not self.background:
            self.settle()

    def _inside(self, who: User, where: str | Channel) -> Channel:
        channel = self.channel(where, who)
        if channel.archived:
            raise NotForAPerson(f"#{channel.name} is archived")
        if who.deleted:
            raise NotForAPerson(f"{who.name} is deactivated")
        if who.id not in channel.members:
            raise NotForAPerson(f"{who.name} is not in #{channel.name}")
        return channel

    def _of(self, message: Message) -> Channel:
        channel = self.world.channels[message.channel]
        if channel.find(message.ts) is not message:
            raise NotForAPerson("the message is gone")
        return channel
