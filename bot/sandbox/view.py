"""Modals and Home tabs as Slack keeps them on its side: the definition, its place in the stack, and what was typed."""

from dataclasses import dataclass, field
from typing import Any

from bot.sandbox import forms
from bot.sandbox.model import Json


@dataclass(eq=False)
class View:
    """One view of one person."""

    id: str
    team_id: str
    user_id: str
    app_id: str
    bot_id: str
    type: str
    blocks: list[Json]
    title: Json | None = None
    submit: Json | None = None
    close: Json | None = None
    private_metadata: str = ""
    callback_id: str = ""
    external_id: str = ""
    clear_on_close: bool = False
    notify_on_close: bool = False
    submit_disabled: bool = False
    hash: str = ""
    root_view_id: str = ""
    previous_view_id: str | None = None
    typed: dict[str, dict[str, Json]] = field(default_factory=dict)
    order: int = 0

    def define(self, definition: Json, *, new_hash: str) -> None:
        """Show another definition; an input whose block_id and action_id stay keeps what the person typed."""
        for name in ("title", "submit", "close"):
            setattr(self, name, definition.get(name))
        for name in ("private_metadata", "callback_id", "external_id"):
            setattr(self, name, definition.get(name, ""))
        for name in ("clear_on_close", "notify_on_close", "submit_disabled"):
            setattr(self, name, bool(definition.get(name, False)))
        self.blocks = definition["blocks"]
        self.hash = new_hash
        kept = {(block["block_id"], element["action_id"]) for block, element in forms.fields(self.blocks)}
        self.typed = {
            block_id: {action_id: value for action_id, value in values.items() if (block_id, action_id) in kept}
            for block_id, values in self.typed.items()
        }

    def type_in(self, block_id: str, action_id: str, value: Json) -> None:
        """Remember what the person entered, in Slack's form, until the view closes."""
        self.typed.setdefault(block_id, {})[action_id] = value

    def json(self) -> Json:
        """As views.open gives it and as payloads carry it."""
        view: Json = {"id": self.id, "team_id": self.team_id, "type": self.type, "blocks": self.blocks}
        view |= {"private_metadata": self.private_metadata, "callback_id": self.callback_id}
        view |= {"state": forms.state(self.blocks, self.typed), "hash": self.hash}
        view |= {"title": self.title or {"type": "plain_text", "text": "View Title", "emoji": True}}
        view |= {"clear_on_close": self.clear_on_close, "notify_on_close": self.notify_on_close}
        view |= {"close": self.close, "submit": self.submit, "submit_disabled": self.submit_disabled}
        view |= {"previous_view_id": self.previous_view_id, "root_view_id": self.root_view_id}
        view |= {"app_id": self.app_id, "external_id": self.external_id, "app_installed_team_id": self.team_id}
        return view | {"bot_id": self.bot_id}

    def find(self, block_id: str, action_id: str | None = None) -> tuple[Json, Json] | None:
        """The block and its element, by block_id and, if given, action_id."""
        for block, element in forms.elements(self.blocks):
            if block["block_id"] == block_id and action_id in (None, element.get("action_id")):
                return block, element
        return None

    def values(self) -> dict[str, dict[str, Any]]:
        """state.values: block_id to action_id to the value in Slack's form."""
        values: dict[str, dict[str, Any]] = forms.state(self.blocks, self.typed)["values"]
        return values
