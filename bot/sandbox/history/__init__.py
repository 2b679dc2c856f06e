"""Five weeks in the life of eleven town halls, as data: what was asked, answered and shared."""

from bot.sandbox.history import counter, desk, paper, people, square, systems
from bot.sandbox.history.script import Line, Share, Step, Workday, read
from bot.sandbox.history.shares import SHARES

LINES = [line for each in (desk, paper, counter, systems, people, square) for line in read(each.SCENES)]
TIMELINE: list[Step] = sorted([*LINES, *SHARES], key=lambda step: step.at)

__all__ = ["LINES", "SHARES", "TIMELINE", "Line", "Share", "Step", "Workday"]
