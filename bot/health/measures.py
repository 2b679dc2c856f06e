"""A figure that a feature gives to those who keep the bot running: no name, no text, nothing about one person."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Measure:
    """A figure of one workspace, as it is now.

    Args:
        name: in small letters with `_`, without the program's own name, ending in its unit where it has one.
        about: what it says, in a sentence.
        labels: what tells several figures of a name apart; few values, known beforehand.
    """

    name: str
    about: str
    value: float
    labels: Mapping[str, str] = field(default_factory=dict)
