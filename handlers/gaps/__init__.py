"""What was searched in vain, for the organisers, and the aliases that mend it."""

from bot.feature import Feature, Place
from handlers.gaps import home, listeners, views

FEATURE = Feature(
    actions={
        views.LIST: listeners.open_list,
        views.ALIAS: listeners.open_form,
        views.REMOVE: listeners.remove,
    },
    views={views.FORM: listeners.submit_form},
    home={Place.ORGANISERS: home.organisers},
    words={"別名": listeners.open_list, "aliases": listeners.open_list},
)
