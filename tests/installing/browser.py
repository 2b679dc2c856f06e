"""Somebody with a browser, who adds the bot to a workspace."""

import re
from html import unescape
from typing import Self

import httpx

from bot.sandbox import User


class Browser:
    """Follows the pages as a person does, and keeps cookies."""

    def __init__(self, public_url: str) -> None:
        self._public_url = public_url
        self._client = httpx.Client(trust_env=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def look(self, path: str) -> httpx.Response:
        """Open a page of the bot."""
        return self._client.get(f"{self._public_url}{path}")

    def post(self, path: str, body: bytes) -> httpx.Response:
        """Send something to a page of the bot."""
        return self._client.post(f"{self._public_url}{path}", content=body)

    def ask(self) -> str:
        """Open the page with the button; where the button leads."""
        page = self.look("/slack/install")
        assert page.status_code == 200
        [address] = re.findall(r'href="([^"]+)"', page.text)
        return unescape(address)

    def answer(self, address: str, who: User, decision: str = "allow") -> str:
        """Answer Slack's question; where Slack sends the browser then."""
        page = self._client.get(address)
        assert page.status_code == 200, page.text
        hidden = {
            name: unescape(value) for name, value in re.findall(r'type="hidden" name="(\w+)" value="(.*?)"', page.text)
        }
        gone = self._client.post(address.partition("?")[0], data=hidden | {"user": who.id, "decision": decision})
        assert gone.status_code == 302, gone.text
        return gone.headers["location"]

    def open(self, address: str) -> httpx.Response:
        """Go where the browser was sent."""
        return self._client.get(address)

    def install(self, who: User, decision: str = "allow") -> httpx.Response:
        """The whole way; the page at its end."""
        return self.open(self.answer(self.ask(), who, decision))
