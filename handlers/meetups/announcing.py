"""The message in which everybody sees a meetup, edited in place through its whole life."""

from bot import blocks
from bot.blocks import Block
from bot.mrkdwn import escape
from bot.turn import Turn
from bot.words import Words
from handlers.meetups import guests, polls, views
from handlers.meetups.model import Meetup, State


def announcement(t: Turn, meetup: Meetup) -> Block:
    """The message in the channel, as it stands."""
    say = t.public_words
    head = blocks.message(
        say("meetups-text", title=escape(meetup.title), when=views.when(t, say, meetup)),
        *views.summary(t, say, meetup),
    )
    match State(meetup.state):
        case State.ASKING:
            head["blocks"] += polls.asked(t, say, meetup)
        case State.FIXED:
            head["blocks"] += [*_people(t, say, meetup), doors(t, say, meetup)]
        case State.OVER:
            head["blocks"] += _people(t, say, meetup)
        case State.CANCELLED:
            head["blocks"] += []
    return head


def doors(t: Turn, say: Words, meetup: Meetup) -> Block:
    """What everybody can do with a meetup that has a date."""
    value = str(meetup.id)
    full = meetup.capacity is not None and len(guests.coming(t.session, meetup)) >= meetup.capacity
    return blocks.actions(
        blocks.button(say("meetups-wait" if full else "meetups-join"), views.JOIN, value=value, style="primary"),
        blocks.button(say("meetups-leave"), views.LEAVE, value=value),
        blocks.button(say("meetups-calendar"), views.CALENDAR, value=value),
        blocks.button(say("meetups-manage"), views.MANAGE, value=value),
    )


def gone_elsewhere(t: Turn, meetup: Meetup) -> Block:
    """What is left in the channel that it was announced in first."""
    text = t.public_words("meetups-elsewhere", title=escape(meetup.title))
    return blocks.message(text, blocks.section(text))


def _people(t: Turn, say: Words, meetup: Meetup) -> list[Block]:
    coming, waiting = guests.coming(t.session, meetup), guests.waiting(t.session, meetup)
    places = meetup.capacity or 0
    text = say(
        "meetups-coming", count=len(coming), places=places, names=views.names(t, coming) or say("meetups-nobody")
    )
    queue = (
        [blocks.context(say("meetups-waiting", count=len(waiting), names=views.names(t, waiting)))] if waiting else []
    )
    return [blocks.section(text), *queue]
