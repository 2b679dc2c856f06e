"""How questions look to everybody: the form, the bot's post, the card in the thread."""

import json
from collections.abc import Sequence

from bot import anonymity, blocks, inputs, members, somebody
from bot.anonymity import is_pseudonym
from bot.blocks import Block
from bot.mrkdwn import escape, shorten
from bot.turn import Turn
from handlers.questions import learned, model, rules
from handlers.questions.model import Question, State
from knowledge import views
from knowledge.search import Hit

FORM = "questions.ask"
SOLVE = "questions.solve"
TEND = "questions.tend"
FROM_MESSAGE = "questions.from_message"
SOLVE_MESSAGE = "questions.solve_message"
TEND_MESSAGE = "questions.tend_message"
ANONYMOUS = "anonymous"
# Slack takes about 13,000 characters in the blocks of one message; beside the question stand two more fields.
LONGEST = 8000


def form(
    t: Turn,
    *,
    channel_id: str,
    question: str = "",
    situation: str = "",
    tried: str = "",
    is_anonymous: bool = False,
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
        *inputs.long_text(
            "question",
            say("questions-form-question"),
            initial=question,
            placeholder=say("questions-form-question-placeholder"),
        ),
        _field(t, "situation", situation, optional=True, max_length=200),
        _field(t, "tried", tried, optional=True, multiline=True),
    ]
    if anonymity.seal(t.settings):
        fields.append(_unnamed(t, is_anonymous=is_anonymous))
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
    """The bot's own post of a question. The asker is named, so that replies reach them, unless they wish not to be."""
    say = t.public_words
    if question.state == State.WITHDRAWN:
        return withdrawn(t)
    parts = [blocks.section(_heading(t, question), accessory=_tend(t, question))]
    if question.is_first:
        parts.append(blocks.context(say("questions-first")))
    parts.append(blocks.rich_text(blocks.words(question.text)))
    for label, text in (("situation", question.situation), ("tried", question.tried)):
        if text:
            parts.append(
                blocks.rich_text(blocks.words(say(f"questions-form-{label}") + "\n", bold=True) + blocks.words(text))
            )
    if question.is_anonymous:
        parts.append(blocks.context(say("questions-anonymous-note")))
    if came_from := rules.came_from(t, question):
        parts.append(blocks.context(say("questions-came-from", link=came_from)))
    return blocks.message(say("questions-post-text", question=escape(shorten(question.text, 200))), *parts)


def card(t: Turn, question: Question) -> Block | None:
    """The one card in a question's thread: what is already known, and what can be done now; None for nothing to say."""
    say = t.public_words
    if question.state == State.WITHDRAWN:
        return withdrawn(t)
    match question.state:
        case State.DUPLICATE:
            parts = [blocks.section(_asked_before(t, question), accessory=_tend(t, question))]
        case State.SOLVED:
            parts = [blocks.section(_solved(t, question), accessory=_tend(t, question))]
        case _:
            parts = _help(t, question)
    if others := model.duplicates(t.session, question):
        links = "、".join(_link(t, other) for other in others)
        parts.append(blocks.context(say("questions-card-duplicates", links=links)))
    return blocks.message(say("questions-card-text", state=_said(question)), *parts) if parts else None


def waiting(t: Turn) -> Block:
    """The card when what it told of is gone."""
    text = t.public_words("questions-card-waiting")
    return blocks.message(text, blocks.context(text))


def withdrawn(t: Turn) -> Block:
    """What is left of a question that was taken back."""
    text = t.public_words("questions-card-withdrawn")
    return blocks.message(text, blocks.context(text))


def moved(t: Turn, question: Question) -> Block:
    """What stands where a question was before it was moved."""
    say = t.public_words
    link = model.link(t, question)
    text = say("questions-card-moved", channel=f"<#{question.channel_id}>")
    there = say("questions-card-moved-there", link=link) if link else ""
    return blocks.message(text, blocks.section(f"{text}\n{there}".strip()))


def who(t: Turn, user_id: str) -> str:
    """Who somebody is within a sentence, as mrkdwn that notifies nobody."""
    if is_pseudonym(user_id):
        return t.public_words("questions-nobody")
    return somebody.politely(t, t.public_words, user_id)


def name(t: Turn, user_id: str) -> str:
    """What somebody is called, as mrkdwn that notifies nobody."""
    if is_pseudonym(user_id):
        return t.public_words("questions-nobody")
    return somebody.name(t, user_id)


def solve_button(t: Turn, question: Question) -> Block:
    """「解決した」."""
    return blocks.button(t.public_words("questions-solve"), SOLVE, value=str(question.id), style="primary")


def _tend(t: Turn, question: Question) -> Block:
    return blocks.button(t.public_words("questions-tend"), TEND, value=str(question.id))


def _heading(t: Turn, question: Question) -> str:
    say = t.public_words
    mark = say("questions-solved-mark" if question.state == State.SOLVED else "questions-mark")
    if question.is_anonymous:
        return say("questions-post-heading-anonymous", mark=mark)
    asker = members.find(t.session, team_id=t.team_id, user_id=question.asker_id)
    title = escape(asker.office) if asker else ""
    return say("questions-post-heading", mark=mark, asker=f"<@{question.asker_id}>", title=title)


def _help(t: Turn, question: Question) -> list[Block]:
    """For a question that is not solved: that it is a first one, what is known, what the asker can do."""
    say = t.public_words
    parts: list[Block] = []
    if question.is_first and question.post_key is None:
        parts.append(blocks.context(say("questions-first")))
    if similar := learned.known(t, question):
        parts += [
            blocks.section(say("questions-card-similar")),
            *views.mentions(t, similar, question.text, say=say),
        ]
    if question.state == State.ANSWERED and question.is_anonymous:
        parts.append(blocks.context(say("questions-card-answered-anonymous")))
    elif question.state == State.ANSWERED:
        parts += [
            blocks.context(say("questions-card-answered", asker=name(t, question.keeper_id or question.asker_id))),
            blocks.actions(solve_button(t, question), _tend(t, question)),
        ]
    return parts


def _solved(t: Turn, question: Question) -> str:
    replies = [
        t.public_words("questions-card-reply", who=who(t, each.user_id), link=model.link(t, question, each) or "")
        for each in model.solutions(t.session, question)
    ]
    return t.public_words("questions-card-solved", replies="、".join(replies))


def _asked_before(t: Turn, question: Question) -> str:
    earlier = model.by_id(t.session, team_id=t.team_id, question_id=question.duplicate_of or 0)
    if earlier is None:
        return t.public_words("questions-card-withdrawn")
    return t.public_words("questions-card-duplicate", link=_link(t, earlier), state=earlier.state)


def _link(t: Turn, question: Question) -> str:
    link, title = model.link(t, question), escape(question.title)
    return f"<{link}|{title}>" if link else title


def _said(question: Question) -> str:
    return "first" if question.state == State.OPEN and question.is_first else question.state


def _field(
    t: Turn, name: str, initial: str, *, optional: bool = False, multiline: bool = False, max_length: int = 3000
) -> Block:
    return inputs.text_input(
        name,
        t.words(f"questions-form-{name}"),
        initial=initial,
        placeholder=t.words(f"questions-form-{name}-placeholder"),
        optional=optional,
        multiline=multiline,
        max_length=max_length,
    )


def _unnamed(t: Turn, *, is_anonymous: bool) -> Block:
    say = t.words
    return inputs.choices(
        ANONYMOUS,
        say("questions-form-anonymous"),
        [blocks.option(say("questions-form-anonymous-yes"), "yes")],
        chosen=["yes"] if is_anonymous else [],
        hint=say("questions-form-anonymous-hint"),
        optional=True,
    )
