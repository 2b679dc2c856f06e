"""`tomoshibi` in a process of its own, forked from one that has loaded everything: that saves seconds of every start.

It has its own environment, folder, output and signals, and can be killed. A cold start is tested too, once each: in
`test_command_line` and in `e2e`.
"""

import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from bot import __main__

_FORKING = multiprocessing.get_context("forkserver")
_FORKING.set_forkserver_preload(
    ["bot.__main__", "bot.running", "bot.bench.chaos", "bot.bench.clock", "bot.sandbox.stage", "tests.forked"]
)


def started(*arguments: str, folder: Path, environment: Mapping[str, str], told: Path) -> ForkServerProcess:
    """A process that runs this command until it is killed or told to stop.

    Args:
        arguments: what is typed after `tomoshibi`.
        folder: where.
        environment: the whole of it.
        told: the file that what it says is added to.
    """
    what = (arguments, folder, dict(environment), told, told)
    process = _FORKING.Process(target=_become, args=what, daemon=True)
    process.start()
    return process


def run(folder: Path, *arguments: str, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """What came of a command that ends by itself."""
    with tempfile.TemporaryDirectory() as outside:
        told, said = Path(outside, "told"), Path(outside, "said")
        process = _FORKING.Process(target=_become, args=(arguments, folder, dict(environment), told, said))
        process.start()
        process.join()
        return subprocess.CompletedProcess(
            arguments, process.exitcode or 0, stdout=said.read_text("utf-8"), stderr=told.read_text("utf-8")
        )


def status(port: int | str, path: str = "/healthz") -> int:
    """What a process answers on this port, 0 while there is none; no certificates are loaded for each look."""
    try:
        with closing(HTTPConnection("127.0.0.1", int(port), timeout=5)) as line:
            line.request("GET", path)
            return line.getresponse().status
    except (OSError, HTTPException):
        return 0


def _become(arguments: tuple[str, ...], folder: Path, environment: dict[str, str], told: Path, said: Path) -> None:
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    for number, file in ((1, said), (2, told)):
        os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND), number)
    sys.argv = ["tomoshibi", *arguments]
    __main__.main()
