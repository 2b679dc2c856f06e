"""Payloads as Slack once sent them, with pieces replaced at random: each is answered in time, and the bot goes on."""

import copy
import json
import time
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hostile.knocking import PATIENCE, Knock
from tests.hostile.profiles import tried
from tests.hostile.town import Town

Json = dict[str, Any]
DEEP: Any = "x"
for _ in range(400):
    DEEP = [DEEP]
# What stands in place of a piece.
PIECES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1.5, 2**31, 2**63, 10**400, 1e308),
    *("", " ", "0", "-1", "9" * 5000, "１", "\0", "a\0b", "\ud800", "\udfff議会", "\u202e", "\n\r\n", "x" * 70_000),
    *("'; DROP TABLE letter; --", "%s%n", "{0}", "{ $x }", "../../etc/passwd", "<!channel>", "U0", "T0", "C0", "Ev"),
    *("2026-99-99", "1e9", "NaN", "1:2:3", "1|2", "[]", "{}", "null", "message", "view_submission", "knowhow.read"),
    *([], {}, [None], [[]], {"id": None}, {"": ""}, {"value": {}}, [1, "a", {}], DEEP),
)


def places(payload: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every piece of a payload."""
    inner = payload.items() if isinstance(payload, dict) else enumerate(payload) if isinstance(payload, list) else ()
    for name, value in inner:
        yield (*above, name)
        yield from places(value, (*above, name))


def changed(payload: Json, way: tuple[Any, ...], piece: Any, *, how: str) -> Json:
    """The payload with one piece replaced, left out, or standing there twice."""
    new = copy.deepcopy(payload)
    inside: Any = new
    for name in way[:-1]:
        if not isinstance(inside, dict | list) or (isinstance(inside, list) and name >= len(inside)):
            return new
        inside = inside[name] if isinstance(inside, list) else inside.get(name)
    if isinstance(inside, dict) and way[-1] in inside:
        if how == "gone":
            del inside[way[-1]]
        elif how == "twice":
            inside[f"{way[-1]}\u200b"] = inside[way[-1]]
        else:
            inside[way[-1]] = piece
    elif isinstance(inside, list) and way[-1] < len(inside):
        inside[way[-1]] = piece
    return new


def kinds(town: Town) -> list[Json]:
    """One payload of each kind that was sent: what was pressed, sent, typed, or happened."""
    found: dict[str, Json] = {}
    for each in town.slack.sent:
        event, view, actions = each.get("event") or {}, each.get("view") or {}, each.get("actions") or [{}]
        name = each.get("command") or actions[0].get("action_id") or view.get("callback_id") or each.get("callback_id")
        found[f"{each.get('type')}:{name or event.get('type')}:{event.get('subtype')}"] = each
    return list(found.values())


def fresh(payload: Json, number: int) -> Json:
    """The payload as if it were a new one, so that it is not known already."""
    new = copy.deepcopy(payload)
    if new.get("type") == "event_callback":
        new["event_id"] = f"EvFuzz{number}"
    if new.get("type") == "view_submission":
        new["view"]["id"] = f"VFuzz{number}"
    return new


def fits(knock: Knock, payload: Json) -> str:
    """Send it; what is wrong with the answer, if anything."""
    began = time.monotonic()
    answer = knock.send(payload)
    is_event = payload.get("type") == "event_callback"
    if answer.status_code >= 500 and not is_event:
        return f"{answer.status_code}"
    if answer.status_code not in {200, 400, 401, 403, 404, 500}:
        return f"{answer.status_code}"
    if "Traceback" in answer.text or 'File "' in answer.text or (answer.status_code == 500 and answer.text):
        return answer.text[:200]
    return "" if time.monotonic() - began < PATIENCE else "too late"


@pytest.fixture(scope="module")
def knocking(town: Town) -> Iterator[Knock]:
    """Slack, out of its mind, at the door of the bot of the town."""
    knock = Knock(str(town.slack.request_url), town.slack.signing_secret)
    with knock.http:
        yield knock


@pytest.mark.long
def test_a_payload_with_pieces_replaced_is_answered(town: Town, knocking: Knock) -> None:
    known, number = kinds(town), 0
    assert len(known) > 50

    @tried(120)
    @given(data=st.data())
    def sent(data: st.DataObject) -> None:
        nonlocal number
        number += 1
        payload = fresh(data.draw(st.sampled_from(known)), number)
        for _ in range(data.draw(st.integers(1, 3))):
            ways = list(places(payload))
            way, piece = data.draw(st.sampled_from(ways)), data.draw(st.sampled_from(PIECES))
            payload = changed(payload, way, piece, how=data.draw(st.sampled_from(["other", "other", "gone", "twice"])))
        try:
            wrong = fits(knocking, payload)
        except (UnicodeEncodeError, ValueError):
            return  # it cannot even be written down as Slack would
        assert not wrong, json.dumps(payload)[:2000]

    sent()
    slack, sato = town.slack, town.sato
    slack.command(sato, "/tomoshibi")
    assert "できること" in slack.ephemerals(sato)[-1].text
