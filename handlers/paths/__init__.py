"""Paths: courses with a due date, the tracks that they lead to, and what towns take over from each other."""

from bot.feature import Feature, Place
from handlers.paths import home, jobs, keeping, listeners, mailed, views

FEATURE = Feature(
    actions={
        views.LIST: listeners.open_list,
        views.ENTER: listeners.open_form,
        views.GIVE: listeners.open_give,
        views.DONE: listeners.finish,
        views.BORROW: listeners.borrow,
        views.TRACK: listeners.choose_track,
        views.CLOSE: listeners.close,
    },
    views={views.ENTER: listeners.submit_form, views.GIVE: listeners.submit_give},
    home={Place.WAITING: home.waiting, Place.MINE: home.mine},
    mailed=mailed.waiting,
    jobs=jobs.JOBS,
    keeping=keeping.KEEPING,
    words={"コース": listeners.open_list, "courses": listeners.open_list},
)
