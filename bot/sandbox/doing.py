"""What a person does on the browser's page: the hands by name, and the wires behind the stage."""

from base64 import b64decode
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from bot import working_time
from bot.sandbox import forms, sight
from bot.sandbox.errors import NotForAPerson, SlackError
from bot.sandbox.model import Json, Message
from bot.sandbox.page import Page
from bot.sandbox.person import User
from bot.sandbox.pressing import Pressing

Act = Callable[[Pressing, User, Json], Json | None]


class Doing:
    """The acting half of the page API."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def do(self, viewer: str, wish: Json) -> Json:
        """One act; what Slack tells the person about it comes back as an error."""
        try:
            hands = self._page.hands(viewer)
            me = hands.world.user(viewer)
            before = len(hands.world.errors.get(viewer, []))
            backstage = {"fault": self._fault, "heal": self._heal}
            act = backstage.get(wish["what"]) or ACTS[wish["what"]]
            told = act(hands, me, wish) or {}
        except (NotForAPerson, LookupError, ValueError, SlackError) as refusal:
            return {"ok": False, "error": str(refusal)}
        errors = hands.world.errors.get(viewer, [])[before:]
        return {"ok": False, "error": errors[-1]} if errors else {"ok": True, **told}

    def _fault(self, _hands: Pressing, _me: User, wish: Json) -> None:
        if wish["on"]:
            seconds = wish.get("seconds")
            self._page.faults.switch_on(wish["name"], None if seconds is None else float(seconds))
        else:
            self._page.faults.switch_off(wish["name"])

    def _heal(self, _hands: Pressing, _me: User, _wish: Json) -> None:
        self._page.faults.clear()


def _post(hands: Pressing, me: User, wish: Json) -> Json:
    broadcast = bool(wish.get("broadcast"))
    return {"ts": hands.post(me, wish["channel"], wish["text"], wish.get("thread_ts"), broadcast=broadcast).ts}


def _upload(hands: Pressing, me: User, wish: Json) -> Json:
    files = {each["name"]: b64decode(each["content"]) for each in wish["files"]}
    return {"ts": hands.upload(me, wish["channel"], files, wish.get("text", ""), wish.get("thread_ts")).ts}


def _delete_file(hands: Pressing, me: User, wish: Json) -> None:
    hands.delete_file(me, wish["file"])


def _edit(hands: Pressing, me: User, wish: Json) -> None:
    hands.edit(me, _found(hands, wish), wish["text"])


def _delete(hands: Pressing, me: User, wish: Json) -> None:
    hands.delete(me, _found(hands, wish))


def _react(hands: Pressing, me: User, wish: Json) -> None:
    (hands.react if wish["what"] == "react" else hands.unreact)(me, _found(hands, wish), wish["name"])


def _command(hands: Pressing, me: User, wish: Json) -> None:
    hands.command(me, wish["command"], wish.get("text", ""), wish["channel"])


def _act(hands: Pressing, me: User, wish: Json) -> None:
    at = wish["view"] if "view" in wish else _found(hands, wish, me)
    _type_in(hands, me, at, wish.get("state", {}))
    hands.act(me, at, wish["block_id"], wish["action_id"], wish)


def _suggest(hands: Pressing, me: User, wish: Json) -> Json:
    at = wish["view"] if "view" in wish else _found(hands, wish, me)
    return hands.suggested(me, at, wish["block_id"], wish["action_id"], wish["value"])


def _submit(hands: Pressing, me: User, wish: Json) -> Json:
    _type_in(hands, me, wish["view"], wish.get("state", {}))
    return {"errors": hands.submit(me)}


def _close(hands: Pressing, me: User, _wish: Json) -> None:
    hands.close(me)


def _shortcut(hands: Pressing, me: User, wish: Json) -> None:
    hands.shortcut(me, wish["callback_id"], _found(hands, wish) if "ts" in wish else None)


def _home(hands: Pressing, me: User, _wish: Json) -> None:
    hands.open_home(me)


def _join(hands: Pressing, me: User, wish: Json) -> None:
    hands.join(me, wish["channel"])


def _read(hands: Pressing, me: User, wish: Json) -> None:
    hands.read(me, wish["channel"], wish["ts"])


def _advance(hands: Pressing, _me: User, wish: Json) -> None:
    clock = hands.world.clock
    if "to" in wish:
        clock.to(wish["to"])
    elif "working_days" in wish:
        clock.to(working_time.add_days(clock.now(), int(wish["working_days"])))
    else:
        clock.advance(timedelta(days=wish.get("days", 0), hours=wish.get("hours", 0)))
    hands.world.changed(["clock", "world"], None)
    hands.deliveries.wake()


def _uninstall(hands: Pressing, _me: User, _wish: Json) -> None:
    hands.uninstall()


def _person(hands: Pressing, _me: User, wish: Json) -> None:
    hands.change_user(hands.world.user(wish["user"]), **wish["facts"])


def _channel(hands: Pressing, me: User, wish: Json) -> None:
    room = hands.channel(wish["channel"], me)
    match wish["act"]:
        case "archive":
            hands.archive(me, room)
        case "unarchive":
            hands.unarchive(me, room)
        case "rename":
            hands.rename(me, room, wish["name"])
        case "make_private":
            hands.make_private(me, room)
        case "give_new_id":
            hands.give_new_id(room)
        case unknown:
            raise LookupError(f"nothing is done to channels by {unknown}")


ACTS: Mapping[str, Act] = {
    "post": _post, "edit": _edit, "delete": _delete, "react": _react, "unreact": _react, "command": _command,
    "act": _act, "suggest": _suggest, "submit": _submit, "close": _close, "shortcut": _shortcut, "home": _home,
    "join": _join, "read": _read, "advance": _advance, "upload": _upload, "delete_file": _delete_file,
    "person": _person, "channel": _channel, "uninstall": _uninstall,
}  # fmt: skip


def _found(hands: Pressing, wish: Json, me: User | None = None) -> Message:
    room = hands.channel(wish["channel"], me)
    own = (m for m in hands.world.ephemerals if me and m.ephemeral_to == me.id and m.channel == room.id)
    message = room.find(wish["ts"]) or next((m for m in own if m.ts == wish["ts"]), None)
    if message is None:
        raise LookupError("the message is gone")
    return message


def _type_in(hands: Pressing, me: User, at: Message | str, state: dict[str, dict[str, Any]]) -> None:
    with hands.world.lock:
        place = sight.place(hands.world, me, at)
        for block, element in forms.fields(place.blocks):
            value = state.get(block["block_id"], {}).get(element["action_id"])
            if value is not None:
                place.remember(block, element, forms.cleaned(place.offering(element), value))
