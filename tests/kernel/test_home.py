"""The Home tab as one page: what waits comes first, organisers' tools stand together, and it always fits."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, delete, event

from bot import blocks, home
from bot.app import Bot
from bot.feature import Place
from bot.members import Member
from bot.roles import Companionship
from bot.sandbox import Message, Slack, User, WorldClock
from bot.settings import Settings
from bot.words import words
from handlers.checkins.model import NoCheckIns
from tests.everything import under_way
from tests.kinds import on_sqlite_alone
from tests.reading import read

PLACES = ["いま、あなたを待っていること", "みんなの動き", "あなたのこと", "事務局の道具", "設定"]
TALKATIVE = 130

# So many statements one look at the tab may make where little is going on: 30 were enough for a member, a few more for
# an organiser.
MOST = 40


@pytest.fixture
def config(config: Settings, slack: Slack) -> Settings:
    """Suzuki organises."""
    return config.model_copy(update={"organisers": (slack.user("suzuki").id,)})


@pytest.fixture
def question(bot: Bot, slack: Slack, sato: User, tanaka: User) -> Message:
    """Sato's question, which Tanaka has answered."""
    asked = slack.post(sato, "#質問", "電子決裁の代決をどう設定していますか")
    slack.post(tanaka, "#質問", "部長の予定表と連動させています", asked)
    bot.settle()
    return asked


def headings(slack: Slack, who: User) -> list[str]:
    slack.open_home(who)
    view = slack.home(who)
    assert view
    return [block["text"]["text"] for block in view["blocks"] if block["type"] == "header"]


def asked_at_home(bot: Bot, slack: Slack, who: User) -> list[tuple[str, str]]:
    """What the database is asked when somebody opens the tab, in the one look at everything."""
    turns: list[list[tuple[str, str]]] = []

    def note(_connection: Connection, _cursor: object, statement: str, parameters: object, *_: object) -> None:
        if statement.startswith("BEGIN"):
            turns.append([])
        turns[-1].append((statement, repr(parameters)))

    event.listen(bot.database.engine, "before_cursor_execute", note)
    slack.open_home(who)
    event.remove(bot.database.engine, "before_cursor_execute", note)
    return max(turns, key=len)


def between(shown: str, heading: str, following: str) -> str:
    return shown.partition(heading)[2].partition(following)[0]


@on_sqlite_alone
def test_the_places_stand_in_their_order_and_the_tools_only_with_organisers(
    bot: Bot, slack: Slack, sato: User, suzuki: User
) -> None:
    assert headings(slack, sato) == [place for place in PLACES if place != "事務局の道具"]
    assert headings(slack, suzuki) == PLACES


@on_sqlite_alone
def test_a_reply_waits_for_the_asker_above_everything_until_they_say_that_it_helped(
    bot: Bot, slack: Slack, sato: User, tanaka: User, question: Message
) -> None:
    slack.open_home(sato)
    waiting, *_, mine, settings = (place for place in PLACES if place != "事務局の道具")
    assert "電子決裁の代決" in between(read(slack.home(sato)), waiting, "みんなの動き")
    assert read(slack.home(sato)).count("電子決裁の代決") == 1
    [reply] = [message for message in slack.thread(question) if message.user == tanaka.id]
    slack.react(sato, reply, "white_check_mark")
    bot.settle()
    slack.open_home(sato)
    assert "電子決裁の代決" not in between(read(slack.home(sato)), waiting, "みんなの動き")
    assert "電子決裁の代決" in between(read(slack.home(sato)), mine, settings)


def test_a_page_that_is_too_long_says_so_and_keeps_everything_that_is_short() -> None:
    long = [blocks.section(f"{number}行目") for number in range(TALKATIVE)]
    short = [blocks.heading("ひとこと"), blocks.context("短い話")]
    shown = home.page(words("ja"), {Place.NEWS: [long, short], Place.MINE: [long], Place.SETTINGS: [short]})
    assert home.LARGEST - 1 <= len(shown) <= home.LARGEST  # two parts share what is left
    assert read(shown).count("短い話") == 2
    assert read(shown).count("1行目") >= 2
    assert f"{TALKATIVE - 1}行目" not in read(shown)
    assert read(shown).count("入りきらない分") == 2


@given(st.lists(st.integers(1, 60), min_size=1, max_size=20), st.integers(20, 100))
def test_every_part_has_its_share_and_the_small_ones_are_whole(sizes: list[int], room: int) -> None:
    most = home.share(sizes, room)
    used = sum(min(size, most) for size in sizes)
    assert used <= room
    assert most >= room // len(sizes) or used == sum(sizes)


def test_nothing_is_torn_from_the_buttons_below_it() -> None:
    part = [blocks.section("a"), blocks.actions(), blocks.section("b"), blocks.context("c"), blocks.actions()]
    assert home.beginning(part, 4) == part[:2]
    assert home.beginning(part, 3) == part[:2]
    assert home.beginning(part, 2) == part[:2]
    assert home.beginning(part, 1) == part[:1]


@on_sqlite_alone
def test_a_look_at_the_tab_asks_the_database_for_little(
    bot: Bot, slack: Slack, sato: User, suzuki: User, question: Message
) -> None:
    for who in (sato, suzuki):
        assert len(asked_at_home(bot, slack, who)) <= MOST


@on_sqlite_alone
def test_where_there_is_something_of_every_kind_nothing_is_asked_twice(
    bot: Bot, slack: Slack, clock: WorldClock, suzuki: User, tanaka: User
) -> None:
    channel = slack.channel("#質問").id
    with bot.database.begin() as session:
        session.execute(delete(Member).where(Member.user_id == suzuki.id))
        under_way(session, clock.now(), bot.parts.team_id, suzuki.id, channel, "1790000000.0000")
        session.execute(delete(NoCheckIns))
        session.execute(delete(Companionship))  # nobody is their own
    asked = slack.post(suzuki, "#質問", "議事録を外に出してもよいですか")
    slack.post(tanaka, "#質問", "契約で決めています", asked)
    statements = asked_at_home(bot, slack, suzuki)
    assert len(statements) > MOST
    assert [each for each, times in Counter(statements).items() if times > 1] == []
