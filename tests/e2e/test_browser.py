"""The main job, lived through in a real browser: ask, see what is known, be answered, solve, and be found again."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.test_killed import free_port

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DATA = os.environ.get("TOMOSHIBI_DATA_DIR")
NOTES = Path(DATA) / "office-help" / "cards.csv" if DATA else Path(__file__).parent / "notes.csv"

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


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """`tomoshibi demo`, as a newcomer starts it, with real notes imported beside it."""
    home = tmp_path_factory.mktemp("demo")
    port = free_port()
    tomoshibi = [sys.executable, "-m", "bot"]
    environment = os.environ | {"PORT": str(free_port()), "PYTHONPATH": str(Path(__file__).parents[2])}
    with (home / "demo.log").open("w") as log:
        running = subprocess.Popen(
            [*tomoshibi, "demo", "--page-port", str(port)], cwd=home, env=environment, stdout=log, stderr=log
        )
        wait_until_told(running, home / "demo.log")
        subprocess.run([*tomoshibi, "import", str(NOTES)], cwd=home, env=environment, check=True, stderr=log)
        yield f"http://127.0.0.1:{port}/"
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=20) == 0


def wait_until_told(running: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 120
    while "ブラウザーで開いてください" not in log.read_text("utf-8"):
        assert running.poll() is None, log.read_text("utf-8")
        assert time.monotonic() < deadline, log.read_text("utf-8")
        time.sleep(0.2)
