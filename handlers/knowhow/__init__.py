"""Know-how: shared in a form, saved from a message, searched, read, and shown to a channel."""

from bot import doors
from bot.turn import Feature
from handlers.knowhow import following, home, listeners, searching, views

FEATURE = Feature(
    commands={"/share": listeners.open_form, "/knowhow": searching.search},
    message_shortcuts={views.SAVE_MESSAGE: listeners.save_message},
    global_shortcuts={doors.SHARE: listeners.open_form},
    actions={
        doors.SHARE: listeners.open_form,
        doors.READ: listeners.read,
        doors.SEARCH: searching.open_search,
        views.KIND: listeners.change_kind,
        views.PREVIOUS: searching.turn_page,
        views.NEXT: searching.turn_page,
        views.SHOW: searching.show_in_channel,
    },
    views={views.FORM: listeners.submit_form, views.SEARCH_FORM: searching.submit_search},
    events={"message": following.on_message},
    home=home.sections,
)
