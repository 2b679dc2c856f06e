"""Five weeks in the life of eleven town halls, as data: what was asked, answered, shared, studied and copied."""

from bot.sandbox.history import counter, desk, paper, people, square, systems
from bot.sandbox.history.script import Line, Share, Step, Visit, Workday, read
from bot.sandbox.history.shares import SHARES
from bot.sandbox.history.studies import STUDIES
from bot.sandbox.history.visits import CHECK_IN, VISITS

LINES = [line for each in (desk, paper, counter, systems, people, square) for line in read(each.SCENES)]
TIMELINE: list[Step] = sorted([*LINES, *SHARES, *STUDIES, *VISITS], key=lambda step: step.at)

__all__ = ["CHECK_IN", "LINES", "SHARES", "STUDIES", "TIMELINE", "VISITS", "Line", "Share", "Step", "Visit", "Workday"]
