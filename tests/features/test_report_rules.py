"""Periods, due moments, openings and reminders of reports; and how missing names are told."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.reports import rules
from bot.features.reports.rules import HALF_YEAR, MONTH, ONCE, YEAR, Calendar
from bot.quiet import QuietHours

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
QUIET = QuietHours(time(21, 0), time(6, 30), ZONE)
REPEATING = st.sampled_from([MONTH, HALF_YEAR, YEAR])
DAYS = st.dates(date(2020, 1, 1), date(2060, 12, 31))
DUE_DAYS = st.integers(1, rules.LAST_DAY)
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds the zone


def at(day: int, hour: int, month: int = 11, minute: int = 0) -> datetime:
    """A moment of 2026 in Ho Chi Minh City."""
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


def monthly(due_day: int = 25, open_days: int = 10) -> Calendar:
    """Every month."""
    return Calendar(MONTH, due_day, None, open_days, ZONE)


@pytest.mark.parametrize(
    ("rhythm", "on", "period", "following"),
    [
        (MONTH, date(2026, 11, 3), "2026-11", "2026-12"),
        (MONTH, date(2026, 12, 31), "2026-12", "2027-01"),
        (HALF_YEAR, date(2026, 6, 30), "2026-H1", "2026-H2"),
        (HALF_YEAR, date(2026, 7, 1), "2026-H2", "2027-H1"),
        (YEAR, date(2026, 1, 1), "2026", "2027"),
    ],
)
def test_day_lies_in_its_period(rhythm: str, on: date, period: str, following: str) -> None:
    assert rules.period_of(rhythm, on) == period
    assert rules.next_period(rhythm, period) == following


@pytest.mark.parametrize(
    ("period", "due_day", "expected"),
    [
        ("2026-11", 25, date(2026, 11, 25)),
        ("2026-11", 31, date(2026, 11, 30)),
        ("2027-02", 30, date(2027, 2, 28)),
        ("2028-02", 30, date(2028, 2, 29)),
        ("2026-12", 31, date(2026, 12, 31)),
        ("2026-H1", 20, date(2026, 6, 20)),
        ("2026-H2", 20, date(2026, 12, 20)),
        ("2026", 15, date(2026, 12, 15)),
    ],
)
def test_due_day_fits_the_month(period: str, due_day: int, expected: date) -> None:
    assert rules.due_on(period, due_day) == expected


@pytest.mark.parametrize(
    ("now", "period", "opens_at"),
    [
        # Ahead: at eight in the morning, ten days before.
        (at(3, 9), "2026-11", at(15, 8)),
        # Within the ten days: at once.
        (at(20, 9), "2026-11", at(20, 9)),
        # A whole day is left, then less than one.
        (at(24, 17), "2026-11", at(24, 17)),
        (at(24, 18), "2026-12", at(15, 8, month=12)),
        (at(26, 9), "2026-12", at(15, 8, month=12)),
    ],
)
def test_form_made_late_opens_at_once_or_waits(
    now: datetime, period: str, opens_at: datetime
) -> None:
    opening = rules.next_opening(monthly(), now)
    assert opening is not None
    assert (opening.period, opening.opens_at) == (period, opens_at)


def test_period_that_was_asked_for_is_not_asked_again() -> None:
    opening = rules.next_opening(monthly(), at(16, 9), "2026-11")
    assert opening is not None
    assert (opening.period, opening.opens_at) == ("2026-12", at(15, 8, month=12))


@pytest.mark.parametrize(
    ("on", "now", "opens"),
    [
        (date(2026, 11, 28), at(20, 9), True),
        (date(2026, 11, 20), at(20, 16), True),
        (date(2026, 11, 20), at(20, 16, minute=30), False),
        (date(2026, 11, 19), at(20, 9), False),
        (date(2028, 11, 19), at(20, 9), False),
    ],
)
def test_what_is_asked_once_opens_at_once_if_there_is_time(
    on: date, now: datetime, *, opens: bool
) -> None:
    calendar = Calendar(ONCE, None, on, 10, ZONE)
    opening = rules.next_opening(calendar, now)
    assert (opening is not None) is opens
    if opening is not None:
        assert (opening.period, opening.opens_at) == (on.isoformat(), now)
        assert rules.next_opening(calendar, now, opening.period) is None


@given(REPEATING, DUE_DAYS, st.integers(1, rules.MOST_OPEN_DAYS), MOMENTS)
def test_every_period_is_asked_for_once_and_in_time(
    rhythm: str, due_day: int, open_days: int, now: datetime
) -> None:
    calendar = Calendar(rhythm, due_day, None, open_days, ZONE)
    last = ""
    for _ in range(5):
        opening = rules.next_opening(calendar, now, last)
        assert opening is not None
        assert opening.opens_at >= now
        assert opening.due_at - opening.opens_at >= timedelta(days=1)
        if last:
            assert opening.period == rules.next_period(rhythm, last)
            assert opening.opens_at.astimezone(ZONE).hour == 8
        # What its timer decides at that moment is the same.
        assert rules.next_opening(calendar, opening.opens_at, last) == opening
        last, now = opening.period, opening.opens_at


@given(REPEATING, DAYS, DUE_DAYS)
def test_due_day_lies_in_the_last_month_of_its_period(rhythm: str, on: date, due_day: int) -> None:
    period = rules.period_of(rhythm, on)
    due = rules.due_on(period, due_day)
    assert rules.period_of(rhythm, due) == period
    assert due.day <= due_day
    assert rules.next_period(rhythm, period) > period


def test_reminders_come_three_days_and_one_day_before() -> None:
    planned = rules.planned_reminders(at(25, 17), at(15, 8), QUIET)
    assert planned == [("reports.remind.3d", at(22, 17)), ("reports.remind.1d", at(24, 17))]


def test_request_stands_for_the_reminders_around_it() -> None:
    planned = rules.planned_reminders(at(25, 17), at(22, 9), QUIET)
    assert planned == [("reports.remind.1d", at(24, 17))]
    assert rules.planned_reminders(at(25, 17), at(24, 16), QUIET) == []


@given(MOMENTS, st.times(), st.times())
def test_no_reminder_disturbs_in_quiet_hours(due_at: datetime, begins: time, ends: time) -> None:
    quiet = QuietHours(begins.replace(second=0), ends.replace(second=0), ZONE)
    for _, told_at in rules.planned_reminders(due_at, due_at - timedelta(days=20), quiet):
        assert told_at < due_at
        minutes = (quiet.end_after(told_at) - told_at).total_seconds()
        assert not quiet.cover(told_at) or minutes > timedelta(hours=20).total_seconds()


@pytest.mark.parametrize(
    ("kind", "now", "expected"),
    [
        ("reports.remind.3d", at(23, 9), False),
        ("reports.remind.3d", at(24, 17), True),
        ("reports.remind.1d", at(25, 9), False),
        ("reports.remind.1d", at(25, 17), True),
    ],
)
def test_reminder_that_comes_too_late_is_left_out(
    kind: str, now: datetime, *, expected: bool
) -> None:
    assert rules.is_overtaken(kind, at(25, 17), now) is expected


@pytest.mark.parametrize(
    ("now", "days"),
    [(at(22, 23), 3), (at(24, 23), 1), (at(25, 0), 0), (at(25, 16), 0), (at(25, 17), -1)],
)
def test_days_are_those_of_the_calendar(now: datetime, days: int) -> None:
    assert rules.days_left(at(25, 17), now, ZONE) == days


def test_missing_are_nudged_again_after_twenty_hours() -> None:
    now = at(20, 9)
    assert rules.may_nudge_at(None, now) == now
    assert rules.may_nudge_at(at(19, 9), now) == now
    assert rules.may_nudge_at(at(20, 8), now) == at(21, 4)


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["KP 1", "KP 2", "KP 3", "KP 7"], ["KP 1–3, 7"]),
        (["KP 1", "KP 2"], ["KP 1, 2"]),
        (["Chợ Mới", "KP 9", "KP 10", "KP 11", "Trường 2"], ["Chợ Mới", "KP 9–11", "Trường 2"]),
        (["KP 01", "KP 02"], ["KP 01", "KP 02"]),
        (["Nguyễn Thị An", "Trần Văn Bình"], ["Nguyễn Thị An", "Trần Văn Bình"]),
        (["KP 4", "KP 4"], ["KP 4, 4"]),
        ([], []),
    ],
)
def test_names_that_differ_by_number_stand_together(names: list[str], told: list[str]) -> None:
    assert rules.grouped(names) == told
