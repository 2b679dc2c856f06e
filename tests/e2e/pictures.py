"""Takes the pictures of the guide from a demo that runs: `python -m tests.e2e.pictures ADDRESS FOLDER`.

The demo should be a fresh one, and its clock is moved on for the last ones. It needs Playwright and Chromium, as the
tests in a browser do; they are made smaller afterwards, for example with `pngquant --ext .png --force FOLDER/*.png`.
"""

import shutil
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import httpx
from playwright.sync_api import Page, sync_playwright

from bot import working_time


def home(page: Page) -> None:
    """What waits for 田中 today."""
    page.click("[data-home-tab]")
    page.get_by_role("heading", name="みんなの動き").wait_for()


def ask(page: Page) -> None:
    """The form of a question."""
    home(page)
    page.locator('[data-testid=home] [data-action-id="questions.ask"]').first.click()
    form = page.get_by_test_id("modal")
    form.locator('[data-action-id="situation"]').fill("市民課、窓口と証明を担当。Excel は関数まで")
    form.locator('[data-action-id="question"]').fill("転入の多い3月、窓口の待ち時間をどう短くしていますか")


def search(page: Page) -> None:
    """What `/knowhow` finds."""
    page.click('[data-channel][data-name="雑談"]')
    box = page.locator("[data-testid=composer] textarea")
    box.fill("/knowhow 督促")
    box.press("Enter")
    found = page.locator("#main article[data-ephemeral]").last
    found.get_by_text("件のうち").wait_for()
    found.evaluate("element => element.scrollIntoView()")


def card(page: Page) -> None:
    """A story, and who made use of it."""
    search(page)
    page.locator('#main article[data-ephemeral] [data-action-id="knowhow.read"]').first.click()
    page.get_by_test_id("modal").get_by_text("真似した団体").scroll_into_view_if_needed()


def study(page: Page) -> None:
    """A line of study."""
    page.click('[data-channel][data-name="もくもく会"]')
    box = page.locator("[data-testid=composer] textarea")
    box.fill("/study 25分 Excelマクロ")
    box.press("Enter")
    page.locator("#main article[data-ephemeral]").last.get_by_text("記録しました").wait_for()


def keep_thread(page: Page) -> None:
    """Everybody in a thread is asked whether it may become know-how."""
    page.click('[data-channel][data-name="雑談"]')
    message = page.locator("#main article[data-ts]", has_text="Windowsキー＋V").first
    message.hover()
    message.locator("[data-tool=more]").click()
    page.get_by_text("ノウハウに保存").last.click()
    page.get_by_role("button", name="スレッド全体を保存する").click()
    page.get_by_role("button", name="書いた人に聞く").click()
    page.get_by_text("残してよいかを聞いています").wait_for()


def digest(page: Page) -> None:
    """What a channel hears on Friday."""
    page.click('[data-channel][data-name="お知らせ"]')
    page.get_by_text("町どうしのやりとりです").last.wait_for()


def poll(page: Page) -> None:
    """A meetup that looks for its date."""
    page.click('[data-channel][data-name="イベント"]')
    page.get_by_text("まとめて答える").last.scroll_into_view_if_needed()


def menu(page: Page) -> None:
    """The menu of a host."""
    page.click('[data-channel][data-name="イベント"]')
    table = page.locator("#main article[data-ts]", has_text="座談会です").first
    table.locator('[data-action-id="meetups.manage"]').click()
    page.get_by_test_id("modal").get_by_text("主催者メニュー").wait_for()


def tables(page: Page) -> None:
    """She makes the tables of a roundtable."""
    menu(page)
    page.get_by_test_id("modal").locator('[data-action-id="meetups.tables"]').click()
    page.get_by_test_id("modal").locator('[data-action-id="meetups.make_tables"]').click()
    page.get_by_test_id("modal").get_by_text("進行の人には").wait_for()


FRIDAY = 4


def newest_letter(page: Page) -> None:
    """What the bot wrote last."""
    page.click('[data-channel][data-name="灯（ともしび）"]')
    page.locator("#main article[data-ts]").last.wait_for()


SCENES: tuple[tuple[str, str, int, Callable[[Page], None]], ...] = (
    ("guide-home", "tanaka", 820, home),
    ("guide-ask", "tanaka", 820, ask),
    ("guide-search", "yamaguchi", 800, search),
    ("guide-card", "oda", 820, card),
    ("guide-study", "sato", 720, study),
    ("meetups-poll", "aoki", 820, poll),
    ("meetups-groups", "noguchi", 720, menu),
    ("meetups-tables", "noguchi", 720, tables),
    ("", "sato", 720, keep_thread),  # what comes of it is pictured on the next day
)


# After so many more working days.
LATER = (
    (1, "guide-thread", "kubo", 620, newest_letter),
    (0, "meetups-sheet", "oda", 970, newest_letter),
    (1, "meetups-chat", "yamane", 720, newest_letter),
    (2, "meetups-decide", "noguchi", 720, newest_letter),
)


def take(address: str, folder: Path) -> None:
    """Take all pictures."""
    people = {person["name"]: person["id"] for person in httpx.get(f"{address}page/world").json()["people"]}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])

        def shoot(name: str, who: str, height: int, scene: Callable[[Page], None]) -> None:
            page = browser.new_page(viewport={"width": 1100, "height": height}, locale="ja-JP")
            page.goto(f"{address}#as={people[who]}")
            scene(page)
            page.wait_for_timeout(700)  # until fonts and pictures are there
            if name:
                page.screenshot(path=folder / f"{name}.png")
            while page.get_by_test_id("modal").count():  # it would cover the next picture of this person
                page.keyboard.press("Escape")
                page.wait_for_timeout(500)
            page.close()

        for each in SCENES:
            shoot(*each)
        for days, name, who, height, scene in LATER:
            for _ in range(days):
                _next_day(address, people["mizuno"])
            shoot(name, who, height, scene)
        _friday(address, people["mizuno"])
        shoot("guide-digest", "tanaka", 620, digest)
        browser.close()


def _next_day(address: str, who: str) -> None:
    """Move the clock to half past nine of the next working day, and let the bot do what is due."""
    tomorrow = _now(address).replace(hour=0, minute=0) + timedelta(days=1)
    _move(address, who, f"{working_time.next_opening(tomorrow).astimezone(working_time.JAPAN):%Y-%m-%d}T09:30")


def _friday(address: str, who: str) -> None:
    """Move the clock to the hour of the weekly digests."""
    now = _now(address)
    _move(address, who, f"{now + timedelta(days=(FRIDAY - now.weekday()) % 7):%Y-%m-%d}T16:05")


def _now(address: str) -> datetime:
    return datetime.fromisoformat(httpx.get(f"{address}page/world").json()["clock"])


def _move(address: str, who: str, when: str) -> None:
    httpx.post(f"{address}page/do", json={"as": who, "what": "advance", "to": when}, timeout=60).raise_for_status()
    time.sleep(15)


if __name__ == "__main__":
    take(sys.argv[1], Path(sys.argv[2]))
