"""What Slack did not take, for the organisers: why, and another try."""

from bot.feature import Feature, Place
from handlers.letters import home, listeners, views

FEATURE = Feature(
    actions={views.LIST: listeners.open_list, views.AGAIN: listeners.send_again, views.DISCARD: listeners.discard},
    home={Place.ORGANISERS: home.organisers},
    words={"手紙": listeners.open_list, "letters": listeners.open_list},
)
