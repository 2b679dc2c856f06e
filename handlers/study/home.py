"""What the Home tab says about one's own study: the week, and the doors; to organisers, where the table is."""

from bot import blocks
from bot.blocks import Block
from bot.turn import Turn
from handlers.study import rules, sitting, views, windows


def mine(t: Turn) -> list[Block]:
    """The week in a few lines, who is studying now, and the doors."""
    say = t.words
    now = rules.standing(t)
    own, count = sitting.on_home(t)
    if own:
        together = blocks.section(say("study-home-sitting"), accessory=blocks.button(say("study-stop"), views.STOP))
    else:
        text = say("study-home-here", count=count)
        together = blocks.section(text, accessory=blocks.button(say("study-look"), views.LOOK))
    return [
        blocks.heading(say("study-home")),
        *views.summary(t, now),
        together,
        views.doors(t, now),
        *([blocks.actions(blocks.button(say("study-open-week"), views.WEEK))] if now.records else []),
    ]


def organisers(t: Turn) -> list[Block]:
    """Where the table of those who study stands; nothing for everybody else."""
    if not t.is_organiser:
        return []
    choose = blocks.button(t.words("study-open-table"), windows.TABLE)
    return [blocks.section(f"*{t.words('study-table-title')}*", accessory=choose)]
