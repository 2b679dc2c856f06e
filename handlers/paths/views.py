"""How paths look: the letters about them, the list by towns, and the forms."""

from collections.abc import Sequence

from bot import blocks, inputs, members, moments, somebody
from bot.blocks import Block
from bot.bodies import Body
from bot.mrkdwn import escape
from bot.turn import Turn
from bot.words import Words
from handlers.paths.model import LearningPath, Own, PathPerson, Track

ENTER = "paths.enter"
LIST = "paths.list"
DONE = "paths.done"
BORROW = "paths.borrow"
GIVE = "paths.give"
TRACK = "paths.track"
CLOSE = "paths.close"
LEADERS = "leaders"
REQUIRED = "required"
NONE = "none"
# Slack takes 100 blocks in a window; a path needs one, a town another one.
SHOWN = 40
NAME, ABOUT = 150, 500


def given(t: Turn, path: LearningPath, person: PathPerson) -> Block:
    """Somebody was given a path."""
    say = somebody.words(t, person.user_id)
    who = somebody.politely(t, say, person.given_by)
    return _letter(say, say("paths-given", who=who, name=escape(path.name), due=moments.short_day(person.due)), path)


def reminder(t: Turn, path: LearningPath, person: PathPerson, left: int) -> Block:
    """The due day comes nearer."""
    say = somebody.words(t, person.user_id)
    text = say("paths-reminder", name=escape(path.name), due=moments.short_day(person.due), left=left)
    return _letter(say, text, path, why=_why(t, say, person))


def past(t: Turn, path: LearningPath, person: PathPerson) -> Block:
    """The due day has passed: one kind word."""
    say = somebody.words(t, person.user_id)
    return _letter(say, say("paths-past", name=escape(path.name)), path, why=_why(t, say, person))


def finished(t: Turn, path: LearningPath) -> Block:
    """What stands in the place of the letters when it is done."""
    text = t.words("paths-finished", name=escape(path.name))
    return blocks.message(text, blocks.section(text))


def own(t: Turn, mine: Sequence[Own]) -> list[Block]:
    """The paths that one is on, each with 「終わりました」."""
    return [
        blocks.section(
            t.words("paths-own", name=escape(each.path.name), due=moments.short_day(each.person.due)),
            accessory=blocks.button(t.words("paths-done"), DONE, value=str(each.path.id)),
        )
        for each in mine
    ]


def doors(t: Turn) -> Block:
    """The buttons that lead to everything about paths."""
    return blocks.actions(
        blocks.button(t.words("paths-open-list"), LIST),
        blocks.button(t.words("paths-open-enter"), ENTER),
    )


def listed(
    t: Turn, rows: Sequence[tuple[LearningPath, Body | None]], *, track: str, may_enter: bool, done: str = ""
) -> Block:
    """The paths of all towns, those of one's own first, with one's track above them."""
    say = t.words
    home = t.member.body_id if t.member else None
    ours = [row for row in rows if row[0].body_id in {None, home}]
    others = [row for row in rows if row[0].body_id not in {None, home}]
    shown: list[Block] = [*([blocks.section(done), blocks.divider()] if done else []), _track(say, track)]
    for heading, found in (("paths-ours", ours), ("paths-others", others)):
        shown.append(blocks.header(say(heading)))
        body = None
        for path, owner in found[: SHOWN // 2]:
            name = owner.name if owner else ""
            if name and name != body and found is others:
                shown.append(blocks.context(f"*{escape(name)}*"))
            body = name
            shown.append(_row(say, path, track, borrow=found is others and may_enter))
        if not found:
            shown.append(blocks.context(say("paths-none")))
    return blocks.modal(
        LIST, title=say("paths-title"), close=say("close"), blocks=[*shown, blocks.divider(), _enter(say)]
    )


def form(t: Turn, *, may_enter: bool, may_give: bool) -> Block:
    """A path is entered."""
    say = t.words
    tracks = [blocks.option(say(f"paths-track-{track}"), track) for track in Track]
    required = [blocks.option(say("paths-form-required"), REQUIRED)]
    for_body = [
        inputs.menu("track", say("paths-form-track"), tracks, hint=say("paths-form-track-hint")),
        inputs.choices("required", say("paths-form-kind"), required, optional=True),
    ]
    return blocks.modal(
        ENTER,
        title=say("paths-form-title"),
        submit=say("paths-form-submit"),
        close=say("cancel"),
        blocks=[
            inputs.text_input("name", say("paths-form-name"), max_length=NAME),
            inputs.text_input("about", say("paths-form-about"), optional=True, multiline=True, max_length=ABOUT),
            *_by_when(say, may_give=may_give, may_wait=may_enter),
            *(for_body if may_enter else []),
        ],
    )


def give_form(t: Turn, path: LearningPath, *, may_give: bool, may_close: bool) -> Block:
    """By when a path is to be finished, and by whom."""
    say = t.words
    close = blocks.actions(blocks.button(say("paths-close"), CLOSE, value=str(path.id), style="danger"))
    about = [blocks.rich_text(blocks.words(path.about))] if path.about else []
    return blocks.modal(
        GIVE,
        title=say("paths-form-title"),
        submit=say("paths-form-submit"),
        close=say("cancel"),
        blocks=[
            blocks.rich_text(blocks.words(path.name, bold=True)),
            *about,
            *_by_when(say, may_give=may_give),
            *([close] if may_close else []),
        ],
        private_metadata=str(path.id),
    )


def told(t: Turn, text: str) -> Block:
    """What came of it."""
    return blocks.modal(LIST, title=t.words("paths-title"), close=t.words("close"), blocks=[blocks.section(text)])


def _by_when(say: Words, *, may_give: bool, may_wait: bool = False) -> list[Block]:
    """The day, and the people; without a day (`may_wait`) a path only stands in the list."""
    hint = say("paths-form-due-hint") + (say("paths-form-due-later") if may_wait else "")
    everybody = [blocks.option(say("paths-form-leaders"), LEADERS)]
    people = [
        inputs.people_choice("people", say("paths-form-people"), hint=say("paths-form-people-hint")),
        inputs.choices("leaders", say("paths-form-groups"), everybody, optional=True),
    ]
    return [
        inputs.day_choice("due", say("paths-form-due"), hint=hint) | {"optional": may_wait},
        *(people if may_give else []),
    ]


def _letter(say: Words, text: str, path: LearningPath, *, why: str = "") -> Block:
    return blocks.message(
        text,
        blocks.section(text),
        blocks.actions(blocks.button(say("paths-done"), DONE, value=str(path.id), style="primary")),
        *([blocks.context(why)] if why else []),
    )


def _why(t: Turn, say: Words, person: PathPerson) -> str:
    if person.given_by == person.user_id:
        return say("paths-why-own")
    giver = members.find(t.session, team_id=t.team_id, user_id=person.given_by)
    return say("paths-why-given", who=escape(giver.name) if giver else "")


def _track(say: Words, chosen: str) -> Block:
    options = [blocks.option(say("paths-track-none"), NONE)]
    options += [blocks.option(say(f"paths-track-{track}"), track) for track in Track]
    own = next((each for each in options if each["value"] == chosen), options[0])
    return blocks.section(say("paths-track"), accessory=blocks.select(TRACK, options, chosen=own))


def _row(say: Words, path: LearningPath, track: str, *, borrow: bool) -> Block:
    kind = ""
    if path.track:
        need = say("paths-required" if path.is_required else "paths-recommended")
        mine = say("paths-for-you") if path.track == track else ""
        kind = f"　{say(f'paths-track-short-{path.track}')}・{need}{mine}"
    button = (
        blocks.button(say("paths-borrow"), BORROW, value=str(path.id))
        if borrow
        else blocks.button(say("paths-use"), GIVE, value=str(path.id))
    )
    return blocks.section(f"*{escape(path.name)}*{kind}", accessory=button)


def _enter(say: Words) -> Block:
    return blocks.actions(blocks.button(say("paths-open-enter"), ENTER))
