from pathlib import Path
from typing import Any

import httpx
import pytest
from slack_sdk import WebClient

from bot.sandbox import Installation, Slack, User, WorldClock
from bot.sandbox.errors import NotForAPerson
from bot.sandbox.storage import Unreadable
from tests.sandbox.bot import Bot
from tests.sandbox.conftest import manifest, refusal
from tests.sandbox.views import HOME


@pytest.fixture
def other(slack: Slack) -> Installation:
    other = slack.add_team("静岡のひろば")
    other.add_channel("質問", members=[other.add_user("sato", real_name="佐藤 一郎"), other.bot])
    return other


@pytest.fixture
def theirs(slack: Slack, other: Installation) -> WebClient:
    return WebClient(other.bot_token, base_url=slack.api_url)


def test_a_token_opens_its_own_workspace_alone(
    slack: Slack, other: Installation, client: WebClient, theirs: WebClient, sato: User
) -> None:
    assert theirs.auth_test()["team_id"] == other.team.id != client.auth_test()["team_id"]
    assert [user["real_name"] for user in theirs.users_list()["members"]][1:] == ["佐藤 一郎"]
    assert refusal(theirs, "users.info", user=sato.id)["error"] == "user_not_found"
    here = slack.channel("#質問").id
    for method, arguments in [("chat.postMessage", {"text": "x"}), ("conversations.info", {})]:
        assert refusal(theirs, method, channel=here, **arguments)["error"] == "channel_not_found"
    assert refusal(theirs, "views.publish", user_id=sato.id, view=HOME)["error"] == "user_not_found"
    assert {call.team_id for call in other.calls} == {other.team.id}


def test_no_id_means_two_things(slack: Slack, other: Installation) -> None:
    here = {user.id for user in slack.users} | set(slack.world.channels)
    assert not here & ({user.id for user in other.users} | set(other.world.channels))


def test_events_and_acts_carry_their_team(slack: Slack, bot: Bot, other: Installation) -> None:
    slack.join(slack.bot, "#質問")
    slack.post(slack.user("sato"), "#質問", "こちら")
    assert bot.heard("message")[-1]["text"] == "こちら"
    other.post(other.user("sato"), "#質問", "あちら")
    other.command(other.user("sato"), "/echo", "やあ", channel="#質問")
    assert {payload["team_id"] for payload in slack.sent} == {slack.team.id}
    assert {payload["team_id"] for payload in other.sent} == {other.team.id}
    assert (bot.heard("message")[-1]["text"], bot.commands[-1]["team_id"]) == ("あちら", other.team.id)
    assert [message.text for message in other.ephemerals(other.user("sato"))] == ["やあ"]
    assert slack.ephemerals(slack.user("sato")) == []


def test_an_answer_to_an_act_stays_in_its_workspace(slack: Slack, bot: Bot, other: Installation) -> None:
    other.shortcut(other.user("sato"), "save", other.post(other.user("sato"), "#質問", "これ"))
    assert httpx.post(bot.acts[-1]["response_url"], json={"text": "はい"}, trust_env=False).text == "ok"
    assert other.ephemerals(other.user("sato"))[-1].text == "はい"
    assert slack.world.ephemerals == []


def test_the_page_offers_the_people_of_both(slack: Slack, other: Installation, sato: User) -> None:
    def world(user: User) -> Any:
        return httpx.get(f"{slack.page_url}page/world", params={"as": user.id}, trust_env=False).json()

    here, there = world(sato), world(other.user("sato"))
    assert (here["team"], there["team"]) == (
        {"id": slack.team.id, "name": "ローカルの Slack"},
        {"id": other.team.id, "name": "静岡のひろば"},
    )
    [beside] = there["teams"]
    assert [person["name"] for person in beside["people"]] == ["sato", "mori", "abe"]


def test_two_workspaces_are_saved_and_read_together(slack: Slack, other: Installation, tmp_path: Path) -> None:
    other.post(other.user("sato"), "#質問", "あちら")
    slack.save(tmp_path / "world.json")
    again = Slack.load(tmp_path / "world.json", manifest(), clock=WorldClock(frozen=True))
    [_, same] = again.teams
    assert (same.team, same.bot_token) == (other.team, other.bot_token)
    assert [message.text for message in same.channels["#質問"]] == ["あちら"]
    taken = {user.id for each in again.teams for user in each.users}
    assert same.add_user("new").id not in taken


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"team": {"id": "T1"}}'])
def test_a_file_that_holds_no_world_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "world.json").write_text(text)
    with pytest.raises(Unreadable):
        Slack.load(tmp_path / "world.json", manifest())


def test_somebody_of_another_workspace_is_a_stranger(slack: Slack, bot: Bot, client: WebClient) -> None:
    mori = slack.add_user("wada", real_name="和田 実", organisation="静岡県庁")
    slack.join(slack.bot, "#質問")
    slack.join(mori, "#質問", invited_by=slack.user("sato"))
    slack.post(mori, "#質問", "おじゃまします")
    event = bot.heard("message")[-1]
    assert event["user_team"] == event["team"] == mori.team_id != slack.team.id
    assert slack.sent[-1]["is_ext_shared_channel"] is True
    assert client.users_info(user=mori.id)["user"]["is_stranger"] is True
    assert mori.id not in [user["id"] for user in client.users_list()["members"]]
    assert client.conversations_info(channel=slack.channel("#質問").id)["channel"]["is_ext_shared"] is True
    assert bot.heard("team_join") == []


def test_strangers_have_neither_commands_nor_shortcuts(slack: Slack, bot: Bot) -> None:
    wada = slack.add_user("wada", organisation="静岡県庁")
    slack.join(wada, "#質問", invited_by=slack.user("sato"))
    slack.command(wada, "/echo", "やあ", channel="#質問")
    assert (bot.commands, slack.errors(wada)) == ([], ["/echo is not a valid command."])
    with pytest.raises(NotForAPerson):
        slack.shortcut(wada, "open")
    world = httpx.get(f"{slack.page_url}page/world", params={"as": wada.id}, trust_env=False).json()
    assert (world["commands"], world["shortcuts"], world["me"]["organisation"]) == ([], [], "静岡県庁")


def test_guests_see_only_what_they_were_let_into(slack: Slack, client: WebClient) -> None:
    guest = slack.add_user("guest", is_restricted=True)
    single = slack.add_user("single", is_restricted=True, is_ultra_restricted=True)
    world = httpx.get(f"{slack.page_url}page/world", params={"as": guest.id}, trust_env=False).json()
    assert [room["kind"] for room in world["channels"]] == ["im"]
    with pytest.raises(NotForAPerson):
        slack.join(guest, "#質問")
    for room in ("#質問", "#雑談"):
        slack.join(guest, room, invited_by=slack.user("sato"))
    slack.join(single, "#質問", invited_by=slack.user("sato"))
    with pytest.raises(NotForAPerson):
        slack.join(single, "#雑談", invited_by=slack.user("sato"))
    told = client.users_info(user=single.id)["user"]
    assert (told["is_restricted"], told["is_ultra_restricted"]) == (True, True)


def test_a_channel_gets_a_new_id_and_a_new_name(slack: Slack, bot: Bot, client: WebClient, sato: User) -> None:
    slack.join(slack.bot, "#質問")
    asked, old = slack.post(sato, "#質問", "ここに"), slack.channel("#質問").id
    new = slack.give_new_id("#質問")
    assert bot.heard("channel_id_changed")[0]["old_channel_id"] == old != new
    assert client.conversations_replies(channel=new, ts=asked.ts)["messages"][0]["text"] == "ここに"
    assert refusal(client, "conversations.history", channel=old)["error"] == "channel_not_found"
    slack.rename(sato, new, "困りごと")
    for bad in ("空白 あり", "Capital", "x" * 81, "雑談", "a.b"):
        with pytest.raises(NotForAPerson):
            slack.rename(sato, new, bad)
    assert client.conversations_info(channel=new)["channel"]["previous_names"] == ["質問"]


def test_a_channel_that_turns_private_needs_other_scopes(slack: Slack, bot: Bot, client: WebClient, sato: User) -> None:
    slack.join(slack.bot, "#質問")
    slack.make_private(sato, "#質問")
    slack.post(sato, "#質問", "内輪で")
    assert bot.heard("message")[-1]["channel_type"] == "group"
    assert client.conversations_list()["channels"][0]["name"] == "雑談"
    slack.archive(sato, "#質問")
    slack.unarchive(sato, "#質問")
    assert slack.post(sato, "#質問", "また").text == "また"


def test_names_and_zones_of_people(slack: Slack, bot: Bot, client: WebClient, sato: User) -> None:
    slack.change_user(sato, display_name="みさき", tz="America/New_York", locale="en-US")
    told = client.users_info(user=sato.id, include_locale=True)["user"]
    assert (told["profile"]["display_name"], told["tz_label"], told["locale"]) == ("みさき", "Eastern Time", "en-US")
    assert told["tz_offset"] in (-4 * 3600, -5 * 3600)
    assert bot.heard("user_change")[-1]["user"]["tz"] == "America/New_York"
