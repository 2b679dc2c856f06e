from pathlib import Path
from typing import Any

import httpx
import pytest
from slack_sdk import WebClient

from bot.sandbox import Slack, User, WorldClock
from tests.sandbox.bot import Bot
from tests.sandbox.conftest import manifest, refusal

PICTURE = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def inside(slack: Slack) -> Slack:
    slack.join(slack.bot, "#質問")
    return slack


def test_a_message_with_a_file_reaches_the_app_with_its_subtype(inside: Slack, bot: Bot, sato: User) -> None:
    message = inside.upload(sato, "#質問", {"画面.png": PICTURE}, "こうなります")
    [event] = bot.heard("message", "file_share")
    [file] = event["files"]
    assert (event["text"], event["upload"], file["mimetype"], file["size"]) == ("こうなります", True, "image/png", 8)
    assert bot.heard("file_shared")[0]["file_id"] == file["id"] == message.files[0]["id"]


def test_a_file_can_be_a_reply_without_a_word(inside: Slack, client: WebClient, sato: User) -> None:
    root = inside.post(sato, "#質問", "どの画面？")
    inside.upload(sato, "#質問", {"表.xlsx": b"x"}, thread=root)
    replies = client.conversations_replies(channel=root.channel, ts=root.ts)["messages"]
    assert [(reply["text"], [each["name"] for each in reply.get("files", [])]) for reply in replies] == [
        ("どの画面？", []),
        ("", ["表.xlsx"]),
    ]


def test_the_app_fetches_a_file_with_its_token_alone(inside: Slack, client: WebClient, sato: User) -> None:
    message = inside.upload(sato, "#質問", {"表.csv": b"a,b"})
    url = client.files_info(file=message.files[0]["id"])["file"]["url_private"]
    head = {"Authorization": f"Bearer {inside.bot_token}"}
    assert httpx.get(url, headers=head, trust_env=False).content == b"a,b"
    assert httpx.get(url, trust_env=False).status_code == 404


def test_a_file_of_a_channel_without_the_app_is_none_of_its_business(
    slack: Slack, client: WebClient, mori: User
) -> None:
    message = slack.upload(mori, "#秘密", {"秘密.txt": b"x"})
    assert refusal(client, "files.info", file=message.files[0]["id"])["error"] == "file_not_found"


def test_a_deleted_file_leaves_a_tombstone(inside: Slack, bot: Bot, client: WebClient, sato: User) -> None:
    message = inside.upload(sato, "#質問", {"間違い.txt": b"x"})
    file_id = message.files[0]["id"]
    inside.delete_file(sato, file_id)
    [read] = client.conversations_history(channel=message.channel, limit=1)["messages"]
    assert read["files"] == [{"id": file_id, "mode": "tombstone"}]
    assert bot.heard("file_deleted")[0]["file_id"] == file_id
    assert refusal(client, "files.info", file=file_id)["error"] == "file_deleted"


def test_the_app_uploads_in_three_steps(inside: Slack, client: WebClient, sato: User) -> None:
    room = inside.channel("#質問").id
    told = client.files_upload_v2(
        channel=room, content=b"\x00\x01", filename="図.png", title="今月", initial_comment="どうぞ", alt_txt="棒グラフ"
    )
    message = inside.channels["#質問"][-1]
    assert (message.text, message.user, message.files[0]["title"]) == ("どうぞ", inside.bot.id, "今月")
    assert told["files"][0]["alt_txt"] == "棒グラフ"
    client.files_delete(file=told["files"][0]["id"])
    assert inside.channels["#質問"][-1].files[0]["mode"] == "tombstone"
    theirs = inside.upload(sato, "#質問", {"a.txt": b"x"})
    assert refusal(client, "files.delete", file=theirs.files[0]["id"])["error"] == "cant_delete_file"


def test_an_upload_that_is_not_what_was_announced(inside: Slack, client: WebClient) -> None:
    begun = client.files_getUploadURLExternal(filename="a.txt", length=3)
    assert httpx.post(begun["upload_url"], content=b"four", trust_env=False).status_code == 400
    unfinished = [{"id": begun["file_id"]}]
    assert refusal(client, "files.completeUploadExternal", files=unfinished)["error"] == "file_not_found"
    assert httpx.post(begun["upload_url"], content=b"abc", trust_env=False).text == "OK - 3"
    assert httpx.post(begun["upload_url"], content=b"abc", trust_env=False).status_code == 400
    elsewhere = inside.channel("#雑談").id
    told = refusal(client, "files.completeUploadExternal", files=unfinished, channel_id=elsewhere)
    assert told["error"] == "not_in_channel"
    assert client.files_completeUploadExternal(files=unfinished)["files"][0]["size"] == 3


def test_files_need_their_scopes(clock: WorldClock) -> None:
    slack = Slack(manifest(scopes=["commands"], events=[]), clock=clock)
    calls: list[tuple[str, dict[str, Any], str]] = [
        ("files.info", {"file": "F1"}, "files:read"),
        ("files.getUploadURLExternal", {"filename": "a", "length": 1}, "files:write"),
        ("files.completeUploadExternal", {"files": [{"id": "F1"}]}, "files:write"),
        ("files.delete", {"file": "F1"}, "files:write"),
    ]
    with slack.serve():
        client = WebClient(slack.bot_token, base_url=slack.api_url)
        for method, arguments, needed in calls:
            assert refusal(client, method, **arguments)["needed"] == needed


def test_files_stay_with_a_saved_world(inside: Slack, sato: User, tmp_path: Path) -> None:
    message = inside.upload(sato, "#質問", {"画面.png": PICTURE})
    inside.save(tmp_path / "world.json")
    again = Slack.load(tmp_path / "world.json", manifest(), clock=WorldClock(frozen=True))
    assert again.file(message.files[0]["id"]).content == PICTURE
