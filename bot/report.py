"""`tomoshibi report`: figures for organisers, and for those to whom they report; tables go to stdout."""

import typer

report = typer.Typer(no_args_is_help=True, help="事務局のための数字を出します。")


@report.callback()
def _reports() -> None:
    """Reports are commands of their own, also while there is only one."""
