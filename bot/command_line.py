"""What the commands of the command line share: where they speak, what they open, how they say that it did not work."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from slack_sdk.errors import SlackApiError
from sqlalchemy.exc import OperationalError

from bot import members, schema, web_api
from bot.db import Database
from bot.settings import Settings, SettingsError

# Data goes to stdout, all else here.
console = Console(stderr=True, highlight=False)

NO_ROOM = "ディスクの空き容量が足りないため、書けませんでした。空きを作ってから、もう一度お試しください。"
TAKEN = "ポートがふさがっています。PORT（デモの画面は --page-port）を、ほかの番号にしてください。"
_NO_ROOM = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}


def opened(config: Settings) -> Database:
    """The database, brought up to date."""
    database = Database(config.database_url)
    schema.upgrade(database)
    return database


def workspace(config: Settings, database: Database) -> str:
    """The workspace that is meant when none was named: the bot token's, or the only one there is."""
    if config.slack_bot_token:
        auth = web_api.whoami(web_api.client(config))
        with database.begin() as session:
            return members.remember_workspace(session, auth).team_id
    with database.read() as session:
        known = {each.team_id: each.name for each in members.workspaces(session)}
    if len(known) == 1:
        return next(iter(known))
    if not known:
        raise SettingsError(["まだワークスペースがありません。先に tomoshibi run か demo を動かしてください。"])
    names = "、".join(f"{team_id}（{name}）" for team_id, name in known.items())
    raise SettingsError([f"どのワークスペースか、--team で選んでください: {names}"])


def say(text: str) -> None:
    """Tell the operator something, in lines as they are: whoever searches them finds what was said in one piece."""
    console.print(text, markup=False, soft_wrap=True)


def fail(reason: str) -> NoReturn:
    """End with a plain line that says why it could not be done."""
    say(reason)
    raise typer.Exit(1)


@contextmanager
def telling() -> Iterator[None]:
    """Say in a plain line what could not be done, instead of showing a trace."""
    try:
        yield
    except SettingsError as error:
        fail("\n".join(error.lines))
    except SlackApiError as error:
        fail(
            f"Slack がこのトークンを受け付けませんでした（{error.response.get('error')}）。"
            "SLACK_BOT_TOKEN を確かめてください。"
        )
    except OperationalError as error:
        if "disk is full" in str(error.orig):
            fail(NO_ROOM)
        fail(f"データベースを開けませんでした。DATABASE_URL を確かめてください。\n{error.orig}")
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            fail(TAKEN)
        fail(NO_ROOM if error.errno in _NO_ROOM else f"つながりませんでした: {error}")


@contextmanager
def progress() -> Iterator[Progress]:
    """A bar on stderr."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed}/{task.total}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=False) as bar:
        yield bar


@contextmanager
def written(output: Path | None) -> Iterator[BinaryIO]:
    """The file to write, for its owner to read, which is there only when it is whole; stdout when there is none."""
    if output is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    draft = output.with_name(f".{output.name}.{os.getpid()}")
    try:
        try:
            file = os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")
        except OSError as error:
            fail(f"{output} に書けませんでした: {error.strerror}")
        with file:
            yield file
        draft.replace(output)
    finally:
        draft.unlink(missing_ok=True)
