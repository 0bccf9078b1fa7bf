"""Vietnamese letters: folding, tones, and forms that ignore where the tone mark stands."""

import unicodedata
from functools import lru_cache

_TONES = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
_MARKS = {"\u0302", "\u0306", "\u031b"}  # circumflex, breve, horn


def fold(text: str) -> str:
    """Lower case without diacritics (đ = d); NFC, NFD and both tone placements fold alike."""
    parts = unicodedata.normalize("NFD", text.casefold())
    plain = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", plain.replace("đ", "d"))


@lru_cache(maxsize=8192)
def split_tone(word: str) -> tuple[str, str]:
    """The word in lower case without its tone, and the tone: "0" level, "1" sắc … "5" nặng.

    Hỏi and ngã are one tone here ("3"): southern writers mix them up ("trể", "nghĩ họp").
    """
    tone, kept = "0", []
    for letter in unicodedata.normalize("NFD", word.lower()):
        if letter in _TONES:
            tone = _TONES[letter]
        elif letter in _MARKS or not unicodedata.combining(letter):
            kept.append(letter)
    return unicodedata.normalize("NFC", "".join(kept)), "3" if tone == "4" else tone


def form_of(word: str) -> str:
    """A comparable form: letters without the tone, then the tone as a digit ("hòa" = "hoà")."""
    letters, tone = split_tone(word)
    return letters + tone


def is_marked(form: str) -> bool:
    """Whether the writer typed any diacritic in the word of this form."""
    return form[-1:] != "0" or not form[:-1].isascii()


def is_less_marked(form: str, full: str) -> bool:
    """Whether `form` is `full` with some diacritics left out ("đươc0" for "đươc5")."""
    if len(form) != len(full) or form[-1] not in ("0", full[-1]):
        return False
    return all(
        mine in (theirs, fold(theirs)) for mine, theirs in zip(form[:-1], full[:-1], strict=True)
    )
