"""Tags as people type them, and the ones that are in use."""

from datetime import UTC, datetime

import pytest

from bot.db import Database
from knowledge import cards, tags
from knowledge.cards import Draft, Kind

NOW = datetime(2026, 10, 2, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Excel、税務", ["Excel", "税務"]),
        ("#Excel ＃税務　入札,契約；予算", ["Excel", "税務", "入札", "契約", "予算"]),
        ("ＥＸＣＥＬ、excel、EXCEL", ["Excel"]),
        ("会計 年度、会計 新年度", ["会計 年度", "会計", "新年度"]),
        ("　、 ,#", []),
    ],
)
def test_tags_are_read_as_people_type_them(typed: str, found: list[str]) -> None:
    assert tags.typed(typed, known=["Excel", "会計 年度"]) == found


def test_the_tags_most_used_come_first_and_each_once(database: Database) -> None:
    with database.begin() as session:
        for number, names in enumerate((["税務", "Excel"], ["excel", "税務"], ["税務", "Excel"], ["長" * 76])):
            draft = Draft(Kind.TIP, f"題{number}", "本文", tags=names)
            cards.keep(session, team_id="T1", origin=str(number), draft=draft, now=NOW)
        assert tags.used(session, team_id="T1") == ["税務", "Excel"]
        assert tags.used(session, team_id="T1", limit=1) == ["税務"]
        assert tags.used(session, team_id="T2") == []
