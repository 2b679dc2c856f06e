"""With the list of bodies known, however a roster writes them."""

import pytest

from bot import bodies, members, roles
from bot.app import Bot
from bot.members import Member
from bot.roles import Role
from bot.sandbox import Slack, User
from bot.sandbox.town import BODIES
from tests.april.conftest import SQLITE, bring, carry_out, opened, workbook
from tests.people.conftest import body_id, know
from tests.reading import read

pytestmark = SQLITE


@pytest.fixture(autouse=True)
def kanagawa(bot: Bot) -> None:
    know(bot, *((code, name) for code, name, _ in BODIES))


def settle(bot: Bot, who: User, body: str, section: str) -> None:
    with bot.database.begin() as session:
        found = bodies.by_id(session, team_id=bot.parts.team_id, body_id=int(body_id(bot, body)))
        member = members.known(session, team_id=bot.parts.team_id, user_id=who.id)
        members.settle(session, member, body=found, section=section)


def where(bot: Bot, who: User) -> tuple[str, str]:
    with bot.database.read() as session:
        member = session.get_one(Member, (bot.parts.team_id, who.id))
        return member.body.name if member.body else "", member.section


def test_a_body_is_the_same_however_it_is_written_and_movers_belong_to_the_new_one(
    bot: Bot, slack: Slack, mizuno: User, sato: User, tanaka: User, suzuki: User
) -> None:
    settle(bot, sato, "小田原市", "税務課")
    settle(bot, tanaka, "三浦市", "市民課")
    slack.change_user(tanaka, email="tanaka@example.jp")
    rows = (
        ("神奈川県小田原市", "税務課", "佐藤 美咲", "", ""),
        ("大磯町", "福祉課", "田中 健", "tanaka@example.jp", ""),
        ("真鶴町", "企画課", "鈴木 花", "", ""),
    )
    bring(bot, slack, mizuno, *rows)
    shown = opened(slack, mizuno, "moves")
    assert "去る 0人　来る 0人　移る 2人　そのまま 1人" in shown
    assert "*田中 健*（三浦市 市民課 → 大磯町 福祉課）" in shown
    carry_out(bot, slack, mizuno)
    assert where(bot, tanaka) == ("大磯町", "福祉課")
    assert where(bot, suzuki) == ("真鶴町", "企画課")
    assert where(bot, sato) == ("小田原市", "税務課")
    opened(slack, mizuno, "moves")
    with bot.database.read() as session:
        assert session.get_one(Member, (bot.parts.team_id, tanaka.id)).office == "大磯町 福祉課"


def test_who_has_not_said_where_they_work_is_filled_in_from_the_roster(
    bot: Bot, slack: Slack, mizuno: User, sato: User
) -> None:
    assert where(bot, sato) == ("", "")
    bring(bot, slack, mizuno, ("小田原市", "税務課", "佐藤 美咲", "", "担当者"))
    assert "役割「担当者」を加えます" in opened(slack, mizuno, "stays")
    carry_out(bot, slack, mizuno)
    assert where(bot, sato) == ("小田原市", "税務課")


def test_what_somebody_is_already_is_not_told_as_new_in_the_roster_that_the_bot_itself_wrote(
    bot: Bot, slack: Slack, mizuno: User, sato: User, tanaka: User
) -> None:
    settle(bot, sato, "小田原市", "税務課")
    settle(bot, tanaka, "三浦市", "市民課")
    team_id, now = bot.parts.team_id, bot.parts.clock.now()
    with bot.database.begin() as session:
        for who in (sato, tanaka):
            roles.give(session, team_id=team_id, user_id=who.id, role=Role.LEADER, given_by=mizuno.id, now=now)
    rows = (
        ("小田原市", "税務課", "佐藤 美咲", "", "DX推進リーダー"),
        ("三浦市", "防災課", "田中 健", "", "DX推進リーダー"),
    )
    bring(bot, slack, mizuno, *rows)
    assert "移る 1人" in opened(slack, mizuno, "moves")
    assert "を加えます" not in opened(slack, mizuno, "moves")
    assert "を加えます" not in opened(slack, mizuno, "stays")
    carry_out(bot, slack, mizuno)
    slack.close(mizuno)
    slack.command(mizuno, "/tomoshibi", "記録")
    record = read(slack.modal(mizuno))
    assert "名簿を読み込みました　名簿 1" in record
    assert "役割を渡しました" not in record


def test_a_body_that_is_not_known_makes_nobody_leave(bot: Bot, slack: Slack, mizuno: User, sato: User) -> None:
    bring(bot, slack, mizuno, ("小田厚市", "税務課", "佐藤 美咲", "", ""))
    shown = opened(slack, mizuno)
    assert "「小田厚市」という団体は一覧にありません" in shown
    assert "去る 0人　来る 0人　移る 0人　そのまま 0人　確かめたいこと 1件" in shown


def test_a_code_says_which_of_two_bodies_of_one_name_is_meant(bot: Bot, slack: Slack, mizuno: User, sato: User) -> None:
    settle(bot, sato, "小田原市", "税務課")
    header = ("団体コード", "団体", "所属", "氏名")
    content = workbook(("142069", "小田原", "福祉課", "佐藤 美咲"), header=header)
    slack.upload(mizuno, slack.dm(mizuno), {"名簿.xlsx": content})
    bot.settle()
    assert "*佐藤 美咲*（小田原市 税務課 → 小田原市 福祉課）" in opened(slack, mizuno)
