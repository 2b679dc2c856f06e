"""Check-ins: three taps every other week, so that whoever is alone in their office hears from somebody."""

from bot.feature import Feature, Occasion, Place
from bot.jobs import Job
from handlers.checkins import home, jobs, listeners, mailed, rules, views, windows
from handlers.checkins.model import KIND

FEATURE = Feature(
    commands={"/checkin": listeners.open_current},
    actions={
        **dict.fromkeys(views.MOODS_BY_ID, listeners.rate),
        **dict.fromkeys(views.TALKED_BY_ID, listeners.say_talked),
        views.WRITE: listeners.write,
        views.STOP: listeners.stop,
        views.RESUME: listeners.resume,
        views.SAID_HELLO: listeners.said_hello,
    },
    views={windows.FORM: listeners.submit},
    home={Place.WAITING: home.waiting, Place.MINE: home.mine, Place.SETTINGS: home.settings},
    mailed=mailed.waiting,
    jobs=(Job("checkins", jobs.EVERY, jobs.step),),
    occasions={
        KIND: Occasion(name="checkins-occasion", open=rules.open_round, useful_for=rules.USEFUL_FOR, tally=rules.tally)
    },
)
