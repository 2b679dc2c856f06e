"""Forgets where somebody works, when they erase what is stored about them."""

from datetime import timedelta

from bot.turn import Turn

# They are not asked again where they work for so long; in their settings they can say it at any time.
PEACE = timedelta(days=365)


def erase(t: Turn, keeps_words: bool) -> None:  # noqa: ARG001, FBT001 (`Feature.erase`)
    """Name, title and language are Slack's, and stay as Slack tells them."""
    if t.member:
        t.member.body, t.member.section, t.member.ask_again_at = None, "", t.now + PEACE
        t.session.flush()
