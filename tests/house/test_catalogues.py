"""The catalogues say the same in every language, and just what the code asks for.

A key stands in the call: `texts("meeting-called")`, in the same file as the call: a variable, an
argument, or in the class of an error: `key = "…"`. Where it depends on a value its family is
named: `texts(f"role-{role}")`.
"""

from collections import Counter
from fnmatch import fnmatchcase

import pytest

from bot.i18n import LANGUAGES
from tests.house.catalogues import (
    Sentence,
    Use,
    mentioned,
    questionable,
    sentences,
    unreadable,
    uses,
)
from tests.house.markup import Markup
from tests.house.sources import report

FIRST, *OTHERS = LANGUAGES


def _by_key(language: str) -> dict[str, Sentence]:
    return {sentence.key: sentence for sentence in sentences(language)}


def _messages() -> dict[str, Sentence]:
    """What code can ask for: all but terms."""
    return {key: sentence for key, sentence in _by_key(FIRST).items() if not key.startswith("-")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogues_can_be_read(language: str) -> None:
    report(
        "Correct the grammar of these entries (https://projectfluent.org).", unreadable(language)
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_key_stands_once_in_a_language(language: str) -> None:
    number = Counter(sentence.key for sentence in sentences(language))
    report(
        "A key stands once: keep one of these.",
        (f"{s.place}: {s.key}" for s in sentences(language) if number[s.key] > 1),
    )


@pytest.mark.parametrize("language", OTHERS)
def test_languages_have_the_same_keys(language: str) -> None:
    ours, theirs = _by_key(FIRST), _by_key(language)
    report(
        "Every language says everything: translate these.",
        [f"{s.place}: {s.key} is not in {language}" for k, s in ours.items() if k not in theirs]
        + [f"{s.place}: {s.key} is not in {FIRST}" for k, s in theirs.items() if k not in ours],
    )


@pytest.mark.parametrize("language", OTHERS)
def test_languages_use_the_same_variables(language: str) -> None:
    ours, theirs = _by_key(FIRST), _by_key(language)
    report(
        "A sentence says the same in every language: use the same variables.",
        (
            f"{other.place}: {key} differs in {sorted(ours[key].variables ^ other.variables)}"
            for key, other in theirs.items()
            if key in ours and ours[key].variables != other.variables
        ),
    )


def test_keys_can_be_told_from_the_code() -> None:
    report(
        'Write the key, or its family, where it is asked for: texts(f"role-{role}").',
        questionable(),
    )


def test_every_key_asked_for_exists() -> None:
    known = _messages()
    report(
        "Add these keys to the catalogues of all languages (a family needs one key at least).",
        (f"{use.place}: {use.pattern}" for use in uses() if not any(map(use.fits, known))),
    )


def test_every_key_is_asked_for() -> None:
    quoted = {key for sentence in sentences(FIRST) for key in sentence.quotes}
    families = [words for words in mentioned() if words.endswith("-*")]
    report(
        "Nobody asks for these keys: delete them.",
        (
            f"{sentence.place}: {key}"
            for key, sentence in _by_key(FIRST).items()
            if key not in quoted | mentioned()
            and not any(fnmatchcase(key, family) for family in families)
            and not any(use.fits(key) for use in uses())
        ),
    )


def _lacking(use: Use) -> set[str]:
    sentence = _messages().get(use.pattern)
    if use.variables is None or sentence is None:
        return set()
    return set(sentence.variables - use.variables)


def test_every_variable_is_given() -> None:
    report(
        "The sentence needs these variables: give them in the call.",
        (
            f"{use.place}: {use.pattern} lacks {sorted(_lacking(use))}"
            for use in uses()
            if _lacking(use)
        ),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_markup_is_what_telegram_knows(language: str) -> None:
    report(
        f"Telegram refuses this: use {', '.join(sorted(Markup.KNOWN))}, and close what you open.",
        (
            f"{sentence.place}: {sentence.key}: {fault}"
            for sentence in sentences(language)
            for fault in Markup.faults_of(sentence.words)
        ),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_plain_words_have_no_markup(language: str) -> None:
    plain = [use for use in uses() if use.is_plain and "*" not in use.pattern]
    said = {use.pattern: use.place for use in plain}
    report(
        "Said on a button or in a menu, where markup is not read: take it out.",
        (
            f"{sentence.place}: {sentence.key} ({said[sentence.key]})"
            for sentence in sentences(language)
            if sentence.key in said and Markup.tags_of(sentence.words)
        ),
    )


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("<b>Họp</b> lúc <i>19 giờ</i>", 0),
        ('<a href="https://example.org">đây</a>', 0),
        ("<b>Họp", 1),
        ("Họp</b>", 1),
        ("<b><i>Họp</b></i>", 2),
        ("<p>Họp</p>", 2),
    ],
)
def test_broken_markup_is_found(words: str, number: int) -> None:
    assert len(Markup.faults_of(words)) == number
