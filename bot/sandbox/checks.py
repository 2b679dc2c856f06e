"""How a piece of JSON is checked: small checks that report what is wrong, with the pointer to where, as Slack does."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Problems:
    """What was found wrong, in Slack's wording."""

    found: list[str] = field(default_factory=list)

    def add(self, text: str, at: str) -> None:
        """Note one problem; `at` is its JSON pointer."""
        self.found.append(f"{text} [json-pointer:{at}]")


Check = Callable[[Any, str, Problems], None]


def string(most: int, least: int = 0, only: Sequence[str] = ()) -> Check:
    """A text of at most `most` characters, or one of `only`."""

    def check(value: Any, at: str, problems: Problems) -> None:
        if not isinstance(value, str):
            problems.add("should be a string", at)
        elif len(value) > most:
            problems.add(f"must be less than {most + 1} characters", at)
        elif len(value) < least:
            problems.add(f"must be more than {least - 1} characters", at)
        elif only and value not in only:
            problems.add(f"must be one of {', '.join(only)}", at)

    return check


def written(pattern: str, most: int, what: str) -> Check:
    """A text of at most `most` characters that is `what`: it matches the pattern as a whole."""
    length, form = string(most), re.compile(pattern)

    def check(value: Any, at: str, problems: Problems) -> None:
        length(value, at, problems)
        if isinstance(value, str) and not form.fullmatch(value):
            problems.add(f"should be {what}", at)

    return check


def flag(value: Any, at: str, problems: Problems) -> None:
    """True or false."""
    if not isinstance(value, bool):
        problems.add("should be a boolean", at)


def number(least: int, most: int) -> Check:
    """A whole number from `least` to `most`."""

    def check(value: Any, at: str, problems: Problems) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            problems.add("should be a number", at)
        elif not least <= value <= most:
            problems.add(f"must be between {least} and {most}", at)

    return check


def text(most: int, *kinds: str) -> Check:
    """A text object of one of `kinds` (both when none is named)."""
    body = {"type": string(20), "text": string(most, 1)}
    shapes = {"plain_text": shape(body, {"emoji": flag}), "mrkdwn": shape(body, {"verbatim": flag})}
    return by_type(shapes, *kinds)


def items(check: Check, most: int, least: int = 1) -> Check:
    """A list of `least` to `most` things."""

    def check_items(value: Any, at: str, problems: Problems) -> None:
        if not isinstance(value, list):
            problems.add("should be a list", at)
            return
        if len(value) > most:
            problems.add(f"no more than {most} items allowed", at)
        if len(value) < least:
            problems.add(f"no fewer than {least} items allowed", at)
        for index, each in enumerate(value):
            check(each, f"{at}/{index}", problems)

    return check_items


def shape(required: Mapping[str, Check], optional: Mapping[str, Check]) -> Check:
    """An object with these fields and no others."""

    def check(value: Any, at: str, problems: Problems) -> None:
        if not isinstance(value, dict):
            problems.add("should be an object", at)
            return
        for name in required:
            if name not in value:
                problems.add(f"missing required field: {name}", at)
        for name, inner in value.items():
            known = required.get(name) or optional.get(name)
            if known is None:
                problems.add(f"invalid additional property: {name}", at)
            else:
                known(inner, f"{at}/{name}", problems)

    return check


def by_type(shapes: Mapping[str, Check], *allowed: str) -> Check:
    """An object whose `type` chooses its shape; `allowed` are the types that may stand here."""

    def check(value: Any, at: str, problems: Problems) -> None:
        if not isinstance(value, dict):
            problems.add("should be an object", at)
            return
        kind = str(value.get("type"))
        if kind in shapes and (not allowed or kind in allowed):
            shapes[kind](value, at, problems)
        else:
            problems.add(f"unsupported type: {kind}", f"{at}/type")

    return check
