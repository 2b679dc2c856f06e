"""What a person reads in what the bot shows."""

from typing import Any


def read(shown: Any) -> str:
    """All words of blocks, a view or a message, in their order, without what stands between them."""
    if isinstance(shown, list):
        return "".join(read(each) for each in shown)
    if not isinstance(shown, dict):
        return ""
    own = shown["text"] if isinstance(shown.get("text"), str) else ""
    return own + "".join(read(each) for key, each in shown.items() if key not in {"metadata", "private_metadata"})
