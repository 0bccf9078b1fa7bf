"""Points at what a story must not tell of people: numbers, addresses, illness, children, need."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.reading import privacy_words as words
from bot.reading.letters import fold, form_of
from bot.reading.phones import read_phones

PHONE, HOUSE, ID, ILLNESS, CHILD, HARDSHIP = (
    "phone",
    "house",
    "id",
    "illness",
    "child",
    "hardship",
)
KINDS = (PHONE, HOUSE, ID, ILLNESS, CHILD, HARDSHIP)
# A text with fewer marked words than this share was typed without diacritics.
_PLAIN_SHARE = 0.15
_WORD = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"(?<![\w/.,-])[+(]?\d(?:[\d\s.()\-\u2013]*\d)")
# What makes a sum of money, or a span of years, of digits.
_SUM = re.compile(r"\s*(?:dong|d\b|vnd|trieu|ngan|nghin|ty|usd|%|m2|ha\b)")
# Of one who is not sixteen yet.
_GROWN = 16


@dataclass(frozen=True)
class Finding:
    """Words that somebody should look at; `start` and `end` count letters of the text."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class _Folded:
    """The text without diacritics, and where each of its letters stood."""

    text: str
    source: str
    places: tuple[int, ...]
    # Typed without diacritics: a word is taken for the one that it may be.
    is_plain: bool

    def original(self, start: int, end: int) -> str:
        """What was written there."""
        return self.source[self.places[start] : self._end(end)]

    def found(self, kind: str, start: int, end: int) -> Finding:
        """A finding, in places of the text as it was written."""
        return Finding(kind, self.places[start], self._end(end))

    def _end(self, end: int) -> int:
        return self.places[end] if end < len(self.places) else len(self.source)


def find_private(text: str) -> list[Finding]:
    """What to look at before the text is published, in order; no two overlap."""
    folded = _folded(text)
    kept: list[Finding] = []
    for finding in (*_ids(folded), *_phones(folded), *_houses(folded), *_said(folded)):
        if finding.start < finding.end and not any(_overlap(finding, other) for other in kept):
            kept.append(finding)
    return sorted(kept, key=lambda finding: finding.start)


def _overlap(one: Finding, other: Finding) -> bool:
    return one.start < other.end and other.start < one.end


def _folded(text: str) -> _Folded:
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for plain in fold(letter):
            letters.append(plain)
            places.append(place)
    written = _WORD.findall(text)
    marked = sum(not word.isascii() for word in written)
    is_plain = marked < _PLAIN_SHARE * len(written)
    return _Folded("".join(letters), text, tuple(places), is_plain)


def _ids(folded: _Folded) -> Iterator[Finding]:
    for pattern in words.IDS:
        for match in pattern.finditer(folded.text):
            yield folded.found(ID, *match.span())


def _phones(folded: _Folded) -> Iterator[Finding]:
    for match in _DIGITS.finditer(folded.text):
        is_number = match[0].lstrip("(").startswith(("0", "+", "84"))
        if is_number and read_phones(match[0]) and not _SUM.match(folded.text, match.end()):
            yield folded.found(PHONE, *match.span())
    for pattern in (words.HOTLINE, words.SPELT_PHONE):
        yield from (folded.found(PHONE, *match.span()) for match in pattern.finditer(folded.text))


def _houses(folded: _Folded) -> Iterator[Finding]:
    for pattern in words.HOUSES:
        for match in pattern.finditer(folded.text):
            street = match.groupdict().get("street")
            if street is None or _is_street(folded, match):
                yield folded.found(HOUSE, *match.span())


def _is_street(folded: _Folded, match: re.Match[str]) -> bool:
    """Whether the word behind a number is a name, and not a body, a month or a sum."""
    written = folded.original(*match.span("street"))
    if written.isascii() and match["street"] in words.PLAIN_NO_STREETS:
        return False
    return written[:1].isupper() and form_of(written) not in words.NO_STREETS


def _said(folded: _Folded) -> Iterator[Finding]:
    """Illness, children and need, by the words for them."""
    for kind, terms in ((ILLNESS, words.ILLNESS), (CHILD, words.CHILD), (HARDSHIP, words.HARDSHIP)):
        for term in terms:
            yield from _told(folded, kind, term)
    for kind, pair in (
        (ILLNESS, words.ILL_OF),
        (HARDSHIP, words.NEED_OF),
        (HARDSHIP, words.BEATEN),
    ):
        for match in pair.pattern.finditer(folded.text):
            if _is_paired(folded, pair, match):
                yield folded.found(kind, *match.span())
    for match in words.SCHOOL_CLASS.finditer(folded.text):
        if _is_meant(folded, words.CLASS, match):
            yield folded.found(CHILD, *match.span())
    for pattern in words.YOUNG:
        yield from (folded.found(CHILD, *match.span()) for match in pattern.finditer(folded.text))
    yield from _ages(folded)
    yield from _named_children(folded)


def _told(folded: _Folded, kind: str, term: words.Term) -> Iterator[Finding]:
    if term.longest not in folded.text:
        return
    for match in term.pattern.finditer(folded.text):
        if _is_meant(folded, term, match):
            yield folded.found(kind, *match.span("term"))


def _is_meant(folded: _Folded, term: words.Term, match: re.Match[str]) -> bool:
    """Whether just this word was written: "bệnh", and neither "bênh" nor, in a text with
    diacritics, "benh"."""
    written = folded.original(*match.span("term"))
    if written.isascii():
        return term.words.isascii() or (folded.is_plain and not term.needs_marks)
    return _forms(written) == _forms(term.words)


def _is_paired(folded: _Folded, pair: words.Pair, match: re.Match[str]) -> bool:
    written = folded.original(*match.span())
    is_plain = written.isascii() and folded.is_plain
    return is_plain or set(_forms(written)) <= pair.forms


def _forms(phrase: str) -> list[str]:
    return [form_of(word) for word in phrase.split()]


def _ages(folded: _Folded) -> Iterator[Finding]:
    for match in words.AGE.finditer(folded.text):
        years = match["years"]
        age = int(years) if years.isdecimal() else words.SPELT_AGES.get(years, _GROWN)
        if age < _GROWN or match["months"]:
            yield folded.found(CHILD, *match.span())


def _named_children(folded: _Folded) -> Iterator[Finding]:
    for match in words.NAMED_CHILD.finditer(folded.text):
        title = folded.original(*match.span("title"))
        if title.isascii():
            # "Chau" in the middle of a sentence is a family name.
            is_child = title.islower() or _begins_sentence(folded.text, match.start())
        else:
            is_child = form_of(title) in words.CHILD_FORMS
        if is_child and folded.original(*match.span("name"))[:1].isupper():
            yield folded.found(CHILD, *match.span())


def _begins_sentence(text: str, start: int) -> bool:
    return text[:start].rstrip(" ")[-1:] in {"", ".", "!", "?", ":", "\n"}
