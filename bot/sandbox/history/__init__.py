"""Five weeks in the life of eleven town halls, as data: what was asked, answered, shared and studied."""

from bot.sandbox.history import counter, desk, paper, people, square, systems
from bot.sandbox.history.script import Line, Share, Step, Study, Workday, read
from bot.sandbox.history.shares import SHARES
from bot.sandbox.history.studies import STUDIES

LINES = [line for each in (desk, paper, counter, systems, people, square) for line in read(each.SCENES)]
TIMELINE: list[Step] = sorted([*LINES, *SHARES, *STUDIES], key=lambda step: step.at)

__all__ = ["LINES", "SHARES", "STUDIES", "TIMELINE", "Line", "Share", "Step", "Study", "Workday"]
