"""What an editor types: paragraphs, pictures, tags."""

import pytest

from bot.reading.story_edits import (
    ParagraphEdit,
    PictureEdit,
    read_paragraph_edit,
    read_picture_edit,
)
from bot.reading.story_tags import read_tags


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("sửa đoạn 2", ParagraphEdit(2, "")),
        ("SUA DOAN 2", ParagraphEdit(2, "")),
        ("đoạn 3", ParagraphEdit(3, "")),
        ("Sửa đoạn số 2: Ông Tư trồng hoa.", ParagraphEdit(2, "Ông Tư trồng hoa.")),
        ("đổi đoạn 1 – Bà Năm", ParagraphEdit(1, "Bà Năm")),
        ("sửa đoạn 2\nÔng Tư\nvà bà Năm", ParagraphEdit(2, "Ông Tư\nvà bà Năm")),
        ("xóa đoạn 3", ParagraphEdit(3, None)),
        ("bo doan 3", ParagraphEdit(3, None)),
        ("edit paragraph 2", ParagraphEdit(2, "")),
        ("delete paragraph 2", ParagraphEdit(2, None)),
        ("Đoạn 2 của hẻm nay đã sạch.", None),
        ("Bà con sửa đoạn đường dài 20 mét.", None),
        ("Ông Tư trồng hoa.", None),
        ("", None),
    ],
)
def test_paragraph_is_named(text: str, edit: ParagraphEdit | None) -> None:
    assert read_paragraph_edit(text) == edit


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("3 1 2", (3, 1, 2)),
        ("3,1, 2.", (3, 1, 2)),
        ("thứ tự: 2-1", (2, 1)),
        ("bỏ 2", PictureEdit("out", 2)),
        ("bo anh 2", PictureEdit("out", 2)),
        ("không đăng ảnh 2", PictureEdit("out", 2)),
        ("dùng lại 2", PictureEdit("back", 2)),
        ("ảnh 3 lên đầu", PictureEdit("first", 3)),
        ("3 len", PictureEdit("up", 3)),
        ("ảnh 1 xuống", PictureEdit("down", 1)),
        ("move 3 to the top", PictureEdit("first", 3)),
        ("đẹp quá", None),
        ("ảnh 2", None),
        ("bỏ 2 và 3", None),
    ],
)
def test_pictures_are_arranged(text: str, edit: object) -> None:
    assert read_picture_edit(text) == edit


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("#DanVanKheo", ["Dân vận khéo"]),
        ("dan van kheo", ["Dân vận khéo"]),
        ("Trồng cây, dân vận khéo", ["Trồng cây", "Dân vận khéo"]),
        ("#TrồngCây #MôHìnhHay", ["Trồng cây", "Mô hình hay"]),
        ("#UBND", ["UBND"]),
        ("trồng cây; TRỒNG CÂY\nTrong cay", ["Trồng cây"]),
        ('Nói "hay" (lắm)!', ["Nói hay lắm"]),
        ("...", []),
        ("", []),
    ],
)  # fmt: skip
def test_tags_are_read(text: str, tags: list[str]) -> None:
    assert read_tags(text) == tags
