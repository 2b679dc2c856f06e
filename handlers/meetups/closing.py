"""What comes after a meetup: who came, what it found out, and the next one when it repeats."""

from collections.abc import Mapping, Sequence

from sqlalchemy import func, select

from bot import blocks, contacts, inputs, members, recurrence, somebody
from bot.blocks import Block
from bot.letters import manners
from bot.mrkdwn import escape
from bot.turn import Turn
from handlers.meetups import guests, letters, model, rights, rules, tables, views
from handlers.meetups.model import Joining, Meetup, Note, State
from handlers.meetups.rules import Plan
from knowledge import cards
from knowledge.cards import Draft, Kind

# What the kick-off agreed to talk about.
TOPICS = ("choosing", "courses", "managers", "surroundings")
CAME = "meetups.came"
NOTES = "meetups.notes"
CAME_FORM = "meetups.came_form"
NOTES_FORM = "meetups.notes_form"
NOTE = 2000


def finish_one(t: Turn) -> bool:
    """A meetup is over: who joined counts as there, whoever ran it is asked, the next one is made; whether one was."""
    due = select(Meetup).where(Meetup.team_id == t.team_id, Meetup.state == State.FIXED, Meetup.ends_at <= t.now)
    meetup = t.session.scalars(due.order_by(Meetup.ends_at, Meetup.id).limit(1).with_for_update()).first()
    if meetup is None:
        return False
    meetup.state = State.OVER
    meetup.day_at = meetup.hour_at = None
    _note_there(t, meetup, guests.coming(t.session, meetup))
    rules.announce(t, meetup)
    if keeper := rights.keeper(t, meetup):
        letters.write(t, meetup, "after", keeper, after(t, meetup, keeper))
    follow(t, meetup)
    return True


def follow(t: Turn, meetup: Meetup) -> Meetup | None:
    """Announce the next one of a meetup that repeats; None when it does not."""
    if meetup.rule is None or meetup.starts_at is None or meetup.ends_at is None:
        return None
    after_ = max(t.now, meetup.slot_at or meetup.starts_at)
    [planned] = recurrence.upcoming(recurrence.read(meetup.rule), after=after_, zone=rights.zone(t), count=1)
    span = (planned.at, planned.at + (meetup.ends_at - meetup.starts_at))
    plan = Plan(
        meetup.title, meetup.purpose, meetup.place, meetup.channel_id, (span,), meetup.capacity, rule=meetup.rule
    )
    keeper = rights.keeper(t, meetup)
    coming = rules.propose(t, plan, host_id=keeper if manners.is_person(keeper) else meetup.host_id)
    coming.follows_id, meetup.rule = meetup.id, None
    return coming


def note_came(t: Turn, meetup: Meetup, user_ids: Sequence[str]) -> None:
    """Who was really there."""
    known = {each.user_id: each for each in guests.joinings(t.session, meetup)}
    for user_id in user_ids:
        if user_id not in known:
            t.session.add(Joining(t.team_id, meetup.id, user_id, t.now))
        else:
            known[user_id].is_waiting = False
    for user_id, joining in known.items():
        if user_id not in user_ids:
            t.session.delete(joining)
    t.session.flush()
    contacts.forget(t.session, team_id=t.team_id, where=meetup.key)
    _note_there(t, meetup, user_ids)
    rules.announce(t, meetup)


def keep_notes(t: Turn, meetup: Meetup, typed: Mapping[str, str], *, publish: bool) -> int:
    """Keep what it found out; once that is approved it is know-how, and stays so until it is taken back.

    Returns:
        How many cards there are of it now.
    """
    kept = 0
    for topic in topics(t, meetup):
        text, origin = typed.get(topic, ""), f"{meetup.key}:{topic}"
        known = t.session.get(Note, (meetup.id, topic))
        if text and (known is None or known.text != text):
            t.session.merge(Note(meetup.id, topic, t.team_id, text, t.user_id, t.now))
        elif known and not text:
            t.session.delete(known)
        if text and publish:
            draft = _draft(t, meetup, topic, text, known.user_id if known else t.user_id)
            cards.keep(t.session, team_id=t.team_id, origin=origin, draft=draft, now=t.now)
            kept += 1
        else:
            cards.forget(t.session, team_id=t.team_id, origin=origin)
    return kept


def topics(t: Turn, meetup: Meetup) -> dict[str, str]:
    """What notes are kept about, with its name in public: what its tables handed in, then what the kick-off agreed."""
    handed_in = {name: tables.topic_of_note(t.session, meetup, name) for name in model.notes(t.session, meetup)}
    agreed = {topic: t.public_words(f"meetups-topic-{topic}") for topic in TOPICS}
    return {name: topic.text for name, topic in sorted(handed_in.items()) if topic} | agreed


def version(t: Turn, meetup: Meetup) -> str:
    """Which notes these are; "" when there are none."""
    last = t.session.scalar(select(func.max(Note.at)).where(Note.meetup_id == meetup.id))
    return last.isoformat() if last else ""


def after(t: Turn, meetup: Meetup, user_id: str) -> Block:
    """The letter to whoever ran it."""
    say, value = somebody.words(t, user_id), str(meetup.id)
    text = say("meetups-after", title=escape(meetup.title), count=len(guests.coming(t.session, meetup)))
    return blocks.message(
        text,
        blocks.section(text),
        blocks.actions(
            blocks.button(say("meetups-manage-came"), CAME, value=value),
            blocks.button(say("meetups-manage-notes"), NOTES, value=value, style="primary"),
        ),
    )


def came_form(t: Turn, meetup: Meetup) -> Block:
    """Who came; at first all who joined."""
    say = t.words
    coming = guests.coming(t.session, meetup)
    return blocks.modal(
        CAME_FORM,
        title=say("meetups-came-title"),
        submit=say("meetups-came-submit"),
        close=say("cancel"),
        blocks=[
            inputs.people_choice("people", say("meetups-came-people"), chosen=coming, hint=say("meetups-came-hint"))
        ],
        private_metadata=str(meetup.id),
    )


def notes_form(t: Turn, meetup: Meetup) -> Block:
    """What was found out at tables and about the four topics, and whether everybody may read it."""
    say, known = t.words, model.notes(t.session, meetup)
    publish = blocks.option(say("meetups-notes-publish"), "publish")
    named = topics(t, meetup) | {topic: say(f"meetups-topic-{topic}") for topic in TOPICS}
    shared = [topic for topic in named if cards.by_origin(t.session, team_id=t.team_id, origin=f"{meetup.key}:{topic}")]
    return blocks.modal(
        NOTES_FORM,
        title=say("meetups-notes-title"),
        submit=say("meetups-notes-submit"),
        close=say("cancel"),
        blocks=[
            blocks.section(say("meetups-notes-what", title=escape(meetup.title))),
            *(
                inputs.text_input(
                    topic,
                    name,
                    initial=known.get(topic, ""),
                    optional=True,
                    multiline=True,
                    max_length=NOTE,
                )
                for topic, name in named.items()
            ),
            inputs.choices(
                "publish",
                say("meetups-notes-use"),
                [publish],
                chosen=["publish"] if shared else [],
                hint=say("meetups-notes-hint"),
                optional=True,
            ),
        ],
        private_metadata=f"{meetup.id}|{version(t, meetup)}",
    )


def _draft(t: Turn, meetup: Meetup, topic: str, text: str, author_id: str) -> Draft:
    say, name = t.public_words, topics(t, meetup)[topic]
    member = members.find(t.session, team_id=t.team_id, user_id=author_id)
    return Draft(
        kind=Kind.TIP,
        title=say("meetups-card-title", topic=name, title=meetup.title),
        body=text,
        tags=(say("meetups-card-tag"), name),
        author_id=author_id,
        author=member.signature if member else "",
        source_url=views.link(t, meetup) or None,
    )


def _note_there(t: Turn, meetup: Meetup, user_ids: Sequence[str]) -> None:
    for user_id in user_ids:
        at = meetup.starts_at or t.now
        contacts.note_attended(t.session, team_id=t.team_id, user_id=user_id, at=at, where=meetup.key)
