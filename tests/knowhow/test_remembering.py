"""「この検索を覚えておく」: searches that are kept, and what is new for them."""

from datetime import timedelta

from bot.app import Bot
from bot.sandbox import Slack, User, WorldClock
from knowledge import gaps, saved
from tests.kinds import on_sqlite_alone
from tests.knowhow.conftest import Keep
from tests.reading import read


def home(slack: Slack, who: User) -> str:
    slack.open_home(who)
    return read(slack.home(who))


@on_sqlite_alone
def test_what_is_new_for_a_search_stands_on_the_home_tab_until_it_is_looked_at(
    bot: Bot, slack: Slack, clock: WorldClock, keep: Keep, sato: User
) -> None:
    keep("ふるさと納税の返礼品", "返礼品の管理")
    slack.command(sato, "/knowhow", "ふるさと納税", channel="#雑談")
    assert "あなたの探しもの" not in home(slack, sato)
    slack.click(sato, "knowhow.remember")
    assert "この検索を覚えています" in read(slack.ephemerals(sato)[-1]["blocks"])
    assert "*あなたの探しもの*📌 ふるさと納税　新しいものは、まだありません" in home(slack, sato)
    clock.advance(timedelta(hours=1))
    keep("ふるさと納税の受領証", "電子で送ります")
    keep("公用車の予約", "共有カレンダーで予約します")
    assert "📌 ふるさと納税　新しく1件\n・ふるさと納税の受領証" in home(slack, sato)
    clock.advance(timedelta(hours=1))
    slack.click(sato, "knowhow.again", at="home")
    assert "2件見つかりました" in read(slack.modal(sato))
    assert "新しいものは、まだありません" in read(slack.home(sato))


def test_searching_again_by_hand_is_looking_too(
    bot: Bot, slack: Slack, clock: WorldClock, keep: Keep, sato: User
) -> None:
    slack.command(sato, "/knowhow", "入札 電子", channel="#雑談")
    slack.click(sato, "knowhow.remember")
    clock.advance(timedelta(hours=1))
    keep("電子入札の手引き", "入札を電子にした町の話")
    assert "新しく1件" in home(slack, sato)
    clock.advance(timedelta(hours=1))
    slack.command(sato, "/knowhow", "入札 電子", channel="#雑談")
    assert "新しいものは、まだありません" in home(slack, sato)


def test_a_search_with_filters_is_kept_with_them(
    bot: Bot, slack: Slack, clock: WorldClock, keep: Keep, sato: User
) -> None:
    slack.command(sato, "/knowhow", "タグ:入札", channel="#雑談")
    slack.click(sato, "knowhow.remember")
    clock.advance(timedelta(hours=1))
    keep("電子入札の手引き", "手順")
    assert "新しいものは、まだありません" in home(slack, sato)
    keep("電子入札の進め方", "手順", tags=("入札",))
    assert "新しく1件\n・電子入札の進め方" in home(slack, sato)


@on_sqlite_alone
def test_ones_own_card_is_no_news(bot: Bot, slack: Slack, clock: WorldClock, keep: Keep, sato: User) -> None:
    slack.command(sato, "/knowhow", "入札", channel="#雑談")
    slack.click(sato, "knowhow.remember")
    clock.advance(timedelta(hours=1))
    keep("電子入札の手引き", "手順", author_id=sato.id)
    assert "新しいものは、まだありません" in home(slack, sato)


def test_a_search_is_dropped_by_its_owner_alone(bot: Bot, slack: Slack, sato: User, tanaka: User) -> None:
    for who in (sato, tanaka):
        slack.command(who, "/knowhow", "入札", channel="#雑談")
        slack.click(who, "knowhow.remember")
    home(slack, sato)
    with bot.database.begin() as session:
        [theirs] = saved.of(session, team_id=bot.parts.team_id, user_id=tanaka.id)
        saved.drop(session, team_id=bot.parts.team_id, user_id=sato.id, saved_id=theirs.id)
    slack.click(sato, "knowhow.drop", at="home")
    assert "あなたの探しもの" not in read(slack.home(sato))
    assert "あなたの探しもの" in home(slack, tanaka)


def test_a_search_in_the_window_is_kept_too_and_once(bot: Bot, slack: Slack, sato: User) -> None:
    slack.open_home(sato)
    slack.click(sato, "knowhow.search", at="home")
    slack.submit(sato, query="入札")
    slack.click(sato, "knowhow.remember", at="modal")
    assert "この検索を覚えています" in read(slack.modal(sato))
    slack.command(sato, "/knowhow", "入札", channel="#雑談")
    assert "この検索を覚えています" in read(slack.ephemerals(sato)[-1]["blocks"])
    assert home(slack, sato).count("📌 入札") == 1


@on_sqlite_alone
def test_ten_searches_can_be_kept(bot: Bot, slack: Slack, sato: User) -> None:
    for number in range(11):
        slack.command(sato, "/knowhow", f"入札 {number}", channel="#雑談")
        slack.click(sato, "knowhow.remember")
    assert "10件まで" in slack.ephemerals(sato)[-1].text
    assert home(slack, sato).count("📌") == 10


def test_remembering_a_search_in_vain_does_not_count_it_twice(bot: Bot, slack: Slack, sato: User) -> None:
    slack.command(sato, "/knowhow", "入札", channel="#雑談")
    slack.click(sato, "knowhow.remember")
    assert "まだありません" in read(slack.ephemerals(sato)[-1]["blocks"])
    with bot.database.read() as session:
        assert gaps.lately(session, team_id=bot.parts.team_id, now=bot.parts.clock.now()) == [("入札", 1)]
