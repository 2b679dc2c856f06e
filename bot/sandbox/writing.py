"""The hands that write: posts, replies, edits, reactions, joining."""

from bot.sandbox import posting
from bot.sandbox.emoji import EMOJI
from bot.sandbox.errors import NotForAPerson, SlackError
from bot.sandbox.model import Channel, Message
from bot.sandbox.person import User
from bot.sandbox.seeing import Seeing
from bot.sandbox.written import pieces, rich_text


class Writing(Seeing):
    """What a person can do with the message box and the mouse over messages."""

    def post(
        self,
        who: User,
        channel: str | Channel,
        text: str,
        thread: Message | str | None = None,
        *,
        broadcast: bool = False,
    ) -> Message:
        """Post `text` as typed; in a thread when one is named, and then also in the channel with `broadcast`."""
        with self.world.lock:
            room = self._inside(who, channel)
            root = room.find(thread.ts if isinstance(thread, Message) else thread)
            if thread and root is None:
                raise NotForAPerson("the thread is gone")
            thread_ts = (root.thread_ts or root.ts) if root else None
            cut = pieces(text, self.world.users.values(), self.world.channels.values())
            message = posting.post(
                self.world,
                room,
                who,
                "".join(piece.escaped() for piece in cut),
                blocks=rich_text(cut),
                thread_ts=thread_ts,
                subtype="thread_broadcast" if broadcast and thread_ts else None,
            )
        self._after()
        return message

    def edit(self, who: User, message: Message, text: str) -> None:
        """Change one's own message."""
        with self.world.lock:
            room = self._own(who, message)
            cut = pieces(text, self.world.users.values(), self.world.channels.values())
            new = {"text": "".join(piece.escaped() for piece in cut), "blocks": rich_text(cut)}
            posting.change(self.world, room, message, edited=who.id, **new)
        self._after()

    def delete(self, who: User, message: Message) -> None:
        """Delete one's own message; a thread's root with replies leaves a tombstone."""
        with self.world.lock:
            posting.remove(self.world, self._own(who, message), message)
        self._after()

    def react(self, who: User, message: Message, name: str) -> None:
        """Add a reaction by its name; doing it twice changes nothing, as in the client."""
        self._react(who, message, name.strip(":"), add=True)

    def unreact(self, who: User, message: Message, name: str) -> None:
        """Take one's own reaction back."""
        self._react(who, message, name.strip(":"), add=False)

    def join(self, who: User, channel: str | Channel, *, invited_by: User | None = None) -> None:
        """Enter a public channel, or a private one when somebody inside invites; `who` may be the app's bot."""
        with self.world.lock:
            room = self.channel(channel)
            invited = invited_by is not None and invited_by.id in room.members
            alone = who.is_bot or who.is_insider
            if not invited and (room.kind != "channel" or not alone):
                raise NotForAPerson(f"#{room.name} is open to invited people only")
            if who.is_ultra_restricted and any(who.id in each.members for each in self._rooms()):
                raise NotForAPerson(f"{who.name} is a guest of one channel")
            posting.join(self.world, room, who, invited_by)
        self._after()

    def read(self, who: User, channel: str | Channel, ts: str) -> None:
        """Mark everything up to `ts` as read."""
        with self.world.lock:
            self.channel(channel, who).read[who.id] = ts
            self.world.changed(["world"], who.id)

    def _rooms(self) -> list[Channel]:
        return [channel for channel in self.world.channels.values() if channel.kind != "im"]

    def _own(self, who: User, message: Message) -> Channel:
        if message.user != who.id:
            raise NotForAPerson("only the author can do that")
        return self._of(message)

    def _react(self, who: User, message: Message, name: str, *, add: bool) -> None:
        if name not in EMOJI:
            raise NotForAPerson(f"there is no emoji :{name}:")
        with self.world.lock:
            room = self._inside(who, self._of(message))
            try:
                (posting.react if add else posting.unreact)(self.world, room, message, name, who)
            except SlackError:
                return
        self._after()
