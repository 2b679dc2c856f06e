"""Calls that Slack refuses, by what is wrong with them, with the code that it answers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from slack_sdk import WebClient

from bot.sandbox import Message, Slack, User
from tests.sandbox.views import HOME, MODAL, Json
from tests.sandbox.wrong_blocks import mrkdwn, section


@dataclass(frozen=True)
class Place:
    """Where a refused call is made: what is there to be named in it."""

    slack: Slack
    client: WebClient
    sato: User
    mine: Message
    theirs: Message
    trigger: Callable[[], str]

    @property
    def room(self) -> str:
        return self.slack.channel("#質問").id

    def on_mine(self, **more: Any) -> Json:
        return {"channel": self.room, "ts": self.mine.ts, **more}


LONG = section(text=mrkdwn("x" * 2700))
HEAVY = section(fields=[mrkdwn("火" * 1999)] * 2)


Ask = Callable[[Place], tuple[str, Json]]
CALLS: dict[str, tuple[str, Ask]] = {
    "nothing to say": ("no_text", lambda p: ("chat.postMessage", {"channel": p.room})),
    "nothing to say instead": ("no_text", lambda p: ("chat.update", p.on_mine(text=""))),
    "nothing to whisper": ("no_text", lambda p: ("chat.postEphemeral", {"channel": p.room, "user": p.sato.id})),
    "too much to say": ("msg_too_long", lambda p: ("chat.postMessage", {"channel": p.room, "text": "x" * 40_001})),
    "too much to say instead": ("msg_too_long", lambda p: ("chat.update", p.on_mine(text="x" * 4001))),
    "too much in blocks": (
        "msg_blocks_too_long",
        lambda p: ("chat.postMessage", {"channel": p.room, "text": "x", "blocks": [LONG] * 5}),
    ),
    "blocks that are no JSON": (
        "invalid_blocks_format",
        lambda p: ("chat.postMessage", {"channel": p.room, "text": "x", "blocks": "[{"}),
    ),
    "blocks that are no list": (
        "invalid_blocks_format",
        lambda p: ("chat.postMessage", {"channel": p.room, "text": "x", "blocks": {"type": "divider"}}),
    ),
    "metadata that is no object": (
        "invalid_metadata_format",
        lambda p: ("chat.postMessage", {"channel": p.room, "text": "x", "metadata": "letter"}),
    ),
    "metadata without payload": (
        "invalid_metadata_schema",
        lambda p: ("chat.postMessage", {"channel": p.room, "text": "x", "metadata": {"event_type": "letter"}}),
    ),
    "an unknown channel": ("channel_not_found", lambda _: ("chat.postMessage", {"channel": "C404", "text": "x"})),
    "somebody unknown": ("channel_not_found", lambda _: ("chat.postMessage", {"channel": "U404", "text": "x"})),
    "a private channel of others": (
        "channel_not_found",
        lambda p: ("chat.postMessage", {"channel": p.slack.channel("#秘密").id, "text": "x"}),
    ),
    "a closed channel": (
        "is_archived",
        lambda p: ("chat.postMessage", {"channel": p.slack.channel("#雑談").id, "text": "x"}),
    ),
    "entering a closed channel": (
        "is_archived",
        lambda p: ("conversations.join", {"channel": p.slack.channel("#雑談").id}),
    ),
    "a thread that is not there": (
        "thread_not_found",
        lambda p: ("chat.postMessage", {"channel": p.room, "text": "x", "thread_ts": "1.000000"}),
    ),
    "a message of others": ("cant_update_message", lambda p: ("chat.update", {**at(p.theirs), "text": "x"})),
    "taking back a message of others": ("cant_delete_message", lambda p: ("chat.delete", at(p.theirs))),
    "a message that is not there": (
        "message_not_found",
        lambda p: ("chat.update", {"channel": p.room, "ts": "1.000000", "text": "x"}),
    ),
    "taking back what is not there": (
        "message_not_found",
        lambda p: ("chat.delete", {"channel": p.room, "ts": "1.000000"}),
    ),
    "a link to what is not there": (
        "message_not_found",
        lambda p: ("chat.getPermalink", {"channel": p.room, "message_ts": "1.000000"}),
    ),
    "whispering to somebody outside": (
        "user_not_in_channel",
        lambda p: ("chat.postEphemeral", {"channel": p.room, "user": p.slack.add_user("outside").id, "text": "x"}),
    ),
    "an emoji that does not exist": (
        "invalid_name",
        lambda p: ("reactions.add", {"channel": p.room, "timestamp": p.theirs.ts, "name": "nantoka"}),
    ),
    "a reaction to nothing": (
        "message_not_found",
        lambda p: ("reactions.add", {"channel": p.room, "timestamp": "1.000000", "name": "tada"}),
    ),
    "a reaction at no time": (
        "bad_timestamp",
        lambda p: ("reactions.add", {"channel": p.room, "timestamp": "昨日", "name": "tada"}),
    ),
    "taking back no reaction": (
        "no_reaction",
        lambda p: ("reactions.remove", {"channel": p.room, "timestamp": p.theirs.ts, "name": "tada"}),
    ),
    "reactions of nothing": ("no_item_specified", lambda _: ("reactions.get", {})),
    "who is somebody unknown": ("user_not_found", lambda _: ("users.info", {"user": "U404"})),
    "talking with somebody unknown": ("user_not_found", lambda _: ("conversations.open", {"users": "U404"})),
    "talking with nobody": ("users_list_not_supplied", lambda _: ("conversations.open", {})),
    "talking with nine": ("too_many_users", lambda p: ("conversations.open", {"users": ",".join([p.sato.id] * 9)})),
    "talking with oneself": ("cannot_dm_bot", lambda p: ("conversations.open", {"users": p.slack.bot.id})),
    "talking with somebody who left": ("user_disabled", lambda p: ("conversations.open", {"users": gone(p).id})),
    "a thread of nothing": ("thread_not_found", lambda p: ("conversations.replies", {"channel": p.room, "ts": "1.0"})),
    "too long a page": ("invalid_limit", lambda p: ("conversations.history", {"channel": p.room, "limit": 1001})),
    "a cursor from elsewhere": (
        "invalid_cursor",
        lambda p: ("conversations.history", {"channel": p.room, "cursor": "abc"}),
    ),
    "history before no time": (
        "invalid_ts_latest",
        lambda p: ("conversations.history", {"channel": p.room, "latest": "昨日"}),
    ),
    "history since no time": (
        "invalid_ts_oldest",
        lambda p: ("conversations.history", {"channel": p.room, "oldest": "昨日"}),
    ),
    "kinds of channels that do not exist": ("invalid_types", lambda _: ("conversations.list", {"types": "secret"})),
    "a bot unknown": ("bot_not_found", lambda _: ("bots.info", {"bot": "B404"})),
    "a team unknown": ("team_not_found", lambda _: ("team.info", {"team": "T404"})),
    "a trigger from nowhere": ("invalid_trigger_id", lambda _: ("views.open", {"trigger_id": "1.2.3", "view": MODAL})),
    "a modal on top of nothing": ("not_found", lambda p: ("views.push", {"trigger_id": p.trigger(), "view": MODAL})),
    "changing no view": ("not_found", lambda _: ("views.update", {"view_id": "V404", "view": MODAL})),
    "a view above 250 kB": (
        "view_too_large",
        lambda p: ("views.open", {"trigger_id": p.trigger(), "view": MODAL | {"blocks": [HEAVY] * 30}}),
    ),
    "a view that is no JSON": (
        "invalid_arguments",
        lambda p: ("views.open", {"trigger_id": p.trigger(), "view": "{"}),
    ),
    "a Home for somebody unknown": ("user_not_found", lambda _: ("views.publish", {"user_id": "U404", "view": HOME})),
    "a modal as Home": ("invalid_arguments", lambda p: ("views.publish", {"user_id": p.sato.id, "view": MODAL})),
    "a method that does not exist": ("unknown_method", lambda _: ("chat.shout", {})),
    "an argument that does not exist": (
        "invalid_arguments",
        lambda p: ("chat.postMessage", {"channel": p.room, "text": "x", "volume": "11"}),
    ),
    "an argument too few": ("invalid_arguments", lambda _: ("chat.postMessage", {"text": "x"})),
    "a file unknown": ("file_not_found", lambda _: ("files.info", {"file": "F404"})),
    "an upload that never began": (
        "file_not_found",
        lambda _: ("files.completeUploadExternal", {"files": [{"id": "F404"}]}),
    ),
}  # fmt: skip


def at(message: Message) -> Json:
    return {"channel": message.channel, "ts": message.ts}


def gone(place: Place) -> User:
    abe = place.slack.user("abe")
    place.slack.change_user(abe, deleted=True)
    return abe
