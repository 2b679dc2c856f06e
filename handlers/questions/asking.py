"""The letters of the ladder: to those who are asked, each with the reason why, and to the organisers' channel."""

from bot import blocks, doors, somebody
from bot.blocks import Block
from bot.mrkdwn import escape, shorten
from bot.turn import Turn
from bot.words import Words
from handlers.questions import asked, model
from handlers.questions.asked import As, Asked, Rung
from handlers.questions.model import Question, State
from knowledge import cards

CANNOT = "questions.cannot"
MINE = "questions.mine"
SOMEBODY = "questions.ask_somebody"
# What is quoted of a question; the whole of it stands in the thread.
LONGEST = 1000
# The row of buttons of a question in a list; the number says which one a person was chosen for.
ROW = "questions.row:"


def letter(t: Turn, question: Question, to: Asked) -> Block:
    """What somebody who was asked reads, as long as the question waits and afterwards."""
    say = somebody.words(t, to.user_id)
    if not asked.waits(question):
        return _closed(t, question, say)
    if to.passed_at:
        return _line(say("questions-asked-passed"))
    why = _why(t, to, say)
    title = say("questions-asked-title-unnamed")
    if not question.is_anonymous:
        who = somebody.politely(t, say, question.keeper_id or question.asker_id)
        title = say("questions-asked-title", asker=who)
    buttons = [*_open(t, question, say)]
    if to.role in {As.LIKELY, As.NAMED}:
        buttons.append(blocks.button(say("questions-asked-cannot"), CANNOT, value=f"{question.id}:{to.role}"))
    return blocks.message(
        title,
        blocks.section(title),
        blocks.quoted(shorten(question.text, LONGEST)),
        blocks.context(why),
        *([blocks.actions(*buttons)] if buttons else []),
    )


def notice(t: Turn, question: Question, rung: Rung, organiser_id: str = "") -> Block:
    """What the organisers' channel reads: whose turn it is, or that nobody answered at all."""
    say = t.public_words
    if not asked.waits(question):
        return _closed(t, question, say)
    is_alarm = rung == Rung.ALARM
    text = say("questions-alarm") if is_alarm else say("questions-notice", organiser=f"<@{organiser_id}>")
    return blocks.message(
        text, blocks.section(text), *about(t, question, say), blocks.context(whom(t, question, say)), row(question, say)
    )


def about(t: Turn, question: Question, say: Words) -> list[Block]:
    """Which question, and who asks."""
    title = blocks.link(question.title, model.link(t, question))
    return [blocks.rich_text(title), blocks.context(asker(t, question, say))]


def whom(t: Turn, question: Question, say: Words) -> str:
    """Who was asked so far, as mrkdwn that notifies nobody."""
    people = asked.of(t.session, question)
    said = [_called(t, each, say) for each in people]
    return say("questions-whom", people="、".join(said)) if said else say("questions-whom-none")


def row(question: Question, say: Words) -> Block:
    """「私が返事します」「この人に頼む」."""
    somebody = {
        "type": "users_select",
        "action_id": SOMEBODY,
        "placeholder": blocks.plain_text(say("questions-ask-somebody"), 150),
    }
    mine = blocks.button(say("questions-mine"), MINE, value=str(question.id))
    return blocks.actions(mine, somebody) | {"block_id": f"{ROW}{question.id}"}


def asker(t: Turn, question: Question, say: Words) -> str:
    """Who asks, as mrkdwn that notifies nobody."""
    if question.is_anonymous:
        return say("questions-nobody")
    signature = somebody.signature(t, question.asker_id)
    if question.keeper_id is None:
        return signature
    return say("questions-kept", keeper=somebody.signature(t, question.keeper_id), asker=signature)


def _why(t: Turn, to: Asked, say: Words) -> str:
    """Why they of all people are asked; a card that is gone is not quoted any more."""
    if to.role == As.NAMED:
        return say("questions-asked-named", because=somebody.name(t, to.because))
    if to.role != As.LIKELY:
        return say(f"questions-asked-{to.role}")
    card = cards.by_origin(t.session, team_id=t.team_id, origin=to.because)
    return say("questions-asked-likely", because=escape(card.title)) if card else say("questions-asked-known")


def _called(t: Turn, each: Asked, say: Words) -> str:
    state = "passed" if each.passed_at else each.role
    return say("questions-whom-one", name=somebody.name(t, each.user_id), state=state)


def _closed(t: Turn, question: Question, say: Words) -> Block:
    """Nobody needs to answer any more."""
    state = "archived" if question.state == State.OPEN else question.state
    text = say("questions-asked-closed", state=state)
    buttons = [] if question.state == State.WITHDRAWN else _open(t, question, say)
    return blocks.message(text, blocks.section(text), *([blocks.actions(*buttons)] if buttons else []))


def _open(t: Turn, question: Question, say: Words) -> list[Block]:
    link = model.link(t, question)
    return [blocks.button(say("questions-asked-open"), doors.LINK, url=link, style="primary")] if link else []


def _line(text: str) -> Block:
    return blocks.message(text, blocks.section(text))
