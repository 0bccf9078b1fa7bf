"""What a story must not tell is pointed at, with and without diacritics; much else is not."""

import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.privacy import KINDS, find_private

_TABLE = Path(__file__).parent / "data" / "privacy.tsv"


def _lines() -> list[tuple[str, list[str], list[str]]]:
    """(text, kinds, kinds without diacritics)"""
    found = []
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, kinds, *plain = line.split("\t")
            marked = sorted(kinds.split(",")) if kinds else []
            bare = (sorted(plain[0].split(",")) if plain[0] else []) if plain else marked
            found.append((text, marked, bare))
    return found


LINES = _lines()


def _bare(text: str) -> str:
    """As it is typed on a phone without Vietnamese."""
    parts = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def _kinds(text: str) -> list[str]:
    return sorted(finding.kind for finding in find_private(text))


def test_table_is_long_and_asks_both_ways() -> None:
    assert len(LINES) >= 80
    silent = [text for text, kinds, _ in LINES if not kinds]
    assert len(silent) >= 30
    assert {kind for _, kinds, _ in LINES for kind in kinds} == set(KINDS)


@pytest.mark.parametrize(("text", "kinds", "bare"), LINES, ids=[line[0] for line in LINES])
def test_sentence_as_it_is_written(text: str, kinds: list[str], bare: list[str]) -> None:
    del bare
    assert _kinds(text) == kinds
    assert _kinds(unicodedata.normalize("NFD", text)) == kinds


@pytest.mark.parametrize(("text", "kinds", "bare"), LINES, ids=[line[0] for line in LINES])
def test_sentence_without_diacritics(text: str, kinds: list[str], bare: list[str]) -> None:
    del kinds
    assert _kinds(_bare(text)) == bare


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Bà Năm, 0903 123 456.", "0903 123 456"),
        ("Ở số nhà 12/5A, hẻm sâu", "số nhà 12/5A"),
        ("Bị ung thư.", "ung thư"),
        ("có cháu Lan giúp", "cháu Lan"),
        ("CCCD: 079185001234;", "CCCD: 079185001234"),
    ],
)
def test_just_the_words_are_marked(text: str, words: str) -> None:
    for written in (text, unicodedata.normalize("NFD", text)):
        (found,) = find_private(written)
        marked = unicodedata.normalize("NFC", written[found.start : found.end])
        assert marked == words


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    found = find_private(text)
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
    ends = [(one.start, one.end) for one in found]
    assert all(before[1] <= after[0] for before, after in pairwise(ends))


def test_long_text_is_read_at_once() -> None:
    find_private("0903 " * 1500)
    find_private("a" * 6000)
