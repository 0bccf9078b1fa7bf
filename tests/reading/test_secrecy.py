"""Marks of classified papers are found, and words that look like them are not."""

import unicodedata

import pytest

from bot.reading.secrecy import is_file_marked_secret, is_marked_secret


@pytest.mark.parametrize(
    "text",
    [
        "MẬT",
        "Mật\nKính gửi các đồng chí",
        "Văn bản TỐI MẬT kèm theo",
        "tài liệu tối mật",
        "Tuyệt mật",
        "Độ mật: Mật",
        "Gửi đồng chí công văn mật số 12",
        "Công văn số 12-CV/ĐU (Mật)",
        "tài liệu mật",
        unicodedata.normalize("NFD", "Tối mật"),
        "TOI MAT",
    ],
)
def test_mark_is_found(text: str) -> None:
    assert is_marked_secret(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ban công tác Mặt trận họp tối nay",
        "Mong các đồng chí có mặt đúng giờ",
        "Mất điện tối mai",
        "BỎ PHIẾU BÍ MẬT tại đại hội",
        "Không gửi mật khẩu cho ai",
        "Hội thi pha chế mật ong",
        "MẬT ĐỘ giao thông cao",
        "Xin giữ bí mật nhà nước",
        "toi mat chia khoa",
        "",
    ],
)
def test_other_words_are_left_alone(text: str) -> None:
    assert not is_marked_secret(text)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("12-CV-MAT.pdf", True),
        ("Toi mat 2026.docx", True),
        ("TAI_LIEU_MAT.pdf", True),
        ("Công văn (Mật).pdf", True),
        ("cong-van-mat.pdf", True),
        ("mat-tran-khu-pho.pdf", False),
        ("BAN-CT-MAT-TRAN.pdf", False),
        ("danh sach vang mat.xlsx", False),
        ("DS CO MAT.xlsx", False),
        ("ke hoach.pdf", False),
    ],
)
def test_names_of_files_are_read_without_diacritics(name: str, *, expected: bool) -> None:
    assert is_file_marked_secret(name) is expected
