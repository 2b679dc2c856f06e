"""What the Home tab says about questions: whose is waiting for an answer, and where one's own stand."""

from bot import blocks, members, roles
from bot.blocks import Block
from bot.mrkdwn import escape
from bot.turn import Turn
from handlers.questions import model, overview, views
from handlers.questions.model import Question

SHOWN = 5


def sections(t: Turn) -> list[Block]:
    """Questions of others that nobody has answered yet, then one's own."""
    say = t.words
    waiting = model.waiting(t, limit=SHOWN)
    own = model.own(t, limit=SHOWN)
    organises = roles.is_organiser(t.session, t.settings, team_id=t.team_id, user_id=t.user_id)
    return [
        *(overview.home(t) if organises else []),
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
    who = escape(asker.signature) if asker else t.words("questions-nobody") if question.is_anonymous else ""
    title = blocks.link(question.title, model.link(t, question))
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
