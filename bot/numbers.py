"""Personal numbers (個人番号): recognised before anything is kept, and never kept themselves.

One in ten random numbers of 12 digits has the right check digit too: a match is a reason to warn, not to accuse.
Source: 行政手続における特定の個人を識別するための番号の利用等に関する法律施行規則, 検査用数字.
"""

import re
from collections.abc import Iterator, Sequence

COVER = "●"
LENGTH = 12

_DIGIT = r"\d"
# What people put between digits: spaces of every width, hyphens and what Japanese keyboards make of them.
_BETWEEN = (
    r"[ \t\u00a0\u2000-\u200d\u202f\u2060\u3000\ufeff\-\u00ad\u2010-\u2015\u2212\u2500\u30fc\ufe63\uff0d\uff70]{0,3}"
)
# Looks ahead, so that numbers which overlap are all seen.
_CANDIDATE = re.compile(rf"(?<!{_DIGIT})(?=({_DIGIT}(?:{_BETWEEN}{_DIGIT}){{{LENGTH - 1}}})(?!{_DIGIT}))")
# The group of digits that stands next, unless another kind of separator ties it to what follows.
_NEXT = re.compile(rf"({_BETWEEN})({_DIGIT}+)(?=\1{_DIGIT}|(?!{_BETWEEN}{_DIGIT}))")
_PART = re.compile(rf"{_DIGIT}+|\D+")
# How far a neighbouring group and what follows it can reach.
_NEAR = 24


def holds_my_number(text: str) -> bool:
    """Whether a 個人番号 stands in the text: 12 digits of any width, separated or not, with a valid check digit.

    A longer row of digits (a card number, 法人番号) holds none, also when it is written in equal groups.
    """
    return next(_found(text), None) is not None


def covered(text: str) -> str:
    """The text with every digit of a 個人番号 replaced by ●; everything else stays as it is."""
    characters = list(text)
    for start, end in _found(text):
        characters[start:end] = [COVER if each.isdecimal() else each for each in text[start:end]]
    return "".join(characters)


def check_digit(digits: Sequence[str]) -> int:
    """The 検査用数字 that belongs behind the first 11 digits of a 個人番号."""
    weights = (place + 1 if place <= 6 else place - 5 for place in range(1, LENGTH))  # noqa: PLR2004 (the rule's)
    rest = sum(int(digit) * weight for digit, weight in zip(reversed(digits), weights, strict=True)) % 11
    return 0 if rest <= 1 else 11 - rest


def _found(text: str) -> Iterator[tuple[int, int]]:
    for candidate in _CANDIDATE.finditer(text):
        start, end = candidate.span(1)
        digits = [each for each in candidate[1] if each.isdecimal()]
        if check_digit(digits[:-1]) == int(digits[-1]) and not _goes_on(text, start, end):
            yield start, end


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether the row of digits is longer: equal groups before or behind it, as in 1234-5678-9012-3456."""
    number, before, behind = text[start:end], text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    return _continues(number, behind) or _continues(number[::-1], before[::-1])


def _continues(number: str, behind: str) -> bool:
    *others, last = _PART.findall(number)
    following = _NEXT.match(behind)
    return bool(following and following[1] in others and len(following[2]) == len(last))
