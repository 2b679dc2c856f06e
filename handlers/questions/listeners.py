"""Receives what people do with questions and defers what follows from it to the model."""

import json
from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient

from bot import doors, members, web_api
from bot.blocks import typed
from bot.turn import Refused, Turn, Turns
from handlers.questions import model, thread, views
from handlers.questions.model import Question, Reply, State


def open_form(ack: Ack, body: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """`/ask`, the shortcut, or a button that carries words along."""
    visit = doors.visit(body)
    with turn.look() as t:
        view = views.form(t, channel_id=_question_channel(t, visit.channel_id), question=visit.words)
    client.views_open(trigger_id=visit.trigger_id, view=view)
    ack()


def submit_form(ack: Ack, view: dict[str, Any], turn: Turns) -> None:
    """The form was sent: show once what is already known, otherwise ask."""
    meta, fields = json.loads(view["private_metadata"]), typed(view)
    with turn() as t:
        if not fields.get("question"):
            raise Refused("questions-empty", block_id="question")
        similar = [] if meta["seen"] else model.similar(t, fields["question"])
        if similar:
            ack(response_action="update", view=views.form(t, **fields, similar=similar, channel_id=meta["channel_id"]))
            return
        if t.first_time(f"view:{view['id']}"):
            thread.refresh(t, model.ask(t, asker_id=t.user_id, channel_id=meta["channel_id"], **fields))
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
    with turn() as t:
        question = _own(t, model.by_id(t.session, team_id=t.team_id, question_id=int(action["value"])))
        answers = model.answers(t.session, question)
        if not answers:
            raise Refused("questions-no-answer-yet")
        if len(answers) == 1:
            thread.solve(t, question, answers[0])
            view = None
        else:
            view = views.choose(t, question, answers)
    if view:
        client.views_open(trigger_id=body["trigger_id"], view=view)
    ack()


def choose(ack: Ack, view: dict[str, Any], turn: Turns) -> None:
    """The asker chose the answer that helped."""
    question_id = int(view["private_metadata"])
    with turn() as t:
        question = _own(t, model.by_id(t.session, team_id=t.team_id, question_id=question_id))
        chosen = t.session.get(Reply, (t.team_id, question.channel_id, typed(view)["answer"]))
        if chosen is None:
            raise Refused("questions-answer-gone", block_id="answer")
        thread.solve(t, question, chosen)
    ack()


def solve_message(ack: Ack, body: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """「解決にする」 in the menu of a reply."""
    with turn() as t:
        found = model.reply_at(t.session, team_id=t.team_id, channel_id=body["channel"]["id"], ts=body["message"]["ts"])
        if found is None:
            raise Refused("questions-not-a-reply")
        question, reply = found
        thread.solve(t, _own(t, question), reply)
        text = t.words("questions-solved-thanks")
    ack()
    web_api.whisper(client, body, text)


def _question_channel(t: Turn, here: str) -> str:
    """Where a question is posted: here, if this is a question channel, otherwise in the first of them."""
    channels = t.settings.question_channels
    if not channels:
        raise Refused("questions-no-channel")
    return here if here in channels else channels[0]


def _own(t: Turn, question: Question | None) -> Question:
    if question is None or question.state == State.WITHDRAWN:
        raise Refused("questions-gone")
    if question.asker_id != t.user_id:
        raise Refused("questions-only-the-asker")
    return question
