"""What is stored about me: to see, to take along, to erase. And what goes by itself when it has had its time."""

from collections.abc import Sequence

from bot.feature import Feature, Place
from bot.jobs import Job
from handlers.mydata import home, jobs, listeners, views


def feature(others: Sequence[Feature]) -> Feature:
    """The feature that knows what all others store."""
    erasures = [each.erase for each in others if each.erase]
    findings = [each.theirs for each in others if each.theirs]
    mine = listeners.of(erasures, findings)
    return Feature(
        actions={
            views.OPEN: mine.open_window,
            views.EXPORT: mine.export,
            views.ERASE: mine.open_erase,
            views.DELETE_FILE: listeners.delete_file,
        },
        views={views.ERASE_FORM: mine.erase},
        scopes=frozenset({"files:write"}),
        home={Place.SETTINGS: home.settings},
        words={"自分のデータ": mine.open_window, "mydata": mine.open_window},
        jobs=(Job("retention", jobs.EVERY, jobs.step(erasures)),),
    )
