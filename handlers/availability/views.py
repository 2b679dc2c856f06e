"""How working time looks: a window to set it, and lines that say what it means."""

from collections.abc import Sequence
from datetime import timedelta

from bot import blocks, inputs, moments
from bot.availability import Absence
from bot.blocks import Block
from bot.turn import Turn
from bot.working_time import JAPAN, OFFICE
from handlers.availability import model

FORM = "availability.form"
UNMUTE = "availability.unmute"
WEEK = range(7)
DAY = timedelta(days=1)


def form(t: Turn) -> Block:
    """Everything about working time, as it is now."""
    say, known = t.words, model.known(t)
    said = known.said
    days = [blocks.option(moments.weekday(say, number), str(number)) for number in WEEK]
    months, mute = (
        blocks.option(say("availability-months-tick"), "yes"),
        blocks.option(say("availability-mute-tick"), "yes"),
    )
    return blocks.modal(
        FORM,
        title=say("availability-title"),
        submit=say("availability-submit"),
        close=say("cancel"),
        blocks=[
            blocks.section(say("availability-about")),
            inputs.choices("days", say("availability-days"), days, chosen=list(said.days), optional=True),
            _time(t, "opens", f"{said.opens:%H:%M}", f"{OFFICE.opens:%H:%M}"),
            _time(t, "closes", f"{said.closes:%H:%M}", f"{OFFICE.closes:%H:%M}"),
            _spans(t, "leave", [each for each in known.away if each.is_leave]),
            _spans(t, "quiet", [each for each in known.away if not each.is_leave]),
            inputs.choices(
                "months",
                say("availability-months"),
                [months],
                chosen=["yes"] if said.quiet_months else [],
                optional=True,
            ),
            inputs.choices(
                "mute",
                say("availability-mute"),
                [mute],
                chosen=["yes"] if model.is_muted(t) else [],
                hint=say("availability-mute-hint"),
                optional=True,
            ),
            inputs.text_input(
                "until",
                say("availability-until"),
                initial=f"{said.muted_until:%Y/%m/%d}" if said.muted_until and model.is_muted(t) else "",
                placeholder=say("availability-until-placeholder"),
                optional=True,
                max_length=40,
            ),
        ],
    )


def done(t: Turn) -> Block:
    """What has been kept, in words."""
    lines = [t.words("availability-done"), *summary(t)]
    return blocks.modal(
        FORM, title=t.words("availability-title"), close=t.words("close"), blocks=[blocks.section("\n".join(lines))]
    )


def summary(t: Turn) -> list[str]:
    """When the bot speaks to this person of its own accord, line by line."""
    say, known = t.words, model.known(t)
    said = known.said
    if model.is_muted(t):
        until = said.muted_until
        return [say("availability-muted-until", until=moments.day(say, until)) if until else say("availability-muted")]
    days = "・".join(moments.weekday(say, int(number)) for number in said.days)
    lines = [say("availability-summary", days=days, opens=f"{said.opens:%H:%M}", closes=f"{said.closes:%H:%M}")]
    if known.hours.zone is not JAPAN:
        lines.append(say("availability-abroad", zone=known.hours.zone.key))
    if said.quiet_months:
        lines.append(say("availability-months-line"))
    lines += [
        say("availability-leave-line" if each.is_leave else "availability-quiet-line", span=_said(t, each))
        for each in known.away
    ]
    opening = model.next_opening(t)
    if opening - t.now > DAY:
        lines.append(say("availability-next", day=moments.day(say, opening.astimezone(known.hours.zone).date())))
    return lines


def _said(t: Turn, span: Absence) -> str:
    first, last = moments.day(t.words, span.first), moments.day(t.words, span.last)
    return first if span.first == span.last else f"{first}〜{last}"


def _time(t: Turn, block_id: str, initial: str, office: str) -> Block:
    return inputs.text_input(
        block_id,
        t.words(f"availability-field-{block_id}"),
        initial=initial,
        placeholder=t.words("availability-time-placeholder", office=office),
        optional=True,
        max_length=20,
    )


def _spans(t: Turn, block_id: str, known: Sequence[Absence]) -> Block:
    """A field with a span in each line."""
    lines = [f"{each.first:%Y/%m/%d}" + (f"〜{each.last:%Y/%m/%d}" if each.last > each.first else "") for each in known]
    return inputs.text_input(
        block_id,
        t.words(f"availability-field-{block_id}"),
        initial="\n".join(lines),
        placeholder=t.words("availability-spans-placeholder"),
        hint=t.words(f"availability-hint-{block_id}"),
        optional=True,
        multiline=True,
        max_length=1000,
    )
