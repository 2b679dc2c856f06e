"""The Home tab as one page: what waits comes first, organisers' tools stand together, and it always fits."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

import handlers
from bot import blocks, home
from bot.app import Bot
from bot.sandbox import Message, Slack, User
from bot.turn import Feature, Place
from tests.reading import read

PLACES = ["いま、あなたを待っていること", "みんなの動き", "あなたのこと", "事務局の道具", "設定"]
TALKATIVE = 130

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.fixture
def question(bot: Bot, slack: Slack, sato: User, tanaka: User) -> Message:
    """Sato's question, which Tanaka has answered."""
    asked = slack.post(sato, "#質問", "電子決裁の代決をどう設定していますか")
    slack.post(tanaka, "#質問", "部長の予定表と連動させています", asked)
    bot.settle()
    return asked


@pytest.fixture
def talkative() -> Iterator[None]:
    """A feature that has more to say than the page can take."""
    lines = [blocks.section(f"{number}行目") for number in range(TALKATIVE)]
    before = handlers.FEATURES
    handlers.FEATURES = (*before, Feature(home=lambda _: lines))
    yield
    handlers.FEATURES = before


def headings(slack: Slack, who: User) -> list[str]:
    slack.open_home(who)
    view = slack.home(who)
    assert view
    return [block["text"]["text"] for block in view["blocks"] if block["type"] == "header"]


def between(shown: str, heading: str, following: str) -> str:
    return shown.partition(heading)[2].partition(following)[0]


def test_the_places_stand_in_their_order_and_the_tools_only_with_organisers(
    bot: Bot, slack: Slack, sato: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert headings(slack, sato) == [place for place in PLACES if place != "事務局の道具"]
    chief = slack.add_user("mizuno", real_name="水野 由紀子", title="神奈川県", is_admin=True)
    bot.settle()
    assert "事務局の道具" in headings(slack, chief)


def test_a_reply_waits_for_the_asker_above_everything_until_they_say_that_it_helped(
    bot: Bot, slack: Slack, sato: User, question: Message
) -> None:
    slack.open_home(sato)
    waiting, *_, mine, settings = (place for place in PLACES if place != "事務局の道具")
    assert "電子決裁の代決" in between(read(slack.home(sato)), waiting, "みんなの動き")
    assert read(slack.home(sato)).count("電子決裁の代決") == 1
    slack.react(sato, slack.thread(question)[-1], "white_check_mark")
    bot.settle()
    slack.open_home(sato)
    assert "電子決裁の代決" not in between(read(slack.home(sato)), waiting, "みんなの動き")
    assert "電子決裁の代決" in between(read(slack.home(sato)), mine, settings)


@pytest.mark.usefixtures("talkative")
def test_a_page_that_is_too_long_says_so_and_keeps_everything_that_is_short(
    bot: Bot, slack: Slack, sato: User, question: Message
) -> None:
    slack.open_home(sato)
    view = slack.home(sato)
    assert view
    shown = read(view)
    assert len(view["blocks"]) == home.LARGEST
    assert "電子決裁の代決" in shown
    assert "1行目" in shown
    assert f"{TALKATIVE - 1}行目" not in shown
    assert shown.count("入りきらない分") == 1
    assert PLACES[-1] in shown


@given(st.lists(st.integers(1, 60), min_size=1, max_size=20), st.integers(20, 100))
def test_every_part_has_its_share_and_the_small_ones_are_whole(database: object, sizes: list[int], room: int) -> None:
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


def test_every_feature_says_where_it_stands() -> None:
    assert [feature for feature in handlers.FEATURES if feature.home and not isinstance(feature.home, dict)] == []
    assert list(Place) == ["waiting", "news", "mine", "organisers", "settings"]
