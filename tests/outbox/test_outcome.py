"""What Telegram says, in its own words, and what we make of it."""

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.outbox.outcome import (
    Deferred,
    Migrated,
    NotSent,
    Outcome,
    Refused,
    Sent,
    Unclear,
    outcome_of,
)
from bot.outbox.transport import NeverSent

_REFUSALS = [
    (Forbidden("Forbidden: bot was blocked by the user"), "blocked"),
    (Forbidden("Forbidden: user is deactivated"), "deactivated"),
    (Forbidden("Forbidden: bot can't initiate conversation with a user"), "not_started"),
    (Forbidden("Forbidden: bot was kicked from the group chat"), "kicked"),
    (Forbidden("Forbidden: bot was kicked from the supergroup chat"), "kicked"),
    (Forbidden("Forbidden: bot was kicked from the channel chat"), "kicked"),
    (Forbidden("Forbidden: bot is not a member of the channel chat"), "kicked"),
    (BadRequest("Bad Request: chat not found"), "chat_not_found"),
    (BadRequest("Bad Request: not enough rights to send text messages to the chat"), "no_rights"),
    (BadRequest("Bad Request: need administrator rights in the channel chat"), "no_rights"),
    (BadRequest("Bad Request: have no rights to send a message"), "no_rights"),
    (BadRequest("Bad Request: message to edit not found"), "message_gone"),
    (BadRequest("Bad Request: message can't be edited"), "not_editable"),
    (
        BadRequest(
            "Bad Request: query is too old and response timeout expired or query ID is invalid"
        ),
        "query_too_old",
    ),
    (BadRequest("Bad Request: can't parse entities: unsupported start tag"), "bad_request"),
    (BadRequest("Bad Request: message is too long"), "bad_request"),
    (BadRequest("Bad Request: BUTTON_DATA_INVALID"), "bad_request"),
    (Conflict("Conflict: terminated by other getUpdates request"), "bad_request"),
]
_REST: list[tuple[TelegramError, Outcome]] = [
    (BadRequest("Bad Request: message is not modified: specified new message content"), Sent()),
    (RetryAfter(35), Deferred(35.0)),
    (ChatMigrated(-1001234), Migrated(-1001234)),
    (NetworkError("Too Many Requests"), Deferred(1.0)),
    (InvalidToken("Unauthorized"), NotSent(stop="token_or_block_page")),
    (InvalidToken("Not Found"), NotSent(stop="no_method")),
    (InvalidToken("Not Found (404). Parsing failed"), NotSent(stop="token_or_block_page")),
    (EndPointNotFound("Not Found"), Unclear()),
    (NeverSent("ClientConnectorError"), NotSent()),
    (TimedOut("SocketTimeoutError"), Unclear()),
    (NetworkError("ServerDisconnectedError"), Unclear()),
    (NetworkError("Bad Gateway"), Unclear()),
    (NetworkError("Internal Server Error"), Unclear()),
    (TelegramError("Invalid server response"), Unclear()),
]


@pytest.mark.parametrize(("error", "reason"), _REFUSALS, ids=lambda value: str(value)[:60])
def test_refusal_is_final_and_keeps_why(error: TelegramError, reason: str) -> None:
    assert outcome_of(error) == Refused(reason)


@pytest.mark.parametrize(("error", "outcome"), _REST, ids=lambda value: str(value)[:60])
def test_error_means(error: TelegramError, outcome: Outcome) -> None:
    assert outcome_of(error) == outcome
