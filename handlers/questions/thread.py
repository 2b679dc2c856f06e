"""Follows the threads of questions in Slack: what is posted, edited, deleted and marked there."""

from collections.abc import Mapping
from typing import Any

from bot import members, outbox
from bot.blocks import Block
from bot.turn import Turn
from handlers.questions import model, views
from handlers.questions.model import Question, Reply, State

Event = Mapping[str, Any]

SOLVED_MARK = "white_check_mark"

# What Slack leaves in place of a deleted message that has replies.
TOMBSTONE = "tombstone"


def on_message(t: Turn, event: Event) -> None:
    """A message was posted, edited or deleted."""
    channel_id = event["channel"]
    match event.get("subtype"):
        case "message_deleted":
            _deleted(t, channel_id, event["deleted_ts"])
        case "message_changed" if event["message"].get("subtype") == TOMBSTONE:
            _deleted(t, channel_id, event["message"]["ts"])
        case "message_changed":
            _edited(t, channel_id, event["message"])
        case _ if members.wrote(t.session, workspace=t.workspace, message=event):
            _posted(t, channel_id, event)


def on_reaction(t: Turn, event: Event) -> None:
    """✅ by the asker on a reply marks it as the solution."""
    found = _marked(t, event)
    if found:
        solve(t, *found)


def on_reaction_removed(t: Turn, event: Event) -> None:
    """The asker took ✅ back from the solution."""
    found = _marked(t, event)
    if found and found[0].solution_ts == found[1].ts:
        model.reopen(t, found[0])
        refresh(t, found[0])


def ask_here(t: Turn, *, channel_id: str, message: Event) -> None:
    """This message, where it stands, is a question."""
    question = model.ask(
        t, asker_id=message["user"], channel_id=channel_id, question=t.read(message["text"]), ts=message["ts"]
    )
    refresh(t, question)


def solve(t: Turn, question: Question, reply: Reply) -> None:
    """Mark the solution and show it; marking the same reply again changes nothing."""
    if question.solution_ts != reply.ts:
        model.solve(t, question, reply)
        refresh(t, question)


def refresh(t: Turn, question: Question) -> None:
    """Bring what the bot shows of a question up to date: its own post of it, and one card in the thread.

    The card appears when there is something to say (similar know-how, or an answer), and is then edited in place.
    """
    answers = model.answers(t.session, question)
    if question.post_key:
        _put(t, question.post_key, question, views.post(t, question), thread_ts=None, thread_key=None)
    card_key = f"question:{question.id}:card"
    if (question.similar or answers) and question.state != State.WITHDRAWN:
        root = None if question.ts else question.post_key
        card = views.card(t, question, answers)
        _put(t, card_key, question, card, thread_ts=question.ts, thread_key=root)
    elif question.state == State.WITHDRAWN:
        outbox.revise(t.session, team_id=t.team_id, key=card_key, message=views.withdrawn(t), now=t.now)


def _put(
    t: Turn, key: str, question: Question, message: Block, *, thread_ts: str | None, thread_key: str | None
) -> None:
    if not outbox.revise(t.session, team_id=t.team_id, key=key, message=message, now=t.now):
        outbox.post(
            t.session,
            team_id=t.team_id,
            key=key,
            to=question.channel_id,
            message=message,
            now=t.now,
            thread_ts=thread_ts,
            thread_key=thread_key,
        )


def _posted(t: Turn, channel_id: str, event: Event) -> None:
    root = event.get("thread_ts", event["ts"])
    if root == event["ts"]:
        if channel_id in t.settings.question_channels and t.read(event.get("text", "")):
            ask_here(t, channel_id=channel_id, message=event)
        return
    question = model.at(t.session, team_id=t.team_id, channel_id=channel_id, ts=root)
    if question and question.state != State.WITHDRAWN:
        text = t.read(event.get("text", ""))
        model.reply(t, question, user_id=event["user"], ts=event["ts"], text=text)
        refresh(t, question)


def _edited(t: Turn, channel_id: str, message: Event) -> None:
    text = t.read(message.get("text", ""))
    found = model.reply_at(t.session, team_id=t.team_id, channel_id=channel_id, ts=message["ts"])
    question = model.at(t.session, team_id=t.team_id, channel_id=channel_id, ts=message["ts"])
    if found:
        question, reply = found
        reply.text = text
    elif question and question.post_key is None:
        question.text = text
    if question:
        model.follow(t, question)
        refresh(t, question)


def _deleted(t: Turn, channel_id: str, ts: str) -> None:
    found = model.reply_at(t.session, team_id=t.team_id, channel_id=channel_id, ts=ts)
    question = model.at(t.session, team_id=t.team_id, channel_id=channel_id, ts=ts)
    if found:
        question, reply = found
        model.drop(t, question, reply)
    elif question:
        model.withdraw(t, question)
    if question:
        refresh(t, question)


def _marked(t: Turn, event: Event) -> tuple[Question, Reply] | None:
    """The reply that an asker put the mark on, or took it from."""
    item = event["item"]
    if event["reaction"] != SOLVED_MARK or item["type"] != "message":
        return None
    found = model.reply_at(t.session, team_id=t.team_id, channel_id=item["channel"], ts=item["ts"])
    return found if found and found[0].asker_id == event["user"] else None
