import time
from typing import Any

import httpx
import pytest
from slack_sdk import WebClient

from bot.sandbox import Slack, User, WorldClock
from tests.sandbox.conftest import manifest, refusal
from tests.sandbox.views import BUTTONS, plain


def say(client: WebClient, slack: Slack, text: str = "やあ", **more: Any) -> str:
    room = slack.channel("#質問")
    if slack.bot.id not in room.members:
        room.members.append(slack.bot.id)
    return str(client.chat_postMessage(channel=room.id, text=text, **more)["ts"])


def test_without_a_token_and_with_a_wrong_one(slack: Slack) -> None:
    bare = httpx.post(f"{slack.api_url}auth.test").json()
    wrong = httpx.post(f"{slack.api_url}auth.test", headers={"Authorization": "Bearer xoxb-no"}).json()
    in_body = httpx.post(f"{slack.api_url}auth.test", data={"token": slack.bot_token}).json()
    assert (bare["error"], wrong["error"], in_body["ok"]) == ("not_authed", "invalid_auth", True)
    app = WebClient(slack.app_token, base_url=slack.api_url)
    assert refusal(app, "auth.test")["error"] == "not_allowed_token_type"


def test_answers_bear_the_time_at_which_they_are_given(slack: Slack) -> None:
    def said() -> str:
        return httpx.get(f"{slack.api_url}api.test", trust_env=False).headers["date"]

    began, deadline = said(), time.monotonic() + 10
    while said() == began:
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_a_scope_that_the_manifest_does_not_name_is_missing(clock: WorldClock) -> None:
    slack = Slack(manifest(scopes=["commands"], events=[]), clock=clock)
    sato = slack.add_user("sato")
    with slack.serve():
        client = WebClient(slack.bot_token, base_url=slack.api_url)
        told = refusal(client, "chat.postMessage", channel=sato.id, text="x")
        assert (told["error"], told["needed"], told["provided"]) == ("missing_scope", "chat:write", "commands")
        for method, arguments, needed in [
            ("conversations.open", {"users": sato.id}, "im:write"),
            ("conversations.history", {"channel": slack.dm(sato).id}, "im:history"),
            ("conversations.list", {"types": "public_channel,private_channel"}, "channels:read,groups:read"),
            ("users.info", {"user": sato.id}, "users:read"),
            ("reactions.add", {"channel": "C", "timestamp": "1", "name": "x"}, "reactions:write"),
        ]:
            assert refusal(client, method, **arguments)["needed"] == needed


def test_what_is_not_modelled_fails_loudly(slack: Slack, client: WebClient) -> None:
    assert refusal(client, "calls.add")["error"] == "unknown_method"
    told = refusal(client, "chat.postMessage", channel="C", text="x", icon_emoji=":cat:")
    assert told["error"] == "invalid_arguments"
    assert told["response_metadata"]["messages"] == ["[ERROR] unknown argument: icon_emoji"]
    video = {"type": "video", "alt_text": "x"}
    refusal(client, "chat.postMessage", channel=slack.user("sato").id, text="x", blocks=[video])
    assert [surprise.split(":")[0] for surprise in slack.surprises] == [
        "calls.add",
        "chat.postMessage",
        "Slack has video, the local one does not",
    ]


def test_arguments_that_are_missing_or_of_the_wrong_type_are_named(client: WebClient) -> None:
    told = refusal(client, "conversations.history", limit="viele", inclusive="vielleicht")
    assert told["response_metadata"]["messages"] == [
        "[ERROR] missing required field: channel",
        "[ERROR] limit should be a number",
        "[ERROR] inclusive should be a flag",
    ]


def test_where_the_app_may_not_post(slack: Slack, client: WebClient, sato: User) -> None:
    def error(channel: str) -> str:
        return str(refusal(client, "chat.postMessage", channel=channel, text="x")["error"])

    slack.channel("#雑談").archived = True
    assert error("C404") == error(slack.channel("#秘密").id) == "channel_not_found"
    assert error(slack.channel("#質問").id) == error("#質問") == "not_in_channel"
    assert error("#雑談") == "is_archived"
    assert client.chat_postMessage(channel=sato.id, text="x")["channel"] == slack.dm(sato).id


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({}, "no_text"),
        ({"text": "x" * 40_001}, "msg_too_long"),
        ({"text": "x", "blocks": "["}, "invalid_blocks_format"),
        ({"text": "x", "blocks": {}}, "invalid_blocks_format"),
        ({"text": "x", "blocks": [{"type": "divider"}] * 51}, "invalid_blocks"),
        ({"text": "x", "blocks": [{"type": "divider", "block_id": "a"}] * 2}, "invalid_blocks"),
        ({"text": "x", "blocks": [{"type": "section", "text": plain("x" * 2700)}] * 5}, "msg_blocks_too_long"),
        ({"text": "x", "blocks": [{"type": "actions", "elements": [BUTTONS[1]["elements"][0]] * 2}]}, "invalid_blocks"),
        ({"text": "x", "metadata": {"event_type": "a"}}, "invalid_metadata_schema"),
        ({"text": "x", "thread_ts": "1.000000"}, "thread_not_found"),
    ],
)
def test_what_the_app_may_not_post(client: WebClient, sato: User, arguments: dict[str, Any], error: str) -> None:
    assert refusal(client, "chat.postMessage", channel=sato.id, **arguments)["error"] == error


def test_what_is_wrong_in_a_block_is_named_with_its_pointer(client: WebClient, sato: User) -> None:
    section = {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}}
    told = refusal(client, "chat.postMessage", channel=sato.id, blocks=[{"type": "divider"}, section])
    assert told["errors"] == ["must be less than 3001 characters [json-pointer:/blocks/1/text/text]"]


def test_blocks_come_back_complete(slack: Slack, client: WebClient) -> None:
    button = {"type": "button", "text": plain("押す")}
    ts = say(client, slack, blocks=[{"type": "actions", "elements": [button]}])
    [block] = slack.channels["#質問"][-1].blocks
    assert block["block_id"]
    assert block["elements"][0]["action_id"]
    assert block["elements"][0]["text"]["emoji"] is True
    assert slack.channels["#質問"][-1].ts == ts


def test_text_alone_takes_the_blocks_away_and_only_then_marks_the_edit(slack: Slack, client: WebClient) -> None:
    room, ts = slack.channel("#質問"), say(client, slack, blocks=BUTTONS)
    client.chat_update(channel=room.id, ts=ts, text="別", blocks=BUTTONS)
    message = slack.channels["#質問"][-1]
    assert (len(message.blocks), message.edited) == (2, None)
    client.chat_update(channel=room.id, ts=ts, text="文だけ")
    assert (message.blocks, message.edited and message.edited["user"]) == ([], slack.bot.bot_id)


def test_the_app_changes_only_its_own_messages(slack: Slack, client: WebClient, sato: User) -> None:
    say(client, slack)
    theirs = slack.post(sato, "#質問", "私の")
    where = {"channel": theirs.channel, "ts": theirs.ts}
    assert refusal(client, "chat.update", **where, text="x")["error"] == "cant_update_message"
    assert refusal(client, "chat.delete", **where)["error"] == "cant_delete_message"
    gone = {"channel": theirs.channel, "ts": "1.000000"}
    assert refusal(client, "chat.update", **gone, text="x")["error"] == "message_not_found"
    assert refusal(client, "chat.update", **where | {"text": "x" * 4001})["error"] == "cant_update_message"


def test_an_update_keeps_the_metadata_and_history_gives_it_when_asked(slack: Slack, client: WebClient) -> None:
    letter = {"event_type": "letter", "event_payload": {"id": "7"}}
    root = say(client, slack, metadata=letter)
    room = slack.channel("#質問").id
    client.chat_update(channel=room, ts=root, text="新しい")
    client.chat_postMessage(channel=room, text="返事", thread_ts=root, metadata=letter)
    [plainly] = client.conversations_history(channel=room)["messages"]
    [fully] = client.conversations_history(channel=room, include_all_metadata=True)["messages"]
    replies = client.conversations_replies(channel=room, ts=root, include_all_metadata=True)["messages"]
    assert "metadata" not in plainly
    assert fully["metadata"] == letter
    assert [message["metadata"] for message in replies] == [letter, letter]


def test_history_comes_in_pages_newest_first(slack: Slack, client: WebClient, sato: User) -> None:
    say(client, slack, "0")
    for number in range(1, 5):
        slack.post(sato, "#質問", str(number))
    room = slack.channel("#質問").id
    first = client.conversations_history(channel=room, limit=2)
    slack.post(sato, "#質問", "5")
    second = client.conversations_history(channel=room, limit=2, cursor=first["response_metadata"]["next_cursor"])
    third = client.conversations_history(channel=room, limit=2, cursor=second["response_metadata"]["next_cursor"])
    pages = [[message["text"] for message in page["messages"]] for page in (first, second, third)]
    assert pages == [["4", "3"], ["2", "1"], ["0"]]
    assert [page["has_more"] for page in (first, second, third)] == [True, True, False]
    assert refusal(client, "conversations.history", channel=room, cursor="abc")["error"] == "invalid_cursor"


def test_replies_come_in_pages_below_their_root(slack: Slack, client: WebClient, sato: User) -> None:
    root, room = say(client, slack, "根"), slack.channel("#質問").id
    for number in range(3):
        slack.post(sato, "#質問", str(number), thread=root)
    first = client.conversations_replies(channel=room, ts=root, limit=3)
    second = client.conversations_replies(
        channel=room, ts=root, limit=3, cursor=first["response_metadata"]["next_cursor"]
    )
    assert [message["text"] for message in first["messages"]] == ["根", "0", "1"]
    assert [message["text"] for message in second["messages"]] == ["根", "2"]
    assert refusal(client, "conversations.replies", channel=room, ts="1.000000")["error"] == "thread_not_found"


def test_history_between_two_moments(slack: Slack, client: WebClient, sato: User) -> None:
    say(client, slack)
    posts = [slack.post(sato, "#質問", str(number)) for number in range(4)]
    window = {"channel": posts[0].channel, "oldest": posts[1].ts, "latest": posts[2].ts}
    assert client.conversations_history(**window)["messages"] == []  # type: ignore[arg-type]
    inclusive = client.conversations_history(**window, inclusive=True)["messages"]  # type: ignore[arg-type]
    assert [message["text"] for message in inclusive] == ["2", "1"]


def test_lists_come_in_pages(client: WebClient) -> None:
    names, cursor = [], None
    while cursor != "":
        page = client.users_list(limit=3, cursor=cursor)
        names.append([user["name"] for user in page["members"]])
        cursor = page["response_metadata"]["next_cursor"]
    assert names == [["tomoshibi", "sato", "mori"], ["abe"]]
    assert [room["name"] for room in client.conversations_list()["channels"]] == ["質問", "雑談"]
    assert refusal(client, "users.info", user="U404")["error"] == "user_not_found"
    assert refusal(client, "conversations.join", channel="C404")["error"] == "channel_not_found"


def test_joining_twice_is_a_warning(slack: Slack, client: WebClient) -> None:
    room = slack.channel("#質問")
    assert "warning" not in client.conversations_join(channel=room.id).data
    assert client.conversations_join(channel=room.id)["warning"] == "already_in_channel"
    assert slack.channels["#質問"][-1].subtype == "channel_join"


def test_reactions_are_refused_with_their_codes(slack: Slack, client: WebClient, sato: User) -> None:
    say(client, slack)
    message = slack.post(sato, "#質問", "はい")
    item = {"channel": message.channel, "timestamp": message.ts}
    assert refusal(client, "reactions.remove", **item, name="tada")["error"] == "no_reaction"
    client.reactions_add(**item, name="tada")
    assert refusal(client, "reactions.add", **item, name="tada")["error"] == "already_reacted"
    assert refusal(client, "reactions.add", **item, name="nantoka")["error"] == "invalid_name"
    got = client.reactions_get(channel=message.channel, timestamp=message.ts)
    assert got["message"]["reactions"][0]["count"] == 1


def test_an_address_needs_its_own_scope(slack: Slack, client: WebClient, sato: User) -> None:
    assert "email" not in client.users_info(user=sato.id)["user"]["profile"]
    slack.world.manifest.scopes.append("users:read.email")
    assert client.users_info(user=sato.id)["user"]["profile"]["email"] == "sato@example.jp"


def test_permalinks_lead_to_the_page(slack: Slack, client: WebClient, sato: User) -> None:
    root = say(client, slack)
    reply = slack.post(sato, "#質問", "返事", thread=root)
    link = client.chat_getPermalink(channel=reply.channel, message_ts=reply.ts)["permalink"]
    ts = reply.ts.replace(".", "")
    assert link == f"{slack.page_url}archives/{reply.channel}/p{ts}?thread_ts={root}&cid={reply.channel}"
