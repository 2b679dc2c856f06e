"""Receives what people do about questions that wait: those who were asked, and the organisers who watch over them."""

from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient

from bot import doors, inputs, members, web_api
from bot.mrkdwn import escape
from bot.privacy import audit
from bot.privacy.audit import Act
from bot.turn import Refused, Turn, Turns
from bot.web_api import Refresh
from handlers.questions import asked, asking, hosts, ladder, model, overview
from handlers.questions.asked import As, Asked, Rung
from handlers.questions.model import Question

Body = dict[str, Any]


def cannot(ack: Ack, action: Body, turn: Turns) -> None:
    """「分からない・今は難しい」: the next one is asked instead. The letter itself says so."""
    number, role = action["value"].split(":")
    with turn() as t:
        question = model.by_id(t.session, team_id=t.team_id, question_id=int(number))
        to = t.session.get(Asked, (int(number), t.user_id, role))
        if question is None or to is None:
            raise Refused("questions-gone")
        if to.passed_at is None:
            to.passed_at = t.now
            t.session.flush()
            in_time = t.now < asked.when(question, Rung.ORGANISER)
            if asked.waits(question) and role == As.LIKELY and in_time:
                ladder.ask_likely(t, question, limit=1)
            ladder.show(t, question)
    ack()


def open_list(ack: Ack, body: Body, client: WebClient, turn: Turns) -> None:
    """`/tomoshibi 待っている質問`, and 「すべて見る」."""
    with turn.look() as t:
        _only_for_organisers(t)
        view = overview.window(t)
    client.views_open(trigger_id=body["trigger_id"], view=view)
    ack()


def take(ack: Ack, body: Body, action: Body, client: WebClient, turn: Turns, refresh_home: Refresh) -> None:
    """「私が返事します」: whoever organises says so to the others."""
    with turn() as t:
        question = _that_waits(t, int(action["value"]))
        if t.session.get(Asked, (question.id, t.user_id, As.TOOK)) is None:
            t.session.add(Asked(question.id, t.user_id, As.TOOK, t.team_id, t.now))
            t.session.flush()
        ladder.show(t, question)
        done = t.words("questions-mine-done")
    ack()
    _tell(body, client, turn, refresh_home, done)


def ask_somebody(ack: Ack, body: Body, action: Body, client: WebClient, turn: Turns, refresh_home: Refresh) -> None:
    """「この人に頼む」: the bot asks them, in the organiser's name."""
    user_id = action["selected_user"]
    with turn() as t:
        question = _that_waits(t, int(action["block_id"].removeprefix(asking.ROW)))
        member = members.find(t.session, team_id=t.team_id, user_id=user_id)
        # Whoever asks without a name is asked like anybody else: that they are not would tell who they are.
        if user_id == question.asker_id or not (member and member.can_be_asked):
            raise Refused("questions-somebody-cannot")
        if t.session.get(Asked, (question.id, user_id, As.NAMED)):
            raise Refused("questions-somebody-asked", name=member.name)
        ladder.ask(t, question, user_id, As.NAMED, because=t.user_id)
        ladder.show(t, question)
        done = t.words("questions-somebody-done", name=escape(member.name))
    ack()
    _tell(body, client, turn, refresh_home, done)


def open_hosts(ack: Ack, body: Body, client: WebClient, turn: Turns) -> None:
    """`/tomoshibi 当番`, and 「見守り当番」."""
    with turn.look() as t:
        _only_for_organisers(t)
        view = overview.rota(t)
    web_api.open_over(client, body, view)
    ack()


def submit_hosts(ack: Ack, view: Body, turn: Turns) -> None:
    """They take turns from now on, in this order; the window shows whose weeks come."""
    with turn() as t:
        _only_for_organisers(t)
        hosts.name(t, inputs.people(view, "hosts") or [])
        audit.note(t, Act.HOSTS_NAMED)
        shown = overview.rota(t)
    ack(response_action="update", view=shown)


def _only_for_organisers(t: Turn) -> None:
    if not t.is_organiser:
        raise Refused("questions-organisers-only")


def _that_waits(t: Turn, question_id: int) -> Question:
    """The question, for an organiser, as long as it waits.

    Raises:
        Refused: it does not, or somebody else acts.
    """
    _only_for_organisers(t)
    question = model.by_id(t.session, team_id=t.team_id, question_id=question_id)
    if question is None or not asked.waits(question):
        raise Refused("questions-waits-no-more")
    return question


def _tell(body: Body, client: WebClient, turn: Turns, refresh_home: Refresh, done: str) -> None:
    """Say what was done where it was done."""
    where = doors.pressed_in(body)
    if where == "modal":
        with turn.look() as t:
            view = overview.window(t, done=done)
        web_api.replace_view(client, shown=body["view"], view=view)
    elif where == "home":
        refresh_home(client, turn)
    else:
        web_api.whisper(client, body, done)
