"""How what is stored about somebody looks to them: how much of what, how long, and what goes when they erase it."""

from collections.abc import Mapping

from bot import blocks, inputs
from bot.blocks import Block
from bot.privacy.retention import AFTER_LEAVING, RULES
from bot.privacy.stored import Kind, Stays
from bot.turn import Turn

OPEN = "mydata.open"
EXPORT = "mydata.export"
ERASE = "mydata.erase"
DELETE_FILE = "mydata.delete_file"
ERASE_FORM = "mydata.erase_form"
WINDOW = "mydata.window"
KEEP, DELETE = "keep", "delete"
# What the window shows of a file that Slack did not take; a block holds 3,000 characters.
PIECE, PIECES = 2_900, 60


def window(t: Turn, counts: Mapping[Kind, int], *, done: str = "") -> Block:
    """What there is, with the two buttons."""
    say = t.words
    lines = [say("mydata-line", kind=say(f"mydata-kind-{kind}"), count=count) for kind, count in counts.items()]
    buttons = blocks.actions(
        blocks.button(say("mydata-export"), EXPORT),
        blocks.button(say("mydata-erase"), ERASE, style="danger"),
    )
    return blocks.modal(
        WINDOW,
        title=say("mydata-title"),
        close=say("close"),
        blocks=[
            *([blocks.section(done), blocks.divider()] if done else []),
            blocks.section(say("mydata-about")),
            blocks.section("\n".join(lines) or say("mydata-nothing")),
            buttons,
            blocks.context(say("mydata-who-sees")),
            blocks.divider(),
            blocks.section("\n".join([say("mydata-retention"), *_retention(t)])),
        ],
    )


def erase_form(t: Turn) -> Block:
    """What exactly goes, what stays without a name, and what cannot be undone."""
    say = t.words
    options = {each: blocks.option(say(f"mydata-words-{each}"), each) for each in (KEEP, DELETE)}
    stays = [f"• {say(f'mydata-stays-{each}')}" for each in Stays]
    return blocks.modal(
        ERASE_FORM,
        title=say("mydata-erase-title"),
        submit=say("mydata-erase-submit"),
        close=say("cancel"),
        blocks=[
            blocks.section(say("mydata-goes")),
            blocks.section(say("mydata-nameless")),
            inputs.choice("words", say("mydata-words"), list(options.values()), chosen=options[KEEP]),
            blocks.section("\n".join([say("mydata-stays"), *stays])),
            blocks.section(say("mydata-unnamed-cut")),
            blocks.section(say("mydata-no-way-back")),
        ],
    )


def erased(t: Turn) -> Block:
    """It is done."""
    say = t.words
    return blocks.modal(
        WINDOW, title=say("mydata-title"), close=say("close"), blocks=[blocks.section(say("mydata-erased"))]
    )


def shown(t: Turn, content: str) -> Block:
    """The file, where Slack did not take it."""
    pieces = [content[start : start + PIECE] for start in range(0, len(content), PIECE)]
    more = [blocks.context(t.words("mydata-more"))] if len(pieces) > PIECES else []
    return blocks.modal(
        WINDOW,
        title=t.words("mydata-title"),
        close=t.words("close"),
        blocks=[
            blocks.section(t.words("mydata-not-sent")),
            *(blocks.rich_text(blocks.words(piece)) for piece in pieces[:PIECES]),
            *more,
        ],
    )


def sent(t: Turn, file_id: str) -> Block:
    """Beside the file: the way to delete it, for who shares a computer."""
    text = t.words("mydata-sent-note")
    delete = blocks.button(t.words("mydata-delete-file"), DELETE_FILE, value=file_id)
    return blocks.message(text, blocks.section(text), blocks.actions(delete))


def deleted(t: Turn) -> Block:
    """The file is gone."""
    text = t.words("mydata-file-deleted")
    return blocks.message(text, blocks.section(text))


def _retention(t: Turn) -> list[str]:
    kept = [(rule.name, rule.days) for rule in RULES] + [("left", AFTER_LEAVING.days)]
    return [f"• {t.words(f'mydata-retention-{name}', span=_span(t, days))}" for name, days in kept]


def _span(t: Turn, days: int) -> str:
    """So long, as people say it: leap days do not make a year longer."""
    years = days // 365
    return t.words("mydata-years", count=years) if years else t.words("mydata-days", count=days)
