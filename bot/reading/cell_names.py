"""Names of cells as lists spell them: from a column, a title row or the name of a sheet."""

import re
from functools import lru_cache

from bot.reading.names import fold

MAX_LENGTH = 150
_PREFIX = "Chi bộ"
_CELL_WORDS = re.compile(r"^(?:chi\s+bộ|chi\s+bo|cb)\b[\s:]*", re.IGNORECASE)
_CELL = re.compile(r"\bchi\s+bộ\b\s*:?\s*(?P<name>.*)", re.IGNORECASE)
_MANY = re.compile(r"\b(?:các|những|toàn|cac)\s+chi\s+bộ", re.IGNORECASE)
# Where the name of a cell in a title ends.
_END = re.compile(
    r"\s*(?:[,;(\[]|\s[-\u2013]\s|\b(?:năm|tháng|quý|tính|đến|nhiệm\s+kỳ|phường\s(?!\s*(?:năm|tháng|tính|quý))|đảng\s+bộ"
    r"|đảng\s+ủy|đảng\s+uỷ|trực\s+thuộc|từ\s+ngày|ngày)\b).*",
    re.IGNORECASE,
)
_NEIGHBOURHOOD = re.compile(r"(?:chi bo|cb)?\s*(?:khu pho|kp|k pho)\s*(?:so\s*)?0*(\d{1,3}[a-z]?)")
_NUMBERED = re.compile(r"(?:chi bo|cb)\s*(?:so\s*)?0*(\d{1,3}[a-z]?)")
_OTHER_BODY = re.compile(r"(?:dang bo|dang uy|to dang)\b")
_EMPTY = frozenset({"", "khu pho", "co", "khong"})
_FILLER = re.compile(r"^(?:danh sách|ds|dsđv|đảng viên|sheet)\s+", re.IGNORECASE)


@lru_cache(maxsize=1_024)
def tidy_cell(text: str) -> str:
    """A cell's name as the tree keeps it: "KP3", "chi bộ khu phố 03" → "Chi bộ Khu phố 3"."""
    bare = " ".join(text.split()).strip(" .,:;-")[:MAX_LENGTH]
    words = _words(bare)
    if found := _NEIGHBOURHOOD.fullmatch(words):
        return f"{_PREFIX} Khu phố {found[1].upper()}"
    if found := _NUMBERED.fullmatch(words):
        return f"{_PREFIX} {found[1].upper()}"
    if re.fullmatch(r"0*(\d{1,3})", words):
        return f"{_PREFIX} {int(words)}"
    if _OTHER_BODY.match(words):
        return bare
    rest = _CELL_WORDS.sub("", bare)
    if _words(rest) in _EMPTY:
        return ""
    return f"{_PREFIX} {rest.title() if rest.isupper() else rest}"


@lru_cache(maxsize=1_024)
def cell_key(name: str) -> str:
    """What two spellings of one cell have in common."""
    return _words(tidy_cell(name))


def cell_in_title(text: str) -> str:
    """The cell a title row names ("DANH SÁCH ĐẢNG VIÊN CHI BỘ KHU PHỐ 3 NĂM 2026"), or ""."""
    found = _CELL.search(text)
    if found is None or _MANY.search(text):
        return ""
    name = _END.sub("", found["name"])
    return tidy_cell(f"{_PREFIX} {name}") if name and _words(name) not in _EMPTY else ""


def cell_of_sheet(title: str) -> str:
    """The cell a sheet's name stands for ("KP 3", "Chi bộ Chợ Mới"), or ""."""
    bare = _FILLER.sub("", title).strip()
    words = _words(bare)
    if _NEIGHBOURHOOD.fullmatch(words) or _NUMBERED.fullmatch(words):
        return tidy_cell(bare)
    return cell_in_title(bare)


def _words(text: str) -> str:
    return " ".join(re.sub(r"[^\w]|_", " ", fold(text)).split())
