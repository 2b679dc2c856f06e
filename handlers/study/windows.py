"""The windows beside the week: the plan, how one wants to be spoken to, who is studying now, where that is shown."""

from bot import blocks, inputs
from bot.blocks import Block
from bot.mrkdwn import escape
from bot.studied import StudyRecord
from bot.turn import Turn
from bot.words import Words
from handlers.study import views
from handlers.study.model import Sitting, StudyPlan, StudyTaste
from handlers.study.rules import Standing

TABLE = "study.table"
PLAN_LONGEST = 200
PEOPLE_SHOWN = 20

# The types of 学びエンジン診断, which members declare themselves. Texts: `study-engine-NAME` and `study-tone-NAME`.
ENGINES = ("explorer", "hermit", "cook", "general", "mayor", "hero", "warrior", "sage")
NUDGES, UNNAMED = "nudges", "unnamed"


def plan_form(t: Turn, plan: StudyPlan | None) -> Block:
    """The plan: first what will be in the way, then what one does about it, then how much."""
    say = t.words
    give_up = [blocks.actions(blocks.button(say("study-give-up"), views.GIVE_UP))] if plan else []
    return blocks.modal(
        views.PLAN,
        title=say("study-plan-title"),
        submit=say("study-plan-submit"),
        close=say("cancel"),
        blocks=[
            blocks.section(say("study-plan-about")),
            inputs.text_input(
                "obstacle",
                say("study-plan-obstacle"),
                initial=plan.obstacle if plan else "",
                placeholder=say("study-plan-obstacle-placeholder"),
                max_length=PLAN_LONGEST,
            ),
            inputs.text_input(
                "instead",
                say("study-plan-instead"),
                initial=plan.instead if plan else "",
                placeholder=say("study-plan-instead-placeholder"),
                max_length=PLAN_LONGEST,
            ),
            inputs.text_input(
                "aim",
                say("study-plan-aim"),
                initial=views.amount(say, plan.minutes, plan.lessons) if plan else "",
                placeholder=say("study-plan-aim-placeholder"),
                hint=say("study-plan-aim-hint"),
                max_length=50,
            ),
            *give_up,
        ],
    )


def plan_made(t: Turn, now: Standing) -> Block:
    """What was planned, and how the week stands."""
    return views.window(t, blocks.section(t.words("study-plan-made")), *views.summary(t, now))


def plan_given_up(t: Turn) -> Block:
    """There is no plan any more."""
    return views.window(t, blocks.section(t.words("study-plan-gone")))


def taste_form(t: Turn, taste: StudyTaste) -> Block:
    """How somebody wants to be spoken to; only they see it."""
    say = t.words
    options = [blocks.option(say(f"study-engine-{name}"), name) for name in ENGINES]
    ticks = [blocks.option(say("study-taste-nudges"), NUDGES), blocks.option(say("study-taste-unnamed"), UNNAMED)]
    chosen = [*([] if taste.stopped_at else [NUDGES]), *([UNNAMED] if taste.is_unnamed else [])]
    return blocks.modal(
        views.TASTE,
        title=say("study-taste-title"),
        submit=say("study-form-submit"),
        close=say("cancel"),
        blocks=[
            blocks.section(say("study-taste-about")),
            inputs.menu(
                "engine", say("study-taste-engine"), options, chosen=taste.engine, hint=say("study-taste-engine-hint")
            ),
            inputs.choices("wishes", say("study-taste-wishes"), ticks, chosen=chosen, optional=True),
        ],
    )


def sitting(
    t: Turn, own: Sitting | None, named: list[Sitting], unnamed: int, *, is_unnamed: bool, names: dict[str, str]
) -> Block:
    """Who is studying now, for one who looks: with one's own place in it."""
    say = t.words
    title = say("study-here-title")
    if own:
        stop = [blocks.button(say("study-stop"), views.STOP, style="primary")]
    else:
        stop = [blocks.button(say("study-open-start"), views.START, style="primary")]
    return blocks.message(
        title,
        blocks.section(f"*{title}*\n{_people(say, named, unnamed, names)}"),
        *([blocks.context(_own(t, own))] if own else []),
        blocks.actions(
            *stop,
            blocks.button(say("study-look"), views.LOOK),
            blocks.button(say("study-be-named" if is_unnamed else "study-be-unnamed"), views.NAMED),
        ),
    )


def public_table(t: Turn, named: list[Sitting], unnamed: int, names: dict[str, str]) -> Block:
    """The same for everybody in a channel."""
    say = t.public_words
    title = say("study-here-title")
    return blocks.message(
        title,
        blocks.section(f"*{title}*\n{_people(say, named, unnamed, names)}"),
        blocks.actions(blocks.button(say("study-open-start"), views.START)),
        blocks.context(say("study-table-note")),
    )


def moved_table(t: Turn) -> Block:
    """What is left of the table where it stood before."""
    text = t.public_words("study-table-moved")
    return blocks.message(text, blocks.section(text))


def stood_up(t: Turn, record: StudyRecord | None, now: Standing) -> Block:
    """The end of a sitting: what was counted."""
    if record:
        return views.recorded(t, record, now)
    text = t.words("study-too-short")
    return blocks.message(text, blocks.section(text))


def table_form(t: Turn, channel_id: str) -> Block:
    """For organisers: where everybody sees who is studying now."""
    say = t.words
    return blocks.modal(
        TABLE,
        title=say("study-table-title"),
        submit=say("study-form-submit"),
        close=say("cancel"),
        blocks=[
            inputs.channel_choice(
                "channel", say("study-table-channel"), chosen=channel_id, hint=say("study-table-hint")
            )
        ],
    )


def _own(t: Turn, own: Sitting) -> str:
    what = t.words("study-here-what", subject=escape(own.subject)) if own.subject else ""
    return t.words("study-here-own", what=what, prefix=t.settings.command_prefix)


def _people(say: Words, named: list[Sitting], unnamed: int, names: dict[str, str]) -> str:
    lines = [
        say("study-here-one", who=escape(names[each.user_id]), subject=views.behind(each.subject))
        for each in named[:PEOPLE_SHOWN]
    ]
    others = unnamed + len(named[PEOPLE_SHOWN:])
    if others:
        lines.append(say("study-here-others" if lines else "study-here-unnamed", count=others))
    return "\n".join(lines) or say("study-here-nobody")
