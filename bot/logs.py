"""What the program says about itself: structured lines on stderr, never the text of a message.

An exception is told by its kind and by where it came from. What it says itself is left out, because that may be what
somebody wrote: a database quotes the row that it refused, a parser the text that it did not understand.
"""

import errno
import logging
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

import structlog
from slack_sdk.errors import SlackApiError
from sqlalchemy.exc import DBAPIError
from structlog.typing import EventDict, ExcInfo, Processor

LEVELS = {"debug": logging.DEBUG, "info": logging.INFO, "warning": logging.WARNING, "error": logging.ERROR}
# Both write what they send and receive at DEBUG; messages of people do not belong in a log.
QUIET = ("slack_bolt", "slack_sdk", "sqlalchemy", "asyncio", "httpx", "httpcore", "websockets", "uvicorn", "mail")
# Causes are followed so far, and so many steps of each are told: those next to where it happened.
CAUSES = 5
STEPS = 25
_ROOT = Path(__file__).parent.parent


def set_up(level: str = "info", out: TextIO | None = None) -> None:
    """Readable lines for a person at a terminal, JSON for everything else, our own and those of the libraries alike.

    Args:
        out: where they go; stderr when nothing is said.
    """
    out = out or sys.stderr
    form: Processor = (
        structlog.dev.ConsoleRenderer(exception_formatter=_quiet_traceback)
        if out.isatty()
        else structlog.processors.JSONRenderer(ensure_ascii=False)
    )
    told: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _describe,
    ]
    structlog.configure(
        processors=[*told, form],
        wrapper_class=structlog.make_filtering_bound_logger(LEVELS[level]),
        logger_factory=structlog.WriteLoggerFactory(file=out),
        cache_logger_on_first_use=True,
    )
    others = logging.StreamHandler(out)
    others.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.add_logger_name, *told],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, form],
        )
    )
    others.addFilter(_quotes_nothing)
    logging.basicConfig(level=logging.WARNING, handlers=[others], force=True)
    for library in QUIET:
        logging.getLogger(library).setLevel(logging.WARNING)


def _quotes_nothing(record: logging.LogRecord) -> bool:
    """Bolt warns of a payload that nobody listens to with what stands in it; what it calls an error quotes nothing."""
    return not record.name.startswith("slack_bolt") or record.levelno >= logging.ERROR


def described(error: BaseException) -> list[str]:
    """An exception and what caused it, as lines that hold nothing of what people wrote."""
    lines: list[str] = []
    for each in _chain(error):
        lines.append(
            " ".join((f"{type(each).__module__}.{type(each).__qualname__}".removeprefix("builtins."), *_says(each)))
        )
        lines += _steps(each.__traceback__)
    return lines


def _describe(_logger: Any, _name: str, event: EventDict) -> EventDict:
    error = _error(event.pop("exc_info", None))
    if error is not None:
        event["error"] = described(error)
    return event


def _error(told: Any) -> BaseException | None:
    if told is True:
        told = sys.exc_info()
    if isinstance(told, tuple):
        told = told[1]
    return told if isinstance(told, BaseException) else None


def _chain(error: BaseException) -> Iterator[BaseException]:
    following: BaseException | None = error
    for _ in range(CAUSES):
        if following is None:
            return
        yield following
        following = following.__cause__ or (None if following.__suppress_context__ else following.__context__)


def _says(error: BaseException) -> Iterator[str]:
    """What it says that is not somebody's text: codes."""
    if isinstance(error, SlackApiError):
        yield str(error.response.get("error"))
    elif isinstance(error, DBAPIError):
        yield type(error.orig).__name__
        code = getattr(error.orig, "sqlstate", None) or getattr(error.orig, "sqlite_errorname", None)
        if code:
            yield str(code)
    elif isinstance(error, OSError) and error.errno in errno.errorcode:
        yield errno.errorcode[error.errno or 0]


def _steps(trace: TracebackType | None) -> list[str]:
    steps = traceback.extract_tb(trace)[-STEPS:]
    return [f"  {_short(step.filename)}:{step.lineno} {step.name}" for step in steps]


def _short(name: str) -> str:
    path = Path(name)
    return str(path.relative_to(_ROOT)) if path.is_relative_to(_ROOT) else "/".join(path.parts[-2:])


def _quiet_traceback(out: TextIO, told: ExcInfo) -> None:
    """Never reached: `_describe` has taken the exception out before; it is here so that no text can come this way."""
    out.write("\n".join(described(told[1])))
