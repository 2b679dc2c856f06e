"""What roundtables are about: proposed from what nobody could answer yet, settled by the host, chosen by who comes."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.mrkdwn import address, shorten
from bot.turn import Refused, Turn
from handlers.meetups import guests, rights, tables
from handlers.meetups.model import Meetup
from handlers.meetups.tables import Choice, Topic
from knowledge import cards, gaps
from knowledge.cards import Card, Kind
from knowledge.tags import folded

# So many are proposed, and a roundtable may have so many; a topic fits into a choice of Slack's.
PROPOSED = 8
MOST = 10
LONGEST = 75


@dataclass(frozen=True)
class Proposal:
    """A topic that the community could talk about: a question that waits, or words searched in vain so many times.

    It says nothing of who asked or searched; `times` is 0 for a question.
    """

    text: str
    url: str = ""
    times: int = 0


def proposals(t: Turn) -> list[Proposal]:
    """The questions that wait, newest first, and what was searched in vain, most often first, in turns."""
    waiting = cards.newest(t.session, team_id=t.team_id, limit=PROPOSED, only=Card.kind == Kind.QUESTION)
    asked = [Proposal(_line(each.title), url=address(each.source_url) or "") for each in waiting]
    vain = gaps.lately(t.session, team_id=t.team_id, now=t.now)[:PROPOSED]
    searched = [Proposal(_line(words), times=count) for words, count in vain]
    half = PROPOSED // 2
    found = asked[: max(half, PROPOSED - len(searched))]
    found += searched[: PROPOSED - len(found)]
    return list({folded(each.text): each for each in reversed(found) if each.text}.values())[::-1]


def settle(t: Turn, meetup: Meetup, picked: Sequence[str], typed: str) -> list[Topic]:
    """It is about these topics; who chose one that stays need not choose again.

    Args:
        picked: the texts of proposals.
        typed: further ones, one per line.

    Raises:
        Refused: there is none, there are too many, one is too long, or the tables are made already.
    """
    see_open(t, meetup)
    known = {folded(each.text): each for each in tables.topics(t.session, meetup)}
    links = {folded(each.text): each.url for each in proposals(t)}
    lines = [" ".join(line.split()).lstrip("・-•").strip() for line in [*picked, *typed.splitlines()]]
    wanted = {folded(line): line for line in reversed(lines) if line}
    _see_fit(list(wanted.values()))
    for key, topic in known.items():
        if key not in wanted:
            tables.drop_topic(t.session, topic)
    for number, (key, line) in enumerate(reversed(wanted.items()), start=1):
        if key in known:
            known[key].number = number
        else:
            t.session.add(Topic(t.team_id, meetup.id, number, line, links.get(key, "")))
    t.session.flush()
    return tables.topics(t.session, meetup)


def choose(t: Turn, topic_id: int) -> tuple[Meetup, Topic]:
    """The one who acts would like to talk about this; the last choice counts.

    Raises:
        Refused: they do not come, the topic is gone, or the tables are made already.
    """
    topic = t.session.get(Topic, topic_id)
    if topic is None or topic.team_id != t.team_id:
        raise Refused("meetups-topic-gone")
    meetup = rights.one(t, topic.meetup_id, hold=True)
    rights.see_ahead(t, meetup)
    see_open(t, meetup)
    if t.session.get(Topic, topic_id, populate_existing=True) is None:  # gone while the meetup was held by another
        raise Refused("meetups-topic-gone")
    if guests.joining(t.session, meetup, t.user_id) is None:
        raise Refused("meetups-topic-join-first")
    known = t.session.get(Choice, (meetup.id, t.user_id))
    if known is None:
        t.session.add(Choice(meetup.id, t.user_id, t.team_id, topic.id, t.now))
    elif known.topic_id != topic.id:
        known.topic_id, known.at = topic.id, t.now
    t.session.flush()
    return meetup, topic


def see_open(t: Turn, meetup: Meetup) -> None:
    """See that topics can still be changed and chosen.

    Raises:
        Refused: the tables are made.
    """
    if tables.tables(t.session, meetup):
        raise Refused("meetups-tables-made")


def _line(text: str) -> str:
    return shorten(" ".join(text.split()), LONGEST)


def _see_fit(lines: Sequence[str]) -> None:
    if not lines:
        raise Refused("meetups-topics-none", block_id="own")
    if len(lines) > MOST:
        raise Refused("meetups-topics-many", block_id="own", most=MOST, count=len(lines))
    for line in lines:
        if len(line) > LONGEST:
            raise Refused("meetups-topic-long", block_id="own", line=shorten(line, 30), most=LONGEST)
