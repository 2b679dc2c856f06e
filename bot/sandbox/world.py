"""The state of the workspace: who and what is there, under one lock that is never held while the bot is called."""

import secrets
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from bot.sandbox.clock import WorldClock
from bot.sandbox.errors import SlackError
from bot.sandbox.file import File
from bot.sandbox.host import Host
from bot.sandbox.manifest import Manifest
from bot.sandbox.model import Channel, Json, Kind, Message, Team
from bot.sandbox.person import User
from bot.sandbox.rights import TRIGGER_LIFE, URL_LIFE, ResponseUrl, Trigger, fresh
from bot.sandbox.view import View

COLORS = ("9f69e7", "4bbe2e", "e7392d", "3c989f", "674b1b", "e96699", "e0a729", "684b6c", "5b89d5", "2b6836")


class World:
    """One workspace with one app installed; `host` is what it shares with the other workspaces of this process.

    `emit` hands an event to whoever delivers it; `changed` tells the page what to fetch again. Both are set by the
    server and do nothing before.
    """

    def __init__(self, manifest: Manifest, clock: WorldClock, name: str, host: Host | None = None) -> None:
        self.host = host or Host()
        self.lock = self.host.lock
        self.clock, self.manifest = clock, manifest
        self.emit: Callable[[Json, Channel | None], None] = lambda _event, _channel: None
        self.changed: Callable[[list[str], str | None], None] = lambda _topics, _user: None
        self.last_ts: dict[str, str] = {}
        self.users: dict[str, User] = {}
        self.channels: dict[str, Channel] = {}
        self.files: dict[str, File] = {}
        self.uploads: dict[str, str] = {}
        self.organisations: dict[str, str] = {}
        self.ephemerals: list[Message] = []
        self.modals: dict[str, list[View]] = {}
        self.homes: dict[str, View] = {}
        self.triggers: dict[str, Trigger] = {}
        self.response_urls: dict[str, ResponseUrl] = {}
        self.selections: dict[tuple[str, str, str], dict[str, dict[str, Json]]] = {}
        self.offers: dict[tuple[str, str], list[Json]] = {}
        self.errors: dict[str, list[str]] = {}
        self.installed = True
        self.tokens = dict(self.host.app)
        self.bot_tokens: dict[str, float | None] = {}
        self.refresh_tokens: list[str] = []
        self.new_token("xoxb-", None)
        self.team = Team(self.new_id("T"), name, "local")
        self.host.app_id = self.app_id = self.host.app_id or self.new_id("A")
        self.bot_id = self.new_id("B")
        bot = User(self.new_id("U"), self.team.id, manifest.bot_name, manifest.name, is_bot=True, color="d97706")
        bot.bot_id, bot.app_id = self.bot_id, self.app_id
        self.bot = self.users[bot.id] = bot

    @property
    def url(self) -> str:
        """Where the local Slack listens."""
        return self.host.url

    def now(self) -> datetime:
        """The world's present moment."""
        return self.clock.now()

    def new_id(self, prefix: str) -> str:
        """An id such as C0000000003."""
        return self.host.new_id(prefix)

    def new_ts(self, channel_id: str) -> str:
        """A timestamp of now, unique and increasing within the channel."""
        seconds, micros = divmod(round(self.now().timestamp() * 1_000_000), 1_000_000)
        last_seconds, last_micros = map(int, self.last_ts.get(channel_id, "0.0").split("."))
        if (seconds, micros) <= (last_seconds, last_micros):
            carry, micros = divmod(last_micros + 1, 1_000_000)
            seconds = last_seconds + carry
        self.last_ts[channel_id] = f"{seconds}.{micros:06}"
        return self.last_ts[channel_id]

    def new_token(self, prefix: str, expires: datetime | None) -> str:
        """A token for the bot; those that it had before are good until they expire."""
        self.tokens["xoxb"] = f"{prefix}{secrets.token_hex(12)}"
        self.bot_tokens[self.tokens["xoxb"]] = expires.timestamp() if expires else None
        return self.tokens["xoxb"]

    def refusal(self, token: str) -> str:
        """Why a token of the bot's is worth nothing, in Slack's word; "" when it is good."""
        if not self.installed:
            return "account_inactive"
        expires = self.bot_tokens[token]
        return "token_expired" if expires is not None and expires <= self.now().timestamp() else ""

    def new_order(self) -> int:
        """A number greater than all before: what came later on the screens is newer."""
        self.host.ids["order"] += 1
        return self.host.ids["order"]

    def new_trigger(self, user: User) -> str:
        """A trigger_id for what this person just did."""
        with self.lock:
            trigger_id = f"{self.new_order()}.{self.team.id}.{secrets.token_hex(8)}"
            self.triggers = fresh(self.triggers, self.now())
            self.triggers[trigger_id] = Trigger(user.id, self.now() + TRIGGER_LIFE)
            return trigger_id

    def new_response_url(self, user: User, channel: Channel, source: Message | None = None) -> str:
        """An address that answers what this person just did; `source` is the message that they did it in."""
        with self.lock:
            key = f"{self.team.id}/{self.new_order()}/{secrets.token_hex(12)}"
            thread_ts = source.thread_ts if source else None
            expires = self.now() + URL_LIFE
            self.response_urls = fresh(self.response_urls, self.now())
            self.response_urls[key] = ResponseUrl(user.id, channel.id, expires, source, thread_ts)
            return f"{self.url}actions/{key}"

    def add_user(self, name: str, **facts: Any) -> User:
        """A new person, with their direct messages with the app."""
        color = COLORS[len(self.users) % len(COLORS)]
        home = self.team.id
        if organisation := facts.get("organisation"):
            home = self.organisations.setdefault(organisation, f"T9{len(self.organisations) + 1:09}")
            facts["is_stranger"] = True
        user = User(self.new_id("U"), home, name, facts.pop("real_name", "") or name, color=color, **facts)
        user.updated = int(self.now().timestamp())
        user.bot_id = self.new_id("B") if user.is_bot else ""
        self.users[user.id] = user
        if not user.is_bot:
            self.add_channel(f"dm-{name}", kind="im", members=[user.id, self.bot.id], partner=user.id)
        return user

    def add_channel(self, name: str, *, kind: Kind, members: Iterable[str], **facts: Any) -> Channel:
        """A new conversation."""
        channel_id = self.new_id("D" if kind == "im" else "C")
        channel = Channel(channel_id, self.team.id, name, kind, members=list(dict.fromkeys(members)), **facts)
        channel.created = int(self.now().timestamp())
        channel.shared_with = [] if kind == "im" else self.outsiders(channel.members)
        self.channels[channel.id] = channel
        return channel

    def outsiders(self, members: Iterable[str]) -> list[str]:
        """The workspaces that members of other ones come from: with them, a channel is one of Slack Connect."""
        return sorted({self.users[each].team_id for each in members if self.users[each].is_stranger})

    def user(self, user_id: str) -> User:
        """A person by id; `user_not_found` otherwise."""
        if user_id not in self.users:
            raise SlackError("user_not_found")
        return self.users[user_id]

    def dm(self, user_id: str) -> Channel:
        """The direct messages of a person with the app."""
        return next(channel for channel in self.channels.values() if channel.partner == user_id)

    def modal(self, user_id: str) -> View | None:
        """The modal that a person sees: the top of their stack."""
        return next(reversed(self.modals.get(user_id, [])), None)

    def tell(self, user: User, text: str) -> None:
        """What Slack itself says to a person: that a command failed, that an app did not answer."""
        with self.lock:
            self.errors.setdefault(user.id, []).append(text)

    def surprise(self, text: str) -> None:
        """Note what the local Slack does not model, so that no test passes over it."""
        self.host.surprises.append(text)

    def require_scope(self, *needed: str) -> None:
        """Refuse unless the manifest grants all of these; Slack: missing_scope."""
        if lacking := [scope for scope in needed if scope not in self.manifest.scopes]:
            raise SlackError("missing_scope", needed=",".join(lacking), provided=",".join(self.manifest.scopes))
