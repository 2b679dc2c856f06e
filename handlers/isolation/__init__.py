"""How people are connected, told to themselves and their companions, so that nobody is alone unseen."""

from bot.feature import Feature, Place
from handlers.isolation import erasing, following, home, listeners, views

FEATURE = Feature(
    actions={views.DECLINE: listeners.decline, views.ACCEPT: listeners.accept},
    events={"message": following.on_message},
    home={Place.MINE: home.mine, Place.SETTINGS: home.settings},
    visited=listeners.visited,
    erase=erasing.erase,
)
