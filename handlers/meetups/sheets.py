"""What is posted of roundtables: the topics to choose from, the tables, the facilitator's sheet, and notes."""

from collections.abc import Mapping, Sequence

from bot import blocks, somebody
from bot.blocks import Block
from bot.mrkdwn import escape
from bot.turn import Turn
from bot.words import Words
from handlers.meetups import guests, tables, views
from handlers.meetups.model import Meetup
from handlers.meetups.tables import Table, Topic

TOPIC = "meetups.topic"
NOTE = "meetups.table_note"
# The course of a table, in the texts, and what it can begin with.
STEPS = range(1, 5)
QUESTIONS = range(1, 4)
# So many names stand beside a topic.
NAMED = 6


def topics(t: Turn, meetup: Meetup) -> Block:
    """The message from which everybody who comes chooses; without buttons once the tables are made."""
    say = t.public_words
    is_open = not tables.tables(t.session, meetup)
    text = say("meetups-topics-text" if is_open else "meetups-topics-closed")
    wishes, coming = tables.choices(t.session, meetup), set(_here(t, meetup))
    rows = []
    for topic in tables.topics(t.session, meetup):
        people = [user_id for user_id, wish in wishes.items() if wish == topic.id and user_id in coming]
        choose = blocks.button(say("meetups-topic-choose"), TOPIC, value=str(topic.id)) if is_open else None
        rows.append(blocks.section(_chosen_by(t, say, topic, people), accessory=choose))
    how = [blocks.context(say("meetups-topics-how"))] if is_open else []
    return blocks.message(text, blocks.section(text), *rows, *how)


def made(t: Turn, meetup: Meetup) -> Block:
    """The tables, with a way to hand in notes, and what is told to those who sit elsewhere than they chose."""
    say = t.public_words
    text = say("meetups-tables-text")
    named = {each.id: each for each in tables.topics(t.session, meetup)}
    rows = []
    for table in tables.tables(t.session, meetup):
        head = heading(say, table, named[table.topic_id])
        led = say("meetups-table-led", name=views.names(t, [table.facilitator_id]))
        note = blocks.button(say("meetups-table-note"), NOTE, value=str(table.id))
        rows.append(blocks.section(f"*{head}*\n{views.names(t, table.people)}\n{led}", accessory=note))
    elsewhere = [
        say("meetups-table-elsewhere", topic=escape(named[topic_id].text), names=views.names(t, people))
        for topic_id, people in moved(t, meetup).items()
    ]
    fallen = [blocks.section("\n".join(elsewhere))] if elsewhere else []
    return blocks.message(text, blocks.section(text), *rows, *fallen, blocks.context(say("meetups-tables-how")))


def put_away(t: Turn) -> Block:
    """What is left of the tables while people choose again."""
    text = t.public_words("meetups-tables-away")
    return blocks.message(text, blocks.section(text))


def moved(t: Turn, meetup: Meetup) -> Mapping[int, list[str]]:
    """The user ids of those who sit elsewhere than they chose, by the topic that they chose."""
    at = {user_id: each.topic_id for each in tables.tables(t.session, meetup) for user_id in each.people}
    found: dict[int, list[str]] = {}
    for user_id, topic_id in tables.choices(t.session, meetup).items():
        if at.get(user_id, topic_id) != topic_id:
            found.setdefault(topic_id, []).append(user_id)
    return found


def sheet(t: Turn, meetup: Meetup, table: Table, topic: Topic) -> Block:
    """The letter to a table's facilitator: who is there, about what, in which course, and what helps."""
    say = somebody.words(t, table.facilitator_id)
    text = say("meetups-sheet", title=escape(meetup.title), topic=escape(topic.text))
    names = "、".join(somebody.signature(t, each) for each in table.people if each != table.facilitator_id)
    course = "\n".join(say(f"meetups-sheet-step-{step}") for step in STEPS)
    begin = "\n".join(say(f"meetups-sheet-question-{number}", topic=escape(topic.text)) for number in QUESTIONS)
    links = [
        say(f"meetups-sheet-look-{what}", link=url)
        for what, url in (("topic", topic.url), ("meetup", views.link(t, meetup)))
        if url
    ]
    return blocks.message(
        text,
        blocks.section(text),
        blocks.section(say("meetups-sheet-with", names=names or "－")),
        *([blocks.context("　".join(links))] if links else []),
        blocks.section(say("meetups-sheet-course", steps=course)),
        blocks.section(say("meetups-sheet-questions", questions=begin)),
        blocks.section(say("meetups-sheet-everybody")),
        blocks.section(say("meetups-sheet-notes")),
        blocks.actions(blocks.button(say("meetups-table-note"), NOTE, value=str(table.id), style="primary")),
    )


def relieved(t: Turn, meetup: Meetup, user_id: str) -> Block:
    """What is left of the sheet when somebody else leads the table, or there is none any more."""
    text = somebody.words(t, user_id)("meetups-sheet-relieved", title=escape(meetup.title))
    return blocks.message(text, blocks.section(text))


def note(t: Turn, table: Table, topic: Topic, text: str, user_id: str) -> Block:
    """What a table found out, for everybody."""
    say = t.public_words
    head = say("meetups-table-noted", table=heading(say, table, topic))
    by = say("meetups-table-noted-by", name=views.names(t, [user_id]))
    return blocks.message(head, blocks.section(head), blocks.quoted(text), blocks.context(by))


def heading(say: Words, table: Table, topic: Topic) -> str:
    """「テーブル2：RPAの費用対効果」, as mrkdwn."""
    return say("meetups-table", number=table.number, topic=escape(topic.text))


def _chosen_by(t: Turn, say: Words, topic: Topic, people: Sequence[str]) -> str:
    who = views.names(t, list(people[:NAMED])) + ("…" if len(people) > NAMED else "")
    text = escape(topic.text)
    shown = f"<{topic.url}|{text}>" if topic.url else text
    return f"*{shown}*\n" + say("meetups-topic-count", count=len(people), names=who)


def _here(t: Turn, meetup: Meetup) -> list[str]:
    return [each.user_id for each in guests.joinings(t.session, meetup)]
