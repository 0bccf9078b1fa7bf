"""The same answers typed otherwise: without diacritics, as raw keys, in capitals, unpunctuated."""

import unicodedata
from collections.abc import Callable

import pytest

from bot.reading.names import fold
from bot.reading.rsvp import read_rsvp
from tests.reading.labelled import RSVP_TRAPS, rows

_TONES = ("\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
_TELEX = dict(zip("âêôăơưđ", ("aa", "ee", "oo", "aw", "ow", "uw", "dd"), strict=True))
_VNI = dict(zip("âêôăơưđ", ("a6", "e6", "o6", "a8", "o7", "u7", "d9"), strict=True))


def _keys(word: str, letters: dict[str, str], tones: str) -> str:
    """The keys pressed for a word, its tone last."""
    body, mark, tone = word.rstrip(".,!?…:"), "", ""
    for letter in unicodedata.normalize("NFC", body.lower()):
        parts = unicodedata.normalize("NFD", letter)
        tone = next((tones[_TONES.index(part)] for part in parts if part in _TONES), tone)
        plain = "".join(part for part in parts if part not in _TONES)
        composed = unicodedata.normalize("NFC", plain)
        mark += letters.get(composed, composed)
    return mark + tone + word[len(body) :]


def _telex(text: str) -> str:
    return " ".join(_keys(word, _TELEX, "sfrxj") for word in text.split())


def _vni(text: str) -> str:
    return " ".join(_keys(word, _VNI, "12345") for word in text.split())


@pytest.mark.parametrize(
    ("spell", "least"),
    [
        (fold, 0.95),
        (_telex, 0.97),
        (_vni, 0.97),
        (str.upper, 0.97),
        (lambda text: text.replace(",", ""), 0.95),
        (lambda text: text.rstrip(".") + "!!!", 0.97),
    ],
    ids=["no diacritics", "telex", "vni", "capitals", "no commas", "exclaimed"],
)
def test_answers_typed_in_another_way(spell: Callable[[str], str], least: float) -> None:
    opposite = {"yes": "no", "no": "yes"}
    names = ("rsvp_given", "rsvp_written", "rsvp_second", "rsvp_third")
    table = [row for name in names for row in rows(name)]
    if spell in (_telex, _vni):
        table = [row for row in table if not any(letter.isdigit() for letter in row["text"])]
    readings = [(row, read_rsvp(spell(row["text"]))) for row in table]
    right = [reading.label == row["label"] for row, reading in readings]
    assert sum(right) / len(right) >= least
    assert [
        row["text"]
        for row, reading in readings
        if reading.is_sure and opposite.get(row["label"]) == reading.label
    ] == []


def test_sentences_made_to_be_misread_are_not_turned_round_without_diacritics() -> None:
    opposite = {"yes": "no", "no": "yes"}
    for row in rows(RSVP_TRAPS):
        reading = read_rsvp(fold(row["text"]))
        is_turned = opposite.get(row["label"]) == reading.label
        assert not (reading.is_sure and is_turned), row["text"]
