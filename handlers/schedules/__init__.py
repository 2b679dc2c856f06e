"""Schedules: organisers set what happens regularly, to whom and when."""

from bot.feature import Feature, Place
from handlers.schedules import following, home, listeners, views, windows

FEATURE = Feature(
    actions={
        views.LIST: listeners.open_list,
        views.NEW: listeners.open_form,
        views.EDIT: listeners.open_form,
        views.PAUSE: listeners.pause,
        views.RESUME: listeners.resume,
        views.RUN: listeners.run_now,
        views.HISTORY: listeners.open_history,
        views.DELETE: listeners.delete,
        windows.CHANGED: listeners.follow,
    },
    views={windows.FORM: listeners.submit},
    events={"channel_id_changed": following.on_new_id},
    home={Place.ORGANISERS: home.organisers},
    words={"予定": listeners.open_list, "schedules": listeners.open_list},
)
