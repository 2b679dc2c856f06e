"""An organiser sends a roster, sees what it means, changes it, and nothing happens before they say so."""

from datetime import timedelta

import pytest

from bot import roles
from bot.app import Bot
from bot.members import Member
from bot.roles import Role
from bot.sandbox import Slack, User, WorldClock
from handlers.april import model
from handlers.april.model import RosterStep, State
from tests.april.conftest import SQLITE, bring, carry_out, close, opened, told
from tests.kinds import on_sqlite_alone

ALL = (
    ("小田原市", "税務課", "高橋さくら", "", ""),
    ("三浦市", "防災課", "田中　健", "", ""),
    ("真鶴町", "総務課", "鈴木 花", "", ""),
    ("真鶴町", "税務課", "新田 光", "nitta@town.example.jp", ""),
)


def state(bot: Bot) -> str:
    with bot.database.read() as session:
        roster = model.latest(session, team_id=bot.parts.team_id)
        return roster.state if roster else ""


def step(bot: Bot, who: User) -> RosterStep:
    with bot.database.read() as session:
        roster = model.latest(session, team_id=bot.parts.team_id)
        assert roster
        return next(each for each in model.steps(session, roster) if each.user_id == who.id)


def office(bot: Bot, who: User) -> str:
    with bot.database.read() as session:
        return session.get_one(Member, (bot.parts.team_id, who.id)).office


@on_sqlite_alone
def test_a_roster_becomes_a_plan_and_nothing_happens(
    bot: Bot, slack: Slack, mizuno: User, takahashi: User, sato: User
) -> None:
    bring(bot, slack, mizuno, *ALL)
    [ready] = told(slack, mizuno, "いまのメンバーと比べました")
    assert "去る 1人、来る 1人、移る 1人、そのまま 2人、確かめたいこと 0件" in ready
    assert "*佐藤 美咲*（小田原市 税務課）" in opened(slack, mizuno)
    assert "引き継ぐ人: 髙橋 さくら（同じ所属）" in opened(slack, mizuno)
    assert "*新田 光*（真鶴町 税務課）" in opened(slack, mizuno, "comes")
    assert "*田中 健*（三浦市 市民課 → 三浦市 防災課）" in opened(slack, mizuno, "moves")
    assert "水野 環*" not in opened(slack, mizuno, "stays")
    assert "1人には、何もしません" in opened(slack, mizuno)
    bot.settle()
    assert told(slack, sato, "ありがとうございました") == []
    assert state(bot) == State.DRAFT


@SQLITE
def test_who_is_no_organiser_brings_and_opens_nothing(bot: Bot, slack: Slack, tanaka: User) -> None:
    bring(bot, slack, tanaka, *ALL)
    assert told(slack, tanaka, "比べました") == []
    slack.command(tanaka, "/tomoshibi", "名簿")
    assert slack.modal(tanaka) is None
    assert "事務局の方だけ" in slack.ephemerals(tanaka)[-1].text
    slack.open_home(tanaka)
    assert "4月の引き継ぎ" not in str(slack.home(tanaka))


@SQLITE
def test_somebody_can_be_left_as_they_are(bot: Bot, slack: Slack, mizuno: User, sato: User, tanaka: User) -> None:
    bring(bot, slack, mizuno, *ALL)
    opened(slack, mizuno, "leaves")
    slack.click(mizuno, "april.fix", value=str(step(bot, sato).id))
    assert slack.submit(mizuno, act="left_out") == {}
    assert "この人には何もしません" in opened(slack, mizuno, "leaves")
    carry_out(bot, slack, mizuno)
    assert state(bot) == State.DONE
    assert told(slack, sato, "ありがとうございました") == []
    assert office(bot, tanaka) == "三浦市 防災課"


@SQLITE
def test_another_heir_can_be_chosen_but_none_who_leaves(
    bot: Bot, slack: Slack, mizuno: User, takahashi: User, sato: User, suzuki: User
) -> None:
    bring(bot, slack, mizuno, *ALL)
    opened(slack, mizuno, "leaves")
    slack.click(mizuno, "april.fix", value=str(step(bot, sato).id))
    assert "引き継げません" in slack.submit(mizuno, heir=sato.id)["heir"]
    assert slack.submit(mizuno, heir=suzuki.id) == {}
    assert "引き継ぐ人: 鈴木 花（選んだ人）" in opened(slack, mizuno, "leaves")


@SQLITE
def test_an_unclear_name_is_asked_about_and_the_plan_follows(
    bot: Bot, slack: Slack, mizuno: User, sato: User, tanaka: User
) -> None:
    rows = (("小田原市", "税務課", "佐藤 美咲", "", ""), ("小田原市", "市民課", "田中 健", "", ""))
    bring(bot, slack, mizuno, *rows)
    assert "もしかして: 田中 健" in opened(slack, mizuno)
    slack.click(mizuno, "april.go", at="modal")
    assert "確かめたいことが1件" in str(slack.modal(mizuno))
    opened(slack, mizuno)
    slack.click(mizuno, "april.fix")
    assert slack.submit(mizuno, who=tanaka.id) == {}
    assert "*田中 健*（三浦市 市民課 → 小田原市 市民課）" in opened(slack, mizuno)
    carry_out(bot, slack, mizuno)
    assert state(bot) == State.DONE
    assert office(bot, tanaka) == "小田原市 市民課"


@SQLITE
def test_somebody_of_the_same_name_who_is_somebody_else_comes(
    bot: Bot, slack: Slack, mizuno: User, tanaka: User
) -> None:
    bring(bot, slack, mizuno, ("小田原市", "市民課", "田中 健", "", ""), ("小田原市", "税務課", "佐藤 美咲", "", ""))
    opened(slack, mizuno)
    slack.click(mizuno, "april.fix")
    assert slack.submit(mizuno, who="none") == {}
    assert "*田中 健*（小田原市 市民課）" in opened(slack, mizuno, "comes")
    carry_out(bot, slack, mizuno)
    assert office(bot, tanaka) == "三浦市 市民課"


@SQLITE
def test_of_two_lines_about_one_person_one_is_chosen(bot: Bot, slack: Slack, mizuno: User, tanaka: User) -> None:
    mail = "tanaka@miura.example.jp"
    slack.change_user(tanaka, email=mail)
    bring(bot, slack, mizuno, ("三浦市", "防災課", "田中 健", mail, ""), ("三浦市", "税務課", "田中 健", mail, ""))
    assert "名簿に所属が2つ" in opened(slack, mizuno)
    slack.click(mizuno, "april.fix")
    assert slack.submit(mizuno, who="3") == {}
    assert "→ 三浦市 税務課" in opened(slack, mizuno)


@SQLITE
def test_who_is_found_by_mail_may_have_another_name_and_section(
    bot: Bot, slack: Slack, mizuno: User, tanaka: User
) -> None:
    slack.change_user(tanaka, email="tanaka@miura.example.jp")
    bring(bot, slack, mizuno, ("三浦市", "防災課", "山田 健", "Tanaka@Miura.example.jp", ""))
    assert "*山田 健*（三浦市 市民課 → 三浦市 防災課）" in opened(slack, mizuno)
    carry_out(bot, slack, mizuno)
    assert "Udemy での名前を、名簿に合わせる" in opened(slack, mizuno)


def test_mail_addresses_stand_nowhere_in_the_clear(bot: Bot, slack: Slack, mizuno: User) -> None:
    bring(bot, slack, mizuno, *ALL)
    with bot.database.read() as session:
        roster = model.latest(session, team_id=bot.parts.team_id)
        assert roster
        lines = model.lines(session, roster)
    assert [bool(line.sealed) for line in lines] == [False, False, False, True]
    assert "nitta@" not in str([vars(line) for line in lines])


@SQLITE
def test_two_organisers_do_not_overwrite_each_other(
    bot: Bot, slack: Slack, mizuno: User, sato: User, suzuki: User, clock: WorldClock
) -> None:
    with bot.database.begin() as session:
        team_id = bot.parts.team_id
        roles.give(
            session, team_id=team_id, user_id=suzuki.id, role=Role.ORGANISER, given_by=mizuno.id, now=clock.now()
        )
    bring(bot, slack, mizuno, *ALL)
    opened(slack, suzuki)
    opened(slack, mizuno, "leaves")
    slack.click(mizuno, "april.fix", value=str(step(bot, sato).id))
    assert slack.submit(mizuno, act="left_out") == {}
    slack.click(suzuki, "april.go", at="modal")
    assert "ほかの方がこの計画を変えました" in str(slack.modal(suzuki))
    assert state(bot) == State.DRAFT


@SQLITE
def test_a_plan_that_is_not_true_any_more_is_made_anew_before_anything_happens(
    bot: Bot, slack: Slack, mizuno: User, sato: User, tanaka: User, clock: WorldClock
) -> None:
    bring(bot, slack, mizuno, *ALL)
    clock.advance(timedelta(days=10))
    slack.change_user(sato, deleted=True)
    carry_out(bot, slack, mizuno)
    [changed] = told(slack, mizuno, "変わったところがありました")
    assert "去る 0人" in changed
    assert (state(bot), office(bot, tanaka)) == (State.DRAFT, "三浦市 市民課")
    carry_out(bot, slack, mizuno)
    assert (state(bot), office(bot, tanaka)) == (State.DONE, "三浦市 防災課")


@SQLITE
def test_another_roster_takes_the_place_of_a_plan_that_was_not_approved(bot: Bot, slack: Slack, mizuno: User) -> None:
    bring(bot, slack, mizuno, *ALL)
    bring(bot, slack, mizuno, ("三浦市", "市民課", "田中 健", "", ""))
    assert "そのまま 1人" in opened(slack, mizuno)


@SQLITE
def test_a_plan_can_be_put_away(bot: Bot, slack: Slack, mizuno: User) -> None:
    bring(bot, slack, mizuno, *ALL)
    opened(slack, mizuno)
    slack.click(mizuno, "april.drop", at="modal")
    assert "消しました" in str(slack.modal(mizuno))
    bot.settle()
    with bot.database.read() as session:
        assert session.query(model.RosterLine).count() == session.query(RosterStep).count() == 0
    assert "ダイレクトメッセージに送ってください" in opened(slack, mizuno)


@SQLITE
@pytest.mark.parametrize(
    ("name", "content", "answer"),
    [
        ("写真.png", b"\x89PNG....", "Excel（.xlsx）か CSV"),
        ("名簿.csv", "所属,氏名\n税務課,佐藤".encode(), "「団体」と「氏名」の列が見つかりません"),
        ("名簿.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "古い形式"),
    ],
)
def test_what_is_no_roster_is_answered_in_a_sentence(
    bot: Bot, slack: Slack, mizuno: User, name: str, content: bytes, answer: str
) -> None:
    slack.upload(mizuno, slack.dm(mizuno), {name: content})
    bot.settle()
    assert answer in slack.dms(mizuno)[-1].text
    close(slack, mizuno)


@SQLITE
def test_a_file_that_slack_does_not_hand_over_is_told(bot: Bot, slack: Slack, mizuno: User) -> None:
    slack.faults.fail_next("files.info", "file_not_found")
    bring(bot, slack, mizuno, *ALL)
    assert "受け取れませんでした" in slack.dms(mizuno)[-1].text


@SQLITE
def test_many_people_stand_on_several_pages(bot: Bot, slack: Slack, mizuno: User) -> None:
    bring(bot, slack, mizuno, *(("大磯町", "福祉課", f"新人 {number:02}号", "", "") for number in range(45)))
    assert "新人 00号" in opened(slack, mizuno, "comes")
    slack.click(mizuno, "april.next", at="modal")
    slack.click(mizuno, "april.next", at="modal")
    assert "新人 44号" in str(slack.modal(mizuno))
    slack.click(mizuno, "april.previous", at="modal")
    assert "新人 20号" in str(slack.modal(mizuno))
