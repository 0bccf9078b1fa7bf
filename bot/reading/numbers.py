"""Numbers that are written out ("mười chín", "hai mươi mốt"), turned into digits."""

_DIGITS = {
    "khong": 0, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "nham": 5,
    "sau": 6, "sausix": 6, "tufour": 4, "bay": 7, "tam": 8, "chin": 9,
}  # fmt: skip
_UNITS = {name: digit for name, digit in _DIGITS.items() if name not in ("khong", "lam", "nham")}
_AFTER_TENS = {**_DIGITS, "motday": 1}


def read_number(words: list[str], at: int) -> tuple[int, int] | None:
    """The number (0 to 99) whose folded words begin at `at`, and how many words it has."""
    if at >= len(words):
        return None
    word, following = words[at], words[at + 1 : at + 3]
    if word == "muoi":
        return _with_unit(10, following, 1)
    if word not in _UNITS:
        return None
    if following[:1] in (["muoi"], ["chuc"]):
        return _with_unit(_UNITS[word] * 10, following[1:], 2)
    if word in ("hai", "ba") and following[:1] and following[0] in ("lam", "nham", "motday"):
        return _UNITS[word] * 10 + _AFTER_TENS[following[0]], 2  # "hai lăm", "ba mốt"
    return _UNITS[word], 1


def _with_unit(tens: int, following: list[str], length: int) -> tuple[int, int]:
    if following and following[0] in _AFTER_TENS and following[0] != "khong":
        return tens + _AFTER_TENS[following[0]], length + 1
    return tens, length
