"""Cards of a few towns, to be searched."""

from collections.abc import Callable

import pytest

from bot.app import Bot
from knowledge import cards
from knowledge.cards import Card, Draft, Kind

Keep = Callable[..., Card]


@pytest.fixture
def keep(bot: Bot) -> Keep:
    """Keeps a card now: `keep(title, body, kind=..., tags=..., author=..., author_id=...)`."""

    def keep(title: str, body: str, *, kind: str = Kind.TIP, **facts: object) -> Card:
        draft = Draft(kind, title, body, **facts)  # type: ignore[arg-type]
        with bot.database.begin() as session:
            now = bot.parts.clock.now()
            return cards.keep(session, team_id=bot.parts.team_id, origin=f"test:{title}", draft=draft, now=now)

    return keep


@pytest.fixture
def shelf(keep: Keep) -> None:
    """Know-how of three towns, of every kind."""
    iwasaki, kondo = "岩崎 誠（小田原市 デジタル推進課）", "近藤 遥（三浦市 市民課）"
    keep("議事録の整え方", "録音を文字にし、Excelで整えます。", tags=("Excel", "議会"), author=iwasaki)
    keep("議事録の自動作成", "生成AIで議事録を作りました。", kind=Kind.STORY, tags=("AI",), author=kondo)
    keep("議事録の公開", "公開までの日数を縮めました。", kind=Kind.SOLUTION, author=kondo)
    keep("議事録を検索したい", "過去の議事録を検索する方法はありますか。", kind=Kind.QUESTION, author=iwasaki)
    keep("サーバーの容量", "古いフォルダーを別のサーバーに移します。", author=iwasaki)
    keep("Udemyの受講", "Udemyの講座を昼休みに少しずつ見ます。", author=kondo)
