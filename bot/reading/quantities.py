"""Reads a quantity as people type it: "12", "12 buổi", "mười hai", "1.250", "khoảng 30"."""

import re
import unicodedata
from collections.abc import Sequence

from bot.reading.letters import fold

_LONGEST = 80
_PLAIN = re.compile(r"\d{1,12}(?:[.,]\d{1,6})?")
_GROUPED = re.compile(r"\d{1,3}(?P<mark>[. ])\d{3}(?:(?P=mark)\d{3}){0,2}(?:,\d{1,6})?")
_FIRST = re.compile(rf"(?P<minus>[-−])?(?P<digits>{_GROUPED.pattern}|{_PLAIN.pattern})(?P<rest>.*)")
# Money as it is typed: "1tr5", "500k".
_MONEY = re.compile(
    r"(?P<whole>\d{1,4}(?:[.,]\d{1,2})?) ?(?:tr|(?P<thousand>(?<=\d)k))(?P<part>(?<=r)\d{1,3})?"
    r"(?: ?(?:d|dong|vnd))?"
)
# As it is said: "1 triệu 2" is a million and two hundred thousand.
_MILLIONS = re.compile(
    r"(?P<whole>\d{1,4}) ?trieu (?P<part>\d|\d{3})(?P<thousand> (?:nghin|ngan))?(?: ?(?:d|dong))?"
)
# "1,250" is one and a quarter to some, and over a thousand to others.
_DOUBTFUL = re.compile(r"[1-9]\d{0,2}(,\d{3})+")
_NOTHING = re.compile(
    r"(?:da |hien |thang nay )?(?:(?:khong|ko|k|hong|kg|chua) (?:phat sinh|co)"
    r"(?: (?:gi|ai|(?:\w+ ){1,3}nao))?|khong|ko|k|none|no|nothing|zero)(?: a| het| ca)?"
)
_NO_PROPOSAL = re.compile(
    r"(?:da )?(?:(?:khong|ko|chua) (?:co )?)(?:y kien |de xuat |kien nghi )?"
    r"(?:kien nghi|de xuat|y kien)(?: gi| nao)?(?: a)?"
)
_NO_PHOTO = re.compile(r"(?:khong|ko|k|hong|kg|chua) co (?:hinh anh|hinh|anh)(?: nao| a)?")
_LEADS = frozenset(
    """da vang thua khoang chung tam co uoc do duoc la tong cong so gom tat ca chi about
    around""".split()
)
_SCALES = {
    "chuc": 10, "tram": 100, "nghin": 1e3, "ngan": 1e3, "trieu": 1e6, "ty": 1e9, "ti": 1e9,
    "thousand": 1e3, "million": 1e6,
}  # fmt: skip
# What is written right behind the digits: "12đc", "50kg".
_GLUED = frozenset("d dc dv kg vnd nguoi ng ho".split())
# What a quantity may be of, after a number that is written out: "ba" or "năm" may be other words.
_THINGS = frozenset(
    """a buoi lan nguoi dong ho gia cuoc luot doan dang hoi cay suat phan tin bai y mo truong ky
    cai chiec cong viec lop ngay phut gio quan to can em be anh mon qua cho diem nha tre hoc
    thanh vien phan tram meetings times people members""".split()
)
# After digits these say that the number is not the whole story.
_DOUBTS = frozenset(
    "den toi hoac hay hon chua khong k ruoi may vai tru them tro nua or to than not".split()
)
_MOST_THINGS = 4
_DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5,
    "nhăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
# As written with all marks, or with none: "bà" is nobody's three.
_SPELT = _DIGITS | {fold(word): digit for word, digit in _DIGITS.items()}
_ONLY_AFTER_TENS = frozenset({"mốt", "lăm", "nhăm", "lam", "nham"})
# (value, how many words it has)
_Found = tuple[float, int]


def read_quantity(text: str) -> float | None:
    """The quantity that is meant; None where that is doubtful, so that it is asked again."""
    words = _tidy(text)
    # A small raised 2 is no 2.
    is_raised = any(letter.isdigit() and not letter.isdecimal() for letter in text[:_LONGEST])
    if not words or is_raised or len(words) > _LONGEST:
        return None
    folded = fold(words)
    if _NOTHING.fullmatch(folded):
        return 0.0
    bare = _without_leads(words)
    if money := _MONEY.fullmatch(fold(bare)):
        return _money(money)
    if said := _MILLIONS.fullmatch(fold(bare)):
        is_tenth = len(said["part"]) == 1 and not said["thousand"]
        return float(said["whole"]) * 1e6 + float(said["part"]) * (1e5 if is_tenth else 1e3)
    return _in_digits(bare) if bare[:1] in "-−0123456789" and bare else _in_words(bare.split())


def is_nothing(text: str) -> bool:
    """Whether the words only say that there is nothing: "không có", "không có kiến nghị",
    "không có ảnh"."""
    folded = fold(_tidy(text))
    return any(one.fullmatch(folded) for one in (_NOTHING, _NO_PROPOSAL, _NO_PHOTO))


def _tidy(text: str) -> str:
    plain = " ".join(unicodedata.normalize("NFKC", text[:400]).lower().split())
    plain = plain.replace("đ/c", "đc").replace("d/c", "dc")
    return plain.rstrip(" .!;,)").lstrip(" (:~≈")


def _without_leads(words: str) -> str:
    rest = words.split()
    # "Tầm" is about, "tám" is eight.
    while len(rest) > 1 and fold(rest[0]).strip(",:") in _LEADS and rest[0] not in _DIGITS:
        rest = rest[1:]
    return " ".join(rest)


def _in_digits(words: str) -> float | None:
    found = _FIRST.fullmatch(words)
    if found is None or _is_doubtful(found):
        return None
    value = _value(found["digits"]) * (-1 if found["minus"] else 1)
    rest = fold(found["rest"]).strip().removeprefix("%").replace("(", "").split()
    scaled = value
    while rest and rest[0] in _SCALES:
        scaled, rest = scaled * _SCALES[rest[0]], rest[1:]
    # "1 trăm hai" is 102 or 120.
    is_cut = scaled != value and rest[:1] and rest[0] in _SPELT
    is_whole = len(rest) <= _MOST_THINGS and all(word.isalpha() for word in rest) and not is_cut
    return scaled if is_whole and not _DOUBTS & set(rest) else None


def _money(found: re.Match[str]) -> float:
    """ "1tr5" is a million and five tenths."""
    if found["thousand"]:
        return float(found["whole"].replace(",", ".")) * 1e3
    whole = f"{found['whole']}.{found['part']}" if found["part"] else found["whole"]
    return round(float(whole.replace(",", ".")) * 1e6)


def _is_doubtful(found: re.Match[str]) -> bool:
    digits, rest = found["digits"], found["rest"]
    # A letter or mark right behind the digits: "12h", "12/15", "1,250,000".
    is_apart = rest[:1] in {"", " ", "%"} or fold(rest).split()[0] in _GLUED
    return bool(_DOUBTFUL.fullmatch(digits)) or not is_apart


def _value(digits: str) -> float:
    if grouped := _GROUPED.fullmatch(digits):
        return float(digits.replace(grouped["mark"], "").replace(",", "."))
    return float(digits.replace(",", "."))


def _in_words(words: Sequence[str]) -> float | None:
    found = _read_spelt(words)
    if found is None:
        return None
    rest = [fold(word) for word in words[found[1] :]]
    is_thing = not rest or rest[0] in _THINGS
    return found[0] if is_thing and len(rest) <= _MOST_THINGS and _is_no_more(rest) else None


def _is_no_more(rest: Sequence[str]) -> bool:
    return all(word.isalpha() for word in rest) and not _DOUBTS & set(rest)


def _read_spelt(words: Sequence[str]) -> _Found | None:
    """Millions, thousands and what is below; a part left out is doubtful ("hai nghìn năm")."""
    total, at = 0.0, 0
    for names, scale in ((("triệu", "trieu"), 1e6), (("nghìn", "nghin", "ngàn", "ngan"), 1e3)):
        part = _below_thousand(words[at:], is_rest=bool(total))
        if part and words[at + part[1] : at + part[1] + 1] and words[at + part[1]] in names:
            total, at = total + part[0] * scale, at + part[1] + 1
    last = _below_thousand(words[at:], is_rest=bool(total))
    if last is not None:
        return total + last[0], at + last[1]
    return (total, at) if total else None


def _below_thousand(words: Sequence[str], *, is_rest: bool) -> _Found | None:
    hundreds = _digit(words[:1])
    if hundreds is None or words[1:2] not in (["trăm"], ["tram"]):
        return None if is_rest else _below_hundred(words)
    after = words[2:]
    if after[:1] and fold(after[0]) in {"le", "linh"}:
        unit = _digit(after[1:2])
        return None if unit is None else (hundreds * 100 + unit, 4)
    tens = _below_hundred(after)
    if tens is None:
        return hundreds * 100, 2
    # "một trăm hai" is 102 or 120.
    return (hundreds * 100 + tens[0], 2 + tens[1]) if tens[0] >= 10 else None


def _below_hundred(words: Sequence[str]) -> _Found | None:
    if words[:1] and words[0] in {"mười", "muoi"}:
        return _with_unit(10, words[1:2], 1)
    if words[:1] and words[0] in {"hăm", "ham"} and _digit(words[1:2]):
        return _with_unit(20, words[1:2], 1)
    digit = _digit(words[:1])
    if digit is None or words[0] in _ONLY_AFTER_TENS:
        return None
    if words[1:2] and words[1] in {"mươi", "muoi", "chục", "chuc"}:
        return _with_unit(digit * 10, words[2:3], 2)
    if digit > 1 and words[1:2] and words[1] in _ONLY_AFTER_TENS:
        return digit * 10 + _SPELT[words[1]], 2
    return digit, 1


def _with_unit(tens: float, following: Sequence[str], length: int) -> _Found:
    unit = _digit(following)
    return (tens + unit, length + 1) if unit else (tens, length)


def _digit(words: Sequence[str]) -> int | None:
    return _SPELT.get(words[0]) if words else None
