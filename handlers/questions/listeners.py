"""Receives what people do to ask and to solve, and defers what follows from it to the rules."""

import json
from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient

from bot import doors, inputs, members, web_api
from bot.privacy.audit import Act
from bot.turn import Refused, Turn, Turns
from handlers.questions import learned, model, relay, rules, tending, thread, views, windows

FIELDS = ("question", "situation", "tried")


def open_form(ack: Ack, body: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """`/ask`, the shortcut, or a button that carries words along."""
    visit = doors.visit(body)
    with turn.look() as t:
        view = views.form(t, channel_id=_question_channel(t, visit.channel_id), question=visit.words)
    client.views_open(trigger_id=visit.trigger_id, view=view)
    ack()


def submit_form(ack: Ack, view: dict[str, Any], turn: Turns) -> None:
    """The form was sent: show once what is already known, otherwise ask."""
    meta, typed_in = json.loads(view["private_metadata"]), inputs.typed(view)
    fields = {name: typed_in.get(name, "") for name in FIELDS}
    is_anonymous = bool(inputs.ticked(view, views.ANONYMOUS))
    channel_id = meta["channel_id"]
    if not fields["question"]:
        raise Refused("questions-empty", block_id="question")
    if len(fields["question"]) > views.LONGEST:
        raise Refused("questions-too-long", block_id="question", most=views.LONGEST, typed=len(fields["question"]))
    learned.meaning(turn.settings, fields["question"])
    with turn.look() as t:
        similar = [] if meta["seen"] else learned.similar(t, fields["question"])
        if similar:
            again = views.form(t, **fields, similar=similar, channel_id=channel_id, is_anonymous=is_anonymous)
            ack(response_action="update", view=again)
            return
    with turn() as t:
        if t.first_time(f"view:{view['id']}"):
            asked = rules.ask(t, asker_id=t.user_id, channel_id=channel_id, is_anonymous=is_anonymous, **fields)
            relay.welcome(t, asked)
            thread.refresh(t, asked)
    ack()


def from_message(ack: Ack, body: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """「質問にする」: the message becomes a question where it stands; out of a thread it is asked anew."""
    message, visit = body["message"], doors.visit(body)
    in_thread = message.get("thread_ts", message["ts"]) != message["ts"]
    is_public = web_api.is_public(client, visit.channel_id)
    with turn() as t:
        if not members.wrote(t.session, workspace=t.workspace, message=message):
            raise Refused("questions-not-human")
        if not is_public and message["user"] != t.user_id:
            raise Refused("questions-private")
        text = t.read(message.get("text", ""))
        if not text:
            raise Refused("questions-no-words")
        if in_thread or not is_public:
            view = views.form(t, channel_id=_question_channel(t, visit.channel_id), question=text)
        else:
            view = None
            known = model.at(t.session, team_id=t.team_id, channel_id=visit.channel_id, ts=message["ts"])
            if known is None:
                thread.ask_here(t, channel_id=visit.channel_id, message=message)
            text = t.words("questions-known" if known else "questions-taken")
    ack()
    if view:
        client.views_open(trigger_id=visit.trigger_id, view=view)
    else:
        web_api.whisper(client, body, text)


def solve(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """「解決した」 on a question's card: one answer is the solution, among several the asker chooses."""
    view, text = None, ""
    with turn() as t:
        question = tending.of_asker(t, int(action["value"]))
        answers = model.answers(t.session, question)
        if not answers:
            raise Refused("questions-no-answer-yet")
        if len(answers) == 1:
            thread.solve(t, question, answers[0])
            tending.note(t, question, Act.QUESTION_SOLVED)
            text = t.words("questions-archived") if question.is_archived else ""
        else:
            view = windows.choose(t, question, answers)
    if view:
        client.views_open(trigger_id=body["trigger_id"], view=view)
    ack()
    if text:
        web_api.whisper(client, body, text)


def solve_by(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """「これで解決した」 under a reply that was brought to the asker."""
    number, channel_id, ts = action["value"].split(":")
    with turn() as t:
        question = tending.of_asker(t, int(number))
        found = model.reply_at(t.session, team_id=t.team_id, channel_id=channel_id, ts=ts)
        if found is None:
            raise Refused("questions-answer-gone")
        thread.solve(t, question, found[1])
        tending.note(t, question, Act.QUESTION_SOLVED)
        text = t.words("questions-solved-thanks")
    ack()
    web_api.whisper(client, body, text)


def solve_message(ack: Ack, body: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """「解決にする」 in the menu of a reply."""
    with turn() as t:
        found = model.reply_at(t.session, team_id=t.team_id, channel_id=body["channel"]["id"], ts=body["message"]["ts"])
        if found is None:
            raise Refused("questions-not-a-reply")
        question, reply = found
        thread.solve(t, tending.of_asker(t, question.id), reply)
        tending.note(t, question, Act.QUESTION_SOLVED)
        text = t.words("questions-solved-thanks")
    ack()
    web_api.whisper(client, body, text)


def open_speak(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """Whoever asked without a name wants to say something in public."""
    with turn() as t:
        view = windows.speak(t, tending.of_asker(t, int(action["value"])))
    open_window = client.views_push if "view" in body else client.views_open
    open_window(trigger_id=body["trigger_id"], view=view)
    ack()


def submit_speak(ack: Ack, view: dict[str, Any], turn: Turns) -> None:
    """They said it."""
    with turn() as t:
        question = tending.of_asker(t, int(view["private_metadata"]))
        said = inputs.typed(view)["said"]
        if not said:
            raise Refused("questions-empty", block_id="said")
        relay.speak(t, question, said, key=view["id"])
    ack(response_action="clear")


def _question_channel(t: Turn, here: str) -> str:
    """Where a question is posted: here, if this is a question channel, otherwise in the first of them."""
    channels = t.question_channels
    if not channels:
        raise Refused("questions-no-channel")
    return here if here in channels else channels[0]
