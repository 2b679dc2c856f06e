"""How questions look: the form, the bot's post, the card in the thread, the choice of the answer that helped."""

import json
from collections.abc import Sequence

from bot import blocks, members
from bot.blocks import Block
from bot.mrkdwn import escape, shorten
from bot.turn import Turn
from handlers.questions.model import Question, Reply, State
from knowledge import cards, views
from knowledge.cards import Card
from knowledge.search import Hit

FORM = "questions.ask"
SOLVE = "questions.solve"
CHOOSE = "questions.choose"
FROM_MESSAGE = "questions.from_message"
SOLVE_MESSAGE = "questions.solve_message"

# Slack allows 10 radio buttons; the latest answers are the likeliest.
CHOICES = 10


def form(
    t: Turn,
    *,
    channel_id: str,
    question: str = "",
    situation: str = "",
    tried: str = "",
    similar: Sequence[Hit] = (),
) -> Block:
    """The form for a question; once it was sent, similar know-how is shown above it before it is posted."""
    say = t.words
    known = [
        blocks.section(say("questions-form-similar")),
        *views.mentions(t, [hit.card for hit in similar], question, say=say),
        blocks.divider(),
    ]
    fields = [
        blocks.text_input(
            "question",
            say("questions-form-question"),
            initial=question,
            placeholder=say("questions-form-question-placeholder"),
            multiline=True,
        ),
        blocks.text_input(
            "situation",
            say("questions-form-situation"),
            initial=situation,
            placeholder=say("questions-form-situation-placeholder"),
            optional=True,
            max_length=200,
        ),
        blocks.text_input(
            "tried",
            say("questions-form-tried"),
            initial=tried,
            placeholder=say("questions-form-tried-placeholder"),
            optional=True,
            multiline=True,
        ),
    ]
    where = blocks.context(say("questions-form-where", channel=f"<#{channel_id}>"))
    return blocks.modal(
        FORM,
        title=say("questions-form-title"),
        submit=say("questions-form-submit-anyway" if similar else "questions-form-submit"),
        close=say("cancel"),
        blocks=[*(known if similar else []), *fields, where],
        private_metadata=json.dumps({"channel_id": channel_id, "seen": bool(similar)}),
    )


def post(t: Turn, question: Question) -> Block:
    """The bot's own post of a question that came through the form. The asker is named, so that replies reach them."""
    say = t.public_words
    mark = say("questions-solved-mark" if question.state == State.SOLVED else "questions-mark")
    asker = members.find(t.session, team_id=t.team_id, user_id=question.asker_id)
    title = escape(asker.title) if asker else ""
    heading = say("questions-post-heading", mark=mark, asker=f"<@{question.asker_id}>", title=title)
    parts = [blocks.section(heading), blocks.rich_text(blocks.words(question.text))]
    for label, text in (("situation", question.situation), ("tried", question.tried)):
        if text:
            parts.append(
                blocks.rich_text(blocks.words(say(f"questions-form-{label}") + "\n", bold=True) + blocks.words(text))
            )
    return blocks.message(say("questions-post-text", question=escape(shorten(question.text, 200))), *parts)


def card(t: Turn, question: Question, answers: Sequence[Reply]) -> Block:
    """The one card in a question's thread: what is already known, and what the asker can do now."""
    say = t.public_words
    parts: list[Block] = []
    similar = _still_there(t, question)
    if similar and question.state != State.SOLVED:
        parts += [
            blocks.section(say("questions-card-similar")),
            *views.mentions(t, similar, question.text, say=say),
        ]
    if question.state == State.SOLVED:
        parts.append(blocks.section(_solved(t, question)))
    elif answers:
        parts += [
            blocks.context(say("questions-card-answered", asker=_name(t, question.asker_id))),
            blocks.actions(blocks.button(say("questions-solve"), SOLVE, value=str(question.id), style="primary")),
        ]
    return blocks.message(say("questions-card-text", state=question.state), *parts)


def withdrawn(t: Turn) -> Block:
    """What is left of the card when the question was deleted."""
    text = t.public_words("questions-card-withdrawn")
    return blocks.message(text, blocks.context(text))


def choose(t: Turn, question: Question, answers: Sequence[Reply]) -> Block:
    """Which of several answers helped."""
    say = t.words
    options = [
        blocks.option(_one_line(f"{_name(t, answer.user_id)}: {answer.text}"), answer.ts)
        for answer in answers[-CHOICES:]
    ]
    return blocks.modal(
        CHOOSE,
        title=say("questions-choose-title"),
        submit=say("questions-choose-submit"),
        close=say("cancel"),
        blocks=[blocks.choice("answer", say("questions-choose-label"), options)],
        private_metadata=str(question.id),
    )


def _still_there(t: Turn, question: Question) -> list[Card]:
    found = (cards.by_id(t.session, team_id=t.team_id, card_id=card_id) for card_id in question.similar)
    return [card for card in found if card]


def _solved(t: Turn, question: Question) -> str:
    known = cards.by_origin(t.session, team_id=t.team_id, origin=question.origin)
    if known is None or known.source_url is None:
        return t.public_words("questions-card-solved-plain")
    return t.public_words("questions-card-solved", who=escape(known.author), link=known.source_url)


def _name(t: Turn, user_id: str) -> str:
    member = members.find(t.session, team_id=t.team_id, user_id=user_id)
    return escape(member.name) if member and member.name else f"<@{user_id}>"


def _one_line(text: str) -> str:
    return " ".join(text.split())
