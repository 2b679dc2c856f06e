"""A spring in three towns: an organiser, people who leave, and rosters as they come."""

import io

import openpyxl
import pytest

from bot.app import Bot
from bot.sandbox import Slack, User
from bot.settings import Settings
from tests.reading import read

# For what a database makes no difference to.
SQLITE = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
HEADER = ("団体", "所属", "氏名", "メール", "役割")


@pytest.fixture
def mizuno(slack: Slack) -> User:
    """Looks after the community."""
    return slack.add_user("mizuno", real_name="水野 環", title="神奈川県 市町村課", email="mizuno@pref.example.jp")


@pytest.fixture
def takahashi(slack: Slack) -> User:
    """Works beside 佐藤さん."""
    return slack.add_user("takahashi", real_name="髙橋 さくら", title="小田原市 税務課")


@pytest.fixture
def config(config: Settings, mizuno: User) -> Settings:
    """Settings with an organiser."""
    return config.model_copy(update={"organisers": (mizuno.id,)})


def workbook(*rows: tuple[str, ...], header: tuple[str, ...] = HEADER) -> bytes:
    """A roster as an office writes it."""
    book = openpyxl.Workbook()
    for row in (header, *rows):
        book.worksheets[0].append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def bring(bot: Bot, slack: Slack, who: User, *rows: tuple[str, ...], name: str = "名簿.xlsx") -> None:
    """Send a roster to the bot, and let it be read."""
    slack.upload(who, slack.dm(who), {name: workbook(*rows)})
    bot.settle()


def opened(slack: Slack, who: User, tab: str = "") -> str:
    """What stands in the window of the plan, on a tab."""
    close(slack, who)
    slack.command(who, "/tomoshibi", "名簿")
    if tab:
        slack.click(who, f"april.tab_{tab}", at="modal")
    return read(slack.modal(who))


def close(slack: Slack, who: User) -> None:
    """Close all windows."""
    while slack.modal(who):
        slack.close(who)


def carry_out(bot: Bot, slack: Slack, who: User) -> None:
    """「この計画で進める」."""
    opened(slack, who)
    slack.click(who, "april.go", at="modal")
    bot.settle()


def told(slack: Slack, who: User, containing: str) -> list[str]:
    """The direct messages that say this."""
    texts = [read({"blocks": each.blocks}) or each.text for each in slack.dms(who)]
    return [text for text in texts if containing in text]
