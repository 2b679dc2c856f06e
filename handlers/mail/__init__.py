"""Mail for days on which one cannot open Slack: what waits, to those who asked for it, and one tap to stop it."""

from collections.abc import Sequence
from functools import partial

from bot.feature import Feature, Place
from bot.jobs import Job
from handlers.mail import composing, home, jobs, listeners, pages, rules, views


def feature(others: Sequence[Feature]) -> Feature:
    """The feature that sends by mail what all others have for somebody."""
    tellers = [each.mailed for each in others if each.mailed]
    return Feature(
        actions={views.OPEN: listeners.open_form},
        views={views.FORM: listeners.submit_form},
        events={"user_change": listeners.on_change},
        scopes=frozenset({"users:read.email"}),
        home={Place.WAITING: home.waiting, Place.SETTINGS: home.settings},
        jobs=(
            Job("mail-look", jobs.LOOK_EVERY, partial(jobs.look_at_one, tellers=tellers)),
            Job("mail-send", jobs.SEND_EVERY, partial(jobs.send_some, tellers=tellers), asks_others=True),
            Job("mail-forget", jobs.FORGET_EVERY, jobs.forget),
        ),
        words={"メール": listeners.open_form, "mail": listeners.open_form},
        pages={composing.ROOM: pages.read},
        theirs=rules.theirs,
    )
