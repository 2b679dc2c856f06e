"""The figures of a fiscal year month by month, as a workbook: what organisers put into their papers."""

import io
from collections.abc import Sequence

from bot import achieved, moments
from bot.achieved import Tell
from bot.tables import excel
from bot.turn import Turn
from handlers.results import model, views

# What stands where a figure rests on too few to say it.
TOO_FEW = "－"


def name(t: Turn, span: str) -> str:
    """How the file is called."""
    stem = t.words("results-file", year=str(model.year_of(t.now, span)))
    return moments.file_name(stem, t.now, "xlsx")


def workbook(t: Turn, span: str, tellers: Sequence[Tell]) -> bytes:
    """A line for each figure, with the whole year and the months that have begun.

    Args:
        t: the turn of an organiser.
        span: the time of this name is looked at, and the table is of its fiscal year.
        tellers: what the features say of themselves.

    Raises:
        Refused: it is no organiser who asks.
    """
    say, year = t.words, str(model.year_of(t.now, span))
    months = [each for each in achieved.months(*achieved.fiscal_year(int(year))) if achieved.month(each)[0] <= t.now]
    told = [model.told(t, each, tellers) for each in (year, *months)]
    rows: list[list[str | int]] = [
        [say(figures[0].name), *(TOO_FEW if each.value is None else each.value for each in figures)]
        for figures in zip(*told, strict=True)
    ]
    columns = [(say("results-sheet-figure"), True), *((views.named(t, each), False) for each in (year, *months))]
    notes = [[note, *[""] * len(told)] for note in ("", say("results-sheet-notes"))]
    file = io.BytesIO()
    excel.write(file, title=say("results-title"), columns=columns, rows=[*rows, *notes])
    return file.getvalue()
