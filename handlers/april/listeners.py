"""Receives what organisers do with a roster, and what those say who take over or move on; defers to rules and doing."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot import doors, inputs, moments, web_api
from bot.feature import Keeping
from bot.privacy import audit
from bot.privacy.audit import Act
from bot.turn import Refused, Turns
from bot.web_api import Refresh
from handlers.april import doing, jobs, letters, model, planning, rosters, rules, todos, views, windows, writing
from handlers.april.comparing import Kind
from handlers.april.model import Answer
from handlers.april.views import Spot
from handlers.april.windows import LEAVE_OUT

Body = dict[str, Any]
Keepings = Mapping[str, Keeping]


def open_plan(ack: Ack, body: Body, client: WebClient, turn: Turns) -> None:
    """`/tomoshibi 名簿`, the button on the Home tab, or in a letter."""
    with turn.look() as t:
        rules.only_for_organisers(t)
        roster = model.latest(t.session, team_id=t.team_id)
        view = views.window(t, roster, Spot(tab=views.opened_at(t, roster) if roster else Kind.LEAVES))
    web_api.show_view(client, body, view)
    ack()


def turn_page(ack: Ack, body: Body, action: Body, client: WebClient, turn: Turns) -> None:
    """Another tab or page of it."""
    spot, pressed = Spot.read(body["view"]), action["action_id"]
    if pressed in views.TAB:
        spot = replace(spot, tab=views.TAB[pressed], page=0)
    else:
        spot = replace(spot, page=max(spot.page + (1 if pressed == views.NEXT else -1), 0))
    with turn.look() as t:
        rules.only_for_organisers(t)
        view = views.window(t, model.by_id(t.session, team_id=t.team_id, roster_id=spot.roster), spot)
    ack()
    web_api.replace_view(client, shown=body["view"], view=view)


def open_step(ack: Ack, body: Body, action: Body, client: WebClient, turn: Turns) -> None:
    """「直す」 or 「答える」 beside a person."""
    with turn() as t:
        roster = rules.draft(t, Spot.read(body["view"]).roster)
        step = rules.step_of(t, roster, int(action["value"]))
        window = windows.choice if step.kind == Kind.UNCLEAR else windows.step
        view = window(t, roster, step)
    client.views_push(trigger_id=body["trigger_id"], view=view)
    ack()


def submit_step(ack: Ack, view: Body, client: WebClient, turn: Turns) -> None:
    """Leave somebody as they are, or let somebody else take over."""
    meta, act = json.loads(view["private_metadata"]), inputs.typed(view)["act"]
    heir, companion = (next(iter(inputs.people(view, each) or []), None) for each in ("heir", "companion"))
    with turn() as t:
        roster = rules.draft(t, meta["roster"], meta["version"])
        step = rules.step_of(t, roster, meta["step"])
        rules.change(t, roster, step, left_out=act == LEAVE_OUT, heir_id=heir, companion_id=companion)
        below = views.window(t, roster, Spot(tab=step.kind))
    web_api.replace_below(client, view=view, by=below)
    ack()


def submit_choice(ack: Ack, view: Body, client: WebClient, turn: Turns, keepings: Keepings) -> None:
    """This person is meant; the plan follows from it at once."""
    meta, who = json.loads(view["private_metadata"]), inputs.typed(view)["who"]
    with turn() as t:
        roster = rules.draft(t, meta["roster"], meta["version"])
        rules.choose(t, roster, rules.step_of(t, roster, meta["step"]), who)
        planning.compare(t, roster, model.lines(t.session, roster), None, keepings)
        below = views.window(t, roster, Spot(tab=views.opened_at(t, roster)))
    web_api.replace_below(client, view=view, by=below)
    ack()


def approve(ack: Ack, body: Body, action: Body, client: WebClient, turn: Turns) -> None:
    """「この計画で進める」."""
    roster_id, version = map(int, action["value"].split(":"))
    with turn() as t:
        roster = rules.approve(t, roster_id, version)
        view = views.window(t, roster, Spot.read(body["view"]))
    ack()
    web_api.replace_view(client, shown=body["view"], view=view)


def drop(ack: Ack, body: Body, action: Body, client: WebClient, turn: Turns) -> None:
    """「名簿を消す」."""
    with turn() as t:
        rules.drop(t, int(action["value"]))
        view = views.window(t, None, Spot(), said=t.words("april-dropped"))
    ack()
    web_api.replace_view(client, shown=body["view"], view=view)


def undo(ack: Ack, body: Body, action: Body, client: WebClient, turn: Turns, keepings: Keepings) -> None:
    """「元に戻す」 beside a person."""
    spot = Spot.read(body["view"])
    with turn() as t:
        rules.only_for_organisers(t)
        roster = model.by_id(t.session, team_id=t.team_id, roster_id=spot.roster, hold=True)
        if roster is None:
            raise Refused("april-gone")
        doing.undo(t, roster, rules.step_of(t, roster, int(action["value"])), keepings)
        view = views.window(t, roster, spot)
    ack()
    web_api.replace_view(client, shown=body["view"], view=view)


def tick(ack: Ack, body: Body, action: Body, client: WebClient, turn: Turns) -> None:
    """「済みにする」 beside something to do, or its contrary."""
    spot = Spot.read(body["view"])
    with turn() as t:
        rules.only_for_organisers(t)
        roster = model.by_id(t.session, team_id=t.team_id, roster_id=spot.roster, hold=True)
        found = [each for each in todos.of(t, roster) if each.value == action["value"]] if roster else []
        for each in found:
            todos.tick(each)
        t.session.flush()
        view = views.window(t, roster, spot)
    ack()
    web_api.replace_view(client, shown=body["view"], view=view)


def send_plan(ack: Ack, body: Body, action: Body, client: WebClient, turn: Turns) -> None:
    """「Excel で受け取る」: the plan as it is now, in a direct message."""
    with turn() as t:
        rules.only_for_organisers(t)
        roster = model.by_id(t.session, team_id=t.team_id, roster_id=int(action["value"]))
        if roster is None or roster.emptied_at:
            raise Refused("april-gone")
        content = writing.plan(t, roster)
        audit.note(t, Act.EXPORTED, f"roster:{roster.id}")
    ack()
    _send(client, body, turn, content, stem="april-file-plan", said="april-sheet-said")


def send_members(ack: Ack, body: Body, client: WebClient, turn: Turns) -> None:
    """「いまのメンバーを名簿にする」: a roster to go on with, in a direct message."""
    ack()
    with turn.look() as t:
        rules.only_for_organisers(t)
    try:
        known = planning.known(jobs.everybody(client))
    except SlackApiError as error:
        raise Refused("april-file-failed") from error
    with turn() as t:
        content = rosters.write(writing.present(t, {user_id: each.mail for user_id, each in known.items()}))
        audit.note(t, Act.EXPORTED, "roster:members")
    _send(client, body, turn, content, stem="april-file-members", said="april-members-said")


def send_csv(ack: Ack, body: Body, action: Body, client: WebClient, turn: Turns) -> None:
    """「Udemy の招待用 CSV」: the addresses of those who come."""
    with turn() as t:
        rules.only_for_organisers(t)
        roster = model.by_id(t.session, team_id=t.team_id, roster_id=int(action["value"]))
        content, count = todos.invitations(t, roster) if roster else (b"", 0)
        if not count:
            raise Refused("april-csv-nobody")
        audit.note(t, Act.EXPORTED, f"roster:{action['value']}")
    ack()
    _send(client, body, turn, content, stem="april-file-csv", said="april-csv-said")


def read(ack: Ack, body: Body, action: Body, client: WebClient, turn: Turns, keepings: Keepings) -> None:
    """「引き継ぎを見る」: the briefing, for whoever took over."""
    with turn() as t:
        handover = t.session.get(model.Handover, int(action["value"]))
        if handover is None or (handover.team_id, handover.to_id) != (t.team_id, t.user_id) or handover.undone_at:
            raise Refused("april-no-briefing")
        handover.read_at = handover.read_at or t.now
        t.session.flush()
        view = windows.briefing(t, handover, keepings)
    web_api.show_view(client, body, view)
    ack()


def stay(ack: Ack, body: Body, client: WebClient, turn: Turns, refresh_home: Refresh) -> None:
    """「前任として残る」."""
    _answer(ack, body, client, turn, refresh_home, Answer.ALUMNI)


def part(ack: Ack, body: Body, client: WebClient, turn: Turns, refresh_home: Refresh) -> None:
    """「ここで区切りにする」."""
    _answer(ack, body, client, turn, refresh_home, Answer.APART)


def _answer(ack: Ack, body: Body, client: WebClient, turn: Turns, refresh_home: Refresh, said: Answer) -> None:
    with turn() as t:
        rules.answer(t, said)
        if said == Answer.ALUMNI:
            doing.become_alumni(t, t.user_id)
        told = t.member is not None and letters.answered(t, t.member, said)
        text = t.words(f"april-answered-{said}")
    ack()
    if doors.pressed_in(body) == "home":
        refresh_home(client, turn)
    elif not told:
        web_api.whisper(client, body, text)


def _send(client: WebClient, body: Body, turn: Turns, content: bytes, *, stem: str, said: str) -> None:
    """Bring a file into the direct messages of the one who acts, and say so in the window."""
    with turn.look() as t:
        ending = "csv" if stem == "april-file-csv" else "xlsx"
        name = moments.file_name(t.words(stem), t.now, ending)
        text, user_id = t.words(said), t.user_id
    try:
        web_api.hand_over(client, user_id, name=name, content=content, comment=text)
    except (SlackApiError, OSError) as error:
        raise Refused("april-file-failed") from error
    with turn.look() as t:
        spot = Spot.read(body["view"])
        roster = model.by_id(t.session, team_id=t.team_id, roster_id=spot.roster)
        view = views.window(t, roster, spot, said=t.words("april-file-sent"))
    web_api.replace_view(client, shown=body["view"], view=view)
