"""The lists that wards keep: headings, parts, totals and signatures."""

import pytest

from bot.reading.workbook_errors import ListIsNotFound
from tests.roster.books import HEADS, add_sheet, book, books, codes, person, read

PLAIN = ("STT", "Họ và tên", "Ngày sinh", "Điện thoại")
SEN = (1, "Nguyễn Thị Sen", "03/07/1950", "0900330111")
MAN = (2, "Trần Văn Mận", "1952", "0900330112")


def names(*rows: tuple[object, ...], merged: tuple[str, ...] = ()) -> list[str]:
    """The people found on a sheet."""
    return [row.name for row in read(book(*rows, merged=merged), "Khu phố 1").rows]


def test_clean_list_is_read_with_its_own_row_numbers() -> None:
    roster = read(book(HEADS, person("Nguyễn Thị Sen"), person("Trần Văn Mận")))
    assert [(row.sheet, row.row, row.name) for row in roster.rows] == [
        ("Danh sách", 2, "Nguyễn Thị Sen"),
        ("Danh sách", 3, "Trần Văn Mận"),
    ]
    first = roster.rows[0]
    assert (first.born_on, first.phone) == ("1950-07-03", "+84900330111")
    assert (first.joined_on, first.official_on) == ("1980-02-03", "1981-02-03")
    assert (first.cell, first.position, first.state) == (
        "Chi bộ Khu phố 1",
        "Đảng viên",
        "Chính thức",
    )
    assert first.problems == ()


def test_heading_is_found_below_titles_which_name_the_cell() -> None:
    roster = read(
        book(
            ("ĐẢNG BỘ PHƯỜNG BÌNH AN", None, None, "ĐẢNG CỘNG SẢN VIỆT NAM"),
            ("CHI BỘ KHU PHỐ 5",),
            (),
            ("DANH SÁCH ĐẢNG VIÊN CHI BỘ KHU PHỐ 5 NĂM 2026",),
            PLAIN,
            SEN,
            merged=("A4:D4",),
        )
    )
    assert [(row.row, row.name, row.cell) for row in roster.rows] == [
        (6, "Nguyễn Thị Sen", "Chi bộ Khu phố 5")
    ]


def test_name_in_two_columns_with_headings_of_their_own() -> None:
    heads = ("TT", "Họ và chữ lót", "Tên", "Năm sinh")
    assert names(heads, (1, "Nguyễn Thị", "Sen", 1950)) == ["Nguyễn Thị Sen"]


def test_name_in_two_columns_under_one_merged_heading() -> None:
    rows = (("TT", "Họ và tên", None, "Năm sinh"), (1, "Nguyễn Thị", "Sen", 1950))
    assert names(*rows, merged=("B1:C1",)) == ["Nguyễn Thị Sen"]


def test_name_in_two_columns_under_a_heading_nobody_merged() -> None:
    heads = ("TT", "Họ và tên", None, "Năm sinh")
    people = ((1, "Nguyễn Thị", "Sen", 1950), (2, "Trần Văn", "Mận", 1951))
    assert names(heads, *people) == ["Nguyễn Thị Sen", "Trần Văn Mận"]


def test_given_name_repeated_for_sorting_is_not_said_twice() -> None:
    heads = ("TT", "Họ và tên", "Tên", "Năm sinh")
    assert names(heads, (1, "Nguyễn Thị Sen", "Sen", 1950)) == ["Nguyễn Thị Sen"]


def test_births_in_two_columns_tell_the_sex() -> None:
    rows = (
        ("STT", "Họ và tên", "Ngày sinh", None, "Ngày vào Đảng", None),
        (None, None, "Nam", "Nữ", "Dự bị", "Chính thức"),
        ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"),
        (1, "Nguyễn Thị Sen", None, "03/07/1950", "03/02/1980", "03/02/1981"),
        (2, "Trần Văn Mận", 1952, None, "1985", None),
    )
    merged = ("A1:A2", "B1:B2", "C1:D1", "E1:F1")
    sen, man = read(book(*rows, merged=merged), "KP1").rows
    assert (sen.sex, sen.born_on, sen.row) == ("female", "1950-07-03", 4)
    assert (sen.joined_on, sen.official_on) == ("1980-02-03", "1981-02-03")
    assert (man.sex, man.born_on, man.joined_on) == ("male", "1952", "1985")


def test_marks_in_two_columns_tell_the_sex() -> None:
    rows = (
        ("STT", "Họ và tên", "Năm sinh", "Giới tính", None),
        (None, None, None, "Nam", "Nữ"),
        (1, "Nguyễn Thị Sen", 1950, None, "x"),
    )
    (sen,) = read(book(*rows, merged=("D1:E1",)), "KP1").rows
    assert (sen.sex, sen.born_on) == ("female", "1950")


def test_birth_in_three_columns_is_put_together() -> None:
    rows = (
        ("STT", "Họ và tên", "Ngày sinh", None, None),
        (None, None, "Ngày", "Tháng", "Năm"),
        (1, "Nguyễn Thị Sen", 3, 7, 1950),
    )
    (sen,) = read(book(*rows, merged=("C1:E1",)), "KP1").rows
    assert sen.born_on == "1950-07-03"


def test_blank_lines_totals_and_signatures_are_no_people() -> None:
    found = names(
        PLAIN,
        SEN,
        (),
        MAN,
        (3,),
        ("Tổng cộng", None, "2 đảng viên"),
        (None, "Trong đó: nữ 1"),
        (None, None, None, "Phường Bình An, ngày 30 tháng 6 năm 2026"),
        (None, "NGƯỜI LẬP", None, "T/M CHI ỦY"),
        (None, "(Ký, ghi rõ họ tên)", None, "BÍ THƯ"),
        (None, "Lê Thị Cúc", None, "Phạm Văn Đậu"),
    )
    assert found == ["Nguyễn Thị Sen", "Trần Văn Mận"]


def test_remarks_in_the_column_of_names_are_no_people() -> None:
    found = names(
        PLAIN,
        SEN,
        (None, "Danh sách này gồm 1 người"),
        (None, "Gọi điện trước khi đến: buổi sáng"),
        (None, "Hết"),
        (None, "BÍ THƯ CHI BỘ"),
        (None, "Lê Thị Cúc"),
    )
    assert found == ["Nguyễn Thị Sen"]


def test_people_of_whom_only_the_name_is_known_stay() -> None:
    people = ("Nguyễn Thị Miên", "Trần Văn Chuyển", "Lê Văn Nhóm", "Đỗ Chính")
    rows = [(number, name) for number, name in enumerate(people, 1)]
    assert names(PLAIN, *rows) == list(people)


def test_list_beside_the_list_is_left_out_and_named() -> None:
    heads = ("STT", "Họ và tên", "Năm sinh", None, "TT", "Họ và tên")
    roster = read(book(heads, (1, "Nguyễn Thị Sen", 1950, None, 9, "Trần Văn Mận")), "KP1")
    assert [row.name for row in roster.rows] == ["Nguyễn Thị Sen"]
    assert roster.columns_left_out == ("Họ và tên",)


def test_people_whose_names_look_like_totals_stay() -> None:
    people = ("Tống Thị Cộng", "Kỳ Văn Tổng", "Lưu Ý Nhi", "Công Tằng Thị Bí")
    rows = [(number, name, "1950", None) for number, name in enumerate(people, 1)]
    assert names(PLAIN, *rows) == list(people)


def test_headings_repeated_on_every_page_are_no_people() -> None:
    assert names(PLAIN, SEN, PLAIN, MAN) == ["Nguyễn Thị Sen", "Trần Văn Mận"]


def test_lower_line_of_a_heading_alone_repeats_it() -> None:
    upper = ("TT", "Họ và tên", None, "Năm sinh", None, "Điện thoại")
    lower = (None, "Họ đệm", "Tên", "Nam", "Nữ", None)
    first = (1, "Trần Văn", "Mận", "1950", None, "0900330111")
    second = (2, "Nguyễn Thị", "Sen", None, "1952", "0900330112")
    rows = read(book(upper, lower, first, ("TT", *lower[1:]), second), "KP1").rows
    assert [(row.name, row.born_on, row.phone) for row in rows] == [
        ("Trần Văn Mận", "1950", "+84900330111"),
        ("Nguyễn Thị Sen", "1952", "+84900330112"),
    ]


def test_second_heading_may_order_its_columns_anew() -> None:
    other = ("STT", "Điện thoại", "Họ và tên", "Ngày sinh")
    rows = read(book(PLAIN, SEN, other, (1, "0900330112", "Trần Văn Mận", "1952")), "KP1").rows
    assert [(row.name, row.phone) for row in rows][1] == ("Trần Văn Mận", "+84900330112")


def test_titles_between_rows_name_cells_and_states() -> None:
    rows = read(
        book(
            PLAIN,
            ("Chi bộ Khu phố 1",),
            ("I", "Đảng viên chính thức"),
            SEN,
            ("II", "Đảng viên dự bị"),
            MAN,
            ("CHI BỘ KHU PHỐ 2",),
            (1, "Lê Thị Cúc", "1960", None),
        )
    ).rows
    assert [(row.cell, row.state) for row in rows] == [
        ("Chi bộ Khu phố 1", "Đảng viên chính thức"),
        ("Chi bộ Khu phố 1", "Đảng viên dự bị"),
        ("Chi bộ Khu phố 2", None),
    ]


def test_cell_merged_over_its_people_counts_for_each() -> None:
    heads = ("STT", "Chi bộ", "Họ và tên", "Ngày sinh")
    rows = (
        heads,
        (1, "Khu phố 1", "Nguyễn Thị Sen", "1950"),
        (2, None, "Trần Văn Mận", "1951"),
        (3, "Khu phố 2", "Lê Thị Cúc", "1952"),
    )
    found = read(book(*rows, merged=("B2:B3",))).rows
    assert [row.cell for row in found] == ["Chi bộ Khu phố 1"] * 2 + ["Chi bộ Khu phố 2"]


def test_second_line_of_one_person_is_no_person() -> None:
    rows = (PLAIN, SEN, (None, None, None, "028 3822 3344"), MAN)
    assert names(*rows, merged=("B2:B3",)) == ["Nguyễn Thị Sen", "Trần Văn Mận"]


def test_hidden_rows_are_people_too() -> None:
    made = book(PLAIN, SEN, MAN)
    made.worksheets[0].row_dimensions[3].hidden = True
    assert len(read(made, "KP1").rows) == 2


def test_wrong_size_in_the_file_does_not_cut_the_list() -> None:
    made = book(PLAIN, SEN)
    add_sheet(made, "Trống", ())
    made.worksheets[0].cell(5_000, 2, "Trần Văn Mận")
    made.worksheets[0].cell(5_000, 3, 1952)
    assert [row.row for row in read(made, "KP1").rows] == [2, 5_000]


def test_columns_that_are_not_for_the_roster_are_left_out_and_named() -> None:
    heads = (
        *PLAIN,
        *("Dân tộc", "Tôn giáo", "Số CCCD", "Số thẻ Đảng", "Quê quán", "Trình độ", "Địa chỉ"),
        *("Họ tên vợ (chồng)", "SĐT người thân"),
    )
    hidden = ("Kinh", "Không", "079150001234", "79.123456", "Huế", "12/12", "12 Đường A")
    roster = read(book(heads, (*SEN, *hidden, "Trần Văn Mận", "0900339999")), "KP1")
    assert roster.columns_left_out == heads[len(PLAIN) :]
    stored = repr(roster.rows)
    assert not [value for value in (*hidden, "Mận", "339999") if value in stored]


def test_columns_about_relatives_under_a_group_are_left_out() -> None:
    rows = (
        ("STT", "Họ và tên", "Năm sinh", "Vợ (chồng)", None),
        (None, None, None, "Họ và tên", "Năm sinh"),
        (1, "Nguyễn Thị Sen", 1950, "Trần Văn Mận", 1948),
    )
    roster = read(book(*rows, merged=("A1:A2", "B1:B2", "C1:C2", "D1:E1")), "KP1")
    assert [(row.name, row.born_on) for row in roster.rows] == [("Nguyễn Thị Sen", "1950")]
    assert len(roster.columns_left_out) == 2


def test_sheet_for_each_cell_is_named_by_its_sheet() -> None:
    roster = read(books({"KP1": (PLAIN, SEN), "Chi bộ Chợ Mới": (PLAIN, MAN)}))
    assert [(row.sheet, row.cell) for row in roster.rows] == [
        ("KP1", "Chi bộ Khu phố 1"),
        ("Chi bộ Chợ Mới", "Chi bộ Chợ Mới"),
    ]


def test_old_summary_hidden_and_empty_sheets_are_left_out_and_named() -> None:
    sheet = (PLAIN, SEN)
    made = books(
        {
            "Chi bộ Cư xá": sheet,
            "KP1 cũ": sheet,
            "Tổng hợp": sheet,
            "Đã chuyển đi": sheet,
            "Ẩn": sheet,
            "Bìa": (("DANH SÁCH",),),
        }
    )
    made["Ẩn"].sheet_state = "hidden"
    roster = read(made)
    assert {row.sheet for row in roster.rows} == {"Chi bộ Cư xá"}
    assert dict(roster.sheets_left_out) == {
        "KP1 cũ": "old",
        "Tổng hợp": "summary",
        "Đã chuyển đi": "departed",
        "Ẩn": "hidden",
        "Bìa": "no-list",
    }


def test_of_lists_of_several_years_the_newest_counts() -> None:
    roster = read(books({"Năm 2024": (PLAIN, SEN), "Năm 2026": (PLAIN, MAN)}), "KP1")
    assert [row.sheet for row in roster.rows] == ["Năm 2026"]
    assert roster.sheets_left_out == (("Năm 2024", "old"),)


def test_summary_that_is_the_only_list_is_read() -> None:
    assert len(read(books({"Tổng hợp": (PLAIN, SEN)}), "KP1").rows) == 1


def test_row_without_any_hint_of_its_cell_is_an_error() -> None:
    (row,) = read(book(PLAIN, SEN, title="Sheet1")).rows
    assert codes(row) == ["cell-missing"]


def test_named_cell_is_for_rows_that_name_none() -> None:
    heads = (*PLAIN, "Chi bộ")
    rows = read(book(heads, (*SEN, "KP 2"), (*MAN, None)), "Chi bộ Khu phố 9").rows
    assert [row.cell for row in rows] == ["Chi bộ Khu phố 2", "Chi bộ Khu phố 9"]


def test_workbook_without_a_list_is_refused() -> None:
    with pytest.raises(ListIsNotFound):
        read(book(("Kính gửi",), ("Thông báo", "ngày 3/7")))
