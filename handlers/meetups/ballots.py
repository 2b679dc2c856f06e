"""The windows in which dates are answered, decided, and given more time."""

from collections.abc import Sequence

from bot import blocks, inputs
from bot.blocks import Block
from bot.mrkdwn import escape
from bot.turn import Turn
from handlers.meetups import model, polls, views
from handlers.meetups.choosing import Reason
from handlers.meetups.model import Meetup, Suits

ANSWER_FORM = "meetups.answer_form"
DECIDE_FORM = "meetups.decide_form"
EXTEND_FORM = "meetups.extend_form"
DATE = "date-"
REMARK = 200


def answer_form(t: Turn, meetup: Meetup) -> Block:
    """All dates at once, as one has answered them so far, and a remark."""
    say, votes = t.words, model.votes(t.session, meetup)
    said = [each.text for each in model.remarks(t.session, meetup) if each.user_id == t.user_id]
    mine = {each.date_id: each.suits for each in votes if each.user_id == t.user_id}
    options = [blocks.option(say(f"meetups-suits-{suits}"), suits) for suits in Suits]
    return blocks.modal(
        ANSWER_FORM,
        title=say("meetups-answer-title"),
        submit=say("meetups-answer-submit"),
        close=say("cancel"),
        blocks=[
            blocks.section(f"*{escape(meetup.title)}*\n{views.when(t, say, meetup)}"),
            *(
                inputs.menu(f"{DATE}{each.id}", polls.label(t, say, each), options, chosen=mine.get(each.id, ""))
                for each in model.dates(t.session, meetup)
            ),
            inputs.text_input("remark", say("meetups-remark"), initial="".join(said), optional=True, max_length=REMARK),
        ],
        private_metadata=str(meetup.id),
    )


def answers_in(view: Block) -> dict[int, Suits | None]:
    """What stands in the form, by the number of the date."""
    typed = {name: value for name, value in inputs.typed(view).items() if name.startswith(DATE)}
    return {int(name.removeprefix(DATE)): Suits(value) if value else None for name, value in typed.items()}


def decide_form(t: Turn, meetup: Meetup, found: Sequence[Reason]) -> Block:
    """The dates with their reasons, the best one chosen already."""
    say = t.words
    options = [blocks.option(polls.label(t, say, each.date), str(each.date.id)) for each in found]
    few = any(each.can < meetup.quorum for each in found)
    sure = blocks.option(say("meetups-decide-sure", quorum=meetup.quorum), "sure")
    date = inputs.menu("date", say("meetups-decide-date"), options, chosen=options[0]["value"]) | {"optional": False}
    return blocks.modal(
        DECIDE_FORM,
        title=say("meetups-decide-title"),
        submit=say("meetups-decide-submit"),
        close=say("cancel"),
        blocks=[
            blocks.section(f"*{escape(meetup.title)}*"),
            *(blocks.section(polls.reason(t, say, each)) for each in found),
            date,
            *([inputs.choices("sure", say("meetups-decide-few"), [sure], optional=True)] if few else []),
            blocks.context(say("meetups-decide-tells")),
        ],
        private_metadata=str(meetup.id),
    )


def extend_form(t: Turn, meetup: Meetup) -> Block:
    """Until when answers are wanted instead."""
    say = t.words
    hint = say("meetups-field-deadline-hint")
    field = inputs.day_choice("deadline", say("meetups-field-deadline"), hint=hint) | {"optional": False}
    return blocks.modal(
        EXTEND_FORM,
        title=say("meetups-extend-title"),
        submit=say("meetups-extend-submit"),
        close=say("cancel"),
        blocks=[blocks.section(f"*{escape(meetup.title)}*\n{views.when(t, say, meetup)}"), field],
        private_metadata=str(meetup.id),
    )
