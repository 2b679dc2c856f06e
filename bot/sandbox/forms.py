"""The inputs of Block Kit: which field holds their value, what Slack sends for it, and what its client refuses."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from bot.sandbox.model import Json
from bot.sandbox.written import Piece, rich_text

RESULTS = {
    "plain_text_input": "value", "email_text_input": "value", "url_text_input": "value", "number_input": "value",
    "external_select": "selected_option", "multi_external_select": "selected_options",
    "rich_text_input": "rich_text_value",
    "static_select": "selected_option", "multi_static_select": "selected_options",
    "radio_buttons": "selected_option", "checkboxes": "selected_options", "overflow": "selected_option",
    "users_select": "selected_user", "multi_users_select": "selected_users",
    "channels_select": "selected_channel", "multi_channels_select": "selected_channels",
    "conversations_select": "selected_conversation", "multi_conversations_select": "selected_conversations",
    "datepicker": "selected_date", "timepicker": "selected_time", "datetimepicker": "selected_date_time",
}  # fmt: skip
"""Element type to the field of its result; the element's own initial_... field ends in the same word."""
REQUIRED = "この項目は必須です"
ANYTHING = re.compile(r".*", re.DOTALL)
PATTERNS = {
    "email_text_input": (re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+"), "メールアドレスを入力してください"),
    "url_text_input": (re.compile(r"https?://\S+"), "URL を入力してください"),
}


def elements(blocks: Sequence[Json]) -> Iterator[tuple[Json, Json]]:
    """Every element that has an action_id, with its block."""
    for block in blocks:
        inside = [block.get("accessory"), block.get("element"), *block.get("elements", [])]
        yield from ((block, element) for element in inside if element and "action_id" in element)


def fields(blocks: Sequence[Json]) -> Iterator[tuple[Json, Json]]:
    """Every element that holds a value: all but buttons and overflow menus."""
    stateless = ("button", "overflow")
    yield from ((block, element) for block, element in elements(blocks) if element["type"] not in stateless)


def options(element: Json) -> list[Json]:
    """The options of an element, also those in groups."""
    grouped = [option for group in element.get("option_groups", []) for option in group["options"]]
    return [*element.get("options", []), *grouped]


def initial(element: Json) -> Json:
    """The value before anybody touches the element."""
    result = RESULTS[element["type"]]
    nothing: Any = [] if result.endswith("s") else None
    typed = result in ("value", "rich_text_value")
    value = element.get("initial_value" if typed else result.replace("selected", "initial"), nothing)
    return {"type": element["type"], result: value}


def state(blocks: Sequence[Json], typed: dict[str, dict[str, Json]]) -> Json:
    """`state` as Slack sends it: what was typed, and the initial value of what was not touched."""
    values: dict[str, dict[str, Json]] = {}
    for block, element in fields(blocks):
        value = typed.get(block["block_id"], {}).get(element["action_id"]) or initial(element)
        values.setdefault(block["block_id"], {})[element["action_id"]] = value
    return {"values": values}


def entered(element: Json, given: Any) -> Json:
    """What a person means by `given`, in Slack's form: a text, an option's value, a User or Channel, a list of them.

    Raises:
        LookupError: the element has no such option.
    """
    result = RESULTS[element["type"]]
    if result.endswith("s"):
        given = [] if given is None else [given] if isinstance(given, str) else list(given)
        return {"type": element["type"], result: [_one(element, each) for each in given]}
    return {"type": element["type"], result: None if given in (None, "") else _one(element, given)}


def cleaned(element: Json, given: Json) -> Json:
    """A value in Slack's form that came from outside: the result field alone, options replaced by the element's own.

    Raises:
        LookupError: an option that the element does not have.
    """
    result = RESULTS[element["type"]]
    value = given.get(result)
    if result == "selected_option":
        value = value and value.get("value")
    if result == "selected_options":
        value = [option.get("value") for option in value or []]
    return entered(element, value)


def _one(element: Json, given: Any) -> Any:
    if element["type"] == "datetimepicker":
        return int(given)
    if element["type"] == "rich_text_input":
        # As typed without any formatting; what comes from the page has its form already.
        return given if isinstance(given, dict) else rich_text([Piece("text", str(given))])[0]
    if not RESULTS[element["type"]].startswith("selected_option"):
        return getattr(given, "id", None) or str(given)
    for option in options(element):
        if option.get("value") == given:
            return option
    offered = [option.get("value") for option in options(element)]
    raise LookupError(f"{element['action_id']} offers {offered}, not {given!r}")


def complaint(block: Json, element: Json, value: Json) -> str | None:
    """What Slack's client says before it would submit this value, or None."""
    held = value[RESULTS[element["type"]]]
    if held in (None, "", []):
        return None if block.get("optional") else REQUIRED
    if not isinstance(held, str):
        return None
    least, most = element.get("min_length", 0), element.get("max_length", 3000)
    if len(held) < least:
        return f"{least} 文字以上で入力してください"
    if len(held) > most:
        return f"{most} 文字以内で入力してください"
    if element["type"] == "number_input":
        return _number_complaint(element, held)
    pattern, words = PATTERNS.get(element["type"], (ANYTHING, ""))
    return None if pattern.fullmatch(held) else words


def _number_complaint(element: Json, held: str) -> str | None:
    try:
        number = Decimal(held)
    except InvalidOperation:
        return "数字を入力してください"
    if not element.get("is_decimal_allowed") and number != number.to_integral_value():
        return "整数を入力してください"
    if "min_value" in element and number < Decimal(element["min_value"]):
        return f"{element['min_value']} 以上の数字を入力してください"
    if "max_value" in element and number > Decimal(element["max_value"]):
        return f"{element['max_value']} 以下の数字を入力してください"
    return None
