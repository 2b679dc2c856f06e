"""How a meetup looks: what it is and when, and the letters to those who joined."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot import blocks, members, moments, outbox, somebody
from bot.availability import ASSEMBLY
from bot.blocks import Block
from bot.mrkdwn import escape, shorten
from bot.turn import Turn
from bot.words import Words
from handlers.meetups import guests
from handlers.meetups.model import Meetup, State

JOIN = "meetups.join"
LEAVE = "meetups.leave"
CALENDAR = "meetups.calendar"
MANAGE = "meetups.manage"
OPEN = "meetups.open"
# So many people are named in the message; of more than these only the number is said.
NAMED = 20
PURPOSE = 1000


def summary(t: Turn, say: Words, meetup: Meetup) -> list[Block]:
    """What, when, where, why, and who asks to it."""
    facts = [*blocks.words(say("meetups-when"), bold=True), *blocks.words(f"　{when(t, say, meetup)}")]
    if meetup.starts_at and is_in_assembly(t, meetup.starts_at) and meetup.state == State.FIXED:
        facts += blocks.words(f"　{say('meetups-assembly')}")
    where = [*blocks.words(say("meetups-where"), bold=True), *blocks.words(f"　{meetup.place}")]
    lines = [*facts, *blocks.words("\n"), *where]
    if meetup.rule:
        lines += [*blocks.words("\n"), *blocks.words(say("meetups-repeats-too"))]
    return [
        blocks.header(_title(say, meetup)),
        *([_called_off(say, meetup)] if meetup.state == State.CANCELLED else []),
        *([blocks.rich_text(blocks.words(shorten(meetup.purpose, PURPOSE)))] if meetup.purpose else []),
        blocks.rich_text(lines),
        blocks.context(say("meetups-host", host=somebody.signature(t, meetup.host_id))),
    ]


def told(t: Turn, meetup: Meetup, user_id: str, what: str) -> Block:
    """A letter to somebody who joined, or said when they could: `moved`, `cancelled`, `day`, `decided`, and so on."""
    say = somebody.words(t, user_id)
    facts = {"title": escape(meetup.title), "when": when(t, say, meetup)}
    text = say(f"meetups-told-{what}", **facts)
    reason = [blocks.quoted(meetup.reason)] if what == "cancelled" and meetup.reason else []
    value = str(meetup.id)
    place = [*blocks.words(say("meetups-where"), bold=True), *blocks.words(f"　{meetup.place}")]
    calendar = blocks.button(say("meetups-calendar"), CALENDAR, value=value)
    out_of_it = blocks.button(say("meetups-calendar-out"), CALENDAR, value=value)
    leave = blocks.button(say("meetups-leave"), LEAVE, value=value)
    join = blocks.button(say("meetups-join"), JOIN, value=value, style="primary")
    if meetup.state == State.CANCELLED:
        doors_ = [out_of_it] if meetup.starts_at else []
    elif guests.joining(t.session, meetup, user_id) is None:
        doors_ = [join, calendar]
    else:
        doors_ = [leave] if what in {"day", "hour"} else [calendar, leave]
    look = link(t, meetup)
    return blocks.message(
        text,
        blocks.section(text),
        *reason,
        *([] if meetup.state == State.CANCELLED else [blocks.rich_text(place)]),
        *([blocks.context(say("meetups-look", link=look))] if look else []),
        *([blocks.actions(*doors_)] if doors_ else []),
    )


def unposted(t: Turn, meetup: Meetup, user_id: str) -> Block:
    """The letter to whoever runs it when nobody can see it, because its channel is gone."""
    say = somebody.words(t, user_id)
    text = say("meetups-unposted", title=escape(meetup.title))
    manage = blocks.button(say("meetups-manage"), MANAGE, value=str(meetup.id), style="primary")
    return blocks.message(text, blocks.section(text), blocks.actions(manage))


def when(t: Turn, say: Words, meetup: Meetup) -> str:
    """「10/5（月） 15:00〜16:30」; until when answers about the dates are wanted, while there is none."""
    if meetup.starts_at and meetup.ends_at:
        return span(t, say, meetup.starts_at, meetup.ends_at)
    return say("meetups-asking", deadline=moments.moment(t, say, meetup.deadline) if meetup.deadline else "")


def span(t: Turn, say: Words, starts: datetime, ends: datetime) -> str:
    """A day, and from when to when."""
    zone = ZoneInfo(t.settings.timezone)
    first, last = starts.astimezone(zone), ends.astimezone(zone)
    until = f"{last:%H:%M}" if last.date() == first.date() else moments.moment(t, say, ends)
    return f"{moments.moment(t, say, starts)}〜{until}"


def is_in_assembly(t: Turn, starts: datetime) -> bool:
    """Whether it falls into a month in which most assemblies sit."""
    return starts.astimezone(ZoneInfo(t.settings.timezone)).month in ASSEMBLY


def link(t: Turn, meetup: Meetup) -> str:
    """The address of the message in which it was announced; "" while it is not sent."""
    letter = outbox.find(t.session, team_id=t.team_id, key=meetup.announcement_key)
    return t.link(letter.sent_channel, letter.ts) if letter and letter.ts and letter.sent_channel else ""


def names(t: Turn, user_ids: list[str]) -> str:
    """Several people in one line, the first ones by name."""
    known = [members.find(t.session, team_id=t.team_id, user_id=user_id) for user_id in user_ids[:NAMED]]
    told_ = [escape(each.name) if each and each.name else "?" for each in known]
    return "、".join(told_) + ("…" if len(user_ids) > NAMED else "")


def _title(say: Words, meetup: Meetup) -> str:
    return say(f"meetups-title-{meetup.state}", title=meetup.title)


def _called_off(say: Words, meetup: Meetup) -> Block:
    reason = [blocks.words(meetup.reason)] if meetup.reason else []
    return blocks.rich_text(blocks.words(say("meetups-called-off"), bold=True), *reason)
