"""The record: what organisers and operators did, for the organisers to read."""

from bot.feature import Feature, Place
from handlers.audit import home, listeners, views

FEATURE = Feature(
    actions={views.OPEN: listeners.open_record, views.PAGE: listeners.turn_page, views.ACT: listeners.choose_act},
    home={Place.ORGANISERS: home.organisers},
    words={"記録": listeners.open_record, "record": listeners.open_record},
)
