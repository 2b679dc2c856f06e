"""Carries words between a thread and the one who asked in it without a name, and tells nobody who that is.

The asker has a thread of direct messages for each such question: what others reply is brought there, what the asker
writes there is posted in public by the bot. Letters to the asker carry a sealed address (`bot.anonymity`).
"""

import re
from collections.abc import Mapping
from typing import Any

from bot import blocks, members, outbox
from bot.blocks import Block
from bot.mrkdwn import escape, shorten
from bot.turn import Turn
from handlers.questions import model, views
from handlers.questions.model import Question, Reply, State

SPEAK = "questions.speak"
SOLVE_BY = "questions.solve_by"
_THREAD_KEY = re.compile(r"question:(\d+):asker")


def welcome(t: Turn, question: Question) -> None:
    """Begin the thread with the asker."""
    if question.sealed_asker:
        outbox.post(
            t.session,
            team_id=t.team_id,
            key=_thread_key(question),
            to=question.sealed_asker,
            message=_welcome(t, question),
            now=t.now,
        )


def carry(t: Turn, question: Question, reply: Reply) -> None:
    """Bring a reply to the asker, or what became of it when it was edited."""
    if question.sealed_asker is None or model.is_asker(t, question, reply.user_id):
        return
    key, message = _reply_key(question, reply), _reply(t, question, reply)
    outbox.put(
        t.session,
        team_id=t.team_id,
        key=key,
        to=question.sealed_asker,
        message=message,
        now=t.now,
        thread_key=_thread_key(question),
    )


def take_back(t: Turn, question: Question, reply: Reply) -> None:
    """A reply that was brought to the asker was deleted."""
    text = t.public_words("questions-reply-gone")
    message = blocks.message(text, blocks.context(text))
    outbox.revise(t.session, team_id=t.team_id, key=_reply_key(question, reply), message=message, now=t.now)


def speak(t: Turn, question: Question, text: str, *, key: str) -> None:
    """Post in public what the asker says; said again under the same key it is changed."""
    say = t.public_words
    voice = say("questions-voice")
    message = blocks.message(
        f"{voice} {escape(shorten(text, 200))}",
        blocks.rich_text([*blocks.words(f"{voice}\n", bold=True), *blocks.words(text)]),
    )
    key = f"question:{question.id}:voice:{key}"
    outbox.put(
        t.session,
        team_id=t.team_id,
        key=key,
        to=question.channel_id,
        message=message,
        now=t.now,
        thread_ts=question.ts,
        thread_key=None if question.ts else question.post_key,
    )


def on_direct_message(t: Turn, event: Mapping[str, Any]) -> None:
    """Somebody wrote to the bot, or changed or deleted that: in the thread of their own question it is carried on."""
    message, deleted = event.get("message") or event, event.get("subtype") == "message_deleted"
    if deleted:
        message = event.get("previous_message") or {}
    root, ts = message.get("thread_ts") or "", message.get("ts") or ""
    if root in {"", ts} or not members.wrote(t.session, workspace=t.workspace, message=message):
        return
    question = _question_of(t, root, message["user"])
    if question is None:
        return
    text = t.public_words("questions-voice-gone") if deleted else t.read(message.get("text", ""))
    if question.state == State.WITHDRAWN:
        _answer(t, question, t.words("questions-gone"), key=ts)
    elif text:
        speak(t, question, text, key=ts)
    else:
        _answer(t, question, t.words("questions-voice-words-only"), key=ts)


def _answer(t: Turn, question: Question, text: str, *, key: str) -> None:
    """Tell the asker, in their thread, why what they wrote was not carried on."""
    if question.sealed_asker:
        outbox.post(
            t.session,
            team_id=t.team_id,
            key=f"question:{question.id}:not-carried:{key}",
            to=question.sealed_asker,
            message=blocks.message(text, blocks.section(text)),
            now=t.now,
            thread_key=_thread_key(question),
        )


def _question_of(t: Turn, root: str, user_id: str) -> Question | None:
    for letter in outbox.sealed_at(t.session, team_id=t.team_id, ts=root):
        key = _THREAD_KEY.fullmatch(letter.key)
        question = model.by_id(t.session, team_id=t.team_id, question_id=int(key[1])) if key else None
        if question and model.is_asker(t, question, user_id):
            return question
    return None


def _thread_key(question: Question) -> str:
    return f"question:{question.id}:asker"


def _reply_key(question: Question, reply: Reply) -> str:
    return f"question:{question.id}:carried:{reply.channel_id}:{reply.ts}"


def _welcome(t: Turn, question: Question) -> Block:
    say = t.words
    text = say("questions-anonymous-thread")
    return blocks.message(
        text,
        blocks.section(text),
        blocks.quoted(question.text),
        blocks.actions(
            blocks.button(say("questions-speak"), SPEAK, value=str(question.id)),
            blocks.button(say("questions-tend"), views.TEND, value=str(question.id)),
        ),
    )


def _reply(t: Turn, question: Question, reply: Reply) -> Block:
    say = t.public_words
    heading = say("questions-carried", who=views.who(t, reply.user_id), link=model.link(t, question, reply) or "")
    value = f"{question.id}:{reply.channel_id}:{reply.ts}"
    return blocks.message(
        heading,
        blocks.section(heading),
        blocks.quoted(reply.text),
        blocks.actions(
            blocks.button(say("questions-solve-by"), SOLVE_BY, value=value, style="primary"),
            blocks.button(say("questions-speak"), SPEAK, value=str(question.id)),
        ),
    )
