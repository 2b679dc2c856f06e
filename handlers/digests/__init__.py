"""Digests: once a week, for people and for a channel, what there is to know; and nothing when there is nothing."""

from collections.abc import Sequence
from functools import partial

from bot.feature import Feature, Occasion
from bot.jobs import Job
from handlers.digests import jobs, listeners, model, rules, views


def feature(others: Sequence[Feature]) -> Feature:
    """The feature that lets all others tell what they have to tell."""
    personal = [each.digest for each in others if each.digest]
    for_channel = [each.channel_digest for each in others if each.channel_digest]
    return Feature(
        actions={views.STOP: listeners.stop, views.RESUME: listeners.resume},
        words={"まとめ": listeners.tell, "digest": listeners.tell},
        jobs=(Job("digests", jobs.EVERY, partial(jobs.write_one, tellers=personal)),),
        occasions={
            model.PERSONAL: Occasion(
                name="digests-personal", open=rules.open_personal, useful_for=rules.USEFUL_FOR, tally=rules.tally
            ),
            model.CHANNEL: Occasion(
                name="digests-channel",
                open=partial(rules.open_channel, tellers=for_channel),
                useful_for=rules.USEFUL_FOR,
                is_for_channel=True,
            ),
        },
    )
