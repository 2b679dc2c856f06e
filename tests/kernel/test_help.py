"""Help: nothing that there is goes unnamed, and organisers see their tools in addition."""

import pytest

import handlers
from bot.app import Bot
from bot.sandbox import Slack, User
from bot.settings import Settings
from tests.reading import read

TOOLS = {"待っている質問", "当番", "役割", "予定", "別名", "手紙", "チャンネル", "名簿", "成果", "記録"}

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.fixture
def config(config: Settings, slack: Slack) -> Settings:
    """Suzuki organises, and so does Smith, whose Slack is English."""
    smith = slack.add_user("smith", real_name="Jo Smith", locale="en-GB")
    return config.model_copy(update={"organisers": (slack.user("suzuki").id, smith.id)})


def told(slack: Slack, who: User) -> str:
    slack.command(who, "/tomoshibi")
    return read(slack.ephemerals(who)[-1].blocks)


def test_every_command_and_every_word_is_named_in_both_languages(bot: Bot, slack: Slack, suzuki: User) -> None:
    japanese = told(slack, suzuki)
    english = told(slack, slack.user("smith"))
    commands = [command for feature in handlers.FEATURES for command in feature.commands]
    assert [command for command in commands if f"`{command}" not in japanese] == []
    assert [command for command in commands if f"`{command}" not in english] == []
    words = [word for feature in handlers.FEATURES for word in feature.words]
    assert [word for word in words if word not in (english if word.isascii() else japanese)] == []


def test_organisers_alone_see_their_tools(bot: Bot, slack: Slack, sato: User, suzuki: User) -> None:
    assert "事務局の道具" not in told(slack, sato)
    assert {word for word in TOOLS if word in told(slack, suzuki)} == TOOLS


def test_words_that_nobody_knows_are_said_back_and_those_that_somebody_does_may_be_typed_carelessly(
    bot: Bot, slack: Slack, sato: User
) -> None:
    slack.command(sato, "/tomoshibi", "ﾄｸｿｸ <!channel>")
    assert read(slack.ephemerals(sato)[-1].blocks).startswith("「ﾄｸｿｸ &lt;!channel&gt;」は分かりませんでした")
    for asked in ("", "　ヘルプ　", "HELP", "？"):
        slack.command(sato, "/tomoshibi", asked)
        assert "分かりませんでした" not in read(slack.ephemerals(sato)[-1].blocks), asked
    slack.command(sato, "/tomoshibi", "　ＭｙＤａｔａ")
    assert "あなたのこと" in read(slack.modal(sato))
