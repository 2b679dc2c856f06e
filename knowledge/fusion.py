"""Two rankings as one: by words, which know names and numbers, and by meaning, which knows what else it is called."""

from collections.abc import Mapping, Sequence

# So many of the best of each ranking are put together.
BEST = 100
# What meaning weighs against words, in percent. Measured, see docs/search.md.
MEANING_PERCENT = 40
SCALE = 10_000


def fused(by_words: Sequence[tuple[int, int]], near: Mapping[int, int]) -> list[tuple[int, int]]:
    """Cards with a score up to 10,000, best first, equals in the order they were kept.

    In each ranking the best card is worth all, and the last of the best `BEST` nothing.

    Args:
        by_words: the best cards by their words, with their scores.
        near: how near cards are in meaning; the cards in `by_words` among them, if that is known.
    """
    words = dict(by_words)
    nearest = sorted(near.values(), reverse=True)[:BEST]
    told = _spread(words, list(words.values()))
    meant = _spread(near, nearest)
    scores = {
        card_id: (100 - MEANING_PERCENT) * told.get(card_id, 0) + MEANING_PERCENT * meant.get(card_id, 0)
        for card_id in {**words, **near}
    }
    return sorted(((card_id, score // 100) for card_id, score in scores.items()), key=lambda best: (-best[1], best[0]))


def _spread(scores: Mapping[int, int], best: Sequence[int]) -> dict[int, int]:
    """The scores between the lowest and the highest of the best ones, spread over 0 to `SCALE`, in whole numbers."""
    if not best:
        return {}
    low, high = min(best), max(best)
    if low == high:
        return {card_id: SCALE * (score >= high) for card_id, score in scores.items()}
    return {card_id: SCALE * max(0, score - low) // (high - low) for card_id, score in scores.items()}
