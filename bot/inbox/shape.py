"""Puts a raw update into the shape that the handlers and the database expect."""

from typing import Any

# PostgreSQL takes no NUL, and neither UTF-8 nor Telegram a lone surrogate.
_UNWANTED = {0: None, **dict.fromkeys(range(0xD800, 0xE000), "\ufffd")}


def tidy(update: dict[str, Any]) -> dict[str, Any]:
    """The update with clean texts, and with the entity of a command where a server left it out."""
    tidied: dict[str, Any] = _clean(update)
    message = tidied.get("message")
    if isinstance(message, dict):
        _mark_command(message)
    return tidied


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return value.translate(_UNWANTED)
    if isinstance(value, list):
        return [_clean(item) for item in value]
    if isinstance(value, dict):
        return {str(_clean(key)): _clean(item) for key, item in value.items()}
    return value


def _mark_command(message: dict[str, Any]) -> None:
    text = message.get("text")
    if isinstance(text, str) and text.startswith("/") and not message.get("entities"):
        length = len(text.split(maxsplit=1)[0])
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
