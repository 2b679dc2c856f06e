"""The doctor looks at what is kept here: database, keys, letters, the index, jobs, backups, the disk."""

import stat
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bot import anonymity, keys, schema
from bot.backups import command as backup
from bot.db import RUNNING, Database
from bot.health import state
from bot.health.findings import Finding, care, fix, ok
from bot.health.illness import FAILURES, QUIET_FOR
from bot.installation import installations
from bot.jobs import Parts
from bot.letters.pacing import Pace
from bot.settings import Settings
from bot.vault import LostKeyError, vault
from bot.words import words
from bot.working_time import JAPAN
from handlers.letters.views import REASONS
from knowledge import encoder, reindexing
from knowledge.cards import Card
from knowledge.reindexing import IndexState
from knowledge.vectors import CardVector

BACKUP_CARE = timedelta(days=2)
ROOMY = 2 * 2**30
# For those of a file's group, and for all others: the bit to read a file, and the one to enter its folder.
_OTHERS = ((stat.S_IRGRP, stat.S_IXGRP), (stat.S_IROTH, stat.S_IXOTH))
ENCODER = (
    "言葉だけでよければ ENCODER=none にしてください。"
    "意味でも探すときは、Linux の x86-64（AVX2）で動かすか、ENCODER=openai にしてください。"
)


def database(found: Database) -> Iterator[Finding]:
    """Whether it can be reached and written to, and has the shape that this version needs."""
    shown = found.url.render_as_string(hide_password=True)
    if found.is_sqlite and not Path(str(found.url.database)).exists():
        yield care("database", f"データベースはまだありません（{shown}）。", "tomoshibi run を始めると作られます。")
        return
    try:
        with found.rehearse() as session:
            revision = schema.revision_in(session.connection())
            session.execute(text("CREATE TABLE doctor_was_here (team_id VARCHAR)"))
    except SQLAlchemyError as error:
        said = type(getattr(error, "orig", error)).__name__
        to_do = "DATABASE_URL、ファイルの持ち主と書き込み権限、データベースのサーバーが動いているかを確かめてください。"
        yield fix("database", f"データベースに書けません（{shown}、{said}）。", to_do)
        return
    yield ok("database", f"データベースに書けます（{shown}、{state.size(found) // 2**20} MB）。")
    yield _shape(revision)


def _shape(revision: str | None) -> Finding:
    known = schema.revisions()
    if revision == known[-1]:
        return ok("migrations", f"データベースの形は最新です（{revision}）。")
    if revision is None or revision in known:
        behind = len(known) - (known.index(revision) + 1 if revision else 0)
        return fix(
            "migrations", f"データベースの形が、{behind}段階古いままです。", "tomoshibi migrate を動かしてください。"
        )
    return fix(
        "migrations", f"データベースの形が、この灯より新しいものです（{revision}）。", "灯を新しくしてください。"
    )


def secrets(settings: Settings, found: Database) -> Iterator[Finding]:
    """Whether the keys are there, for their owner alone, and open what was sealed."""
    for name, value, file in (
        ("ANONYMITY_KEY", settings.anonymity_key, keys.beside(found) / keys.ANONYMITY),
        ("SECRET_KEYS", settings.secret_keys, keys.beside(found) / keys.VAULT),
    ):
        if value:
            yield ok("keys", f"{name} は、設定にあります。")
        elif not file.exists():
            yield care(
                "keys",
                f"{name} も {file} もまだありません。",
                "はじめて動かすときに作られます。別の場所にも控えてください。",
            )
        elif file.stat().st_mode & 0o077:
            yield fix("keys", f"鍵のファイル {file} を、ほかの利用者も読めます。", f"chmod 600 {file}")
        else:
            yield ok("keys", f"鍵のファイル {file} があります。控え（バックアップ）とは別の場所にも控えてください。")


def readers(found: Database) -> Iterator[Finding]:
    """Whether others on this machine can read the database's file: may read it, and may enter its folder."""
    file = Path(str(found.url.database))
    if not found.is_sqlite or not file.exists():
        return
    may_read, may_enter = file.stat().st_mode, file.absolute().parent.stat().st_mode
    if any(may_read & reads and may_enter & enters for reads, enters in _OTHERS):
        to_do = f"chmod 700 {file.parent}（ほかの人も使うフォルダーなら、chmod 600 {file}*）をしてください。"
        yield care("readers", f"データベース {file} を、この機械のほかの利用者も読めます。", to_do)
    else:
        yield ok("readers", f"データベース {file} を読めるのは、持ち主だけです。")


def sealed(settings: Settings, found: Database) -> Iterator[Finding]:
    """Whether the tokens of the workspaces can be opened; with the keys, not without."""
    with found.read() as session:
        rows = [row for row in installations.every(session) if row.token and row.revoked_at is None]
    for row in rows:
        try:
            vault(settings, installations.PURPOSE).open(row.token)
        except LostKeyError:
            to_do = "SECRET_KEYS（か secret.key）を前のものに戻すか、そのワークスペースで追加し直してください。"
            yield fix("keys", "ワークスペースのトークンを、いまの鍵で開けません。", to_do, team=row.team_id)
        if row.renewal_failed:
            to_do = "そのワークスペースで、アプリを追加し直してください。"
            yield fix("token", f"トークンを新しくできません（{row.renewal_failed}）。", to_do, team=row.team_id)


def running(found: Database) -> Iterator[Finding]:
    """Whether the bot runs now."""
    with found.alone(RUNNING) as nobody:
        if nobody:
            yield care(
                "running",
                "灯は、いま動いていません。",
                "tomoshibi run で動かしてください（systemctl start tomoshibi など）。",
            )
        else:
            yield ok("running", "灯は、いま動いています。")


def work(parts: Parts, now: datetime) -> Iterator[Finding]:
    """A workspace's letters, jobs and index."""
    with parts.database.read() as session:
        yield from _letters(session, parts, now)
        yield from _jobs(session, parts, now)
        yield from _index(session, parts)


def _letters(session: Session, parts: Parts, now: datetime) -> Iterator[Finding]:
    team, found = parts.team_id, state.letters(session, team_id=parts.team_id, now=now)
    if found.stuck:
        to_do = "灯が動いているか、Slack につながるかを確かめてください（status.slack.com も）。直ると、順に届きます。"
        yield fix("letters", f"1時間たっても届けられない手紙が{found.stuck}通あります。", to_do, team=team)
    else:
        waiting = f"順番待ち{found.due}通、時間待ち{found.later}通、送っている途中{found.under_way}通"
        yield ok("letters", f"手紙は流れています（この1日に{found.lately}通、{waiting}）。", team=team)
    for reason, count in found.dead.items():
        why = words("ja")(REASONS[reason]) if reason in REASONS else f"Slack の返事は {reason} です。"
        to_do = f"{why} わけが片づいたら、/tomoshibi 手紙 で送り直すか、捨ててください。"
        yield care("dead_letters", f"届けられなかった手紙が{count}通あります（{reason}）。", to_do, team=team)
    if letters := anonymity.seal(parts.settings) is None and found.dead.get("sealed_and_no_key"):
        yield fix(
            "keys",
            f"鍵がないので、名前を出さない質問への返信{letters}通を届けられません。",
            "鍵を戻してください。",
            team=team,
        )


def _jobs(session: Session, parts: Parts, now: datetime) -> Iterator[Finding]:
    failing = select(Pace).where(Pace.team_id == parts.team_id, Pace.name.startswith("job:"))
    ill = session.scalars(failing.where(Pace.until > now - QUIET_FOR, Pace.failures >= FAILURES)).all()
    for each in ill:
        since = f"{each.since.astimezone(JAPAN):%m/%d %H:%M}"
        to_do = f"ログで「job failed」の行を見てください（job が {each.name.removeprefix('job:')} のもの）。"
        yield fix(
            "jobs", f"仕事 {each.name.removeprefix('job:')} が、{since} から失敗しています。", to_do, team=parts.team_id
        )
    if not ill:
        yield ok("jobs", "くり返し失敗している仕事はありません。", team=parts.team_id)


def _index(session: Session, parts: Parts) -> Iterator[Finding]:
    team = parts.team_id
    cards = select(func.count()).where(Card.team_id == team)
    total = session.scalar(cards) or 0
    index = session.get(IndexState, team)
    if index is not None and index.made_with != reindexing.reading():
        left = session.scalar(cards.where(Card.id > index.done_to)) or 0
        to_do = "灯を動かしておくと、裏で読み直します。そのあいだも検索できます。"
        yield care("index", f"索引を新しい読み方で読み直しているところです（残り{left}/{total}件）。", to_do, team=team)
    else:
        yield ok("index", f"索引は最新です（{total}件）。", team=team)
    by = encoder.of(parts.settings)
    if by is None and parts.settings.encoder != "none":
        yield care(
            "encoder", "意味で探すモデルが、この機械では動きません。言葉だけで探しています。", ENCODER, team=team
        )
    elif by is not None:
        done = session.scalar(select(func.count()).where(CardVector.team_id == team, CardVector.model == by.model)) or 0
        yield ok("encoder", f"意味でも探せます（{by.model}、{done}/{total}件）。", team=team)
    else:
        yield ok("encoder", "言葉だけで探します（ENCODER=none）。", team=team)


def copies(settings: Settings, found: Database, now: datetime) -> Iterator[Finding]:
    """How old the newest backup is."""
    folder = backup.folder_of(settings, found)
    newest = next(iter(backup.in_folder(folder)), None)
    to_do = "tomoshibi backup を毎日動かすようにしてください（docs/operating.md に例があります）。"
    if newest is None:
        yield care("backups", f"{folder} に控えがありません。", to_do)
        return
    age = now.timestamp() - newest.stat().st_mtime
    told = f"いちばん新しい控えは {newest.name}（{age / 3600:.0f}時間前）です。"
    if age > BACKUP_CARE.total_seconds():
        yield care("backups", told, to_do)
    else:
        yield ok("backups", told)


def disk(found: Database) -> Iterator[Finding]:
    """How much room there is where the data lies."""
    room = state.room(found)
    told = f"ディスクの空きは {room.free / 2**30:.1f} GB です（全体 {room.total / 2**30:.0f} GB）。"
    if room.is_nearly_full:
        yield fix("disk", told, "要らないファイルや古い控えを消すか、ディスクを増やしてください。")
    elif room.free < ROOMY:
        yield care("disk", told, "少なくなっています。早めに空けてください。")
    else:
        yield ok("disk", told)
