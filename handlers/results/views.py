"""How the figures look: a time to choose, and a line for each, ready to be copied into a paper."""

from collections.abc import Sequence

from bot import blocks
from bot.achieved import Achieved
from bot.blocks import Block
from bot.turn import Turn
from handlers.results import model

OPEN = "results.open"
SPAN = "results.span"
WINDOW = "results.window"


def window(t: Turn, name: str, figures: Sequence[Achieved]) -> Block:
    """The figures of the time of this name."""
    say = t.words
    options = [blocks.option(_named(t, each), each) for each in model.spans(t.now)]
    chosen = next((each for each in options if each["value"] == name), options[0])
    lines = [piece for each in figures for piece in _line(t, each)]
    return blocks.modal(
        WINDOW,
        title=say("results-title"),
        close=say("close"),
        blocks=[
            blocks.section(say("results-about"), accessory=blocks.select(SPAN, options, chosen=chosen)),
            blocks.rich_text(lines),
            blocks.context(say("results-how")),
        ],
    )


def _line(t: Turn, figure: Achieved) -> list[Block]:
    value = t.words("results-few") if figure.value is None else f"{figure.value:,}"
    return [*blocks.words(f"{t.words(figure.name)}　"), *blocks.words(value, bold=True), *blocks.words("\n")]


def _named(t: Turn, name: str) -> str:
    year, _, number = name.partition("-")
    if number:
        return t.words("results-month", year=year, month=str(int(number)))
    return t.words("results-year", year=year)
