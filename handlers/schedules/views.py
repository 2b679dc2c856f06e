"""How schedules look to organisers: the list with its buttons, and what came of one of them."""

from collections.abc import Mapping

from bot import blocks, bodies, moments, recurrence, schedules
from bot.blocks import Block
from bot.feature import Occasion
from bot.mrkdwn import escape
from bot.recurrence import Every
from bot.schedules import Occurrence, Schedule, State, To
from bot.turn import Turn
from handlers.schedules import model

LIST = "schedules.list"
NEW = "schedules.new"
EDIT = "schedules.edit"
PAUSE = "schedules.pause"
RESUME = "schedules.resume"
RUN = "schedules.run"
HISTORY = "schedules.history"
DELETE = "schedules.delete"
# Slack takes 100 blocks in a window.
SHOWN = 30
REMEMBERED = 20


def window(t: Turn, occasions: Mapping[str, Occasion], *, done: str = "") -> Block:
    """Every schedule.

    Args:
        done: what has just been done, said first.
    """
    say = t.words
    found = [each for each in schedules.all_of(t.session, team_id=t.team_id) if each.kind in occasions]
    return blocks.modal(
        LIST,
        title=say("schedules-title"),
        close=say("close"),
        blocks=[
            *([blocks.section(done)] if done else []),
            *(part for each in found[:SHOWN] for part in _listed(t, each, occasions[each.kind])),
            *([] if found else [blocks.section(say("schedules-none"))]),
            blocks.actions(blocks.button(say("schedules-new"), NEW, style="primary")),
        ],
    )


def history(t: Turn, schedule: Schedule, occasion: Occasion) -> Block:
    """What came of a schedule, newest first."""
    say = t.words
    past = schedules.history(t.session, schedule, limit=REMEMBERED)
    return blocks.modal(
        LIST,
        title=say("schedules-history-title"),
        close=say("close"),
        blocks=[
            blocks.section(_heading(t, schedule, occasion)),
            *(blocks.section(_past(t, each, occasion)) for each in past),
            *([] if past else [blocks.section(say("schedules-history-none"))]),
            blocks.actions(blocks.button(say("schedules-back"), LIST)),
        ],
    )


def _listed(t: Turn, schedule: Schedule, occasion: Occasion) -> list[Block]:
    say, value = t.words, str(schedule.id)
    if schedule.paused_at:
        coming, switch = say("schedules-paused"), blocks.button(say("schedules-resume"), RESUME, value=value)
    else:
        when = moments.moment(t, say, schedule.next_at) if schedule.next_at else ""
        coming = say("schedules-coming", when=when) if when else say("schedules-over")
        switch = blocks.button(say("schedules-pause"), PAUSE, value=value)
    run = blocks.button(say("schedules-run"), RUN, value=value) | _sure(t, "schedules-run-sure", "schedules-run")
    delete = blocks.button(say("schedules-delete"), DELETE, value=value, style="danger")
    return [
        blocks.section(f"{_heading(t, schedule, occasion)}\n{coming}"),
        blocks.actions(
            blocks.button(say("schedules-edit"), EDIT, value=value),
            switch,
            run,
            blocks.button(say("schedules-history"), HISTORY, value=value),
            delete | _sure(t, "schedules-delete-sure", "schedules-delete"),
        ),
        blocks.divider(),
    ]


def _heading(t: Turn, schedule: Schedule, occasion: Occasion) -> str:
    return f"*{t.words(occasion.name)}*　{_audience(t, schedule)}\n{_rule(t, schedule)}"


def _audience(t: Turn, schedule: Schedule) -> str:
    say = t.words
    match To(schedule.to):
        case To.BODY:
            body = bodies.by_id(t.session, team_id=t.team_id, body_id=int(schedule.whom))
            return escape(body.name) if body else say("schedules-to-body")
        case To.ROLE:
            return say(f"schedules-role-{schedule.whom}")
        case To.PEOPLE:
            return say("schedules-some-people", count=len(schedule.people))
        case To.CHANNEL:
            return f"<#{schedule.whom}>"
        case to:
            return say(f"schedules-to-{to}")


def _rule(t: Turn, schedule: Schedule) -> str:
    say, rule = t.words, recurrence.read(schedule.rule)
    clock, days = f"{rule.at:%H:%M}", "・".join(moments.weekday(say, number) for number in rule.weekdays)
    match rule.every:
        case Every.ONCE:
            return say("schedules-rule-once", day=moments.day(say, rule.starts), time=clock)
        case Every.WEEKS:
            return say("schedules-rule-weeks", weeks=rule.interval, days=days, time=clock)
        case Every.MONTH_DAY:
            last = rule.day == model.LONGEST_MONTH
            return say("schedules-rule-day", day="last" if last else str(rule.day), time=clock)
        case Every.MONTH_WEEKDAY:
            nth = say("schedules-nth-of-month", nth=str(rule.nth))
            return say("schedules-rule-nth", nth=nth, day=days, time=clock)


def _past(t: Turn, occurrence: Occurrence, occasion: Occasion) -> str:
    say, when = t.words, moments.moment(t, t.words, occurrence.at)
    if occurrence.state == State.SKIPPED:
        return say("schedules-past-skipped", when=when)
    by_hand = " " + say("schedules-past-by-hand") if occurrence.opened_by else ""
    if occasion.tally is None:
        return say("schedules-past-done", when=when) + by_hand
    tally = occasion.tally(t, occurrence)
    answered = (
        say("schedules-past-unsaid") if tally.answered is None else say("schedules-past-answered", count=tally.answered)
    )
    return say("schedules-past-sent", when=when, count=tally.sent, answered=answered) + by_hand


def _sure(t: Turn, question: str, yes: str) -> Block:
    say = t.words
    return {"confirm": blocks.confirm(say(question), title=say("schedules-title"), yes=say(yes), no=say("cancel"))}
