"""How a check-in looks: the letter with its taps, the same on the Home tab, and what the companion is asked."""

from datetime import datetime

from bot import blocks, doors, moments, roles, somebody
from bot.blocks import Block
from bot.turn import Turn
from bot.words import Words
from handlers.checkins.model import KIND, MOODS, Answer, Hello, Reason, Round

MOOD = "checkins.mood"
TALKED = "checkins.talked"
WRITE = "checkins.write"
STOP = "checkins.stop"
RESUME = "checkins.resume"
SAID_HELLO = "checkins.said_hello"
# Buttons of one row have ids of their own.
MOODS_BY_ID = {f"{MOOD}.{mood}": mood for mood in MOODS}
TALKED_BY_ID = {f"{TALKED}.yes": True, f"{TALKED}.no": False}


def letter(t: Turn, round_: Round, answer: Answer, *, stopped: bool = False) -> Block:
    """The direct message with the three taps, as the answer stands."""
    say = somebody.words(t, answer.user_id)
    if stopped:
        text = say("checkins-stopped", command=f"/{t.settings.command_prefix}{KIND}")
        resume = blocks.button(say("checkins-resume"), RESUME, value=str(round_.id))
        return blocks.message(text, blocks.section(text), blocks.actions(resume))
    stop = blocks.button(say("checkins-stop"), STOP, value=str(round_.id))
    return blocks.message(
        say("checkins-greeting"), blocks.section(say("checkins-greeting")), *_taps(t, say, round_, answer),
        blocks.context(say("checkins-why", closes=moments.moment(t, say, round_.closes_at), **_reader(t, answer))),
        blocks.actions(stop),
    )  # fmt: skip


def reminder(t: Turn, round_: Round, answer: Answer) -> Block:
    """The one reminder: short, with the same taps."""
    say = somebody.words(t, answer.user_id)
    text = say("checkins-reminder", closes=moments.moment(t, say, round_.closes_at))
    stop = blocks.button(say("checkins-stop"), STOP, value=str(round_.id))
    return blocks.message(text, blocks.section(text), *_taps(t, say, round_, answer), blocks.actions(stop))


def reminder_answered(t: Turn, answer: Answer) -> Block:
    """What is left of the reminder once there is an answer."""
    text = somebody.words(t, answer.user_id)("checkins-reminder-answered")
    return blocks.message(text, blocks.context(text))


def on_home(t: Turn, round_: Round, answer: Answer) -> list[Block]:
    """The round that is open, on the Home tab: to be answered there, or how it was answered."""
    say = t.words
    closes = blocks.context(say("checkins-home-closes", closes=moments.moment(t, say, round_.closes_at)))
    return [blocks.heading(say("checkins-home")), *_taps(t, say, round_, answer), closes]


def stopped_on_home(t: Turn) -> list[Block]:
    """That the person wants no check-ins, and how to take that back."""
    resume = blocks.button(t.words("checkins-resume"), RESUME, value="0")
    return [blocks.section(t.words("checkins-home-stopped"), accessory=resume)]


def said(say: Words, answer: Answer) -> str:
    """An answer in one line."""
    mood = say("checkins-said-mood", mood=answer.mood) if answer.mood else ""
    key = "none" if answer.could_talk is None else "yes" if answer.could_talk else "no"
    return "　".join(part for part in (mood, say("checkins-said-talked", talked=key) if key != "none" else "") if part)


def asked_to_greet(t: Turn, asked_id: str, hellos: list[Hello]) -> Block:
    """The one direct message in which somebody is asked to say hello."""
    say = somebody.words(t, asked_id)
    is_companion = any(hello.as_companion for hello in hellos)
    command = f"/{t.settings.command_prefix}tomoshibi"
    text = say("checkins-hello-companion") if is_companion else say("checkins-hello-organiser", command=command)
    return blocks.message(text, blocks.section(text), *greetings(t, say, hellos))


def greetings(t: Turn, say: Words, hellos: list[Hello]) -> list[Block]:
    """To whom somebody is to say hello: one line of context each, as far as they may know it, and what was done."""
    parts: list[Block] = []
    for hello in {each.user_id: each for each in reversed(hellos)}.values():
        shown = hello.reason if hello.as_companion or hello.reason == Reason.UNREACHABLE else "unsaid"
        why = say(f"checkins-reason-{shown}")
        text = say("checkins-hello-line", who=somebody.politely(t, say, hello.user_id), why=why)
        if hello.said_at:
            done_by = say("checkins-hello-done", who=somebody.politely(t, say, hello.asked_id))
            parts.append(blocks.section(f"{text}\n{done_by}"))
        else:
            done = blocks.button(say("checkins-said-hello"), SAID_HELLO, value=f"{hello.round_id}:{hello.user_id}")
            parts.append(blocks.section(text, accessory=done))
    return parts[:20]


def when_next(t: Turn, planned: datetime | None) -> str:
    """When the next check-in is, or that none is planned, as a sentence."""
    if planned is None:
        return t.words("checkins-none-planned")
    return t.words("checkins-next", when=moments.moment(t, t.words, planned))


def _taps(t: Turn, say: Words, round_: Round, answer: Answer) -> list[Block]:
    value = str(round_.id)
    moods = [
        _tap(say(f"checkins-mood-{mood}"), action_id, value, chosen=answer.mood == mood)
        for action_id, mood in MOODS_BY_ID.items()
    ]
    talked = [
        _tap(say(f"checkins-talked-{'yes' if yes else 'no'}"), action_id, value, chosen=answer.could_talk is yes)
        for action_id, yes in TALKED_BY_ID.items()
    ]
    write = blocks.button(say("checkins-rewrite" if answer.note else "checkins-write"), WRITE, value=value)
    ask = blocks.button(say("checkins-ask"), doors.ASK)
    alone = [blocks.section(say("checkins-alone"))] if answer.could_talk is False else []
    note = [blocks.quoted(answer.note), blocks.context(say("checkins-note-for", **_reader(t, answer)))]
    return [
        blocks.section(say("checkins-mood")),
        blocks.actions(*moods),
        blocks.section(say("checkins-talked")),
        blocks.actions(*talked),
        *alone,
        *(note if answer.note else []),
        blocks.actions(write, *([ask] if alone else [])),
    ]


def _tap(text: str, action_id: str, value: str, *, chosen: bool) -> Block:
    return blocks.button(f"✓ {text}" if chosen else text, action_id, value=value, style="primary" if chosen else "")


def _reader(t: Turn, answer: Answer) -> dict[str, str]:
    """Who reads the answer beside the person: the companion's name, or that there is none."""
    companion = roles.companion_of(t.session, team_id=t.team_id, user_id=answer.user_id)
    return {"companion": somebody.name(t, companion) if companion else "none"}
