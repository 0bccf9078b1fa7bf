"""Tells Telegram where to post updates, or that they will be fetched."""

from collections.abc import Sequence

import structlog
from telegram import Bot
from telegram.error import TelegramError

from bot.settings import Settings
from bot.web.address import webhook_address, webhook_secret

_log = structlog.get_logger(__name__)


async def register_webhook(bot: Bot, settings: Settings, allowed: Sequence[str]) -> bool:
    """Ask for posts; False if Telegram does not take the address: then updates are fetched."""
    try:
        await bot.set_webhook(
            webhook_address(settings),
            secret_token=webhook_secret(settings),
            allowed_updates=list(allowed),
            # What waited is wanted too.
            drop_pending_updates=False,
        )
    except TelegramError as error:
        _log.error("webhook_refused_polling_instead", error=type(error).__name__)
        await remove_webhook(bot)
        return False
    _log.info("webhook_set")
    return True


async def remove_webhook(bot: Bot) -> None:
    """Updates will be fetched; those which wait stay."""
    try:
        await bot.delete_webhook()
    except TelegramError as error:
        _log.warning("webhook_not_deleted", error=type(error).__name__)
