"""Finds the marks of classified papers ("MẬT", "tối mật") in texts, captions and file names."""

import re
import unicodedata

from bot.reading.names import fold

# As they stand in a text, whatever the case.
_NAMED = re.compile(
    r"\b(?:tối|tuyệt)[\s_-]+mật\b"
    r"|\b(?:tài\s+liệu|văn\s+bản|công\s+văn|hồ\s+sơ|báo\s+cáo|đóng\s+dấu|dấu|loại|độ)\s*:?\s*mật\b"
    r"|(?:^|\n)\W*mật\W*(?:\n|$)"
    r"|[(\[]\s*mật\s*[)\]]",
    re.IGNORECASE,
)
# The stamp itself, which stands in capitals: not "BÍ MẬT", "MẬT ONG", "MẬT ĐỘ".
_STAMP = re.compile(r"(?<!BÍ )(?<!GIỮ )(?<!BẢO )\bMẬT\b(?! (?:ONG|ĐỘ|KHẨU|THIẾT|VỤ|MÍA|MÃ)\b)")
_CAPITALS = re.compile(r"\b(?:TOI|TUYET)[\s_-]+MAT\b")
# Names of files mostly lack diacritics: not "mat-tran", "co-mat", "vang-mat".
_IN_FILE_NAME = re.compile(
    r"(?:toi|tuyet)[ _-]?mat(?![a-z])"
    r"|(?:tai[ _-]?lieu|van[ _-]?ban|cong[ _-]?van|do|dau)[ _-]?mat(?![a-z])"
)
_STAMP_OF_FILE = re.compile(r"(?:^|[-_ (\[])MAT(?=$|[-_. )\]])(?![-_ ]TRAN)")


def is_marked_secret(text: str) -> bool:
    """Whether a text bears the mark of a classified paper."""
    composed = unicodedata.normalize("NFC", text).replace("\u00a0", " ")
    return any(mark.search(composed) for mark in (_NAMED, _STAMP, _CAPITALS))


def is_file_marked_secret(name: str) -> bool:
    """The same for the name of a file."""
    if is_marked_secret(re.sub(r"[_-]", " ", name)):
        return True
    stamped = _STAMP_OF_FILE.search(unicodedata.normalize("NFC", name))
    present = re.search(r"(?:CO|VANG|GAP)[-_ ]MAT", name)
    return bool(_IN_FILE_NAME.search(fold(name)) or (stamped and not present))
