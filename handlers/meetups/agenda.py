"""The windows of roundtables: which topics there are, how many chose them, and what a table found out."""

from bot import blocks, inputs
from bot.blocks import Block
from bot.mrkdwn import escape
from bot.turn import Turn
from handlers.meetups import guests, roundtables, sheets, subjects, tables
from handlers.meetups.ahead import Ahead
from handlers.meetups.model import Meetup
from handlers.meetups.tables import Table, Topic

TABLES = "meetups.tables"
TOPICS = "meetups.topics"
MAKE = "meetups.make_tables"
REOPEN = "meetups.reopen_topics"
OVERVIEW = "meetups.tables_window"
TOPICS_FORM = "meetups.topics_form"
NOTE_FORM = "meetups.table_note_form"
PICK = "meetups.topic_pick"
NOTE = 2000


def overview(t: Turn, meetup: Meetup, *, done: str = "") -> Block:
    """How many chose which topic, the tables once they are made, and what the host can do."""
    say, value = t.words, str(meetup.id)
    wishes, coming = tables.choices(t.session, meetup), guests.coming(t.session, meetup)
    made = tables.tables(t.session, meetup)
    found = tables.topics(t.session, meetup)
    named = {each.id: each for each in found}
    lines = [
        say("meetups-tables-topic", topic=escape(each.text), count=sum(wishes.get(who) == each.id for who in coming))
        for each in found
    ]
    if made:
        lines = [
            say(
                "meetups-tables-made-one", table=sheets.heading(say, each, named[each.topic_id]), count=len(each.people)
            )
            for each in made
        ]
    silent = sum(each not in wishes for each in coming)
    stand = [] if made else [blocks.context(say("meetups-tables-stand", coming=len(coming), silent=silent))]
    change = (REOPEN, "reopen") if made else (TOPICS, "topics")
    return blocks.modal(
        OVERVIEW,
        title=say("meetups-tables-title"),
        close=say("close"),
        blocks=[
            *([blocks.section(done)] if done else []),
            blocks.section("\n".join([f"*{escape(meetup.title)}*", *lines])),
            *stand,
            blocks.actions(
                blocks.button(
                    say("meetups-tables-again" if made else "meetups-tables-make"), MAKE, value=value, style="primary"
                ),
                blocks.button(say(f"meetups-tables-{change[1]}"), change[0], value=value),
            ),
        ],
    )


def topics_form(t: Turn, meetup: Meetup) -> Block:
    """Proposals to tick, and room for one's own; it carries along which topics were looked at."""
    say = t.words
    known = tables.topics(t.session, meetup)
    texts = {each.text for each in known}
    options = [
        blocks.option(each.text, each.text) | {"description": blocks.plain_text(_why(t, each), blocks.OPTION)}
        for each in subjects.proposals(t)
        if each.text not in texts
    ]
    picks = [inputs.choices("picked", say("meetups-topics-picked"), options, optional=True)] if options else []
    return blocks.modal(
        TOPICS_FORM,
        title=say("meetups-topics-title"),
        submit=say("meetups-topics-submit"),
        close=say("cancel"),
        blocks=[
            blocks.section(say("meetups-topics-what", most=subjects.MOST)),
            *picks,
            inputs.text_input(
                "own",
                say("meetups-topics-own"),
                initial="\n".join(each.text for each in known),
                hint=say("meetups-topics-own-hint"),
                optional=True,
                multiline=True,
            ),
        ],
        private_metadata=f"{meetup.id}:{seen(t, meetup)}",
    )


def seen(t: Turn, meetup: Meetup) -> str:
    """Which topics the meetup has now."""
    return ",".join(str(each.id) for each in tables.topics(t.session, meetup))


def note_form(t: Turn, table: Table, topic: Topic) -> Block:
    """What the table found out; it carries along which version was looked at."""
    say = t.words
    return blocks.modal(
        NOTE_FORM,
        title=say("meetups-table-note-title"),
        submit=say("meetups-table-note-submit"),
        close=say("cancel"),
        blocks=[
            blocks.section(f"*{sheets.heading(say, table, topic)}*"),
            inputs.text_input(
                "note",
                say("meetups-table-note-field"),
                initial=roundtables.note_of(t, table),
                hint=say("meetups-table-note-hint"),
                multiline=True,
                max_length=NOTE,
            ),
        ],
        private_metadata=f"{table.id}|{roundtables.version(t, table)}",
    )


def to_choose(t: Turn, own: Ahead) -> list[Block]:
    """On the Home tab of somebody who comes and has not chosen a topic: one tap for each."""
    if not own.topics or own.chosen_id is not None:
        return []
    say = t.words
    rows = [
        blocks.section(
            escape(each.text), accessory=blocks.button(say("meetups-topic-choose"), sheets.TOPIC, value=str(each.id))
        )
        for each in own.topics
    ]
    asks = say("meetups-home-topics")
    return [blocks.section(f"*{escape(own.meetup.title)}*\n{asks}"), *rows]


def chosen(t: Turn, own: Ahead) -> list[Block]:
    """On the Home tab of somebody who chose a topic: which, and another one with a tap."""
    options = [blocks.option(each.text, str(each.id)) for each in own.topics]
    known = next((each for each in options if each["value"] == str(own.chosen_id)), None)
    if known is None:
        return []
    menu = blocks.select(PICK, options, chosen=known)
    return [blocks.section(t.words("meetups-home-topic"), accessory=menu)]


def _why(t: Turn, proposal: subjects.Proposal) -> str:
    return t.words("meetups-topics-why", times=proposal.times)
