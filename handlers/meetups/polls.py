"""Dates to choose from: as everybody sees them, as one answers them, and as whoever decides reads them."""

from collections.abc import Sequence

from bot import blocks, doors, moments
from bot.blocks import Block
from bot.mrkdwn import escape
from bot.turn import Turn
from bot.words import Words
from handlers.meetups import model, views
from handlers.meetups.choosing import Reason
from handlers.meetups.model import Meetup, ProposedDate, Suits, Vote

TAP = "meetups.tap"
ANSWER = "meetups.answer"
MANAGE = "meetups.manage"
DECIDE = "meetups.decide"
EXTEND = "meetups.extend"
CANCEL = "meetups.cancel"
ANSWER_FORM = "meetups.answer_form"
DECIDE_FORM = "meetups.decide_form"
EXTEND_FORM = "meetups.extend_form"
DATE = "date-"
SIGNS = {Suits.YES: "○", Suits.MAYBE: "△", Suits.NO: "×"}
# So many names stand beside a date, and so many remarks below them.
NAMED = 6
REMARKS = 5
REMARK = 200


def asked(t: Turn, say: Words, meetup: Meetup) -> list[Block]:
    """Each date with its answers and a button, then the way to answer all of them at once."""
    votes, value = model.votes(t.session, meetup), str(meetup.id)
    remarks = [
        blocks.rich_text([*blocks.words(f"{views.names(t, [each.user_id])}　", bold=True), *blocks.words(each.text)])
        for each in model.remarks(t.session, meetup)[-REMARKS:]
    ]
    closed = meetup.closed_at is not None
    return [
        blocks.divider(),
        *(
            blocks.section(
                _line(t, say, each, votes),
                accessory=None if closed else blocks.button(say("meetups-tap"), TAP, value=str(each.id)),
            )
            for each in model.dates(t.session, meetup)
        ),
        *remarks,
        blocks.context(say("meetups-poll-closed" if closed else "meetups-poll-how")),
        blocks.actions(
            *([] if closed else [blocks.button(say("meetups-answer"), ANSWER, value=value, style="primary")]),
            blocks.button(say("meetups-manage"), MANAGE, value=value),
        ),
    ]


def sign(votes: Sequence[Vote], date: ProposedDate, user_id: str) -> str:
    """What somebody said about a date: ○, △, ×, or that they did not."""
    mine = [each for each in votes if each.date_id == date.id and each.user_id == user_id]
    return SIGNS[Suits(mine[0].suits)] if mine else "－"


def _line(t: Turn, say: Words, date: ProposedDate, votes: Sequence[Vote]) -> str:
    here = [each for each in votes if each.date_id == date.id]
    parts = []
    for suits, sign_ in SIGNS.items():
        people = [each.user_id for each in here if each.suits == suits]
        who = views.names(t, people[:NAMED]) + ("…" if len(people) > NAMED else "")
        parts.append(f"{sign_} {len(people)}" + (f"（{who}）" if people and suits is not Suits.NO else ""))
    mark = "　" + escape(say("meetups-assembly")) if views.is_in_assembly(t, date.starts_at) else ""
    return f"*{views.span(t, say, date.starts_at, date.ends_at)}*{mark}\n" + "　".join(parts)


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
                blocks.menu(f"{DATE}{each.id}", _label(t, say, each), options, chosen=mine.get(each.id, ""))
                for each in model.dates(t.session, meetup)
            ),
            blocks.text_input(
                "remark", say("meetups-remark"), initial="".join(said), optional=True, max_length=REMARK
            ),
        ],
        private_metadata=str(meetup.id),
    )


def answers_in(view: Block) -> dict[int, Suits | None]:
    """What stands in the form, by the number of the date."""
    typed = {name: value for name, value in blocks.typed(view).items() if name.startswith(DATE)}
    return {int(name.removeprefix(DATE)): Suits(value) if value else None for name, value in typed.items()}


def decide_form(t: Turn, meetup: Meetup, found: Sequence[Reason]) -> Block:
    """The dates with their reasons, the best one chosen already."""
    say = t.words
    options = [blocks.option(_label(t, say, each.date), str(each.date.id)) for each in found]
    few = any(each.can < meetup.quorum for each in found)
    sure = blocks.option(say("meetups-decide-sure", quorum=meetup.quorum), "sure")
    date = blocks.menu("date", say("meetups-decide-date"), options, chosen=options[0]["value"]) | {"optional": False}
    return blocks.modal(
        DECIDE_FORM,
        title=say("meetups-decide-title"),
        submit=say("meetups-decide-submit"),
        close=say("cancel"),
        blocks=[
            blocks.section(f"*{escape(meetup.title)}*"),
            *(blocks.section(reason(t, say, each)) for each in found),
            date,
            *([blocks.choices("sure", say("meetups-decide-few"), [sure], optional=True)] if few else []),
            blocks.context(say("meetups-decide-tells")),
        ],
        private_metadata=str(meetup.id),
    )


def extend_form(t: Turn, meetup: Meetup) -> Block:
    """Until when answers are wanted instead."""
    say = t.words
    hint = say("meetups-field-deadline-hint")
    field = blocks.day_choice("deadline", say("meetups-field-deadline"), hint=hint) | {"optional": False}
    return blocks.modal(
        EXTEND_FORM,
        title=say("meetups-extend-title"),
        submit=say("meetups-extend-submit"),
        close=say("cancel"),
        blocks=[blocks.section(f"*{escape(meetup.title)}*\n{views.when(t, say, meetup)}"), field],
        private_metadata=str(meetup.id),
    )


def reminder(t: Turn, meetup: Meetup, user_id: str) -> Block:
    """The one reminder to somebody who said nothing yet, and how to be reminded of nothing for a while."""
    say = views.of(t, user_id)
    deadline = moments.moment(t, say, meetup.deadline) if meetup.deadline else ""
    text = say("meetups-silent", title=escape(meetup.title), deadline=deadline)
    answer = blocks.button(say("meetups-answer"), ANSWER, value=str(meetup.id), style="primary")
    rest = blocks.button(say("meetups-rest"), doors.HOURS)
    why = blocks.context(say("meetups-silent-why"))
    return blocks.message(text, blocks.section(text), why, blocks.actions(answer, rest))


def proposal(t: Turn, meetup: Meetup, user_id: str, found: Sequence[Reason]) -> Block:
    """After the deadline: the dates in the order in which they suit, each with its reason, and what can be done."""
    say, value = views.of(t, user_id), str(meetup.id)
    text = say("meetups-proposal", title=escape(meetup.title))
    return blocks.message(
        text,
        blocks.section(text),
        *(blocks.section(reason(t, say, each)) for each in found),
        blocks.actions(
            blocks.button(say("meetups-manage-decide"), DECIDE, value=value, style="primary"),
            blocks.button(say("meetups-manage-extend"), EXTEND, value=value),
            blocks.button(say("meetups-manage-cancel"), CANCEL, value=value, style="danger"),
        ),
    )


def reason(t: Turn, say: Words, found: Reason) -> str:
    """One date and one line why."""
    return say(
        "meetups-reason",
        when=views.span(t, say, found.date.starts_at, found.date.ends_at),
        bodies=found.bodies,
        yes=found.yes,
        maybe=found.maybe,
        alone=found.alone_to_say,
        assembly="yes" if found.in_assembly else "no",
    )


def _label(t: Turn, say: Words, date: ProposedDate) -> str:
    mark = "　" + say("meetups-assembly") if views.is_in_assembly(t, date.starts_at) else ""
    return views.span(t, say, date.starts_at, date.ends_at) + mark
