"""Organisers say in Slack where questions are asked, and where they talk."""

import pytest
from sqlalchemy import select

from bot.app import Bot
from bot.sandbox import Message, Slack, User
from bot.settings import Settings
from handlers.channels import views
from handlers.questions.model import Question
from tests.kinds import on_sqlite_alone


@pytest.fixture
def config(config: Settings, suzuki: User) -> Settings:
    """鈴木さん is an organiser."""
    return config.model_copy(update={"organisers": (suzuki.id,)})


def name(slack: Slack, who: User, **chosen: object) -> dict[str, str]:
    """Somebody names channels in the window; what was refused, by field."""
    slack.command(who, "/tomoshibi", "チャンネル")
    return slack.submit(who, **chosen)


def said(slack: Slack, channel: str) -> list[Message]:
    """What people and the bot wrote, without Slack's own notices of who came in."""
    return [message for message in slack.channels[channel] if message.subtype != "channel_join"]


def test_a_channel_that_organisers_name_takes_questions(bot: Bot, slack: Slack, sato: User, suzuki: User) -> None:
    chat = slack.channel("#雑談")
    slack.post(sato, "#雑談", "議事録の要約に使える道具はありますか")
    bot.settle()
    assert len(said(slack, "#雑談")) == 1
    assert name(slack, suzuki, questions=[chat.id]) == {}
    assert f"<#{chat.id}>" in str(slack.modal(suzuki))
    slack.post(sato, "#雑談", "電子決裁の代決はどうしていますか")
    slack.post(sato, "#質問", "設定の質問チャンネルも使えますか")
    bot.settle()
    with bot.database.read() as session:
        asked = session.scalars(select(Question.text)).all()
    assert asked == ["電子決裁の代決はどうしていますか", "設定の質問チャンネルも使えますか"]


@on_sqlite_alone
def test_a_channel_that_is_named_no_more_takes_no_questions(bot: Bot, slack: Slack, sato: User, suzuki: User) -> None:
    name(slack, suzuki, questions=[slack.channel("#雑談").id])
    slack.close(suzuki)
    assert name(slack, suzuki, questions=[]) == {}
    slack.post(sato, "#雑談", "お昼はどこで食べますか")
    bot.settle()
    assert len(said(slack, "#雑談")) == 1


@on_sqlite_alone
def test_a_named_channel_is_followed_to_its_new_id(bot: Bot, slack: Slack, sato: User, suzuki: User) -> None:
    chat = slack.channel("#雑談")
    name(slack, suzuki, questions=[chat.id])
    slack.give_new_id(chat)
    slack.post(sato, "#雑談", "電子決裁の代決はどうしていますか")
    bot.settle()
    assert len(said(slack, "#雑談")) == 2


@on_sqlite_alone
def test_the_bot_says_hello_in_the_organisers_channel(bot: Bot, slack: Slack, suzuki: User) -> None:
    slack.add_channel("事務局")
    assert name(slack, suzuki, organisers=slack.channel("#事務局").id) == {}
    [hello] = said(slack, "#事務局")
    assert "事務局のチャンネル" in hello.text
    slack.open_home(suzuki)
    assert f"<#{slack.channel('#事務局').id}>" in str(slack.home(suzuki))


def test_choosing_the_same_channels_again_brings_the_bot_back(bot: Bot, slack: Slack, suzuki: User) -> None:
    rooms = [slack.add_channel(name) for name in ("税務", "事務局")]
    for _ in range(2):
        assert name(slack, suzuki, questions=[rooms[0].id], organisers=rooms[1].id) == {}
        slack.close(suzuki)
        for room in rooms:
            assert slack.bot.id in room.members
            room.members.remove(slack.bot.id)


def test_a_private_channel_needs_an_invitation(bot: Bot, slack: Slack, suzuki: User) -> None:
    room = slack.add_channel("事務局", private=True, members=[suzuki])
    assert "招いて" in name(slack, suzuki, organisers=room.id)["organisers"]
    slack.close(suzuki)
    room.members.append(slack.bot.id)
    assert name(slack, suzuki, organisers=room.id) == {}


@on_sqlite_alone
def test_what_only_organisers_should_read_does_not_go_where_questions_are_asked(
    bot: Bot, slack: Slack, suzuki: User
) -> None:
    assert "別のチャンネル" in name(slack, suzuki, organisers=slack.channel("#質問").id)["organisers"]


@on_sqlite_alone
def test_who_is_no_organiser_names_no_channel(bot: Bot, slack: Slack, sato: User) -> None:
    slack.command(sato, "/tomoshibi", "チャンネル")
    assert slack.modal(sato) is None
    slack.open_home(sato)
    assert views.OPEN not in str(slack.home(sato))
