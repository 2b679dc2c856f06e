"""What the Home tab says about questions: whose is waiting for an answer, and where one's own stand."""

from bot import blocks, members
from bot.blocks import Block
from bot.mrkdwn import escape
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
        *(
            [block for question in waiting for block in _waiting(t, question)]
            or [blocks.context(say("questions-home-none-waiting"))]
        ),
        blocks.header(say("questions-home-own")),
        *([_own(t, question) for question in own] or [blocks.context(say("questions-home-none-own"))]),
    ]


def _waiting(t: Turn, question: Question) -> list[Block]:
    asker = members.find(t.session, team_id=t.team_id, user_id=question.asker_id)
    who = escape(asker.signature) if asker else ""
    return [blocks.rich_text(_title(t, question)), blocks.context(f"{who}　{blocks.day(question.asked_at)}")]


def _own(t: Turn, question: Question) -> Block:
    return blocks.rich_text(
        [*blocks.words(t.words("questions-state", state=question.state) + "　"), *_title(t, question)]
    )


def _title(t: Turn, question: Question) -> list[Block]:
    return blocks.link(question.title, t.link(question.channel_id, question.ts) if question.ts else None)
