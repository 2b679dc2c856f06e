"""Blocks and views on their way in: checked as a whole, then completed with what Slack fills in."""

import copy
import json
from collections import Counter
from typing import Any

from bot.sandbox import blockkit, forms
from bot.sandbox.checks import Problems
from bot.sandbox.errors import SlackError
from bot.sandbox.model import Json
from bot.sandbox.world import World

MOST_BLOCK_TEXT = 13_000
MOST_MARKDOWN = 12_000
LARGEST_VIEW = 250_000


def message_blocks(world: World, blocks: Any) -> list[Json]:
    """The blocks of a message, complete.

    Raises:
        SlackError: invalid_blocks_format, invalid_blocks, msg_blocks_too_long.
    """
    if not isinstance(blocks, list):
        raise SlackError("invalid_blocks_format")
    problems = Problems()
    blockkit.MESSAGE_BLOCKS(blocks, "/blocks", problems)
    if not problems.found:
        _check_together(blocks, "/blocks", problems)
        _check_lengths(blocks, problems)
    if problems.found:
        _note_unsupported(world, problems)
        raise SlackError("invalid_blocks", problems.found, errors=problems.found)
    if sum(map(len, _texts(blocks))) > MOST_BLOCK_TEXT:
        raise SlackError("msg_blocks_too_long")
    return completed(world, blocks)


def view(world: World, definition: Any, kind: str) -> Json:
    """The definition of a view, complete.

    Raises:
        SlackError: invalid_arguments with what is wrong, view_too_large.
    """
    problems = Problems()
    if not isinstance(definition, dict) or definition.get("type") != kind:
        raise SlackError("invalid_arguments", [f"must be a view of type {kind} [json-pointer:/view/type]"])
    if len(json.dumps(definition, ensure_ascii=False).encode()) > LARGEST_VIEW:
        raise SlackError("view_too_large")
    blockkit.VIEWS[kind](definition, "/view", problems)
    if not problems.found:
        _check_together(definition["blocks"], "/view/blocks", problems)
        inputs = any(block["type"] == "input" for block in definition["blocks"])
        if kind == "modal" and inputs and "submit" not in definition:
            problems.add("must define `submit` to use an `input` block in modals", "/view")
    if problems.found:
        _note_unsupported(world, problems)
        raise SlackError("invalid_arguments", problems.found)
    shown = copy.deepcopy({name: definition[name] for name in ("title", "submit", "close") if name in definition})
    _complete_texts(shown)
    return definition | shown | {"blocks": completed(world, definition["blocks"])}


def completed(world: World, blocks: list[Json]) -> list[Json]:
    """The blocks as Slack gives them back: with the ids and defaults that were left out."""
    blocks = copy.deepcopy(blocks)
    for block in blocks:
        block.setdefault("block_id", world.new_id("b"))
        if block["type"] == "input":
            block.setdefault("optional", False)
            block.setdefault("dispatch_action", False)
        inside = [block.get("accessory"), block.get("element"), *block.get("elements", [])]
        for element in inside:
            if element and element["type"] in (*blockkit.INPUTS, *blockkit.ACTIONS):
                element.setdefault("action_id", world.new_id("a"))
        _complete_texts(block)
    return blocks


def _complete_texts(value: Any) -> None:
    if isinstance(value, list):
        for each in value:
            _complete_texts(each)
    if isinstance(value, dict):
        if "text" in value and value.get("type") in ("plain_text", "mrkdwn"):
            name = "emoji" if value["type"] == "plain_text" else "verbatim"
            value.setdefault(name, name == "emoji")
        for each in value.values():
            _complete_texts(each)


def _check_together(blocks: list[Json], at: str, problems: Problems) -> None:
    ids = Counter(block["block_id"] for block in blocks if "block_id" in block)
    for block_id in (block_id for block_id, count in ids.items() if count > 1):
        problems.add(f"`block_id` {block_id} is used more than once", at)
    for index, block in enumerate(blocks):
        if block["type"] == "section" and not ("text" in block or "fields" in block):
            problems.add("missing required field: text", f"{at}/{index}")
        actions = Counter(element["action_id"] for _, element in forms.elements([block]))
        for action_id in (action_id for action_id, count in actions.items() if count > 1):
            problems.add(f"`action_id` {action_id} already exists in this block", f"{at}/{index}")
        for _, element in forms.fields([block]):
            _check_initial(element, f"{at}/{index}", problems)
            if element.get("min_length", 0) > element.get("max_length", blockkit.LONGEST_TYPED):
                problems.add("min_length must not be above max_length", f"{at}/{index}")
    if sum(bool(element.get("focus_on_load")) for _, element in forms.elements(blocks)) > 1:
        problems.add("only one element may have focus_on_load", at)


def _check_initial(element: Json, at: str, problems: Problems) -> None:
    chosen = element.get("initial_options") or [element.get("initial_option")]
    offered = [(option["text"]["text"], option.get("value")) for option in forms.options(element)]
    # An external select's options are only known to the app.
    for option in filter(None, chosen if "external" not in element["type"] else []):
        if (option["text"]["text"], option.get("value")) not in offered:
            problems.add(f"initial option {option.get('value')} is not among the options", at)


def _check_lengths(blocks: list[Json], problems: Problems) -> None:
    if sum(block["type"] == "table" for block in blocks) > 1:
        problems.add("only one table block is allowed", "/blocks")
    if sum(len(block["text"]) for block in blocks if block["type"] == "markdown") > MOST_MARKDOWN:
        problems.add(f"markdown blocks must be less than {MOST_MARKDOWN + 1} characters in all", "/blocks")


def _texts(value: Any) -> list[str]:
    if isinstance(value, list):
        return [text for each in value for text in _texts(each)]
    if not isinstance(value, dict):
        return []
    own = [value["text"]] if isinstance(value.get("text"), str) else []
    return own + [text for each in value.values() for text in _texts(each)]


def _note_unsupported(world: World, problems: Problems) -> None:
    for problem in problems.found:
        kind = problem.removeprefix("unsupported type: ").split(" ")[0]
        if kind in blockkit.NOT_MODELLED:
            world.surprise(f"Slack has {kind}, the local one does not: {problem}")
