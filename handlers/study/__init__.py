"""Study: what people learn, told in a line; a week of their own, others who study now, and a modest nudge."""

from bot.feature import Feature, Place
from handlers.study import erasing, home, jobs, listeners, tending, views, windows, wording

FEATURE = Feature(
    commands={"/study": listeners.study},
    actions={
        views.RECORD: listeners.open_record,
        views.EDIT: listeners.open_edit,
        views.FORGET: listeners.forget,
        views.WEEK: listeners.show_week,
        views.USE: listeners.open_use,
        views.START: tending.start,
        views.STOP: tending.stop,
        views.LOOK: tending.look,
        views.NAMED: tending.change_name,
        views.PLAN: tending.open_plan,
        views.GIVE_UP: tending.give_up,
        views.TASTE: tending.open_taste,
        windows.TABLE: tending.open_table,
        wording.SNOOZE: tending.snooze,
        wording.MUTE: tending.mute,
        wording.RESUME: tending.resume,
        wording.RETIRE: tending.retire,
        wording.CARRY_ON: tending.carry_on,
    },
    views={
        views.RECORD: listeners.submit_record,
        views.EDIT: listeners.submit_edit,
        views.USE: listeners.submit_use,
        views.PLAN: tending.submit_plan,
        views.TASTE: tending.submit_taste,
        windows.TABLE: tending.submit_table,
    },
    home={Place.MINE: home.mine, Place.ORGANISERS: home.organisers},
    jobs=jobs.JOBS,
    erase=erasing.erase,
)
