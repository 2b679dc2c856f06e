"""Those who move on are thanked, and say themselves whether they stay in touch."""

import pytest

from bot import roles
from bot.app import Bot
from bot.roles import Role
from bot.sandbox import Slack, User
from handlers.april.model import Departure
from tests.april.conftest import SQLITE, bring, carry_out, opened, told
from tests.reading import read

WITHOUT_SATO = (("小田原市", "税務課", "高橋 さくら", "", ""),)


@pytest.fixture
def left(bot: Bot, slack: Slack, mizuno: User, takahashi: User, sato: User) -> User:
    """佐藤さん is in no line any more."""
    bring(bot, slack, mizuno, *WITHOUT_SATO)
    carry_out(bot, slack, mizuno)
    return sato


def is_alumni(bot: Bot, who: User) -> bool:
    with bot.database.read() as session:
        return roles.has(session, team_id=bot.parts.team_id, user_id=who.id, role=Role.ALUMNI)


def test_who_moves_on_hears_a_kind_word_and_stays_if_they_like(bot: Bot, slack: Slack, left: User) -> None:
    [letter] = [each for each in slack.dms(left) if "ありがとうございました" in each.text]
    said = read({"blocks": letter.blocks})
    assert "髙橋 さくらさんが引き継ぎます" in said
    assert "質問に答える" in said
    assert not is_alumni(bot, left)
    slack.click(left, "april.stay", at=letter)
    bot.settle()
    assert is_alumni(bot, left)
    assert len(told(slack, left, "これからは *前任* として")) == 1
    slack.open_home(left)
    assert "前任として残る" not in read(slack.home(left))


@SQLITE
def test_who_would_rather_leave_it_at_that_is_left_in_peace(bot: Bot, slack: Slack, left: User) -> None:
    slack.open_home(left)
    slack.click(left, "april.part", at="home")
    assert not is_alumni(bot, left)
    assert "ここで区切りにする" not in read(slack.home(left))
    slack.change_user(left, deleted=True)
    assert not is_alumni(bot, left)


@SQLITE
def test_who_said_nothing_is_one_of_the_alumni_when_the_account_is_closed(bot: Bot, slack: Slack, left: User) -> None:
    slack.change_user(left, deleted=True)
    assert is_alumni(bot, left)


@SQLITE
def test_who_was_deactivated_before_any_roster_is_nobodys_alumni(bot: Bot, slack: Slack, tanaka: User) -> None:
    slack.change_user(tanaka, deleted=True)
    assert not is_alumni(bot, tanaka)


@SQLITE
def test_who_is_on_a_roster_again_is_back(bot: Bot, slack: Slack, mizuno: User, left: User) -> None:
    slack.open_home(left)
    slack.click(left, "april.stay", at="home")
    bring(bot, slack, mizuno, *WITHOUT_SATO, ("小田原市", "税務課", "佐藤 美咲", "", ""))
    assert "そのまま 2人" in opened(slack, mizuno)
    carry_out(bot, slack, mizuno)
    assert not is_alumni(bot, left)
    with bot.database.read() as session:
        assert session.get(Departure, (bot.parts.team_id, left.id)) is None


@SQLITE
def test_guests_bots_and_who_is_not_there_are_no_leavers(
    bot: Bot, slack: Slack, mizuno: User, takahashi: User, sato: User
) -> None:
    slack.add_user("hara", real_name="原 未来", title="小田原市 委託", is_restricted=True)
    slack.add_user("rss", real_name="お知らせ配信", title="小田原市", is_bot=True)
    slack.change_user(sato, deleted=True)
    bring(bot, slack, mizuno, *WITHOUT_SATO)
    assert "去る 0人" in opened(slack, mizuno)


@SQLITE
def test_an_organiser_of_the_settings_who_leaves_is_told_of(
    bot: Bot, slack: Slack, mizuno: User, takahashi: User
) -> None:
    bring(bot, slack, mizuno, ("神奈川県", "市町村課", "後任の人", "", ""))
    assert "去る 1人" in opened(slack, mizuno)
    carry_out(bot, slack, mizuno)
    assert "設定 ORGANISERS から外す" in opened(slack, mizuno)
