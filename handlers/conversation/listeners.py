"""Receives what people say to the bot. In a channel only the one who spoke sees the answer: nobody else is disturbed.

What is answered is sent under seal: the words of a direct message may become a question without a name, and nothing in
the database shall tell whose they were.
"""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from bot import anonymity, members, outbox, roles
from bot.blocks import Block
from bot.mistyped import Mistyped, mistyped
from bot.mrkdwn import shorten
from bot.turn import Turn
from handlers.conversation import views
from handlers.conversation.model import Meant, understand
from knowledge import encoder, search

SHOWN = 3
QUERY = 500
KEY = "conversation:"


def on_mention(t: Turn, event: Mapping[str, Any]) -> None:
    """Somebody mentioned the bot in a channel or in a thread."""
    if not members.wrote(t.session, workspace=t.workspace, message=event):
        return
    words = _words(t, event)
    thread_ts = event.get("thread_ts")
    is_question = event["channel"] in t.question_channels and thread_ts in {None, event["ts"]}
    answer = views.taken(t) if is_question and words else _answer(t, words)
    _send(t, answer, to=event["channel"], thread_ts=thread_ts, only_for=event["user"])


def on_message(t: Turn, event: Mapping[str, Any]) -> None:
    """Somebody wrote something: to the bot alone, or a command that became a post."""
    meant = mistyped(event.get("text", ""), prefix=t.settings.command_prefix)
    is_direct = event.get("channel_type") == "im"
    if not (is_direct or meant) or not members.wrote(t.session, workspace=t.workspace, message=event):
        return
    if is_direct:
        _on_direct_message(t, event, meant)
    elif meant:
        answer = _command(t, meant, is_public=True)
        _send(t, answer, to=event["channel"], thread_ts=event.get("thread_ts"), only_for=event["user"])


def _on_direct_message(t: Turn, event: Mapping[str, Any], meant: Mistyped | None) -> None:
    """What belongs into the thread of an unnamed question is carried on there."""
    if event.get("files") and roles.is_organiser(t.session, t.settings, team_id=t.team_id, user_id=event["user"]):
        return  # what organisers send as a file is a roster, and answered as one
    root = event.get("thread_ts")
    sealed = outbox.sealed_at(t.session, team_id=t.team_id, ts=root) if root else []
    if any(not letter.key.startswith(KEY) for letter in sealed):
        return
    answer = _command(t, meant, is_public=False) if meant else _answer(t, _words(t, event))
    _send(t, answer, to=event["channel"], thread_ts=root)


def _words(t: Turn, event: Mapping[str, Any]) -> str:
    """What was said, without the call."""
    return t.read(event.get("text", "").replace(f"<@{t.workspace.bot_user_id}>", " "))


def _command(t: Turn, meant: Mistyped, *, is_public: bool) -> Block:
    """How to type it, and what it would have answered already."""
    words = t.read(meant.words)
    answer = _answer(t, words) if meant.command.endswith("knowhow") and words else None
    return views.mistyped(t, meant.command, words, answer=answer, is_public=is_public)


def _answer(t: Turn, words: str) -> Block:
    meant = understand(words)
    if meant != Meant.WORDS:
        return views.kind_words(t, meant)
    query = shorten(words, QUERY)
    meaning = encoder.meaning(encoder.of(t.settings), query)
    page = search.search(t.session, team_id=t.team_id, text=query, limit=SHOWN, meaning=meaning)
    return views.found(t, words, page) if page.total else views.not_understood(t, words)


def _send(t: Turn, message: Block, *, to: str, thread_ts: str | None, only_for: str | None = None) -> None:
    seal = anonymity.seal(t.settings)
    outbox.post(
        t.session,
        team_id=t.team_id,
        key=f"{KEY}{uuid4().hex}",
        to=seal.close(to) if seal else to,
        message=message,
        now=t.now,
        thread_ts=thread_ts,
        only_for=seal.close(only_for) if seal and only_for else only_for,
    )
