"""A result that has none of the words says that it means the same."""

from collections.abc import Iterator

import pytest

from bot.app import Bot
from bot.sandbox import Slack, User
from bot.settings import Settings
from tests.knowhow.conftest import Keep
from tests.knowledge.embeddings import embeddings
from tests.reading import read


@pytest.fixture
def config(config: Settings) -> Iterator[Settings]:
    """Settings with an endpoint that knows what a few words mean."""
    with embeddings() as endpoint:
        yield config.model_copy(update={"encoder": "openai", "embeddings_url": endpoint.url})


def test_a_card_that_says_it_in_other_words_says_why_it_was_found(
    bot: Bot, slack: Slack, keep: Keep, sato: User
) -> None:
    keep("予算要求の集計", "各課の表を一つにまとめます。")
    bot.settle()
    slack.command(sato, "/knowhow", "費用", channel="#雑談")
    assert "言葉は違っても、意味が近いノウハウです" in read(slack.ephemerals(sato)[-1]["blocks"])
    slack.command(sato, "/knowhow", "予算", channel="#雑談")
    assert "言葉は違っても" not in read(slack.ephemerals(sato)[-1]["blocks"])
