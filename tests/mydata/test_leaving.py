"""A body leaves with its data: an archive of what it did in public, then nothing of it but nameless traces."""

import io
import json
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from sqlalchemy import insert, select, update

from bot import bodies
from bot.app import Bot
from bot.bodies import Body
from bot.db import Base, Database
from bot.members import Member
from bot.privacy import leaving
from bot.privacy.audit import Act, Note
from bot.sandbox import Slack, User
from knowledge.cards import Card
from tests.mydata.dump import dump, naming
from tests.test_transfer import office, tomoshibi

__all__ = ["office"]

NOW = datetime(2026, 10, 2, tzinfo=UTC)


@pytest.fixture
def odawara(bot: Bot, slack: Slack, database: Database, sato: User, tanaka: User) -> Body:
    """小田原市, where 佐藤さん works; 田中さん works in 三浦市."""
    slack.post(sato, "#質問", "公用車の予約はどうしていますか")
    slack.command(sato, "/share")
    slack.submit(sato, title="窓口の番号札", body="紙をやめました", kind="tip")
    bot.settle()
    with database.begin() as session:
        body = Body(
            team_id=bot.parts.team_id, name="小田原市", kind="municipality", prefecture="神奈川県", code="142069"
        )
        other = Body(
            team_id=bot.parts.team_id, name="三浦市", kind="municipality", prefecture="神奈川県", code="142107"
        )
        session.add_all([body, other])
        session.flush()
        for who, place in ((sato, body), (tanaka, other)):
            session.execute(update(Member).where(Member.user_id == who.id).values(body_id=place.id))
    return body


def archive(database: Database, body: Body) -> dict[str, str]:
    file = io.BytesIO()
    with database.read() as session:
        leaving.write(session, file, session.get_one(Body, body.id))
    with ZipFile(file) as parts:
        return {name: parts.read(name).decode("utf-8", "replace") for name in parts.namelist()}


def test_the_archive_holds_what_its_people_did_in_public(database: Database, odawara: Body) -> None:
    parts = archive(database, odawara)
    [asked] = [json.loads(line) for line in parts["質問.jsonl"].splitlines()]
    assert asked["text"] == "公用車の予約はどうしていますか"
    shared = [json.loads(line) for line in parts["ノウハウ.jsonl"].splitlines()]
    assert "窓口の番号札" in {card["title"] for card in shared}
    assert [json.loads(line)["name"] for line in parts["人.jsonl"].splitlines()] == ["佐藤 美咲"]
    assert {name.partition(".")[2] for name in parts} == {"txt", "jsonl", "xlsx"}


def test_nothing_of_another_body_or_workspace_is_in_it(
    bot: Bot, slack: Slack, database: Database, odawara: Body, sato: User, tanaka: User
) -> None:
    slack.post(tanaka, "#質問", "議事録の公開はどうしていますか")
    bot.settle()
    elsewhere = {"team_id": "TELSEWHERE", "asker_id": sato.id, "channel_id": "C", "text": "よそのことです"}
    with database.begin() as session:
        question = Base.metadata.tables["question"]
        row = elsewhere | {"asked_at": NOW, "situation": "", "tried": "", "state": "open", "similar": []}
        session.execute(insert(question).values(row))
    told = "".join(archive(database, odawara).values())
    assert "議事録" not in told
    assert "よそのこと" not in told


def test_then_it_goes_and_what_others_copied_leaves_a_nameless_trace(
    bot: Bot, slack: Slack, database: Database, odawara: Body, sato: User, tanaka: User
) -> None:
    copies = Base.metadata.tables["card_copy"]
    with database.begin() as session:
        card = session.scalars(select(Card).where(Card.title == "窓口の番号札")).one()
        row = {"team_id": bot.parts.team_id, "card_id": card.id, "user_id": tanaka.id, "body": "三浦市", "at": NOW}
        session.execute(insert(copies).values(row | {"since": "", "outcome": ""}))
        session.execute(update(Card).where(Card.id == card.id).values(copies=1))
        foreseen = leaving.foresee(session, session.get_one(Body, odawara.id))
    assert (foreseen.people, foreseen.paths) == (1, 0)
    gone = leaving.erase(bot.parts.settings, database, bot.parts.clock, team_id=bot.parts.team_id, body_id=odawara.id)
    bot.settle()
    assert gone == foreseen
    kept = dump(database, team_id=bot.parts.team_id)
    assert naming(kept, "公用車", "番号札", "紙をやめました") == set()
    assert {table for table, _ in naming(kept, sato.id)} <= {"member", "first_contact", "seen"}
    with database.read() as session:
        trace = session.scalars(select(Card)).one()
        assert (trace.copies, trace.author) == (1, "")
        acts = session.scalars(select(Note.about).where(Note.act == Act.BODY_ERASED)).all()
        assert acts == ["body:142069"]
        assert bodies.by_code(session, team_id=bot.parts.team_id, code="142069")
        assert leaving.foresee(session, session.get_one(Body, odawara.id)).people == 0


def test_an_operator_exports_looks_first_and_erases(tmp_path: Path, office: dict[str, str]) -> None:
    assert tomoshibi("erase", "--body", "142069", **office).exit_code == 1
    (tmp_path / "towns.csv").write_text("団体コード,団体名\n142069,小田原市\n", "utf-8")
    assert tomoshibi("import", "--bodies", "towns.csv", **office).exit_code == 0
    told = tomoshibi("export", "--body", "142069", "--output", "odawara.zip", **office)
    assert (told.exit_code, told.stdout) == (0, "")
    assert "はじめに.txt" in ZipFile(tmp_path / "odawara.zip").namelist()
    assert "何も消していません" in tomoshibi("erase", "--body", "142069", "--dry-run", **office).stderr
    told = tomoshibi("erase", "--body", "142069", "--yes", **office)
    assert (told.exit_code, "消しました" in told.stderr) == (0, True)
    table = tomoshibi("report", "audit", **office)
    assert "団体のデータを書き出しました" in table.stdout
    assert "団体のデータを消しました" in table.stdout
    assert tomoshibi("report", "audit", "--output", "record.xlsx", **office).exit_code == 0
    assert ZipFile(tmp_path / "record.xlsx").namelist()
