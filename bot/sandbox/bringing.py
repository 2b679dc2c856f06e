"""The hands that bring files along, and take them away."""

from collections.abc import Mapping

from bot.sandbox import posting
from bot.sandbox.arranging import Arranging
from bot.sandbox.errors import NotForAPerson
from bot.sandbox.file import File
from bot.sandbox.model import Channel, Message
from bot.sandbox.person import User
from bot.sandbox.written import pieces, rich_text


class Bringing(Arranging):
    """What a person can do with files."""

    def upload(
        self,
        who: User,
        channel: str | Channel,
        files: Mapping[str, bytes],
        text: str = "",
        thread: Message | str | None = None,
    ) -> Message:
        """Post `files` (contents by name), with a text or without: `message` with the subtype file_share."""
        with self.world.lock:
            room = self._inside(who, channel)
            root = room.find(thread.ts if isinstance(thread, Message) else thread)
            if thread and root is None:
                raise NotForAPerson("the thread is gone")
            cut = pieces(text, self.world.users.values(), self.world.channels.values())
            brought = [posting.keep(self.world, who, name, content) for name, content in files.items()]
            message = posting.share(
                self.world,
                room,
                who,
                brought,
                "".join(piece.escaped() for piece in cut),
                blocks=rich_text(cut),
                thread_ts=(root.thread_ts or root.ts) if root else None,
            )
        self._after()
        return message

    def delete_file(self, who: User, file_id: str) -> None:
        """Delete one's own file; the messages that showed it say so."""
        with self.world.lock:
            file = self.file(file_id)
            if file.user != who.id and not who.is_admin:
                raise NotForAPerson("only the author can do that")
            posting.discard_file(self.world, file)
        self._after()

    def file(self, file_id: str) -> File:
        """A file by its id.

        Raises:
            LookupError: there is none.
        """
        if file_id not in self.world.files:
            raise LookupError(f"there is no file {file_id}")
        return self.world.files[file_id]
