"""Japanese text as the search sees it: words in their normal form, names, phrases, pairs of characters."""

import re
import threading
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from cachetools import LRUCache, cached
from sudachipy import Dictionary, MorphemeList, PosMatcher, SplitMode, Tokenizer  # type: ignore[import-untyped]

from knowledge.aliases import ALIASES

# What a term's first character says. A word has none of them: the analyser sets symbols apart.
SYNONYM, ALIAS, PHRASE, PAIR = "=", "@", "^", "~"

# Words that say nothing by themselves, and those of courtesy. They count in the search, where they are as light as
# they are frequent (leaving them out lost .002 nDCG@10), but they are no reason to show or to mark anything.
HOLLOW = frozenset(
    [
        *("為る", "有る", "居る", "成る", "出来る", "言う", "下さる", "頂く", "御座る", "無い", "良い", "行う"),
        *(
            "事",
            "こと",
            "物",
            "様",
            "為",
            "御",
            "此れ",
            "其れ",
            "此の",
            "其の",
            "何",
            "どう",
            "場合",
            "方法",
            "方",
            "人",
            "時",
        ),
        *("御早う", "今日は", "お疲れ様", "有り難う", "宜しい", "宜しく", "願う", "教える", "いらっしゃる", "承知"),
        *("此方", "其方", "何方", "此処", "其処", "何処", "自分", "先ず", "一番"),
        *("困る", "知る", "存知", "分かる", "思う", "済む", "どなた", "誰", "皆", "さん", "質問", "了解"),
    ]
)

# Sudachi refuses more than 49,149 bytes at a time; a character has at most 4.
_PIECE = 12_000
_TERM_LENGTH = 40
# So many words of texts that were read lately are remembered, about 5 MB: a text is read several times within a turn.
_REMEMBERED = 20_000

_SILENT = [("助詞",), ("助動詞",), ("補助記号",), ("空白",)]
_END = re.compile(r"[\n。.！？!?、, ]")
_SENTENCE = re.compile(r"(?:[^\n。．！？!?.]|[!?.](?!\s|$))+")
_CLUSTER = re.compile("(?s).[\u0300-\u036f\u3099\u309a\ufe00-\ufe0f\uff9e\uff9f]*")
_RUN = re.compile(r"[\u3005\u3007\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff]{2,}")
_HIRAGANA = re.compile(r"[\u3041-\u3096\u30fc]+")
_TYPED_IN_HIRAGANA = re.compile(r"(?<!\S)[\u3041-\u3096\u30fc]{3,12}(?!\S)")
_TO_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}

_reading = threading.Lock()
_loading = threading.Lock()


class Word(NamedTuple):
    """A word that carries meaning, and where it stands in the text as it was given."""

    term: str
    others: tuple[str, ...]
    start: int
    end: int

    @property
    def terms(self) -> tuple[str, ...]:
        """Every term that stands for this word, its own first."""
        return (self.term, *self.others)


class Analysis(NamedTuple):
    """A text's words in order, and the neighbours among kanji and kana that no known word holds together."""

    words: tuple[Word, ...]
    pairs: tuple[str, ...]

    @property
    def phrases(self) -> list[str]:
        """Each two words that follow each other."""
        return [f"{PHRASE}{first.term} {second.term}" for first, second in pairwise(self.words)]


def storable(text: str) -> str:
    """The text without what no database stores: NUL and halves of surrogate pairs."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode()


@cached(LRUCache(_REMEMBERED, getsizeof=lambda analysis: 1 + len(analysis.words)), lock=threading.Lock())
def analyse(text: str) -> Analysis:
    """What a text is made of; particles, auxiliaries and symbols are left out.

    What was read lately is remembered. Of cards it is kept where their words stand (`knowledge.placed`).

    Args:
        text: any text that `storable` let through.
    """
    normal, places = _normalise(text)
    names = list(_names_in(normal))
    silent = _silent()
    loose = bytearray(b"\1" * len(normal))  # 0: this character and the next are parts of one known word
    words = []
    for offset, piece in _pieces(normal, _PIECE):
        for morpheme in _read(piece):
            start, end = offset + morpheme.begin(), offset + morpheme.end()
            if not morpheme.is_oov():
                loose[start : end - 1] = bytes(end - 1 - start)
            if silent(morpheme) or not (term := _term(morpheme.normalized_form())):
                continue
            others = [_group(group) for group in morpheme.synonym_group_ids()]
            others += [name for first, last, name in names if first < end and start < last]
            words.append(Word(term, tuple(others), places[start], places[end]))
    return Analysis(tuple(words), tuple(_pairs(normal, loose)))


def first_sentences(text: str, length: int) -> str:
    """The text's first characters, cut where a sentence or at least a word ends; it may be a single long word."""
    return next(_pieces(text, length))[1]


def sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence of a text begins and ends; a line is one at least."""
    return [found.span() for found in _SENTENCE.finditer(text)]


def in_katakana(query: str) -> str:
    """The keywords of a query that somebody typed in hiragana without converting them (まくろ), as マクロ."""
    return " ".join(_TYPED_IN_HIRAGANA.findall(unicodedata.normalize("NFKC", query))).translate(_TO_KATAKANA)


def _pairs(normal: str, loose: bytearray) -> Iterator[str]:
    for run in _RUN.finditer(normal):
        for place in range(run.start(), run.end() - 1):
            pair = normal[place : place + 2]
            if loose[place] and not _HIRAGANA.fullmatch(pair):  # hiragana alone is grammar
                yield PAIR + pair


@cache
def _group(number: int) -> str:
    """The term of a group of synonyms."""
    return f"{SYNONYM}{number}"


@lru_cache(maxsize=30_000)
def _term(normalised: str) -> str:
    """The term of a word in the analyser's normal form; empty when it says nothing."""
    term = unicodedata.normalize("NFKC", normalised).casefold()[:_TERM_LENGTH]
    return term if any(map(str.isalnum, term)) else ""


def _normalise(text: str) -> tuple[str, Sequence[int]]:
    """The text in NFKC, and for each of its characters (and its end) the place in the text as given."""
    if unicodedata.is_normalized("NFKC", text):
        return text, range(len(text) + 1)
    normal: list[str] = []
    places: list[int] = []
    for found in _CLUSTER.finditer(text):
        cluster = unicodedata.normalize("NFKC", found.group())
        normal.append(cluster)
        places.extend([found.start()] * len(cluster))
    return "".join(normal), [*places, len(text)]


def _pieces(text: str, length: int) -> Iterator[tuple[int, str]]:
    """Offset and text of parts of at most that length, cut where a sentence or at least a word ends."""
    start = 0
    while len(text) - start > length:
        cut = start + length
        ends = list(_END.finditer(text, start + length // 2, cut))
        if ends:
            cut = ends[-1].end()
        yield start, text[start:cut]
        start = cut
    yield start, text[start:]


def _read(piece: str) -> MorphemeList:
    # A tokenizer reads for one thread at a time, and keeps the memory of the longest text that it ever read: some
    # megabytes, too much for one in each of sixty threads, of which only one computes at a time anyway.
    with _reading:
        return _tokenizer().tokenize(piece)


@cache
def _tokenizer() -> Tokenizer:
    return _dictionary().tokenizer(mode=SplitMode.A)


def _dictionary() -> Dictionary:
    # Threads that come at the same moment would each load one.
    with _loading:
        return _load()


@cache
def _load() -> Dictionary:
    return Dictionary(dict="core")


@cache
def _silent() -> PosMatcher:
    return _dictionary().pos_matcher(_SILENT)


def _names_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a name with aliases begins and ends, and the term that all its spellings share."""
    folded = text.casefold()
    for spelling, (pattern, term) in _names().items():
        if spelling in folded:
            for found in pattern.finditer(text):
                yield found.start(), found.end(), term


@cache
def _names() -> dict[str, tuple[re.Pattern[str], str]]:
    names = {}
    for spellings in ALIASES:
        for spelling in spellings:
            name = unicodedata.normalize("NFKC", spelling).casefold()
            names[name] = (_alone(name), ALIAS + spellings[0].casefold())
    return names


def _alone(name: str) -> re.Pattern[str]:
    # A name stands alone: スラックス is not スラック, and "steams" has nothing to do with Teams.
    before = "ァ-ヺー" if re.match("[ァ-ヺー]", name) else "a-z0-9"
    after = "ァ-ヺー" if re.search("[ァ-ヺー]$", name) else "a-z0-9"
    return re.compile(rf"(?<![{before}]){re.escape(name)}(?![{after}])", re.IGNORECASE)
