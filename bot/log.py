"""The log: one line an event, ids only; never a token, a phone number or what people wrote."""

import json
import logging
import sys
from typing import Any

import structlog

# They print addresses with the token or the webhook's secret in them, or arguments of statements.
_TALKATIVE = (
    "httpx",
    "httpcore",
    "aiohttp",
    "telegram",
    "apscheduler",
    "sqlalchemy",
    "aiosqlite",
    "uvicorn",
)


class _WithoutTexts(logging.Formatter):
    """Other libraries' records: an exception is named, but not what it says."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 - logging calls it so
        """The class only."""
        return str(ei[0].__name__) if ei and ei[0] else ""


class _AsJson(logging.Formatter):
    """The same for programs: where a record comes from and what kind of error, not its words."""

    def format(self, record: logging.LogRecord) -> str:
        """One object a line."""
        error = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else ""
        level = record.levelname.lower()
        return json.dumps({"level": level, "event": "foreign", "by": record.name, "error": error})


def set_up_log(level: str, form: str = "text") -> None:
    """Write events of this level and above to standard error.

    `form`: "text" for people, "json" for programs, "auto" for text on a terminal only.
    """
    is_json = form == "json" or (form == "auto" and not sys.stderr.isatty())
    handler = logging.StreamHandler()
    handler.setFormatter(_AsJson() if is_json else _WithoutTexts("%(levelname)s %(name)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level)),
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _renderer(is_json=is_json),
        ],
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
    )


def _renderer(*, is_json: bool) -> Any:
    if is_json:
        return structlog.processors.JSONRenderer(sort_keys=True, ensure_ascii=False)
    return structlog.processors.KeyValueRenderer(key_order=["timestamp", "level", "event"])
