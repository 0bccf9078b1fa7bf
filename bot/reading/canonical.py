"""Writes what was typed about time in one plain spelling: folded words, digits, single spaces."""

import re
import unicodedata

from bot.reading.letters import fold, form_of
from bot.reading.numbers import read_number
from bot.reading.tokens import MAX_LENGTH, Token, tokenize

_WORDS = """
 ngay thang nam tuan thu chu nhat hai ba tu bon nam sau bay tam chin muoi mot lam moi gio phut tieng
 chua nhut ruoi kem sang trua chieu toi dem khuya nay mai mot kia nua hom bua qua dau cuoi giua
 tien cung moi
 hang quy den tu luc cua vao lich am ram mung mong tet hop chi bo tai khu pho so tru so nha
 van hoa moi cac dong chi sinh hoat thuong ky khoang bay gio truoc lan cach vai doi con som rang
 monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun tomorrow today
 tonight next this week month day after january february march april may june july august september
 october november december at on pm am in minutes hours days weeks noon midnight morning afternoon
 evening night first last second third fourth every year half past quarter the of cn hs bs and
"""
_VOCABULARY = frozenset(_WORDS.split())

# Marked forms that would be mistaken for another word once folded.
_BY_FORM = {
    form_of(written): meant
    for written, meant in {
        "tôi": "_",
        "tới": "next",
        "mốt": "motday",
        "từ": "from",
        "sáu": "sausix",
        "tư": "tufour",
        "bây": "_now",
        "nầy": "nay",
        "bố": "_",
        "mãi": "_",
        "bà": "_",
        "nắm": "_",
        "với": "_",
        "kìa": "kiaday",
    }.items()
}
_BEFORE_NUMBER = {
    "ngay", "mung", "mong", "thang", "thu", "kem", "luc", "from", "gio", "h", "g", "den", "tu",
    "lan", "khoang", "hom",
}  # fmt: skip
_AFTER_NUMBER = {
    "gio", "h", "g", "phut", "p", "ngay", "thang", "tuan", "tieng", "ruoi", "kem", "hom", "bua",
    "nua", "quy", "lan", "muoi", "sang", "chieu", "trua", "dem",
}  # fmt: skip
_BEFORE_DAY = {"thu", "thang", "mung", "mong", "kem", "ngay"}
_CLOCK_AFTER = {"gio", "h", "g", "phut", "ruoi"}
_SPANS = {"tuan", "thang", "nam"}
_BEFORE_MOT = {"ngay", "bua", "sang", "chieu", "toi", "trua", "dem", "hom"}
_YEAR_AFTER = {"nay", "sau", "next", "toi", "ngoai", "truoc", "nua"}
# "ngay15" is a word and a number, not the VNI keys of "ngạy".
_STUCK_NUMBER = re.compile(
    r"\b(th[uứ](?=[2-7]\b)|(?:ng[aà]y|th[aá]ng|l[uú]c|m[uù]ng|k[eé]m)(?=\d))", re.IGNORECASE
)
# "Hăm lăm" is twenty-five.
_TWENTY = re.compile(
    r"\bh[ăa]m (?=(?:m[oố]t|hai|ba|b[oố]n|t[uư]|l[aă]m|s[aá]u|b[aảẩ]y|t[aá]m|ch[ií]n)\b)",
    re.IGNORECASE,
)
_LETTER_DIGIT = re.compile(r"(?<=\d)(?=[a-z])|(?<=[a-z])(?=\d)")
_STUCK_PART = re.compile(r"(?<=\d )([hg])(sang|trua|chieu|toi|dem|ngay|thu|mai|nay)\b")
_LUNAR = re.compile(
    r"\b(?:am lich|lich am|a\.?l|ngay am|ram|tet|giao thua|thang (?:chap|gieng)|thang \w+ ta"
    r"|(?:mung|mong) \w+ ta(?! (?:hop|se|di|cung|sinh)\b)"
    r"|thang nhuan|nhuan thang)\b"
)
_LUNAR_DAY = re.compile(r"\d\s*âm\b")


def canonical(text: str) -> str:
    """The text in one spelling, for the patterns of days and hours."""
    pieces: list[str] = []
    before: Token | None = None
    written = _TWENTY.sub("hai mươi ", unicodedata.normalize("NFC", text[:MAX_LENGTH]))
    for token in tokenize(_STUCK_NUMBER.sub(r"\1 ", written), _VOCABULARY):
        pieces += [_gap(before, token), _plain(token)]
        before = token
    spaced = _LETTER_DIGIT.sub(" ", "".join(pieces).replace("_", " _"))
    spaced = _STUCK_PART.sub(r"\1 \2", spaced)
    spaced = re.sub(r"\bt ([2-7])\b", r"thu \1", spaced)
    spaced = re.sub(r"\b(?:chu|chua) nh[au]t\b|\bc n\b|\bcn\b", "sunday", spaced)
    return " ".join(_with_digits(spaced.split()))


def _plain(token: Token) -> str:
    if token.form:
        return _BY_FORM.get(token.form, token.fold)
    return "," if token.text in ("(", ")", "[", "]") else token.fold


def _gap(before: Token | None, token: Token) -> str:
    """A space where one was typed, and between words typed without."""
    if before is None or token.text == ":":
        return ""
    return " " if token.start > before.end or (token.form and before.form) else ""


def _with_digits(words: list[str]) -> list[str]:
    """The words with those that are numbers here in digits; commas stay where they stand."""
    written: list[str] = []
    at = 0
    while at < len(words):
        found = read_number(_run(words[at : at + 4]), 0)
        length = found[1] if found and _is_number_here(words, at, found[1], written) else 0
        if found and length:
            last = words[at + length - 1]
            written.append(f"{found[0]}{last[len(last.rstrip(',.')) :]}")
        else:
            written.append(words[at])
        at += length or 1
    return written


def _run(words: list[str]) -> list[str]:
    """The words up to the first comma: "tháng chín, mười chín giờ" holds two numbers."""
    ends = (at for at, word in enumerate(words, start=1) if word.endswith((",", ".")))
    return [word.strip(",.") for word in words[: next(ends, len(words))]]


def _is_number_here(words: list[str], at: int, length: int, written: list[str]) -> bool:
    """Whether "nam", "sau", "mot" … is a number beside these neighbours."""
    word = words[at].strip(",.")
    before = written[-1] if written else ""
    after = words[at + length].strip(",.") if at + length < len(words) else ""
    if length > 1 or word in ("sausix", "tufour"):
        return True
    if word == "tu":
        return before in _BEFORE_DAY
    if word == "nam":
        return before in _BEFORE_DAY or (after in _AFTER_NUMBER and after not in _YEAR_AFTER)
    if word == "sau":
        return before == "thu" or (after in _CLOCK_AFTER and before not in _SPANS)
    if word == "mot":
        return before not in _BEFORE_MOT and after in _AFTER_NUMBER
    return before in _BEFORE_NUMBER or after in _AFTER_NUMBER


def is_lunar(text: str) -> bool:
    """Whether the text names a day of the lunar calendar, which is not supported."""
    composed = unicodedata.normalize("NFC", text[:600]).lower()
    spellings = (" ".join(fold(composed).split()), canonical(text))
    return any(map(_LUNAR.search, spellings)) or _LUNAR_DAY.search(composed) is not None
