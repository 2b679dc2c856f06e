"""What organisers learn of a round: counts only, none that rests on fewer than five people or could be worked out."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot import blocks, counts, moments, outbox, working_time
from bot.blocks import Block
from bot.counts import Figure
from bot.members import Member
from bot.turn import Turn
from handlers.checkins.model import LOW, Answer, Round

# Whoever compares two rounds must suppose that nobody changed their mind in between; after four weeks nobody can.
COMPARED = timedelta(days=28)
MIDDLE = 3
_MOODS = ("low", "middle", "high")
# The cells that people are divided into: who did not answer both, then mood by whether there was somebody to talk to.
_CELLS = ((), *((mood, talked) for mood in _MOODS for talked in (True, False)))
ANSWERED: Figure = frozenset(range(1, len(_CELLS)))
ALONE: Figure = frozenset(number for number in ANSWERED if _CELLS[number][1] is False)
MOOD: dict[str, Figure] = {
    mood: frozenset(number for number in ANSWERED if _CELLS[number][0] == mood) for mood in _MOODS
}
# What organisers most need to know comes first; what cannot be shown as a whole gives way to its most worrying part.
WANTED: tuple[dict[str, Figure], ...] = (
    {"answered": ANSWERED},
    {"alone": ALONE, "talked": ANSWERED - ALONE},
    {"alone": ALONE},
    MOOD,
    {"low": MOOD["low"]},
)


def tell(t: Turn, round_: Round) -> None:
    """Work the figures out, keep them, and post them where the organisers are."""
    people = _people(t, round_)
    counted = counts.comparable(set(people), _counted_before(t, round_))
    round_.figures = figures([people[user_id] for user_id in counted])
    round_.counted = sorted(counted) if round_.figures else []
    if not people or not t.organiser_channel:
        return
    outbox.post(
        t.session,
        team_id=t.team_id,
        key=f"{round_.key}:digest",
        to=t.organiser_channel,
        message=digest(t, round_),
        now=t.now,
        not_before=working_time.next_opening(t.now),
        about="checkins",
    )


def figures(answers: list[Answer]) -> dict[str, int]:
    """What may be shown of these answers, by name; `at_least` stands for a number of answers that may not be."""
    sizes = [0] * len(_CELLS)
    for answer in answers:
        sizes[_cell(answer)] += 1
    told = counts.shown(sizes, WANTED, known=[frozenset(range(len(_CELLS)))])
    if told and "answered" not in told and (least := counts.at_least(sum(sizes[1:]), of=sum(sizes))):
        told["at_least"] = least
    return told


def digest(t: Turn, round_: Round) -> Block:
    """The digest of a round, or the one line that too few have answered."""
    say, zone, shown = t.public_words, ZoneInfo(t.settings.timezone), round_.figures
    if not shown:
        text = say("checkins-digest-too-few")
        return blocks.message(text, blocks.context(text))
    title = say("checkins-digest", since=moments.day(say, round_.opened_at.astimezone(zone).date()))
    lines = [say(f"checkins-digest-{name}", count=shown[name]) for name in ("answered", "at_least") if name in shown]
    for label, names in (("could-talk", ("talked", "alone")), ("mood", ("high", "middle", "low"))):
        told = [say(f"checkins-digest-{name}", count=shown[name]) for name in names if name in shown]
        if told:
            lines.append(say(f"checkins-digest-{label}", figures="　".join(told)))
    note = blocks.context(say("checkins-digest-note"))
    return blocks.message(title, blocks.section("\n".join([f"*{title}*", *lines])), note)


def _cell(answer: Answer) -> int:
    if answer.mood is None or answer.could_talk is None:
        return 0
    mood = "low" if answer.mood <= LOW else "middle" if answer.mood == MIDDLE else "high"
    return _CELLS.index((mood, answer.could_talk))


def _people(t: Turn, round_: Round) -> dict[str, Answer]:
    """Those whom the round is about and who are still there, with what they answered."""
    rows = (
        select(Answer)
        .join(Member, (Member.team_id == Answer.team_id) & (Member.user_id == Answer.user_id))
        .where(Answer.round_id == round_.id, Member.deleted.is_(False))
    )
    return {answer.user_id: answer for answer in t.session.scalars(rows)}


def _counted_before(t: Turn, round_: Round) -> list[set[str]]:
    """Whose answers the figures rest on that were shown lately, the latest last."""
    before = (
        select(Round)
        .where(Round.team_id == t.team_id, Round.id != round_.id, Round.closed_at > t.now - COMPARED)
        .order_by(Round.closed_at, Round.id)
    )
    return [set(each.counted) for each in t.session.scalars(before) if each.counted]
