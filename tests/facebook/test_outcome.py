"""What answers of the Graph API mean."""

import json
from typing import Any

import pytest

from bot.facebook.outcome import read_answer
from bot.features.stories.facebook_jobs import End

USAGE = "X-Business-Use-Case-Usage"
FIELD = "estimated_time_to_regain_access"


def read(status: int, body: Any, headers: dict[str, str] | None = None) -> tuple[End, str, float]:
    """How it ended, why, and for how long to wait."""
    raw = body if isinstance(body, str) else json.dumps(body)
    report, _ = read_answer(status, raw.encode(), headers or {})
    return report.end, report.reason, report.pause


def usage(*minutes: int) -> str:
    """What the header says of several sorts of calls."""
    return json.dumps({str(n): [{"type": "pages", FIELD: one}] for n, one in enumerate(minutes)})


def refused(code: object, **more: object) -> dict[str, Any]:
    """The body of a refusal."""
    return {"error": {"message": "words", "code": code} | more}


@pytest.mark.parametrize("code", [4, 17, 32, 341, 613, 80001, 80014])
def test_limits_are_waited_for(code: int) -> None:
    assert read(400, refused(code)) == (End.LATER, "", 900)


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        (usage(12), 720),
        (usage(3, 9), 540),
        (usage(0), 900),
        (usage(999_999), 86_400),
        ('{"1":[{}]}', 900),
        ('{"1":5}', 900),
        ("[]", 900),
        ("words", 900),
    ],
)
def test_limit_tells_for_how_long(told: str, seconds: float) -> None:
    assert read(400, refused(80001), {USAGE: told})[2] == seconds


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (refused(190), "token"),
        (refused(102), "token"),
        (refused(10), "permission"),
        (refused(200), "permission"),
        (refused(299), "permission"),
        (refused(368), "blocked"),
        (refused(506), "duplicate"),
        (refused(100), "invalid"),
        (refused(100, error_subcode=33), "gone"),
        (refused(1500), "invalid"),
    ],
)
def test_refusals_have_reasons(body: dict[str, Any], reason: str) -> None:
    assert read(400, body)[:2] == (End.REFUSED, reason)


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (500, refused(1)),
        (503, refused(2)),
        (400, refused(2)),
        (500, refused(None)),
        (400, refused(9999, is_transient=True)),
        (500, "<html>"),
        (502, ""),
        (200, "<html>"),
        (200, "[]"),
        (201, {"id": "1"}),
    ],
)
def test_all_else_is_unclear(status: int, body: Any) -> None:
    assert read(status, body)[0] is End.UNCLEAR


@pytest.mark.parametrize("status", [302, 403, 407, 451])
def test_page_of_somebody_in_between_is_no_answer(status: int) -> None:
    assert read(status, "<html>")[:2] == (End.LATER, "foreign")


def test_success_is_done() -> None:
    assert read(200, {"success": True})[0] is End.DONE
