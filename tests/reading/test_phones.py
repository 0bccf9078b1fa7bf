"""Phone numbers and dates of roster cells."""

from datetime import date, datetime

import pytest

from bot.reading.dates import PartialDate, read_date
from bot.reading.phones import read_phone, read_phones

_MOVED = {
    "0162": "032", "0163": "033", "0164": "034", "0165": "035", "0166": "036", "0167": "037",
    "0168": "038", "0169": "039", "0120": "070", "0121": "079", "0122": "077", "0126": "076",
    "0128": "078", "0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082",
    "0186": "056", "0188": "058", "0199": "059",
}  # fmt: skip


@pytest.mark.parametrize(
    "written",
    [
        "0900 330 037", "0900330037", "0900.330.037", "0900-330-037", "+84 900 330 037",
        "+84900330037", "84900330037", "0084900330037", "900330037", "(0900) 330 037",
        "+84 (0)900330037", "ĐT: 0900330037", "0900330037 (con)", "0900\u00a0330\u00a0037",
    ],
)  # fmt: skip
def test_a_number_is_read(written: str) -> None:
    assert read_phone(written) == "+84900330037"


@pytest.mark.parametrize(("old", "new"), _MOVED.items())
def test_an_old_prefix_is_replaced(old: str, new: str) -> None:
    assert read_phone(f"{old}1234567") == f"+84{new[1:]}1234567"


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("0900330037 - 0911222333", ["+84900330037", "+84911222333"]),
        ("0900330037/0911 222 333", ["+84900330037", "+84911222333"]),
        ("0900 330 037 0911 222 333", ["+84900330037", "+84911222333"]),
        ("0900330037; 028 3822 1234", ["+84900330037", "+842838221234"]),
        ("0900330037, 0900 330 037", ["+84900330037"]),
        ("(028) 3822 1234", ["+842838221234"]),
    ],
)
def test_several_numbers_are_read(written: str, numbers: list[str]) -> None:
    assert read_phones(written) == numbers


@pytest.mark.parametrize(
    "written", ["", "không có", "12345", "8490033003", "+1 202 555 0100", "0000000000"]
)
def test_what_is_no_vietnamese_number_is_refused(written: str) -> None:
    assert read_phone(written) is None


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("3/7/2022", "2022-07-03"),
        ("03-07-2022", "2022-07-03"),
        ("3.7.2022", "2022-07-03"),
        ("3 / 7 / 2022", "2022-07-03"),
        ("ngày 3 tháng 7 năm 2022", "2022-07-03"),
        ("2022-07-03", "2022-07-03"),
        ("03/07/2022 00:00:00", "2022-07-03"),
        (44745, "2022-07-03"),
        (44745.0, "2022-07-03"),
        ("44745", "2022-07-03"),
        (date(2022, 7, 3), "2022-07-03"),
        (datetime(2022, 7, 3, 8, 0), "2022-07-03"),  # noqa: DTZ001 - spreadsheets have no zone
        ("1950", "1950"),
        (1950, "1950"),
        ("năm 1950", "1950"),
        ("7/1950", "1950-07"),
        ("tháng 7/1950", "1950-07"),
    ],
)
def test_a_date_is_read(value: str | datetime | date | float, read: str) -> None:
    found = read_date(value)
    assert found is not None
    assert found.isoformat() == read


@pytest.mark.parametrize(
    "value",
    [
        "31/2/1950",
        "13/13/1950",
        "0/7/1950",
        "abc",
        "",
        float("nan"),
        float("inf"),
        -1,
        True,
        10**400,
    ],
)
def test_what_is_no_date_is_refused(value: str | float) -> None:
    assert read_date(value) is None


def test_a_pivot_decides_two_digit_years() -> None:
    assert read_date("03-07-22") is None
    assert read_date("03-07-22", pivot=2026) == PartialDate(2022, 7, 3)
    assert read_date("03-07-48", pivot=2026) == PartialDate(1948, 7, 3)
