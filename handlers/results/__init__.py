"""Results: what came of it all, in a few figures, for organisers who have to show it to others."""

from collections.abc import Sequence

from bot.feature import Feature, Place
from handlers.results import home, listeners, views


def feature(others: Sequence[Feature]) -> Feature:
    """The feature that lets all others say what came of them."""
    looking = listeners.of([each.achieved for each in others if each.achieved])
    return Feature(
        actions={
            views.OPEN: looking.open_window,
            views.SPAN: looking.choose_span,
            views.TABLE: looking.send_table,
        },
        home={Place.ORGANISERS: home.organisers},
        words={"成果": looking.open_window, "results": looking.open_window},
    )
