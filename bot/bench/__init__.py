"""Benchmarks that anyone can run: `tomoshibi bench NAME`. Progress on stderr, one JSON line on stdout.

Ratios compare what was measured in the same run on the same machine. The database is thrown away unless `--database`
names one. Each benchmark is a module of its own; this one only knows their names and options.
"""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

console = Console(stderr=True, highlight=False)
bench = typer.Typer(no_args_is_help=True, help="性能を測ります。結果は1行の JSON で標準出力に出ます。")


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
