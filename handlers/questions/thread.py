"""Follows the threads of questions in Slack: what is posted, edited, deleted and marked there."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import select

from bot import contacts, members, message_events, outbox
from bot.blocks import Block
from bot.mistyped import mistyped
from bot.turn import Turn
from handlers.questions import early, exchange, ladder, learned, model, relay, rules, views
from handlers.questions.model import FormerPlace, Question, Reply, State

Event = Mapping[str, Any]

SOLVED_MARK = "white_check_mark"


def on_message(t: Turn, event: Event) -> None:
    """A message was posted, edited or deleted."""
    if event.get("channel_type") == "im":
        relay.on_direct_message(t, event)
        return
    channel_id = event["channel"]
    if deleted := message_events.deleted_ts(event):
        _deleted(t, channel_id, deleted)
    elif event.get("subtype") == "message_changed":
        _edited(t, channel_id, event["message"])
    elif _is_persons(t, event):
        _posted(t, channel_id, event)


def on_reaction(t: Turn, event: Event) -> None:
    """✅ by the asker on a reply marks it as a solution."""
    if not _is_mark(t, event):
        return
    place = event["item"]["channel"], event["item"]["ts"]
    found = _reply_at(t, *place)
    if found is None:
        early.wait_in_line(t, *place)
        found = _reply_at(t, *place)
    if found is None:
        early.keep_mark(t, *place, event["user"])
    elif event["user"] in found[0].askers:
        solve(t, *found)


def on_reaction_removed(t: Turn, event: Event) -> None:
    """The asker took ✅ back from a solution."""
    if not _is_mark(t, event):
        return
    place = event["item"]["channel"], event["item"]["ts"]
    found = _reply_at(t, *place)
    if found is None:
        early.drop_mark(t, *place, event["user"])
    elif event["user"] in found[0].askers:
        _unmark(t, *found)


def ask_here(t: Turn, *, channel_id: str, message: Event) -> None:
    """This message, where it stands, is a question."""
    early.wait_in_line(t, channel_id, message["ts"])
    question = rules.ask(
        t, asker_id=message["user"], channel_id=channel_id, question=_words(t, message), ts=message["ts"]
    )
    replies = early.take_replies(t, question)
    refresh(t, question)
    for reply in replies:
        _follow_reply(t, question, reply)


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
    """A person wrote something, at the top or in a thread."""
    root = event.get("thread_ts", event["ts"])
    question = model.at(t.session, team_id=t.team_id, channel_id=channel_id, ts=root)
    if root == event["ts"]:
        if question is None and channel_id in t.question_channels and _words(t, event) and not _is_command(t, event):
            ask_here(t, channel_id=channel_id, message=event)
    elif question:
        _replied(t, question, channel_id, event)
    elif channel_id in t.question_channels:
        early.wait_in_line(t, channel_id, root)
        question = model.at(t.session, team_id=t.team_id, channel_id=channel_id, ts=root)
        if question:
            _replied(t, question, channel_id, event)
        else:
            early.keep_reply(t, channel_id, event)


def _is_command(t: Turn, event: Event) -> bool:
    """Whether a command was meant, which is answered where people speak to the bot."""
    return mistyped(event.get("text", ""), prefix=t.settings.command_prefix) is not None


def _replied(t: Turn, question: Question, channel_id: str, event: Event) -> None:
    to_the_bot = event.get("text", "").startswith(f"<@{t.workspace.bot_user_id}>")
    if question.state == State.WITHDRAWN or to_the_bot or _is_command(t, event):
        return
    early.wait_in_line(t, channel_id, event["ts"])
    said = rules.reply(
        t, question, channel_id=channel_id, user_id=event["user"], ts=event["ts"], text=t.read(event.get("text", ""))
    )
    relay.carry(t, question, said)
    learned.follow(t, question)
    refresh(t, question)
    _follow_reply(t, question, said)


def _follow_reply(t: Turn, question: Question, reply: Reply) -> None:
    exchange.replied(t, question, reply)
    if early.take_mark(t, question, reply):
        solve(t, question, reply)


def _edited(t: Turn, channel_id: str, message: Event) -> None:
    found = _reply_at(t, channel_id, message["ts"])
    question = model.at(t.session, team_id=t.team_id, channel_id=channel_id, ts=message["ts"])
    if found:
        question, reply = found
        reply.text = t.read(message.get("text", ""))
        relay.carry(t, question, reply)
    elif question and _is_persons(t, message):
        question.text = _words(t, message) or question.text
    elif question is None and early.is_new(t, message["ts"]) and _is_persons(t, message):
        # The edit came before the message; when that one comes, it changes nothing any more.
        _posted(t, channel_id, message)
    if question:
        learned.follow(t, question)
        refresh(t, question)


def _is_persons(t: Turn, message: Event) -> bool:
    return members.wrote(t.session, workspace=t.workspace, message=message)


def _deleted(t: Turn, channel_id: str, ts: str) -> None:
    found = _reply_at(t, channel_id, ts)
    question = model.at(t.session, team_id=t.team_id, channel_id=channel_id, ts=ts)
    if found:
        question, reply = found
        relay.take_back(t, question, reply)
        contacts.forget(t.session, team_id=t.team_id, where=contacts.place(channel_id, ts))
        with changing(t, question):
            rules.drop(t, question, reply)
    elif question and question.ts == ts:
        with changing(t, question):
            rules.withdraw(t, question)


def _is_mark(t: Turn, event: Event) -> bool:
    """Whether this says of a message whether it is a solution, and nothing later is known of that."""
    item = event["item"]
    if event["reaction"] != SOLVED_MARK or item["type"] != "message":
        return False
    return t.is_latest(f"marked:{item['channel']}:{item['ts']}:{event['user']}", event["event_ts"])


def _reply_at(t: Turn, channel_id: str, ts: str) -> tuple[Question, Reply] | None:
    return model.reply_at(t.session, team_id=t.team_id, channel_id=channel_id, ts=ts)


def _unmark(t: Turn, question: Question, reply: Reply) -> None:
    marked = model.solutions(t.session, question)
    if reply not in marked:
        return
    marked.remove(reply)
    with changing(t, question):
        if marked:
            rules.solve(t, question, marked)
        else:
            rules.reopen(t, question)
