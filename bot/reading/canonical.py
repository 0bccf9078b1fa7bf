"""Writes what was typed about time in one plain spelling: folded words, digits, single spaces."""

import re

from bot.reading.letters import fold, form_of
from bot.reading.numbers import read_number
from bot.reading.tokens import tokenize

_WORDS = """
 ngay thang nam tuan thu chu nhat hai ba tu bon nam sau bay tam chin muoi mot lam moi gio phut tieng
 ruoi kem sang trua chieu toi dem khuya nay mai mot kia nua hom bua qua dau cuoi giua tien cung moi
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
    }.items()
}
_BEFORE_NUMBER = frozenset(
    "ngay mung mong thang thu kem luc from gio h g den tu lan khoang hom".split()
)
_AFTER_NUMBER = frozenset(
    "gio h g phut p ngay thang tuan tieng ruoi kem hom bua nua quy lan muoi sang chieu trua dem".split()
)
_YEAR_AFTER = {"nay", "sau", "next", "toi", "ngoai", "truoc", "nua"}
_LETTER_DIGIT = re.compile(r"(?<=\d)(?=[a-z])|(?<=[a-z])(?=\d)")
_WEEKDAY_SHORT = re.compile(r"\bt [2-7]\b|\bthu [2-8]\b")


def canonical(text: str) -> str:
    """The text in one spelling, for the patterns of days and hours."""
    pieces, end = [], 0
    for token in tokenize(text, _VOCABULARY):
        gap = " " if token.start > end and token.text != ":" else ""
        word = _BY_FORM.get(token.form, token.fold) if token.form else token.fold
        pieces.append(gap + word)
        end = token.end
    spaced = _LETTER_DIGIT.sub(" ", "".join(pieces).replace("_", " _"))
    spaced = re.sub(r"\bt ([2-7])\b", r"thu \1", spaced)
    spaced = re.sub(r"\b(?:chu|chua) nhat\b|\bc n\b|\bcn\b", "thu 8", spaced)
    return " ".join(_with_digits(spaced.split()))


def _with_digits(words: list[str]) -> list[str]:
    written: list[str] = []
    at = 0
    while at < len(words):
        found = read_number([word.strip(",.") for word in words[at : at + 4]], at=0)
        if found and _is_number_here(words, at, found[1], written):
            number, length = found
            written.append(
                str(number) + words[at + length - 1][len(words[at + length - 1].rstrip(",.")) :]
            )
            at += length
        else:
            written.append(words[at])
            at += 1
    return written


def _is_number_here(words: list[str], at: int, length: int, written: list[str]) -> bool:
    word = words[at].strip(",.")
    before = written[-1] if written else ""
    after = words[at + length].strip(",.") if at + length < len(words) else ""
    if length > 1:
        return True
    if word == "tu":
        return before in ("thu", "thang", "mung", "mong", "ngay")
    if word == "nam":
        return before in ("thu", "thang", "mung", "mong", "kem", "ngay") or (
            after in _AFTER_NUMBER - {"nua"} and after not in _YEAR_AFTER
        )
    if word == "sau":
        return before == "thu" or (
            after in ("gio", "h", "g", "phut", "ruoi") and before not in ("tuan", "thang", "nam")
        )
    if word == "mot":
        return (before == "" and after in _AFTER_NUMBER) or (
            before not in _DAY_BEFORE_MOT and after in _AFTER_NUMBER
        )
    return word in ("sausix", "tufour") or before in _BEFORE_NUMBER or after in _AFTER_NUMBER


_DAY_BEFORE_MOT = {"ngay", "bua", "sang", "chieu", "toi", "trua", "dem", "hom"}


def is_lunar(text: str) -> bool:
    """Whether the text names a day of the lunar calendar, which is not supported."""
    plain = fold(text[:600])
    return _LUNAR.search(" ".join(plain.split())) is not None


_LUNAR = re.compile(
    r"\b(?:am lich|lich am|a\.?l|ngay am|\d+ am|ram|tet|giao thua|thang (?:chap|gieng)"
    r"|thang \w+ ta|nhuan)\b"
)
