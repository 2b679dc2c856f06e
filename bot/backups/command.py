"""`tomoshibi backup` and `tomoshibi restore`: a copy of everything, while the bot runs, and the way back from it.

One kind of file for SQLite and PostgreSQL, so that a community that outgrows one moves to the other by it. The keys
(`bot.keys`) are never in it: with the file alone nobody reads a token, an address, or who asked without a name.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import Connection, update

from bot import keys, outbox, schema, settings
from bot.backup_rebuilding import NewerError
from bot.backups import archive as backup_archive
from bot.backups import rows as backup_tables
from bot.backups.archive import BrokenBackupError, Contents
from bot.backups.rows import NotEmptyError, Progress
from bot.clock import Clock
from bot.command_line import fail, progress, say, telling
from bot.db import RUNNING, Database
from bot.settings import Settings
from bot.working_time import JAPAN

NAME = re.compile(r"tomoshibi-\d{8}-\d{6}\.backup")

BACKUP = "データベースのすべてを、動いているまま1つのファイルに控えます。"
RESTORE = "控えたファイルから元に戻します。先に灯を止めてください。"
KEYS = (
    "鍵（{vault} と {anonymity}、または SECRET_KEYS と ANONYMITY_KEY）は、控えに入っていません。"
    "別の場所に控えておいてください。鍵がないと、トークンもメールアドレスも開けず、名前を出さない質問に返信を届けられません。"
)


def backup(
    file: Annotated[
        Path | None,
        typer.Argument(help="控えのファイルかフォルダー（省けば BACKUP_FOLDER に、日時のついた名前で）"),
    ] = None,
    *,
    keep: Annotated[int | None, typer.Option(min=1, help="フォルダーに、新しいものからこの数だけ残します。")] = None,
) -> None:
    """Write a backup."""
    if keep and file is not None and not file.is_dir():
        raise typer.BadParameter("--keep は、フォルダーに控えるときに使います。")
    with telling():
        config = settings.load()
        database = Database(config.database_url)
        now = Clock().now()
        target = _target(file, config, database, now)
        if schema.revision_of(database) is None:
            fail("データベースが空です。控えるものがありません。")
        with _counting("控えています") as begun:
            contents = backup_tables.take_out(database, target, now=now, begun=begun)
        database.close()
        size = f"{len(contents.tables)}表、{contents.rows}行、{target.stat().st_size // 1024} kB"
        say(f"{target} に控えました（{size}）。")
        say(_about_keys(database))
        for old in older(target.parent, keep) if keep else ():
            old.unlink()
            say(f"古い控え {old.name} を消しました。")


def restore(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="控えのファイル")],
    *,
    replace: Annotated[
        bool, typer.Option("--replace", help="いまデータベースにあるものを消して、控えのとおりにします。")
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help="ファイルが壊れていないかを確かめるだけで、何も書き込みません。")
    ] = False,
) -> None:
    """Put a backup back, or look whether it could be."""
    with telling(), _reading(file):
        contents = backup_archive.contents(file)
        made = (
            f"{contents.made_at.astimezone(JAPAN):%Y-%m-%d %H:%M} の控え（{len(contents.tables)}表、{contents.rows}行）"
        )
        if check:
            say(f"{made}です。壊れていません。")
            return
        config = settings.load()
        database = Database(config.database_url)
        with database.alone(RUNNING) as mine:
            if not mine:
                fail("灯が動いています。止めてから、もう一度お試しください（複数動かしているときは、すべて）。")
            rows = backup_tables.put_back(database, file, replace=replace, finish=finish)
        say(f"{made}に戻しました。{rows}行すべてが戻り、データベースは最新の形です。")
        _tell_largest(contents)
        say("控えたあとに Slack であったことは、データベースにはありません。")
        say("送りかけだった手紙は、届いたかを確かめてから送ります。")
        say(_about_keys(database))


def in_folder(folder: Path) -> list[Path]:
    """The backups in a folder that were named by us, newest first."""
    found = [file for file in folder.glob("tomoshibi-*.backup") if NAME.fullmatch(file.name)]
    return sorted(found, key=lambda file: file.name, reverse=True)


def folder_of(config: Settings, database: Database) -> Path:
    """Where backups are kept: as the operator says, or beside the data."""
    return Path(config.backup_folder) if config.backup_folder else keys.beside(database) / "backups"


def older(folder: Path, keep: int) -> list[Path]:
    """The backups of a folder that are too many."""
    return in_folder(folder)[keep:]


def _target(file: Path | None, config: Settings, database: Database, now: datetime) -> Path:
    if file is None:
        file = folder_of(config, database)
        file.mkdir(parents=True, exist_ok=True, mode=0o700)
    return file / f"tomoshibi-{now.astimezone(JAPAN):%Y%m%d-%H%M%S}.backup" if file.is_dir() else file


def finish(connection: Connection, contents: Contents) -> None:
    """Letters that were due may have been sent since the backup was made: they are looked for before they are sent."""
    letter = outbox.Letter
    may_have_gone = (letter.due_at <= Clock().now(), letter.ts.is_(None), letter.claimed_at.is_(None))
    connection.execute(update(letter).where(*may_have_gone).values(claimed_at=contents.made_at))


def _about_keys(database: Database) -> str:
    room = keys.beside(database)
    return KEYS.format(vault=room / keys.VAULT, anonymity=room / keys.ANONYMITY)


def _tell_largest(contents: Contents) -> None:
    largest = sorted(contents.tables.items(), key=lambda each: -each[1])
    for name, count in largest[:10]:
        if count:
            say(f"  {name}: {count}")


@contextmanager
def _counting(what: str) -> Iterator[Callable[[int], Progress]]:
    with progress() as bar:

        def begun(total: int) -> Progress:
            task = bar.add_task(what, total=total)
            return lambda done: bar.update(task, completed=done)

        yield begun


@contextmanager
def _reading(file: Path) -> Iterator[None]:
    """Say in a sentence why a backup cannot be put back."""
    try:
        yield
    except BrokenBackupError as error:
        fail(f"{file.name} は使えません。{error}")
    except NewerError:
        fail("控えかデータベースが、この灯より新しい版のものです。灯を新しくしてから、お試しください。")
    except NotEmptyError as error:
        fail(
            f"データベースに、もう{error.rows}行あります。消して控えのとおりにするときは、--replace をつけてください。"
        )
