"""「まだ正しいですか」: when it is asked, whom, and what the answers do."""

from datetime import timedelta

import pytest

from bot.app import Bot
from bot.sandbox import Message, Slack, User, WorldClock
from bot.settings import Settings
from knowledge import cards, life
from knowledge.cards import Card, Kind
from tests.kinds import on_sqlite_alone
from tests.knowhow.conftest import Keep
from tests.reading import read


@pytest.fixture
def config(config: Settings, slack: Slack) -> Settings:
    """The organisers, of whom 鈴木 is one, have a channel."""
    office = slack.add_channel("事務局", private=True, members=[slack.user("suzuki"), slack.bot])
    named = {"organisers": (slack.user("suzuki").id,), "organiser_channel": office.id}
    return config.model_copy(update=named)


@pytest.fixture
def mine(keep: Keep, sato: User) -> Card:
    return keep("住所ゆれの直し方", "ASCでそろえます", author="佐藤 美咲（小田原市 税務課）", author_id=sato.id)


def says(bot: Bot, card: Card) -> Card:
    with bot.database.read() as session:
        found = cards.by_id(session, team_id=bot.parts.team_id, card_id=card.id)
    assert found
    return found


def asked(slack: Slack, who: User) -> list[Message]:
    return [message for message in slack.dms(who) if "まだ正しいですか" in read(message["blocks"])]


@on_sqlite_alone
def test_the_owner_is_asked_when_a_year_has_passed_and_one_tap_confirms(
    bot: Bot, slack: Slack, clock: WorldClock, mine: Card, sato: User, tanaka: User
) -> None:
    clock.to("2027-10-01 10:00")
    bot.settle()
    assert asked(slack, sato) == []
    clock.to("2027-10-04 10:00")
    bot.settle()
    assert len(asked(slack, sato)) == 1
    assert "あなたが書いた" in read(asked(slack, sato)[0]["blocks"])
    slack.command(tanaka, "/knowhow", "住所", channel="#雑談")
    assert "⏳" in read(slack.ephemerals(tanaka)[-1]["blocks"])
    slack.click(sato, "knowhow.confirm", at=asked(slack, sato)[0])
    bot.settle()
    assert "今も正しいと確かめられました" in slack.dms(sato)[-1].text
    slack.command(tanaka, "/knowhow", "住所", channel="#雑談")
    assert "⏳" not in read(slack.ephemerals(tanaka)[-1]["blocks"])
    assert life.review_at(says(bot, mine)) == clock.now() + timedelta(days=365)


@on_sqlite_alone
def test_what_is_outdated_says_so(
    bot: Bot, slack: Slack, clock: WorldClock, mine: Card, sato: User, tanaka: User
) -> None:
    clock.to("2027-10-04 10:00")
    bot.settle()
    slack.click(sato, "knowhow.outdated")
    slack.command(tanaka, "/knowhow", "住所", channel="#雑談")
    assert "🕰️ 古くなった" in read(slack.ephemerals(tanaka)[-1]["blocks"])
    clock.advance(timedelta(days=200))
    bot.settle()
    assert asked(slack, sato) == []


@on_sqlite_alone
def test_later_is_a_month_later(bot: Bot, slack: Slack, clock: WorldClock, mine: Card, sato: User) -> None:
    clock.to("2027-10-04 10:00")
    bot.settle()
    slack.click(sato, "knowhow.later")
    bot.settle()
    assert asked(slack, sato) == []
    clock.to("2027-10-29 10:00")
    bot.settle()
    assert asked(slack, sato) == []
    clock.to("2027-11-02 10:00")
    bot.settle()
    assert len(asked(slack, sato)) == 1


def test_to_change_it_the_form_opens_at_once_and_a_change_confirms_it(
    bot: Bot, slack: Slack, clock: WorldClock, mine: Card, sato: User
) -> None:
    clock.to("2027-10-04 10:00")
    bot.settle()
    slack.click(sato, "knowhow.edit")
    assert slack.submit(sato, body="ASCとJISでそろえます") == {}
    assert not life.is_stale(says(bot, mine), clock.now())
    bot.settle()
    assert asked(slack, sato) == []


@on_sqlite_alone
def test_the_author_chooses_the_day_in_the_form(bot: Bot, slack: Slack, clock: WorldClock, sato: User) -> None:
    slack.command(sato, "/share", channel="#雑談")
    slack.submit(sato, title="様式の提出先", body="今年度の様式はこちらです", review="2027-03-31", channel=None)
    clock.to("2027-03-30 16:00")
    bot.settle()
    assert asked(slack, sato) == []
    clock.to("2027-03-31 09:00")
    bot.settle()
    assert len(asked(slack, sato)) == 1
    slack.click(sato, "knowhow.edit")
    assert slack.submit(sato, review="2027-12-01") == {}
    assert not life.is_stale(says(bot, _newest(bot)), clock.now())


@on_sqlite_alone
def test_the_organisers_are_asked_when_the_author_has_left(
    bot: Bot, slack: Slack, clock: WorldClock, mine: Card, sato: User, suzuki: User
) -> None:
    slack.change_user(sato, deleted=True)
    clock.to("2027-10-04 10:00")
    bot.settle()
    message = slack.channels["#事務局"][-1]
    assert "佐藤 美咲さんは、もうこのワークスペースにいません" in read(message["blocks"])
    assert asked(slack, sato) == []
    slack.click(suzuki, "knowhow.confirm", at=message)
    bot.settle()
    assert "確かめられました" in slack.channels["#事務局"][-1].text


@on_sqlite_alone
def test_nobody_is_asked_about_more_than_one_card_a_week_nor_on_a_holiday(
    bot: Bot, slack: Slack, clock: WorldClock, keep: Keep, sato: User
) -> None:
    for number in range(3):
        keep(f"手順{number}", "やり方です", author_id=sato.id)
    clock.to("2027-10-11 10:00")  # スポーツの日
    bot.settle()
    assert asked(slack, sato) == []
    clock.to("2027-10-12 10:00")
    bot.settle()
    clock.to("2027-10-13 10:00")
    bot.settle()
    assert len(asked(slack, sato)) == 1
    clock.to("2027-10-20 10:00")
    bot.settle()
    assert len(asked(slack, sato)) == 2


@on_sqlite_alone
def test_an_answer_to_an_earlier_message_is_answered_too(
    bot: Bot, slack: Slack, clock: WorldClock, mine: Card, sato: User
) -> None:
    for day in ("2027-10-04 10:00", "2028-01-11 10:00"):
        clock.to(day)
        bot.settle()
    first, second = asked(slack, sato)
    slack.click(sato, "knowhow.confirm", at=second)
    slack.click(sato, "knowhow.outdated", at=first)
    assert "古くなったと示されました" in slack.ephemerals(sato)[-1].text


@on_sqlite_alone
def test_who_says_nothing_is_left_alone_for_months(
    bot: Bot, slack: Slack, clock: WorldClock, mine: Card, sato: User
) -> None:
    for day in ("2027-10-04 10:00", "2027-11-04 10:00", "2027-12-06 10:00"):
        clock.to(day)
        bot.settle()
    assert len(asked(slack, sato)) == 1
    clock.to("2028-01-11 10:00")
    bot.settle()
    assert len(asked(slack, sato)) == 2


@on_sqlite_alone
def test_questions_and_what_nobody_owns_are_not_asked_about(
    bot: Bot, slack: Slack, clock: WorldClock, keep: Keep, sato: User, suzuki: User
) -> None:
    keep("まだ解けない質問", "どうしますか", kind=Kind.QUESTION, author_id=sato.id)
    imported = keep("取り込んだ手順", "昔の手順です")
    clock.to("2029-10-04 10:00")
    bot.settle()
    assert asked(slack, sato) == asked(slack, suzuki) == []
    assert life.is_stale(says(bot, imported), clock.now())


@on_sqlite_alone
def test_the_home_tab_asks_too_and_answers_there(
    bot: Bot, slack: Slack, clock: WorldClock, mine: Card, sato: User, tanaka: User
) -> None:
    clock.to("2027-10-04 10:00")
    bot.settle()
    slack.open_home(tanaka)
    assert "見直しの時期" not in read(slack.home(tanaka))
    slack.open_home(sato)
    assert "見直しの時期が来たノウハウ" in read(slack.home(sato))
    slack.click(sato, "knowhow.confirm", at="home")
    assert "見直しの時期" not in read(slack.home(sato))
    bot.settle()
    assert asked(slack, sato) == []


def _newest(bot: Bot) -> Card:
    with bot.database.read() as session:
        [card] = cards.newest(session, team_id=bot.parts.team_id, limit=1)
    return card
