"""Blocks and modals that Slack refuses, by what is wrong with them."""

from typing import Any

from tests.sandbox.views import HOME, MODAL, Json, field, options, plain

TEN_WORDS = options(*"abcdefghij")
MANY = [{"text": plain(str(number)), "value": str(number)} for number in range(101)]
FAR_TOO_LONG = "https://example.jp/" + "x" * 3000


def mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def section(**more: Any) -> Json:
    return {"type": "section", **more}


def with_element(**element: Any) -> Json:
    return {"type": "actions", "elements": [{"action_id": "a", **element}]}


def button(**more: Any) -> Json:
    return with_element(**({"type": "button", "text": plain("押す")} | more))


def select(**more: Any) -> Json:
    return with_element(**({"type": "static_select", "options": options("a")} | more))


BLOCKS: dict[str, list[Any]] = {
    "no block at all": [None],
    "a block of no known type": [{"type": "poem"}],
    "more than fifty blocks": [{"type": "divider"}] * 51,
    "a block_id twice": [{"type": "divider", "block_id": "a"}] * 2,
    "a block_id of 256": [{"type": "divider", "block_id": "x" * 256}],
    "a field that a block does not have": [{"type": "divider", "text": plain("x")}],
    "a section with nothing in it": [section()],
    "an empty text": [section(text=mrkdwn(""))],
    "a text of 3001": [section(text=mrkdwn("x" * 3001))],
    "a text of no known type": [section(text={"type": "html", "text": "x"})],
    "a text that is only a string": [section(text="x")],
    "eleven fields": [section(fields=[mrkdwn("x")] * 11)],
    "a field of 2001": [section(fields=[mrkdwn("x" * 2001)])],
    "no fields": [section(fields=[])],
    "a text input beside a section": [section(text=mrkdwn("x"), accessory={"type": "plain_text_input"})],
    "a header over 150": [{"type": "header", "text": plain("x" * 151)}],
    "a header in mrkdwn": [{"type": "header", "text": mrkdwn("x")}],
    "eleven things in a context": [{"type": "context", "elements": [mrkdwn("x")] * 11}],
    "a button in a context": [{"type": "context", "elements": [{"type": "button", "text": plain("x")}]}],
    "an image without words": [{"type": "image", "image_url": "https://example.jp/x.png"}],
    "an image without address": [{"type": "image", "alt_text": "x"}],
    "an image from nowhere": [{"type": "image", "alt_text": "x", "image_url": "x.png"}],
    "an image address over 3000": [{"type": "image", "alt_text": "x", "image_url": FAR_TOO_LONG}],
    "an image title over 2000": [
        {"type": "image", "alt_text": "x", "image_url": "https://example.jp/x", "title": plain("x" * 2001)}
    ],
    "actions without elements": [{"type": "actions", "elements": []}],
    "26 buttons": [
        {
            "type": "actions",
            "elements": [{"type": "button", "action_id": str(n), "text": plain("x")} for n in range(26)],
        }
    ],
    "an action_id twice in a block": [
        {"type": "actions", "elements": [{"type": "button", "action_id": "a", "text": plain("x")}] * 2}
    ],
    "an action_id of 256": [button(action_id="x" * 256)],
    "a button text over 75": [button(text=plain("x" * 76))],
    "a button text in mrkdwn": [button(text=mrkdwn("x"))],
    "a button value over 2000": [button(value="x" * 2001)],
    "a button value that is a number": [button(value=1)],
    "a button address over 3000": [button(url=FAR_TOO_LONG)],
    "a button address that is none": [button(url="あとで")],
    "a button in purple": [button(style="purple")],
    "a confirm title over 100": [button(confirm={"title": plain("x" * 101), "text": plain("x"), **{
        name: plain("x") for name in ("confirm", "deny")}})],
    "a confirm text over 300": [button(confirm={"title": plain("x"), "text": plain("x" * 301), **{
        name: plain("x") for name in ("confirm", "deny")}})],
    "a confirm button over 30": [button(confirm={"title": plain("x"), "text": plain("x"),
                                                 "confirm": plain("x" * 31), "deny": plain("x")})],
    "a select without options": [select(options=[])],
    "a select with 101 options": [select(options=MANY)],
    "a select with neither options nor groups": [with_element(type="static_select")],
    "a select with both": [select(option_groups=[{"label": plain("x"), "options": options("a")}])],
    "101 groups of options": [
        with_element(type="static_select", option_groups=[{"label": plain("x"), "options": options("a")}] * 101)
    ],
    "a group label over 75": [
        with_element(type="static_select", option_groups=[{"label": plain("x" * 76), "options": options("a")}])
    ],
    "a placeholder over 150": [select(placeholder=plain("x" * 151))],
    "an option over 75": [select(options=[{"text": plain("x" * 76), "value": "a"}])],
    "an option without value": [select(options=[{"text": plain("x")}])],
    "an option value over 150": [select(options=[{"text": plain("x"), "value": "x" * 151}])],
    "an option description over 75": [
        select(options=[{"text": plain("x"), "value": "a", "description": plain("x" * 76)}])
    ],
    "an option in mrkdwn in a select": [select(options=[{"text": mrkdwn("x"), "value": "a"}])],
    "a choice that is not among the options": [select(initial_option=options("b")[0])],
    "six in an overflow": [with_element(type="overflow", options=options(*"abcdef"))],
    "eleven checkboxes": [with_element(type="checkboxes", options=[*TEN_WORDS, *options("k")])],
    "eleven radio buttons": [with_element(type="radio_buttons", options=[*TEN_WORDS, *options("k")])],
    "no more than none to select": [
        with_element(type="multi_static_select", options=options("a"), max_selected_items=0)
    ],
    "a day that is none": [with_element(type="datepicker", initial_date="2026/10/01")],
    "a time that is none": [with_element(type="timepicker", initial_time="25:00")],
    "a moment that is none": [with_element(type="datetimepicker", initial_date_time=12)],
    "a text input among buttons": [with_element(type="plain_text_input")],
    "a label over 2000": [field("x", {"type": "plain_text_input"}) | {"label": plain("x" * 2001)}],
    "a label in mrkdwn": [field("x", {"type": "plain_text_input"}) | {"label": mrkdwn("x")}],
    "a hint over 2000": [field("x", {"type": "plain_text_input"}, hint=plain("x" * 2001))],
    "a button as an input": [field("x", {"type": "button", "text": plain("x")})],
    "room for 3001 characters": [field("x", {"type": "plain_text_input", "max_length": 3001})],
    "a longest of nothing": [field("x", {"type": "plain_text_input", "max_length": 0})],
    "a shortest above the longest": [field("x", {"type": "plain_text_input", "min_length": 9, "max_length": 3})],
    "a first value over 3000": [field("x", {"type": "plain_text_input", "initial_value": "x" * 3001})],
    "a number input that does not say which": [field("x", {"type": "number_input"})],
    "two tables": [{"type": "table", "rows": [[{"type": "raw_text", "text": "x"}]]}] * 2,
    "a table of 101 rows": [{"type": "table", "rows": [[{"type": "raw_text", "text": "x"}]] * 101}],
    "a table of 21 columns": [{"type": "table", "rows": [[{"type": "raw_text", "text": "x"}] * 21]}],
    "markdown over 12000": [{"type": "markdown", "text": "x" * 12_001}],
    "markdown over 12000 together": [{"type": "markdown", "text": "x" * 6_001}] * 2,
}  # fmt: skip

MODALS: dict[str, Json] = {
    "no title": {k: v for k, v in MODAL.items() if k != "title"},
    "a title over 24": MODAL | {"title": plain("x" * 25)},
    "a title in mrkdwn": MODAL | {"title": mrkdwn("x")},
    "a submit over 24": MODAL | {"submit": plain("x" * 25)},
    "a close over 24": MODAL | {"close": plain("x" * 25)},
    "inputs without submit": {k: v for k, v in MODAL.items() if k != "submit"},
    "no blocks": {k: v for k, v in MODAL.items() if k != "blocks"},
    "more than a hundred blocks": MODAL | {"blocks": [{"type": "divider"}] * 101},
    "private_metadata over 3000": MODAL | {"private_metadata": "x" * 3001},
    "a callback_id over 255": MODAL | {"callback_id": "x" * 256},
    "an external_id over 255": MODAL | {"external_id": "x" * 256},
    "a field that views do not have": MODAL | {"colour": "red"},
    "a table": MODAL | {"blocks": [{"type": "table", "rows": [[{"type": "raw_text", "text": "x"}]]}]},
    "two that want the focus": MODAL
    | {"blocks": [field(name, {"type": "plain_text_input", "focus_on_load": True}) for name in "ab"]},
    "a Home tab": HOME,
}
