"""How somebody's record is told: in plain words, without a score, without comparing anybody with anybody."""

from datetime import timedelta

from bot import blocks
from bot.blocks import Block
from bot.isolation import Record, State
from bot.members import Member
from bot.mrkdwn import escape
from bot.turn import Turn

DECLINE = "isolation.decline"
ACCEPT = "isolation.accept"
HOUR = timedelta(hours=1)


def own(t: Turn, record: Record, companion: Member | None) -> list[Block]:
    """To the person: what went back and forth, and that nobody else sees it."""
    say = t.words
    who = say("isolation-seen-by", name=escape(companion.name)) if companion else say("isolation-seen-by-none")
    said = [*_exchanged(t, record), *_circumstances(t, record)]
    state = [] if record.state == State.CONNECTED else [say("isolation-own", state=record.state)]
    return [
        blocks.heading(say("isolation-title")),
        blocks.section("\n".join([*said, *state])),
        blocks.context(who),
        blocks.actions(blocks.button(say("isolation-decline"), DECLINE)),
    ]


def declined(t: Turn) -> list[Block]:
    """To somebody who does not want a record: that there is none, and how to have it again."""
    button = blocks.button(t.words("isolation-accept"), ACCEPT)
    return [blocks.context(t.words("isolation-declined")), blocks.actions(button)]


def accompanied(t: Turn, people: list[tuple[Member, Record]]) -> list[Block]:
    """To a companion: how those are whom they look after, and what would help each of them."""
    say = t.words
    shown = [
        block
        for member, record in people
        for block in (
            blocks.section(say("isolation-companion-name", name=f"<@{member.user_id}>", office=escape(member.office))),
            blocks.context("　".join(_exchanged(t, record) + _circumstances(t, record))),
            blocks.section(_act(t, record)),
        )
    ]
    return [
        blocks.heading(say("isolation-companion-title")),
        *shown,
        blocks.context(say("isolation-companion-seen-by")),
    ]


def _act(t: Turn, record: Record) -> str:
    """What helps, which is another thing in each state."""
    links = [t.link(*place.split(":")) for place in record.ignored]
    said = [t.words("isolation-open", link=link) for link in links] if record.state == State.IGNORED else []
    return " ".join([t.words("isolation-act", state=record.state), *said])


def _exchanged(t: Turn, record: Record) -> list[str]:
    say = t.words
    told = [say("isolation-people", people=record.people)]
    if record.given or record.received:
        told.append(say("isolation-replies", given=record.given, received=record.received, mutual=record.mutual))
    if record.first_reply is not None:
        told.append(say("isolation-first-reply", hours=round(record.first_reply / HOUR)))
    if record.unanswered:
        told.append(say("isolation-unanswered", posts=record.posts, unanswered=record.unanswered))
    if record.meetups:
        told.append(say("isolation-meetups", meetups=record.meetups))
    return told


def _circumstances(t: Turn, record: Record) -> list[str]:
    say = t.words
    told = [say("isolation-only-leader", where=record.only_leader_in)] if record.only_leader_in else []
    if record.talked_at:
        answer = "yes" if record.could_talk else "no"
        told.append(say("isolation-talked", day=blocks.day(record.talked_at), answer=answer))
    return told
