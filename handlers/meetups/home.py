"""What the Home tab says about meetups: dates that wait for an answer, what there is to join, and what one joined."""

from bot import blocks
from bot.blocks import Block
from bot.mrkdwn import escape
from bot.turn import Turn
from handlers.meetups import agenda, ahead, polls, views, windows
from handlers.meetups.ahead import Ahead
from handlers.meetups.model import Meetup, State

# So many of each kind are shown, and so many dates of one; the list has them all.
SHOWN = 3
DATES = 5


def waiting(t: Turn) -> list[Block]:
    """Meetups of which one is asked and has not answered every date, or not chosen a topic, with one tap for each.

    First those of which one has to decide the date.
    """
    own = ahead.own(t)
    decisions = [part for each in own if _is_to_decide(t, each.meetup) for part in _decide(t, each.meetup)]
    unanswered = [each for each in own if each.waits]
    polls_ = [part for each in unanswered[:SHOWN] for part in _poll(t, each)]
    roundtables = (agenda.to_choose(t, each) for each in own)
    return [*decisions, *polls_, *next(filter(None, roundtables), [])]


def news(t: Turn) -> list[Block]:
    """Meetups that one can join."""
    say = t.words
    found = [each.meetup for each in ahead.own(t) if each.joining is None and _is_to_begin(t, each.meetup)]
    if not found:
        return []
    lines = []
    for meetup in found[:SHOWN]:
        join = blocks.button(say("meetups-join"), views.JOIN, value=str(meetup.id))
        lines.append(blocks.section(_line(t, meetup), accessory=join))
    return [blocks.heading(say("meetups-home-open")), *lines, *_all(t)]


def mine(t: Turn) -> list[Block]:
    """Meetups that one joined or answered, and the doors to all of them."""
    say = t.words
    parts: list[list[Block]] = []
    for each in ahead.own(t):
        line, value = _line(t, each.meetup), str(each.meetup.id)
        if each.joining:
            leave = blocks.button(say("meetups-leave"), views.LEAVE, value=value)
            joined = blocks.section(line + windows.standing(t, each.joining), accessory=leave)
            parts.append([joined, *agenda.chosen(t, each)])
        elif each.is_answered:
            again = blocks.button(say("meetups-answer-again"), polls.ANSWER, value=value)
            parts.append([blocks.section(line, accessory=again)])
    if not parts and news(t):  # beside what there is to join, the list has its button already
        return []
    shown = [block for part in parts[:SHOWN] for block in part]
    return [blocks.heading(say("meetups-home-mine")), *shown, *_all(t)]


def _is_to_decide(t: Turn, meetup: Meetup) -> bool:
    """Whether the answers to a meetup of one's own are in."""
    is_closed = meetup.deadline is not None and meetup.deadline <= t.now
    return meetup.state == State.ASKING and is_closed and meetup.host_id == t.user_id


def _decide(t: Turn, meetup: Meetup) -> list[Block]:
    text = f"*{escape(meetup.title)}*\n" + t.words("meetups-home-decide")
    decide = blocks.button(t.words("meetups-manage-decide"), polls.DECIDE, value=str(meetup.id), style="primary")
    return [blocks.section(text, accessory=decide)]


def _poll(t: Turn, own: Ahead) -> list[Block]:
    say = t.words
    rows = [
        blocks.section(
            f"{polls.sign(own.votes, date, t.user_id)}　{views.span(t, say, date.starts_at, date.ends_at)}",
            accessory=blocks.button(say("meetups-tap"), polls.TAP, value=str(date.id)),
        )
        for date in own.dates[:DATES]
    ]
    answer = blocks.button(say("meetups-answer"), polls.ANSWER, value=str(own.meetup.id), style="primary")
    asks = say("meetups-home-asks")
    return [blocks.section(f"*{escape(own.meetup.title)}*\n{asks}"), *rows, blocks.actions(answer)]


def _all(t: Turn) -> list[Block]:
    return [blocks.actions(blocks.button(t.words("meetups-home-all"), views.OPEN))]


def _line(t: Turn, meetup: Meetup) -> str:
    return f"*{escape(meetup.title)}*\n{views.when(t, t.words, meetup)}　{escape(meetup.place)}"


def _is_to_begin(t: Turn, meetup: Meetup) -> bool:
    return meetup.state == State.FIXED and meetup.starts_at is not None and meetup.starts_at > t.now
