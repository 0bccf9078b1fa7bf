"""Who is called, when reminders go out, until when one answers."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.meetings import rules
from bot.quiet import QuietHours

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
QUIET = QuietHours(time(21, 0), time(6, 30), ZONE)
NOW = datetime(2026, 12, 1, 9, 0, tzinfo=ZONE)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment in December 2026."""
    return datetime(2026, 12, day, hour, minute, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("moment", "is_quiet"),
    [
        (at(1, 20, 59), False),
        (at(1, 21, 0), True),
        (at(2, 0, 0), True),
        (at(2, 6, 29), True),
        (at(2, 6, 30), False),
    ],
)
def test_nobody_is_disturbed_at_night(moment: datetime, is_quiet: bool) -> None:
    assert QUIET.cover(moment) is is_quiet


def test_quiet_hours_end_in_the_morning_after() -> None:
    assert QUIET.end_after(at(1, 22)) == at(2, 6, 30)
    assert QUIET.end_after(at(2, 5)) == at(2, 6, 30)
    assert QUIET.end_after(at(2, 12)) == at(2, 12)


def test_same_hours_mean_never_quiet() -> None:
    never = QuietHours(time(0, 0), time(0, 0), ZONE)
    assert not never.cover(at(1, 0))


@pytest.mark.parametrize(
    ("starts_at", "expected"),
    [
        (at(17, 19, 30), [at(10, 19, 30), at(16, 19, 30), at(17, 17, 30)]),
        # Two hours before eight lies in quiet hours: later, if that is soon enough.
        (at(17, 8, 0), [at(10, 8, 0), at(16, 8, 0), at(17, 6, 30)]),
        # Half an hour before the start is too close: the evening before.
        (at(17, 7, 0), [at(10, 7, 0), at(16, 7, 0), at(16, 20, 59)]),
        # A week before has passed already.
        (at(5, 19, 30), [at(4, 19, 30), at(5, 17, 30)]),
        (at(1, 10, 0), []),
    ],
)
def test_reminders_go_out_when_people_are_awake(
    starts_at: datetime, expected: list[datetime]
) -> None:
    assert [due for _, due in rules.planned_reminders(starts_at, NOW, QUIET)] == expected


def test_invitation_stands_for_the_reminders_around_it() -> None:
    planned = rules.planned_timers(at(2, 9, 30), NOW, QUIET)
    assert planned == [(rules.INVITE, NOW), (f"{rules.REMIND}2h", at(2, 7, 30))]


def test_invitation_does_not_wait_past_the_meeting() -> None:
    night = at(1, 22, 0)
    assert rules.planned_timers(at(2, 6, 0), night, QUIET)[0] == (rules.INVITE, night)


@given(
    ahead=st.timedeltas(timedelta(minutes=10), timedelta(days=40)),
    now=st.integers(0, 2 * 365 * 24 * 60).map(lambda minutes: NOW + timedelta(minutes=minutes)),
)
def test_nothing_is_planned_in_quiet_hours_or_after_the_start(
    ahead: timedelta, now: datetime
) -> None:
    starts_at = now + ahead
    for _, due in rules.planned_reminders(starts_at, now, QUIET):
        assert now < due < starts_at
        assert not QUIET.cover(due)


@pytest.mark.parametrize(
    ("kind", "states"),
    [
        ("regular", ("regular", "temporary")),
        ("congress", ("regular", "temporary")),
        ("contact_213", ("contact_213",)),
    ],
)
def test_states_that_are_called(kind: str, states: tuple[str, ...]) -> None:
    assert rules.invited_participation(kind) == states


@pytest.mark.parametrize(
    ("starts_at", "is_callable"),
    [
        (NOW - timedelta(days=1), False),
        (NOW + timedelta(minutes=5), False),
        (NOW + timedelta(minutes=10), True),
        (NOW + timedelta(days=400), True),
        (NOW + timedelta(days=401), False),
    ],
)
def test_times_that_can_be_called(starts_at: datetime, is_callable: bool) -> None:
    assert rules.is_callable_time(starts_at, NOW) is is_callable


def test_answers_are_taken_until_the_start_of_a_meeting_not_cancelled() -> None:
    later = NOW + timedelta(hours=1)
    assert rules.can_answer(rules.CALLED, later, NOW)
    assert not rules.can_answer(rules.CALLED, NOW, NOW)
    assert not rules.can_answer(rules.CANCELLED, later, NOW)


def test_reminder_overtaken_by_a_later_one_is_not_sent() -> None:
    starts_at = at(10, 19, 30)
    assert rules.is_overtaken(f"{rules.REMIND}1d", starts_at, at(10, 18, 0), QUIET)
    assert not rules.is_overtaken(f"{rules.REMIND}2h", starts_at, at(10, 18, 0), QUIET)
    assert not rules.is_overtaken(f"{rules.REMIND}1d", starts_at, at(10, 9, 0), QUIET)


def test_reminder_is_overtaken_by_one_moved_to_the_evening_before() -> None:
    starts_at = at(17, 7, 0)
    assert rules.is_overtaken(f"{rules.REMIND}1d", starts_at, at(16, 21, 5), QUIET)
    assert not rules.is_overtaken(f"{rules.REMIND}1d", starts_at, at(16, 20, 0), QUIET)


def test_people_are_told_after_quiet_hours_where_that_is_soon_enough() -> None:
    night = at(1, 22, 0)
    assert rules.tells_at(at(2, 19, 30), night, QUIET) == at(2, 6, 30)
    assert rules.tells_at(at(2, 7, 0), night, QUIET) == night
    assert rules.tells_at(at(2, 19, 30), NOW, QUIET) == NOW


def test_late_reminder_says_so() -> None:
    assert rules.is_late(NOW, NOW + timedelta(minutes=11))
    assert not rules.is_late(NOW, NOW + timedelta(minutes=9))
