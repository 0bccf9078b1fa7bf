"""Tells people that what they wrote could not be kept yet: the only thing said from no row."""

import asyncio
from collections.abc import Iterator, Sequence
from typing import Any

from bot.i18n import LANGUAGES, Texts
from bot.outbox.cards import Card
from bot.outbox.delivery import Delivery
from bot.outbox.pacing import Priority

# Seconds in which nobody hears it twice.
_AGAIN_AFTER = 600.0


class Apology:
    """Said at once, to each person once in a while; nothing depends on its being heard."""

    def __init__(self, delivery: Delivery, texts: Texts) -> None:
        self._delivery = delivery
        self._texts = texts
        self._said_at: dict[int, float] = {}
        self._saying: set[asyncio.Task[Any]] = set()

    def say(self, updates: Sequence[Any]) -> None:
        """To all who wrote these in a private chat."""
        now = asyncio.get_running_loop().time()
        self._said_at = {p: at for p, at in self._said_at.items() if now - at < _AGAIN_AFTER}
        for person_id, language in _writers(updates):
            if person_id not in self._said_at:
                self._said_at[person_id] = now
                words = Texts(language or self._texts.language, self._texts.zone)("watch-not-kept")
                sending = self._delivery.send(person_id, Card(words), Priority.TALK)
                task = asyncio.create_task(sending)
                self._saying.add(task)
                task.add_done_callback(self._saying.discard)

    async def close(self) -> None:
        """Say no more."""
        for task in self._saying:
            task.cancel()
        await asyncio.gather(*self._saying, return_exceptions=True)


def _writers(updates: Sequence[Any]) -> Iterator[tuple[int, str]]:
    """(person, language of their app if it is one of ours) of all private messages and presses."""
    for update in updates:
        for part in update.values() if isinstance(update, dict) else ():
            sender, chat = _both(part)
            if isinstance(sender.get("id"), int) and chat.get("id") == sender["id"]:
                code = str(sender.get("language_code", ""))[:2]
                yield sender["id"], code if code in LANGUAGES else ""


def _both(part: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """Who wrote or pressed, and in which chat."""
    if not isinstance(part, dict):
        return {}, {}
    sender, message = part.get("from"), part.get("message", part)
    chat = message.get("chat") if isinstance(message, dict) else None
    return sender if isinstance(sender, dict) else {}, chat if isinstance(chat, dict) else {}
