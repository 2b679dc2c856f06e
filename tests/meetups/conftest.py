"""A meetup of three towns, and who proposes it."""

from collections.abc import Iterator

import pytest

from bot.app import Bot
from bot.db import Database
from bot.sandbox import Message, Slack, User
from bot.settings import Settings
from tests.reading import read

# For what a database makes no difference to.
SQLITE = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
PUBLIC = "https://tomoshibi.example.lg.jp"


@pytest.fixture
def mizuno(slack: Slack) -> User:
    """Looks after the community."""
    mizuno = slack.add_user("mizuno", real_name="水野 環", title="神奈川県 市町村課")
    slack.join(mizuno, "#雑談")
    return mizuno


@pytest.fixture
def public_url() -> str:
    """Where calendars reach the bot."""
    return PUBLIC


@pytest.fixture
def config(config: Settings, slack: Slack, mizuno: User, public_url: str) -> Settings:
    """Settings with an organiser, and an address that calendars reach."""
    slack.add_channel("事務局", members=[mizuno])
    channel = slack.channel("#事務局").id
    return config.model_copy(
        update={"organisers": (mizuno.id,), "organiser_channel": channel, "public_url": public_url}
    )


@pytest.fixture
def second(database: Database) -> Iterator[Database]:
    """The same database, as another process has it open."""
    second = Database(database.url.render_as_string(hide_password=False))
    yield second
    second.close()


@pytest.fixture
def meetup(bot: Bot, slack: Slack, mizuno: User) -> Message:
    """The announcement of a meetup on Tuesday, for as many as come."""
    return announced(bot, slack, mizuno)


def new(slack: Slack, who: User) -> None:
    """Open the form of a new meetup."""
    slack.command(who, "/meetup", channel="#雑談")
    slack.click(who, "meetups.new")


def typed(slack: Slack, who: User, **changed: str) -> dict[str, str]:
    """Fill in the form and send it; what is said beside its fields."""
    fields = {"title": "生成AIを持ち寄る会", "place": "https://meet.example.jp/ai", "day": "2026-10-06"}
    fields |= {"starts": "15時", "ends": "１６：３０"} | changed
    return slack.submit(who, **fields)


def announced(bot: Bot, slack: Slack, who: User, **changed: str) -> Message:
    """Propose a meetup; the message that everybody sees."""
    new(slack, who)
    assert typed(slack, who, **changed) == {}
    bot.settle()
    slack.close(who)
    return slack.channels["#雑談"][-1]


def announcements(slack: Slack) -> list[Message]:
    """What stands in the channel beside Slack's own notices."""
    return [each for each in slack.channels["#雑談"] if each.blocks]


def shown(slack: Slack, message: Message) -> str:
    """What everybody reads in the message now."""
    [now] = [each for each in slack.channels["#雑談"] if each.ts == message.ts]
    return read({"blocks": now.blocks})


def letters(slack: Slack, who: User, containing: str) -> list[str]:
    """The direct messages that say this."""
    told = [read({"blocks": each.blocks}) or each.text for each in slack.dms(who)]
    return [each for each in told if containing in each]


def window(slack: Slack, who: User) -> str:
    """What the open window says."""
    return read(slack.modal(who))
