"""Follows the threads of questions in Slack: what is posted, edited, deleted and marked there."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from bot import contacts, members, outbox
from bot.blocks import Block
from bot.db import in_line
from bot.mistyped import mistyped
from bot.turn import Seen, Turn
from handlers.questions import exchange, ladder, learned, model, relay, rules, views
from handlers.questions.model import EarlyReply, FormerPlace, Question, Reply, State

Event = Mapping[str, Any]

SOLVED_MARK = "white_check_mark"

# Slack delivers what it could not deliver at once after one and after five minutes.
LATE = timedelta(minutes=15)
# What Slack leaves in place of a deleted message that has replies.
TOMBSTONE = "tombstone"


def on_message(t: Turn, event: Event) -> None:
    """A message was posted, edited or deleted."""
    if event.get("channel_type") == "im":
        relay.on_direct_message(t, event)
        return
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
    """✅ by the asker on a reply marks it as a solution."""
    found = _marked(t, event)
    if found:
        solve(t, *found)


def on_reaction_removed(t: Turn, event: Event) -> None:
    """The asker took ✅ back from a solution."""
    found = _marked(t, event)
    marked = model.solutions(t.session, found[0]) if found else []
    if found and found[1] in marked:
        question, reply = found
        marked.remove(reply)
        with changing(t, question):
            if marked:
                rules.solve(t, question, marked)
            else:
                rules.reopen(t, question)


def ask_here(t: Turn, *, channel_id: str, message: Event) -> None:
    """This message, where it stands, is a question."""
    _in_line(t, channel_id, message["ts"])
    question = rules.ask(
        t, asker_id=message["user"], channel_id=channel_id, question=_words(t, message), ts=message["ts"]
    )
    early = rules.came_early(t, question)
    refresh(t, question)
    for reply in early:
        exchange.replied(t, question, reply)


def solve(t: Turn, question: Question, reply: Reply) -> None:
    """Mark a solution and show it, beside those that are marked already."""
    marked = model.solutions(t.session, question)
    if reply not in marked:
        with changing(t, question):
            rules.solve(t, question, [*marked, reply])


@contextmanager
def changing(t: Turn, question: Question) -> Iterator[None]:
    """What happens to a question in this block is shown wherever it, or one that asks the same, is shown."""
    touched = {each.id: each for each in _related(t, question)}
    yield
    touched |= {each.id: each for each in _related(t, question)}
    for each in touched.values():
        refresh(t, each)


def refresh(t: Turn, question: Question) -> None:
    """Bring what the bot shows of a question up to date: its own post of it, and one card in the thread.

    The card appears when there is something to say, and is then edited in place.
    """
    if question.post_key:
        _put(t, question.post_key, question.channel_id, views.post(t, question))
    card = views.card(t, question)
    if card is None or question.state == State.WITHDRAWN:
        message = card or views.waiting(t)
        outbox.revise(t.session, team_id=t.team_id, key=f"{question.key}:card", message=message, now=t.now)
    else:
        _put_card(t, question, card)
    ladder.follow(t, question)
    exchange.follow(t, question)


def say_withdrawn(t: Turn, question: Question) -> None:
    """A message of the asker's own stays where it is; its thread says that it is no question any more."""
    if question.post_key is None:
        _put_card(t, question, views.withdrawn(t))


def show_moved(t: Turn, question: Question) -> None:
    """Where a question stood, say where it stands now."""
    left = select(FormerPlace).where(FormerPlace.question_id == question.id).order_by(FormerPlace.ts)
    message = views.moved(t, question)
    for number, place in enumerate(t.session.scalars(left)):
        key = f"question:{question.id}:moved:{number}" if number else f"question:{question.id}"
        outbox.revise(t.session, team_id=t.team_id, key=key, message=message, now=t.now)
        _put(t, f"{key}:card", place.channel_id, message, thread_ts=place.ts)


def is_gone(t: Turn, channel_id: str, ts: str) -> bool:
    """Whether Slack told us that this message was deleted."""
    return t.session.get(Seen, (t.team_id, _gone(channel_id, ts))) is not None


def _related(t: Turn, question: Question) -> list[Question]:
    earlier = question.duplicate_of and model.by_id(t.session, team_id=t.team_id, question_id=question.duplicate_of)
    return [question, *([earlier] if earlier else []), *model.duplicates(t.session, question)]


def _put_card(t: Turn, question: Question, card: Block) -> None:
    root = None if question.ts else question.post_key
    _put(t, f"{question.key}:card", question.channel_id, card, thread_ts=question.ts, thread_key=root)


def _put(
    t: Turn, key: str, to: str, message: Block, *, thread_ts: str | None = None, thread_key: str | None = None
) -> None:
    outbox.put(
        t.session,
        team_id=t.team_id,
        key=key,
        to=to,
        message=message,
        now=t.now,
        thread_ts=thread_ts,
        thread_key=thread_key,
    )


def _words(t: Turn, message: Event) -> str:
    """What somebody wrote, without calling the bot."""
    return t.read(message.get("text", "").replace(f"<@{t.workspace.bot_user_id}>", ""))


def _posted(t: Turn, channel_id: str, event: Event) -> None:
    """A person wrote something, at the top or in a thread; Slack may have told of its deletion before."""
    if is_gone(t, channel_id, event["ts"]):
        return
    root = event.get("thread_ts", event["ts"])
    question = model.at(t.session, team_id=t.team_id, channel_id=channel_id, ts=root)
    if root == event["ts"]:
        if question is None and channel_id in t.question_channels and _words(t, event) and not _is_command(t, event):
            ask_here(t, channel_id=channel_id, message=event)
    elif question:
        _replied(t, question, channel_id, event)
    elif channel_id in t.question_channels:
        _in_line(t, channel_id, root)
        question = model.at(t.session, team_id=t.team_id, channel_id=channel_id, ts=root)
        if question:
            _replied(t, question, channel_id, event)
        else:
            _came_early(t, channel_id, event)


def _is_command(t: Turn, event: Event) -> bool:
    """Whether a command was meant, which is answered where people speak to the bot."""
    return mistyped(event.get("text", ""), prefix=t.settings.command_prefix) is not None


def _in_line(t: Turn, channel_id: str, root_ts: str) -> None:
    """A question and a reply that came early, at the same moment in two processes: the later one sees the other."""
    in_line(t.session, f"thread:{t.team_id}:{channel_id}:{root_ts}")


def _replied(t: Turn, question: Question, channel_id: str, event: Event) -> None:
    to_the_bot = event.get("text", "").startswith(f"<@{t.workspace.bot_user_id}>")
    if question.state == State.WITHDRAWN or to_the_bot or _is_command(t, event):
        return
    said = rules.reply(
        t, question, channel_id=channel_id, user_id=event["user"], ts=event["ts"], text=t.read(event.get("text", ""))
    )
    relay.carry(t, question, said)
    learned.follow(t, question)
    refresh(t, question)
    exchange.replied(t, question, said)


def _came_early(t: Turn, channel_id: str, event: Event) -> None:
    t.session.merge(
        EarlyReply(
            team_id=t.team_id,
            channel_id=channel_id,
            ts=event["ts"],
            thread_ts=event["thread_ts"],
            user_id=event["user"],
            text=t.read(event.get("text", "")),
            at=t.now,
        )
    )


def _edited(t: Turn, channel_id: str, message: Event) -> None:
    found = model.reply_at(t.session, team_id=t.team_id, channel_id=channel_id, ts=message["ts"])
    question = model.at(t.session, team_id=t.team_id, channel_id=channel_id, ts=message["ts"])
    if found:
        question, reply = found
        reply.text = t.read(message.get("text", ""))
        relay.carry(t, question, reply)
    elif question and members.wrote(t.session, workspace=t.workspace, message=message):
        question.text = _words(t, message) or question.text
    elif question is None and _is_new(t, message):
        # The edit came before the message; when that one comes, it changes nothing any more.
        _posted(t, channel_id, message)
    if question:
        learned.follow(t, question)
        refresh(t, question)


def _is_new(t: Turn, message: Event) -> bool:
    """Whether a person wrote this only just now, so that Slack may not have told us of it yet."""
    age = t.now.timestamp() - float(message["ts"])
    return age < LATE.total_seconds() and members.wrote(t.session, workspace=t.workspace, message=message)


def _deleted(t: Turn, channel_id: str, ts: str) -> None:
    found = model.reply_at(t.session, team_id=t.team_id, channel_id=channel_id, ts=ts)
    question = model.at(t.session, team_id=t.team_id, channel_id=channel_id, ts=ts)
    t.first_time(_gone(channel_id, ts))
    if found:
        question, reply = found
        relay.take_back(t, question, reply)
        contacts.forget(t.session, team_id=t.team_id, where=contacts.place(channel_id, ts))
        with changing(t, question):
            rules.drop(t, question, reply)
    elif question and question.ts == ts:
        with changing(t, question):
            rules.withdraw(t, question)


def _gone(channel_id: str, ts: str) -> str:
    return f"deleted:{channel_id}:{ts}"


def _marked(t: Turn, event: Event) -> tuple[Question, Reply] | None:
    """The reply that an asker put the mark on, or took it from; whoever asked without a name marks in private."""
    item = event["item"]
    if event["reaction"] != SOLVED_MARK or item["type"] != "message":
        return None
    found = model.reply_at(t.session, team_id=t.team_id, channel_id=item["channel"], ts=item["ts"])
    return found if found and event["user"] in found[0].askers else None
