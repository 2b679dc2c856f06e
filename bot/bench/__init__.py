"""Benchmarks that anyone can run: `tomoshibi bench NAME`. Progress on stderr, one JSON line on stdout.

Ratios compare what was measured in the same run on the same machine. The database is thrown away unless `--database`
names one. Each benchmark is a module of its own; this one only knows their names and options.
"""

import typer

bench = typer.Typer(no_args_is_help=True, help="性能を測ります。結果は1行の JSON で標準出力に出ます。")
