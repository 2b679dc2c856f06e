"""The window of a check-in: everything at once, with room for a note; and what follows when the note is a question."""

from bot import blocks, doors, inputs, moments
from bot.blocks import Block
from bot.turn import Turn
from handlers.checkins.model import MOODS, Answer, Round

FORM = "checkins.form"
NOTE = 1000
# What may be done with a note.
KEEP = "keep"
ASK = "ask"


def form(t: Turn, round_: Round, answer: Answer | None) -> Block:
    """Mood, whether there was somebody to talk to, and a note."""
    say = t.words
    moods = [blocks.option(say(f"checkins-mood-{mood}"), str(mood)) for mood in reversed(MOODS)]
    talked = [blocks.option(say(f"checkins-talked-{key}"), key) for key in ("yes", "no")]
    uses = [blocks.option(say(f"checkins-note-{key}"), key) for key in (KEEP, ASK)]
    mood = _chosen(moods, answer.mood if answer else None)
    said = "" if answer is None or answer.could_talk is None else "yes" if answer.could_talk else "no"
    return blocks.modal(
        FORM,
        title=say("checkins-form-title"),
        submit=say("checkins-form-submit"),
        close=say("cancel"),
        blocks=[
            _optional(inputs.choice("mood", say("checkins-form-mood"), moods, chosen=mood)),
            _optional(inputs.choice("talked", say("checkins-form-talked"), talked, chosen=_chosen(talked, said))),
            inputs.text_input(
                "note",
                say("checkins-form-note"),
                initial=answer.note if answer else "",
                placeholder=say("checkins-form-note-placeholder"),
                optional=True,
                multiline=True,
                max_length=NOTE,
            ),
            inputs.choice("use", say("checkins-form-use"), uses, chosen=uses[0]),
            blocks.context(say("checkins-form-closes", closes=moments.moment(t, say, round_.closes_at))),
        ],
        private_metadata=str(round_.id),
    )  # fmt: skip


def thanks(t: Turn, *, question: str = "") -> Block:
    """That it was kept; and the way to the question, which carries the words along and keeps them nowhere else."""
    say = t.words
    parts = [blocks.section(say("checkins-thanks"))]
    if question:
        ask = blocks.button(say("checkins-ask-this"), doors.ASK, value=question, style="primary")
        parts = [blocks.section(say("checkins-thanks-ask")), blocks.quoted(question), blocks.actions(ask)]
    return blocks.modal(FORM, title=say("checkins-form-title"), close=say("close"), blocks=parts)


def notice(t: Turn, text: str) -> Block:
    """There is no check-in to answer now: when the next one is."""
    ask = blocks.actions(blocks.button(t.words("checkins-ask"), doors.ASK))
    title = t.words("checkins-form-title")
    return blocks.modal(FORM, title=title, close=t.words("close"), blocks=[blocks.section(text), ask])


def _chosen(options: list[Block], value: object) -> Block | None:
    return next((each for each in options if each["value"] == str(value)), None)


def _optional(field: Block) -> Block:
    return field | {"optional": True}
