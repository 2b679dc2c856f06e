"""Cards as a table has them: which columns there are, and what the cells say about a card, in both directions."""

import json
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.tables import TROUBLES, Columns
from bot.tables.values import instant, number, yes
from knowledge.cards import Card, Kind

LONGEST = 20_000
STORY = ("problem", "steps", "time_spent", "effect", "stumbles")
_JST = ZoneInfo("Asia/Tokyo")

REASONS = TROUBLES | {
    "header": "見出しの行に「題名」と「本文」の列が見つかりません（{}）",
    "columns": "列の数が見出しと合いません（{}）",
    "title": "題名がありません",
    "body": "本文がありません",
    "kind": "種類「{}」が分かりません（コツ・成功事例・失敗談・解決・質問のどれかです）",
    "long": "長すぎます（{}文字。20,000文字までです）",
    "personal_number": "マイナンバー（個人番号）の形をした番号が入っています（たまたまのこともあります）",
    "date": "日時「{}」が読めません（2026-10-02 16:00 や 令和8年10月2日 のように書きます）",
    "number": "「{}」が数ではありません",
    "yes": "「{}」が分かりません（はい・いいえのどちらかです）",
    "id": "カードID「{}」が分かりません（新しく加える行では空にします）",
    "json": "JSON として読めません",
    "shape": "「{}」の書き方が違います",
    "newer": "書き出したあとに、灯のほうで変わっています（もう一度書き出してから直してください）",
    "by_hand": "取り込んだあとに、灯のほうで書き直されているので、そのままにしました",
    "newer_card": "新しいカード「{}」が見つからないか、互いに指しています",
}

# The columns in the order in which they are written, each with its names; the first one is the one that is written.
NAMES = {
    "id": ("カードID", "card_id"),
    "kind": ("種類", "kind", "種別", "区分"),
    "title": ("題名", "title", "タイトル", "件名"),
    "body": ("本文", "body", "内容"),
    "problem": ("課題", "problem"),
    "steps": ("手順", "steps"),
    "time_spent": ("かかった時間", "time_spent"),
    "effect": ("効果", "effect"),
    "stumbles": ("つまずき", "stumbles"),
    "hours_saved": ("年間の削減時間", "hours_saved", "年間削減時間", "削減時間", "効果（1年に減った時間）"),
    "people_affected": ("対象の人数", "people_affected", "対象人数", "効果（楽になった人数）"),
    "tags": ("タグ", "tags", "tag"),
    "author": ("投稿者", "author", "作成者"),
    "source_url": ("リンク", "source_url", "url"),
    "created_at": ("作成日時", "created_at", "日時", "投稿日", "投稿日時", "作成日"),
    "updated_at": ("更新日時", "updated_at", "更新日"),
    "review_at": ("見直し日", "review_at", "見直し日時"),
    "is_outdated": ("古くなった", "is_outdated"),
    "superseded_by": ("新しいカード", "superseded_by"),
    "author_id": ("投稿者の Slack ID", "author_id"),
    "keeper": ("いまの担当", "keeper"),
    "keeper_id": ("いまの担当の Slack ID", "keeper_id"),
    "source": ("元の場所", "source"),
}
COLUMNS = Columns(NAMES, needed=[{"title", "body"}, {"title", "problem"}])
KINDS = {
    Kind.TIP: ("コツ", "tip", "こつ"),
    Kind.STORY: ("成功事例", "story", "事例"),
    Kind.FAILURE: ("失敗談", "failure", "失敗", "失敗事例"),
    Kind.SOLUTION: ("解決", "solution", "解決済み", "解決策"),
    Kind.QUESTION: ("質問", "question", "未解決"),
}
_KIND = {name: kind for kind, names in KINDS.items() for name in names}
_SEPARATORS = "、，；;|｜\n"


class BadRow(Exception):  # noqa: N818 (a problem to be told, not an error)
    """A row says something that cannot be kept: a key of `REASONS`, and what it is about."""

    def __init__(self, reason_key: str, *details: str) -> None:
        super().__init__(reason_key, *details)
        self.reason_key = reason_key
        self.details = details


def fields(said: Mapping[str, str], *, exactly: bool) -> dict[str, Any]:
    """What a card is made of, as far as a row's columns tell; `exactly` for what was written by `cells`.

    Raises:
        BadRow: a cell cannot be understood.
    """
    told = dict(said) if exactly else {column: _tidy(text) for column, text in said.items()}
    found: dict[str, Any] = {name: told[name] for name in ("author",) if name in told}
    found |= {name: told[name] or None for name in ("author_id", "keeper", "keeper_id", "source_url") if name in told}
    found |= {name: _when(told[name]) for name in ("created_at", "updated_at", "review_at") if name in told}
    found |= {name: _number(told[name]) for name in ("hours_saved", "people_affected") if name in told}
    if found.get("people_affected") is not None:
        found["people_affected"] = round(found["people_affected"])
    if "tags" in told:
        found["tags"] = tags(told["tags"])
    if "is_outdated" in told:
        found["is_outdated"] = _yes(told["is_outdated"])
    if "superseded_by" in told:
        found["superseded_by"] = told["superseded_by"] or None
    if "source" in told:
        channel, _, ts = told["source"].partition("/")
        found |= {"source_channel": channel or None, "source_ts": ts or None}
    return found | _words(told, exactly=exactly)


def cells(card: Card, *, newer: str = "") -> list[str]:
    """What a row says about a card, in the order of `NAMES`.

    Args:
        card: the card.
        newer: the origin of the card that took its place.
    """
    source = f"{card.source_channel or ''}/{card.source_ts}" if card.source_ts else card.source_channel or ""
    said = {name: (card.story or {}).get(name, "") for name in STORY} | {
        "id": card.origin,
        "kind": KINDS[Kind(card.kind)][0],
        "title": card.title,
        "body": card.body,
        "hours_saved": "" if card.hours_saved is None else repr(card.hours_saved).removesuffix(".0"),
        "people_affected": "" if card.people_affected is None else str(card.people_affected),
        "tags": _joined(card.tags),
        "author": card.author,
        "source_url": card.source_url or "",
        "created_at": when(card.created_at),
        "updated_at": when(card.updated_at),
        "review_at": when(card.review_at) if card.review_at else "",
        "is_outdated": "はい" if card.is_outdated else "",
        "superseded_by": newer,
        "author_id": card.author_id or "",
        "keeper": card.keeper or "",
        "keeper_id": card.keeper_id or "",
        "source": source,
    }
    return [said[name] for name in NAMES]


def when(instant_: datetime) -> str:
    """An instant as people in Japan read it, to the microsecond, with its zone."""
    return instant_.astimezone(_JST).isoformat(" ")


def tags(written: str) -> list[str]:
    """Tags as people write them into one cell, each once; or as `cells` wrote those that would not come back."""
    if written.startswith("["):
        try:
            listed = json.loads(written)
        except (ValueError, RecursionError):
            listed = None
        if isinstance(listed, list) and all(isinstance(tag, str) for tag in listed):
            return listed
    for mark in _SEPARATORS:
        written = written.replace(mark, ",")
    return list(dict.fromkeys(tag for part in written.split(",") if (tag := part.strip().lstrip("#＃"))))


def kind(written: str) -> Kind:
    """The kind of card that somebody names.

    Raises:
        BadRow: there is none of that name.
    """
    found = _KIND.get(unicodedata.normalize("NFKC", written).strip().casefold())
    if found is None:
        raise BadRow("kind", written)
    return found


def told(story: Mapping[str, str]) -> str:
    """A story as one text."""
    return "\n\n".join(f"【{NAMES[part][0]}】\n{story[part]}" for part in STORY if story.get(part))


def _words(said: Mapping[str, str], *, exactly: bool) -> dict[str, Any]:
    """Kind, title, body and story."""
    story = {name: text for name in STORY if (text := said.get(name, ""))}
    found: dict[str, Any] = {"story": story or None} if any(name in said for name in STORY) else {}
    written = said.get("kind", "")
    if written or "kind" in said or story:
        found["kind"] = kind(written) if written else Kind.STORY if story else Kind.TIP
    if "title" in said:
        found["title"] = said["title"] if exactly else " ".join(said["title"].split())
    if "body" in said or story:
        found["body"] = said.get("body") or told(story)
    return found


def _joined(several: Sequence[str]) -> str:
    written = "、".join(several)
    return written if tags(written) == list(several) else json.dumps(list(several), ensure_ascii=False)


def _tidy(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _when(written: str) -> datetime | None:
    try:
        return instant(written).astimezone(UTC) if written else None
    except (ValueError, OverflowError):
        raise BadRow("date", written) from None


def _number(written: str) -> float | None:
    try:
        return number(written) if written else None
    except ValueError:
        raise BadRow("number", written) from None


def _yes(written: str) -> bool:
    try:
        return yes(written)
    except ValueError:
        raise BadRow("yes", written) from None
