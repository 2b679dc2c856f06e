"""How the bot speaks about channels: the entry on the Home tab, the window, the hello to the organisers' channel."""

from bot import blocks, doors, inputs
from bot.blocks import Block
from bot.turn import Turn
from handlers.channels import model

OPEN = doors.CHANNELS
FORM = "channels.name"


def door(t: Turn) -> list[Block]:
    """Which channels there are, with the button to change them."""
    return [blocks.section(_chosen(t), accessory=blocks.button(t.words("channels-open"), OPEN))]


def form(t: Turn) -> Block:
    """Where are questions asked, and where do the organisers talk?"""
    say = t.words
    fixed = "、".join(f"<#{each}>" for each in t.settings.question_channels)
    return blocks.modal(
        FORM,
        title=say("channels-title"),
        submit=say("channels-submit"),
        close=say("cancel"),
        blocks=[
            blocks.section(say("channels-hint")),
            *([blocks.context(say("channels-fixed", channels=fixed))] if fixed else []),
            inputs.channels_choice(
                "questions",
                say("channels-questions"),
                chosen=model.named_questions(t),
                hint=say("channels-questions-hint"),
            ),
            inputs.conversation_choice(
                "organisers",
                say("channels-organisers"),
                chosen=t.organiser_channel,
                hint=say("channels-organisers-hint"),
            ),
        ],
    )


def thanks(t: Turn) -> Block:
    """What holds from now on."""
    say = t.words
    return blocks.modal(FORM, title=say("channels-done"), close=say("close"), blocks=[blocks.section(_chosen(t))])


def hello(t: Turn) -> Block:
    """What the bot says where the organisers talk from now on; that it can is the proof that it is inside."""
    text = t.public_words("channels-hello", user=f"<@{t.user_id}>")
    return blocks.message(text, blocks.section(text))


def _chosen(t: Turn) -> str:
    say = t.words
    questions = "、".join(f"<#{each}>" for each in t.question_channels) or say("channels-none")
    organisers = f"<#{t.organiser_channel}>" if t.organiser_channel else say("channels-none")
    return say("channels-home", questions=questions, organisers=organisers)
