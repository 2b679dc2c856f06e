from typing import Any

import pytest
from slack_sdk import WebClient

from bot.sandbox import Slack, User, WorldClock
from bot.sandbox.errors import NotForAPerson
from tests.sandbox.bot import Bot
from tests.sandbox.conftest import manifest


@pytest.fixture
def inside(slack: Slack, bot: Bot) -> Bot:
    slack.join(slack.bot, "#質問")
    bot.events.clear()
    return bot


def test_what_a_person_types_is_escaped_and_recognised(slack: Slack, sato: User, mori: User) -> None:
    message = slack.post(sato, "#質問", "@mori さん、A & B <c> は https://example.jp/x?a=1&b=2。#雑談 で @here")
    room = slack.channel("#雑談")
    assert message.text == (
        f"{mori.mention} さん、A &amp; B &lt;c&gt; は <https://example.jp/x?a=1&amp;b=2>。<#{room.id}|雑談> で <!here>"
    )
    [section] = message.blocks[0]["elements"]
    kinds = [element["type"] for element in section["elements"]]
    assert kinds == ["user", "text", "link", "text", "channel", "text", "broadcast"]


def test_the_longer_name_wins(slack: Slack, sato: User) -> None:
    satomi = slack.add_user("satomi")
    assert slack.post(sato, "#質問", "@satomiさん").text == f"{satomi.mention}さん"


def test_a_mention_that_an_edit_box_hands_back_stays_a_mention(slack: Slack, sato: User, mori: User) -> None:
    message = slack.post(sato, "#質問", "@mori どう？")
    slack.edit(sato, message, f"{mori.mention} どうですか？")
    assert message.text == f"{mori.mention} どうですか？"


def test_timestamps_grow_also_when_the_clock_stands_still(slack: Slack, sato: User, clock: WorldClock) -> None:
    first, second = slack.post(sato, "#質問", "一"), slack.post(sato, "#質問", "二")
    clock.to("2026-09-01 10:00")
    third = slack.post(sato, "#質問", "三")
    assert float(first.ts) < float(second.ts) < float(third.ts)


def test_the_app_hears_nothing_of_a_channel_that_it_is_not_in(slack: Slack, bot: Bot, sato: User) -> None:
    slack.post(sato, "#雑談", "@tomoshibi いる？")
    assert bot.events == []


def test_the_app_hears_nothing_that_it_did_not_subscribe_to(clock: WorldClock) -> None:
    slack = Slack(manifest(events=["message.im"]), clock=clock)
    sato = slack.add_user("sato")
    slack.add_channel("質問", members=[sato, slack.bot])
    with slack.serve():
        slack.post(sato, "#質問", "@tomoshibi いる？")
    assert slack.sent == []


def test_a_manifest_without_the_scope_of_its_subscription_is_refused() -> None:
    with pytest.raises(ValueError, match="reaction_added"):
        Slack(manifest(scopes=["commands"], events=["reaction_added"]))


def test_a_post_a_reply_and_a_broadcast_are_told_apart(slack: Slack, inside: Bot, sato: User, mori: User) -> None:
    root = slack.post(sato, "#質問", "質問")
    slack.post(mori, "#質問", "返事", thread=root)
    shout = slack.post(mori, "#質問", "みんなにも", thread=root.ts, broadcast=True)
    plain, reply = inside.heard("message")
    assert "thread_ts" not in plain
    assert (reply["thread_ts"], reply["parent_user_id"]) == (root.ts, sato.id)
    [event] = inside.heard("message", "thread_broadcast")
    assert event["root"]["ts"] == root.ts
    assert (root["reply_count"], root["reply_users"], root["latest_reply"]) == (2, [mori.id], shout.ts)


def test_a_reply_to_a_reply_joins_the_same_thread(slack: Slack, sato: User, mori: User) -> None:
    root = slack.post(sato, "#質問", "質問")
    reply = slack.post(mori, "#質問", "返事", thread=root)
    again = slack.post(sato, "#質問", "ありがとう", thread=reply)
    assert slack.thread(reply) == [root, reply, again]


def test_an_edit_is_told_with_what_stood_there_before(slack: Slack, inside: Bot, sato: User) -> None:
    message = slack.post(sato, "#質問", "予算")
    slack.edit(sato, message, "予算の組み方")
    [event] = inside.heard("message", "message_changed")
    assert (event["previous_message"]["text"], event["message"]["text"]) == ("予算", "予算の組み方")
    assert event["message"]["edited"]["user"] == sato.id


def test_only_the_author_edits_and_deletes(slack: Slack, sato: User, mori: User) -> None:
    message = slack.post(sato, "#質問", "私の")
    with pytest.raises(NotForAPerson):
        slack.edit(mori, message, "俺の")
    with pytest.raises(NotForAPerson):
        slack.delete(mori, message)


def test_a_deleted_reply_no_longer_counts(slack: Slack, inside: Bot, sato: User, mori: User) -> None:
    root = slack.post(sato, "#質問", "質問")
    reply = slack.post(mori, "#質問", "返事", thread=root)
    slack.delete(mori, reply)
    [event] = inside.heard("message", "message_deleted")
    assert event["deleted_ts"] == reply.ts
    assert "reply_count" not in root.json()
    assert slack.channels["#質問"][-1] is root


def test_a_deleted_root_with_replies_leaves_a_tombstone(slack: Slack, inside: Bot, sato: User, mori: User) -> None:
    root = slack.post(sato, "#質問", "質問")
    slack.post(mori, "#質問", "返事", thread=root)
    slack.delete(sato, root)
    [event] = inside.heard("message", "message_changed")
    assert event["message"]["subtype"] == "tombstone"
    assert inside.heard("message", "message_deleted") == []
    slack.delete(mori, slack.channels["#質問"][-1])
    assert root not in slack.channels["#質問"]


def test_reactions_come_and_go(slack: Slack, inside: Bot, sato: User, mori: User) -> None:
    message = slack.post(sato, "#質問", "できました")
    slack.react(mori, message, ":white_check_mark:")
    slack.react(mori, message, "white_check_mark")
    slack.react(sato, message, "white_check_mark")
    assert message.reactions == [{"name": "white_check_mark", "users": [mori.id, sato.id], "count": 2}]
    slack.unreact(mori, message, "white_check_mark")
    slack.unreact(sato, message, "white_check_mark")
    assert message.reactions == []
    assert [event["user"] for event in inside.heard("reaction_added")] == [mori.id, sato.id]
    assert [event["item_user"] for event in inside.heard("reaction_removed")] == [sato.id, sato.id]


def test_the_app_hears_its_own_posts(slack: Slack, inside: Bot, client: WebClient) -> None:
    client.chat_postMessage(channel=slack.channel("#質問").id, text="私です")
    slack.settle()
    [event] = inside.heard("message")
    assert (event["user"], event["text"]) == (slack.bot.id, "私です")
    assert "bot_id" in event


def test_direct_messages_with_the_app_are_heard_as_im(slack: Slack, inside: Bot, sato: User) -> None:
    slack.post(sato, "@tomoshibi", "@tomoshibi こんにちは")
    [event] = inside.heard("message")
    assert (event["channel_type"], event["channel"]) == ("im", slack.dm(sato).id)
    assert inside.heard("app_mention") == []
    assert [message.text for message in slack.dms(sato)] == [f"{slack.bot.mention} こんにちは"]


def test_who_is_not_in_a_channel_cannot_post_until_they_join(slack: Slack, inside: Bot, sato: User) -> None:
    newcomer = slack.add_user("newcomer")
    with pytest.raises(NotForAPerson):
        slack.post(newcomer, "#質問", "はじめまして")
    slack.join(newcomer, "#質問")
    slack.post(newcomer, "#質問", "はじめまして")
    assert [event["user"]["name"] for event in inside.heard("team_join")] == ["newcomer"]
    assert [event["user"] for event in inside.heard("member_joined_channel")] == [newcomer.id]
    with pytest.raises(NotForAPerson):
        slack.join(sato, "#秘密")


def test_what_administrators_change_is_heard(slack: Slack, inside: Bot, sato: User, mori: User) -> None:
    slack.change_user(mori, deleted=True)
    with pytest.raises(NotForAPerson):
        slack.post(mori, "#質問", "もういない")
    slack.rename(sato, "#質問", "何でも質問")
    slack.archive(sato, "#何でも質問")
    heard = [(event["type"], pick(event)) for event in inside.events]
    assert heard == [("user_change", True), ("channel_rename", "何でも質問"), ("channel_archive", sato.id)]
    with pytest.raises(NotForAPerson):
        slack.post(sato, "#何でも質問", "まだ")


def pick(event: dict[str, Any]) -> Any:
    match event["type"]:
        case "user_change":
            return event["user"]["deleted"]
        case "channel_rename":
            return event["channel"]["name"]
    return event["user"]
