"""What the program says about itself: structured lines on stderr, never the text of a message."""

import logging
import sys

import structlog


def set_up(level: int = logging.INFO) -> None:
    """Readable lines for a person at a terminal, JSON for everything else."""
    terminal = sys.stderr.isatty()
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
            if terminal
            else structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    # Both write what they send and receive at DEBUG; messages of people do not belong in a log.
    for library in ("slack_bolt", "slack_sdk"):
        logging.getLogger(library).setLevel(logging.WARNING)
