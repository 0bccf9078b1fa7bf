"""Names of people: folded for search, tidied for the roster, sorted by given name."""

import re
import unicodedata

from bot.reading.legacy_fonts import is_legacy_encoded
from bot.reading.letters import fold, form_of, split_tone

__all__ = ["fold", "given_name", "is_called", "is_legacy_encoded", "sort_key", "tidy_name"]

MAX_NAME_LENGTH = 80
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONE_ORDER = "02341567"
_BRACKETS = re.compile(r"[(\[{][^()\[\]{}]{0,200}(?:[)\]}]|$)")
_TITLE = re.compile(
    r"^(?:(?:đ\s?[/.]\s?c|đc|đồng\s+chí|ông|bà|ô\.|b\.)[\s.:]+|đ[/.]c\s*)", re.IGNORECASE
)
_NUMBERED = re.compile(r"^\d+\s*[.)\-]\s*")
_NOT_IN_NAMES = re.compile(r"[^\w\s'’.\-]|[\d_]")
_WORD = re.compile(r"\w+")


def tidy_name(text: str) -> str:
    """A name as it stands in the roster; "" if nothing of it is a name.

    Titles, aliases in brackets and invisible characters go; all-capital or all-small words get
    proper case, mixed case is the writer's choice and stays.
    """
    visible = "".join(_visible(letter) for letter in unicodedata.normalize("NFC", text[:1000]))
    bare = _NUMBERED.sub("", " ".join(_BRACKETS.sub(" ", visible).split()))
    while (untitled := _TITLE.sub("", bare).strip()) != bare:
        bare = untitled
    words = (word.strip(".-'’") for word in _NOT_IN_NAMES.sub(" ", bare).split())
    name = " ".join(_proper(word) for word in words if word)
    return name[:MAX_NAME_LENGTH].rstrip()


def _visible(letter: str) -> str:
    category = unicodedata.category(letter)
    if letter.isspace() or category in ("Zs", "Cc"):
        return " "
    return "" if category in ("Cf", "Cs", "Co", "Cn") else letter


def _proper(word: str) -> str:
    if not (word.isupper() or word.islower()):
        return word
    return "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-"))


def given_name(name: str) -> str:
    """The name people are called by: the last word ("Nguyễn Thị Sen" → "Sen")."""
    words = tidy_name(name).split()
    return words[-1] if words else ""


def is_called(text: str, name: str, *, is_one: bool) -> bool:
    """Whether the text names them: by the whole name, whatever its case and diacritics; one
    person also by the given name with a capital ("bà Sen")."""
    written = _WORD.findall(unicodedata.normalize("NFC", text))
    words = " ".join(_WORD.findall(fold(name)))
    if f" {words} " in f" {' '.join(fold(word) for word in written)} ":
        return True
    given = given_name(name.partition(",")[0]) if is_one else ""
    return any(word[:1].isupper() and _is_alike(word, given) for word in written)


def _is_alike(word: str, name: str) -> bool:
    """The same word; one of them may have been typed without diacritics."""
    if fold(word) != fold(name):
        return False
    return word.isascii() or name.isascii() or form_of(word) == form_of(name)


def sort_key(name: str) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    """Vietnamese collation: by given name, then family and middle names; letters before tones."""
    words = tidy_name(name).split()
    return tuple(_word_key(word) for word in words[-1:] + words[:-1])


def _word_key(word: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    letters, _ = split_tone(word)
    order = tuple(_ALPHABET.find(letter) + 1 or 100 + ord(letter) for letter in letters)
    return order, (_tone_rank(word),)


def _tone_rank(word: str) -> int:
    marks = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
    found = (marks[letter] for letter in unicodedata.normalize("NFD", word) if letter in marks)
    return next(found, 0)
