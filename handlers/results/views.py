"""How the figures look: a time to choose, and a line for each, ready to be copied into a paper."""

from collections.abc import Sequence

from bot import blocks
from bot.achieved import Achieved
from bot.blocks import Block
from bot.turn import Turn
from handlers.results import model

OPEN = "results.open"
SPAN = "results.span"
TABLE = "results.table"
WINDOW = "results.window"


def window(t: Turn, name: str, figures: Sequence[Achieved], *, said: str = "") -> Block:
    """The figures of the time of this name.

    Args:
        t: the turn of an organiser.
        name: of the time.
        figures: what came of it all.
        said: what was just done.
    """
    say = t.words
    options = [blocks.option(named(t, each), each) for each in model.spans(t.now)]
    chosen = next((each for each in options if each["value"] == name), options[0])
    lines = [piece for each in figures for piece in _line(t, each)]
    return blocks.modal(
        WINDOW,
        title=say("results-title"),
        close=say("close"),
        blocks=[
            *([blocks.section(said)] if said else []),
            blocks.section(say("results-about"), accessory=blocks.select(SPAN, options, chosen=chosen)),
            blocks.rich_text(lines),
            blocks.actions(blocks.button(say("results-table"), TABLE, value=chosen["value"])),
            blocks.context(say("results-how")),
        ],
    )


def named(t: Turn, name: str) -> str:
    """How people say a time: 「2026年度」, 「2026年11月」."""
    year, _, number = name.partition("-")
    if number:
        return t.words("results-month", year=year, month=str(int(number)))
    return t.words("results-year", year=year)


def _line(t: Turn, figure: Achieved) -> list[Block]:
    value = t.words("results-few") if figure.value is None else f"{figure.value:,}"
    return [*blocks.words(f"{t.words(figure.name)}　"), *blocks.words(value, bold=True), *blocks.words("\n")]
