"""The main job, lived through in a real browser: ask, see what is known, be answered, solve, and be found again."""

import csv
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from bot.bench.ports import free_port

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DATA = os.environ.get("TOMOSHIBI_DATA_DIR")
NOTES = Path(DATA) / "office-help" / "cards.csv" if DATA else Path(__file__).parent / "notes.csv"
# The first ones of thousands: of all of them it would be worked out all the while what they mean.
SOME = 400

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed; on Debian: apt-get install chromium")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
        )
        yield browser
        browser.close()


TOMOSHIBI = [sys.executable, "-m", "bot"]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """`tomoshibi demo`, as a newcomer starts it, with real notes imported beside it."""
    home = tmp_path_factory.mktemp("demo")
    environment = surroundings()
    with running_demo(home, environment, "--oauth") as address:
        with NOTES.open(encoding="utf-8-sig", newline="") as file, (home / "notes.csv").open("w", newline="") as some:
            csv.writer(some).writerows(islice(csv.reader(file), SOME))
        subprocess.run([*TOMOSHIBI, "import", "notes.csv"], cwd=home, env=environment, check=True)
        yield address


def surroundings() -> dict[str, str]:
    # At any port: what the demo tells people to open names the one that it took.
    return os.environ | {"PORT": "0", "PYTHONPATH": str(Path(__file__).parents[2])}


@contextmanager
def running_demo(home: Path, environment: dict[str, str], *options: str) -> Iterator[str]:
    """The address of a demo that runs in this folder; Ctrl-C ends it and everything it started."""
    port = free_port()
    with (home / "demo.log").open("w") as log:
        running = subprocess.Popen(
            [*TOMOSHIBI, "demo", "--page-port", str(port), *options], cwd=home, env=environment, stdout=log, stderr=log
        )
        try:
            wait_until_told(running, home / "demo.log")
            yield f"http://127.0.0.1:{port}/"
            running.send_signal(signal.SIGINT)
            assert running.wait(timeout=60) == 0
        finally:
            running.kill()


def wait_until_told(running: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 120
    while "ブラウザーで開いてください" not in log.read_text("utf-8"):
        assert running.poll() is None, log.read_text("utf-8")
        assert time.monotonic() < deadline, log.read_text("utf-8")
        time.sleep(0.2)


class Seat:
    """One person at one browser window."""

    def __init__(self, browser: Browser, address: str, name: str, *, width: int = 1280) -> None:
        self.page: Page = browser.new_page(viewport={"width": width, "height": 800}, locale="ja-JP")
        self.broken: list[str] = []
        self.page.on("pageerror", lambda error: self.broken.append(str(error)))
        world = httpx.get(f"{address}page/world").json()
        people = [person for team in (world, *world["teams"]) for person in team["people"]]
        who = next(person["id"] for person in people if person["name"] == name)
        self.page.goto(f"{address}#as={who}")

    def open(self, channel: str) -> None:
        self.page.click(f'[data-channel][data-name="{channel}"]')

    def write(self, text: str, *, where: str = "composer") -> None:
        box = self.page.locator(f"[data-testid={where}] textarea")
        box.fill(text)
        box.press("Enter")

    def last(self, text: str) -> str:
        """The newest message with this text, once it is there; its ts."""
        message = self.page.locator("#main article[data-ts]", has_text=text).last
        expect(message).to_be_visible()
        ts = message.get_attribute("data-ts")
        assert ts
        return ts

    def open_thread(self, ts: str) -> None:
        message = self.page.locator(f'#main article[data-ts="{ts}"]')
        message.hover()
        message.locator("[data-tool=reply]").click()
        expect(self.page.get_by_test_id("thread-panel")).to_be_visible()

    def thread(self) -> str:
        return self.page.get_by_test_id("thread-panel").inner_text()


@pytest.mark.parametrize(
    ("question", "known"),
    [("Teams の会議で背景をぼかせますか", "背景"), ("チームにゲストを追加できない", "ゲスト")],
)
def test_what_was_asked_in_one_town_is_answered_in_another_and_found_in_a_third(
    browser: Browser, demo: str, question: str, known: str
) -> None:
    asker = Seat(browser, demo, "tanaka")
    asker.open("質問")
    asker.write(question)
    ts = asker.last(question)
    asker.open_thread(ts)
    panel = asker.page.get_by_test_id("thread-panel")
    expect(panel.get_by_text("近いノウハウがありました")).to_be_visible(timeout=10_000)
    expect(panel.locator("article").nth(1)).to_contain_text(known)

    helper = Seat(browser, demo, "iwasaki")
    helper.open("質問")
    helper.open_thread(helper.last(question))
    answer = f"うちの市でもできました。手順をまとめた資料をお送りしますね（{known}の件）"
    helper.write(answer, where="thread-composer")

    expect(panel.get_by_text(answer)).to_be_visible(timeout=10_000)
    panel.locator('[data-action-id="questions.solve"]').click()
    expect(panel.get_by_text("解決しました")).to_be_visible(timeout=10_000)

    finder = Seat(browser, demo, "shimizu")
    finder.open("雑談")
    finder.write(f"/knowhow {question}")
    results = finder.page.locator("#main article[data-ephemeral]").last
    expect(results).to_contain_text("件", timeout=10_000)
    expect(results).to_contain_text(answer[:10])
    assert asker.broken == helper.broken == finder.broken == []


def test_a_question_is_asked_from_the_home_tab_on_a_phone(browser: Browser, demo: str) -> None:
    phone = Seat(browser, demo, "newcomer", width=390)
    phone.page.click("[data-home-tab]")
    phone.page.locator('[data-testid=home] [data-action-id="questions.ask"]').click()
    modal = phone.page.get_by_test_id("modal")
    modal.get_by_test_id("modal-submit").click()
    expect(modal.locator(".input-error").first).to_be_visible()
    modal.locator('[data-action-id="question"]').fill("はじめまして。異動したばかりで、何から始めればよいでしょうか")
    modal.get_by_test_id("modal-submit").click()
    expect(modal).to_have_count(0, timeout=10_000)
    desk = Seat(browser, demo, "iwasaki")
    desk.open("質問")
    desk.last("異動したばかりで")
    assert phone.broken == desk.broken == []


@pytest.mark.long
def test_another_workspace_lets_the_bot_in_and_takes_it_out_again(browser: Browser, demo: str) -> None:
    entrance = httpx.get(f"{demo}page/world").json()["entrance"]
    page = browser.new_page(locale="ja-JP")
    page.goto(entrance)
    page.get_by_text("Slack に追加する").click()
    page.get_by_text("許可する").click()
    expect(page.get_by_role("heading")).to_have_text("「伊豆のひろば」に灯を追加しました")
    seat = Seat(browser, demo, "uchida")
    seat.open("灯（ともしび）")
    expect(seat.page.get_by_role("button", name="チャンネルを決める")).to_be_visible(timeout=10_000)
    seat.page.get_by_test_id("backstage-open").click()
    seat.page.get_by_test_id("uninstall").click()
    seat.page.get_by_test_id("confirm-yes").click()
    backstage = seat.page.get_by_test_id("backstage")
    expect(backstage.get_by_text("灯は「伊豆のひろば」に入っていません。")).to_be_visible(timeout=10_000)
    expect(backstage.get_by_test_id("uninstall")).to_be_hidden()
    expect(backstage.get_by_role("link", name="追加する画面を開く")).to_have_attribute("href", entrance)
    assert seat.broken == []


@pytest.mark.long
def test_the_next_demo_goes_on_where_the_last_one_ended(browser: Browser, tmp_path: Path) -> None:
    environment = surroundings()
    with running_demo(tmp_path, environment, "--empty") as address:
        before = Seat(browser, address, "tanaka")
        before.open("質問")
        before.write("印鑑の要らない届け出は、いくつありますか")
        before.last("印鑑の要らない")
    began = time.monotonic()
    with running_demo(tmp_path, environment) as address:
        assert time.monotonic() - began < 30
        after = Seat(browser, address, "iwasaki")
        after.open("質問")
        ts = after.last("印鑑の要らない")
        after.open_thread(ts)
        after.write("うちは312件でした", where="thread-composer")
        expect(after.page.get_by_test_id("thread-panel").get_by_text("返信がつきました")).to_be_visible(timeout=10_000)
