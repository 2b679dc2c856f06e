"""Slack's contracts as data (SLACK_SPEC_DIR): what the bot calls and what the local Slack says, held against them."""

import functools
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator
from jsonschema.exceptions import best_match

from bot.sandbox import Call

Json = dict[str, Any]
AS_JSON = {"blocks", "view", "metadata", "attachments"}
OPEN: tuple[Any, ...] = ({}, [], None)


def check_calls(calls: Iterable[Call], spec_dir: Path) -> None:
    """Every call names known arguments of the right type, leaves none out that is required, and sends valid blocks.

    Raises:
        AssertionError: what is wrong, one line each.
    """
    problems = [problem for call in calls for problem in _call_problems(call, spec_dir)]
    assert not problems, "\n".join(problems)


def check_blocks(blocks: Any, spec_dir: Path, at: str) -> list[str]:
    """What the schema of Block Kit finds wrong in these blocks."""
    if not isinstance(blocks, list):
        return [f"{at}: blocks are no list"]
    found = (_block_problem(json.dumps(block, sort_keys=True), spec_dir) for block in blocks)
    return [f"{at}/{index}{problem}" for index, problem in enumerate(found) if problem]


@functools.cache
def _block_problem(told: str, spec_dir: Path) -> str:
    """What is wrong with one block; most are seen many times."""
    block = json.loads(told)
    validator = _validators(spec_dir).get(str(block.get("type")))
    if validator is None:
        return f": no block is of type {block.get('type')}"
    error = best_match(validator.iter_errors(block))
    return f"{error.json_path[1:]}: {error.message}" if error else ""


def shape_problems(
    value: Any, sample: Any, spec_dir: Path, at: str, *, gaps: frozenset[str] = frozenset()
) -> list[str]:
    """Where `value` has a key, or a type, that Slack's sample has not.

    The samples are unions: every key ever seen. Empty objects and lists in them say nothing; null is allowed
    everywhere; blocks are held against the schema of Block Kit instead. `gaps` names keys that Slack sends and the
    samples lack.
    """
    if value is None or sample in OPEN:
        return []
    if isinstance(value, dict) and isinstance(sample, dict):
        return [
            problem
            for key, inner in value.items()
            for problem in _member_problems(key, inner, sample, spec_dir, f"{at}.{key}", gaps)
        ]
    if isinstance(value, list) and isinstance(sample, list):
        inner = [shape_problems(each, sample[0], spec_dir, f"{at}[]", gaps=gaps) for each in value]
        return [problem for problems in inner for problem in problems]
    return [] if _kind(value) == _kind(sample) else [f"{at}: {_kind(value)}, but Slack has {_kind(sample)}"]


def _member_problems(key: str, value: Any, sample: Json, spec_dir: Path, at: str, gaps: frozenset[str]) -> list[str]:
    if key == "blocks":
        return check_blocks(value, spec_dir, at)
    if key not in sample:
        return [] if key in gaps else [f"{at}: not in Slack's sample"]
    return shape_problems(value, sample[key], spec_dir, at, gaps=gaps)


def _kind(value: Any) -> str:
    if isinstance(value, bool):
        return "boolean"
    return {int: "number", float: "number", str: "text", dict: "object", list: "list"}[type(value)]


def _call_problems(call: Call, spec_dir: Path) -> Iterator[str]:
    spec = _methods(spec_dir).get(call.method)
    if spec is None:
        yield f"{call.method}: no such method"
        return
    known = spec["args"].get("properties", {})
    for name in spec["args"].get("required", []):
        if name != "token" and name not in call.arguments:
            yield f"{call.method}: {name} is missing"
    for name, value in call.arguments.items():
        if name not in known:
            yield f"{call.method}: unknown argument {name}"
        elif name not in AS_JSON and not _fits(value, known[name]):
            yield f"{call.method}: {name} is {_kind(value)}, not {known[name].get('type')}"
    if "blocks" in call.arguments:
        yield from check_blocks(call.arguments["blocks"], spec_dir, f"{call.method} blocks")
    if "view" in call.arguments:
        yield from _view_problems(call.arguments["view"], spec_dir, f"{call.method} view")


def _fits(value: Any, schema: Json) -> bool:
    kinds = {str(each.get("type")) for each in schema.get("anyOf", [schema])}
    names = {"text": "string", "boolean": "boolean", "number": "number", "object": "object", "list": "array"}
    whole = isinstance(value, int) and "integer" in kinds
    return "None" in kinds or whole or names[_kind(value)] in kinds


def _view_problems(view: Any, spec_dir: Path, at: str) -> Iterator[str]:
    if not isinstance(view, dict):
        yield f"{at}: no object"
        return
    yield from check_blocks(view.get("blocks"), spec_dir, f"{at} blocks")
    for name, most in (("private_metadata", 3000), ("callback_id", 255), ("external_id", 255)):
        if len(view.get(name, "")) > most:
            yield f"{at}: {name} is longer than {most}"
    for name in {"title", "submit", "close"} & set(view):
        if view[name].get("type") != "plain_text" or not 0 < len(view[name].get("text", "")) <= 24:
            yield f"{at}: {name} must be plain text of 1 to 24 characters"


@functools.cache
def _methods(spec_dir: Path) -> Json:
    return dict(json.loads((spec_dir / "methods.json").read_text(encoding="utf-8")))


@functools.cache
def sample(spec_dir: Path, name: str) -> Json:
    """One of the samples, e.g. `api/chat.postMessage`."""
    return dict(json.loads((spec_dir / "samples" / f"{name}.json").read_text(encoding="utf-8")))


@functools.cache
def _validators(spec_dir: Path) -> dict[str, Draft7Validator]:
    schema = json.loads((spec_dir / "blockkit.schema.json").read_text(encoding="utf-8"))
    definitions = schema["definitions"]
    found: dict[str, Draft7Validator] = {}
    for each in schema["anyOf"]:
        name = each["$ref"].rsplit("/", 1)[1]
        rooted = {"$ref": each["$ref"], "definitions": definitions}
        found |= {kind: Draft7Validator(rooted) for kind in _types(definitions[name])}
    return found


def _types(definition: Json) -> set[str]:
    own = definition.get("properties", {}).get("type", {}).get("const")
    inner = [kind for part in ("anyOf", "allOf") for each in definition.get(part, []) for kind in _types(each)]
    return {*([own] if own else []), *inner}
