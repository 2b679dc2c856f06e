"""The hands that press: buttons, selects, shortcuts, slash commands, modals and the Home tab."""

from typing import Any

from bot.sandbox import events, forms, payloads, respond, sight
from bot.sandbox.api import views
from bot.sandbox.errors import SlackError
from bot.sandbox.link import Answer, Outgoing
from bot.sandbox.model import Channel, Json, Message, User
from bot.sandbox.view import View
from bot.sandbox.world import ResponseUrl
from bot.sandbox.writing import Writing
from bot.sandbox.written import pieces

TROUBLE = "We had some trouble connecting. Try again?"


class Pressing(Writing):
    """What a person can do with what the app shows."""

    def command(self, who: User, name: str, text: str = "", channel: str | Channel = "@") -> None:
        """Type a slash command (by default in the direct messages with the app); answers appear where they appear."""
        with self.world.lock:
            room = self.world.dm(who.id) if channel == "@" else self._inside(who, channel)
            known = self.world.manifest.commands.get(name)
            if known is None:
                self.world.tell(who, f"{name} is not a valid command.")
                return
            cut = pieces(text, self.world.users.values(), self.world.channels.values())
            written = "".join(piece.escaped(f"|{piece.typed[1:]}") for piece in cut) if known.should_escape else text
            payload = payloads.command(self.world, who, room, name, written)
        answer = self._send(Outgoing("slash_commands", payload, wants_answer=True))
        if answer.failure:
            self.world.tell(who, f'{name} failed with the error "{answer.error}"')
        elif answer.body:
            self._answered(who, room, name, answer.body)
        self._after()

    def click(self, who: User, action_id: str, at: Message | str | None = None, value: str | None = None) -> None:
        """Press the newest button with this action_id (and value) that the person sees.

        Args:
            who: the person.
            action_id: the button's.
            at: a message, "home" or "modal", to press it there.
            value: the button's value, when several carry the action_id.

        Raises:
            LookupError: the person sees no such button.
        """
        with self.world.lock:
            place, block, element = sight.find(self.world, who, action_id, at, value)
            if element["type"] != "button":
                raise LookupError(f"{action_id} is no button but {element['type']}")
            payload = place.payload(block, element, {})
        self._interact(who, payload)

    def choose(self, who: User, action_id: str, option_value: Any, at: Message | str | None = None) -> None:
        """Choose in a select, radio group, checkboxes, overflow menu, date picker, ... , or type in a field.

        The app hears of it at once, unless the element stands in an input block without dispatch_action.
        """
        with self.world.lock:
            place, block, element = sight.find(self.world, who, action_id, at)
            payload = self._enter(place, block, element, forms.entered(element, option_value))
        if payload:
            self._interact(who, payload)

    def act(self, who: User, at: Message | str, block_id: str, action_id: str, result: Json) -> None:
        """Like click and choose, with the exact element and the result in Slack's own form; for the page."""
        with self.world.lock:
            place = sight.place(self.world, who, at)
            found = [
                (b, e)
                for b, e in forms.elements(place.blocks)
                if (b["block_id"], e["action_id"]) == (block_id, action_id)
            ]
            if not found:
                raise LookupError(f"{who.name} sees no {action_id} in {block_id}")
            block, element = found[0]
            stateless = element["type"] == "button"
            value = {} if stateless else forms.cleaned(element, result)
            payload = place.payload(block, element, {}) if stateless else self._enter(place, block, element, value)
        if payload:
            self._interact(who, payload)

    def shortcut(self, who: User, callback_id: str, message: Message | None = None) -> None:
        """Use a message shortcut on `message`, or a global one."""
        kind = "message" if message else "global"
        if not any((s.callback_id, s.type) == (callback_id, kind) for s in self.world.manifest.shortcuts):
            raise LookupError(f"the manifest has no {kind} shortcut {callback_id}")
        with self.world.lock:
            if message:
                self._of(message)
                payload = payloads.message_action(self.world, who, callback_id, message)
            else:
                payload = payloads.shortcut(self.world, who, callback_id)
        self._interact(who, payload)

    def open_home(self, who: User) -> None:
        """Open the app's Home tab."""
        if not self.world.manifest.home_tab:
            raise LookupError("the app has no Home tab")
        with self.world.lock:
            if home := self.world.homes.get(who.id):
                home.order = self.world.new_order()
            events.home_opened(self.world, who)
        self._after()

    def submit(self, who: User, /, **values: Any) -> dict[str, str]:
        """Fill in the top modal by block_id and submit it.

        Values are texts, lists or None, converted by the element's type; untouched inputs keep what they hold.

        Returns:
            What is wrong, by block_id: said by Slack's client (then the app hears nothing) or by the app.
            Empty when accepted; under "" what Slack says when the app failed.
        """
        with self.world.lock:
            view = self._top_modal(who)
            for block_id, given in values.items():
                found = view.find(block_id)
                if found is None or found[0]["type"] != "input":
                    raise LookupError(f"the modal has no input {block_id}")
                view.type_in(block_id, found[1]["action_id"], forms.entered(found[1], given))
            if view.submit is None:
                raise LookupError("the modal has no submit button")
            if complaints := self._complaints(view):
                return complaints
            payload = payloads.submission(self.world, who, view)
        answer = self._send(Outgoing("interactive", payload, wants_answer=True))
        with self.world.lock:
            errors = self._submitted(who, view, answer)
        self._after()
        return errors

    def close(self, who: User) -> None:
        """Close the top modal with its X."""
        with self.world.lock:
            view = self._top_modal(who)
            gone = self.world.modals.pop(who.id) if view.clear_on_close else [self.world.modals[who.id].pop()]
            told = [v for v in reversed(gone) if v.notify_on_close]
            closings = [payloads.closed(self.world, who, v, cleared=view.clear_on_close) for v in told]
            self.world.changed(["views"], who.id)
        for payload in closings:
            self._send(Outgoing("interactive", payload))
        self._after()

    def _top_modal(self, who: User) -> View:
        view = self.world.modal(who.id)
        if view is None:
            raise LookupError(f"{who.name} has no modal open")
        return view

    def _enter(self, place: sight.Place, block: Json, element: Json, value: Json) -> Json | None:
        if element["type"] != "overflow":
            place.remember(block, element, value)
        if block["type"] == "input" and not block.get("dispatch_action"):
            return None
        return place.payload(block, element, value)

    def _complaints(self, view: View) -> dict[str, str]:
        values = view.values()
        found = {
            block["block_id"]: forms.complaint(block, element, values[block["block_id"]][element["action_id"]])
            for block, element in forms.fields(view.blocks)
            if block["type"] == "input"
        }
        return {block_id: text for block_id, text in found.items() if text}

    def _interact(self, who: User, payload: Json) -> None:
        if not self.world.manifest.interactive:
            self.world.tell(who, "This app is not configured to handle interactive responses.")
            return
        answer = self._send(Outgoing("interactive", payload))
        if answer.failure:
            self.world.tell(who, f'The app did not answer: "{answer.error}"')
        self._after()

    def _answered(self, who: User, room: Channel, name: str, body: Json) -> None:
        with self.world.lock:
            try:
                respond.message(self.world, ResponseUrl(who.id, room.id, self.world.now()), body)
            except SlackError as refusal:
                self.world.surprise(f"answer to {name}: {refusal}")
                self.world.tell(who, f'{name} failed with the error "{refusal.error}"')

    def _submitted(self, who: User, view: View, answer: Answer) -> dict[str, str]:
        if not answer.failure:
            try:
                return self._follow(who, view, answer.body)
            except SlackError as refusal:
                self.world.surprise(f"answer to view_submission: {refusal}")
        self.world.tell(who, TROUBLE)
        return {"": TROUBLE}

    def _follow(self, who: User, view: View, body: Json) -> dict[str, str]:
        open_modals = self.world.modals.get(who.id, [])
        self.world.changed(["views"], who.id)
        match body.get("response_action"):
            case None if not body:
                if view in open_modals:
                    open_modals.remove(view)
            case "clear":
                self.world.modals.pop(who.id, None)
            case "update":
                views.redefine(self.world, view, body.get("view"))
            case "push":
                views.stack(self.world, who.id, body.get("view"))
            case "errors" if body.get("errors") and all(view.find(block_id) for block_id in body["errors"]):
                return dict(body["errors"])
            case _:
                raise SlackError("invalid_response_action", [str(body)])
        return {}
