"""How questions move: asked, answered, solved, reopened, withdrawn, found to be asked before, moved elsewhere.

Whatever happens to a question reaches the card under which it is found (`learned`).
"""

from collections.abc import Sequence

from sqlalchemy import bindparam, exists, func, or_, select

from bot import anonymity
from bot.mrkdwn import plain
from bot.turn import Refused, Turn
from handlers.questions import learned, model
from handlers.questions.model import FormerPlace, Question, Reply, State
from knowledge.cards import Card

# Whether somebody asked, replied or shared something; composed once, because it is asked for every question.
_SPOKE = select(
    or_(
        *(
            exists().where(team_id == bindparam("team_id"), user_id == bindparam("user_id"))
            for team_id, user_id in (
                (Question.team_id, Question.asker_id),
                (Reply.team_id, Reply.user_id),
                (Card.team_id, Card.author_id),
            )
        )
    )
)


def ask(
    t: Turn,
    *,
    asker_id: str,
    channel_id: str,
    question: str,
    ts: str | None = None,
    situation: str = "",
    tried: str = "",
    is_anonymous: bool = False,
) -> Question:
    """Keep a question. Without a `ts` the bot is to post it."""
    seal = anonymity.seal(t.settings)
    if is_anonymous and seal is None:
        raise Refused("questions-no-key", block_id="anonymous")
    asked = Question(
        team_id=t.team_id,
        asker_id=seal.pseudonym(asker_id) if seal and is_anonymous else asker_id,
        sealed_asker=seal.close(asker_id) if seal and is_anonymous else None,
        channel_id=channel_id,
        text=question,
        asked_at=t.now,
        ts=ts,
        situation=situation,
        tried=tried,
        is_first=not is_anonymous and _never_spoke(t, asker_id),
        is_compared=False,
    )
    t.session.add(asked)
    t.session.flush()
    if ts is None:
        asked.post_key = f"question:{asked.id}"
    learned.follow(t, asked)
    return asked


def reply(t: Turn, question: Question, *, channel_id: str, user_id: str, ts: str, text: str) -> Reply:
    """Keep what somebody wrote in the thread; another human's reply answers an open question.

    What is kept already stays: Slack may tell of an edit before it tells of the message.
    """
    known = t.session.get(Reply, (t.team_id, channel_id, ts))
    said = known or Reply(
        team_id=t.team_id,
        channel_id=channel_id,
        ts=ts,
        question_id=question.id,
        user_id=user_id,
        text=text,
        at=t.now,
    )
    t.session.add(said)
    t.session.flush()
    if question.state == State.OPEN and user_id not in question.askers:
        question.state = State.ANSWERED
    return said


def solve(t: Turn, question: Question, solutions: Sequence[Reply]) -> None:
    """These replies, and no others, solved it; they become know-how in the same breath."""
    first, *further = solutions
    question.state = State.SOLVED
    question.solution_ts = first.ts
    question.further_ts = " ".join(each.ts for each in further)
    question.solved_at = question.solved_at or t.now
    learned.follow(t, question)


def reopen(t: Turn, question: Question) -> None:
    """It is not solved, withdrawn or a duplicate any more: the know-how goes, the answers stay."""
    question.state = State.ANSWERED if model.answers(t.session, question) else State.OPEN
    question.solution_ts = question.solved_at = question.duplicate_of = None
    question.further_ts = ""
    learned.follow(t, question)


def withdraw(t: Turn, question: Question) -> None:
    """The asker took the question back; what was learned from it goes too, and who asked the same asks it alone."""
    reopen(t, question)
    question.state = State.WITHDRAWN
    for other in model.duplicates(t.session, question):
        reopen(t, other)
    learned.follow(t, question)


def drop(t: Turn, question: Question, deleted: Reply) -> None:
    """A reply was deleted in Slack: it answers and solves nothing any more."""
    left = [each for each in model.solutions(t.session, question) if each.ts != deleted.ts]
    solved = question.state == State.SOLVED
    t.session.delete(deleted)
    t.session.flush()
    if solved and left:
        solve(t, question, left)
    elif solved or question.state == State.ANSWERED:
        reopen(t, question)


def merge(t: Turn, question: Question, earlier: Question) -> None:
    """It asks the same as an earlier one, which stands for both from now on.

    Raises:
        Refused: it is the same question, or the earlier one is gone.
    """
    while earlier.duplicate_of and (before := _by_id(t, earlier.duplicate_of)):
        earlier = before
    if earlier.id == question.id:
        raise Refused("questions-duplicate-of-itself", block_id="link")
    if earlier.state == State.WITHDRAWN:
        raise Refused("questions-duplicate-gone", block_id="link")
    for other in model.duplicates(t.session, question):
        other.duplicate_of = earlier.id
    question.duplicate_of = earlier.id
    question.state = State.DUPLICATE
    question.solution_ts = question.solved_at = None
    question.further_ts = ""
    learned.follow(t, question)


def move(t: Turn, question: Question, channel_id: str) -> None:
    """It is to stand in another channel, where the bot will post it.

    Raises:
        Refused: it is there already, or on its way.
    """
    if question.ts is None:
        raise Refused("questions-move-not-yet", block_id="channel")
    if question.channel_id == channel_id:
        raise Refused("questions-move-same", block_id="channel")
    t.session.add(FormerPlace(t.team_id, question.channel_id, question.ts, question.id))
    t.session.flush()
    question.channel_id, question.ts = channel_id, None
    question.post_key = f"question:{question.id}:moved:{moves(t, question)}"
    learned.follow(t, question)


def moves(t: Turn, question: Question) -> int:
    """How often it was moved."""
    left = select(func.count()).select_from(FormerPlace).where(FormerPlace.question_id == question.id)
    return t.session.scalar(left) or 0


def came_from(t: Turn, question: Question) -> str | None:
    """Where it stood before it was moved."""
    left = select(FormerPlace).where(FormerPlace.question_id == question.id).order_by(FormerPlace.ts.desc())
    place = t.session.scalars(left).first() if question.post_key else None
    return t.link(place.channel_id, place.ts) if place else None


def asked_here(t: Turn, link: str) -> Question | None:
    """The question in whose thread the message with this address stands."""
    _, found, place = plain(link).partition("/archives/")
    channel_id, _, rest = place.partition("/")
    stamp, _, query = rest.partition("?")
    root = dict(part.partition("=")[::2] for part in query.split("&")).get("thread_ts", "")
    digits = stamp.removeprefix("p")
    ts = root or f"{digits[:-6]}.{digits[-6:]}"
    return model.at(t.session, team_id=t.team_id, channel_id=channel_id, ts=ts) if found else None


def _never_spoke(t: Turn, user_id: str) -> bool:
    """Whether nobody has read anything of theirs here yet, as far as we know."""
    return not t.session.scalar(_SPOKE, {"team_id": t.team_id, "user_id": user_id})


def _by_id(t: Turn, question_id: int) -> Question | None:
    return model.by_id(t.session, team_id=t.team_id, question_id=question_id)
