"""What the page does behind the stage: clock, faults, people, channels and files, over its own API."""

import shutil
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from bot.sandbox import Slack, User
from tests.sandbox.bot import Bot
from tests.sandbox.test_suggesting import FORM
from tests.sandbox.views import options

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PICTURE = b"\x89PNG\r\n\x1a\n"


def do(slack: Slack, who: User, what: str, **wish: Any) -> dict[str, Any]:
    wish |= {"as": who.id, "what": what}
    return dict(httpx.post(f"{slack.page_url}page/do", json=wish, trust_env=False).json())


def world(slack: Slack, who: User) -> dict[str, Any]:
    return dict(httpx.get(f"{slack.page_url}page/world", params={"as": who.id}, trust_env=False).json())


def test_faults_are_switched_and_counted(slack: Slack, sato: User) -> None:
    do(slack, sato, "fault", name="slow", on=True, seconds=0)
    httpx.post(f"{slack.api_url}api.test", trust_env=False)
    faults = {fault["name"]: fault for fault in world(slack, sato)["faults"]}
    assert faults["slow"] == {"name": "slow", "seconds": 0, "struck": 1, "is_on": True}
    do(slack, sato, "fault", name="slow", on=False)
    do(slack, sato, "fault", name="app_stopped", on=True)
    assert do(slack, sato, "command", command="/echo", channel=slack.dm(sato).id)["ok"] is False
    do(slack, sato, "heal")
    assert not any(fault["is_on"] for fault in world(slack, sato)["faults"])
    assert do(slack, sato, "fault", name="flood", on=True)["ok"] is False


def test_the_clock_moves_to_the_next_working_day_over_a_holiday(slack: Slack, sato: User) -> None:
    do(slack, sato, "advance", to="2026-11-20T16:00")
    do(slack, sato, "advance", working_days=1)
    told = world(slack, sato)
    assert (told["clock"], told["holiday"], told["working"]) == ("2026-11-24T16:00:00+09:00", "", True)
    do(slack, sato, "advance", to="2026-11-23T09:00")
    assert (world(slack, sato)["holiday"], world(slack, sato)["working"]) == ("勤労感謝の日", False)


def test_people_are_changed_and_switched_off(slack: Slack, sato: User, mori: User) -> None:
    do(slack, sato, "person", user=mori.id, facts={"display_name": "森さん", "tz": "UTC"})
    do(slack, sato, "person", user=mori.id, facts={"deleted": True})
    [shown] = [person for person in world(slack, sato)["people"] if person["id"] == mori.id]
    assert (shown["display"], shown["tz"], shown["deleted"]) == ("森さん", "UTC", True)
    assert do(slack, mori, "post", channel=slack.channel("#雑談").id, text="x")["ok"] is False


def test_channels_are_closed_renamed_and_hidden(slack: Slack, sato: User) -> None:
    room = slack.channel("#雑談")
    assert do(slack, sato, "channel", channel=room.id, act="rename", name="お茶の間")["ok"]
    do(slack, sato, "channel", channel=room.id, act="archive")
    assert do(slack, sato, "post", channel=room.id, text="x")["ok"] is False
    do(slack, sato, "channel", channel=room.id, act="unarchive")
    do(slack, sato, "channel", channel=room.id, act="give_new_id")
    do(slack, sato, "channel", channel=room.id, act="make_private")
    [shown] = [each for each in world(slack, sato)["channels"] if each["name"] == "お茶の間"]
    assert (shown["kind"], shown["archived"], shown["id"]) == ("private", False, room.id)
    assert do(slack, sato, "channel", channel=room.id, act="explode")["ok"] is False


def test_a_file_is_seen_by_those_in_its_channel(slack: Slack, sato: User, mori: User) -> None:
    secret = slack.channel("#秘密").id
    contents = [{"name": "画面.png", "content": b64encode(PICTURE).decode()}, {"name": "a.html", "content": "eA=="}]
    ts = do(slack, mori, "upload", channel=secret, text="見て", files=contents)["ts"]
    query = {"as": mori.id, "channel": secret}
    [shown] = httpx.get(f"{slack.page_url}page/messages", params=query, trust_env=False).json()["messages"]
    picture, page = (slack.page_url.rstrip("/") + file["url_private"] for file in shown["files"])
    assert (shown["ts"], httpx.get(picture, trust_env=False).content) == (ts, PICTURE)
    assert httpx.get(picture.replace(mori.id, sato.id), trust_env=False).status_code == 404
    assert httpx.get(page, trust_env=False).headers["content-disposition"].startswith("attachment")


def test_the_page_asks_the_app_for_options(slack: Slack, bot: Bot, sato: User) -> None:
    bot.answers |= {"view": FORM, "block_suggestion": {"options": options("oiso")}}
    do(slack, sato, "command", command="/form", channel=slack.dm(sato).id)
    view = slack.modal(sato) or {}
    told = do(slack, sato, "suggest", view=view["id"], block_id="town", action_id="town", value="お")
    assert [option["value"] for option in told["options"]] == ["oiso"]
    typed = {"town": {"town": {"selected_option": {"value": "oiso"}}}}
    assert do(slack, sato, "submit", view=view["id"], state=typed) == {"ok": True, "errors": {}}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        pytest.skip("Chromium is not installed; on Debian: apt-get install chromium")
    with sync_playwright() as playwright:
        quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=quiet)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, slack: Slack, sato: User) -> Iterator[Page]:
    page = browser.new_page(locale="ja-JP")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{slack.page_url}archives/{slack.channel('#質問').id}#as={sato.id}")
    yield page
    page.close()
    assert errors == []


@pytest.mark.long
def test_behind_the_stage_in_a_browser(page: Page, slack: Slack) -> None:
    page.get_by_test_id("backstage-open").click()
    page.locator("[data-fault=server_error]").check()
    expect(page.get_by_test_id("backstage-open")).to_contain_text("故障 1")
    httpx.post(f"{slack.api_url}api.test", trust_env=False)
    expect(page.locator(".fault.is-on .struck")).to_have_text("1回")
    page.get_by_test_id("heal").click()
    expect(page.locator(".fault.is-on")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("backstage")).to_have_count(0)
    expect(page.get_by_test_id("backstage-open")).to_be_focused()


@pytest.mark.long
def test_pictures_and_visitors_in_a_browser(page: Page, slack: Slack, tmp_path: Path) -> None:
    (tmp_path / "画面.png").write_bytes(PICTURE)
    page.get_by_test_id("file-chooser").first.set_input_files(tmp_path / "画面.png")
    page.get_by_test_id("composer-text").press("Enter")
    expect(page.locator("article figure img")).to_have_attribute("alt", "画面.png")
    slack.let_in(slack.add_user("wada", real_name="和田 実", organisation="静岡県庁"), "#質問")
    slack.let_in(slack.add_user("hara", real_name="原 未来", is_restricted=True), "#質問")
    slack.post(slack.user("wada"), "#質問", "おじゃまします")
    expect(page.locator("article").last).to_contain_text("静岡県庁")
    page.get_by_test_id("viewer").click()
    expect(page.locator(".picker-option", has_text="原 未来")).to_contain_text("ゲスト")
    page.locator(".picker-option", has_text="和田 実").click()
    expect(page.get_by_test_id("viewer")).to_contain_text("和田 実")
