"""What the Home tab says about questions: mine with replies, those I was asked to answer, all that wait, and my own."""

from datetime import timedelta

from bot import blocks, doors
from bot.blocks import Block
from bot.db import asked_once
from bot.mrkdwn import escape
from bot.turn import Turn
from handlers.questions import asked, asking, model, overview, views
from handlers.questions.model import Question, State

SHOWN = 5
ASKED = 3
# A reply that has waited longer than this for 「解決した」 does not wait any more.
FRESH = timedelta(days=14)


def waiting(t: Turn) -> list[Block]:
    """One's own questions that have a reply, and those that one was asked to answer."""
    say = t.words
    replied, _ = _asked_lately(t)
    to_answer = _to_answer(t)
    return [
        *([blocks.heading(say("questions-home-replied"))] if replied else []),
        *(_own(t, question) for question in replied),
        *([blocks.heading(say("questions-home-asked"))] if to_answer else []),
        *(block for question in to_answer for block in _asked(t, question)),
    ]


def news(t: Turn) -> list[Block]:
    """Other people's questions that nobody has answered yet; organisers have them among their tools."""
    if t.is_organiser:
        return []
    above = {question.id for question in _to_answer(t)}
    others = [question for question in model.waiting(t, limit=SHOWN) if question.id not in above]
    told = [block for question in others for block in _waiting(t, question)]
    if not (others or above):
        told = [blocks.context(t.words("questions-home-none-waiting"))]
    return [blocks.heading(t.words("questions-home-waiting")), *told] if told else []


def mine(t: Turn) -> list[Block]:
    """One's own questions but for those that wait for a word above."""
    replied, others = _asked_lately(t)
    told = [_own(t, question) for question in others]
    if not (replied or others):
        told = [blocks.context(t.words("questions-home-none-own"))]
    return [blocks.heading(t.words("questions-home-own")), *told] if told else []


def organisers(t: Turn) -> list[Block]:
    """How well the promise of a reply holds; nothing for everybody else."""
    return overview.home(t) if t.is_organiser else []


def _to_answer(t: Turn) -> list[Question]:
    return asked.waiting_for(t.session, team_id=t.team_id, user_id=t.user_id, limit=ASKED)


@asked_once
def _asked_lately(t: Turn) -> tuple[list[Question], list[Question]]:
    """One's own questions of late: those that have a reply and wait for a word, and the others."""
    questions = model.own(t, limit=SHOWN)
    replied = {question.id for question in questions if _has_news(t, question)}
    return [each for each in questions if each.id in replied], [each for each in questions if each.id not in replied]


def _has_news(t: Turn, question: Question) -> bool:
    return question.state == State.ANSWERED and any(
        t.now - reply.at < FRESH for reply in model.answers(t.session, question)
    )


def _asked(t: Turn, question: Question) -> list[Block]:
    link = model.link(t, question)
    answer = [blocks.button(t.words("questions-asked-open"), doors.LINK, url=link)] if link else []
    return [*_waiting(t, question), *([blocks.actions(*answer)] if answer else [])]


def _waiting(t: Turn, question: Question) -> list[Block]:
    title = blocks.link(question.title, model.link(t, question))
    who = asking.asker(t, question, t.words)
    return [blocks.rich_text(title), blocks.context(f"{who}　{blocks.day(question.asked_at)}")]


def _own(t: Turn, question: Question) -> Block:
    say = t.words
    link, title = model.link(t, question), escape(question.title)
    parts = [
        say("questions-state", state=question.state),
        f"<{link}|{title}>" if link else title,
        *([say("questions-own-unnamed")] if question.is_anonymous else []),
    ]
    return blocks.section(
        "　".join(parts),
        accessory=blocks.button(say("questions-tend"), views.TEND, value=str(question.id)),
    )
