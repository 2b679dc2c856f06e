"""Tags that one follows, and the Home tab that shows what is new for them."""

from datetime import timedelta

from bot.app import Bot
from bot.sandbox import Slack, User, WorldClock
from tests.kinds import on_sqlite_alone
from tests.knowhow.conftest import Keep
from tests.reading import read


def home(slack: Slack, who: User) -> str:
    slack.open_home(who)
    return read(slack.home(who))


@on_sqlite_alone
def test_tags_are_chosen_on_the_home_tab_and_what_is_new_for_them_stands_there(
    bot: Bot, slack: Slack, clock: WorldClock, keep: Keep, sato: User
) -> None:
    keep("入札の進め方", "手順", tags=("入札", "契約"))
    assert "気になるタグを選ぶと" in home(slack, sato)
    slack.click(sato, "knowhow.follow", at="home")
    assert slack.submit(sato, tags=["入札"]) == {}
    slack.close(sato)
    assert "入札の進め方" in read(slack.home(sato))
    keep("電子入札の手引き", "手順", tags=("入札",), author_id=sato.id)
    keep("契約の手引き", "手順", tags=("契約",))
    shown = home(slack, sato).partition("追いかけているタグの新着")[2].partition("新しいノウハウ")[0]
    assert "入札の進め方" in shown
    assert "契約の手引き" not in shown
    assert "電子入札" not in shown
    clock.advance(timedelta(days=31))
    assert "この1か月、新しいものはありません" in home(slack, sato)


def test_a_tag_is_followed_from_a_card_and_given_up_again(bot: Bot, slack: Slack, keep: Keep, sato: User) -> None:
    keep("入札の進め方", "手順", tags=("入札", "契約"))
    slack.command(sato, "/knowhow", "入札", channel="#雑談")
    slack.click(sato, "knowhow.read")
    slack.click(sato, "knowhow.follow")
    assert slack.submit(sato, tags=["入札", "契約"]) == {}
    assert "2個のタグを追いかけます" in read(slack.modal(sato))
    assert "🏷️ #契約 #入札" in home(slack, sato).replace("#入札 #契約", "#契約 #入札")
    slack.close(sato)
    slack.click(sato, "knowhow.follow", at="home")
    assert slack.submit(sato, tags=[]) == {}
    assert "気になるタグを選ぶと" in home(slack, sato)


@on_sqlite_alone
def test_without_any_tags_the_window_says_so(bot: Bot, slack: Slack, sato: User) -> None:
    home(slack, sato)
    slack.click(sato, "knowhow.follow", at="home")
    assert "まだありません" in read(slack.modal(sato))


def test_home_stays_within_slacks_100_blocks_and_is_published_once(
    bot: Bot, slack: Slack, clock: WorldClock, keep: Keep, sato: User, tanaka: User
) -> None:
    for number in range(12):
        slack.command(sato, "/knowhow", f"入札 {number}", channel="#雑談")
        if number < 10:
            slack.click(sato, "knowhow.remember")
        card = keep(f"入札 {number} の手引き", "手順", tags=("入札",), author_id=tanaka.id)
        keep(f"古い手順 {number}", "やり方", author_id=sato.id)
    slack.open_home(sato)
    slack.click(sato, "knowhow.follow", at="home")
    slack.submit(sato, tags=["入札"])
    slack.close(sato)
    clock.advance(timedelta(days=366))
    for number in range(5):
        keep(f"入札 {number} の新しい手引き", "手順", tags=("入札",), author_id=tanaka.id)
    slack.open_home(sato)
    shown = slack.home(sato)
    assert shown
    assert len(shown["blocks"]) <= 100
    assert "見直しの時期" in read(shown)
    assert card.title
    published = sum(call.method == "views.publish" for call in slack.calls)
    slack.open_home(sato)
    assert sum(call.method == "views.publish" for call in slack.calls) == published
