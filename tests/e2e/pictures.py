"""Takes the pictures of the guide from a demo that runs: `python -m tests.e2e.pictures ADDRESS FOLDER`.

The demo should be a fresh one. It needs Playwright and Chromium, as the tests in a browser do; they are made smaller
afterwards, for example with `pngquant --ext .png --force FOLDER/*.png`.
"""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import httpx
from playwright.sync_api import Page, sync_playwright


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


SCENES: tuple[tuple[str, str, int, Callable[[Page], None]], ...] = (
    ("guide-home", "tanaka", 820, home),
    ("guide-ask", "tanaka", 820, ask),
    ("guide-search", "yamaguchi", 800, search),
    ("guide-card", "oda", 820, card),
    ("guide-study", "sato", 720, study),
)


def take(address: str, folder: Path) -> None:
    """Take all pictures."""
    people = {person["name"]: person["id"] for person in httpx.get(f"{address}page/world").json()["people"]}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, who, height, scene in SCENES:
            page = browser.new_page(viewport={"width": 1100, "height": height}, locale="ja-JP")
            page.goto(f"{address}#as={people[who]}")
            scene(page)
            page.wait_for_timeout(700)  # until fonts and pictures are there
            page.screenshot(path=folder / f"{name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    take(sys.argv[1], Path(sys.argv[2]))
