"""When the bot may speak first to somebody: their working days and hours, leave, quiet weeks, and silence."""

from bot import doors
from bot.feature import Feature, Place
from handlers.availability import home, listeners, views

FEATURE = Feature(
    actions={doors.HOURS: listeners.open_form, views.UNMUTE: listeners.unmute},
    views={views.FORM: listeners.submit_form},
    home={Place.SETTINGS: home.settings},
    words={"時間": listeners.open_form, "hours": listeners.open_form},
)
