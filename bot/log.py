"""The log: one line an event, ids only; never a token, a phone number or what people wrote."""

import logging
import sys
from typing import Any

import structlog

# They print addresses with the token in them, or arguments of statements.
_TALKATIVE = ("httpx", "httpcore", "aiohttp", "telegram", "apscheduler", "sqlalchemy", "aiosqlite")


class _WithoutTexts(logging.Formatter):
    """Other libraries' records: an exception is named, but not what it says."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 - logging calls it so
        """The class only."""
        return str(ei[0].__name__) if ei and ei[0] else ""


def set_up_log(level: str) -> None:
    """Write events of this level and above to standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(_WithoutTexts("%(levelname)s %(name)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level)),
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.KeyValueRenderer(key_order=["timestamp", "level", "event"]),
        ],
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
    )
