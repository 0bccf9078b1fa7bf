"""What an answer of the Graph API means. Pure.

Codes: https://developers.facebook.com/docs/graph-api/guides/error-handling; limits and how long
they last: https://developers.facebook.com/docs/graph-api/overview/rate-limiting.
"""

import json
from collections.abc import Mapping
from typing import Any

from bot.features.stories.facebook_jobs import End, Report

TOKEN, PERMISSION, BLOCKED = "token", "permission", "blocked"
DUPLICATE, GONE, INVALID, FOREIGN = "duplicate", "gone", "invalid", "foreign"

_LIMITS = frozenset({4, 17, 32, 341, 613, *range(80000, 80015)})
_TOKEN_CODES = frozenset({102, 190, 458, 459, 460, 463, 464, 467, 492})
_PERMISSIONS = frozenset({3, 10, *range(200, 300)})
# "Unknown" and "service": whatever Facebook was doing then may be done.
_OWN_TROUBLE = frozenset({0, 1, 2})
_REASONS = {368: BLOCKED, 506: DUPLICATE}
_NO_SUCH_OBJECT = (100, 33)
# Seconds, where a limit does not say for how long.
_PAUSE = 15 * 60.0
_USAGE = "X-Business-Use-Case-Usage"
UNCLEAR = Report(End.UNCLEAR)


def read_answer(status: int, body: bytes, headers: Mapping[str, str]) -> tuple[Report, Any]:
    """What came of a call, and what was answered, if it was done."""
    try:
        told = json.loads(body)
    except ValueError:
        # A page of somebody in between; or of Facebook's own front, behind which all is possible.
        is_refusal = 300 <= status < 500
        return (Report(End.LATER, reason=FOREIGN) if is_refusal else UNCLEAR), None
    if isinstance(told, dict) and isinstance(told.get("error"), dict):
        return _read_error(told["error"], headers), None
    if status != 200 or not isinstance(told, dict):
        return UNCLEAR, None
    return Report(End.DONE), told


def _read_error(error: Mapping[str, Any], headers: Mapping[str, str]) -> Report:
    code, detail = error.get("code"), error.get("error_subcode")
    if code in _LIMITS:
        return Report(End.LATER, pause=_pause(headers))
    if code in _OWN_TROUBLE or not isinstance(code, int):
        return UNCLEAR
    if (code, detail) == _NO_SUCH_OBJECT:
        return Report(End.REFUSED, reason=GONE)
    if code in _TOKEN_CODES:
        return Report(End.REFUSED, reason=TOKEN)
    if code in _PERMISSIONS:
        return Report(End.REFUSED, reason=PERMISSION)
    if code in _REASONS:
        return Report(End.REFUSED, reason=_REASONS[code])
    return UNCLEAR if error.get("is_transient") else Report(End.REFUSED, reason=INVALID)


def _pause(headers: Mapping[str, str]) -> float:
    """Seconds until calls are let through again, as the limit itself tells in minutes."""
    try:
        usage = json.loads(headers.get(_USAGE, "{}"))
        told = [one["estimated_time_to_regain_access"] for many in usage.values() for one in many]
        minutes = max((float(one) for one in told), default=0.0)
    except (ValueError, TypeError, KeyError, AttributeError):
        return _PAUSE
    return min(minutes * 60, 24 * 3600.0) or _PAUSE
