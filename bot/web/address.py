"""The webhook's path and secret, made from the token: nothing more to set or to keep."""

import hashlib
import hmac

from bot.settings import Settings

_PATH_LENGTH = 32


def webhook_path(settings: Settings) -> str:
    """Where Telegram posts; nobody can guess it."""
    return f"/telegram/{_derived(settings, 'path')[:_PATH_LENGTH]}"


def webhook_secret(settings: Settings) -> str:
    """What Telegram sends along in a header with each post."""
    return _derived(settings, "secret")


def webhook_address(settings: Settings) -> str:
    """The whole address as Telegram is told it."""
    return f"{settings.webhook_url}{webhook_path(settings)}"


def _derived(settings: Settings, purpose: str) -> str:
    token = settings.token.get_secret_value().encode()
    return hmac.new(token, f"chibot webhook {purpose}".encode(), hashlib.sha256).hexdigest()
