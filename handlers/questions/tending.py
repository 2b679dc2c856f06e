"""Receives what the asker, or an organiser, does with a question that is there: withdraw, reopen, merge, move."""

from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient

from bot import inputs, members, web_api
from bot.privacy import audit
from bot.turn import Refused, Turn, Turns
from handlers.questions import model, rules, thread, windows
from handlers.questions.model import Question, Reply, State
from handlers.questions.windows import Act
from knowledge import search
from knowledge.cards import Card

ALIKE = 5
Body = dict[str, Any]


def of_asker(t: Turn, question_id: int) -> Question:
    """The question, for the one who asked it; for an organiser once the asker has left.

    Raises:
        Refused: it is gone, or it is somebody else's.
    """
    question = _there(t, question_id)
    if not _speaks_for(t, question):
        raise Refused("questions-only-the-asker")
    return question


def open_window(ack: Ack, body: Body, action: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """「整理する」 on a card, in the bot's post, or on the Home tab."""
    with turn() as t:
        question = _there(t, int(action["value"]))
        view = windows.tend(t, question, _acts(t, question))
    client.views_open(trigger_id=body["trigger_id"], view=view)
    ack()


def open_for_message(ack: Ack, body: Body, client: WebClient, turn: Turns) -> None:
    """「質問を整理する」 in the menu of a question, or of anything in its thread."""
    message, channel_id = body["message"], body["channel"]["id"]
    root = message.get("thread_ts", message["ts"])
    with turn() as t:
        question = model.at(t.session, team_id=t.team_id, channel_id=channel_id, ts=root)
        if question is None:
            raise Refused("questions-not-a-question")
        question = _there(t, question.id)
        view = windows.tend(t, question, _acts(t, question))
    client.views_open(trigger_id=body["trigger_id"], view=view)
    ack()


def withdraw(ack: Ack, body: Body, action: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """The asker takes the question back."""
    with turn() as t:
        question = of_asker(t, int(action["value"]))
        with thread.changing(t, question):
            rules.withdraw(t, question)
        note(t, question, audit.Act.QUESTION_WITHDRAWN)
        thread.say_withdrawn(t, question)
        view = windows.done(t, t.words("questions-withdrawn-done"))
    web_api.replace_view(client, shown=body["view"], view=view)
    ack()


def reopen(ack: Ack, body: Body, action: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """「まだ解決していない」, or: it does not ask the same after all."""
    with turn() as t:
        question = _may(t, int(action["value"]), Act.REOPEN)
        with thread.changing(t, question):
            rules.reopen(t, question)
        note(t, question, audit.Act.QUESTION_REOPENED)
        view = windows.done(t, _told(t, question, "questions-reopened-done"))
    web_api.replace_view(client, shown=body["view"], view=view)
    ack()


def open_choose(ack: Ack, body: Body, action: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """Choose the solution, or other ones than before."""
    with turn() as t:
        question = of_asker(t, int(action["value"]))
        answers = model.answers(t.session, question)
        if not answers:
            raise Refused("questions-no-answer-yet")
        view = windows.choose(t, question, answers)
    client.views_push(trigger_id=body["trigger_id"], view=view)
    ack()


def choose(ack: Ack, view: Body, turn: Turns) -> None:
    """The asker chose the answers that helped."""
    with turn() as t:
        question = of_asker(t, int(view["private_metadata"]))
        answers = {each.ts: each for each in model.answers(t.session, question)}
        chosen: list[Reply] = [answers[ts] for ts in inputs.ticked(view, "answer") if ts in answers]
        if not chosen:
            raise Refused("questions-answer-gone", block_id="answer")
        with thread.changing(t, question):
            rules.solve(t, question, chosen)
        note(t, question, audit.Act.QUESTION_SOLVED)
        done = windows.done(t, t.words("questions-archived")) if question.is_archived else None
    if done:
        ack(response_action="update", view=done)
    else:
        ack(response_action="clear")


def open_duplicate(ack: Ack, body: Body, action: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """Which earlier question asks the same?"""
    with turn() as t:
        question = _may(t, int(action["value"]), Act.DUPLICATE)
        view = windows.duplicate(t, question, _alike(t, question))
    client.views_push(trigger_id=body["trigger_id"], view=view)
    ack()


def submit_duplicate(ack: Ack, view: Body, turn: Turns) -> None:
    """It asks the same as the one that was chosen."""
    fields = inputs.typed(view)
    with turn() as t:
        question = _may(t, int(view["private_metadata"]), Act.DUPLICATE)
        earlier = rules.asked_here(t, fields["link"]) if fields["link"] else None
        if earlier is None and not fields["link"] and fields.get("which"):
            number = int(fields["which"].removeprefix("question:"))
            earlier = model.by_id(t.session, team_id=t.team_id, question_id=number)
        if earlier is None:
            raise Refused("questions-duplicate-unknown", block_id="link")
        with thread.changing(t, question):
            rules.merge(t, question, earlier)
        note(t, question, audit.Act.QUESTION_MERGED)
        done = windows.done(t, _told(t, question, "questions-duplicate-done"))
    ack(response_action="update", view=done)


def open_move(ack: Ack, body: Body, action: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """Where is it to stand?"""
    with turn() as t:
        view = windows.move(t, _may(t, int(action["value"]), Act.MOVE))
    client.views_push(trigger_id=body["trigger_id"], view=view)
    ack()


def submit_move(ack: Ack, view: Body, turn: Turns) -> None:
    """It stands there from now on."""
    channel_id = inputs.typed(view)["channel"]
    with turn() as t:
        question = _may(t, int(view["private_metadata"]), Act.MOVE)
        if channel_id not in t.question_channels:
            raise Refused("questions-move-nowhere", block_id="channel")
        with thread.changing(t, question):
            rules.move(t, question, channel_id)
        audit.note(t, audit.Act.QUESTION_MOVED, f"question:{question.id}")
        thread.show_moved(t, question)
        done = windows.done(t, t.words("questions-move-done", channel=f"<#{channel_id}>"))
    ack(response_action="update", view=done)


def note(t: Turn, question: Question, act: audit.Act) -> None:
    """Note what an organiser did to a question of somebody else's; who asked does what they want with their own."""
    if not model.is_asker(t, question, t.user_id):
        audit.note(t, act, f"question:{question.id}")


def _there(t: Turn, question_id: int) -> Question:
    question = model.by_id(t.session, team_id=t.team_id, question_id=question_id)
    if question is None or question.state == State.WITHDRAWN:
        raise Refused("questions-gone")
    return question


def _may(t: Turn, question_id: int, act: Act) -> Question:
    question = _there(t, question_id)
    if act not in _acts(t, question):
        raise Refused("questions-not-yours")
    return question


def _acts(t: Turn, question: Question) -> list[Act]:
    """What this person can do with it now.

    Raises:
        Refused: nothing.
    """
    asks, organises = _speaks_for(t, question), t.is_organiser
    answered = asks and bool(model.answers(t.session, question))
    closed = question.state in {State.SOLVED, State.DUPLICATE}
    can = {
        Act.CHOOSE: answered and question.state != State.DUPLICATE,
        Act.REOPEN: closed and (asks or (organises and question.state == State.DUPLICATE)),
        Act.SPEAK: asks and question.is_anonymous,
        Act.DUPLICATE: (asks or organises) and question.state != State.DUPLICATE,
        Act.MOVE: organises and len(t.question_channels) > 1,
        Act.WITHDRAW: asks,
    }
    if not any(can.values()):
        raise Refused("questions-not-yours")
    return [act for act, possible in can.items() if possible]


def _speaks_for(t: Turn, question: Question) -> bool:
    asker = members.find(t.session, team_id=t.team_id, user_id=question.asker_id)
    has_left = asker is not None and asker.deleted
    return model.is_asker(t, question, t.user_id) or (has_left and t.is_organiser)


def _alike(t: Turn, question: Question) -> list[Card]:
    page = search.search(
        t.session, team_id=t.team_id, text=question.text, limit=ALIKE + 1, only=Card.origin.like("question:%")
    )
    return [hit.card for hit in page.hits if hit.card.origin != question.origin][:ALIKE]


def _told(t: Turn, question: Question, message_id: str) -> str:
    archived = f"\n{t.words('questions-archived')}" if question.is_archived else ""
    return t.words(message_id) + archived
