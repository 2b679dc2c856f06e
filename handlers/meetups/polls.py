"""Dates to choose from, as everybody sees them, and what is written to people about them."""

from collections.abc import Sequence

from bot import blocks, doors, moments, somebody
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
SIGNS = {Suits.YES: "○", Suits.MAYBE: "△", Suits.NO: "×"}
# So many names stand beside a date, and so many remarks below them.
NAMED = 6
REMARKS = 5


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


def is_named(votes: Sequence[Vote], date: ProposedDate, user_id: str) -> bool:
    """Whether the message shows somebody by name beside a date."""
    mine = sign(votes, date, user_id)
    alike = [each.user_id for each in votes if each.date_id == date.id and SIGNS[Suits(each.suits)] == mine]
    return mine != SIGNS[Suits.NO] and user_id in alike[:NAMED]


def _line(t: Turn, say: Words, date: ProposedDate, votes: Sequence[Vote]) -> str:
    here = [each for each in votes if each.date_id == date.id]
    parts = []
    for suits, sign_ in SIGNS.items():
        people = [each.user_id for each in here if each.suits == suits]
        who = views.names(t, people[:NAMED]) + ("…" if len(people) > NAMED else "")
        parts.append(f"{sign_} {len(people)}" + (f"（{who}）" if people and suits is not Suits.NO else ""))
    mark = "　" + escape(say("meetups-assembly")) if views.is_in_assembly(t, date.starts_at) else ""
    return f"*{views.span(t, say, date.starts_at, date.ends_at)}*{mark}\n" + "　".join(parts)


def reminder(t: Turn, meetup: Meetup, user_id: str) -> Block:
    """The one reminder to somebody who said nothing yet, and how to be reminded of nothing for a while."""
    say = somebody.words(t, user_id)
    deadline = moments.moment(t, say, meetup.deadline) if meetup.deadline else ""
    text = say("meetups-silent", title=escape(meetup.title), deadline=deadline)
    answer = blocks.button(say("meetups-answer"), ANSWER, value=str(meetup.id), style="primary")
    rest = blocks.button(say("meetups-rest"), doors.HOURS)
    why = blocks.context(say("meetups-silent-why"))
    return blocks.message(text, blocks.section(text), why, blocks.actions(answer, rest))


def proposal(t: Turn, meetup: Meetup, user_id: str, found: Sequence[Reason]) -> Block:
    """After the deadline: the dates in the order in which they suit, each with its reason, and what can be done."""
    say, value = somebody.words(t, user_id), str(meetup.id)
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


def label(t: Turn, say: Words, date: ProposedDate) -> str:
    """A date, marked when most assemblies sit then."""
    mark = "　" + say("meetups-assembly") if views.is_in_assembly(t, date.starts_at) else ""
    return views.span(t, say, date.starts_at, date.ends_at) + mark
