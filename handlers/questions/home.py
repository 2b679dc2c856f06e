"""What the Home tab says about questions: whose is waiting for an answer, and where one's own stand."""

from bot import blocks
from bot.blocks import Block
from bot.mrkdwn import shorten
from bot.turn import Turn
from handlers.questions import model
from handlers.questions.model import Question

SHOWN = 5


def sections(t: Turn) -> list[Block]:
    """Questions of others that nobody has answered yet, then one's own."""
    say = t.words
    waiting = model.waiting(t.session, team_id=t.team_id, besides=t.user_id, limit=SHOWN)
    own = model.asked_by(t.session, team_id=t.team_id, user_id=t.user_id, limit=SHOWN)
    return [
        blocks.header(say("questions-home-waiting")),
        *([_line(t, question) for question in waiting] or [blocks.context(say("questions-home-none-waiting"))]),
        blocks.header(say("questions-home-own")),
        *([_line(t, question) for question in own] or [blocks.context(say("questions-home-none-own"))]),
    ]


def _line(t: Turn, question: Question) -> Block:
    link = t.link(question.channel_id, question.ts) if question.ts else None
    title = blocks.link(shorten(question.title, 60), link)
    return blocks.rich_text([*blocks.words(t.words("questions-state", state=question.state) + "　"), *title])
