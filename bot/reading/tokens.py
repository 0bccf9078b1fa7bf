"""Cuts what was typed into tokens that know their place in the text and their comparable form."""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.reading.letters import fold, form_of, is_marked
from bot.reading.segmentation import cut_glued
from bot.reading.syllables import is_syllable
from bot.reading.teencode import expand_form, expand_short
from bot.reading.telex import decode_keys

MAX_LENGTH = 600
_LETTER = r"[^\W\d_][\u0300-\u036f]*"
_TOKEN = re.compile(
    rf"(?P<comrade>\b[đd]\s?/\s?c\b)"
    rf"|(?P<number>\d+(?:[:.,/\-]\d+)*(?:{_LETTER})*\d*(?:{_LETTER})*'?)"
    rf"|(?P<word>(?:{_LETTER})(?:{_LETTER}|\d)*(?:['’](?:{_LETTER})+)?)"
    r"|(?P<stop>\n|\.\.+|…|[.,;:!?()\[\]\-–—/\"“”]+)"
    r"|(?P<sign>[^\s\w\u0300-\u036f\ufe0f\u200d])",
    re.IGNORECASE,
)
_STUCK_TO_HOUR = re.compile(r"(\d[\d:.,/\-]*(?:gio|h|g|phut|p)?\d*)([a-z]{4,})", re.IGNORECASE)
_REPEATED = re.compile(r"(.)\1{2,}")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number, stop or sign; `form` is empty for what is not a word."""

    kind: str
    text: str
    start: int
    end: int
    fold: str
    form: str

    @property
    def is_marked(self) -> bool:
        """Whether the writer typed diacritics in it (raw Telex counts)."""
        return is_marked(self.form)


def tokenize(text: str, vocabulary: frozenset[str]) -> list[Token]:
    """The tokens of the text (its first 600 characters), glued words cut apart.

    `vocabulary` holds the folded words that the caller knows; they are never taken for raw
    keyboard input, and glued words are cut into them.
    """
    tokens: list[Token] = []
    for found in _TOKEN.finditer(text[:MAX_LENGTH]):
        kind = found.lastgroup or "sign"
        token = Token(kind, found.group(), found.start(), found.end(), found.group(), "")
        if kind in ("word", "comrade"):
            tokens.extend(_read_word(token, vocabulary))
        elif kind == "number" and (stuck := _STUCK_TO_HOUR.fullmatch(token.text)):
            tokens.extend(_cut_after_hour(token, stuck.end(1), vocabulary))
        else:
            tokens.append(replace(token, fold=fold(found.group())))
    return tokens


def _cut_after_hour(token: Token, length: int, vocabulary: frozenset[str]) -> list[Token]:
    """The number and the words of "19htoicomat"."""
    number, words, at = token.text[:length], token.text[length:], token.start + length
    return [
        replace(token, text=number, end=at, fold=fold(number)),
        *_read_word(Token("word", words, at, token.end, words, ""), vocabulary),
    ]


def _read_word(token: Token, vocabulary: frozenset[str]) -> list[Token]:
    if token.text.isdecimal():  # cut off "tre15p"
        return [replace(token, kind="number", fold=token.text)]
    form, cuts = _resolve(token.text, vocabulary)
    if not cuts:
        return [replace(token, fold=fold(form[:-1]), form=form)]
    pieces, offset = [], 0
    for cut in cuts:
        end = _raw_length(token.text, offset, cut)
        part = token.text[offset:end]
        start = token.start + offset
        pieces.extend(
            _read_word(Token("word", part, start, start + len(part), part, ""), vocabulary)
        )
        offset = end
    return pieces


def _raw_length(text: str, offset: int, letters: int) -> int:
    """Where `letters` letters end from the offset on, combining marks included."""
    end, left = offset, letters
    while end < len(text) and (left or unicodedata.combining(text[end])):
        left -= 0 if unicodedata.combining(text[end]) else 1
        end += 1
    return end


@lru_cache(maxsize=16384)
def _resolve(word: str, vocabulary: frozenset[str]) -> tuple[str, tuple[int, ...]]:
    """The form of a word, or the lengths into which a glued one is cut."""
    plain = unicodedata.normalize("NFC", word).lower()
    folded = fold(plain)
    if not is_marked(form_of(plain)) and folded in vocabulary:
        return expand_short(plain) or form_of(plain), ()
    plain = _collapse(plain, vocabulary)
    folded = fold(plain)
    if short := expand_short(plain):
        return short, ()
    if folded in vocabulary or is_syllable(folded):
        return form_of(plain), ()
    if keyed := decode_keys(plain):
        return expand_form(keyed), ()
    if len(plain) != len(folded) or any(map(unicodedata.combining, plain)):
        return form_of(plain), ()
    return form_of(plain), _cut_at_digits(plain) or cut_glued(folded, vocabulary)


def _cut_at_digits(word: str) -> tuple[int, ...]:
    """The parts of "tre15p" and "dentre15phut"; () of "t7" and of what holds no number."""
    parts = re.findall(r"\d+|\D+", word)
    return tuple(map(len, parts)) if len(parts) > 1 and len(parts[0]) > 1 else ()


def _collapse(word: str, vocabulary: frozenset[str]) -> str:
    """ "okkk" → "ok", "dạaa" → "dạ", "nhaa" → "nha"."""
    once = _REPEATED.sub(r"\1", word)
    while len(once) > 2 and fold(once[-1]) == fold(once[-2]) and _is_stretched(once, vocabulary):
        once = once[:-1]
    return once


def _is_stretched(word: str, vocabulary: frozenset[str]) -> bool:
    folded = fold(word)
    if folded in vocabulary or decode_keys(word):
        return False
    return fold(word[:-1]) in vocabulary or folded[-1:] == folded[-3:-2]
