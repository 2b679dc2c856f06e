"""How peer chats look: the invitation, the day before, the introduction, the one question, the window and Home."""

from collections.abc import Sequence

from bot import blocks, members, moments, schedules, somebody
from bot.blocks import Block
from bot.members import Member
from bot.mrkdwn import escape
from bot.turn import Turn
from bot.words import Words
from bot.working_time import JAPAN
from handlers.pairing import model, topics
from handlers.pairing.model import KIND, Met, PeerChat, PeerPerson, PeerRound, PeerSeat, Standing, State

JOIN = "pairing.join"
PAUSE = "pairing.pause"
STOP = "pairing.stop"
SKIP = "pairing.skip"
CANNOT = "pairing.cannot"
WINDOW = "pairing.window"
MET_BY_ID = {f"pairing.met.{met}": met for met in Met}


def invitation(t: Turn, user_id: str) -> Block:
    """The one invitation, or what somebody said to it."""
    say = somebody.words(t, user_id)
    known = model.person(t.session, team_id=t.team_id, user_id=user_id)
    if known and known.standing != Standing.INVITED:
        text = _now(t, say, known)
        return blocks.message(text, blocks.section(text), standing(say, known.standing))
    text = say("pairing-invitation")
    return blocks.message(
        text, blocks.section(text), blocks.context(say("pairing-invitation-why")), standing(say, Standing.INVITED)
    )


def announcement(t: Turn, round_: PeerRound, seat: PeerSeat) -> Block:
    """The day before, or what somebody said to it."""
    say = somebody.words(t, seat.user_id)
    known = model.person(t.session, team_id=t.team_id, user_id=seat.user_id)
    if seat.state == State.SKIPPED:
        text = say("pairing-skipped", next=_next(t, say, seat.user_id))
        return blocks.message(text, blocks.section(text))
    if known and known.standing != Standing.IN:
        text = _now(t, say, known)
        return blocks.message(text, blocks.section(text), standing(say, known.standing))
    text = say("pairing-tomorrow", day=_day(say, round_))
    row = standing(say, Standing.IN)
    row["elements"].insert(0, _skip(say, round_))
    return blocks.message(text, blocks.section(text), blocks.context(say("pairing-tomorrow-why")), row)


def introduction(t: Turn, round_: PeerRound, seat: PeerSeat) -> Block:
    """With whom somebody sits, what they can begin with, and who writes first; or that there is nobody."""
    say = somebody.words(t, seat.user_id)
    if seat.chat_id is None:
        text = say("pairing-alone", next=_next(t, say, seat.user_id))
        return blocks.message(text, blocks.section(text))
    mates = company(t, seat)
    head = say("pairing-introduction-again" if seat.introductions > 1 else "pairing-introduction")
    everybody = [*mates, *([own] if (own := members.find(t.session, team_id=t.team_id, user_id=seat.user_id)) else [])]
    everybody.sort(key=lambda each: each.user_id)
    asked = topics.questions(t, say, everybody, reader_id=seat.user_id, number=round_.id)
    opener = t.session.get_one(PeerChat, seat.chat_id).opener_id
    first = say("pairing-write-you") if opener == seat.user_id else say("pairing-write", who=somebody.name(t, opener))
    text = f"{head}\n" + "\n".join(_who(each) for each in mates)
    return blocks.message(
        f"{head} {'、'.join(escape(each.signature) for each in mates)}",
        blocks.section(text),
        blocks.section(first),
        blocks.rich_text(
            [
                *blocks.words(say("pairing-topics"), bold=True),
                *(piece for line in asked for piece in blocks.words(f"\n・{line}")),
            ]
        ),
        blocks.context(say("pairing-introduction-why")),
        _taps(t, say, round_, seat),
    )


def outdated(t: Turn, user_id: str) -> Block:
    """What stands where somebody was introduced, once they sit with others."""
    text = somebody.words(t, user_id)("pairing-outdated")
    return blocks.message(text, blocks.context(text))


def skipped(t: Turn, user_id: str) -> Block:
    """What stands where somebody was introduced who cannot make it after all."""
    say = somebody.words(t, user_id)
    text = say("pairing-skipped", next=_next(t, say, user_id))
    return blocks.message(text, blocks.section(text))


def question(t: Turn, round_: PeerRound, seat: PeerSeat) -> Block:
    """A week later: did you meet? And what they said."""
    say = somebody.words(t, seat.user_id)
    text = say("pairing-met", who="、".join(escape(each.name) for each in company(t, seat)))
    thanks = [blocks.context(say(f"pairing-thanks-{seat.met}"))] if seat.met else []
    why = blocks.context(say("pairing-met-why"))
    return blocks.message(text, blocks.section(text), blocks.actions(*_met(say, round_, seat)), *thanks, why)


def this_month(t: Turn, round_: PeerRound, seat: PeerSeat) -> list[Block]:
    """The open round of the one who looks, on Home and in the window."""
    say = t.words
    if seat.chat_id and seat.state == State.SEATED:
        text = "\n".join([say("pairing-home-partner"), *(_who(each) for each in company(t, seat))])
        return [blocks.section(text), _taps(t, say, round_, seat)]
    if seat.state == State.EXPECTED:
        is_coming = round_.matched_at is None and model.takes_part(t.session, team_id=t.team_id, user_id=seat.user_id)
        text = say("pairing-tomorrow", day=_day(say, round_))
        return [blocks.section(text), blocks.actions(_skip(say, round_))] if is_coming else []
    said = {State.ALONE: "pairing-alone", State.SKIPPED: "pairing-skipped"}.get(State(seat.state))
    return [blocks.section(say(said, next=_next(t, say, seat.user_id)))] if said else []


def about_me(t: Turn) -> list[Block]:
    """Whether the one who looks takes part, when it goes on, and the buttons to change that.

    Nothing for who has not said anything, as long as no round is planned that they could join.
    """
    say = t.words
    known = model.person(t.session, team_id=t.team_id, user_id=t.user_id)
    if known is None or known.standing == Standing.INVITED:
        planned = schedules.next_of(t.session, team_id=t.team_id, kind=KIND, user_id=t.user_id)
        return [blocks.section(say("pairing-home")), standing(say, Standing.INVITED)] if planned else []
    return [blocks.section(_now(t, say, known)), standing(say, known.standing)]


def window(t: Turn) -> Block:
    """Everything about one's own peer chats."""
    mine = model.current(t, t.user_id)
    shown = [*(this_month(t, *mine) if mine else []), *about_me(t)]
    title, close = t.words("pairing-title"), t.words("close")
    return blocks.modal(
        WINDOW, title=title, close=close, blocks=shown or [blocks.section(t.words("pairing-not-planned"))]
    )


def standing(say: Words, now: str) -> Block:
    """The buttons by which somebody takes part, pauses or stops."""
    join = blocks.button(say("pairing-rejoin" if now == Standing.PAUSED else "pairing-join"), JOIN, style="primary")
    pause, stop = blocks.button(say("pairing-pause"), PAUSE), blocks.button(say("pairing-stop"), STOP)
    decline = blocks.button(say("pairing-decline"), STOP)
    offered = {
        Standing.INVITED: [join, decline],
        Standing.IN: [pause, stop],
        Standing.PAUSED: [join, stop],
        Standing.STOPPED: [join],
    }
    return blocks.actions(*offered[Standing(now)])


def company(t: Turn, seat: PeerSeat) -> list[Member]:
    """The others at somebody's table."""
    others = [each.user_id for each in model.at_table(t.session, seat.chat_id or 0) if each.user_id != seat.user_id]
    found = (members.find(t.session, team_id=t.team_id, user_id=user_id) for user_id in others)
    return [member for member in found if member]


def _taps(t: Turn, say: Words, round_: PeerRound, seat: PeerSeat) -> Block:
    """What can be said at a table: that one cannot make it, in the first week; that one has met, at any time."""
    tappable = _met(say, round_, seat) if t.now >= round_.asks_at or seat.met else [_met(say, round_, seat)[0]]
    may_skip = not seat.met and t.now < round_.asks_at
    cannot = blocks.button(say("pairing-cannot"), CANNOT, value=str(round_.id))
    cannot["confirm"] = blocks.confirm(
        say("pairing-cannot-really"), title=say("pairing-cannot"), yes=say("pairing-cannot-yes"), no=say("cancel")
    )
    return blocks.actions(*tappable, *([cannot] if may_skip else []))


def _met(say: Words, round_: PeerRound, seat: PeerSeat) -> Sequence[Block]:
    return [
        blocks.button(
            ("✓ " if seat.met == met else "") + say(f"pairing-met-{met}"),
            action_id,
            value=str(round_.id),
            style="primary" if seat.met == met else "",
        )
        for action_id, met in MET_BY_ID.items()
    ]


def _skip(say: Words, round_: PeerRound) -> Block:
    return blocks.button(say("pairing-skip"), SKIP, value=str(round_.id))


def _who(member: Member) -> str:
    """Somebody with the way to write to them; in a direct message it notifies nobody."""
    return f"*{escape(member.signature)}* <@{member.user_id}>"


def _day(say: Words, round_: PeerRound) -> str:
    return moments.day(say, round_.matches_at.astimezone(JAPAN).date())


def _next(t: Turn, say: Words, user_id: str) -> str:
    """When the next round is announced to somebody, as a sentence."""
    planned = schedules.next_of(t.session, team_id=t.team_id, kind=KIND, user_id=user_id)
    if planned is None:
        return say("pairing-none-planned")
    return say("pairing-next", day=moments.day(say, planned.astimezone(JAPAN).date()))


def _now(t: Turn, say: Words, known: PeerPerson) -> str:
    """Whether somebody takes part, as a sentence; and how it goes on."""
    if known.standing == Standing.IN:
        return say("pairing-now-in", next=_next(t, say, known.user_id))
    return say(f"pairing-now-{known.standing}", command=f"/{t.settings.command_prefix}tomoshibi")
