"""What became of a call, as data: the one place that reads Telegram's errors."""

from dataclasses import dataclass, field

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.outbox.transport import NeverSent

# Telegram's words (lower case) -> our reason. The first that fits counts.
_REASONS = (
    ("bot was blocked", "blocked"),
    ("user is deactivated", "deactivated"),
    ("can't initiate conversation", "not_started"),
    ("chat not found", "chat_not_found"),
    ("bot was kicked", "kicked"),
    ("not enough rights", "no_rights"),
    ("need administrator rights", "no_rights"),
    ("have no rights", "no_rights"),
    ("bot is not a member", "kicked"),
    ("chat was deleted", "chat_not_found"),
    ("group chat was deactivated", "chat_not_found"),
    ("message thread not found", "topic_gone"),
    ("topic_closed", "topic_gone"),
    ("message to edit not found", "message_gone"),
    ("message to delete not found", "message_gone"),
    ("message can't be deleted", "not_deletable"),
    ("message can't be edited", "not_editable"),
    ("query is too old", "query_too_old"),
)


@dataclass(frozen=True)
class Sent:
    """Done; `message_id` where a message came of it, `more_ids` of the others of an album."""

    message_id: int | None = None
    more_ids: tuple[int, ...] = ()
    # Seconds from the call to its answer.
    took: float = field(default=0.0, compare=False)


@dataclass(frozen=True)
class Refused:
    """Telegram will never do this; final."""

    reason: str


MESSAGE_GONE, NOT_EDITABLE = Refused("message_gone"), Refused("not_editable")


@dataclass(frozen=True)
class NotSent:
    """Telegram has not seen it; try again. `stop` when nothing at all can be sent just now."""

    stop: str = ""


@dataclass(frozen=True)
class Deferred:
    """Asked to wait; not sent. Seconds."""

    seconds: float


@dataclass(frozen=True)
class Migrated:
    """The group has a new id; not sent."""

    chat_id: int


@dataclass(frozen=True)
class Unclear:
    """It may have arrived or not; `is_new`: as a message of its own."""

    is_new: bool = False


Outcome = Sent | Refused | NotSent | Deferred | Migrated | Unclear


def outcome_of(error: TelegramError) -> Outcome:
    """What a failed call means. BadRequest and TimedOut are NetworkErrors too: order matters."""
    if isinstance(error, NeverSent):
        return NotSent()
    if isinstance(error, RetryAfter):
        return Deferred(_seconds(error))
    if isinstance(error, ChatMigrated):
        return Migrated(error.new_chat_id)
    if isinstance(error, InvalidToken):
        # In JSON "Not Found" may also mean that the server does not know this one method.
        return NotSent(stop="no_method" if error.message == "Not Found" else "token_or_block_page")
    if isinstance(error, BadRequest | Forbidden | Conflict):
        return _refusal(error.message.lower())
    if error.message.startswith("Too Many Requests"):
        return Deferred(1.0)
    return Unclear()


def _refusal(words: str) -> Outcome:
    if "message is not modified" in words:
        return Sent()
    return Refused(next((reason for text, reason in _REASONS if text in words), "bad_request"))


def _seconds(error: RetryAfter) -> float:
    wait = error.retry_after
    return float(wait) if isinstance(wait, int | float) else wait.total_seconds()
