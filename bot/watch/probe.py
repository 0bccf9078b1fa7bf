"""Asks Telegram who we are: the shortest way to learn whether it is there and knows us."""

from collections.abc import Awaitable, Callable
from enum import StrEnum

from telegram import Bot
from telegram.error import InvalidToken, NetworkError, TelegramError

from bot.outbox.outcome import NotSent, Unclear, outcome_of


class Answer(StrEnum):
    """How Telegram has answered."""

    WELCOME = "welcome"
    REFUSED = "refused"
    SILENT = "silent"


Probe = Callable[[], Awaitable[Answer]]


def probe_of(bot: Bot) -> Probe:
    """The probe of this bot; never raises for what Telegram says."""

    async def probe() -> Answer:
        try:
            await bot.get_me()
        except TelegramError as error:
            return _answer(error)
        return Answer.WELCOME

    return probe


def _answer(error: TelegramError) -> Answer:
    if isinstance(error, InvalidToken):
        return Answer.REFUSED
    is_silent = isinstance(error, NetworkError) and isinstance(outcome_of(error), NotSent | Unclear)
    # Whoever asks us to wait, or refuses just this, is there.
    return Answer.SILENT if is_silent else Answer.WELCOME
