"""How a nudge sounds: by its wording and by the tone that the person chose; and what organisers are asked about it."""

from datetime import datetime

from bot import blocks, moments, somebody, studied
from bot.blocks import Block
from bot.mrkdwn import escape
from bot.turn import Turn
from handlers.study import model, plans, views
from handlers.study.effect import JUDGED_PEOPLE_WEEKS, JUDGED_WEEKS, Effect

SNOOZE = "study.snooze"
MUTE = "study.mute"
RESUME = "study.resume"
RETIRE = "study.retire"
CARRY_ON = "study.carry_on"


def nudge(t: Turn, user_id: str, arm: str, key: str) -> Block:
    """The letter: a line in their tone, one thought, why they get it, and how it ends."""
    say = somebody.words(t, user_id)
    engine = model.taste(t.session, team_id=t.team_id, user_id=user_id).engine
    plan = plans.of(t, user_id)
    if arm == "plan" and plan and plan.obstacle:
        text = say("study-nudge-plan", obstacle=escape(plan.obstacle), instead=escape(plan.instead))
    elif arm == "plan":
        text = say("study-nudge-plan-first")
    else:
        text = say("study-nudge-together" if arm == "together" else "study-nudge-small")
    tone = say(f"study-tone-{engine}") if engine else say("study-tone-plain")
    return blocks.message(
        f"{tone}\n{text}",
        blocks.section(f"{tone}\n{text}"),
        blocks.actions(
            blocks.button(say("study-open-record"), views.RECORD, style="primary"),
            blocks.button(say("study-open-start"), views.START),
            blocks.button(say("study-plan-anew" if plan else "study-open-plan"), views.PLAN),
        ),
        blocks.context(say("study-nudge-why")),
        blocks.actions(
            blocks.button(say("study-snooze"), SNOOZE, value=key),
            blocks.button(say("study-mute"), MUTE, value=key),
        ),
    )


def snoozed(t: Turn, key: str, until: datetime) -> Block:
    """What is left of a nudge that was put to rest for two weeks."""
    return _rest(t, t.words("study-snoozed", until=moments.short_day(studied.today(until))), key)


def stopped(t: Turn, key: str) -> Block:
    """What is left of a nudge after which none follows."""
    return _rest(t, t.words("study-stopped"), key)


def resumed(t: Turn) -> Block:
    """They may come again."""
    text = t.words("study-resumed")
    return blocks.message(text, blocks.section(text))


def proposal(t: Turn, found: Effect) -> Block:
    """To the organisers: this wording shows no effect."""
    say = t.public_words
    text = say(
        "study-retire-proposal",
        name=say(f"study-arm-{found.arm}"),
        weeks=found.calendar_weeks,
        share=_percent(found.nudged.share),
        held=_percent(found.held.share),
        difference=_points(found.difference),
        low=_points(found.low),
        high=_points(found.high),
    )
    rule = say("study-retire-rule", weeks=JUDGED_WEEKS, people_weeks=JUDGED_PEOPLE_WEEKS)
    return blocks.message(
        text,
        blocks.section(text),
        blocks.context(rule),
        blocks.actions(
            blocks.button(say("study-retire"), RETIRE, value=found.arm),
            blocks.button(say("study-carry-on"), CARRY_ON, value=found.arm),
        ),
    )


def decided(t: Turn, arm: str, *, retire: bool) -> Block:
    """What the organisers decided, and who."""
    say = t.public_words
    who = escape(t.member.name if t.member else "")
    text = say("study-retired" if retire else "study-carried-on", name=say(f"study-arm-{arm}"), who=who)
    return blocks.message(text, blocks.section(text))


def _rest(t: Turn, text: str, key: str) -> Block:
    return blocks.message(
        text, blocks.section(text), blocks.actions(blocks.button(t.words("study-resume"), RESUME, value=key))
    )


def _percent(share: float) -> str:
    return f"{100 * share:.0f}%"


def _points(share: float) -> str:
    return f"{100 * share:+.1f}"
