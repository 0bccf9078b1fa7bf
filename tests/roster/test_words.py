"""Headings, cells, states and positions as lists spell them."""

import pytest

from bot.features.members.rules import role_of_position, state_of
from bot.reading.cell_names import cell_in_title, cell_key, cell_of_sheet, tidy_cell
from bot.reading.roster_columns import Kind, kind_of


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("STT", Kind.ORDINAL),
        ("Số TT", Kind.ORDINAL),
        ("HỌ VÀ TÊN", Kind.NAME),
        ("Họ, tên đảng viên", Kind.NAME),
        ("Họ và tên (viết chữ in hoa)", Kind.NAME),
        ("Họ và chữ lót", Kind.FAMILY),
        ("Họ đệm", Kind.FAMILY),
        ("Tên", Kind.GIVEN),
        ("Ngày, tháng, năm sinh", Kind.BIRTH),
        ("Năm sinh", Kind.BIRTH),
        ("Sinh ngày", Kind.BIRTH),
        ("Nam", Kind.MALE),
        ("Nữ", Kind.FEMALE),
        ("Nam/Nữ", Kind.SEX),
        ("Giới tính", Kind.SEX),
        ("SĐT", Kind.PHONE),
        ("Điện thoại (SĐT, Zalo)", Kind.PHONE),
        ("Số điện thoại liên hệ", Kind.PHONE),
        ("ĐTDĐ", Kind.PHONE),
        ("Chi bộ", Kind.CELL),
        ("Chi bộ đang sinh hoạt", Kind.CELL),
        ("Khu phố", Kind.NEIGHBOURHOOD),
        ("Chức vụ", Kind.POSITION),
        ("Chức vụ Đảng", Kind.POSITION),
        ("Ngày vào Đảng", Kind.JOINED),
        ("Ngày tháng năm vào Đảng", Kind.JOINED),
        ("Ngày kết nạp", Kind.JOINED),
        ("Ngày chính thức", Kind.OFFICIAL),
        ("Ngày vào Đảng chính thức", Kind.OFFICIAL),
        ("Tình trạng sinh hoạt", Kind.STATE),
        ("Diện đảng viên", Kind.STATE),
        ("Ghi chú", Kind.NOTE),
        ("Ghi chu", Kind.NOTE),
    ],
)
def test_heading_is_known(heading: str, kind: Kind) -> None:
    assert kind_of(heading) is kind


@pytest.mark.parametrize(
    "heading",
    [
        *("Số thẻ Đảng", "Số thẻ đảng viên", "CCCD", "CMND/CCCD", "Số định danh", "Ngày cấp"),
        *("Dân tộc", "Tôn giáo", "Quê quán", "Nơi sinh", "Địa chỉ", "Trình độ học vấn"),
        *("Nghề nghiệp", "Chức vụ chính quyền", "Ngày vào Đoàn", "Họ tên cha", "Họ tên vợ (chồng)"),
        *("SĐT người thân", "Năm sinh của con", "Huy hiệu Đảng", "Tình trạng hôn nhân"),
        *("Hoàn cảnh gia đình", "Sức khỏe", "Email", "Người giới thiệu", "Đảng phí"),
    ],
)
def test_heading_of_anything_else_is_left_out(heading: str) -> None:
    assert kind_of(heading) is None


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("KP3", "Chi bộ Khu phố 3"),
        ("chi bộ khu phố 03", "Chi bộ Khu phố 3"),
        ("CHI BỘ KP 3", "Chi bộ Khu phố 3"),
        ("Khu phố 3A", "Chi bộ Khu phố 3A"),
        ("3", "Chi bộ 3"),
        ("Chi bộ 07", "Chi bộ 7"),
        ("TRƯỜNG MẦM NON HOA MAI", "Chi bộ Trường Mầm Non Hoa Mai"),
        ("Chi bộ Công an phường", "Chi bộ Công an phường"),
        ("Chi bộ", ""),
        ("  ", ""),
    ],
)
def test_cell_is_spelt_one_way(written: str, name: str) -> None:
    assert tidy_cell(written) == name


def test_spellings_of_one_cell_share_a_key() -> None:
    keys = {cell_key(name) for name in ("KP3", "Chi bộ Khu phố 3", "chi bo khu pho 03")}
    assert len(keys) == 1


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("DANH SÁCH ĐẢNG VIÊN CHI BỘ KHU PHỐ 3 NĂM 2026", "Chi bộ Khu phố 3"),
        ("CHI BỘ: KHU PHỐ 12", "Chi bộ Khu phố 12"),
        ("Chi bộ Khu phố 3, phường Bình An", "Chi bộ Khu phố 3"),
        ("Chi bộ Khu phố 3 phường Bình An", "Chi bộ Khu phố 3"),
        ("CHI BỘ CÔNG AN PHƯỜNG NĂM 2026", "Chi bộ Công An Phường"),
        ("Chi bộ Chợ Mới (24 đảng viên)", "Chi bộ Chợ Mới"),
        ("DANH SÁCH ĐẢNG VIÊN CÁC CHI BỘ", ""),
        ("BÍ THƯ CHI BỘ", ""),
        ("ĐẢNG BỘ PHƯỜNG BÌNH AN", ""),
    ],
)
def test_cell_in_a_title_is_found(title: str, name: str) -> None:
    assert cell_in_title(title) == name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("KP1", "Chi bộ Khu phố 1"),
        ("CB 2", "Chi bộ 2"),
        ("DS Khu phố 4", "Chi bộ Khu phố 4"),
        ("Chi bộ Chợ Mới", "Chi bộ Chợ Mới"),
        ("Sheet1", ""),
        ("Danh sách", ""),
        ("2026", ""),
    ],
)
def test_cell_of_a_sheet_is_found(title: str, name: str) -> None:
    assert cell_of_sheet(title) == name


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("Chính thức", ("official", "regular")),
        ("ĐV chính thức", ("official", "regular")),
        ("dự bị", ("probationary", "regular")),
        ("Đảng viên dự bị", ("probationary", "regular")),
        ("DB", ("probationary", "regular")),
        ("Đang sinh hoạt", ("official", "regular")),
        ("Miễn sinh hoạt", ("official", "exempt")),
        ("Miễn SH", ("official", "exempt")),
        ("được miễn công tác và sinh hoạt Đảng", ("official", "exempt")),
        ("Tạm miễn sinh hoạt", ("official", "suspended")),
        ("213", ("official", "contact_213")),
        ("Đảng viên 213", ("official", "contact_213")),
        ("Theo QĐ 213-QĐ/TW", ("official", "contact_213")),
        ("Sinh hoạt tạm thời", ("official", "temporary")),
        ("Dự bị, sinh hoạt tạm thời", ("probationary", "temporary")),
        ("Đã chuyển sinh hoạt", ("official", "left")),
        ("Từ trần", ("official", "left")),
        ("Miễn đảng phí", None),
        ("Sức khỏe yếu", None),
        ("", None),
    ],
)
def test_state_is_understood(words: str, state: tuple[str, str] | None) -> None:
    assert state_of(words) == state


@pytest.mark.parametrize(
    ("position", "role"),
    [
        ("Bí thư", "secretary"),
        ("BÍ THƯ CHI BỘ", "secretary"),
        ("Bí thư chi bộ khu phố 3", "secretary"),
        ("Bí thư, Trưởng khu phố", "secretary"),
        ("Bí thư chi bộ kiêm Trưởng khu phố", "secretary"),
        ("Trưởng khu phố - Bí thư chi bộ", "secretary"),
        ("Phó Bí thư", "deputy_secretary"),
        ("Phó bí thư/Chi ủy viên", "deputy_secretary"),
        ("PBT", "deputy_secretary"),
        ("Chi ủy viên", "committee_member"),
        ("Chi uỷ viên", "committee_member"),
        ("Chi ủy viên, Bí thư chi đoàn", "committee_member"),
        ("Tổ trưởng tổ đảng 2", "group_leader"),
        ("Bí thư chi đoàn", None),
        ("Bí thư Đoàn phường", None),
        ("Bí thư Đảng ủy phường", None),
        ("Nguyên Bí thư chi bộ", None),
        ("Tổ trưởng tổ dân phố", None),
        ("Trưởng khu phố", None),
        ("Đảng viên", None),
        ("", None),
    ],
)
def test_only_offices_of_the_cell_give_roles(position: str, role: str | None) -> None:
    assert role_of_position(position) == role
