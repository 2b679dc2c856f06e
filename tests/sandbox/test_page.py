import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from slack_sdk import WebClient

from bot.sandbox import Slack, User
from tests.sandbox.bot import Bot
from tests.sandbox.views import BUTTONS, HOME, MODAL


class Browser:
    """What the page's script does, as one person."""

    def __init__(self, slack: Slack, who: User, http: httpx.Client) -> None:
        self.who, self.http, self.url = who.id, http, slack.page_url

    def get(self, what: str, **query: str) -> dict[str, Any]:
        return dict(self.http.get(f"{self.url}page/{what}", params={"as": self.who, **query}).json())

    def do(self, what: str, **wish: Any) -> dict[str, Any]:
        return dict(self.http.post(f"{self.url}page/do", json={"as": self.who, "what": what, **wish}).json())

    def texts(self, channel: str, **query: str) -> list[str]:
        return [message["text"] for message in self.get("messages", channel=channel, **query)["messages"]]


@pytest.fixture
def http() -> Iterator[httpx.Client]:
    with httpx.Client(trust_env=False) as http:
        yield http


@pytest.fixture
def page(slack: Slack, bot: Bot, sato: User, http: httpx.Client) -> Browser:
    assert bot.acts == []
    return Browser(slack, sato, http)


def test_the_world_as_one_person_sees_it(slack: Slack, page: Browser, sato: User, mori: User) -> None:
    slack.post(mori, "#質問", "新しい")
    world = page.get("world")
    assert world["me"] == {
        "id": sato.id, "name": "sato", "display": "佐藤 美咲", "title": "小田原市", "letter": "佐",
        "color": f"#{sato.color}", "is_bot": False, "deleted": False, "locale": "ja-JP",
        "tz": "Asia/Tokyo", "organisation": "", "guest": "",
    }  # fmt: skip
    rooms = {room["name"]: room for room in world["channels"]}
    assert set(rooms) == {"tomoshibi", "質問", "雑談"}
    assert (rooms["tomoshibi"]["kind"], rooms["tomoshibi"]["with"]) == ("im", slack.bot.id)
    assert (rooms["質問"]["unread"], rooms["質問"]["member"], rooms["質問"]["topic"]) == (1, True, "なんでも")
    page.do("read", channel=rooms["質問"]["id"], ts=rooms["質問"]["last_ts"])
    assert [room["unread"] for room in page.get("world")["channels"]] == [0, 0, 0]
    assert world["clock"] == "2026-10-01T10:00:00+09:00"
    assert world["commands"][0] == {"command": "/echo", "description": "返す", "usage_hint": "[言葉]"}
    assert {"callback_id": "save", "name": "保存", "type": "message"} in world["shortcuts"]
    assert world["emoji"]["white_check_mark"] == "✅"


def test_a_private_channel_is_there_for_its_members_only(
    slack: Slack, page: Browser, mori: User, http: httpx.Client
) -> None:
    secret = slack.channel("#秘密").id
    assert page.get("messages", channel=secret)["ok"] is False
    assert Browser(slack, mori, http).texts(secret) == []


def test_writing(slack: Slack, page: Browser) -> None:
    room = slack.channel("#質問").id
    ts = page.do("post", channel=room, text="質問です")["ts"]
    page.do("post", channel=room, text="返事", thread_ts=ts)
    page.do("post", channel=room, text="皆にも", thread_ts=ts, broadcast=True)
    page.do("edit", channel=room, ts=ts, text="質問でした")
    page.do("react", channel=room, ts=ts, name="eyes")
    assert page.texts(room) == ["質問でした", "皆にも"]
    assert page.texts(room, thread=ts) == ["質問でした", "返事", "皆にも"]
    [message, _] = page.get("messages", channel=room)["messages"]
    assert (message["reply_count"], message["reactions"][0]["name"]) == (2, "eyes")
    assert message["permalink"] == f"{slack.page_url}archives/{room}/p{ts.replace('.', '')}"
    page.do("unreact", channel=room, ts=ts, name="eyes")
    page.do("delete", channel=room, ts=page.get("messages", channel=room)["messages"][1]["ts"])
    assert page.texts(room, thread=ts) == ["質問でした", "返事"]


def test_commands_ephemerals_and_what_slack_says(slack: Slack, page: Browser) -> None:
    room = slack.channel("#質問").id
    assert page.do("command", channel=room, command="/echo", text="内緒") == {"ok": True}
    [message] = page.get("messages", channel=room)["messages"]
    assert (message["text"], message["ephemeral"]) == ("内緒", True)
    failed = page.do("command", channel=room, command="/nothing", text="")
    assert failed == {"ok": False, "error": "/nothing is not a valid command."}
    assert page.do("post", channel="C404", text="x")["ok"] is False


def test_pressing_in_messages_and_on_the_home_tab(
    slack: Slack, bot: Bot, page: Browser, client: WebClient, sato: User
) -> None:
    client.chat_postMessage(channel=sato.id, text="選ぶ", blocks=BUTTONS)
    [message] = page.get("messages", channel=slack.dm(sato).id)["messages"]
    at = {"channel": slack.dm(sato).id, "ts": message["ts"], "block_id": "acts"}
    page.do("act", **at, action_id="pick", selected_option={"value": "b"})
    page.do("act", **at, action_id="go", value="1")
    assert [act["actions"][0]["action_id"] for act in bot.acts] == ["pick", "go"]
    client.views_publish(user_id=sato.id, view=HOME)
    page.do("home")
    home = page.get("views")["home"]
    page.do("act", view=home["id"], block_id="acts", action_id="go", value="1")
    assert bot.acts[-1]["view"]["id"] == home["id"]
    page.do("shortcut", callback_id="open")
    page.do("shortcut", callback_id="save", channel=slack.dm(sato).id, ts=message["ts"])
    assert [act["type"] for act in bot.acts[-2:]] == ["shortcut", "message_action"]


def test_filling_in_a_modal(slack: Slack, bot: Bot, page: Browser) -> None:
    bot.answers["view"] = MODAL
    page.do("command", channel=slack.channel("#質問").id, command="/form")
    [view] = page.get("views")["modals"]
    typed = {"title": {"title": {"type": "plain_text_input", "value": "題"}}}
    page.do("act", view=view["id"], block_id="acts", action_id="live", selected_option={"value": "a"}, state=typed)
    assert bot.acts[-1]["view"]["state"]["values"]["title"]["title"]["value"] == "題"
    empty = {"title": {"title": {"value": ""}}}
    refused = page.do("submit", view=view["id"], state=empty)
    assert refused == {"ok": True, "errors": {"title": "この項目は必須です"}}
    boxes = {"sizes": {"sizes": {"selected_options": [{"value": "b"}]}}}
    assert page.do("submit", view=view["id"], state=typed | boxes) == {"ok": True, "errors": {}}
    values = bot.acts[-1]["view"]["state"]["values"]
    assert values["sizes"]["sizes"]["selected_options"][0]["text"]["text"] == "B"
    page.do("command", channel=slack.channel("#質問").id, command="/form")
    page.do("close", view=page.get("views")["modals"][0]["id"])
    assert page.get("views")["modals"] == []


def test_joining_and_moving_the_clock(slack: Slack, page: Browser, http: httpx.Client) -> None:
    newcomer = Browser(slack, slack.add_user("new"), http)
    room = slack.channel("#質問").id
    assert newcomer.do("post", channel=room, text="x") == {"ok": False, "error": "new is not in #質問"}
    newcomer.do("join", channel=room)
    assert newcomer.do("post", channel=room, text="x")["ok"]
    page.do("advance", days=1, hours=2)
    assert page.get("world")["clock"] == "2026-10-02T12:00:00+09:00"
    page.do("advance", to="2026-11-24T08:30")
    assert page.get("world")["clock"] == "2026-11-24T08:30:00+09:00"


def test_the_page_hears_what_changed(slack: Slack, page: Browser, sato: User, mori: User) -> None:
    with page.http.stream("GET", f"{slack.page_url}page/stream", params={"as": sato.id}) as stream:
        lines = stream.iter_lines()
        next(lines)
        message = slack.post(mori, "#質問", "見て")
        changed = heard(lines)
        assert changed == {"world", f"channel:{message.channel}", f"thread:{message.channel}:{message.ts}"}
        page.do("advance", hours=1)
        assert "clock" in heard(lines)


def test_what_is_for_one_person_is_told_to_that_person_alone(
    slack: Slack, page: Browser, client: WebClient, sato: User, mori: User
) -> None:
    with page.http.stream("GET", f"{slack.page_url}page/stream", params={"as": sato.id}) as stream:
        lines = stream.iter_lines()
        next(lines)
        client.views_publish(user_id=mori.id, view=HOME)
        client.views_publish(user_id=sato.id, view=HOME)
        assert heard(lines) == {"home"}
        client.views_publish(user_id=mori.id, view=HOME)
        slack.read(sato, "#質問", "1.000000")
        assert heard(lines) == {"world"}


def heard(lines: Iterator[str]) -> set[str]:
    data = next(line for line in lines if line.startswith("data: "))
    return set(json.loads(data.removeprefix("data: "))["changed"])


def test_an_address_without_a_person_means_the_first_one(slack: Slack, http: httpx.Client, sato: User) -> None:
    assert http.get(f"{slack.page_url}page/world").json()["me"]["id"] == sato.id


def test_somebody_unknown_sees_nothing(slack: Slack, http: httpx.Client) -> None:
    response = http.get(f"{slack.page_url}page/world", params={"as": "U404"})
    assert response.status_code == 404
