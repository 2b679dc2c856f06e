"""What is read and written: rosters as offices write them, the plan in Excel, the CSV for Udemy, the to-do list."""

import io

import openpyxl
import pytest

from bot.app import Bot
from bot.sandbox import Slack, User
from bot.sandbox.file import File
from bot.tables import UnreadableError
from handlers.april import rosters
from handlers.april.rosters import Row
from tests.april.conftest import SQLITE, bring, carry_out, opened, workbook

ROWS = (
    ("小田原市", "税務課", "髙橋 さくら", "", ""),
    ("三浦市", "市民課", "田中 健", "", "推進リーダー"),
    ("三浦市", "防災課", "新田 光", "nitta@miura.example.jp", ""),
    ("三浦市", "防災課", "式 太郎", "+cmd@x.example.jp", ""),
)


def files(slack: Slack, who: User) -> list[File]:
    """What the bot sent as files."""
    return [slack.file(each["id"]) for message in slack.dms(who) if message.user != who.id for each in message.files]


def cells(content: bytes) -> list[tuple[str, ...]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    return [tuple(str(cell.value or "") for cell in row) for row in sheet.iter_rows()]


def test_the_header_may_be_in_japanese_or_english_in_any_order_below_a_title() -> None:
    english = "name,Department,municipality,E-MAIL\n佐藤 美咲,税務課,小田原市,Sato@X.jp\n"
    assert rosters.read(english.encode()).rows == [Row(2, "佐藤 美咲", "小田原市", "税務課", mail="sato@x.jp")]
    japanese = "令和9年度 名簿,,,\n\n団体名,姓,名,所属部署\n小田原市,佐藤,美咲,税務課\n".encode("cp932")
    assert rosters.read(japanese).rows == [Row(4, "佐藤 美咲", "小田原市", "税務課")]


def test_what_a_line_lacks_is_said_and_the_others_count() -> None:
    sheet = rosters.read(
        workbook(
            ("小田原市", "税務課", "", "", ""),
            ("小田原市", "税務課", "佐藤", "住所不定", "事務局"),
            ("", "税務課", "田中", "", ""),
            ("小田原市", "1234 5678 9018", "鈴木", "", ""),
        )
    )
    assert [row.name for row in sheet.rows] == ["佐藤"]
    assert sheet.rows[0].mail == sheet.rows[0].role == ""
    told = "\n".join(sheet.notes)
    for part in (
        "2行目: 氏名がありません",
        "役割「事務局」は",
        "3行目: メール",
        "4行目: 団体がありません",
        "5行目: マイナンバー",
    ):
        assert part in told


def test_a_roster_without_names_is_refused() -> None:
    with pytest.raises(UnreadableError, match="氏名のある行"):
        rosters.read(workbook(("小田原市", "税務課", "", "", "")))


def test_what_is_written_is_read_back() -> None:
    rows = [Row(2, "佐藤 美咲", "小田原市", "税務課", "leader", "s@x.jp"), Row(3, "=1+1", "三浦市")]
    written = [Row(0, row.name, row.place, row.section, rosters.told_role([row.role]), row.mail) for row in rows]
    assert rosters.read(rosters.write(written)).rows == rows


@SQLITE
def test_the_present_members_come_as_a_roster_that_changes_nothing(bot: Bot, slack: Slack, mizuno: User) -> None:
    opened(slack, mizuno)
    slack.click(mizuno, "april.members", at="modal")
    assert "ファイルを送りました" in str(slack.modal(mizuno))
    [file] = files(slack, mizuno)
    assert file.name == "名簿-2026-10-02.xlsx"
    table = cells(file.content)
    assert table[0][:4] == ("団体", "所属", "氏名", "メール")
    assert ("神奈川県", "市町村課", "水野 環", "mizuno@pref.example.jp", "", "") in table
    assert len(table) == 5
    slack.upload(mizuno, slack.dm(mizuno), {file.name: file.content})
    bot.settle()
    assert "去る 0人　来る 0人　移る 0人　そのまま 4人　確かめたいこと 0件" in opened(slack, mizuno)


@SQLITE
def test_the_plan_comes_as_excel(bot: Bot, slack: Slack, mizuno: User, takahashi: User) -> None:
    bring(bot, slack, mizuno, *ROWS)
    opened(slack, mizuno)
    slack.click(mizuno, "april.sheet", at="modal")
    [file] = files(slack, mizuno)
    table = cells(file.content)
    assert table[0][:6] == ("区分", "氏名", "いまの所属", "新しい所属", "見ているもの", "引き継ぐ人")
    leaving = next(row for row in table if row[1] == "佐藤 美咲")
    assert (leaving[0], leaving[2], leaving[5]) == ("去る", "小田原市 税務課", "髙橋 さくら")
    assert "DX推進リーダー" in next(row for row in table if row[1] == "田中 健")


@SQLITE
def test_names_stand_in_the_excel_as_people_write_them(bot: Bot, slack: Slack, mizuno: User, takahashi: User) -> None:
    slack.change_user(takahashi, real_name="R&D 髙橋")
    bring(bot, slack, mizuno, ("小田原市", "税務課", "R&D 髙橋", "", ""))
    opened(slack, mizuno)
    slack.click(mizuno, "april.sheet", at="modal")
    [file] = files(slack, mizuno)
    assert [row[5] for row in cells(file.content) if row[1] == "佐藤 美咲"] == ["R&D 髙橋"]


@SQLITE
def test_the_csv_for_udemy_holds_addresses_and_no_formulas(
    bot: Bot, slack: Slack, mizuno: User, takahashi: User
) -> None:
    bring(bot, slack, mizuno, *ROWS)
    carry_out(bot, slack, mizuno)
    opened(slack, mizuno)
    slack.click(mizuno, "april.csv", at="modal")
    [file] = files(slack, mizuno)
    assert file.content.decode("utf-8-sig").splitlines() == ["email", "'+cmd@x.example.jp", "nitta@miura.example.jp"]


@SQLITE
def test_what_udemy_cannot_do_by_csv_is_a_list_to_tick_off(
    bot: Bot, slack: Slack, mizuno: User, takahashi: User, sato: User, suzuki: User, tanaka: User
) -> None:
    slack.change_user(suzuki, deleted=True)
    slack.change_user(tanaka, email="tanaka@miura.example.jp")
    rows = (
        *ROWS[:1],
        ("真鶴町", "企画課", "鈴木 花", "", ""),
        ("大磯町", "福祉課", "田中 健", "tanaka@miura.example.jp", ""),
    )
    bring(bot, slack, mizuno, *rows)
    carry_out(bot, slack, mizuno)
    todo = opened(slack, mizuno)
    assert "*佐藤 美咲*（小田原市 税務課）を Udemy から外す" in todo
    assert "*田中 健* の Udemy のグループを付け替える（三浦市 市民課 → 大磯町 福祉課）" in todo
    assert "*鈴木 花*（真鶴町 企画課）は、以前いた人かもしれません" in todo
    assert "やること 3" in todo
    slack.click(mizuno, "april.tick", at="modal")
    assert "✅ ~" in str(slack.modal(mizuno))
    assert "やること 2" in opened(slack, mizuno)


@SQLITE
def test_a_file_that_slack_does_not_take_is_told(bot: Bot, slack: Slack, mizuno: User) -> None:
    slack.faults.fail_next("files.getUploadURLExternal", "fatal_error")
    opened(slack, mizuno)
    slack.click(mizuno, "april.members", at="modal")
    assert "送れませんでした" in str(slack.modal(mizuno))
