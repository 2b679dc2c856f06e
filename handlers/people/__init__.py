"""People: who somebody is and where they work, asked once and kindly; what they should not post, told in private."""

from bot import doors
from bot.feature import Feature, Place
from bot.jobs import Job
from handlers.people import erasing, following, home, jobs, listeners, naming, views, windows
from handlers.people.windows import Act

FEATURE = Feature(
    actions={
        doors.SETTINGS: listeners.open_settings,
        views.LATER: listeners.put_off,
        Act.OPEN: naming.open_roles,
        Act.CHANGE: naming.open_role,
        Act.ACCOMPANY: naming.open_companion,
        Act.CHOSEN: naming.choose_companion,
    },
    views={
        views.SETTINGS: listeners.submit_settings,
        windows.NAME: naming.submit_role,
        windows.COMPANION: naming.submit_companion,
    },
    events={"message": following.on_message, "team_join": following.on_join},
    home={Place.WAITING: home.waiting, Place.ORGANISERS: home.organisers},
    jobs=(Job("look-up", jobs.LOOK_EVERY, jobs.look_up_one),),
    words={
        "設定": listeners.open_settings,
        "settings": listeners.open_settings,
        "役割": naming.open_roles,
        "roles": naming.open_roles,
    },
    visited=listeners.visited,
    erase=erasing.erase,
)
