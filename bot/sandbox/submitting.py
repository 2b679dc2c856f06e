"""The hands that fill in modals: submit, close, and what the app's answer does to the stack."""

from typing import Any

from bot.sandbox import forms, payloads, sight
from bot.sandbox.api import views
from bot.sandbox.bringing import Bringing
from bot.sandbox.errors import SlackError
from bot.sandbox.link import Answer, Outgoing
from bot.sandbox.model import Json
from bot.sandbox.person import User
from bot.sandbox.view import View

TROUBLE = "We had some trouble connecting. Try again?"


class Submitting(Bringing):
    """What a person can do with the modal on top."""

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
                view.type_in(
                    block_id,
                    found[1]["action_id"],
                    forms.entered(sight.Place(self.world, who, view=view).offering(found[1]), given),
                )
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

    def _complaints(self, view: View) -> dict[str, str]:
        values = view.values()
        found = {
            block["block_id"]: forms.complaint(block, element, values[block["block_id"]][element["action_id"]])
            for block, element in forms.fields(view.blocks)
            if block["type"] == "input"
        }
        return {block_id: text for block_id, text in found.items() if text}

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
