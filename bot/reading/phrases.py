"""Finds the longest known phrases among tokens and gives each its concept tag."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.reading.letters import fold, form_of, is_less_marked
from bot.reading.tokens import Token


@dataclass(frozen=True, slots=True)
class Item:
    """A phrase with its tag, from token `first` up to, not including, token `last`."""

    tag: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Phrase:
    folds: tuple[str, ...]
    forms: tuple[str, ...]
    tag: str
    exact: tuple[str, ...]  # the forms of words that must have been typed just so


class PhraseBook:
    """An index of phrases by their first folded word, longest first."""

    def __init__(self, lexicons: Iterable[Mapping[str, str]]) -> None:
        self._by_first: dict[str, list[_Phrase]] = defaultdict(list)
        self._forms: set[str] = set()
        for lexicon in lexicons:
            for tag, listing in lexicon.items():
                for written in listing.split(","):
                    self._add(tag, written.strip())
        for phrases in self._by_first.values():
            phrases.sort(key=lambda phrase: -len(phrase.folds))
        self.words = frozenset(
            word for phrases in self._by_first.values() for entry in phrases for word in entry.folds
        )

    def _add(self, tag: str, written: str) -> None:
        words = written.split()
        forms = tuple(form_of(word.lstrip("!")) for word in words)
        folds = tuple(fold(form[:-1]) for form in forms)
        exact = tuple(form_of(word[1:]) for word in words if word.startswith("!"))
        self._by_first[folds[0]].append(_Phrase(folds, forms, tag, exact))
        self._forms.update(forms)

    def find(self, tokens: list[Token]) -> list[Item]:
        """The tokens as items; tags "x" unknown word, "T" number, "|" stop, "?" question mark."""
        writes_marks = _writes_marks(tokens)
        folds = tuple(token.fold for token in tokens)
        items, at = [], 0
        while at < len(tokens):
            phrase = self._longest(tokens, folds, at, writes_marks)
            length = len(phrase.folds) if phrase else 1
            items.append(Item(phrase.tag if phrase else _other_tag(tokens[at]), at, at + length))
            at += length
        return items

    def _longest(
        self, tokens: list[Token], folds: tuple[str, ...], at: int, writes_marks: bool
    ) -> _Phrase | None:
        """The longest phrase; one typed exactly goes before a guessed one of the same length.

        Of somebody who types diacritics a word without them is first taken as it stands.
        """
        guessed: _Phrase | None = None
        for phrase in self._by_first.get(tokens[at].fold, ()):
            if guessed and not writes_marks and len(phrase.folds) < len(guessed.folds):
                break
            if folds[at : at + len(phrase.folds)] != phrase.folds:
                continue
            typed = tokens[at : at + len(phrase.folds)]
            if not self._fits(phrase, typed):
                continue
            if all(token.form == form for token, form in zip(typed, phrase.forms, strict=True)):
                return phrase
            guessed = guessed or phrase
        return guessed

    def _fits(self, phrase: _Phrase, tokens: list[Token]) -> bool:
        pairs = zip(tokens, phrase.forms, strict=True)
        if not all(self._is_word(token, form) for token, form in pairs):
            return False
        return not phrase.exact or set(phrase.exact) <= {token.form for token in tokens}

    def _is_word(self, token: Token, form: str) -> bool:
        """Whether a word that folds alike can be the word of this form."""
        if not token.form or token.form == form or not token.is_marked:
            return True
        return token.form not in self._forms and is_less_marked(token.form, form)


def _writes_marks(tokens: list[Token]) -> bool:
    marked = sum(token.is_marked for token in tokens if token.form)
    return marked >= 2 and marked * 5 >= sum(1 for token in tokens if token.form) * 2


def _other_tag(token: Token) -> str:
    if token.kind == "stop":
        return "?" if "?" in token.text else "|"
    return {"number": "T", "sign": "|"}.get(token.kind, "x")
