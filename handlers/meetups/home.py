"""What the Home tab says about meetups: dates that wait for an answer, what there is to join, and what one joined."""

from bot import blocks, roles
from bot.blocks import Block
from bot.mrkdwn import escape
from bot.turn import Turn
from handlers.meetups import agenda, guests, model, polls, views, windows
from handlers.meetups.model import Audience, Meetup, State

LOOKED_AT = 12
# So many of each kind are shown, and so many dates of one; the list has them all.
SHOWN = 3
DATES = 5


def waiting(t: Turn) -> list[Block]:
    """Meetups of which one is asked and has not answered every date, or not chosen a topic, with one tap for each."""
    unanswered = [each for each in _ahead(t) if _is_open(t, each) and _is_asked(t, each) and not _has_answered(t, each)]
    polls_ = [part for each in unanswered[:SHOWN] for part in _poll(t, each)]
    roundtables = (agenda.to_choose(t, each) for each in _ahead(t))
    return [*polls_, *next(filter(None, roundtables), [])]


def news(t: Turn) -> list[Block]:
    """Meetups that one can join."""
    say = t.words
    found = [
        each
        for each in _ahead(t)
        if each.state == State.FIXED and guests.joining(t.session, each, t.user_id) is None and _is_to_begin(t, each)
    ]
    if not found:
        return []
    lines = []
    for each in found[:SHOWN]:
        join = blocks.button(say("meetups-join"), views.JOIN, value=str(each.id))
        lines.append(blocks.section(_line(t, each), accessory=join))
    return [blocks.heading(say("meetups-home-open")), *lines, *_all(t)]


def mine(t: Turn) -> list[Block]:
    """Meetups that one joined or answered, and the doors to all of them."""
    say = t.words
    parts: list[list[Block]] = []
    for each in _ahead(t):
        joining = guests.joining(t.session, each, t.user_id)
        if joining and len(parts) < SHOWN:
            leave = blocks.button(say("meetups-leave"), views.LEAVE, value=str(each.id))
            line = blocks.section(_line(t, each) + windows.standing(t, joining), accessory=leave)
            parts.append([line, *agenda.chosen(t, each)])
        elif _is_open(t, each) and _has_answered(t, each) and len(parts) < SHOWN:
            again = blocks.button(say("meetups-answer-again"), polls.ANSWER, value=str(each.id))
            parts.append([blocks.section(_line(t, each), accessory=again)])
    shown = [block for each in parts for block in each]
    return [blocks.heading(say("meetups-home-mine")), *shown, *_all(t)]


def _poll(t: Turn, meetup: Meetup) -> list[Block]:
    say = t.words
    dates, votes = model.dates(t.session, meetup), model.votes(t.session, meetup)
    rows = [
        blocks.section(
            f"{polls.sign(votes, each, t.user_id)}　{views.span(t, say, each.starts_at, each.ends_at)}",
            accessory=blocks.button(say("meetups-tap"), polls.TAP, value=str(each.id)),
        )
        for each in dates[:DATES]
    ]
    answer = blocks.button(say("meetups-answer"), polls.ANSWER, value=str(meetup.id), style="primary")
    asks = say("meetups-home-asks")
    return [blocks.section(f"*{escape(meetup.title)}*\n{asks}"), *rows, blocks.actions(answer)]


def _all(t: Turn) -> list[Block]:
    return [blocks.actions(blocks.button(t.words("meetups-home-all"), views.OPEN))]


def _line(t: Turn, meetup: Meetup) -> str:
    return f"*{escape(meetup.title)}*\n{views.when(t, t.words, meetup)}　{escape(meetup.place)}"


def _ahead(t: Turn) -> list[Meetup]:
    return model.ahead(t.session, team_id=t.team_id, now=t.now, limit=LOOKED_AT)


def _is_open(t: Turn, meetup: Meetup) -> bool:
    return meetup.state == State.ASKING and meetup.deadline is not None and meetup.deadline > t.now


def _is_asked(t: Turn, meetup: Meetup) -> bool:
    """Whether it waits for the one who looks: what is meant for leaders does for others once they began to answer."""
    return (
        meetup.audience != Audience.LEADERS
        or roles.has(t.session, team_id=t.team_id, user_id=t.user_id, role=roles.Role.LEADER)
        or any(each.user_id == t.user_id for each in model.votes(t.session, meetup))
    )


def _has_answered(t: Turn, meetup: Meetup) -> bool:
    mine = [each for each in model.votes(t.session, meetup) if each.user_id == t.user_id]
    return len(mine) == len(model.dates(t.session, meetup))


def _is_to_begin(t: Turn, meetup: Meetup) -> bool:
    return meetup.starts_at is not None and meetup.starts_at > t.now
