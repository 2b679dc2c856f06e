"""The windows in which a question is tended: what can be done with it, and what each of that needs to know."""

from collections.abc import Sequence
from enum import StrEnum

from bot import blocks, inputs
from bot.blocks import Block
from bot.mrkdwn import escape, one_line
from bot.turn import Turn
from handlers.questions import model, views
from handlers.questions.model import Question, Reply
from knowledge.cards import Card

TEND = "questions.tending"
CHOOSE = "questions.choose"
SPEAK = "questions.speak"
DUPLICATE = "questions.duplicate"
MOVE = "questions.move"
DONE = "questions.done"

# Slack allows 10 checkboxes; the latest answers are the likeliest.
CHOICES = 10


class Act(StrEnum):
    """What can be done with a question; the values are action ids."""

    CHOOSE = "questions.choose"
    REOPEN = "questions.reopen"
    DUPLICATE = "questions.duplicate"
    MOVE = "questions.move"
    SPEAK = "questions.speak"
    WITHDRAW = "questions.withdraw"


def tend(t: Turn, question: Question, acts: Sequence[Act]) -> Block:
    """What this person can do with this question."""
    say = t.words
    link = model.link(t, question)
    where = [blocks.context(say("questions-tend-link", link=link))] if link else []
    rows = [row for act in acts for row in _act(t, question, act)]
    return blocks.modal(
        TEND,
        title=say("questions-tend-title"),
        close=say("close"),
        blocks=[
            blocks.rich_text([*blocks.words(say("questions-state", state=question.state) + "　", bold=True)]),
            blocks.quoted(question.title),
            *where,
            blocks.divider(),
            *rows,
        ],
    )


def choose(t: Turn, question: Question, answers: Sequence[Reply]) -> Block:
    """Which of several answers helped; more than one may."""
    say = t.words
    marked = [each.ts for each in model.solutions(t.session, question)]
    latest = [each for each in answers if each.ts not in marked][-(CHOICES - len(marked)) :]
    shown = sorted([each for each in answers if each.ts in marked] + latest, key=lambda each: each.ts)
    options = [blocks.option(one_line(f"{views.name(t, each.user_id)}: {each.text}"), each.ts) for each in shown]
    return blocks.modal(
        CHOOSE,
        title=say("questions-choose-title"),
        submit=say("questions-choose-submit"),
        close=say("cancel"),
        blocks=[inputs.choices("answer", say("questions-choose-label"), options, chosen=marked)],
        private_metadata=str(question.id),
    )


def speak(t: Turn, question: Question) -> Block:
    """A field for what the asker, who is not named, wants to say in public."""
    say = t.words
    return blocks.modal(
        SPEAK,
        title=say("questions-speak-title"),
        submit=say("questions-speak-submit"),
        close=say("cancel"),
        blocks=[
            inputs.text_input("said", say("questions-speak-label"), hint=say("questions-speak-hint"), multiline=True)
        ],
        private_metadata=str(question.id),
    )


def duplicate(t: Turn, question: Question, alike: Sequence[Card]) -> Block:
    """Which earlier question asks the same: one of those that look like it, or the one behind a link."""
    say = t.words
    options = [blocks.option(card.title, card.origin) for card in alike]
    which = [inputs.choice("which", say("questions-duplicate-which"), options) | {"optional": True}] if options else []
    hint = say("questions-duplicate-link-hint")
    return blocks.modal(
        DUPLICATE,
        title=say("questions-duplicate-title"),
        submit=say("questions-duplicate-submit"),
        close=say("cancel"),
        blocks=[
            blocks.section(say("questions-duplicate-about", title=escape(question.title))),
            *which,
            inputs.text_input("link", say("questions-duplicate-link"), hint=hint, optional=bool(options)),
        ],
        private_metadata=str(question.id),
    )


def move(t: Turn, question: Question) -> Block:
    """In which question channel it is to stand."""
    say = t.words
    return blocks.modal(
        MOVE,
        title=say("questions-move-title"),
        submit=say("questions-move-submit"),
        close=say("cancel"),
        blocks=[
            blocks.section(say("questions-move-about", channels=_others(t, question))),
            inputs.channel_choice("channel", say("questions-move-channel")) | {"optional": False},
        ],
        private_metadata=str(question.id),
    )


def done(t: Turn, text: str) -> Block:
    """What came of it."""
    return blocks.modal(
        DONE, title=t.words("questions-tend-title"), close=t.words("close"), blocks=[blocks.section(text)]
    )


def _act(t: Turn, question: Question, act: Act) -> list[Block]:
    say = t.words
    name = act.removeprefix("questions.")
    button = blocks.button(say(f"questions-act-{name}"), act, value=str(question.id))
    if act == Act.WITHDRAW:
        button |= {
            "style": "danger",
            "confirm": blocks.confirm(
                say("questions-withdraw-sure"),
                title=say("questions-act-withdraw"),
                yes=say("questions-withdraw-yes"),
                no=say("cancel"),
            ),
        }
    return [blocks.section(say(f"questions-about-{name}"), accessory=button)]


def _others(t: Turn, question: Question) -> str:
    return " ".join(f"<#{each}>" for each in t.question_channels if each != question.channel_id)
