"""April: when people move on, what they looked after moves to somebody, and nobody is forgotten over it."""

from collections.abc import Sequence

from bot.feature import Feature, Place
from handlers.april import following, home, jobs, letters, listeners, views, windows


def feature(others: Sequence[Feature]) -> Feature:
    """The feature that knows what people look after in all others."""
    return Feature(
        actions={
            letters.OPEN: listeners.open_plan,
            letters.READ: listeners.read,
            letters.STAY: listeners.stay,
            letters.PART: listeners.part,
            **dict.fromkeys(views.TAB, listeners.turn_page),
            views.PREVIOUS: listeners.turn_page,
            views.NEXT: listeners.turn_page,
            views.FIX: listeners.open_step,
            views.GO: listeners.approve,
            views.DROP: listeners.drop,
            views.UNDO: listeners.undo,
            views.TICK: listeners.tick,
            views.SHEET: listeners.send_plan,
            views.MEMBERS: listeners.send_members,
            views.CSV: listeners.send_csv,
        },
        views={windows.STEP: listeners.submit_step, windows.CHOICE: listeners.submit_choice},
        events={"message": following.on_message, "user_change": following.on_user_change},
        scopes=frozenset({"files:read", "files:write", "users:read.email"}),
        home={Place.WAITING: home.waiting, Place.ORGANISERS: home.organisers},
        jobs=jobs.of(others),
        words={"名簿": listeners.open_plan, "roster": listeners.open_plan},
    )
