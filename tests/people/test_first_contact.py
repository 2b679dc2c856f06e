"""Somebody new is greeted, says where they work, and is otherwise left in peace."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from bot import bodies
from bot.app import Bot
from bot.sandbox import Message, Slack, User, WorldClock
from tests.kinds import on_sqlite_alone
from tests.people.conftest import body_id, know
from tests.reading import read

LATER = "people.later"
SETTINGS = "people.settings"


def hellos(slack: Slack, who: User) -> list[Message]:
    return [message for message in slack.dms(who) if "はじめまして" in message.text]


def asks_on_home(slack: Slack, who: User) -> bool:
    slack.open_home(who)
    return "よければ、団体と所属を" in read(slack.home(who))


@pytest.mark.usefixtures("kanagawa")
def test_who_joins_is_greeted_once_and_says_where_they_work(bot: Bot, slack: Slack) -> None:
    new = slack.add_user("kawashima", real_name="川島 陸", title="清川村 税務住民課")
    slack.settle()
    bot.settle()
    [hello] = hellos(slack, new)
    slack.click(new, SETTINGS, at=hello)
    assert slack.submit(new) == {}
    assert "川島 陸（清川村 税務住民課）" in read(slack.modal(new))
    slack.close(new)
    slack.command(new, "/ask", "教えてください")
    slack.submit(new)
    assert not asks_on_home(slack, new)
    bot.settle()
    assert len(hellos(slack, new)) == 1


@pytest.mark.usefixtures("kanagawa")
@on_sqlite_alone
def test_what_the_title_in_slack_says_is_offered_and_can_be_changed(
    bot: Bot, slack: Slack, sato: User, tanaka: User
) -> None:
    slack.command(sato, "/tomoshibi", "設定")
    assert slack.submit(sato, body=body_id(bot, "真鶴町"), section="総務課") == {}
    slack.close(sato)
    slack.post(sato, "#質問", "庁内の掲示板は何を使っていますか")
    bot.settle()
    slack.open_home(tanaka)
    assert "佐藤 美咲（真鶴町 総務課）" in read(slack.home(tanaka))
    slack.command(sato, "/tomoshibi", "settings")
    window = str(slack.modal(sato))
    assert "総務課" in window
    assert "税務課" not in window.replace("例）税務課", "")


@pytest.mark.usefixtures("kanagawa")
@on_sqlite_alone
def test_a_card_carries_body_and_section_of_its_author(bot: Bot, slack: Slack, sato: User, tanaka: User) -> None:
    slack.command(sato, "/tomoshibi", "　設定　")
    slack.submit(sato, body=body_id(bot, "秦野市"), section="会計課")
    slack.close(sato)
    slack.command(sato, "/share")
    slack.submit(sato, title="小切手の廃止", body="口座振替にしました")
    slack.command(tanaka, "/knowhow", "小切手")
    assert "佐藤 美咲（秦野市 会計課）" in read(slack.ephemerals(tanaka)[-1]["blocks"])


@on_sqlite_alone
def test_who_has_said_nothing_is_named_as_in_slack(bot: Bot, slack: Slack, sato: User, tanaka: User) -> None:
    slack.post(sato, "#質問", "庁内の掲示板は何を使っていますか")
    bot.settle()
    slack.open_home(tanaka)
    assert "佐藤 美咲（小田原市 税務課）" in read(slack.home(tanaka))


@on_sqlite_alone
def test_the_answer_to_the_first_command_comes_first(bot: Bot, slack: Slack, sato: User) -> None:
    slack.command(sato, "/knowhow", "議会")
    assert "まだありません" in slack.ephemerals(sato)[-1].text
    assert hellos(slack, sato) == []
    bot.settle()
    assert len(hellos(slack, sato)) == 1
    slack.command(sato, "/knowhow", "議会")
    slack.command(sato, "/share")
    bot.settle()
    assert len(hellos(slack, sato)) == 1
    assert slack.modal(sato)


@on_sqlite_alone
def test_the_home_tab_asks_until_it_is_answered_and_no_letter_is_sent_beside_it(
    bot: Bot, slack: Slack, sato: User
) -> None:
    assert asks_on_home(slack, sato)
    assert asks_on_home(slack, sato)
    slack.command(sato, "/knowhow", "議会")
    bot.settle()
    assert hellos(slack, sato) == []
    slack.click(sato, SETTINGS, at="home")
    assert slack.submit(sato, section="小田原市 税務課") == {}
    assert "よければ、団体と所属を" not in read(slack.home(sato))


@on_sqlite_alone
def test_who_got_a_letter_is_not_asked_again_on_the_home_tab_that_day(bot: Bot, slack: Slack, sato: User) -> None:
    slack.command(sato, "/knowhow", "議会")
    bot.settle()
    assert not asks_on_home(slack, sato)


@pytest.mark.parametrize("place", ["home", "letter"])
@on_sqlite_alone
def test_later_means_some_days_later(bot: Bot, slack: Slack, sato: User, clock: WorldClock, place: str) -> None:
    if place == "home":
        assert asks_on_home(slack, sato)
        slack.click(sato, LATER, at="home")
        assert "よければ、団体と所属を" not in read(slack.home(sato))
    else:
        slack.command(sato, "/tomoshibi")
        bot.settle()
        slack.click(sato, LATER)
        assert "わかりました" in slack.dms(sato)[-1].text
        assert "/tomoshibi 設定" in slack.dms(sato)[-1].text
    before = len(slack.dms(sato))
    for _ in range(3):
        clock.advance(timedelta(days=1))
        slack.command(sato, "/knowhow", "議会")
        bot.settle()
        assert not asks_on_home(slack, sato)
    assert len(slack.dms(sato)) == before
    clock.advance(timedelta(days=2))
    assert asks_on_home(slack, sato)


@on_sqlite_alone
def test_letters_end_after_three(bot: Bot, slack: Slack, sato: User, clock: WorldClock) -> None:
    for _ in range(6):
        slack.command(sato, "/knowhow", "議会")
        bot.settle()
        clock.advance(timedelta(days=7))
    assert len(hellos(slack, sato)) == 1
    assert len(slack.dms(sato)) == 3
    assert asks_on_home(slack, sato)


@on_sqlite_alone
def test_nothing_filled_in_is_said_beside_the_field(bot: Bot, slack: Slack, sato: User) -> None:
    slack.command(sato, "/tomoshibi", "設定")
    errors = slack.submit(sato, section=" ")
    assert "どちらか" in errors["section"]


@on_sqlite_alone
def test_without_a_list_of_bodies_the_title_is_kept_as_one(bot: Bot, slack: Slack, sato: User, tanaka: User) -> None:
    slack.command(sato, "/tomoshibi", "設定")
    assert slack.submit(sato) == {}
    assert "佐藤 美咲（小田原市 税務課）" in read(slack.modal(sato))


@pytest.mark.usefixtures("country")
@on_sqlite_alone
def test_among_all_bodies_of_the_country_a_name_is_typed(bot: Bot, slack: Slack, sato: User) -> None:
    slack.command(sato, "/tomoshibi", "設定")
    assert slack.submit(sato, name="小田原市") == {}
    assert "佐藤 美咲（小田原市 税務課）" in read(slack.modal(sato))


@pytest.mark.usefixtures("country")
@pytest.mark.parametrize("typed", ["府中市", "府中"])
def test_a_name_that_two_towns_have_is_asked_about(bot: Bot, slack: Slack, sato: User, typed: str) -> None:
    slack.command(sato, "/tomoshibi", "設定")
    slack.submit(sato, name=typed, section="税務課")
    window = read(slack.modal(sato))
    assert "東京都府中市" in window
    assert "広島県府中市" in window
    assert slack.submit(sato, body=body_id(bot, "広島県府中市")) == {}
    assert "佐藤 美咲（府中市 税務課）" in read(slack.modal(sato))


@pytest.mark.usefixtures("country")
@on_sqlite_alone
def test_a_body_that_is_not_among_them_goes_into_the_section(bot: Bot, slack: Slack, sato: User) -> None:
    slack.command(sato, "/tomoshibi", "設定")
    assert "見つかりません" in slack.submit(sato, name="銀河連邦事務局")["name"]
    slack.submit(sato, name="府中")
    assert slack.submit(sato, body="0", section="府中地区広域連合 総務課") == {}
    assert "（府中地区広域連合 総務課）" in read(slack.modal(sato))


@pytest.fixture
def country(bot: Bot) -> None:
    """More bodies than one menu can hold."""
    many = [(f"01{number:03}0", f"道内{number}町") for number in range(200, 320)]
    know(bot, ("132063", "府中市"), ("342084", "府中市"), ("142069", "小田原市"), *many)


@on_sqlite_alone
def test_english_is_spoken_to_those_whose_slack_is_english(bot: Bot, slack: Slack) -> None:
    smith = slack.add_user("smith", real_name="Smith", locale="en-GB")
    slack.settle()
    bot.settle()
    [hello] = slack.dms(smith)
    assert "Hello" in hello.text
    slack.command(smith, "/tomoshibi", "settings")
    assert slack.submit(smith, section="Tax") == {}
    assert "Smith（Tax）" in read(slack.modal(smith))


@pytest.mark.usefixtures("kanagawa")
def test_a_body_that_went_while_the_window_was_open_is_told(bot: Bot, slack: Slack, sato: User) -> None:
    slack.command(sato, "/tomoshibi", "設定")
    with bot.database.begin() as session:
        for body in bodies.of_today(session, team_id=bot.parts.team_id):
            session.delete(body)
    errors = slack.submit(sato, section="税務課")
    assert "一覧からなくなりました" in errors["body"]


def test_commands_at_the_same_moment_lead_to_one_letter(bot: Bot, slack: Slack, sato: User) -> None:
    with ThreadPoolExecutor(4) as pool:
        for asked in [pool.submit(slack.command, sato, "/knowhow", "議会") for _ in range(4)]:
            asked.result()
    bot.settle()
    assert len(hellos(slack, sato)) == 1
    assert slack.errors(sato) == []
    assert len(slack.ephemerals(sato)) == 4
