"""What people write stays words: nothing of it calls, names, links or opens by itself, wherever the bot shows it."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from bot import blocks, mrkdwn
from tests.hostile.town import LIVE, Town

# The fields of Slack's methods that are read as markup.
MARKUP = {"text", "initial_comment"}


# Of each kind of letter and window that names people or repeats words, something has to have been shown.
SHOWN = ("おしゃべりのお相手", "真似した", "集まり", "質問", "まとめ", "伴走", "学習")


def markup(shown: Any, at: str = "") -> Iterator[tuple[str, str]]:
    """Every text in it that Slack reads as markup, with where it stands."""
    if isinstance(shown, dict):
        kind = shown.get("type")
        if kind in {"mrkdwn", "markdown"} and isinstance(shown.get("text"), str):
            yield f"{at}/{kind}", shown["text"]
        if kind == "link" and "text" in shown and shown["text"] != shown["url"] and "evil" in shown["url"]:
            yield f"{at}/link", f"<{shown['url']}|{shown['text']}>"
        for name, inner in shown.items():
            yield from markup(inner, f"{at}/{name}")
    elif isinstance(shown, list):
        for inner in shown:
            yield from markup(inner, at)


def said(town: Town) -> Iterator[tuple[str, Any]]:
    """All that the bot told Slack: its calls, and its answers to what people did."""
    for call in town.slack.calls:
        arguments = dict(call.arguments)
        for name in ("blocks", "view", "metadata"):
            if isinstance(arguments.get(name), str):
                arguments[name] = json.loads(arguments[name])
        yield call.method, arguments
    for outgoing, answer in town.slack.attempts:
        yield f"answer to {outgoing.kind}", answer.body
    for channel in town.slack.world.channels.values():
        for message in channel.messages.values():
            if message.bot_id:
                yield "message", message.json()


def test_what_people_write_is_never_markup(town: Town) -> None:
    found = [
        (name, at, text)
        for name, shown in said(town)
        for at, text in [
            *markup(shown),
            *((field, shown[field]) for field in MARKUP & set(shown) if isinstance(shown[field], str)),
        ]
    ]
    assert len(found) > 700
    told = [text for _, _, text in found]
    for part in SHOWN:
        assert [part for text in told if part in text], part
    assert sum("&lt;!everyone&gt;" in text for _, _, text in found) > 100
    assert [each for each in found if any(call in each[2] for call in LIVE)] == []


def test_only_addresses_of_the_workspace_are_links_in_markup(town: Town) -> None:
    ours = town.slack.api_url.removesuffix("api/")
    links = {
        text.partition("<http")[2][:80]
        for _, shown in said(town)
        for _, text in markup(shown)
        if "<http" in text and f"<{ours}" not in text
    }
    assert links == set()


def test_nothing_that_the_bot_posts_is_opened_beside_it(town: Town) -> None:
    posted = [call for call in town.slack.calls if call.method == "chat.postMessage"]
    assert len(posted) > 20
    assert {(call.arguments["unfurl_links"], call.arguments["unfurl_media"]) for call in posted} == {(False, False)}


@pytest.mark.parametrize(
    "scheme", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "slack://x", "//evil"]
)
def test_only_web_addresses_in_a_text_can_be_followed(scheme: str) -> None:
    assert "link" not in json.dumps(blocks.words(f"見て {scheme} ね"))
    assert "<" not in mrkdwn.escape(f"<{scheme}|https://good.lg.jp>")
