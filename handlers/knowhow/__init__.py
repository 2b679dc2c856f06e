"""Know-how: shared in a form, saved from a message, searched, read, and shown to a channel."""

from bot import doors
from bot.turn import Feature
from handlers.knowhow import following, home, jobs, listeners, results, searching, views
from knowledge import cache, reindexing

FEATURE = Feature(
    commands={"/share": listeners.open_form, "/knowhow": searching.search},
    message_shortcuts={views.SAVE_MESSAGE: listeners.save_message},
    global_shortcuts={doors.SHARE: listeners.open_form},
    actions={
        doors.SHARE: listeners.open_form,
        doors.READ: listeners.read,
        doors.SEARCH: searching.open_search,
        views.KIND: listeners.change_kind,
        results.PREVIOUS: searching.go,
        results.NEXT: searching.go,
        results.AS_TYPED: searching.go,
        results.UNFILTERED: searching.go,
        results.REMEMBER: searching.remember,
        results.SHOW: searching.show_in_channel,
        home.AGAIN: searching.again,
        home.DROP: searching.drop,
    },
    views={views.FORM: listeners.submit_form, results.SEARCH_FORM: searching.submit_search},
    events={"message": following.on_message},
    home=home.sections,
    jobs=(reindexing.JOB, cache.JOB, jobs.MEANING),
)
