"""The things a workspace is made of: people, channels, messages, and how Slack writes each of them as JSON."""

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Json = dict[str, Any]
Kind = Literal["channel", "private", "im"]
CHANNEL_TYPES: dict[Kind, str] = {"channel": "channel", "private": "group", "im": "im"}


@dataclass(frozen=True)
class Team:
    """A workspace; everything else carries its id."""

    id: str
    name: str
    domain: str

    def json(self) -> Json:
        """As team.info gives it."""
        return asdict(self) | {"email_domain": "", "icon": {}, "is_verified": False}


@dataclass(eq=False)
class Message:
    """One message, as it stands now: edits, reactions and replies change it in place."""

    ts: str
    channel: str
    team: str
    user: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    thread_ts: str | None = None
    parent_user_id: str | None = None
    subtype: str | None = None
    bot_id: str | None = None
    app_id: str | None = None
    bot_profile: Json | None = None
    client_msg_id: str | None = None
    inviter: str | None = None
    edited: Json | None = None
    metadata: Json | None = None
    reactions: list[Json] = field(default_factory=list)
    files: list[Json] = field(default_factory=list)
    reply_users: list[str] = field(default_factory=list)
    reply_count: int = 0
    latest_reply: str | None = None
    ephemeral_to: str | None = None
    order: int = 0
    upload: bool = False
    user_team: str | None = None

    @property
    def is_reply(self) -> bool:
        """Whether it stands inside a thread, below the root."""
        return self.thread_ts is not None and self.thread_ts != self.ts

    def __getitem__(self, key: str) -> Any:
        return self.json(metadata=True)[key]

    def json(self, *, metadata: bool = False) -> Json:
        """As conversations.history gives it; metadata has to be asked for."""
        message: Json = {"type": "message", "user": self.user, "text": self.text, "ts": self.ts, "team": self.team}
        names = ["subtype", "bot_id", "app_id", "bot_profile", "client_msg_id", "inviter", "edited", "thread_ts"]
        names += ["parent_user_id", "blocks", "reactions", "files", "upload", "user_team"] + (
            ["metadata"] if metadata else []
        )
        message |= {name: getattr(self, name) for name in names if getattr(self, name)}
        if self.user_team:
            message["source_team"] = self.user_team
        if self.reply_count:
            message |= {"reply_count": self.reply_count, "reply_users_count": len(self.reply_users)}
            message |= {"latest_reply": self.latest_reply, "reply_users": list(self.reply_users)}
            message |= {"is_locked": False, "subscribed": False}
        return message


@dataclass(eq=False)
class Channel:
    """A public or private channel, or the direct messages of one person with the app."""

    id: str
    team_id: str
    name: str
    kind: Kind = "channel"
    topic: str = ""
    created: int = 0
    creator: str = ""
    archived: bool = False
    partner: str | None = None
    members: list[str] = field(default_factory=list)
    messages: dict[str, Message] = field(default_factory=dict)
    replies: dict[str, list[Message]] = field(default_factory=dict)
    read: dict[str, str] = field(default_factory=dict)
    shared_with: list[str] = field(default_factory=list)
    previous_names: list[str] = field(default_factory=list)

    @property
    def type(self) -> str:
        """`channel_type` of its events: channel, group or im."""
        return CHANNEL_TYPES[self.kind]

    def find(self, ts: str | None) -> Message | None:
        """The message of this moment."""
        return self.messages.get(ts or "")

    def thread(self, ts: str) -> list[Message]:
        """The root, unless it is gone, and its replies, oldest first."""
        root = self.find(ts)
        return [*([root] if root else []), *self.replies.get(ts, [])]

    def add(self, message: Message) -> None:
        """Take a message in; a reply counts at its root."""
        self.messages[message.ts] = message
        if message.is_reply and message.thread_ts:
            self.replies.setdefault(message.thread_ts, []).append(message)
            self._count(message.thread_ts)

    def discard(self, message: Message) -> None:
        """Take a message out."""
        del self.messages[message.ts]
        if message.is_reply and message.thread_ts:
            self.replies[message.thread_ts].remove(message)
            self._count(message.thread_ts)

    def _count(self, root_ts: str) -> None:
        if root := self.find(root_ts):
            replies = self.replies[root_ts]
            root.reply_count, root.thread_ts = len(replies), root_ts if replies else None
            root.reply_users = list(dict.fromkeys(reply.user for reply in replies))[:5]
            root.latest_reply = replies[-1].ts if replies else None

    def json(self, viewer: str) -> Json:
        """As conversations.info gives it to `viewer`, a user id."""
        if self.kind == "im":
            im: Json = {"id": self.id, "created": self.created, "is_archived": False, "is_im": True}
            return im | {"is_org_shared": False, "user": self.partner}
        channel: Json = {"id": self.id, "name": self.name, "name_normalized": self.name, "creator": self.creator}
        channel |= {"created": self.created, "is_archived": self.archived, "is_general": False}
        channel |= {"is_channel": self.kind == "channel", "is_group": self.kind == "private", "is_im": False}
        channel |= {"is_private": self.kind == "private", "is_mpim": False, "is_org_shared": False}
        channel |= {
            "is_shared": bool(self.shared_with),
            "is_ext_shared": bool(self.shared_with),
            "is_member": viewer in self.members,
        }
        topic = {"value": self.topic, "creator": self.creator if self.topic else "", "last_set": self.created}
        channel |= {"topic": topic, "purpose": {"value": "", "creator": "", "last_set": 0}}
        return channel | {"context_team_id": self.team_id, "unlinked": 0, "previous_names": list(self.previous_names)}


@dataclass(frozen=True)
class Call:
    """One Web API call that the app made: what it passed, decoded and without the token, and was told."""

    method: str
    arguments: Json
    response: Json
    team_id: str = ""
