from collections.abc import Iterator

import numpy as np
import pytest
from structlog.testing import capture_logs

from bot.settings import Settings
from knowledge import encoder
from knowledge.encoder import Endpoint, Unavailable
from tests.knowledge.embeddings import Embeddings, embeddings


@pytest.fixture
def endpoint() -> Iterator[Embeddings]:
    with embeddings() as known:
        yield known


def nearest(by: encoder.Encoder, query: str, texts: list[str]) -> str:
    return texts[int(np.argmax(by.passages(texts) @ by.query(query)))]


def test_an_endpoint_is_asked_in_batches_and_its_vectors_come_in_order(endpoint: Embeddings) -> None:
    vectors = Endpoint(endpoint.url, "small", "secret").passages([*["予算"] * 99, "押印"])
    assert [len(asked["input"]) for asked in endpoint.asked] == [64, 36]
    assert {asked["model"] for asked in endpoint.asked} == {"small"}
    assert set(endpoint.keys) == {"Bearer secret"}
    assert vectors.shape == (100, 5)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1)
    assert vectors[98].argmax() != vectors[99].argmax()


def test_without_a_key_none_is_sent_and_the_address_may_be_whole(endpoint: Embeddings) -> None:
    Endpoint(endpoint.url + "/embeddings/", "small").query("予算")
    assert endpoint.keys == [None]


def test_only_an_e5_is_told_queries_from_passages(endpoint: Embeddings) -> None:
    for model in ("multilingual-E5-small", "text-embedding-3-small"):
        by = Endpoint(endpoint.url, model)
        by.query("予算")
        by.passages(["予算"])
    assert endpoint.texts == ["query: 予算", "passage: 予算", "予算", "予算"]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_what_fails_in_passing_is_asked_again_for_passages(endpoint: Embeddings, status: int) -> None:
    endpoint.faults = [(status, {"Retry-After": "0"}, b""), (status, {}, b"")]
    Endpoint(endpoint.url, "small", waits=(9.0, 0.0)).passages(["予算"])
    assert len(endpoint.asked) == 3


@pytest.mark.parametrize(
    ("status", "body"),
    [(401, b""), (200, b"<html>"), (200, b'{"data": []}'), (200, b'{"data": [{"index": 0, "embedding": [0, 0]}]}')],
)
def test_what_will_not_get_better_is_not_asked_again(endpoint: Embeddings, status: int, body: bytes) -> None:
    endpoint.faults = [(status, {}, body)]
    with pytest.raises(Unavailable):
        Endpoint(endpoint.url, "small", waits=(0.0, 0.0)).passages(["予算"])
    assert len(endpoint.asked) == 1


def test_an_endpoint_that_is_down_is_left_in_peace_and_named_once(endpoint: Embeddings) -> None:
    endpoint.faults = [(503, {}, b"")]
    by = Endpoint(endpoint.url, "small")
    with capture_logs() as logs:
        assert [encoder.meaning(by, f"予算 {number}") for number in range(5)] == [None] * 5
    assert len(endpoint.asked) == 1
    assert [(log["event"], log["reason"]) for log in logs] == [
        ("embeddings are not to be had; search goes on with words alone", "HTTP 503")
    ]


def test_an_endpoint_that_came_back_is_asked_again(endpoint: Embeddings) -> None:
    endpoint.faults = [(503, {}, b"")]
    by = Endpoint(endpoint.url, "small", rest=0)
    assert encoder.meaning(by, "予算") is None
    assert encoder.meaning(by, "予算") is not None


def test_nobody_there_is_no_error() -> None:
    assert encoder.meaning(Endpoint("http://127.0.0.1:1", "small"), "予算") is None


def test_the_same_query_is_not_encoded_twice(endpoint: Embeddings) -> None:
    by = Endpoint(endpoint.url, "small")
    for _ in range(3):
        encoder.meaning(by, "予算")
    assert endpoint.texts == ["予算"]


@pytest.mark.parametrize("nothing", ["", " \n", "！？", "😀", "\0", "\ud83d"])
def test_what_says_nothing_means_nothing(endpoint: Embeddings, nothing: str) -> None:
    assert encoder.meaning(Endpoint(endpoint.url, "small"), nothing) is None
    assert endpoint.asked == []


def test_a_long_text_is_meant_by_its_beginning(endpoint: Embeddings) -> None:
    encoder.meaning(Endpoint(endpoint.url, "small"), "予算" * 5000)
    assert 0 < len(endpoint.texts[0]) <= encoder.QUERY_LENGTH


def test_the_settings_choose_the_encoder(endpoint: Embeddings) -> None:
    assert encoder.of(Settings(_env_file=None, encoder="none")) is None
    chosen = Settings(_env_file=None, encoder="openai", embeddings_url=endpoint.url, embeddings_model="m")
    assert encoder.of(chosen) is encoder.of(chosen)
    assert encoder.meaning(encoder.of(chosen), "予算").model == "m"  # type: ignore[union-attr]


def test_the_offline_model_knows_what_is_meant() -> None:
    by = encoder.of(Settings(_env_file=None))
    if by is None:
        pytest.skip("the wheel is not for this machine")
    texts = ["職員の健康診断の日程", "年次有給休暇の申請のしかた", "庁舎の駐車場の利用"]
    assert nearest(by, "お休みを取りたいときの手続き", texts) == texts[1]
    assert np.allclose(np.linalg.norm(by.passages(texts), axis=1), 1, atol=0.01)
