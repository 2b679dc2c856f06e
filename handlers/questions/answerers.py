"""Who is likely to know the answer: whoever answered similar questions, or wrote about it, best lately and elsewhere.

    how well their cards match x how recent those are x how alike the bodies' sizes are x another body than one's own

Nobody is asked more than twice a week, and nobody who is away, has muted the bot, or is not of the community any more.
"""

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select

from bot import availability, contacts, members
from bot.members import Member
from bot.turn import Turn
from handlers.questions import hosts, model
from handlers.questions.asked import As, Asked
from handlers.questions.model import Question, Reply
from knowledge import encoder, search
from knowledge.cards import Card, Kind

LIKELY = 3
# What is looked through of the know-how, and the least share of the question that a card must cover to count.
CARDS = 20
COVERS = 0.2
# What somebody wrote counts half after half a year; a reply that was not the solution counts half.
FADES = timedelta(days=180)
BESIDE = 0.5
# Bodies of the same size have the same troubles: the same class, one beside it, any other; and when it is not known.
SIZES = (1.0, 0.85, 0.7)
UNKNOWN_SIZE = 0.85
# Colleagues can be asked across the desk.
SAME_BODY = 0.5
WEEK = timedelta(days=7)
TIMES_A_WEEK = 2
# For who asks without a name, half of so many are drawn by lot, so that nobody's absence tells that it was they.
DRAWN_FROM = 6

_lot = random.SystemRandom()


@dataclass(frozen=True)
class Likely:
    """Somebody to ask, and the origin of the card that makes them likely to know."""

    user_id: str
    because: str


def likely(t: Turn, question: Question, *, limit: int = LIKELY) -> list[Likely]:
    """Whom to ask, the likeliest first; nobody who was asked already."""
    if not question.is_anonymous:
        found = (each for each in _ranked(t, question) if each.user_id not in question.askers)
        return _first(found, limit)
    pool = _first(_ranked(t, question), DRAWN_FROM)
    drawn = _lot.sample(pool, len(pool))
    others = [each for each in drawn if not model.is_asker(t, question, each.user_id)]
    return others[: min(limit, len(pool) // 2)]


def _ranked(t: Turn, question: Question) -> Iterator[Likely]:
    """Everybody who can be asked, the likeliest first."""
    worth: dict[str, float] = defaultdict(float)
    because: dict[str, tuple[float, str]] = {}
    for user_id, points, origin in _known_for(t, question):
        worth[user_id] += points
        because[user_id] = max(because.get(user_id, (0.0, "")), (points, origin))
    asker = members.find(t.session, team_id=t.team_id, user_id=question.asker_id)
    people = {user_id: members.find(t.session, team_id=t.team_id, user_id=user_id) for user_id in worth}
    fit = {user_id: points * _nearness(asker, people[user_id]) for user_id, points in worth.items()}
    busy = _asked_enough(t, set(worth)) | _asked_already(t, question)
    for user_id in sorted(fit, key=lambda each: (-fit[each], each)):
        member = people[user_id]
        if member and user_id not in busy and _is_open(t, member):
            yield Likely(user_id, because[user_id][1])


def _known_for(t: Turn, question: Question) -> Iterator[tuple[str, float, str]]:
    """Who wrote or answered something that is like the question: person, worth, origin of the card."""
    page = search.search(
        t.session,
        team_id=t.team_id,
        text=question.text,
        limit=CARDS,
        only=Card.kind.in_([Kind.SOLUTION, Kind.TIP, Kind.STORY]) & (Card.origin != question.origin),
        meaning=encoder.meaning(encoder.of(t.settings), question.text),
    )
    for hit in (hit for hit in page.hits if hit.share >= COVERS):
        card, age = hit.card, max(t.now - hit.card.created_at, timedelta())
        points = hit.score / page.hits[0].score * 0.5 ** (age / FADES)
        if card.author_id:
            yield card.author_id, points, card.origin
        for user_id in _repliers(t, card):
            if user_id != card.author_id:
                yield user_id, points * BESIDE, card.origin


def _repliers(t: Turn, card: Card) -> set[str]:
    """Who else answered the question that a card came from."""
    kind, _, number = card.origin.partition(":")
    if kind != "question":
        return set()
    answers = select(Reply.user_id).join(Question, Question.id == Reply.question_id)
    return set(t.session.scalars(answers.where(Reply.question_id == int(number), Reply.user_id != Question.asker_id)))


def _nearness(asker: Member | None, member: Member | None) -> float:
    size, other = (who.body.size if who and who.body else None for who in (asker, member))
    alike = UNKNOWN_SIZE if size is None or other is None else SIZES[min(abs(size - other), len(SIZES) - 1)]
    town = contacts.town(asker)
    return alike * (SAME_BODY if town and town == contacts.town(member) else 1.0)


def _is_open(t: Turn, member: Member) -> bool:
    """Whether they can be asked something that they did not wait for."""
    who = {"team_id": t.team_id, "user_id": member.user_id}
    return hosts.is_there(t, member.user_id, hosts.today(t)) and not availability.is_muted(t.session, **who, now=t.now)


def _asked_enough(t: Turn, user_ids: set[str]) -> set[str]:
    """Who was asked by this rule as often in a week as is fair."""
    lately = select(Asked.user_id).where(
        Asked.team_id == t.team_id, Asked.role == As.LIKELY, Asked.at > t.now - WEEK, Asked.user_id.in_(user_ids)
    )
    return set(t.session.scalars(lately.group_by(Asked.user_id).having(func.count() >= TIMES_A_WEEK)))


def _asked_already(t: Turn, question: Question) -> set[str]:
    return set(t.session.scalars(select(Asked.user_id).where(Asked.question_id == question.id)))


def _first(found: Iterator[Likely], limit: int) -> list[Likely]:
    return [each for each, _ in zip(found, range(limit), strict=False)]
