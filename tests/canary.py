"""A canary in every log line of the tests: what people write, who they are, and what opens doors must never be in one.

Whatever anybody typed into the local Slack during a test is a canary; so is everything that looks like a token or a
mail address, whichever test it comes from.
"""

import io
import re
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from bot.sandbox import Slack

SECRETS = re.compile(r"xox[a-z]-|xapp-|gAAAAA|[\w.+-]+@[\w-]+\.[a-z]{2,}|PRIVATE KEY")
# Where in a payload stands what a person typed.
TYPED = {"text", "value", "plain_text"}
# Shorter things than this stand in log lines by chance.
LONG_ENOUGH = 4
LONG_ENOUGH_IN_ASCII = 12


class Watch(io.StringIO):
    """The stream that all log lines go into; it passes them on, and remembers them for as long as a test lasts."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def write(self, line: str) -> int:
        self.lines.append(line)
        return sys.stderr.write(line)

    def leaks(self, slack: Slack | None) -> list[str]:
        """The lines that hold what they must not hold."""
        told = "".join(self.lines)
        canaries = {each for each in typed(slack) if each in told} if slack else set()
        return [line for line in self.lines if SECRETS.search(line) or any(each in line for each in canaries)]


WATCH = Watch()


def typed(slack: Slack) -> Iterator[str]:
    """What people wrote to the app, and their names."""
    for team in slack.teams:
        for payload in team.sent:
            yield from filter(tells, _strings(payload, at=""))
        yield from filter(tells, (user.real_name for user in team.world.users.values() if not user.is_bot))


def tells(text: str) -> bool:
    """Whether a text cannot stand in a log line by chance."""
    return len(text) >= (LONG_ENOUGH_IN_ASCII if text.isascii() else LONG_ENOUGH) and not text.startswith("http")


def _strings(part: Any, *, at: str) -> Iterable[str]:
    if isinstance(part, str):
        return [part] if at in TYPED and (" " in part or not part.isascii()) else []
    if isinstance(part, dict):
        return [each for name, inner in part.items() for each in _strings(inner, at=name)]
    if isinstance(part, list):
        return [each for inner in part for each in _strings(inner, at=at)]
    return []
