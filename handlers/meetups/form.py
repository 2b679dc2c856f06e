"""The form of a meetup: what, when and for whom; for one that is new and for one that changes."""

from bot import blocks, inputs
from bot.blocks import Block
from bot.turn import Turn
from handlers.meetups import proposing, views
from handlers.meetups.model import Audience, Meetup, State
from handlers.meetups.proposing import ASKED, KNOWN, REPEATS, Fields

FORM = "meetups.form"
CHANGE_FORM = "meetups.change_form"
WHEN = "meetups.when"


def form(t: Turn, typed: Fields) -> Block:
    """The form of a new meetup; what it asks depends on whether the date is known."""
    say = t.words
    ways = [blocks.option(say(f"meetups-when-{way}"), way) for way in (KNOWN, ASKED)]
    chosen = ways[1] if typed.when == ASKED else ways[0]
    return blocks.modal(
        FORM,
        title=say("meetups-form-title"),
        submit=say("meetups-form-submit"),
        close=say("cancel"),
        blocks=[
            *_what(t, typed),
            inputs.choice("when", say("meetups-when-field"), ways, chosen=chosen, tell=WHEN),
            *(_asked(t, typed) if typed.when == ASKED else [*_date(t, typed), _repeat(t, typed)]),
            *_who(t, typed),
        ],
    )


def change_form(t: Turn, meetup: Meetup) -> Block:
    """The form of a meetup that is known already; it carries along which version was looked at."""
    say, typed = t.words, proposing.of(t, meetup)
    return blocks.modal(
        CHANGE_FORM,
        title=say("meetups-change-title"),
        submit=say("meetups-change-submit"),
        close=say("cancel"),
        blocks=[
            blocks.context(say("meetups-change-tells")),
            *_what(t, typed),
            *(_date(t, typed) if meetup.state == State.FIXED else []),
            *_who(t, typed),
        ],
        private_metadata=f"{meetup.id}:{meetup.sequence}",
    )


def _what(t: Turn, typed: Fields) -> list[Block]:
    say = t.words
    return [
        inputs.text_input("title", say("meetups-field-title"), initial=typed.title, max_length=80),
        inputs.text_input(
            "purpose",
            say("meetups-field-purpose"),
            initial=typed.purpose,
            placeholder=say("meetups-field-purpose-hint"),
            optional=True,
            multiline=True,
            max_length=views.PURPOSE,
        ),
        inputs.text_input(
            "place",
            say("meetups-field-place"),
            initial=typed.place,
            hint=say("meetups-field-place-hint"),
            max_length=300,
        ),
    ]


def _date(t: Turn, typed: Fields) -> list[Block]:
    say = t.words
    hint = say("meetups-field-time-hint")
    return [
        _needed(inputs.day_choice("day", say("meetups-field-day"), chosen=typed.day)),
        inputs.text_input("starts", say("meetups-field-starts"), initial=typed.starts, hint=hint, max_length=20),
        inputs.text_input("ends", say("meetups-field-ends"), initial=typed.ends, max_length=20),
    ]


def _asked(t: Turn, typed: Fields) -> list[Block]:
    say = t.words
    offered = [blocks.option(say(f"meetups-audience-{each}"), each) for each in Audience]
    chosen = next(each for each in offered if each["value"] == typed.audience)
    return [
        inputs.text_input(
            "dates",
            say("meetups-field-dates", most=proposing.MOST_DATES),
            initial=typed.dates,
            placeholder=say("meetups-field-dates-example"),
            hint=say("meetups-field-dates-hint"),
            multiline=True,
            max_length=1500,
        ),
        inputs.text_input("minutes", say("meetups-field-minutes"), initial=typed.minutes, max_length=10),
        _needed(_deadline(t, typed)),
        inputs.text_input(
            "quorum",
            say("meetups-field-quorum"),
            initial=typed.quorum,
            hint=say("meetups-field-quorum-hint"),
            max_length=10,
        ),
        inputs.choice("audience", say("meetups-field-audience"), offered, chosen=chosen),
    ]


def _deadline(t: Turn, typed: Fields) -> Block:
    hint = t.words("meetups-field-deadline-hint")
    return inputs.day_choice("deadline", t.words("meetups-field-deadline"), chosen=typed.deadline, hint=hint)


def _repeat(t: Turn, typed: Fields) -> Block:
    say = t.words
    options = [blocks.option(say(f"meetups-repeat-{each}"), each) for each in REPEATS]
    return inputs.menu("repeat", say("meetups-field-repeat"), options, chosen=typed.repeat)


def _who(t: Turn, typed: Fields) -> list[Block]:
    say = t.words
    return [
        inputs.text_input(
            "capacity",
            say("meetups-field-capacity"),
            initial=typed.capacity,
            hint=say("meetups-field-capacity-hint"),
            optional=True,
            max_length=10,
        ),
        _needed(inputs.channel_choice("channel", say("meetups-field-channel"), chosen=typed.channel)),
    ]


def _needed(field: Block) -> Block:
    return field | {"optional": False}
