"""Five weeks in the life of eleven town halls, as data: what was asked, answered, shared, studied and copied."""

from bot.sandbox.history import counter, desk, paper, people, square, systems
from bot.sandbox.history.chats import CHATS, FIRST_CHAT
from bot.sandbox.history.meetups import MEETUPS
from bot.sandbox.history.script import Call, Line, Share, Step, Tap, Visit, Workday, days_ahead, read
from bot.sandbox.history.shares import SHARES
from bot.sandbox.history.studies import STUDIES
from bot.sandbox.history.visits import CHECK_IN, VISITS

LINES = [line for each in (desk, paper, counter, systems, people, square) for line in read(each.SCENES)]
ALONE: list[Step] = [*SHARES, *STUDIES, *VISITS, *CHATS, *MEETUPS]
TIMELINE: list[Step] = sorted([*LINES, *ALONE], key=lambda step: step.at)

__all__ = [
    "ALONE",
    "CHECK_IN",
    "FIRST_CHAT",
    "LINES",
    "SHARES",
    "STUDIES",
    "TIMELINE",
    "VISITS",
    "Call",
    "Line",
    "Share",
    "Step",
    "Tap",
    "Visit",
    "Workday",
    "days_ahead",
    "read",
]
