"""The log: one line an event, ids only; never a token, a phone number or what people wrote."""

import logging
import sys

import structlog

# They print addresses with the token in them, or arguments of statements.
_TALKATIVE = ("httpx", "httpcore", "aiohttp", "telegram", "apscheduler", "sqlalchemy", "aiosqlite")


def set_up_log(level: str) -> None:
    """Write events of this level and above to standard error."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s")
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
