"""Moments and recurrences as people write them."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot.reading.moments import Moment, is_lunar, read_moment, read_recurrence
from tests.reading.labelled import MOMENT_SETS, rows, score_moments

ZONE = timezone(timedelta(hours=7))
NOW = datetime(2026, 9, 7, 8, 0, tzinfo=ZONE)


@pytest.mark.parametrize("name", MOMENT_SETS)
def test_moments_are_read_exactly(name: str) -> None:
    total, failures = score_moments(name)
    assert 1 - len(failures) / total >= 0.97, failures


def test_a_moment_is_in_the_zone_of_now() -> None:
    now = datetime(2026, 9, 7, 1, 0, tzinfo=UTC)
    assert read_moment("19h", now) == Moment(datetime(2026, 9, 7, 19, tzinfo=UTC), "minute")


def test_a_dated_moment_in_the_past_is_returned_as_read() -> None:
    moment = read_moment("19h ngày 1/9/2020", NOW)
    assert moment == Moment(datetime(2020, 9, 1, 19, tzinfo=ZONE), "minute")


@pytest.mark.parametrize(
    "text", ["15 âm lịch", "rằm tháng bảy", "mùng 1 Tết", "ram thang 7", "15 âm", "giao thừa"]
)
def test_lunar_days_are_recognised_and_not_read(text: str) -> None:
    assert is_lunar(text)
    assert read_moment(text, NOW) is None
    assert read_recurrence(text) is None


@pytest.mark.parametrize("text", ["8 am", "mùng 5 tháng 10", "làm 8h", "năm 2026", "ngày 15"])
def test_other_days_are_not_lunar(text: str) -> None:
    assert not is_lunar(text)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("ngày 5 hằng tháng 19h30", "2026-10-05T19:30", "2026-11-05T19:30"),
        ("ngay 5 hang thang 19h30", "2026-10-05T19:30", "2026-11-05T19:30"),
        ("mùng 5 mỗi tháng", "2026-10-05T00:00", "2026-11-05T00:00"),
        ("mỗi tháng ngày 5 lúc 7 giờ rưỡi tối", "2026-10-05T19:30", "2026-11-05T19:30"),
        ("tối thứ bảy đầu tháng", "2026-10-03T00:00", "2026-11-07T00:00"),
        ("t7 đầu tháng 8h", "2026-10-03T08:00", "2026-11-07T08:00"),
        ("thứ bảy đầu tiên của tháng 19h", "2026-10-03T19:00", "2026-11-07T19:00"),
        ("thứ năm tuần thứ hai mỗi quý", "2026-10-08T00:00", "2027-01-14T00:00"),
        ("thứ năm tuần thứ hai hằng tháng 19g30", "2026-09-10T19:30", "2026-10-08T19:30"),
        ("tối thứ hai hằng tuần 7h", "2026-09-07T19:00", "2026-09-14T19:00"),
        ("mỗi tối thứ ba 7h", "2026-09-08T19:00", "2026-09-15T19:00"),
        ("hai tuần một lần vào thứ tư 19h", "2026-09-09T19:00", "2026-09-23T19:00"),
        ("ngày cuối tháng", "2026-09-30T00:00", "2026-10-31T00:00"),
        ("ngày 31 hằng tháng 8h", "2026-09-30T08:00", "2026-10-31T08:00"),
        ("thứ sáu cuối tháng 17h", "2026-09-25T17:00", "2026-10-30T17:00"),
        ("chủ nhật tuần đầu hằng tháng", "2026-10-04T00:00", "2026-11-01T00:00"),
        ("ngày cuối quý", "2026-09-30T00:00", "2026-12-31T00:00"),
        ("ngày 10 tháng đầu quý", "2026-10-10T00:00", "2027-01-10T00:00"),
        ("ngày 3 tháng 2 hằng năm 8h", "2027-02-03T08:00", "2028-02-03T08:00"),
        ("every Monday 7pm", "2026-09-07T19:00", "2026-09-14T19:00"),
        ("first Saturday of every month 8am", "2026-10-03T08:00", "2026-11-07T08:00"),
        ("hằng ngày 6h", "2026-09-08T06:00", "2026-09-09T06:00"),
    ],
)
def test_a_recurrence_falls_on_these_days(text: str, first: str, second: str) -> None:
    recurrence = read_recurrence(text)
    assert recurrence is not None
    once = recurrence.next_occurrence(NOW)
    assert once == datetime.fromisoformat(first).replace(tzinfo=ZONE)
    assert recurrence.next_occurrence(once) == datetime.fromisoformat(second).replace(tzinfo=ZONE)


def test_recurrences_written_apart_fall_on_their_days() -> None:
    for row in rows("recurrences_second"):
        recurrence = read_recurrence(row["text"])
        assert recurrence is not None, row["text"]
        after = datetime.fromisoformat(row["now"])
        assert recurrence.next_occurrence(after).isoformat() == row["next"], row["text"]


def test_a_recurrence_without_an_hour_says_so() -> None:
    recurrence = read_recurrence("tối thứ bảy đầu tháng")
    assert recurrence is not None
    assert recurrence.hour is None


@pytest.mark.parametrize(
    "text",
    ["ngày 15", "thứ bảy đầu tháng sau", "ngày cuối tháng này", "ngày 32 hằng tháng", "ok", ""],
)
def test_what_happens_once_is_no_recurrence(text: str) -> None:
    assert read_recurrence(text) is None


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("Hướng dẫn số 12-HD/BTCTW ngày 6/7/2018, họp 19h30 ngày 15/9", "2026-09-15T19:30"),
        ("theo Kế hoạch số 5-KH/ĐU, ngày 2/9/2026: họp tối mai 7h", "2026-09-08T19:00"),
        ("họp theo Công văn 12/CV-ĐU ngày 20/9 lúc 8h", "2026-09-20T08:00"),
    ],
)
def test_the_date_of_a_document_is_not_that_of_the_meeting(text: str, at: str) -> None:
    moment = read_moment(text, NOW)
    assert moment == Moment(datetime.fromisoformat(at).replace(tzinfo=ZONE), "minute")


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("dời từ thứ năm sang thứ sáu 19h", "2026-09-11T19:00"),
        ("dời buổi họp thứ năm từ 19h qua 20h", "2026-09-10T20:00"),
        ("dời họp thứ năm từ 19h30 thành 20h", "2026-09-10T20:00"),
        ("chuyển họp ngày 12/9 từ sáng qua chiều 14h", "2026-09-12T14:00"),
        ("chuyển họp 19h thứ sáu từ nhà văn hóa sang trụ sở", "2026-09-11T19:00"),
    ],
)
def test_only_what_is_moved_from_is_left_out(text: str, at: str) -> None:
    moment = read_moment(text, NOW)
    assert moment == Moment(datetime.fromisoformat(at).replace(tzinfo=ZONE), "minute")


@pytest.mark.parametrize("text", ["thu 7 tuan toi 8h", "thứ bảy tuần tới 8h"])
def test_next_week_is_not_the_evening(text: str) -> None:
    assert read_moment(text, NOW) == Moment(datetime(2026, 9, 19, 8, tzinfo=ZONE), "minute")
