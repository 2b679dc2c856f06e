"""Block Kit: which fields each block, element and view has, with Slack's limits."""

from collections.abc import Mapping

from bot.sandbox.checks import Check, Problems, by_type, flag, items, number, shape, string, text, written
from bot.sandbox.model import Json

PLAIN = "plain_text"
ID, SHORT, LINE = string(255), string(75), string(3000)
KIND = string(40)
URL = written(r"(https?|mailto|tel|sms):\S+", 3000, "a valid URL")
PICTURE = written(r"https?://\S+", 3000, "a valid URL")
DAY = written(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", 10, "a day such as 2026-10-01")
TIME = written(r"([01]\d|2[0-3]):[0-5]\d", 5, "a time such as 09:30")
FIRST_MOMENT, LAST_MOMENT = 10**9, 10**10 - 1  # ten digits
LONGEST_TYPED = 3000
CONFIRM = shape(
    {"title": text(100, PLAIN), "text": text(300), "confirm": text(30, PLAIN), "deny": text(30, PLAIN)},
    {"style": string(10, only=("primary", "danger"))},
)


def anything(value: object, at: str, problems: Problems) -> None:
    """Rich text is passed on as it is: bots write it rarely, and its own contract test reads the schema."""
    if not isinstance(value, list) or not value:
        problems.add("should be a list", at)


def _option(*kinds: str) -> Check:
    return shape({"text": text(75, *kinds), "value": string(150, 1)}, {"description": text(75, *kinds), "url": URL})


OPTION, PLAIN_OPTION = _option(), _option(PLAIN)
GROUP = shape({"label": text(75, PLAIN), "options": items(PLAIN_OPTION, 100)}, {})
CONVERSATIONS = shape(
    {},
    {
        "include": items(string(10, only=("im", "mpim", "private", "public")), 4),
        "exclude_external_shared_channels": flag,
        "exclude_bot_users": flag,
    },
)
DISPATCH = shape({}, {"trigger_actions_on": items(string(30, only=("on_enter_pressed", "on_character_entered")), 2)})


def _element(required: Mapping[str, Check], optional: Mapping[str, Check]) -> Check:
    return shape({"type": KIND, **required}, {"action_id": ID, "confirm": CONFIRM, **optional})


def _menu(required: Mapping[str, Check], optional: Mapping[str, Check], *, many: bool = False) -> Check:
    more: dict[str, Check] = {"placeholder": text(150, PLAIN), "focus_on_load": flag, **optional}
    return _element(required, more | ({"max_selected_items": number(1, 100)} if many else {}))


def _input(required: Mapping[str, Check], optional: Mapping[str, Check]) -> Check:
    more = {"initial_value": LINE, "placeholder": text(150, PLAIN), "focus_on_load": flag}
    return shape({"type": KIND, **required}, {"action_id": ID, "dispatch_action_config": DISPATCH, **more, **optional})


def _static(initial: Mapping[str, Check], *, many: bool = False) -> Check:
    listed = _menu({"options": items(PLAIN_OPTION, 100)}, initial, many=many)
    grouped = _menu({"option_groups": items(GROUP, 100)}, initial, many=many)

    def check(value: Json, at: str, problems: Problems) -> None:
        (grouped if "option_groups" in value else listed)(value, at, problems)

    return check


CHOICE = {"options": items(OPTION, 10)}
IDS = items(string(30), 100)
IMAGE: dict[str, Check] = {"type": KIND, "alt_text": string(2000, 1), "image_url": PICTURE}
ELEMENTS: dict[str, Check] = {
    "button": _element(
        {"text": text(75, PLAIN)},
        {
            "value": string(2000),
            "url": URL,
            "style": string(10, only=("primary", "danger")),
            "accessibility_label": SHORT,
        },
    ),
    "overflow": _element({"options": items(PLAIN_OPTION, 5)}, {}),
    "checkboxes": _element(CHOICE, {"initial_options": items(OPTION, 10), "focus_on_load": flag}),
    "radio_buttons": _element(CHOICE, {"initial_option": OPTION, "focus_on_load": flag}),
    "static_select": _static({"initial_option": PLAIN_OPTION}),
    "multi_static_select": _static({"initial_options": items(PLAIN_OPTION, 100)}, many=True),
    "external_select": _menu({}, {"initial_option": PLAIN_OPTION, "min_query_length": number(0, 1000)}),
    "multi_external_select": _menu(
        {}, {"initial_options": items(PLAIN_OPTION, 100), "min_query_length": number(0, 1000)}, many=True
    ),
    "users_select": _menu({}, {"initial_user": ID}),
    "multi_users_select": _menu({}, {"initial_users": IDS}, many=True),
    "channels_select": _menu({}, {"initial_channel": ID}),
    "multi_channels_select": _menu({}, {"initial_channels": IDS}, many=True),
    "conversations_select": _menu({}, {"initial_conversation": ID, "filter": CONVERSATIONS}),
    "multi_conversations_select": _menu({}, {"initial_conversations": IDS, "filter": CONVERSATIONS}, many=True),
    "datepicker": _menu({}, {"initial_date": DAY}),
    "timepicker": _menu({}, {"initial_time": TIME, "timezone": string(50)}),
    "datetimepicker": _element({}, {"initial_date_time": number(FIRST_MOMENT, LAST_MOMENT), "focus_on_load": flag}),
    "plain_text_input": _input(
        {}, {"multiline": flag, "min_length": number(0, LONGEST_TYPED), "max_length": number(1, LONGEST_TYPED)}
    ),
    "email_text_input": _input({}, {}),
    "url_text_input": _input({}, {}),
    "number_input": _input({"is_decimal_allowed": flag}, {"min_value": SHORT, "max_value": SHORT}),
    "rich_text_input": _element(
        {},
        {
            "initial_value": by_type({"rich_text": shape({"type": KIND, "elements": anything}, {"block_id": ID})}),
            "placeholder": text(150, PLAIN),
            "dispatch_action_config": DISPATCH,
            "focus_on_load": flag,
        },
    ),
    "image": shape(IMAGE, {}),
    "plain_text": text(3000, PLAIN),
    "mrkdwn": text(3000, "mrkdwn"),
}
INPUTS = tuple(name for name in ELEMENTS if name not in ("button", "overflow", "image", "plain_text", "mrkdwn"))
TYPED = ("plain_text_input", "rich_text_input", "email_text_input", "url_text_input", "number_input")
ACTIONS = (*(name for name in INPUTS if name not in TYPED), "button", "overflow")
ACCESSORIES = (*(name for name in ACTIONS if name != "datetimepicker"), "image")


def _block(required: Mapping[str, Check], optional: Mapping[str, Check]) -> Check:
    return shape({"type": KIND, **required}, {"block_id": ID, **optional})


CELL = by_type({"raw_text": shape({"type": KIND, "text": LINE}, {}), "rich_text": _block({"elements": anything}, {})})
COLUMN = shape({}, {"align": string(6, only=("left", "center", "right")), "is_wrapped": flag})
BLOCKS: dict[str, Check] = {
    "section": _block(
        {},
        {
            "text": text(3000),
            "fields": items(text(2000), 10),
            "accessory": by_type(ELEMENTS, *ACCESSORIES),
            "expand": flag,
        },
    ),
    "actions": _block({"elements": items(by_type(ELEMENTS, *ACTIONS), 25)}, {}),
    "context": _block({"elements": items(by_type(ELEMENTS, "image", "plain_text", "mrkdwn"), 10)}, {}),
    "divider": _block({}, {}),
    "header": _block({"text": text(150, PLAIN)}, {}),
    "image": shape(IMAGE, {"block_id": ID, "title": text(2000, PLAIN)}),
    "input": _block(
        {"label": text(2000, PLAIN), "element": by_type(ELEMENTS, *INPUTS)},
        {"hint": text(2000, PLAIN), "optional": flag, "dispatch_action": flag},
    ),
    "rich_text": _block({"elements": anything}, {}),
    "markdown": _block({"text": string(12_000, 1)}, {}),
    "table": _block({"rows": items(items(CELL, 20), 100)}, {"column_settings": items(COLUMN, 20)}),
}
NOT_MODELLED = {"file_input", "workflow_button"}
NOT_MODELLED |= {"alert", "call", "card", "carousel", "container", "context_actions", "data_table", "file", "plan"}
NOT_MODELLED |= {"task_card", "video"}
VIEW_BLOCKS = tuple(name for name in BLOCKS if name not in ("markdown", "table"))
VIEW: dict[str, Check] = {
    "private_metadata": LINE,
    "callback_id": ID,
    "external_id": ID,
}
BUTTON_TEXT = text(24, PLAIN)
VIEWS: dict[str, Check] = {
    "modal": shape(
        {"type": KIND, "title": BUTTON_TEXT, "blocks": items(by_type(BLOCKS, *VIEW_BLOCKS), 100, 0)},
        {
            "submit": BUTTON_TEXT,
            "close": BUTTON_TEXT,
            "clear_on_close": flag,
            "notify_on_close": flag,
            "submit_disabled": flag,
            **VIEW,
        },
    ),
    "home": shape({"type": KIND, "blocks": items(by_type(BLOCKS, *VIEW_BLOCKS), 100, 0)}, VIEW),
}
SUGGESTED = items(PLAIN_OPTION, 100, 0)
SUGGESTED_GROUPS = items(GROUP, 100, 0)
MESSAGE_BLOCKS = items(by_type(BLOCKS), 50, 0)
