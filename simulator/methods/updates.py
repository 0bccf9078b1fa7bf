"""getMe, getUpdates and webhooks."""

import re
from typing import Any
from urllib.parse import urlsplit

from simulator.call import Call
from simulator.errors import ApiError, Json, bad_request, too_many_requests
from simulator.methods.registry import methods
from simulator.updates import LONGEST_POLL, WEBHOOK_ACTIVE, WEBHOOK_SET, QueuedUpdate
from simulator.webhooks import Webhook

LOCAL_HOSTS = frozenset({"127.0.0.1", "localhost", "::1"})
UPDATE_KINDS = frozenset({
    "message", "edited_message", "channel_post", "edited_channel_post", "business_connection",
    "business_message", "edited_business_message", "deleted_business_messages",
    "message_reaction", "message_reaction_count", "inline_query", "chosen_inline_result",
    "callback_query", "shipping_query", "pre_checkout_query", "purchased_paid_media", "poll",
    "poll_answer", "my_chat_member", "chat_member", "chat_join_request", "chat_boost",
    "removed_chat_boost", "guest_message", "managed_bot",
})  # fmt: skip


def get_me(call: Call) -> Json:
    return call.bot.me()


async def get_updates(call: Call) -> list[QueuedUpdate]:
    if call.bot.webhook is not None:
        await call.bot.poller.pause_for_conflict()
        raise ApiError(409, WEBHOOK_ACTIVE)
    offset = call.parameters.integer("offset")
    limit = call.parameters.integer("limit", 100, 1, 100)
    timeout = call.parameters.integer("timeout", 0, 0, LONGEST_POLL)
    _read_allowed(call)
    return await call.bot.poller.poll(offset, limit, timeout)


def set_webhook(call: Call) -> bool:
    url = call.parameters.text("url")
    if not url:
        return delete_webhook(call)
    now = call.world.clock.steady()
    if now < call.bot.webhook_set_at + 1:
        raise too_many_requests(1)
    call.bot.webhook_set_at = now
    webhook = _read_webhook(call, url)
    _read_allowed(call)
    if call.parameters.flag("drop_pending_updates"):
        _drop_pending(call)
    call.bot.poller.terminate(WEBHOOK_SET)
    call.bot.use_webhook(call.world.webhook_sender(call.bot, webhook))
    return True


def delete_webhook(call: Call) -> bool:
    call.bot.drop_webhook()
    if call.parameters.flag("drop_pending_updates"):
        call.bot.queue.clear()
    return True


def get_webhook_info(call: Call) -> Json:
    sender = call.bot.webhook
    told: Json = {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": call.bot.pending_updates,
    }
    if call.bot.queue.allowed:
        told["allowed_updates"] = sorted(call.bot.queue.allowed)
    if sender is None:
        return told
    webhook = sender.webhook
    told.update(
        url=webhook.url,
        has_custom_certificate=webhook.has_certificate,
        max_connections=webhook.max_connections,
        ip_address=webhook.ip_address or "127.0.0.1",
    )
    if webhook.last_error_date is not None:
        told.update(
            last_error_date=webhook.last_error_date, last_error_message=webhook.last_error_message
        )
    return told


def _drop_pending(call: Call) -> None:
    call.bot.drop_webhook()
    call.bot.queue.clear()


def _read_allowed(call: Call) -> None:
    """A list given stays in force until the next one; an empty list means the default."""
    given: Any = call.parameters.nested("allowed_updates", "allowed_updates")
    if isinstance(given, list):
        named = UPDATE_KINDS.intersection(kind for kind in given if isinstance(kind, str))
        call.bot.queue.allowed = named or None


def _read_webhook(call: Call, url: str) -> Webhook:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise bad_request("invalid webhook URL specified")
    if parts.scheme == "http" and parts.hostname not in LOCAL_HOSTS:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    secret = call.parameters.text("secret_token")
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad_request("secret token contains unallowed characters")
    return Webhook(
        url=url,
        secret_token=secret or None,
        max_connections=call.parameters.integer("max_connections", 40, 1, 100),
        ip_address=call.parameters.text("ip_address") or None,
        has_certificate=call.parameters.file("certificate") is not None,
    )


METHODS = methods(
    getMe=get_me,
    getUpdates=get_updates,
    setWebhook=set_webhook,
    deleteWebhook=delete_webhook,
    getWebhookInfo=get_webhook_info,
)
