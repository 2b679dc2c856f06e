"""Peer chats (おしゃべり): every month, who wants to gets to know somebody of another town."""

from bot.feature import Feature, Occasion, Place
from bot.jobs import Job
from handlers.pairing import erasing, home, jobs, listeners, mailed, results, rules, views
from handlers.pairing.model import KIND

FEATURE = Feature(
    actions={
        views.JOIN: listeners.join,
        views.PAUSE: listeners.pause,
        views.STOP: listeners.stop,
        views.SKIP: listeners.skip,
        views.CANNOT: listeners.leave,
        **dict.fromkeys(views.MET_BY_ID, listeners.say_met),
    },
    home={Place.WAITING: home.waiting, Place.MINE: home.mine, Place.ORGANISERS: home.organisers},
    mailed=mailed.waiting,
    jobs=(Job("pairing", jobs.EVERY, jobs.step),),
    words={"おしゃべり": listeners.open_window, "chats": listeners.open_window},
    occasions={
        KIND: Occasion(name="pairing-occasion", open=rules.open_round, useful_for=rules.USEFUL_FOR, tally=results.tally)
    },
    erase=erasing.erase,
)
