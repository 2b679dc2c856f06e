"""The layouts that the small bot shows."""

from typing import Any

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def options(*values: str) -> list[Json]:
    return [{"text": plain(value.upper()), "value": value} for value in values]


def field(block_id: str, element: Json, **more: Any) -> Json:
    element = {"action_id": block_id, **element}
    return {"type": "input", "block_id": block_id, "label": plain(block_id), "element": element, **more}


BUTTONS: list[Json] = [
    {"type": "section", "block_id": "say", "text": {"type": "mrkdwn", "text": "*選ぶ*"}},
    {
        "type": "actions",
        "block_id": "acts",
        "elements": [
            {"type": "button", "action_id": "go", "value": "1", "text": plain("行く"), "style": "primary"},
            {"type": "static_select", "action_id": "pick", "placeholder": plain("どれ"), "options": options("a", "b")},
        ],
    },
]
MODAL: Json = {
    "type": "modal",
    "callback_id": "form",
    "private_metadata": "m",
    "title": plain("入力"),
    "submit": plain("送る"),
    "close": plain("やめる"),
    "blocks": [
        field("title", {"type": "plain_text_input", "max_length": 20}),
        field("sizes", {"type": "checkboxes", "options": options("a", "b")}, optional=True),
        {
            "type": "actions",
            "block_id": "acts",
            "elements": [{"type": "radio_buttons", "action_id": "live", "options": options("a", "b")}],
        },
    ],
}
HOME: Json = {"type": "home", "blocks": BUTTONS}
