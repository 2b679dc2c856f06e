"""The command line. Data goes to stdout, all else to stderr; exit 0 done, 1 could not (said why), 2 called wrongly."""

import json
from typing import Annotated

import typer

from bot import keys, logs, schema, settings, usage
from bot.backups import command as backup
from bot.bench import bench
from bot.clock import Clock
from bot.command_line import console, fail, opened, progress, telling
from bot.db import Database
from bot.files import transfer
from bot.installation import rekeying
from bot.report import report

cli = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="灯（ともしび）: 自治体どうしの学び合いを支える Slack ボット",
)
cli.add_typer(bench, name="bench")
cli.add_typer(report, name="report")
cli.command("import", help=transfer.IMPORT)(transfer.import_)
cli.command(help=transfer.EXPORT)(transfer.export)
cli.command(help=transfer.ERASE)(transfer.erase)
cli.command(help=backup.BACKUP)(backup.backup)
cli.command(help=backup.RESTORE)(backup.restore)


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
    oauth: Annotated[bool, typer.Option("--oauth", help="ふたつめのワークスペースも用意します。")] = False,
    page_port: Annotated[int, typer.Option(help="ブラウザーで開く画面のポート")] = 3080,
) -> None:
    """Run the bot with the local Slack, in the browser."""
    from bot.sandbox import stage  # noqa: PLC0415 (as in `run`)

    with telling():
        config = settings.load()
        # A line for each click would bury what the demo says.
        logs.set_up(config.log_level if "log_level" in config.model_fields_set else "warning")
        database = opened(config)
        with progress() as bar:
            stage.run(
                config,
                database,
                page_port=page_port,
                empty=empty,
                fresh=fresh,
                sockets=sockets,
                oauth=oauth,
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


@cli.command(help=rekeying.HELP)
def rekey() -> None:
    """Seal everything anew with the first key."""
    import bot.app  # noqa: F401, PLC0415 (with it every table is known; otherwise as in `run`)

    with telling():
        config = settings.load()
        database = opened(config)
        done = rekeying.renew_all(keys.with_keys(config, database), database)
        console.print(f"{done.count}件を、先頭の鍵で暗号化し直しました。")
        if done.lost:
            places = "、".join(f"{place}（{count}件）" for place, count in done.lost.items())
            fail(f"どの鍵でも開けないものがありました: {places}。古い鍵を SECRET_KEYS の後ろに戻してください。")


@cli.command(help="調子を確かめ、直すところを言葉で言います。何も変えません。")
def doctor(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="スクリプトのために、JSON で出します。")] = False,
) -> None:
    """Look at everything that the bot needs."""
    from bot.health import doctor as physician  # noqa: PLC0415 (as in `run`)

    raise typer.Exit(physician.visit(as_json=as_json))


@cli.command(help="Slack に登録するアプリの設定（マニフェスト）を JSON で出します。")
def manifest() -> None:
    """Print the app manifest."""
    from bot.manifest import manifest as make  # noqa: PLC0415 (as in `run`)

    with telling():
        print(json.dumps(make(settings.load()), ensure_ascii=False, indent=2))  # noqa: T201 (data goes to stdout)


def main() -> None:
    """Run the command that was typed."""
    logs.set_up()
    usage.run(cli)


if __name__ == "__main__":
    main()
