"""Logs: one line an event on standard error, with codes and ids and never a person's words."""

import logging
import os
import sys

import structlog


def configure() -> None:
    """Write readable lines to a terminal and JSON elsewhere, unless CAREFRONT_LOG says `json` or `text`."""
    given = os.environ.get("CAREFRONT_LOG", "")
    as_text = given == "text" or (given != "json" and sys.stderr.isatty())
    renderer: structlog.typing.Processor = (
        structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty()) if as_text else structlog.processors.JSONRenderer()
    )
    level = logging.DEBUG if os.environ.get("CAREFRONT_DEBUG") == "1" else logging.INFO
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=True,
    )
