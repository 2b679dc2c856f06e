"""What the Home tab says about one's own study: the week, and the doors; to organisers, where the table is."""

from bot import blocks
from bot.blocks import Block
from bot.turn import Turn
from handlers.study import rules, sitting, views, windows


def sections(t: Turn) -> list[Block]:
    """The week in a few lines, who is studying now, and the doors."""
    say = t.words
    now = rules.standing(t)
    own, count = sitting.on_home(t)
    if own:
        together = blocks.section(say("study-home-sitting"), accessory=blocks.button(say("study-stop"), views.STOP))
    else:
        text = say("study-home-here", count=count)
        together = blocks.section(text, accessory=blocks.button(say("study-look"), views.LOOK))
    organiser = (
        [blocks.actions(blocks.button(say("study-open-table"), windows.TABLE))] if sitting.is_organiser(t) else []
    )
    return [
        blocks.header(say("study-home")),
        *views.summary(t, now),
        together,
        views.doors(t, now),
        *([blocks.actions(blocks.button(say("study-open-week"), views.WEEK))] if now.records else []),
        *organiser,
    ]
