"""`tomoshibi report`: figures for organisers, and for those to whom they report; tables go to stdout."""

import csv
import json
import sys
from collections.abc import Mapping
from contextlib import closing
from enum import StrEnum
from itertools import dropwhile
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from rich.console import Console
from rich.table import Table
from sqlalchemy.orm import Session

from bot import achieved, settings
from bot.achieved import Span
from bot.clock import Clock
from bot.command_line import opened, say, telling, workspace, written
from bot.words import words

MONTHS = "月は 2026-11 のように書いてください。"

report = typer.Typer(no_args_is_help=True, help="事務局のための数字を出します。")


@report.callback()
def _reports() -> None:
    """Reports are commands of their own, also while there is only one."""


class Format(StrEnum):
    """How a table is written."""

    TEXT = "text"
    CSV = "csv"
    JSON = "json"


Team = Annotated[str, typer.Option(help="ワークスペースの ID（1つだけなら不要）")]
Since = Annotated[str, typer.Option("--from", metavar="YYYY-MM", help="この月から（なければ1年前から）")]
Until = Annotated[str, typer.Option("--to", metavar="YYYY-MM", help="この月まで（なければ今月まで）")]
Form = Annotated[Format, typer.Option("--format", help="表の形")]


@report.command(help="学習の声かけの効果を、送らなかった週と比べて出します。5人未満の数字は出しません。")
def nudges(
    team: Team = "",
    form: Form = Format.TEXT,
) -> None:
    """Say what the nudges to study do."""
    from bot import studied  # noqa: PLC0415 (features take a second to load)
    from handlers.study import results  # noqa: PLC0415 (likewise)

    with telling():
        config = settings.load()
        with closing(opened(config)) as database, database.read() as session:
            team_id = team or workspace(config, database)
            table = results.table(session, team_id=team_id, before=studied.today(Clock().now()))
    write(table, results.COLUMNS, form)


@report.command(help="質問のうち、1営業日・2営業日以内に人の返事がついた割合を、月ごとに出します。")
def replies(
    team: Team = "",
    since: Since = "",
    until: Until = "",
    form: Form = Format.TEXT,
) -> None:
    """Say how well the promise of a first human reply is kept."""
    from handlers.questions import figures  # noqa: PLC0415 (features take a second to load)

    now = Clock().now()
    try:
        begins, ends = achieved.from_to(since, until, now)
    except ValueError:
        raise typer.BadParameter(MONTHS) from None
    with telling():
        config = settings.load()
        database = opened(config)
        team_id = team or workspace(config, database)
        with database.read() as session:
            found = figures.by_month(session, team_id=team_id, since=begins, until=ends, now=now)
    write([figures.told(month) for month in found], figures.COLUMNS, form)


@report.command(help="質問、ノウハウ、集まりの成果を、月ごとに出します。みんなに見えているものだけを数えます。")
def results(
    team: Team = "",
    since: Since = "",
    until: Until = "",
    form: Form = Format.TEXT,
) -> None:
    """Say what came of it all, for those to whom organisers report."""
    now = Clock().now()
    try:
        begins, ends = achieved.from_to(since, until, now)
    except ValueError:
        raise typer.BadParameter(MONTHS) from None
    with telling():
        config = settings.load()
        with closing(opened(config)) as database, database.read() as session:
            team_id = team or workspace(config, database)
            spans = {name: Span(team_id, *achieved.month(name), now) for name in achieved.months(begins, ends)}
            found = {name: _achieved(session, span) for name, span in spans.items()}
    # Before anything happened there is nothing to tell.
    rows = [{"month": name} | figures for name, figures in found.items()]
    rows = list(dropwhile(lambda row: not any(value for name, value in row.items() if name != "month"), rows))
    texts = words(config.locale)
    write(rows, {"month": "月"} | {name: texts(name) for name in (rows[0] if rows else ()) if name != "month"}, form)


def _achieved(session: Session, span: Span) -> dict[str, int | None]:
    import handlers  # noqa: PLC0415 (features take a second to load)

    tellers = [feature.achieved for feature in handlers.FEATURES if feature.achieved]
    return {each.name: each.value for tell in tellers for each in tell(session, span)}


@report.command(help="事務局の方と灯を動かす人がしたことの記録を、新しい順に出します（CSV・Excel）。")
def audit(
    output: Annotated[Path | None, typer.Option(help="書き出すファイル（省けば標準出力）", dir_okay=False)] = None,
    team: Team = "",
    form: Annotated[
        Literal["csv", "xlsx"] | None, typer.Option("--format", help="形式（省けばファイル名から。なければ csv）")
    ] = None,
) -> None:
    """Write down what organisers and operators did: never what anybody wrote."""
    from bot.privacy import record  # noqa: PLC0415 (texts take a moment to load)

    if output and not form and output.suffix.lower() not in {".csv", ".xlsx"}:
        raise typer.BadParameter("形式を --format で選んでください: csv, xlsx")
    with telling():
        config = settings.load()
        database = opened(config)
        team_id = team or workspace(config, database)
        with database.snapshot() as session, written(output) as file:
            chosen = form or (output.suffix.lower()[1:] if output else "csv")
            done = record.write(session, file, config, team_id=team_id, form=chosen)
    say(f"{done}件を書き出しました。")


@report.command(help="いまのメンバーを名簿（Excel）にします。書き直して import --roster に渡すと、計画になります。")
def roster(
    output: Annotated[Path, typer.Option(help="書き出すファイル（.xlsx）", dir_okay=False)],
    team: Team = "",
) -> None:
    """Write the present members as a roster to go on with."""
    from bot.files.roster import present_members  # noqa: PLC0415 (features take a second to load)

    with telling():
        config = settings.load()
        with closing(opened(config)) as database:
            content, count = present_members(config, database, team or workspace(config, database))
        with written(output) as file:
            file.write(content)
        say(f"{count}人を書き出しました。")


def write(rows: list[dict[str, Any]], columns: Mapping[str, str], form: Format) -> None:
    """Write a table to stdout; what rests on too few people is empty, and null in JSON.

    Args:
        rows: as results give them.
        columns: names, with what people read in their place.
        form: as text the rows stand side by side, so that they fit on a screen.
    """
    if form is Format.JSON:
        json.dump(rows, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    elif form is Format.CSV:
        writer = csv.DictWriter(sys.stdout, columns)
        writer.writeheader()
        writer.writerows(rows)
    elif not rows:
        say("まだ、数えられるものがありません。")
    else:
        first, *others = columns
        shown = Table(columns[first], *(str(row[first]) for row in rows))
        for name in others:
            shown.add_row(columns[name], *("-" if row[name] is None else str(row[name]) for row in rows))
        Console().print(shown)
