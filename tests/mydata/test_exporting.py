"""Seeing and taking along what is stored about oneself: all of it, and nobody else's."""

import json

import httpx
import pytest

from bot.app import Bot
from bot.db import Database
from bot.sandbox import Slack, User
from bot.settings import Settings
from tests.kinds import on_sqlite_alone
from tests.reading import read

KEY = "a-key-for-these-tests-that-nobody-could-guess"
UNNAMED = "上司がチャットを使わせてくれません"


@pytest.fixture
def config(config: Settings, slack: Slack) -> Settings:
    """Suzuki organises, and questions can be asked without a name."""
    return config.model_copy(update={"anonymity_key": KEY, "organisers": (slack.user("suzuki").id,)})


def exported(bot: Bot, slack: Slack, who: User) -> str:
    """The file that somebody gets, as it stands in their direct messages."""
    slack.command(who, "/tomoshibi", "mydata")
    slack.click(who, "mydata.export", at="modal")
    bot.settle()
    [file] = [file for message in slack.dms(who) for file in message.files][-1:]
    headers = {"Authorization": f"Bearer {slack.bot_token}"}
    return httpx.get(file["url_private"], headers=headers, follow_redirects=True).text


@on_sqlite_alone
def test_one_sees_how_much_there_is_and_how_long_it_stays(bot: Bot, slack: Slack, sato: User) -> None:
    slack.post(sato, "#質問", "公用車の予約はどうしていますか")
    bot.settle()
    slack.open_home(sato)
    slack.click(sato, "mydata.open", at="home")
    shown = read(slack.modal(sato))
    assert "質問　1件" in shown
    assert "送り終えた手紙の中身　90日" in shown
    assert "見られるのは、あなただけ" in shown


def test_the_file_holds_what_is_mine_and_nothing_of_others(bot: Bot, slack: Slack, sato: User, tanaka: User) -> None:
    slack.post(sato, "#質問", "公用車の予約はどうしていますか")
    slack.post(tanaka, "#質問", "議事録の公開はどうしていますか")
    slack.command(sato, "/study", "25分 統計")
    slack.command(sato, "/ask", UNNAMED)
    slack.submit(sato, anonymous=["yes"])
    bot.settle()
    told = exported(bot, slack, sato)
    whole = json.loads(told)
    assert whole["about"]["user"] == sato.id
    assert whole["学習"]["study_record"][0]["subject"] == "統計"
    assert [each["text"] for each in whole["名前を出さずに聞いた質問"]] == [UNNAMED]
    assert "議事録" not in told
    assert "sealed" not in told


@on_sqlite_alone
def test_nobody_else_finds_what_was_asked_without_a_name(bot: Bot, slack: Slack, sato: User, suzuki: User) -> None:
    slack.command(sato, "/ask", UNNAMED)
    slack.submit(sato, anonymous=["yes"])
    bot.settle()
    assert "名前を出さずに聞いた質問" not in json.loads(exported(bot, slack, suzuki))


@on_sqlite_alone
def test_the_file_can_be_deleted_by_its_owner_alone(
    bot: Bot, slack: Slack, sato: User, tanaka: User, database: Database
) -> None:
    exported(bot, slack, sato)
    [file] = [file for message in slack.dms(sato) for file in message.files]
    slack.click(sato, "mydata.delete_file")
    bot.settle()
    assert "ファイルを消しました" in read([message.blocks for message in slack.dms(sato)])
    assert slack.world.files[file["id"]].deleted
    assert slack.errors(sato) == []


@on_sqlite_alone
def test_where_slack_takes_no_file_the_window_shows_it(bot: Bot, slack: Slack, sato: User) -> None:
    slack.post(sato, "#質問", "公用車の予約はどうしていますか")
    bot.settle()
    slack.command(sato, "/tomoshibi", "mydata")
    slack.faults.fail_next("files.getUploadURLExternal", "missing_scope")
    slack.click(sato, "mydata.export", at="modal")
    shown = read(slack.modal(sato))
    assert "ここに出します" in shown
    assert "公用車" in shown
