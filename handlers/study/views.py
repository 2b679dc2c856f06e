"""How one's own study looks: the week with its doors, the answer to what was recorded, and the forms for it."""

from bot import blocks, inputs, moments, studied
from bot.blocks import Block
from bot.mrkdwn import escape, shorten
from bot.studied import StudyRecord
from bot.turn import Turn
from bot.words import Words
from handlers.study.rules import SUBJECT, Standing

WEEK = "study.week"
RECORD = "study.record"
EDIT = "study.edit"
FORGET = "study.forget"
USE = "study.use"
START = "study.start"
STOP = "study.stop"
LOOK = "study.look"
NAMED = "study.named"
PLAN = "study.plan"
GIVE_UP = "study.give_up"
TASTE = "study.taste"

SHOWN = 8
# A button carries 2,000 characters.
LONGEST = 2000


def amount(say: Words, minutes: int, lessons: int = 0) -> str:
    """How much it is: 「1時間10分・2レッスン」."""
    hours, rest = divmod(minutes, 60)
    parts = [
        *([say("study-hours", count=hours)] if hours else []),
        *([say("study-minutes", count=rest)] if rest or not (hours or lessons) else []),
    ]
    return "・".join(
        [*(["".join(parts).strip()] if parts else []), *([say("study-lessons", count=lessons)] if lessons else [])]
    )


def summary(t: Turn, now: Standing) -> list[Block]:
    """The week in a few lines: what was done, the plan, the streak."""
    say = t.words
    done = amount(say, now.minutes, now.lessons)
    plan = now.plan
    if plan:
        aim = amount(say, plan.minutes, plan.lessons)
        line = say("study-week-with-plan", done=done, aim=aim)
    else:
        line = say("study-week-done", done=done) if now.minutes or now.lessons else say("study-week-none")
    lines = [line]
    if now.streak.weeks:
        lines.append(say("study-streak", weeks=now.streak.weeks, freezes=now.streak.freezes))
    shown = [blocks.section("\n".join(lines))]
    if plan and plan.obstacle:
        shown.append(blocks.context(say("study-if", obstacle=escape(plan.obstacle), instead=escape(plan.instead))))
    if now.last_missed:
        shown.append(blocks.section(say("study-last-missed"), accessory=blocks.button(say("study-plan-anew"), PLAN)))
    return shown


def doors(t: Turn, now: Standing) -> Block:
    """The buttons that lead to everything about one's own study, without those of the summary."""
    say = t.words
    plan = blocks.button(say("study-plan-anew" if now.plan else "study-open-plan"), PLAN)
    return blocks.actions(
        blocks.button(say("study-open-record"), RECORD, style="primary"),
        blocks.button(say("study-open-start"), START),
        *([] if now.last_missed else [plan]),
        blocks.button(say("study-open-use"), USE),
        blocks.button(say("study-open-taste"), TASTE),
    )


def week(t: Turn, now: Standing) -> Block:
    """`/study` alone: the week, its records to be put right, and the doors."""
    title = t.words("study-week-title", first=moments.short_day(now.monday))
    latest = now.records[-SHOWN:]
    more = len(now.records) - len(latest)
    return blocks.message(
        title,
        blocks.section(f"*{title}*"),
        *summary(t, now),
        *(_line(t, record) for record in latest),
        *([blocks.context(t.words("study-week-more", count=more))] if more else []),
        *([] if now.records else [blocks.context(t.words("study-example"))]),
        doors(t, now),
    )


def recorded(t: Turn, record: StudyRecord, now: Standing) -> Block:
    """What was kept, with what can follow from it."""
    say = t.words
    text = say(
        "study-recorded",
        amount=amount(say, record.minutes, record.lessons),
        subject=behind(record.subject),
        day=moments.short_day(record.day),
    )
    return blocks.message(
        text,
        blocks.section(text),
        *summary(t, now),
        blocks.actions(
            blocks.button(say("study-open-edit"), EDIT, value=str(record.id)),
            blocks.button(say("study-open-use"), USE, value=str(record.id)),
            blocks.button(say("study-open-week"), WEEK),
        ),
    )


def puzzled(t: Turn, typed: str, reason: str = "") -> Block:
    """What was typed was not understood; nothing of it is lost."""
    text = reason or t.words("study-puzzled")
    return blocks.message(
        text,
        blocks.section(text),
        blocks.quoted(shorten(typed, LONGEST)),
        blocks.context(t.words("study-example")),
        blocks.actions(
            blocks.button(t.words("study-open-form"), RECORD, value=shorten(typed, LONGEST), style="primary")
        ),
    )


def form(t: Turn, *, subject: str = "", record: StudyRecord | None = None) -> Block:
    """The form for a record, or for one that is to be put right."""
    say = t.words
    first = record.day if record else studied.today(t.now)
    forget = blocks.button(say("study-forget"), FORGET, value=str(record.id), style="danger") if record else None
    return blocks.modal(
        EDIT if record else RECORD,
        title=say("study-form-title"),
        submit=say("study-form-submit"),
        close=say("cancel"),
        blocks=[
            inputs.text_input(
                "time",
                say("study-form-time"),
                initial=amount(say, record.minutes, record.lessons) if record else "",
                placeholder=say("study-form-time-placeholder"),
                max_length=100,
            ),
            inputs.text_input(
                "subject",
                say("study-form-subject"),
                initial=record.subject if record else subject,
                placeholder=say("study-form-subject-placeholder"),
                optional=True,
                max_length=SUBJECT,
            ),
            inputs.text_input(
                "day",
                say("study-form-day"),
                initial=moments.short_day(first),
                hint=say("study-form-day-hint"),
                optional=True,
                max_length=20,
            ),
            *([blocks.actions(forget)] if forget else []),
        ],
        private_metadata=str(record.id) if record else "",
    )


def use_form(t: Turn, *, subject: str = "", key: str = "") -> Block:
    """業務で使った: with a key it is noted already, and whoever likes can say more."""
    say = t.words
    return blocks.modal(
        USE,
        title=say("study-use-title"),
        submit=say("study-use-submit"),
        close=say("cancel"),
        blocks=[
            blocks.section(say("study-use-noted" if key else "study-use-about")),
            inputs.text_input("subject", say("study-use-subject"), initial=subject, optional=True, max_length=SUBJECT),
            inputs.text_input(
                "hours",
                say("study-use-hours"),
                placeholder=say("study-use-hours-placeholder"),
                hint=say("study-use-hours-hint"),
                optional=True,
                max_length=20,
            ),
            inputs.text_input("told", say("study-use-told"), optional=True, multiline=True, max_length=1000),
        ],
        private_metadata=key,
    )


def use_thanks(t: Turn) -> Block:
    """Thanks."""
    return window(t, blocks.section(t.words("study-use-thanks")))


def window(t: Turn, *shown: Block, callback_id: str = WEEK) -> Block:
    """A window that is only read and closed, or in which buttons are pressed."""
    return blocks.modal(callback_id, title=t.words("study-title"), close=t.words("close"), blocks=shown)


def behind(subject: str) -> str:
    """What is studied, as it stands behind other words; nothing when it was not said."""
    return f"　{escape(subject)}" if subject else ""


def _line(t: Turn, record: StudyRecord) -> Block:
    text = t.words(
        "study-line",
        day=moments.short_day(record.day),
        amount=amount(t.words, record.minutes, record.lessons),
        subject=behind(record.subject),
    )
    return blocks.section(text, accessory=blocks.button(t.words("study-open-edit"), EDIT, value=str(record.id)))
