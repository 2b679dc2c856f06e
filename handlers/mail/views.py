"""How it looks in Slack: the window in which one says yes or no to mail, and a line on the Home tab."""

from bot import blocks, inputs
from bot.blocks import Block
from bot.mailing import address as mail_address
from bot.turn import Turn
from handlers.mail import rules
from handlers.mail.model import Mailbox, Rhythm, Source

OPEN = "mail.open"
FORM = "mail.form"
# The value of a choice that is no rhythm.
NONE = "none"


def form(t: Turn, box: Mailbox | None) -> Block:
    """What one wants, as it is now; nothing is chosen for who has not said anything."""
    say = t.words
    often = [blocks.option(say(f"mail-rhythm-{each}"), each) for each in (*Rhythm, NONE)]
    where = [blocks.option(say(f"mail-where-{each}"), each) for each in Source]
    source = box.source if box else Source.SLACK
    return blocks.modal(
        FORM,
        title=say("mail-title"),
        submit=say("mail-submit"),
        close=say("cancel"),
        blocks=[
            blocks.section(say("mail-about")),
            *([blocks.context(_state(t, box))] if box else []),
            inputs.choice("rhythm", say("mail-rhythm"), often, chosen=_of(often, box.rhythm) if box else None),
            inputs.choice("where", say("mail-where"), where, chosen=_of(where, source)),
            inputs.text_input(
                "address",
                say("mail-address"),
                placeholder=_covered(t, box) if box and source == Source.TYPED else "",
                hint=say("mail-address-hint"),
                optional=True,
                max_length=mail_address.LONGEST,
            ),
        ],
    )


def done(t: Turn, box: Mailbox | None) -> Block:
    """What has been kept, in words."""
    text = _state(t, box) if box else t.words("mail-off")
    return blocks.modal(FORM, title=t.words("mail-title"), close=t.words("close"), blocks=[blocks.section(text)])


def unavailable(t: Turn) -> Block:
    """Here nobody can have mail."""
    text = t.words("mail-unavailable")
    return blocks.modal(FORM, title=t.words("mail-title"), close=t.words("close"), blocks=[blocks.section(text)])


def on_home(t: Turn, box: Mailbox | None) -> list[Block]:
    """One line, and the way to change it."""
    text = _state(t, box) if box else t.words("mail-home-none")
    change = blocks.button(t.words("mail-change" if box else "mail-start"), OPEN)
    return [blocks.section(text, accessory=change)]


def failed(t: Turn, box: Mailbox) -> list[Block]:
    """That nothing arrives there."""
    change = blocks.button(t.words("mail-change"), OPEN, style="primary")
    return [blocks.section(_state(t, box), accessory=change)]


def _state(t: Turn, box: Mailbox) -> str:
    to = _covered(t, box)
    if box.failure:
        return t.words("mail-state-failed", to=to) if to else t.words("mail-state-lost")
    if box.confirmed_at is None:
        return t.words("mail-state-asked", to=to, days=rules.CONFIRM_WITHIN.days)
    return t.words(f"mail-state-{box.rhythm}", to=to)


def _covered(t: Turn, box: Mailbox) -> str:
    """The address, but for what somebody who looks over their shoulder need not know."""
    address = rules.opened(t, box)
    return mail_address.covered(address) if address else ""


def _of(options: list[Block], value: str) -> Block:
    return next(each for each in options if each["value"] == value)
