"""Puts a raw update into the shape that the handlers and the database expect."""

import json
from typing import Any

# PostgreSQL takes no NUL, and neither UTF-8 nor Telegram a lone surrogate.
_UNWANTED = {0: None, **dict.fromkeys(range(0xD800, 0xE000), "\ufffd")}
# How these are written in JSON; a letter beyond the first plane is a pair of surrogates too.
_SUSPECT = ("\\u0000", "\\ud")


def body_of(update: dict[str, Any]) -> str:
    """The update as it is stored. Raises RecursionError or ValueError if it cannot be written."""
    message = update.get("message")
    if isinstance(message, dict):
        _mark_command(message)
    body = json.dumps(update)
    # Nearly all updates have nothing to clean, which their text tells at once.
    if any(mark in body for mark in _SUSPECT):
        return json.dumps(_clean(update))
    return body


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return value.translate(_UNWANTED)
    if isinstance(value, list):
        return [_clean(item) for item in value]
    if isinstance(value, dict):
        return {str(_clean(key)): _clean(item) for key, item in value.items()}
    return value


def _mark_command(message: dict[str, Any]) -> None:
    """A server may leave out the entity of a command."""
    text = message.get("text")
    if isinstance(text, str) and text.startswith("/") and not message.get("entities"):
        length = len(text.split(maxsplit=1)[0])
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
