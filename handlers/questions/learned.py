"""What is learned from a question: the card under which it is found, and the know-how that is shown beside it.

While a question waits its card says that somebody has asked this already; solved it is know-how; withdrawn, or asked
before by somebody else, it has none.
"""

from collections.abc import Collection, Sequence

from bot import anonymity, members
from bot.settings import Settings
from bot.turn import Turn
from handlers.questions import model
from handlers.questions.model import Question, Reply, State
from knowledge import cards, encoder, search
from knowledge.cards import Card, Draft, Kind
from knowledge.encoder import Meaning
from knowledge.search import Hit

SIMILAR = 3


def meaning(settings: Settings, text: str) -> Meaning | None:
    """What a question means, if that is known; it is remembered, so it can be asked for before a turn."""
    return encoder.meaning(encoder.of(settings), text)


def similar(t: Turn, text: str, *, without: Collection[str] = ()) -> list[Hit]:
    """What is close enough to a question to be shown unasked: know-how, then questions that still wait. Often nothing.

    A question that waits never takes the place of know-how, however alike it is.

    Args:
        t: the turn in which it is looked for.
        text: the question.
        without: origins of cards that are not to be shown, such as its own.
    """
    waiting: list[Hit] = []
    while True:
        seen = {*without, *(hit.card.origin for hit in waiting)}
        hits = search.similar(
            t.session,
            team_id=t.team_id,
            text=text,
            limit=SIMILAR,
            without=seen,
            meaning=meaning(t.settings, text),
            caution=t.settings.similar_caution,
        )
        found = [hit for hit in hits if hit.card.kind == Kind.QUESTION]
        if not found:
            return [*hits, *waiting][:SIMILAR]
        waiting += found


def follow(t: Turn, question: Question) -> None:
    """Bring the card of a question up to date with its thread."""
    if question.state in {State.WITHDRAWN, State.DUPLICATE}:
        cards.forget(t.session, team_id=t.team_id, origin=question.origin)
        return
    solved_by = model.solutions(t.session, question)
    draft = _solution(t, question, solved_by) if solved_by else _waiting(t, question)
    card = cards.keep(t.session, team_id=t.team_id, origin=question.origin, now=t.now, draft=draft)
    card.created_at = question.solved_at or question.asked_at


def known(t: Turn, question: Question) -> list[Card]:
    """The similar know-how that is still there. What still waits itself is no help, until it is solved."""
    found = (cards.by_id(t.session, team_id=t.team_id, card_id=card_id) for card_id in question.similar)
    return [card for card in found if card and card.kind != Kind.QUESTION]


def _waiting(t: Turn, question: Question) -> Draft:
    asker = members.find(t.session, team_id=t.team_id, user_id=question.asker_id)
    return Draft(
        kind=Kind.QUESTION,
        title=question.title,
        body=question.told,
        author_id=None if question.is_anonymous else question.asker_id,
        author=asker.signature if asker else "",
        source_channel=question.channel_id,
        source_ts=question.ts,
        source_url=model.link(t, question),
    )


def _solution(t: Turn, question: Question, solved_by: Sequence[Reply]) -> Draft:
    authors = [members.find(t.session, team_id=t.team_id, user_id=each.user_id) for each in solved_by]
    signatures = [author.signature if author else "" for author in authors]
    first = solved_by[0]
    texts = [first.text]
    if len(solved_by) > 1:
        say = t.public_words
        texts = [
            say("questions-card-answer", who=signature, answer=each.text)
            for signature, each in zip(signatures, solved_by, strict=True)
        ]
    return Draft(
        kind=Kind.SOLUTION,
        title=question.title,
        body=t.public_words("questions-card-body", answer="\n\n".join(texts), question=question.told),
        author_id=None if anonymity.is_pseudonym(first.user_id) else first.user_id,
        author="、".join(dict.fromkeys(filter(None, signatures))),
        source_channel=first.channel_id,
        source_ts=first.ts,
        source_url=model.link(t, question, first),
    )
