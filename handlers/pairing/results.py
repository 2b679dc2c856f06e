"""What organisers learn of peer chats: counts only, none that rests on fewer than five people."""

from collections.abc import Sequence

from sqlalchemy import select

from bot import blocks, counts, outbox, working_time
from bot.blocks import Block
from bot.feature import Tally
from bot.schedules import Occurrence
from bot.turn import Turn
from bot.words import Words
from handlers.pairing import matching, model
from handlers.pairing.matching import Group, Person
from handlers.pairing.model import KIND, Met, PeerRound, State


def tell_matched(t: Turn, round_: PeerRound, people: Sequence[Person], groups: Sequence[Group]) -> None:
    """People have been matched: how many, and what the organisers should know about how."""
    say = t.public_words
    lines = [_seated(say, sum(len(group) for group in groups if len(group) > 1))]
    if matching.forced(people):
        lines.append(say("pairing-told-forced"))
    if len(people) > matching.EXACTLY:
        lines.append(say("pairing-told-parts", count=matching.EXACTLY))
    _post(t, f"{round_.key}:organisers", lines)


def tell_closed(t: Turn, round_: PeerRound) -> None:
    """A round is over: how many met; and when the bot was away for too long, that it did not take place."""
    say = t.public_words
    if round_.matched_at is None:
        _post(t, f"{round_.key}:results", [say("pairing-told-missed")])
    elif (met := _met(t, round_)) is not None:
        _post(t, f"{round_.key}:results", [say("pairing-told-met", count=met)])


def tally(t: Turn, occurrence: Occurrence) -> Tally:
    """What came of an occurrence, for the organisers' history; how many met is told when the round is over."""
    found = select(PeerRound).where(PeerRound.team_id == t.team_id, PeerRound.key == occurrence.key)
    round_ = t.session.scalars(found).one_or_none()
    if round_ is None:
        return Tally(0)
    seated = len(model.seats(t.session, round_, State.SEATED))
    return Tally(seated, _met(t, round_) if round_.closed_at else None)


def on_home(t: Turn) -> list[Block]:
    """How the last round went that people were matched in; nothing before there was one."""
    last = select(PeerRound).where(PeerRound.team_id == t.team_id, PeerRound.matched_at.is_not(None))
    round_ = t.session.scalars(last.order_by(PeerRound.id.desc()).limit(1)).first()
    if round_ is None:
        return []
    say = t.words
    lines = [_seated(say, len(model.seats(t.session, round_, State.SEATED)))]
    if round_.closed_at and (met := _met(t, round_)) is not None:
        lines.append(say("pairing-told-met", count=met))
    return [blocks.heading(say("pairing-title")), blocks.section("\n".join(lines))]


def _seated(say: Words, count: int) -> str:
    return say("pairing-told-matched", count=count) if count >= counts.SMALLEST else say("pairing-told-few")


def _met(t: Turn, round_: PeerRound) -> int | None:
    """How many say that they met; None when that, or its opposite, rests on too few people."""
    said = [seat.met == Met.YES for seat in model.seats(t.session, round_, State.SEATED)]
    sizes = [sum(said), len(said) - sum(said)]
    return counts.shown(sizes, [{"met": frozenset({0})}], known=[frozenset({0, 1})]).get("met")


def _post(t: Turn, key: str, lines: Sequence[str]) -> None:
    if not t.organiser_channel:
        return  # the Home tab says it
    text = "\n".join(lines)
    outbox.post(
        t.session,
        team_id=t.team_id,
        key=key,
        to=t.organiser_channel,
        message=blocks.message(text, blocks.section(text)),
        now=t.now,
        not_before=working_time.next_opening(t.now),
        about=KIND,
    )
