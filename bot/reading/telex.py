"""Raw Telex ("dduwowcj") and VNI ("d9uoc75"), typed with the Vietnamese keyboard off."""

import re
from functools import lru_cache

from bot.reading.letters import fold, form_of
from bot.reading.syllables import is_syllable

_TELEX_TONES = {"s": "1", "f": "2", "r": "3", "x": "3", "j": "5"}
_VNI_TONES = {"1": "1", "2": "2", "3": "3", "4": "3", "5": "5"}
_VNI_WORD = re.compile(r"[a-z]+[1-9][a-z1-9]*")
_DOUBLES = {"a": "â", "e": "ê", "o": "ô"}
_HORNS = {"a": "ă", "o": "ơ", "u": "ư"}


@lru_cache(maxsize=4096)
def decode_keys(word: str) -> str | None:
    """The form meant by raw Telex or VNI keys; None if the word is not such input."""
    if not word.isascii() or not 2 <= len(word) <= 14:
        return None
    decoded = _decode_vni(word) if _VNI_WORD.fullmatch(word) else _decode_telex(word)
    if decoded is None or not is_syllable(fold(decoded[:-1])):
        return None
    return None if decoded == form_of(word) else decoded


def _decode_telex(word: str) -> str | None:
    if not word.isalpha():
        return None
    letters: list[str] = []
    tone = "0"
    for key in word:
        if key in _TELEX_TONES and _has_vowel(letters):
            tone = _TELEX_TONES[key]
        elif key == "w":
            _put_horn(letters)
        elif not _put_double(letters, key):
            letters.append(key)
    return "".join(letters) + tone


def _has_vowel(letters: list[str]) -> bool:
    return any(fold(letter) in "aeiouy" for letter in letters)


def _put_double(letters: list[str], key: str) -> bool:
    if key == "d" and "d" in letters[:1]:
        letters[0] = "đ"
        return True
    if key in _DOUBLES and key in letters:
        letters[letters.index(key)] = _DOUBLES[key]
        return True
    return False


def _put_horn(letters: list[str]) -> None:
    joined = "".join(letters)
    if "uo" in joined or "ưo" in joined:
        at = joined.index("uo" if "uo" in joined else "ưo")
        letters[at : at + 2] = ["ư", "ơ"]
        return
    if "ua" in joined and "qua" not in joined:  # the horn of "chuaw" stands on the u
        letters[joined.index("ua")] = "ư"
        return
    for at in range(len(letters) - 1, -1, -1):
        if letters[at] in _HORNS:
            letters[at] = _HORNS[letters[at]]
            return


def _decode_vni(word: str) -> str | None:
    letters: list[str] = []
    tone = "0"
    for key in word:
        if key in _VNI_TONES:
            tone = _VNI_TONES[key]
        elif key == "9" and "d" in letters[:1]:
            letters[0] = "đ"
        elif key in "78":
            _put_horn(letters)
        elif key == "6":
            _put_circumflex(letters)
        else:
            letters.append(key)
    return "".join(letters) + tone


def _put_circumflex(letters: list[str]) -> None:
    for at in range(len(letters) - 1, -1, -1):
        if letters[at] in _DOUBLES:
            letters[at] = _DOUBLES[letters[at]]
            return
