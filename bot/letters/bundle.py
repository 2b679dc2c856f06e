"""Several letters in one message: what a person would get at the same moment reaches them as one notification."""

from collections.abc import Iterator, Sequence
from typing import Any

from bot import blocks
from bot.blocks import Block

# Slack takes 50 blocks in a message, and 13,000 characters in them; beside a table or markdown block nothing else fits.
BLOCKS = 50
CHARACTERS = 10_000
_LARGE = {"table", "markdown"}


def is_interactive(message: Block) -> bool:
    """Whether somebody can press or choose something in it that the bot answers."""
    return any(
        "action_id" in element and not (element.get("type") == "button" and element.get("url"))
        for element in _elements(message.get("blocks", []))
    )


def fits(messages: Sequence[Block]) -> bool:
    """Whether these can be one message: small enough, and no two blocks with the same id."""
    parts = [block for message in messages for block in message.get("blocks", [])]
    ids = [block["block_id"] for block in parts if "block_id" in block]
    return (
        all(set(message) <= {"text", "blocks"} and message.get("blocks") for message in messages)
        and len(parts) + len(messages) - 1 <= BLOCKS
        and len(ids) == len(set(ids))
        and not any(block["type"] in _LARGE for block in parts)
        and sum(map(_characters, parts)) <= CHARACTERS
    )


def composed(messages: Sequence[Block]) -> Block:
    """One message that says all of these, a line between them."""
    if len(messages) == 1:
        return messages[0]
    parts: list[Block] = []
    for message in messages:
        parts += [*([blocks.divider()] if parts else []), *message["blocks"]]
    return blocks.message("\n".join(message["text"] for message in messages), *parts)


def _elements(shown: Any) -> Iterator[dict[str, Any]]:
    if isinstance(shown, list):
        for each in shown:
            yield from _elements(each)
    elif isinstance(shown, dict):
        yield shown
        yield from _elements(list(shown.values()))


def _characters(block: Block) -> int:
    return sum(len(each["text"]) for each in _elements(block) if isinstance(each.get("text"), str))
