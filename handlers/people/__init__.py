"""People: who somebody is and where they work, asked once and kindly; what they should not post, told in private."""

from bot import doors
from bot.jobs import Job
from bot.turn import Feature
from handlers.people import following, home, jobs, listeners, views

FEATURE = Feature(
    actions={doors.SETTINGS: listeners.open_settings, views.LATER: listeners.put_off},
    views={views.SETTINGS: listeners.submit_settings},
    events={"message": following.on_message, "team_join": following.on_join},
    home=home.sections,
    jobs=(Job("look-up", jobs.LOOK_EVERY, jobs.look_up_one),),
    words={"設定": listeners.open_settings, "settings": listeners.open_settings},
    visited=listeners.visited,
)
