from collections.abc import Iterator

import pytest

from bot.app import Bot
from bot.sandbox import Slack, User
from bot.settings import Settings
from tests.kinds import on_sqlite_alone
from tests.knowledge.embeddings import Embeddings, embeddings


@pytest.fixture
def endpoint() -> Iterator[Embeddings]:
    with embeddings() as known:
        yield known


@pytest.fixture
def config(config: Settings, endpoint: Embeddings) -> Settings:
    """A workspace whose prefecture runs an endpoint for embeddings."""
    return config.model_copy(update={"encoder": "openai", "embeddings_url": endpoint.url, "embeddings_model": "small"})


def share(slack: Slack, bot: Bot, who: User, title: str, body: str) -> None:
    slack.command(who, "/share")
    assert slack.submit(who, title=title, body=body) == {}
    slack.close(who)
    bot.settle()


def test_know_how_is_found_in_other_words(bot: Bot, slack: Slack, sato: User, tanaka: User) -> None:
    share(slack, bot, sato, "押印の廃止", "規則を一括で改正しました。")
    slack.command(tanaka, "/knowhow", "はんこ")
    assert "押印の廃止" in str(slack.ephemerals(tanaka)[-1]["blocks"])


def test_while_the_endpoint_is_down_know_how_is_kept_and_found_by_its_words(
    bot: Bot, slack: Slack, sato: User, tanaka: User, endpoint: Embeddings
) -> None:
    endpoint.faults = [(401, {}, b"")] * 9
    share(slack, bot, sato, "押印の廃止", "規則を一括で改正しました。")
    slack.command(tanaka, "/knowhow", "押印")
    assert "押印の廃止" in str(slack.ephemerals(tanaka)[-1]["blocks"])
    assert len(endpoint.asked) == 1
    assert slack.errors(tanaka) == []


@on_sqlite_alone
def test_a_question_is_shown_what_means_the_same(bot: Bot, slack: Slack, sato: User, tanaka: User) -> None:
    share(slack, bot, sato, "予算要求の集計", "各課の表を一つにまとめます。")
    asked = slack.post(tanaka, "#質問", "お金の要望を、手で足さずに済ませたいです")
    bot.settle()
    assert "予算要求の集計" in str([message["blocks"] for message in slack.thread(asked)[1:]])
