"""The form of a schedule: what, to whom, when; with the next three dates, which follow every change."""

from collections.abc import Mapping, Sequence

from bot import blocks, bodies, inputs, moments, recurrence, schedules, working_time
from bot.blocks import Block
from bot.feature import Occasion
from bot.mrkdwn import escape
from bot.recurrence import Every, OnHoliday
from bot.schedules import Schedule, To
from bot.turn import Refused, Turn
from handlers.schedules import model
from handlers.schedules.model import Fields

FORM = "schedules.form"
CHANGED = "schedules.changed"
PREVIEWED = 3
SHORT = 20
WEEK = range(7)


def form(t: Turn, occasions: Mapping[str, Occasion], fields: Fields, *, schedule_id: str = "") -> Block:
    """The form as it stands, with the dates that would follow from it."""
    say = t.words
    kinds = [blocks.option(say(each.name), kind) for kind, each in occasions.items()]
    return blocks.modal(
        FORM,
        title=say("schedules-form-title"),
        submit=say("schedules-form-submit"),
        close=say("cancel"),
        blocks=[
            *([_told(inputs.menu("kind", say("schedules-kind"), kinds, chosen=fields.kind))] if len(kinds) > 1 else []),
            *([_where(t, fields)] if _is_for_channel(occasions, fields.kind) else _to_whom(t, fields)),
            *_when(t, fields),
            _told(_on_holiday(t, fields)),
            blocks.divider(),
            *preview(t, fields),
        ],
        private_metadata=schedule_id,
    )


def preview(t: Turn, fields: Fields) -> list[Block]:
    """The next dates with what holidays do to them; or what cannot be meant, said where they would stand."""
    say = t.words
    try:
        rule = model.rule_of(t, fields)
    except Refused as refusal:
        return [blocks.section("⚠️ " + say(refusal.message_id, **refusal.values))]
    coming = recurrence.upcoming(rule, after=t.now, zone=model.zone(t), count=PREVIEWED)
    left_out = recurrence.dropped(rule, after=t.now, until=coming[-1].at, zone=model.zone(t))
    lines = [_planned(t, each) for each in coming]
    lines += [say("schedules-dropped", day=moments.day(say, day), why=working_time.holiday(day)) for day in left_out]
    late = [] if all(working_time.is_open(each.at) for each in coming) else [blocks.context(say("schedules-late"))]
    return [blocks.section("\n".join([say("schedules-preview"), *lines])), *late, *_reached(t, fields)]


def fields_of(view: Block, occasions: Mapping[str, Occasion]) -> Fields:
    """What stands in the form; fields that it does not show have what they had at the beginning."""
    typed = {name: value for name, value in inputs.typed(view).items() if name in Fields.__dataclass_fields__}
    for name in ("weekdays", "people"):
        typed.pop(name, None)
    kind = typed.pop("kind", "") or next(iter(occasions), "")
    if _is_for_channel(occasions, kind):
        typed["to"] = To.CHANNEL
    blank = Fields(kind=kind, starts=typed.pop("starts", ""))
    filled = {name: value for name, value in typed.items() if value or name in {"interval", "day", "time"}}
    many: dict[str, tuple[str, ...]] = {"people": tuple(inputs.people(view, "people") or ())}
    if "weekdays" in view["state"]["values"]:
        many["weekdays"] = tuple(inputs.ticked(view, "weekdays"))
    return Fields(**{**vars(blank), **filled, **many})


def _is_for_channel(occasions: Mapping[str, Occasion], kind: str) -> bool:
    return kind in occasions and occasions[kind].is_for_channel


def _where(t: Turn, fields: Fields) -> Block:
    return _told(inputs.channel_choice("channel", t.words("schedules-where"), chosen=fields.channel))


def _planned(t: Turn, planned: recurrence.Planned) -> str:
    say = t.words
    when = moments.moment(t, say, planned.at)
    if planned.moved_from is None:
        return say("schedules-planned", when=when)
    return say("schedules-moved", when=when, day=moments.day(say, planned.moved_from), why=planned.why)


def _reached(t: Turn, fields: Fields) -> list[Block]:
    """How many people it would go to now."""
    to = To(fields.to)
    if to == To.CHANNEL or (to in {To.BODY, To.ROLE} and not fields.whom):
        return []
    draft = Schedule(t.team_id, fields.kind, to, fields.whom, list(fields.people), {}, created_by="", created_at=t.now)
    return [blocks.context(t.words("schedules-reached", count=len(schedules.audience(t.session, draft))))]


def _to_whom(t: Turn, fields: Fields) -> list[Block]:
    say, hint = t.words, t.words("schedules-whom")
    options = [blocks.option(say(f"schedules-to-{to}"), to) for to in To]
    which = _told(inputs.menu("to", say("schedules-to"), options, chosen=fields.to))
    match To(fields.to):
        case To.BODY:
            known = model.offered_bodies(t)
            names = bodies.names(known)
            offered = [blocks.option(names[each.id], str(each.id)) for each in known]
            more = [_told(inputs.menu("body", hint, offered, chosen=fields.body))] if offered else []
        case To.ROLE:
            offered = [blocks.option(say(f"schedules-role-{role}"), role) for role in model.offered_roles()]
            more = [_told(inputs.menu("role", hint, offered, chosen=fields.role))]
        case To.PEOPLE:
            more = [_told(inputs.people_choice("people", hint, chosen=fields.people))]
        case To.CHANNEL:
            chosen = inputs.channel_choice("channel", hint, chosen=fields.channel, hint=say("schedules-channel-hint"))
            more = [_told(chosen)]
        case _:
            more = []
    return [which, *more]


def _when(t: Turn, fields: Fields) -> list[Block]:
    say = t.words
    options = [blocks.option(say(f"schedules-every-{every}"), every) for every in Every]
    which = _told(inputs.menu("every", say("schedules-every"), options, chosen=fields.every))
    once = fields.every == Every.ONCE
    starts = _told(
        inputs.day_choice("starts", say("schedules-day" if once else "schedules-starts"), chosen=fields.starts)
    )
    clock = _told(_short(t, "time", fields.time))
    days = [blocks.option(moments.weekday(say, number), str(number)) for number in WEEK]
    match Every(fields.every):
        case Every.WEEKS:
            ticks = inputs.several("weekdays", say("schedules-weekdays"), days, chosen=fields.weekdays)
            more = [_told(_short(t, "interval", fields.interval)), _told(ticks)]
        case Every.MONTH_DAY:
            more = [_told(_short(t, "day", fields.day))]
        case Every.MONTH_WEEKDAY:
            nths = [blocks.option(say("schedules-nth-of-month", nth=str(nth)), str(nth)) for nth in model.NTHS]
            more = [
                _told(inputs.menu("nth", say("schedules-nth"), nths, chosen=fields.nth)),
                _told(inputs.menu("weekday", say("schedules-weekday"), days, chosen=fields.weekday)),
            ]
        case Every.ONCE:
            more = []
    return [which, *more, starts, clock]


def _on_holiday(t: Turn, fields: Fields) -> Block:
    say = t.words
    options = [blocks.option(say(f"schedules-holiday-{what}"), what) for what in OnHoliday]
    chosen: Sequence[Block] = [each for each in options if each["value"] == fields.on_holiday]
    return inputs.choice("on_holiday", say("schedules-on-holiday"), options, chosen=chosen[0])


def _short(t: Turn, name: str, typed: str) -> Block:
    say = t.words
    hint = escape(say(f"schedules-field-{name}-hint"))
    return inputs.text_input(name, say(f"schedules-field-{name}"), initial=typed, hint=hint, max_length=SHORT)


def _told(field: Block) -> Block:
    """The field, to be filled in; the bot hears of every change, by one action id for all of them."""
    element = {**field["element"], "action_id": CHANGED}
    return {**field, "element": element, "optional": False, "dispatch_action": True}
