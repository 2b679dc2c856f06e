"""`/share`, 「ノウハウに保存」, and how a saved message is followed."""

import copy
import json
from datetime import timedelta

import pytest

from bot.app import Bot
from bot.sandbox import Message, Slack, User, WorldClock
from bot.sandbox.link import Outgoing
from tests.kinds import on_sqlite_alone
from tests.reading import read


def found(slack: Slack, who: User, words: str) -> str:
    slack.command(who, "/knowhow", words, channel="#雑談")
    answer = slack.ephemerals(who)[-1]
    return read(answer["blocks"]) + str(answer["blocks"])


def test_a_tip_is_found_at_once_and_posted_where_it_was_shared(
    bot: Bot, slack: Slack, sato: User, suzuki: User
) -> None:
    slack.command(sato, "/share", channel="#雑談")
    assert slack.submit(sato, title="住所ゆれの直し方", body="ASCとSUBSTITUTEでそろえます", tags="Excel、税務") == {}
    assert "ありがとうございます" in str(slack.modal(sato))
    result = found(slack, suzuki, "住所")
    assert "佐藤 美咲（小田原市 税務課）" in result
    assert "#Excel #税務" in result
    bot.settle()
    assert "住所ゆれの直し方" in str(slack.channels["#雑談"][-1]["blocks"])
    posted = slack.channels["#雑談"][-1]
    assert f"p{posted.ts.replace('.', '')}" in found(slack, suzuki, "住所")


@on_sqlite_alone
def test_a_tip_without_a_channel_is_only_found(bot: Bot, slack: Slack, sato: User, suzuki: User) -> None:
    slack.command(sato, "/share", channel="#雑談")
    slack.submit(sato, title="住所ゆれの直し方", body="ASCとSUBSTITUTEでそろえます", channel=None)
    bot.settle()
    assert slack.channels["#雑談"] == []
    assert "住所ゆれ" in found(slack, suzuki, "住所")


def test_a_story_is_told_in_its_parts(bot: Bot, slack: Slack, sato: User, suzuki: User) -> None:
    slack.command(sato, "/share", channel="#雑談")
    slack.choose(sato, "knowhow.kind", "story")
    fields = {
        "title": "窓口の待ち時間を半分に",
        "problem": "月曜の窓口が混みます",
        "steps": "番号発券と予約をつなげました",
        "time_spent": "準備に3週間",
        "effect": "年に200時間、職員8人",
        "stumbles": "予約の取り消しが伝わりませんでした",
    }
    assert slack.submit(sato, **fields) == {}
    slack.command(suzuki, "/knowhow", "窓口 混雑 予約", channel="#雑談")
    slack.click(suzuki, "knowhow.read")
    told = str(slack.modal(suzuki))
    assert all(said in told for said in fields.values())
    assert "【課題】" in told


@on_sqlite_alone
def test_changing_the_kind_keeps_what_was_typed(bot: Bot, slack: Slack, sato: User) -> None:
    slack.command(sato, "/share", "住所ゆれはASCでそろいます", channel="#雑談")
    slack.choose(sato, "knowhow.kind", "story")
    view = str(slack.modal(sato))
    assert view.count("住所ゆれはASCでそろいます") >= 2
    slack.choose(sato, "knowhow.kind", "tip")
    assert slack.submit(sato) == {}


def test_a_form_changed_twice_at_once_is_not_broken(bot: Bot, slack: Slack, sato: User) -> None:
    slack.command(sato, "/share", channel="#雑談")
    slack.choose(sato, "knowhow.kind", "story")
    [stale] = [sent for sent, _ in slack.attempts if sent.payload.get("type") == "block_actions"]
    slack.repeat(stale)
    assert slack.submit(sato, title="題", problem="課題です", steps="手順です") == {}
    assert slack.errors(sato) == []


@on_sqlite_alone
def test_blanks_are_no_know_how(bot: Bot, slack: Slack, sato: User) -> None:
    slack.command(sato, "/share", channel="#雑談")
    errors = slack.submit(sato, title="題名", body="　\n ")
    assert "body" in errors
    assert slack.modal(sato)


def test_the_same_form_sent_twice_is_kept_once(bot: Bot, slack: Slack, sato: User, suzuki: User) -> None:
    slack.command(sato, "/share", channel="#雑談")
    slack.submit(sato, title="住所ゆれの直し方", body="ASCとSUBSTITUTEでそろえます")
    [submission] = [sent for sent, _ in slack.attempts if sent.payload.get("type") == "view_submission"]
    slack.repeat(submission)
    bot.settle()
    assert "1件見つかりました" in found(slack, suzuki, "住所")
    assert len([message for message in slack.channels["#雑談"] if message.subtype != "channel_join"]) == 1


@on_sqlite_alone
def test_a_message_is_saved_with_its_author_and_its_place(
    bot: Bot, slack: Slack, sato: User, tanaka: User, suzuki: User
) -> None:
    said = slack.post(
        tanaka, "#雑談", "庁内LANで動画が重いときは、画質を360pに固定すると止まりません\n試しに一週間やりました"
    )
    slack.shortcut(sato, "knowhow.save_message", said)
    assert slack.submit(sato, tags="Udemy") == {}
    result = found(slack, suzuki, "動画 重い")
    assert "田中 健（三浦市 市民課）" in result
    assert f"p{said.ts.replace('.', '')}" in result


@on_sqlite_alone
def test_a_message_that_is_saved_already_is_shown_as_it_is_kept(
    bot: Bot, slack: Slack, sato: User, tanaka: User
) -> None:
    said = slack.post(tanaka, "#雑談", "画質を360pに固定すると止まりません")
    slack.shortcut(sato, "knowhow.save_message", said)
    slack.submit(sato)
    slack.close(sato)
    slack.shortcut(tanaka, "knowhow.save_message", said)
    view = slack.modal(tanaka)
    assert view
    assert "submit" not in view or view["submit"] is None
    assert "360p" in str(view)


@pytest.fixture
def said(bot: Bot, slack: Slack, sato: User, tanaka: User) -> Message:
    """What Tanaka wrote where the bot listens; Sato has the form about it open."""
    slack.join(slack.bot, "#雑談")
    message = slack.post(tanaka, "#雑談", "画質を360pに固定すると止まりません")
    slack.shortcut(sato, "knowhow.save_message", message)
    return message


@on_sqlite_alone
def test_an_edited_message_reaches_its_card(
    bot: Bot, slack: Slack, said: Message, sato: User, tanaka: User, suzuki: User
) -> None:
    slack.submit(sato)
    slack.edit(tanaka, said, "画質を480pに固定すると止まりません")
    assert "480p" in found(slack, suzuki, "画質")


@on_sqlite_alone
def test_what_was_rewritten_when_it_was_saved_stays_as_it_was_kept_and_promises_nothing_else(
    bot: Bot, slack: Slack, said: Message, sato: User, tanaka: User, suzuki: User
) -> None:
    slack.submit(sato, body="動画が止まるときは、画質を360pに固定します")
    slack.edit(tanaka, said, "解決しました")
    assert "動画が止まるときは" in found(slack, suzuki, "画質")
    slack.click(suzuki, "knowhow.read")
    shown = read(slack.modal(suzuki))
    assert "手で直されました" in shown
    assert "元の投稿が直されると" not in shown


def edits(slack: Slack) -> list[Outgoing]:
    """What Slack told of edits, in the order in which it did."""
    return [sent for sent, _ in slack.attempts if sent.payload.get("event", {}).get("subtype") == "message_changed"]


@on_sqlite_alone
@pytest.mark.parametrize("text", ["画質を360pに固定すると止まりません", "　画質を\n\n・360p に固定\n・音声だけ\n"])
def test_of_two_edits_that_are_told_in_the_wrong_order_the_later_one_stays(
    bot: Bot, slack: Slack, sato: User, tanaka: User, suzuki: User, text: str
) -> None:
    said = slack.post(tanaka, "#雑談", text)
    slack.shortcut(sato, "knowhow.save_message", said)
    slack.submit(sato)
    slack.edit(tanaka, said, "画質を480pに固定すると止まりません")  # the bot is not there, and is not told
    slack.join(slack.bot, "#雑談")
    slack.edit(tanaka, said, "画質を720pに固定しても止まりません")
    assert "720p" in found(slack, suzuki, "画質")
    [told] = edits(slack)
    first = copy.deepcopy(told)
    first.payload["event_id"] += "first"
    first.payload["event"]["event_ts"] = said.ts
    first.payload["event"]["message"]["text"] = "画質を480pに固定すると止まりません"
    slack.repeat(first)
    assert "720p" in found(slack, suzuki, "画質")


OPEN_FOR = timedelta(hours=1)


@on_sqlite_alone
def test_a_message_that_is_edited_while_its_form_is_open_is_kept_as_it_stands_then(
    bot: Bot, slack: Slack, sato: User, tanaka: User, suzuki: User, clock: WorldClock
) -> None:
    slack.join(slack.bot, "#雑談")
    root = slack.post(suzuki, "#雑談", "動画が止まります")
    said = slack.post(tanaka, "#雑談", "画質を360pに固定すると止まりません", thread=root)
    slack.shortcut(sato, "knowhow.save_message", said)
    clock.advance(OPEN_FOR)
    slack.edit(tanaka, said, "画質を480pに固定すると止まりません")
    assert slack.submit(sato, tags="Udemy") == {}
    shown = read(slack.modal(sato))
    assert "480p" in shown
    assert "360p" not in shown
    assert "元の投稿が直されると" in shown
    slack.edit(tanaka, said, "画質を720pに固定しても止まりません")
    assert "720p" in found(slack, suzuki, "画質")


@on_sqlite_alone
def test_what_somebody_rewrote_while_the_message_was_edited_stays_as_they_wrote_it(
    bot: Bot, slack: Slack, said: Message, sato: User, tanaka: User, clock: WorldClock
) -> None:
    clock.advance(OPEN_FOR)
    slack.edit(tanaka, said, "画質を480pに固定すると止まりません")
    assert slack.submit(sato, body="動画が止まるときは、画質を下げます") == {}
    assert "動画が止まるときは" in read(slack.modal(sato))


@on_sqlite_alone
def test_a_message_that_is_taken_back_while_its_form_is_open_is_not_kept_and_the_form_says_why(
    bot: Bot, slack: Slack, said: Message, sato: User, tanaka: User, suzuki: User, clock: WorldClock
) -> None:
    clock.advance(OPEN_FOR)
    slack.delete(tanaka, said)
    assert "取り下げた" in slack.submit(sato, body="動画が止まるときは、画質を360pに固定します")["title"]
    assert "動画が止まるときは" in str(slack.modal(sato))
    assert "まだありません" in found(slack, suzuki, "画質")


@on_sqlite_alone
def test_a_form_that_was_open_during_the_update_keeps_its_message_as_before(
    bot: Bot, slack: Slack, said: Message, sato: User, tanaka: User, suzuki: User
) -> None:
    shown = slack.world.modal(sato.id)
    assert shown
    carried = json.loads(shown.private_metadata)
    del carried["read"]
    shown.private_metadata = json.dumps(carried)
    slack.submit(sato)
    slack.edit(tanaka, said, "画質を480pに固定すると止まりません")
    assert "480p" in found(slack, suzuki, "画質")


@on_sqlite_alone
def test_a_deleted_message_leaves_the_search(
    bot: Bot, slack: Slack, said: Message, sato: User, tanaka: User, suzuki: User
) -> None:
    slack.submit(sato)
    assert "360p" in found(slack, suzuki, "画質")
    slack.delete(tanaka, said)
    assert "まだありません" in found(slack, suzuki, "画質")


@on_sqlite_alone
def test_what_was_said_in_private_is_saved_by_its_author_only(bot: Bot, slack: Slack, sato: User, tanaka: User) -> None:
    slack.add_channel("内輪", private=True, members=[sato, tanaka])
    said = slack.post(sato, "#内輪", "ここだけの話です")
    slack.shortcut(tanaka, "knowhow.save_message", said)
    assert "書いた本人だけ" in slack.ephemerals(tanaka)[-1].text
    slack.shortcut(sato, "knowhow.save_message", said)
    assert "ここだけの話です" in str(slack.modal(sato))


def test_slack_being_down_while_a_form_is_sent_loses_nothing(bot: Bot, slack: Slack, sato: User, suzuki: User) -> None:
    slack.command(sato, "/share", channel="#雑談")
    slack.faults.fail_next("*", http_status=503, times=3)
    slack.submit(sato, title="住所ゆれの直し方", body="ASCとSUBSTITUTEでそろえます")
    bot.settle()
    slack.faults.clear()
    assert "住所ゆれ" in found(slack, suzuki, "住所")
