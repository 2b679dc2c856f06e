"""What organisers see: the questions that wait, whom was asked for each, how well the promise holds, and the rota."""

from datetime import datetime, timedelta

from sqlalchemy import func, select

from bot import blocks, inputs, moments, working_time
from bot.blocks import Block
from bot.turn import Turn
from bot.working_time import JAPAN
from handlers.questions import asked, asking, figures, hosts
from handlers.questions.asked import Climb
from handlers.questions.figures import Month
from handlers.questions.model import Question, State

WAITING = "questions.waiting"
HOSTS = "questions.hosts"
# Slack takes 100 blocks in a window, each question needs four; on the Home tab others have something to say too.
SHOWN = 20
ON_HOME = 3
WEEKS = 4
# The working hours of a day in an office.
DAY = timedelta(hours=8, minutes=45)


def home(t: Turn) -> list[Block]:
    """The same on the Home tab, in short."""
    count, longest = _waiting(t, ON_HOME)
    all_ = [blocks.button(t.words("questions-waiting-all", count=count), WAITING)] if count else []
    return [
        blocks.heading(t.words("questions-waiting-title")),
        *_figure(t),
        *_list(t, longest),
        blocks.actions(*all_, blocks.button(t.words("questions-hosts-open"), HOSTS)),
    ]


def window(t: Turn, *, done: str = "") -> Block:
    """All questions that wait, the one that waits longest first.

    Args:
        done: what has just been done, said first.
    """
    say = t.words
    count, longest = _waiting(t, SHOWN)
    more = [blocks.context(say("questions-waiting-more", count=count - SHOWN))] if count > SHOWN else []
    return blocks.modal(
        WAITING,
        title=say("questions-waiting-title"),
        close=say("close"),
        blocks=[
            *([blocks.section(done)] if done else []),
            *_figure(t),
            *_list(t, longest),
            *more,
            blocks.actions(blocks.button(say("questions-hosts-open"), HOSTS)),
        ],
    )


def rota(t: Turn) -> Block:
    """Who looks after questions, week by week, in the order in which they are chosen."""
    say = t.words
    chosen = [place.user_id for place in hosts.rota(t)]
    weeks = [
        say("questions-hosts-week", day=moments.short_day(day), name=f"<@{host}>")
        for day, host in hosts.coming(t, WEEKS)
    ]
    return blocks.modal(
        HOSTS,
        title=say("questions-hosts-title"),
        submit=say("questions-hosts-save"),
        close=say("cancel"),
        blocks=[
            blocks.section(say("questions-hosts-about")),
            inputs.people_choice(
                "hosts", say("questions-hosts-label"), chosen=chosen, hint=say("questions-hosts-hint")
            ),
            *([blocks.context("　".join(weeks))] if weeks else []),
        ],
    )


def _waiting(t: Turn, limit: int) -> tuple[int, list[tuple[Question, Climb]]]:
    """How many questions climb the ladder and wait, and those that wait longest."""
    waiting = (Question.team_id == t.team_id, Question.state == State.OPEN, Question.is_archived.is_(False))
    these = select(Question, Climb).join(Climb, Climb.question_id == Question.id).where(*waiting)
    count = select(func.count()).select_from(Question).join(Climb, Climb.question_id == Question.id).where(*waiting)
    longest = t.session.execute(these.order_by(Question.asked_at, Question.id).limit(limit)).all()
    return t.session.scalar(count) or 0, [(question, climb) for question, climb in longest]


def _list(t: Turn, waiting: list[tuple[Question, Climb]]) -> list[Block]:
    if not waiting:
        return [blocks.context(t.words("questions-home-none-waiting"))]
    return [block for question, climb in waiting for block in _one(t, question, climb)]


def _one(t: Turn, question: Question, climb: Climb) -> list[Block]:
    say = t.words
    title, asker = asking.about(t, question, say)
    stands = say("questions-waiting-since", age=_age(t, question.asked_at), rung=climb.rung)
    # Before its first rung nobody was looked for yet.
    is_early = climb.rung == 0 and not asked.of(t.session, question)
    return [
        title,
        blocks.context(f"{asker['elements'][0]['text']}　{stands}"),
        *([] if is_early else [blocks.context(asking.whom(t, question, say))]),
        asking.row(question, say),
    ]


def _age(t: Turn, asked_at: datetime) -> str:
    """How long it waits, in working time."""
    days, rest = divmod(working_time.between(asked_at, t.now), DAY)
    return t.words("questions-waiting-age", days=days, hours=rest // timedelta(hours=1))


def _figure(t: Turn) -> list[Block]:
    """How many were answered in time, this month and the last one."""
    this = t.now.astimezone(JAPAN).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    last = (this - timedelta(days=1)).replace(day=1)
    months = figures.by_month(t.session, team_id=t.team_id, since=last, until=t.now, now=t.now)
    lines = [_month(t, month) for month in months if month.asked]
    return [blocks.context("\n".join(lines))] if lines else []


def _month(t: Turn, month: Month) -> str:
    one, two = month.share(month.in_one), month.share(month.in_two)
    year, number = month.month.split("-")
    name = t.words("questions-figure-month", year=year, number=number.lstrip("0"))
    if one is None or two is None:
        return t.words("questions-figure-few", month=name, asked=month.asked)
    return t.words("questions-figure", month=name, asked=month.asked, one=one, two=two)
