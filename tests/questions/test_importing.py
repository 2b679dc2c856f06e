"""The years before the bot: an export of Slack becomes questions with their answers, and nobody hears of it."""

import io
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import typer
from sqlalchemy import func, select

from bot import members
from bot.app import Bot
from bot.db import Database
from bot.files import same_people, slack_export
from bot.files.slack_export import Person
from bot.files.slack_transfer import import_slack
from bot.outbox import Letter
from bot.sandbox import Slack, User
from bot.settings import Settings
from bot.tables import UnreadableError
from handlers.questions import model
from handlers.questions.model import Question, Reply
from knowledge.cards import Card
from tests.kinds import on_sqlite_alone

Json = Mapping[str, Any]
DAY = "2025-06-02"


def said(user: User | str, text: str, ts: int, thread: int = 0, **more: Any) -> Json:
    entry = {"type": "message", "user": user if isinstance(user, str) else user.id, "text": text, "ts": stamp(ts)}
    return entry | ({"thread_ts": stamp(thread)} if thread else {}) | more


def stamp(second: int) -> str:
    return f"{1_748_822_400 + second}.000100"


def check(*users: User) -> list[Json]:
    return [{"name": "white_check_mark", "users": [user.id for user in users], "count": len(users)}]


@pytest.fixture
def packed(slack: Slack, tmp_path: Path) -> Any:
    """Makes an export: `packed(*messages)`, with more of anything by its name in the archive."""

    def packed(*messages: Json, days: Mapping[str, Sequence[Json]] | None = None, **more: object) -> Path:
        users = [user.json() for user in slack.users]
        channel = slack.channel("#質問")
        parts: dict[str, object] = {
            "users.json": users,
            "channels.json": [{"id": channel.id, "name": channel.name}, {"id": "C0OTHER", "name": "雑談"}],
            **{f"{channel.name}/{day}.json": told for day, told in (days or {DAY: messages}).items()},
            **more,
        }
        file = tmp_path / "export.zip"
        with ZipFile(file, "w", ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(name, content if isinstance(content, bytes) else json.dumps(content))
        return file

    return packed


@pytest.fixture
def take(bot: Bot, config: Settings, database: Database) -> Any:
    """Imports an export, as the command does."""

    def take(file: Path, *channels: str, is_rehearsal: bool = False) -> None:
        import_slack(file, config, database, bot.parts.team_id, channels, is_rehearsal=is_rehearsal)

    return take


def kept(database: Database) -> list[Question]:
    with database.read() as session:
        return list(session.scalars(select(Question).order_by(Question.ts)))


def card_of(database: Database, question: Question) -> Card:
    with database.read() as session:
        return session.scalars(select(Card).where(Card.origin == question.origin)).one()


@on_sqlite_alone
def test_a_thread_becomes_a_question_with_its_answers_and_their_times(
    take: Any, packed: Any, database: Database, slack: Slack, sato: User, tanaka: User
) -> None:
    take(
        packed(
            days={
                DAY: [said(sato, f"<@{tanaka.id}> 様式は &lt;どれ&gt; ですか", 1, thread=1)],
                "2025-06-03": [said(tanaka, "別紙の1です", 90_000, thread=1)],
            }
        )
    )
    [question] = kept(database)
    assert question.text == "@田中 健 様式は <どれ> ですか"
    assert (question.asker_id, question.state) == (sato.id, "answered")
    assert question.asked_at == datetime(2025, 6, 2, 0, 0, 1, 100, tzinfo=UTC)
    with database.read() as session:
        [answer] = model.answers(session, question)
        assert (answer.user_id, answer.text) == (tanaka.id, "別紙の1です")
        assert answer.at == datetime(2025, 6, 3, 1, 0, 0, 100, tzinfo=UTC)
    card = card_of(database, question)
    assert (card.kind, card.created_at, card.author) == ("question", question.asked_at, "佐藤 美咲（小田原市 税務課）")
    assert card.source_url == slack.calls[0].response["url"] + f"archives/{question.channel_id}/p1748822401000100"


@on_sqlite_alone
def test_a_check_mark_by_the_asker_makes_it_know_how_that_is_found(
    take: Any, packed: Any, bot: Bot, database: Database, slack: Slack, sato: User, tanaka: User, suzuki: User
) -> None:
    take(
        packed(
            said(sato, "押印の省略はどこまでできますか", 1, thread=1),
            said(suzuki, "うちは全部です", 2, thread=1, reactions=check(tanaka)),
            said(tanaka, "規則の改正が先です", 3, thread=1, reactions=check(sato)),
        )
    )
    [question] = kept(database)
    assert (question.state, question.solution_ts) == ("solved", stamp(3))
    card = card_of(database, question)
    assert (card.kind, card.author_id, card.created_at) == ("solution", tanaka.id, question.solved_at)
    slack.command(suzuki, "/knowhow", "押印 省略")
    assert "規則の改正が先です" in str(slack.ephemerals(suzuki)[-1].blocks)


@on_sqlite_alone
def test_importing_posts_nothing_writes_to_nobody_and_starts_no_ladder(
    take: Any, packed: Any, bot: Bot, database: Database, slack: Slack, clock: Any, sato: User, tanaka: User
) -> None:
    take(
        packed(
            said(sato, "質問です", 1, thread=1),
            said(tanaka, "答えです", 2, thread=1, reactions=check(sato)),
            said(sato, "もう一つ", 10, thread=10),
            said(tanaka, "それも答え", 11, thread=10),
            said(sato, "誰も知らない", 20),
        )
    )
    for moment in ("2026-10-02 16:00", "2026-10-05 16:00", "2026-10-09 16:00"):
        clock.to(moment)
        bot.settle()
    assert len(kept(database)) == 2
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(Letter)) == 0
    assert [call.method for call in slack.calls if call.method.startswith("chat.")] == []


@on_sqlite_alone
def test_the_same_export_again_adds_nothing_and_a_later_one_what_is_new(
    take: Any, packed: Any, database: Database, sato: User, tanaka: User, suzuki: User, capsys: Any
) -> None:
    thread = [said(sato, "質問です", 1, thread=1), said(tanaka, "答えです", 2, thread=1)]
    take(packed(*thread))
    take(packed(*thread))
    assert "0件の質問を加えました。1件は、すでにありました。" in capsys.readouterr().err
    take(packed(*thread, said(suzuki, "こうです", 3, thread=1, reactions=check(sato))))
    [question] = kept(database)
    assert (question.state, question.solution_ts) == ("solved", stamp(3))
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(Reply)) == 2


@on_sqlite_alone
def test_what_people_did_since_is_not_undone_by_an_old_export(
    take: Any, packed: Any, bot: Bot, database: Database, slack: Slack, sato: User, tanaka: User
) -> None:
    asked = slack.post(sato, "#質問", "様式はどれですか")
    answer = slack.post(tanaka, "#質問", "別紙の1です", thread=asked)
    gone = slack.post(tanaka, "#質問", "まちがえました", thread=asked)
    slack.delete(tanaka, gone)
    bot.settle()
    entries = [
        {"type": "message", "user": each.user, "text": each.text, "ts": each.ts, "thread_ts": asked.ts}
        for each in (asked, answer, gone)
    ]
    take(packed(*entries))
    [question] = kept(database)
    with database.read() as session:
        assert [each.text for each in model.answers(session, question)] == ["別紙の1です"]


@on_sqlite_alone
def test_apps_joins_edits_and_deletions(
    take: Any, packed: Any, database: Database, sato: User, tanaka: User, capsys: Any
) -> None:
    changed = {"type": "message", "subtype": "message_changed", "ts": stamp(9)}
    take(
        packed(
            said(sato, "質問です（古い）", 1, thread=1),
            {**changed, "message": said(sato, "質問です（直した）", 1, thread=1)},
            said(tanaka, "消した返信", 2, thread=1),
            {"type": "message", "subtype": "message_deleted", "ts": stamp(8), "deleted_ts": stamp(2)},
            said(tanaka, "広く伝えた返信", 3, thread=1, subtype="thread_broadcast"),
            said("UBOT", "アプリの返信", 4, thread=1, bot_id="B1", subtype="bot_message"),
            said(tanaka, "参加しました", 5, subtype="channel_join"),
            said(sato, "This message was deleted.", 6, thread=6, subtype="tombstone"),
            said(tanaka, "消えた質問への返信", 7, thread=6),
        )
    )
    [question] = kept(database)
    assert question.text == "質問です（直した）"
    with database.read() as session:
        assert [each.text for each in model.answers(session, question)] == ["広く伝えた返信"]
    assert "返信のない投稿0件と、参加のお知らせやアプリの投稿など1件は入れていません" in capsys.readouterr().err


@on_sqlite_alone
def test_files_stay_behind_with_a_note(take: Any, packed: Any, database: Database, sato: User, tanaka: User) -> None:
    take(
        packed(
            said(sato, "この様式ですか", 1, thread=1, files=[{"name": "様式1.xlsx"}, {"mode": "tombstone"}]),
            said(tanaka, "", 2, thread=1, subtype="file_share", files=[{"name": "別紙.pdf"}]),
        )
    )
    [question] = kept(database)
    assert question.text == (
        "この様式ですか\n（添付ファイル「様式1.xlsx」は取り込んでいません）\n（添付ファイル「?」は取り込んでいません）"
    )
    with database.read() as session:
        [answer] = model.answers(session, question)
        assert answer.text == "（添付ファイル「別紙.pdf」は取り込んでいません）"


@on_sqlite_alone
def test_a_personal_number_is_left_out_and_not_repeated(
    take: Any, packed: Any, database: Database, sato: User, tanaka: User, capsys: Any
) -> None:
    take(
        packed(
            said(sato, "123456789018 の人の転入", 1, thread=1),
            said(tanaka, "答え", 2, thread=1),
            said(sato, "宛名の直し方", 10, thread=10),
            said(tanaka, "１２３４－５６７８－９０１８ で見ました", 11, thread=10),
            said(tanaka, "再読込です", 12, thread=10),
        )
    )
    [question] = kept(database)
    with database.read() as session:
        assert [each.text for each in model.answers(session, question)] == ["再読込です"]
    told = capsys.readouterr().err
    assert "#質問/2025-06-02 09:00" in told
    assert "2件は取り込めませんでした" in told
    assert "9018" not in told
    assert "９０１８" not in told


@on_sqlite_alone
def test_people_are_known_by_id_address_or_a_name_that_only_one_has(bot: Bot, slack: Slack, database: Database) -> None:
    slack.add_user("ito1", real_name="伊藤 学")
    slack.add_user("ito2", real_name="伊藤 学")
    bot.settle()
    sato, suzuki = slack.user("sato"), slack.user("suzuki")
    people = [
        Person(sato.id, "別の名前"),
        Person("U0MAIL", "hana", email="hana@example.jp"),
        Person("U0NAME", "t.ken", other_name="田中　健"),
        Person("U0TWO", "伊藤 学"),
        Person("U0NONE", "中村 誠"),
    ]
    with database.begin() as session:
        addresses = {"hana@example.jp": suzuki.id}
        found = same_people.matched(session, team_id=bot.parts.team_id, people=people, addresses=addresses)
    assert found == {sato.id: sato.id, "U0MAIL": suzuki.id, "U0NAME": slack.user("tanaka").id}


def test_whoever_is_not_here_keeps_the_name_they_wrote_under_and_is_asked_nothing(
    take: Any, packed: Any, bot: Bot, database: Database, sato: User, capsys: Any
) -> None:
    stranger = {"user_profile": {"real_name": "中村 誠"}}
    take(
        packed(
            said(sato, "質問です", 1, thread=1), said("U0GONE", "答え", 2, thread=1, reactions=check(sato), **stranger)
        )
    )
    assert "中村 誠は今のワークスペースに見つからない" in capsys.readouterr().err
    [question] = kept(database)
    assert card_of(database, question).author == "中村 誠"
    with database.read() as session:
        member = members.find(session, team_id=bot.parts.team_id, user_id="U0GONE")
        assert member
        assert not member.can_be_asked


@on_sqlite_alone
def test_an_export_of_another_workspace_has_no_links_that_lead_nowhere(
    take: Any, packed: Any, database: Database, sato: User
) -> None:
    people = [
        {"id": "U0A", "team_id": "T0OLD", "profile": {"real_name": "佐藤 美咲"}},
        {"id": "U0B", "team_id": "T0OLD"},
    ]
    channels = [{"id": "C0OLD", "name": "質問"}]
    thread = [said("U0A", "質問です", 1, thread=1), said("U0B", "答え", 2, thread=1)]
    take(packed(*thread, **{"users.json": people, "channels.json": channels}), "質問")
    [question] = kept(database)
    assert (question.asker_id, question.channel_id) == (sato.id, "C0OLD")
    assert card_of(database, question).source_url is None


@on_sqlite_alone
def test_a_rehearsal_tells_what_would_happen_and_writes_nothing(
    take: Any, packed: Any, bot: Bot, database: Database, sato: User, capsys: Any
) -> None:
    take(packed(said(sato, "質問です", 1, thread=1), said("U0GONE", "答え", 2, thread=1)), is_rehearsal=True)
    told = capsys.readouterr().err
    assert "加える: 「質問です」" in told
    assert "（試しただけです）加える 1件" in told
    assert kept(database) == []
    with database.read() as session:
        assert members.find(session, team_id=bot.parts.team_id, user_id="U0GONE") is None


@on_sqlite_alone
def test_channels_are_chosen_by_name_or_id_and_private_ones_are_nobodys_to_give(
    take: Any, packed: Any, database: Database, sato: User, tanaka: User, capsys: Any
) -> None:
    thread = [said(sato, "雑談の質問", 1, thread=1), said(tanaka, "答え", 2, thread=1)]
    file = packed(**{f"雑談/{DAY}.json": thread, "groups.json": [{"id": "G1", "name": "人事"}]})
    take(file)
    assert kept(database) == []
    with pytest.raises(typer.Exit):
        take(file, "人事")
    assert "非公開チャンネル" in capsys.readouterr().err
    with pytest.raises(typer.Exit):
        take(file, "ない")
    assert "#質問、#雑談" in capsys.readouterr().err
    take(file, "#雑談")
    assert [question.channel_id for question in kept(database)] == ["C0OTHER"]


@on_sqlite_alone
def test_an_archive_that_was_packed_anew_on_windows_is_read(
    take: Any, packed: Any, database: Database, tmp_path: Path, sato: User, tanaka: User
) -> None:
    source = packed(said(sato, "質問です", 1, thread=1), said(tanaka, "答え", 2, thread=1))
    file = tmp_path / "again.zip"
    names = {}
    with ZipFile(source) as old, ZipFile(file, "w") as new:
        for number, name in enumerate(old.namelist()):
            raw = "\\".join(["書き出し表", *name.split("/")]).encode("cp932")
            placeholder = chr(ord("P") + number) * len(raw)
            names[placeholder.encode()] = raw
            new.writestr(placeholder, old.read(name))
    whole = file.read_bytes()
    for letters, name_there in names.items():
        whole = whole.replace(letters, name_there)
    file.write_bytes(whole)
    assert slack_export.is_one(file)
    take(file)
    assert len(kept(database)) == 1


@on_sqlite_alone
def test_nothing_of_an_export_is_written_to_disk(
    take: Any, packed: Any, database: Database, tmp_path: Path, sato: User, tanaka: User
) -> None:
    file = packed(
        said(sato, "質問です", 1, thread=1),
        said(tanaka, "答え", 2, thread=1),
        **{f"../../質問/{DAY}.json": [said(sato, "外", 5, thread=5)], f"/質問/{DAY}.json": [], "質問/../x.json": b"{"},
    )
    before = sorted(tmp_path.rglob("*"))
    take(file)
    assert [question.text for question in kept(database)] == ["質問です"]
    assert sorted(each for each in tmp_path.rglob("*") if "sqlite" not in each.name) == [
        each for each in before if "sqlite" not in each.name
    ]


@on_sqlite_alone
def test_a_damaged_day_is_named_and_the_others_are_read(
    take: Any, packed: Any, database: Database, sato: User, tanaka: User, capsys: Any
) -> None:
    odd = [
        3,
        {"ts": 5},
        {"type": "message", "ts": "x", "user": sato.id},
        {"type": "message", "ts": stamp(50), "text": []},
    ]
    take(
        packed(
            said(sato, "質問です", 1, thread=1),
            said(tanaka, "答え", 2, thread=1, reactions=[{"name": "white_check_mark", "users": [1, sato.id]}, "?"]),
            **{"質問/2025-06-05.json": b'[{"ts":', "質問/2025-06-06.json": b"[" * 100_000, "質問/2025-06-07.json": odd},
        )
    )
    told = capsys.readouterr().err
    assert "質問/2025-06-05.json は壊れていて読めませんでした。" in told
    assert "質問/2025-06-06.json は壊れていて読めませんでした。" in told
    assert [question.state for question in kept(database)] == ["solved"]


@on_sqlite_alone
def test_an_archive_that_was_made_to_burst_is_refused(take: Any, packed: Any) -> None:
    with pytest.raises(UnreadableError, match="大きすぎます"):
        take(packed(**{f"質問/{DAY}.json": b" " * 20_000_000 + b"[]"}))


def test_an_archive_that_is_locked_or_cut_off_is_refused_in_a_sentence(packed: Any, tmp_path: Path) -> None:
    whole = packed().read_bytes()
    cut = tmp_path / "cut.zip"
    cut.write_bytes(whole[:-100])
    assert not slack_export.is_one(cut)
    locked = bytearray(whole)
    for start, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = -1
        while (place := locked.find(start, place + 1)) >= 0:
            locked[place + at] |= 1
    cut.write_bytes(locked)
    with pytest.raises(UnreadableError, match="パスワード"), slack_export.opened(cut):
        pass
    with ZipFile(io.BytesIO(whole)) as archive:
        assert archive.testzip() is None
