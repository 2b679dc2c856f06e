"""役に立った and 真似した: what became of a card, and who hears of it."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.app import Bot
from bot.db import Database
from bot.sandbox import Slack, User, WorldClock
from knowledge import cards
from knowledge.cards import Card
from tests.kinds import on_sqlite_alone
from tests.knowhow.conftest import Keep
from tests.reading import read

TITLE = "住所ゆれの直し方"


@pytest.fixture
def shared(bot: Bot, slack: Slack, sato: User) -> None:
    """A card of 佐藤 of 小田原市, posted in #雑談."""
    slack.command(sato, "/share", channel="#雑談")
    assert slack.submit(sato, title=TITLE, body="ASCとSUBSTITUTEでそろえます", tags="Excel") == {}
    slack.close(sato)
    bot.settle()


def open_card(slack: Slack, who: User) -> str:
    slack.command(who, "/knowhow", "住所", channel="#雑談")
    slack.click(who, "knowhow.read")
    return read(slack.modal(who))


def post(slack: Slack) -> str:
    return read(slack.channels["#雑談"][-1]["blocks"])


def test_a_card_counts_how_often_it_is_opened_each_person_once_a_week_and_never_its_author(
    bot: Bot, slack: Slack, clock: WorldClock, database: Database, shared: None, sato: User, tanaka: User, suzuki: User
) -> None:
    for who in (sato, tanaka, tanaka, suzuki):
        assert "回読まれました" not in open_card(slack, who)
        slack.close(who)
    assert reads(database) == 2
    clock.advance(timedelta(days=8))
    bot.settle()
    open_card(slack, tanaka)
    assert reads(database) == 3
    with database.begin() as session:
        session.execute(update(Card).values(reads=12))
    assert "📖 12回読まれました" in open_card(slack, suzuki)


def reads(database: Database) -> int:
    with database.read() as session:
        return session.scalars(select(Card.reads)).one()


@on_sqlite_alone
def test_one_tap_says_that_it_helped_and_another_takes_it_back(
    bot: Bot, slack: Slack, clock: WorldClock, shared: None, tanaka: User
) -> None:
    assert "人の役に立ちました" not in open_card(slack, tanaka)
    slack.click(tanaka, "knowhow.helpful")
    assert "👍 1人の役に立ちました" in read(slack.modal(tanaka))
    assert "役に立った（押しました）" in read(slack.modal(tanaka))
    bot.settle()
    assert "👍 1人の役に立ちました" in post(slack)
    clock.advance(timedelta(minutes=1))
    slack.click(tanaka, "knowhow.helpful")
    assert "人の役に立ちました" not in read(slack.modal(tanaka))


@on_sqlite_alone
def test_a_double_click_is_one_press(
    bot: Bot, slack: Slack, clock: WorldClock, shared: None, tanaka: User, suzuki: User
) -> None:
    message = slack.channels["#雑談"][-1]
    for who in (tanaka, tanaka, suzuki):
        slack.click(who, "knowhow.helpful", at=message)
        clock.advance(timedelta(seconds=1))
    bot.settle()
    assert "👍 2人の役に立ちました" in post(slack)
    assert "励みになります" in slack.ephemerals(tanaka)[-1].text


@on_sqlite_alone
def test_nobody_praises_their_own_card(bot: Bot, slack: Slack, shared: None, sato: User) -> None:
    assert "役に立った" not in open_card(slack, sato)
    slack.click(sato, "knowhow.helpful", at=slack.channels["#雑談"][-1])
    assert "ご自分のノウハウです" in slack.ephemerals(sato)[-1].text
    bot.settle()
    assert "人の役に立ちました" not in post(slack)


def test_another_town_copies_it_and_the_author_is_told_once(
    bot: Bot, slack: Slack, shared: None, sato: User, tanaka: User, suzuki: User
) -> None:
    open_card(slack, tanaka)
    slack.click(tanaka, "knowhow.copied")
    assert "*三浦市* でも始めた" in read(slack.modal(tanaka))
    assert slack.submit(tanaka, since="2026-09-01", outcome="1件3分から1分に") == {}
    assert "三浦市（田中 健）　2026-09-01 から\n1件3分から1分に" in read(slack.modal(tanaka))
    bot.settle()
    [told] = [message for message in slack.dms(sato) if "真似しました" in message.text]
    assert "*三浦市*（田中 健さん）が、あなたのノウハウ「住所ゆれの直し方」を真似しました" in told.text
    assert "1件3分から1分に" in read(told["blocks"])
    assert "🏘️ 1団体が真似しました" in post(slack)
    slack.close(tanaka)
    slack.click(tanaka, "knowhow.copied")
    slack.submit(tanaka, outcome="1件2分から30秒に")
    bot.settle()
    assert len([message for message in slack.dms(sato) if "真似しました" in message.text]) == 1
    assert "30秒" in open_card(slack, suzuki)


@on_sqlite_alone
def test_people_of_the_same_body_are_told_kindly_why_not(bot: Bot, slack: Slack, shared: None) -> None:
    kato = slack.add_user("kato", real_name="加藤 蓮", title="小田原市 福祉課")
    bot.settle()
    slack.change_user(kato, title="小田原市 福祉課")
    slack.click(kato, "knowhow.copied", at=slack.channels["#雑談"][-1])
    assert "同じ団体の方は「役に立った」を押してください" in slack.ephemerals(kato)[-1].text


@on_sqlite_alone
def test_who_did_not_say_where_they_work_is_shown_the_way(bot: Bot, slack: Slack, shared: None) -> None:
    nobody = slack.add_user("nobody", real_name="名無し 太郎", title="")
    slack.click(nobody, "knowhow.copied", at=slack.channels["#雑談"][-1])
    assert "/tomoshibi の設定で団体を選ぶと" in slack.ephemerals(nobody)[-1].text


def test_what_was_copied_can_be_taken_back(bot: Bot, slack: Slack, shared: None, tanaka: User) -> None:
    open_card(slack, tanaka)
    slack.click(tanaka, "knowhow.copied")
    slack.submit(tanaka)
    slack.click(tanaka, "knowhow.copied")
    slack.click(tanaka, "knowhow.copy_withdraw")
    assert "取り消しました" in read(slack.modal(tanaka))
    bot.settle()
    assert "真似しました" not in post(slack)


def test_two_people_of_one_body_are_one_body(bot: Bot, slack: Slack, shared: None, tanaka: User) -> None:
    ito = slack.add_user("ito", real_name="伊藤 陽", title="三浦市 税務課")
    bot.settle()
    for who in (tanaka, ito):
        slack.click(who, "knowhow.copied", at=slack.channels["#雑談"][-1])
        slack.submit(who)
    bot.settle()
    assert "1団体が真似しました" in post(slack)


@on_sqlite_alone
def test_what_others_copied_stands_on_the_authors_home_tab(
    bot: Bot, slack: Slack, shared: None, sato: User, tanaka: User
) -> None:
    slack.click(tanaka, "knowhow.copied", at=slack.channels["#雑談"][-1])
    slack.submit(tanaka, outcome="早くなりました")
    slack.open_home(sato)
    assert "🏘️ *三浦市* が「住所ゆれの直し方」を真似しました\n早くなりました" in read(slack.home(sato))
    slack.click(sato, "knowhow.read", at="home")
    assert TITLE in read(slack.modal(sato))


@on_sqlite_alone
def test_the_figures_are_forgotten_with_the_card(bot: Bot, slack: Slack, keep: Keep, tanaka: User) -> None:
    card = keep("消えるカード", "すぐ消えます")
    slack.command(tanaka, "/knowhow", "消える", channel="#雑談")
    slack.click(tanaka, "knowhow.read")
    slack.click(tanaka, "knowhow.helpful")
    with bot.database.begin() as session:
        assert cards.forget(session, team_id=bot.parts.team_id, origin=card.origin)
    slack.close(tanaka)
    again = keep("新しいカード", "まだ誰も押していません")
    assert again.helpful == 0
    slack.command(tanaka, "/knowhow", "新しいカード", channel="#雑談")
    slack.click(tanaka, "knowhow.read")
    assert "押しました" not in read(slack.modal(tanaka))
