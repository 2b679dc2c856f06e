"""The hands that press: buttons, selects, shortcuts, slash commands and the Home tab."""

from typing import Any

from bot.sandbox import blockkit, events, forms, payloads, respond, sight
from bot.sandbox.checks import Problems
from bot.sandbox.errors import NotForAPerson, SlackError
from bot.sandbox.link import Outgoing
from bot.sandbox.model import Channel, Json, Message
from bot.sandbox.person import User
from bot.sandbox.rights import ResponseUrl
from bot.sandbox.submitting import Submitting
from bot.sandbox.written import pieces


class Pressing(Submitting):
    """What a person can do with what the app shows."""

    def command(self, who: User, name: str, text: str = "", channel: str | Channel = "@") -> None:
        """Type a slash command (by default in the direct messages with the app); answers appear where they appear."""
        with self.world.lock:
            room = self.world.dm(who.id) if channel == "@" else self._inside(who, channel)
            known = self.world.manifest.commands.get(name)
            if known is None or who.is_stranger:
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
            payload = self._enter(place, block, element, forms.entered(place.offering(element), option_value))
        if payload:
            self._interact(who, payload)

    def act(self, who: User, at: Message | str, block_id: str, action_id: str, result: Json) -> None:
        """Like click and choose, with the exact element and the result in Slack's own form; for the page."""
        with self.world.lock:
            place = sight.place(self.world, who, at)
            block, element = place.element(block_id, action_id)
            stateless = element["type"] == "button"
            value = {} if stateless else forms.cleaned(place.offering(element), result)
            payload = place.payload(block, element, {}) if stateless else self._enter(place, block, element, value)
        if payload:
            self._interact(who, payload)

    def suggest(self, who: User, action_id: str, typed: str, at: Message | str | None = None) -> list[Json]:
        """Type into an external select; the options that the app offers for it, which `choose` chooses from."""
        with self.world.lock:
            place, block, element = sight.find(self.world, who, action_id, at)
        offered = self._suggested(place, block, element, typed)
        return forms.options(offered)

    def suggested(self, who: User, at: Message | str, block_id: str, action_id: str, typed: str) -> Json:
        """Like suggest, with the exact element; for the page."""
        with self.world.lock:
            place = sight.place(self.world, who, at)
            block, element = place.element(block_id, action_id)
        return self._suggested(place, block, element, typed)

    def shortcut(self, who: User, callback_id: str, message: Message | None = None) -> None:
        """Use a message shortcut on `message`, or a global one."""
        kind = "message" if message else "global"
        if who.is_stranger:
            raise NotForAPerson("members of other workspaces have no shortcuts here")
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

    def _enter(self, place: sight.Place, block: Json, element: Json, value: Json) -> Json | None:
        if element["type"] != "overflow":
            place.remember(block, element, value)
        if block["type"] == "input" and not block.get("dispatch_action"):
            return None
        return place.payload(block, element, value)

    def _interact(self, who: User, payload: Json) -> None:
        if not self.world.manifest.interactive:
            self.world.tell(who, "This app is not configured to handle interactive responses.")
            return
        answer = self._send(Outgoing("interactive", payload))
        if answer.failure:
            self.world.tell(who, f'The app did not answer: "{answer.error}"')
        self._after()

    def _suggested(self, place: sight.Place, block: Json, element: Json, typed: str) -> Json:
        if len(typed) < element.get("min_query_length", 3):
            return {"options": []}
        if not self.world.manifest.suggests:
            self.world.surprise("the manifest has no message_menu_options_url for external selects")
            return {"options": []}
        with self.world.lock:
            payload = place.suggestion(block, element, typed)
        answer = self._send(Outgoing("interactive", payload, wants_answer=True))
        problems = Problems()
        blockkit.SUGGESTED(answer.body.get("options", []), "/options", problems)
        blockkit.SUGGESTED_GROUPS(answer.body.get("option_groups", []), "/option_groups", problems)
        if answer.failure or problems.found:
            for problem in problems.found:
                self.world.surprise(f"answer to block_suggestion: {problem}")
            self.world.tell(place.user, f'The app did not answer: "{answer.error or "invalid_options"}"')
            return {"options": []}
        with self.world.lock:
            self.world.offers[place.user.id, element["action_id"]] = forms.options(answer.body)
        return answer.body

    def _answered(self, who: User, room: Channel, name: str, body: Json) -> None:
        with self.world.lock:
            try:
                respond.message(self.world, ResponseUrl(who.id, room.id, self.world.now()), body)
            except SlackError as refusal:
                self.world.surprise(f"answer to {name}: {refusal}")
                self.world.tell(who, f'{name} failed with the error "{refusal.error}"')
