"""Sets what people typed as a printer would: quotes, dashes, and blanks at which no line ends."""

import re
import unicodedata
from html import escape

_FIXED = "\u00a0"
_OPENING = re.compile(r"(^|[\s(\[{–—“‘/])\"", re.MULTILINE)
_OPENING_SINGLE = re.compile(r"(^|[\s(\[{–—“/])'", re.MULTILINE)
_DASH = re.compile(r"(?<=\S) +(?:-{1,3}|[–—]) +(?=\S)")
# "Khu phố 5", "ngày 3": the number is nothing without the word.
_NUMBERED = re.compile(
    r"\b(?:khu phố|chi bộ|phường|quận|hẻm|ngõ|tổ|số|đường|lớp|thứ|ngày|tháng|năm|quý|lúc|gần|hơn)"
    r" (?=\d)",
    re.IGNORECASE,
)
# "18 hộ", "5 triệu đồng", "40 %".
_COUNTED = re.compile(
    r"(?<=\d) (?=(?:triệu|tỷ|tỉ|nghìn|ngàn|đồng|hộ|người|em|cháu|cây|chậu|suất|phần|kg|km|m|m2|m²"
    r"|giờ|phút|tuổi|%)(?:\W|$))",
    re.IGNORECASE,
)
# "Bà Sen", but not "bà ấy".
_TITLED = re.compile(r"\b(?:ông|bà|anh|chị|cô|chú|bác|cụ|đồng chí) (?=(\w))", re.IGNORECASE)
_BLANKS = re.compile(r"[^\S\n\u00a0]+")
_PARAGRAPHS = re.compile(r"\n\s*\n")
# Not allowed in XML, and senseless on a page.
_CONTROL = {code: None for code in range(32) if code not in {9, 10}} | {127: None}


def clean(text: str) -> str:
    """In composed letters, without what no page or feed may contain."""
    visible = text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROL)
    composed = unicodedata.normalize("NFC", visible)
    return "".join(letter for letter in composed if unicodedata.category(letter) not in _UNSHOWN)


# Surrogates, and code points that mean nothing.
_UNSHOWN = frozenset({"Cs", "Cn"})


def typeset(text: str) -> str:
    """Plain text, ready to be shown."""
    words = _BLANKS.sub(" ", clean(text)).strip()
    words = words.replace("...", "…")
    words = _DASH.sub(f"{_FIXED}– ", words)
    words = _OPENING.sub(r"\1“", words).replace('"', "”")
    words = _OPENING_SINGLE.sub(r"\1‘", words).replace("'", "’")
    for bound in (_NUMBERED, _TITLED, _COUNTED):
        words = bound.sub(_fixed, words)
    return words


def _fixed(found: re.Match[str]) -> str:
    is_name = not found.re.groups or found[1].isupper()
    return found[0].replace(" ", _FIXED) if is_name else found[0]


def paragraphs(text: str) -> list[str]:
    """Each as HTML; a line break within one is kept."""
    parts = (part.strip() for part in _PARAGRAPHS.split(typeset(text)))
    return [escape(part, quote=False).replace("\n", "<br>\n") for part in parts if part]
