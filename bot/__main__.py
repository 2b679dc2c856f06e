"""The command line. Data goes to stdout, all else to stderr; exit 0 done, 1 could not (said why), 2 called wrongly."""

import json
from pathlib import Path
from typing import Annotated

import typer

from bot import body_import, logs, schema, settings
from bot.bench import bench
from bot.clock import Clock
from bot.command_line import console, opened, progress, telling, workspace
from bot.db import Database
from bot.report import report

cli = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="灯（ともしび）: 自治体どうしの学び合いを支える Slack ボット",
)
cli.add_typer(bench, name="bench")
cli.add_typer(report, name="report")


@cli.command(help="Slack につなぎ、止められるまで動きます。")
def run() -> None:
    """Run the bot by the settings."""
    from bot import running  # noqa: PLC0415 (Bolt and its friends take a second to load; other commands need none)

    with telling():
        config = settings.load(for_slack=True)
        database = opened(config)
        running.run(config, database, Clock())


@cli.command(help="手元だけで動く Slack と灯を立ち上げます。ブラウザーで触れます。")
def demo(
    *,
    empty: Annotated[bool, typer.Option("--empty", help="履歴のない、できたてのワークスペースで始めます。")] = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="前回のデモを捨てて、最初から始めます。")] = False,
    sockets: Annotated[bool, typer.Option("--sockets", help="HTTP の代わりに Socket Mode でつなぎます。")] = False,
    page_port: Annotated[int, typer.Option(help="ブラウザーで開く画面のポート")] = 3080,
) -> None:
    """Run the bot with the local Slack, in the browser."""
    from bot.sandbox import stage  # noqa: PLC0415 (as in `run`)

    with telling():
        config = settings.load()
        database = opened(config)
        with progress() as bar:
            stage.run(
                config,
                database,
                page_port=page_port,
                empty=empty,
                fresh=fresh,
                sockets=sockets,
                progress=bar,
                console=console,
            )


@cli.command(help="データベースを最新の形にします。")
def migrate() -> None:
    """Bring the database up to date; `run` does that too."""
    with telling():
        config = settings.load()
        done = schema.upgrade(Database(config.database_url))
        console.print("\n".join(done) if done else "データベースは最新です。")


@cli.command(help="Slack に登録するアプリの設定（マニフェスト）を JSON で出します。")
def manifest() -> None:
    """Print the app manifest."""
    from bot.manifest import manifest as make  # noqa: PLC0415 (as in `run`)

    with telling():
        print(json.dumps(make(settings.load()), ensure_ascii=False, indent=2))  # noqa: T201 (data goes to stdout)


@cli.command("import", help="CSV のノウハウを取り込みます。同じファイルをもう一度取り込んでも増えません。")
def import_(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="CSV ファイル")],
    team: Annotated[str, typer.Option(help="取り込み先のワークスペースの ID（1つだけなら不要）")] = "",
    *,
    bodies: Annotated[bool, typer.Option("--bodies", help="ノウハウではなく、団体の一覧を取り込みます。")] = False,
) -> None:
    """Import know-how, or the bodies that there are, from a CSV file."""
    if bodies:
        _import_bodies(file, team)
        return
    from knowledge import importing  # noqa: PLC0415 (the analyser takes a second to load)

    with telling():
        config = settings.load()
        database = opened(config)
        team_id = team or workspace(config, database)
        rows = list(importing.read_csv(file.read_bytes()))
        with progress() as bar:
            task = bar.add_task("ノウハウを取り込んでいます", total=len(rows))
            report = importing.import_cards(
                database.begin,
                team_id=team_id,
                rows=rows,
                now=Clock().now(),
                progress=lambda done: bar.update(task, completed=done),
            )
        for problem in report.problems:
            console.print(f"{problem.line}行目: {problem.reason}", markup=False)
        console.print(
            f"{report.added}件を加えました。{report.unchanged}件は、すでにありました。"
            f"{len(report.problems)}件は取り込めませんでした。"
        )
        if report.problems and not report.added and not report.unchanged:
            raise typer.Exit(1)


def main() -> None:
    """Run the command that was typed."""
    logs.set_up()
    cli()


def _import_bodies(file: Path, team: str) -> None:
    with telling():
        config = settings.load()
        database = opened(config)
        team_id = team or workspace(config, database)
        entries, problems = body_import.read_csv(file.read_bytes())
        with database.begin() as session:
            added, changed = body_import.import_bodies(session, team_id=team_id, entries=entries)
        for problem in problems:
            console.print(f"{problem.line}行目: {problem.reason}", markup=False)
        console.print(
            f"{added}団体を加え、{changed}団体を改めました。{len(entries) - added - changed}団体は、そのままです。"
            f"{len(problems)}行は取り込めませんでした。"
        )
        if problems and not entries:
            raise typer.Exit(1)


if __name__ == "__main__":
    main()
