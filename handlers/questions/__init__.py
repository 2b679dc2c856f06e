"""Questions: asked anywhere, shown beside what is already known, followed until one reply has solved them."""

from bot import doors
from bot.turn import Feature
from handlers.questions import home, listeners, thread, views

FEATURE = Feature(
    commands={"/ask": listeners.open_form},
    message_shortcuts={
        views.FROM_MESSAGE: listeners.from_message,
        views.SOLVE_MESSAGE: listeners.solve_message,
    },
    global_shortcuts={doors.ASK: listeners.open_form},
    actions={doors.ASK: listeners.open_form, views.SOLVE: listeners.solve},
    views={views.FORM: listeners.submit_form, views.CHOOSE: listeners.choose},
    events={
        "message": thread.on_message,
        "reaction_added": thread.on_reaction,
        "reaction_removed": thread.on_reaction_removed,
    },
    home=home.sections,
)
