"""What windows and buttons carry along may be stolen: whoever sends it back is asked again whether they may."""

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select

import handlers
from bot.app import Bot
from bot.db import Base
from bot.sandbox import User
from tests.hostile.knocking import Knock
from tests.hostile.test_payloads import fresh, kinds
from tests.hostile.town import Town

Json = dict[str, Any]
# What anybody may move by reading, searching, voting and joining: counters of what is public, letters, and the record
# of requests itself.
MOVING = {"letter", "seen", "gap"}
COUNTED = {"helpful", "copies", "reads", "updated_at", "waiting_since", "sequence", "read_count"}
# Windows whose owner alone may send them, or an organiser: they change what is somebody's, or everybody's.
OWNED = {
    *("questions.speak", "knowhow.edit", "meetups.change_form", "meetups.cancel_form", "meetups.topics_form"),
    *("meetups.notes_form", "schedules.form", "people.name", "checkins.form"),
}


@pytest.fixture(scope="module")
def eve(town: Town) -> User:
    """Lives there, has no part in anything, and has read everybody's payloads."""
    eve = town.slack.add_user("eve", real_name="Eve")
    town.slack.settle()
    town.bot.settle()
    return eve


@pytest.fixture(scope="module")
def stolen(town: Town) -> Iterator[Knock]:
    """The door, for whoever can make Slack sign what they like."""
    knock = Knock(str(town.slack.request_url), town.slack.signing_secret)
    with knock.http:
        yield knock


def others(bot: Bot, eve: User) -> dict[str, set[str]]:
    """Every row that is not about her."""
    kept: dict[str, set[str]] = {}
    with bot.database.read() as session:
        for table in Base.metadata.sorted_tables:
            if table.name not in MOVING:
                columns = [column for column in table.c if column.name not in COUNTED]
                rows = {str(tuple(row)) for row in session.execute(select(*columns))}
                kept[table.name] = {row for row in rows if eve.id not in row}
    return kept


def difference(before: dict[str, set[str]], after: dict[str, set[str]]) -> dict[str, tuple[set[str], set[str]]]:
    """What went and what came, by table."""
    return {
        name: (before[name] - after[name], after[name] - before[name]) for name in before if before[name] != after[name]
    }


def by(payload: Json, eve: User, number: int) -> Json:
    """The payload as if she had sent it, new each time."""
    new = copy.deepcopy(payload)
    new["user"] = {"id": eve.id, "name": eve.name, "username": eve.name, "team_id": eve.team_id}
    if "view" in new:
        new["view"] |= {"id": f"VStolen{number}", "hash": str(number)}
    return new


def submissions(town: Town) -> list[Json]:
    return [each for each in town.slack.sent if each.get("type") == "view_submission"]


def test_a_window_of_somebody_elses_is_not_taken(town: Town, stolen: Knock, eve: User) -> None:
    known = {each["view"]["callback_id"]: each for each in submissions(town)}
    assert set(known) >= OWNED
    for number, name in enumerate(sorted(OWNED)):
        before = others(town.bot, eve)
        answer = stolen.act(by(known[name], eve, number))
        assert answer.status_code == 200, name
        assert answer.json()["response_action"] in {"errors", "push"}, (name, answer.text)
        assert difference(before, others(town.bot, eve)) == {}, name


def test_a_window_that_names_something_else_changes_nothing_of_others(town: Town, stolen: Knock, eve: User) -> None:
    before, number = others(town.bot, eve), 1000
    for payload in submissions(town):
        if payload["view"]["callback_id"] not in OWNED:
            continue
        for meta in (
            "1",
            "2",
            "1:0",
            "1|",
            "2:1",
            '{"card": 1}',
            '{"card": 2, "version": ""}',
            "leader",
            "",
            "x" * 3000,
        ):
            number += 1
            forged = by(payload, eve, number)
            forged["view"]["private_metadata"] = meta
            assert stolen.act(forged).status_code == 200
    assert difference(before, others(town.bot, eve)) == {}


@pytest.mark.long
def test_every_button_that_there_is_pressed_with_every_number_changes_nothing_of_others(
    town: Town, stolen: Knock, eve: User
) -> None:
    pressed: dict[str, list[str]] = {}
    for payload in town.slack.sent:
        for action in payload.get("actions") or []:
            pressed.setdefault(action["action_id"], []).append(str(action.get("value") or ""))
    room = town.slack.channel("#雑談").id
    number = 0
    for feature in handlers.FEATURES:
        before = others(town.bot, eve)
        for name in feature.actions:
            for value in dict.fromkeys([*pressed.get(name, [])[:2], "1", "2", f"1:{town.sato.id}", f"2:{room}:1.2"]):
                number += 1
                shown = {"type": "modal", "id": f"VPress{number}", "hash": "1", "private_metadata": value}
                action = {"action_id": str(name), "block_id": "b", "type": "button", "value": value, "action_ts": "1.1"}
                chosen = {"selected_option": {"value": value}, "selected_user": town.sato.id}
                payload = {"type": "block_actions", "trigger_id": f"{number}.1", "actions": [action | chosen]}
                payload |= {"user": {"id": eve.id}, "team": {"id": town.slack.team.id}, "channel": {"id": room}}
                state = {"title": {"text": "x"}, "blocks": [], "callback_id": "x", "state": {"values": {}}}
                assert stolen.act(payload | {"view": shown | state}).status_code in {200, 400}, (name, value)
        moved = difference(before, others(town.bot, eve))
        assert moved == {}, moved


def test_a_payload_of_another_workspace_reaches_nothing(town: Town, stolen: Knock) -> None:
    ours, theirs = town.slack.team.id, "T0EVIL"
    nobody = User(id="U0EVIL", team_id=theirs, name="nobody", real_name="")
    before = others(town.bot, nobody)
    for payload in kinds(town):
        moved = json.loads(json.dumps(fresh(payload, 5000)).replace(ours, theirs))
        answer = stolen.send(moved)
        assert answer.status_code in {200, 401, 403, 404}
        assert "sato" not in answer.text
    assert difference(before, others(town.bot, nobody)) == {}
