"""Everything that the local Slack can do, done once: what the contract tests look at."""

from slack_sdk import WebClient

from bot.sandbox import Slack, User
from tests.sandbox.bot import Bot
from tests.sandbox.views import BUTTONS, HOME, MODAL


def live(slack: Slack, bot: Bot, client: WebClient, sato: User, mori: User) -> None:
    """Everything that the local Slack can do, once."""
    room = slack.channel("#質問")
    for name in ("#質問", "#雑談"):
        client.conversations_join(channel=slack.channel(name).id)
    bot.answers["view"] = MODAL
    asked = slack.post(sato, "#質問", "@tomoshibi 予算は？ https://example.jp")
    slack.post(mori, "#質問", "見て", thread=asked, broadcast=True)
    slack.delete(mori, slack.post(mori, "#質問", "違った", thread=asked))
    slack.edit(sato, asked, "予算は #雑談 で")
    slack.react(mori, asked, "eyes")
    slack.unreact(mori, asked, "eyes")
    slack.join(slack.add_user("new"), "#質問", invited_by=sato)
    slack.change_user(mori, title="課長")
    said = say(client, room.id, sato, asked.ts)
    read(client, room.id, sato, said)
    slack.open_home(sato)
    client.views_publish(user_id=sato.id, view=HOME)
    slack.open_home(sato)
    slack.click(sato, "go", at="home")
    press(slack, client, sato)
    client.chat_delete(channel=room.id, ts=said)
    slack.rename(sato, "#雑談", "ひろば")
    slack.archive(sato, "#ひろば")
    slack.unarchive(sato, "#ひろば")
    slack.give_new_id("#ひろば")
    bring(slack, client, sato)


def bring(slack: Slack, client: WebClient, sato: User) -> None:
    theirs = slack.upload(sato, "#質問", {"画面.png": b"x"}, "見て").files[0]["id"]
    ours = client.files_upload_v2(channel=slack.channel("#質問").id, content=b"x", filename="図.png")["files"][0]["id"]
    client.files_info(file=theirs)
    client.files_delete(file=ours)
    slack.settle()


def say(client: WebClient, channel: str, sato: User, thread_ts: str) -> str:
    metadata = {"event_type": "letter", "event_payload": {"id": "1"}}
    said = client.chat_postMessage(channel=channel, text="ボタン", blocks=BUTTONS, metadata=metadata)
    client.chat_postMessage(channel=channel, text="返事", thread_ts=thread_ts, reply_broadcast=True)
    client.chat_postMessage(channel=sato.id, text="こんにちは")
    client.chat_postEphemeral(channel=channel, user=sato.id, text="内緒", blocks=BUTTONS)
    client.chat_update(channel=channel, ts=said["ts"], text="文だけ")
    client.chat_update(channel=channel, ts=said["ts"], text="ボタン", blocks=BUTTONS)
    client.reactions_add(channel=channel, timestamp=said["ts"], name="tada")
    client.reactions_get(channel=channel, timestamp=said["ts"])
    return str(said["ts"])


def read(client: WebClient, channel: str, sato: User, ts: str) -> None:
    client.api_test()
    client.auth_test()
    client.team_info()
    client.bots_info(bot=client.auth_test()["bot_id"])
    client.users_info(user=sato.id, include_locale=True)
    client.users_list(limit=2)
    client.users_conversations(user=sato.id, types="public_channel,im")
    client.conversations_open(users=sato.id)
    client.conversations_open(users=sato.id, return_im=True)
    client.conversations_info(channel=channel, include_num_members=True)
    client.conversations_list(types="public_channel,im", limit=1)
    client.conversations_members(channel=channel, limit=1)
    client.conversations_join(channel=channel)
    client.conversations_history(channel=channel, limit=2, include_all_metadata=True)
    client.conversations_replies(channel=channel, ts=ts, include_all_metadata=True)
    client.chat_getPermalink(channel=channel, message_ts=ts)
    client.reactions_remove(channel=channel, timestamp=ts, name="tada")


def press(slack: Slack, client: WebClient, sato: User) -> None:
    slack.click(sato, "go", at=slack.ephemerals(sato)[-1])
    slack.click(sato, "go", at=slack.channels["#質問"][-2])
    slack.choose(sato, "pick", "b", at=slack.channels["#質問"][-2])
    slack.shortcut(sato, "save", slack.channels["#質問"][-2])
    slack.shortcut(sato, "open")
    slack.command(sato, "/echo", "やあ", channel="#質問")
    slack.command(sato, "/form", channel="#質問")
    slack.choose(sato, "live", "b", at="modal")
    view = slack.modal(sato) or {}
    client.views_update(view_id=view["id"], view=MODAL | {"notify_on_close": True})
    client.views_push(trigger_id=slack.sent[-1]["trigger_id"], view=MODAL | {"notify_on_close": True})
    slack.close(sato)
    slack.submit(sato, title="題", sizes=["a", "b"])
