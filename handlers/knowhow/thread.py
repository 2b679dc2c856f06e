"""Receives who wants to keep a whole thread, asks its authors, and hears what they say."""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from sqlalchemy import select

from bot import blocks, doors, members, outbox, somebody
from bot.blocks import Block
from bot.jobs import Parts
from bot.members import Member
from bot.mrkdwn import escape, inside, shorten
from bot.outbox import Speaks
from bot.turn import Refused, Turn, Turns
from bot.web_api import Refresh
from bot.words import Words
from handlers.knowhow import consent, form, model, reader
from handlers.knowhow.consent import Answer, Message, ThreadPart, ThreadSave
from knowledge.cards import Card, Kind

Body = dict[str, Any]

YES = "knowhow.thread_yes"
NO = "knowhow.thread_no"
# Longer threads are kept up to here.
MOST = 200
SAID = 200


def extend(ack: Ack, body: Body, action: Body, client: WebClient, turn: Turns) -> None:
    """「スレッド全体を保存する」 beside one of its messages, or under the card that this became.

    The window lies over the other one, where all that was typed is still there for those who think twice.
    """
    below = body["view"]
    with turn.look() as t:
        is_form = below["callback_id"] == form.FORM
        known = form.filled_in(below) if is_form else {"title": below["blocks"][0]["text"]["text"]}
        view = form.window(t, known, {"thread": json.loads(action["value"])})
    client.views_push(trigger_id=body["trigger_id"], view=view)
    ack()


def save(ack: Ack, fields: Mapping[str, str], place: Sequence[str], client: WebClient, turn: Turns) -> None:
    """Begin to keep a thread: who wrote in it is asked, and what is there already is shown."""
    channel_id, root_ts = place
    messages = read(client, channel_id, root_ts)
    with turn() as t:
        kept = consent.at(t, channel_id=channel_id, root_ts=root_ts)
        if kept is None:
            said = model.draft(t, {"kind": Kind.TIP, **fields})
            kept = consent.save(
                t, channel_id=channel_id, root_ts=root_ts, messages=messages, title=said.title, tags=said.tags
            )
            for user_id in dict.fromkeys(part.user_id for part in consent.parts(t, kept, Answer.ASKED)):
                _ask(t, kept, user_id, messages)
        card = consent.follow(t, kept)
        asked = len({part.user_id for part in consent.parts(t, kept, Answer.ASKED)})
        if card is None and not asked:
            raise Refused("knowhow-thread-nobody", block_id="title")
        window = _begun(t, card, asked)
    ack(response_action="update", view=window)


def read(client: WebClient, channel_id: str, root_ts: str) -> list[dict[str, Any]]:
    """The thread as it stands now; the bot reads public channels that it is in.

    Raises:
        Refused: Slack does not let it.
    """
    with suppress(SlackApiError):  # archived: what was readable before still is
        client.conversations_join(channel=channel_id)
    try:
        found = client.conversations_replies(channel=channel_id, ts=root_ts, limit=MOST)["messages"]
    except SlackApiError as error:
        raise Refused("knowhow-thread-unreadable", block_id="title") from error
    return list(found)


def asked(t: Turn, kept: ThreadSave, theirs: Sequence[ThreadPart], say: Words) -> list[Block]:
    """The question to an author, on the Home tab: may these words be kept?"""
    saver = members.find(t.session, team_id=t.team_id, user_id=kept.saved_by)
    link = t.link(kept.channel_id, theirs[0].ts, kept.ts)
    return [blocks.section(_request(kept, saver, len(theirs), link, say)), _yes_or_no(kept, say)]


def answer(
    ack: Ack,
    body: Body,
    action: Body,
    client: WebClient,
    refresh_home: Refresh,
    turn: Turns,
) -> None:
    """「はい」 or 「いいえ」 by one of the authors; only now is what they wrote read and kept."""
    said = Answer.YES if action["action_id"] == YES else Answer.NO
    with turn.look() as t:
        kept = _still_open(t, int(action["value"]))
    messages = read(client, kept.channel_id, kept.ts) if said == Answer.YES else []
    with turn() as t:
        kept = _still_open(t, int(action["value"]))
        texts = {message["ts"]: t.read(message.get("text", "")) for message in messages}
        theirs = consent.answer(t, kept, said, texts)
        if not theirs:
            raise Refused("knowhow-thread-gone")
        consent.follow(t, kept, added=theirs if said == Answer.YES else (), taken=said == Answer.NO)
        _settle(t, kept, t.user_id, "knowhow-thread-yes-done" if said == Answer.YES else "knowhow-thread-no-done")
    ack()
    if doors.pressed_in(body) == "home":
        refresh_home(client, turn)


def close_one(parts: Parts) -> bool:
    """Close one thread whose time is up; who said nothing is left out, and their question says so.

    Returns:
        Whether there was one.
    """
    now = parts.clock.now()
    due = select(ThreadSave.id).where(
        ThreadSave.team_id == parts.team_id, ThreadSave.is_open.is_(True), ThreadSave.closes_at <= now
    )
    with parts.database.read() as session:
        found = session.scalar(due.limit(1))
    if found is None:
        return False
    with Turns.of(parts)() as t:
        kept = consent.by_id(t, found)
        if kept and kept.is_open:
            silent = {part.user_id for part in consent.parts(t, kept, Answer.ASKED)}
            consent.close(t, kept)
            for user_id in silent:
                _settle(t, kept, user_id, "knowhow-thread-closed")
    return True


def _still_open(t: Turn, save_id: int) -> ThreadSave:
    kept = consent.by_id(t, save_id)
    if kept is None:
        raise Refused("knowhow-thread-gone")
    if not kept.is_open:
        raise Refused("knowhow-thread-closed")
    return kept


def _ask(t: Turn, kept: ThreadSave, user_id: str, messages: Sequence[Message]) -> None:
    say = somebody.words(t, user_id)
    theirs = [message for message in messages if message.get("user") == user_id]
    text = _request(kept, t.member, len(theirs), t.link(kept.channel_id, theirs[0]["ts"], kept.ts), say)
    outbox.post(
        t.session,
        team_id=t.team_id,
        key=_key(kept, user_id),
        to=user_id,
        message=blocks.message(
            text,
            blocks.section(text),
            blocks.quoted(shorten(t.read(theirs[0].get("text", "")), SAID)),
            blocks.context(say("knowhow-thread-ask-why", days=consent.DAYS)),
            _yes_or_no(kept, say),
        ),
        now=t.now,
        speaks=Speaks.FIRST,
        about="knowhow",
        stale_at=kept.closes_at,
        together=True,
    )


def _request(kept: ThreadSave, saver: Member | None, count: int, link: str, say: Words) -> str:
    who, title = escape(saver.name if saver else ""), escape(inside(kept.title, 60))
    return say("knowhow-thread-ask", who=who, title=title, count=count, link=link)


def _yes_or_no(kept: ThreadSave, say: Words) -> Block:
    return blocks.actions(
        blocks.button(say("knowhow-thread-yes"), YES, value=str(kept.id), style="primary"),
        blocks.button(say("knowhow-thread-no"), NO, value=str(kept.id)),
    )


def _settle(t: Turn, kept: ThreadSave, user_id: str, text_id: str) -> None:
    """The question to an author becomes what came of it; they may still think otherwise while it is open."""
    say = somebody.words(t, user_id)
    text = say(text_id, title=escape(inside(kept.title, 60))) if text_id != "knowhow-thread-closed" else say(text_id)
    is_yes = text_id == "knowhow-thread-yes-done"
    other = blocks.button(
        say("knowhow-thread-no-after-all" if is_yes else "knowhow-thread-yes-after-all"),
        NO if is_yes else YES,
        value=str(kept.id),
    )
    again = [blocks.actions(other)] if kept.is_open else []
    message = blocks.message(text, blocks.section(text), *again)
    outbox.revise(t.session, team_id=t.team_id, key=_key(kept, user_id), message=message, now=t.now)


def _begun(t: Turn, card: Card | None, asked: int) -> Block:
    text = t.words("knowhow-thread-begun", count=asked, days=consent.DAYS)
    say = t.words
    nothing_yet = blocks.modal(
        reader.READER, title=say("knowhow-reader-title"), close=say("close"), blocks=[blocks.section(text)]
    )
    window = reader.under(reader.whole(t, card), text) if card else nothing_yet
    # The window below, of the message alone, has nothing to say any more.
    return window | {"clear_on_close": True}


def _key(kept: ThreadSave, user_id: str) -> str:
    return f"knowhow:thread:{kept.id}:{user_id}"
