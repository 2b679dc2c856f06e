"""Who may press a thing of somebody else's, and what it is pressed with when somebody forges it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Who(StrEnum):
    """Who may press it, with a thing that is somebody else's."""

    EVERYBODY = "everybody: it concerns only themselves, or what all may read and do"
    OWNER = "whose it is"
    OWNER_OR_ORGANISER = "whose it is, and organisers"
    ORGANISERS = "organisers"
    PROPOSERS = "organisers and coordinators"
    BODY = "organisers for everybody, coordinators for those of their own body"
    BORROWERS = "organisers, coordinators and leaders, what other bodies have"
    MEMBERS = "members of the workspace who are still here, no guests"
    PEOPLE = "whoever is a person, and no bot"
    SLACK = "Slack itself, of its own accord"


@dataclass(frozen=True)
class Rule:
    """Who may, and what it is pressed with.

    Args:
        value: the value of a button, or what is chosen in a select.
        meta: the private metadata of a window.
        fields: what stands in it; a tuple is ticked, a list names people.
        chosen: it is a select of this kind ("user", "option") and not a button.
        block: the id of the block in which it stands.
        in_message: it stands in a message, not in a window.
        message: what a shortcut in the menu of a message is used on.
    """

    who: Who
    value: str = ""
    meta: str = ""
    fields: Mapping[str, str | tuple[str, ...] | list[str]] = field(default_factory=dict)
    chosen: str = ""
    block: str = ""
    in_message: bool = False
    message: Mapping[str, str] = field(default_factory=dict)


ALL = Rule(Who.EVERYBODY)
ORGANISERS = Rule(Who.ORGANISERS)


def own(value: str = "", **more: object) -> Rule:
    return Rule(Who.OWNER, value, **more)  # type: ignore[arg-type]


def run(value: str = "", **more: object) -> Rule:
    return Rule(Who.OWNER_OR_ORGANISER, value, **more)  # type: ignore[arg-type]


def organise(value: str = "", **more: object) -> Rule:
    return Rule(Who.ORGANISERS, value, **more)  # type: ignore[arg-type]


def anybody(value: str = "", **more: object) -> Rule:
    return Rule(Who.EVERYBODY, value, **more)  # type: ignore[arg-type]
