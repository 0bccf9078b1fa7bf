"""What stands in the cells of a person's row, and what is said about it."""

from datetime import date
from typing import Any

import pytest

from tests.roster.books import HEADS, book, codes, person, read, read_one

BIRTH = ("Họ và tên", "Ngày sinh", "Điện thoại")
PHONE = "0900330111"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (date(1950, 7, 3), "1950-07-03"),
        (18447, "1950-07-03"),
        ("18447", "1950-07-03"),
        ("03/07/1950", "1950-07-03"),
        ("3.7.1950", "1950-07-03"),
        ("3-7-50", "1950-07-03"),
        ("ngày 3 tháng 7 năm 1950", "1950-07-03"),
        ("7/1950", "1950-07"),
        ("7/50", "1950-07"),
        (1950, "1950"),
        ("1950", "1950"),
        ("50", "1950"),
        (50, "1950"),
        ("sinh năm 50", "1950"),
        ("00/00/1950", "1950"),
        ("00/07/1950", "1950-07"),
        ("…/…/1950", "1950"),
        ("khoảng 1950", "1950"),
        ("03/07/1950 (âm lịch)", "1950-07-03"),
    ],
)
def test_birth_date_is_read(written: Any, expected: str) -> None:
    row = read_one(BIRTH, ("Nguyễn Thị Sen", written, PHONE))
    assert (row.born_on, row.problems) == (expected, ())


@pytest.mark.parametrize(
    "written", ["31/02/1950", "13/13/1950", "không rõ", "05/22/1950", "12/12/2030"]
)
def test_impossible_birth_date_is_an_error_that_shows_the_cell(written: str) -> None:
    row = read_one(BIRTH, ("Nguyễn Thị Sen", written, PHONE))
    (problem,) = row.problems
    assert (problem.code, problem.text, problem.is_error) == ("birth-unreadable", written, True)
    assert row.born_on is None


@pytest.mark.parametrize(
    ("title", "written", "expected"),
    [
        # Eighteen years old on the day of the list, or one day short of it.
        ("Danh sách tính đến ngày 30/6/2026", "30/06/08", "2008-06-30"),
        ("Danh sách tính đến ngày 30/6/2026", "01/07/08", "1908-07-01"),
        ("DANH SÁCH NĂM 2020", "30/06/02", "2002-06-30"),
        ("DANH SÁCH NĂM 2020", "30/06/03", "1903-06-30"),
        ("Danh sách tháng 7/2026", "01/07/08", "2008-07-01"),
    ],
)
def test_two_digit_birth_year_makes_an_adult_of_the_list(
    title: str, written: str, expected: str
) -> None:
    (row,) = read(book((title,), BIRTH, ("Nguyễn Thị Sen", written, PHONE)), "KP1").rows
    assert row.born_on == expected


def test_birth_date_in_the_future_is_shown_as_people_write_it() -> None:
    row = read_one(BIRTH, ("Nguyễn Thị Sen", date(2029, 7, 3), PHONE))
    assert [(p.code, p.text) for p in row.problems] == [("birth-unreadable", "03/07/2029")]


def test_date_under_the_list_is_its_date() -> None:
    sheet = book(
        ("Họ và tên", "Ngày vào Đảng"),
        ("Nguyễn Thị Sen", "01/07/20"),
        ("Trần Văn Mận", "30/06/20"),
        (None, "Bình An, ngày 30 tháng 6 năm 2020"),
    )
    assert [row.joined_on for row in read(sheet, "KP1").rows] == ["1920-07-01", "2020-06-30"]


def test_four_digit_years_are_never_moved() -> None:
    row = read_one(BIRTH, ("Nguyễn Thị Sen", "01/07/2012", PHONE))
    assert (row.born_on, codes(row)) == ("2012-07-01", ["birth-under-age"])


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("0900 330 111", "+84900330111"),
        ("0900.330.111", "+84900330111"),
        ("+84 900 330 111", "+84900330111"),
        ("84900330111", "+84900330111"),
        (900330111, "+84900330111"),
        (900330111.0, "+84900330111"),
        ("01680330111", "+84380330111"),
        ('="0900330111"', "+84900330111"),
    ],
)
def test_phone_is_read(written: Any, expected: str) -> None:
    row = read_one(BIRTH, ("Nguyễn Thị Sen", 1950, written))
    assert (row.phone, row.problems) == (expected, ())


def test_of_several_numbers_the_first_mobile_one_is_kept() -> None:
    row = read_one(BIRTH, ("Nguyễn Thị Sen", 1950, "028 3822 3344 / 0900330111"))
    assert (row.phone, codes(row)) == ("+84900330111", ["phone-extra"])


@pytest.mark.parametrize(
    ("written", "code"),
    [(None, "phone-missing"), ("không có", "phone-missing"), ("12345", "phone-unreadable")],
)
def test_phone_that_cannot_be_used_is_a_warning(written: Any, code: str) -> None:
    row = read_one(BIRTH, ("Nguyễn Thị Sen", 1950, written))
    assert (row.phone, codes(row)) == (None, [code])
    assert not any(problem.is_error for problem in row.problems)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("NGUYỄN  THỊ\u00a0SEN", "Nguyễn Thị Sen"),
        ("Đ/c Nguyễn Thị Sen", "Nguyễn Thị Sen"),
        ("Bà Nguyễn Thị Sen (Năm Sen)", "Nguyễn Thị Sen"),
        ("Nguyê\u0303n Thi\u0323 Sen", "Nguyễn Thị Sen"),
        ("Nguyễn\nThị Sen", "Nguyễn Thị Sen"),
        ("Nguyễn_x0007_ Thị Sen\u200b", "Nguyễn Thị Sen"),
    ],
)
def test_name_is_tidied(written: str, expected: str) -> None:
    assert read_one(BIRTH, (written, 1950, PHONE)).name == expected


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("NguyÔn V¨n Sen", "name-legacy"),
        ("Nguyeãn Vaên Sen", "name-legacy"),
        ('=HYPERLINK("http://a.example","Sen")', "name-unreadable"),
        ("12345", "name-unreadable"),
        (None, "name-missing"),
    ],
)
def test_name_that_cannot_be_read_is_an_error(written: str | None, code: str) -> None:
    row = read_one(("STT", *BIRTH), (1, written, 1950, PHONE))
    assert codes(row) == [code]
    assert row.problems[0].is_error


def test_formula_is_text_and_never_evaluated() -> None:
    (row,) = read(book(HEADS, person("Nguyễn Thị Sen", note="=1+1", position="=cmd|'x'!A1"))).rows
    assert (row.note, row.position) == ("=1+1", "=cmd|'x'!A1")


def test_excel_errors_are_nothing() -> None:
    (row,) = read(book(HEADS, person("Nguyễn Thị Sen", note="#N/A", joined="#REF!"))).rows
    assert (row.note, row.joined_on) == (None, None)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"joined": "hồi trẻ"}, ["joined-unreadable"]),
        ({"official": "32/01/1981"}, ["official-unreadable"]),
        ({"joined": "01/01/2030", "official": None}, ["joined-in-future"]),
        ({"official": "01/01/1979"}, ["official-before-joined"]),
        ({"joined": "01/01/1960", "official": None}, ["joined-too-young"]),
        ({"born": None}, ["birth-missing"]),
    ],
)
def test_doubtful_dates_are_warnings(told: dict[str, Any], expected: list[str]) -> None:
    (row,) = read(book(HEADS, person("Nguyễn Thị Sen", **told))).rows
    assert codes(row) == expected
    assert not any(problem.is_error for problem in row.problems)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Đã nghỉ hưu; CCCD 079150001234", "Đã nghỉ hưu"),
        ("079150001234", None),
        ("Dân tộc Hoa. Đọc báo giúp chi bộ", "Đọc báo giúp chi bộ"),
        ("tôn giáo: không", None),
    ],
)
def test_notes_keep_no_papers_origin_or_religion(written: str, kept: str | None) -> None:
    (row,) = read(book(HEADS, person("Nguyễn Thị Sen", note=written))).rows
    assert (row.note, codes(row)) == (kept, ["note-cut"])


def test_marked_column_tells_the_state() -> None:
    heads = ("STT", "Họ và tên", "Năm sinh", "Chính thức", "Dự bị", "Miễn sinh hoạt")
    rows = read(
        book(heads, (1, "Nguyễn Thị Sen", 1950, "x", None, None), (2, "Mận Đỏ", 1951, None, "x")),
        "KP1",
    ).rows
    assert [row.state for row in rows] == ["Chính thức", "Dự bị"]


def test_empty_position_means_none_and_a_missing_column_means_unknown() -> None:
    (told,) = read(book(HEADS, person("Nguyễn Thị Sen", position=None))).rows
    untold = read_one(BIRTH, ("Nguyễn Thị Sen", 1950, PHONE))
    assert (told.position, untold.position) == ("", None)
