"""What Telegram knows and lets us do: the token, the webhook, groups, the clock, bound chats."""

from collections.abc import AsyncIterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.doctor.calls import Answer, Caller, NoAnswer
from bot.doctor.findings import Finding, fault, warning, well
from bot.i18n import Texts
from bot.settings import Settings
from bot.web.address import webhook_address
from models.chats import BoundChat

_SKEW = timedelta(seconds=5)
_MANY_WAIT = 100


async def examine_telegram(
    caller: Caller, settings: Settings, texts: Texts, now: datetime, chats: Sequence[BoundChat]
) -> AsyncIterator[Finding]:
    """Ends early where nothing more can be asked."""
    try:
        me = await caller.call("getMe")
        yield _token(me, texts)
        if me.result is None:
            return
        if me.told_at is not None:
            yield _clock(me.told_at, now, texts)
        for finding in _groups(me.result, texts):
            yield finding
        yield _updates((await caller.call("getWebhookInfo")).result or {}, settings, texts)
        for chat in chats:
            told = await caller.call("getChatMember", chat_id=chat.chat_id, user_id=me.result["id"])
            yield _rights(chat, told, texts)
    except NoAnswer as error:
        yield fault(
            texts.plain("doctor-telegram-away", error=str(error)),
            texts.plain("doctor-telegram-away-do"),
        )


def _token(me: Answer, texts: Texts) -> Finding:
    if me.result is not None:
        name = me.result.get("username", "?")
        return well(texts.plain("doctor-token-well", bot=name))
    if me.words:
        return fault(
            texts.plain("doctor-token-refused", status=str(me.status)),
            texts.plain("doctor-token-refused-do"),
        )
    return fault(
        texts.plain("doctor-block-page", status=str(me.status)),
        texts.plain("doctor-telegram-away-do"),
    )


def _clock(told_at: datetime, now: datetime, texts: Texts) -> Finding:
    # The header is cut to whole seconds.
    ahead = now - told_at
    seconds = str(round(abs(ahead.total_seconds())))
    if -_SKEW <= ahead <= _SKEW + timedelta(seconds=1):
        return well(texts.plain("doctor-clock-well", now=texts.moment(now)))
    words = (
        texts.plain("doctor-clock-fast", seconds=seconds)
        if ahead > timedelta(0)
        else texts.plain("doctor-clock-slow", seconds=seconds)
    )
    return fault(words, texts.plain("doctor-clock-do"))


def _groups(me: dict[str, Any], texts: Texts) -> list[Finding]:
    joins, reads = me.get("can_join_groups"), me.get("can_read_all_group_messages")
    return [
        well(texts.plain("doctor-joins-well"))
        if joins
        else warning(texts.plain("doctor-joins-not"), texts.plain("doctor-joins-not-do")),
        warning(texts.plain("doctor-reads-all"), texts.plain("doctor-reads-all-do"))
        if reads
        else well(texts.plain("doctor-privacy-well")),
    ]


def _updates(info: dict[str, Any], settings: Settings, texts: Texts) -> Finding:
    """How updates come, against how the settings say they should."""
    set_url, wanted = info.get("url", ""), ""
    waiting = int(info.get("pending_update_count", 0))
    if settings.webhook_url:
        wanted = webhook_address(settings)
    if set_url != wanted:
        key = "doctor-webhook-other" if set_url else "doctor-webhook-none"
        return warning(texts.plain(key), texts.plain("doctor-webhook-do"))
    if wanted and info.get("last_error_message") and waiting:
        return fault(
            texts.plain("doctor-webhook-fails", words=info["last_error_message"]),
            texts.plain("doctor-webhook-fails-do"),
        )
    if waiting > _MANY_WAIT:
        return warning(
            texts.plain("doctor-updates-wait", number=waiting),
            texts.plain("doctor-updates-wait-do"),
        )
    return well(texts.plain("doctor-webhook-well" if wanted else "doctor-polling-well"))


def _rights(chat: BoundChat, told: Answer, texts: Texts) -> Finding:
    if _may_post(chat.kind, told.result or {}):
        return well(texts.plain("doctor-chat-well", chat=chat.title))
    return fault(
        texts.plain("doctor-chat-no-rights", chat=chat.title),
        texts.plain("doctor-chat-no-rights-do"),
    )


def _may_post(kind: str, bot: dict[str, Any]) -> bool:
    status = bot.get("status")
    if kind == "channel":
        return status == "administrator" and bool(bot.get("can_post_messages"))
    if status == "restricted":
        return bool(bot.get("can_send_messages"))
    return status in {"member", "administrator", "creator"}
