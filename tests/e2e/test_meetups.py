"""The life of a meetup in a real browser: proposed, answered, decided, reminded of, over, as the clock is moved on."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Locator, expect, sync_playwright

from tests.e2e.test_browser import CHROMIUM, Seat, running_demo, surroundings

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed; on Debian: apt-get install chromium")

TITLE = "予算要求の書き方を持ち寄る会"


@pytest.fixture
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


class World:
    """The demo's clock, seen from outside."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._who = httpx.get(f"{address}page/world", trust_env=False).json()["me"]["id"]

    def today(self) -> date:
        return date.fromisoformat(httpx.get(f"{self._address}page/world", trust_env=False).json()["clock"][:10])

    def to(self, day: date, time: str) -> None:
        wish = {"as": self._who, "what": "advance", "to": f"{day.isoformat()}T{time}"}
        assert httpx.post(f"{self._address}page/do", json=wish, trust_env=False, timeout=60).json()["ok"]


def card(seat: Seat) -> Locator:
    """The meetup's message in the channel."""
    return seat.page.locator("#main article[data-ts]", has_text=TITLE).last


def press(place: Locator, action_id: str, number: int = 0) -> None:
    place.locator(f'[data-action-id="{action_id}"]').nth(number).click()


@pytest.mark.long
def test_a_meetup_is_lived_through(browser: Browser, tmp_path: Path) -> None:
    with running_demo(tmp_path, surroundings(), "--empty") as address:
        world = World(address)
        # From here on there is no holiday for weeks, in whatever year.
        start = date(world.today().year + 1, 5, 10)
        monday = start + timedelta(days=-start.weekday() % 7)
        deadline, first, second = (monday + timedelta(days=days) for days in (9, 16, 17))
        world.to(monday, "09:00")

        host = Seat(browser, address, "mizuno")
        host.open("イベント")
        host.write("/meetup")
        modal = host.page.get_by_test_id("modal")
        press(modal, "meetups.new")
        modal.locator('[data-action-id="title"]').fill(TITLE)
        modal.locator('[data-action-id="place"]').fill("小田原市役所 3階")
        modal.get_by_text("候補を出して、みんなにきく").click()
        expect(modal.locator('[data-action-id="dates"]')).to_be_visible(timeout=10_000)
        modal.locator('[data-action-id="dates"]').fill(f"{first:%Y/%m/%d} 午後3時\n{second:%m/%d} 15:00〜16:30")
        modal.locator('[data-action-id="deadline"]').fill(deadline.isoformat())
        modal.locator('[data-action-id="quorum"]').fill("２人")
        modal.get_by_test_id("modal-submit").click()
        expect(modal).to_contain_text("お知らせを出しました", timeout=10_000)

        for name in ("sato", "tanaka"):
            guest = Seat(browser, address, name)
            guest.open("イベント")
            press(card(guest), "meetups.tap", 1)
            expect(card(guest)).to_contain_text("○ 2" if name == "tanaka" else "○ 1", timeout=10_000)

        world.to(deadline + timedelta(days=1), "09:00")
        modal.locator("button", has_text="閉じる").first.click()
        expect(card(host)).to_contain_text("受付は終わりました", timeout=10_000)
        press(card(host), "meetups.manage")
        press(modal, "meetups.decide")
        expect(modal).to_contain_text("2団体・○2 △0", timeout=10_000)
        modal.get_by_test_id("modal-submit").click()
        expect(modal).to_contain_text("日が決まりました", timeout=10_000)
        modal.locator("button", has_text="閉じる").first.click()
        expect(card(host)).to_contain_text("参加 3人", timeout=10_000)

        guest.open("灯（ともしび）")
        expect(guest.page.locator("#main")).to_contain_text("参加にしています", timeout=10_000)
        world.to(first, "15:00")
        expect(guest.page.locator("#main")).to_contain_text("もうすぐ", timeout=10_000)
        world.to(second, "16:31")
        expect(card(host)).to_contain_text("終わりました", timeout=10_000)
        assert host.broken == guest.broken == []
