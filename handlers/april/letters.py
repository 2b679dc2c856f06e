"""What people are written in April: a briefing, a kind word, where they belong now; and to organisers how it goes."""

from sqlalchemy import select

from bot import blocks, outbox, somebody
from bot.blocks import Block
from bot.members import Member
from bot.mrkdwn import escape
from bot.outbox import Letter, Speaks, Urgency
from bot.turn import Turn
from handlers.april.model import Handover, Roster

ABOUT = "april"
OPEN = "april.open"
READ = "april.read"
STAY = "april.stay"
PART = "april.part"


def brief(t: Turn, handover: Handover) -> None:
    """Tell whoever takes over that there is a briefing."""
    say = somebody.words(t, handover.to_id)
    text = say("april-brief", who=somebody.name(t, handover.from_id))
    read = blocks.button(say("april-brief-read"), READ, value=str(handover.id), style="primary")
    message = blocks.message(text, blocks.section(text), blocks.actions(read), blocks.context(say("april-brief-why")))
    _first(t, handover.key, handover.to_id, message)


def take_back(t: Turn, handover: Handover) -> None:
    """It was not to be: what was taken over has gone back."""
    text = somebody.words(t, handover.to_id)("april-brief-undone", who=somebody.name(t, handover.from_id))
    _revise(t, handover.key, text)


def say_goodbye(t: Turn, roster: Roster, member: Member, heir_id: str | None) -> None:
    """Thank who moves on, say who takes over, and ask whether they would like to stay in touch."""
    say = somebody.words(t, member.user_id)
    text = say("april-goodbye", heir=somebody.name(t, heir_id) if heir_id else "none")
    offer = say("april-goodbye-offer")
    buttons = blocks.actions(
        blocks.button(say("april-stay"), STAY, style="primary"), blocks.button(say("april-part"), PART)
    )
    message = blocks.message(
        text, blocks.section(text), blocks.section(offer), buttons, blocks.context(say("april-goodbye-why"))
    )
    _first(t, _goodbye_key(roster.id, member), member.user_id, message)


def answered(t: Turn, member: Member, said: str) -> bool:
    """The last good-bye says what they answered; False when there is none."""
    text = somebody.words(t, member.user_id)(f"april-answered-{said}")
    mine = Letter.key.like("april:goodbye:%") & (Letter.channel == member.user_id)
    found = t.session.scalars(select(Letter.key).where(Letter.team_id == t.team_id, mine).order_by(Letter.id.desc()))
    key = found.first()
    return key is not None and _revise(t, key, text)


def take_goodbye_back(t: Turn, roster_id: int, member: Member) -> None:
    """It was a mistake: they go on as before."""
    _revise(t, _goodbye_key(roster_id, member), somebody.words(t, member.user_id)("april-goodbye-undone"))


def say_moved(t: Turn, roster: Roster, member: Member) -> None:
    """Tell who moved how they are shown from now on."""
    text = somebody.words(t, member.user_id)(
        "april-moved", signature=escape(member.signature), command=f"/{t.settings.command_prefix}tomoshibi 設定"
    )
    _first(t, _moved_key(roster, member), member.user_id, blocks.message(text, blocks.section(text)))


def unmoved(t: Turn, roster: Roster, member: Member) -> None:
    """Likewise, when it was taken back."""
    text = somebody.words(t, member.user_id)("april-unmoved", signature=escape(member.signature))
    _revise(t, _moved_key(roster, member), text)


def tell(t: Turn, roster: Roster, what: str, *, to: str, **facts: str | int) -> None:
    """Tell an organiser how it goes with a roster: `ready`, `unreadable`, `changed`, `done`."""
    say = somebody.words(t, to)
    text = say(f"april-told-{what}", name=escape(roster.name), **facts)
    look = [blocks.actions(blocks.button(say("april-look"), OPEN))] if what != "unreadable" else []
    outbox.post(
        t.session,
        team_id=t.team_id,
        key=f"april:roster:{roster.id}:{what}:{roster.version}:{to}",
        to=to,
        message=blocks.message(text, blocks.section(text), *look),
        now=t.now,
        about=ABOUT,
    )


def _first(t: Turn, key: str, to: str, message: Block) -> None:
    outbox.post(
        t.session,
        team_id=t.team_id,
        key=key,
        to=to,
        message=message,
        now=t.now,
        speaks=Speaks.FIRST,
        about=ABOUT,
        urgency=Urgency.URGENT,
        together=True,
    )


def _revise(t: Turn, key: str, text: str) -> bool:
    message = blocks.message(text, blocks.section(text))
    return outbox.revise(t.session, team_id=t.team_id, key=key, message=message, now=t.now)


def _goodbye_key(roster_id: int, member: Member) -> str:
    return f"april:goodbye:{roster_id}:{member.user_id}"


def _moved_key(roster: Roster, member: Member) -> str:
    return f"april:moved:{roster.id}:{member.user_id}"
