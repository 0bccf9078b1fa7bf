"""What people type, made into the answer to a question, or into a fact that says what is amiss."""

from typing import Any

from bot.errors import ChibotError
from bot.features.reports.forms import (
    CHOICE,
    FURTHEST_NUMBER,
    MOST_PHOTOS,
    NUMBER,
    PHOTOS,
    TEXT,
    TEXT_LETTERS,
)
from bot.reading.markup import to_markup, visible
from bot.reading.names import fold
from bot.reading.quantities import read_quantity
from bot.reading.secrecy import is_marked_secret
from models.base import JsonObject
from models.reports import ReportQuestion

# The columns of an answer, of which a question uses one.
_EMPTY: JsonObject = {"words": None, "number": None, "option": None}
VOICE_LINE_LETTERS = 300


class AnswerIsAmiss(ChibotError):
    """What was said cannot be the answer to the question; base of the facts that say why."""


class NumberIsUnclear(AnswerIsAmiss):
    """The words are no number, or could be several."""

    key = "report-fill-number-unclear"


class NumberIsTooLow(AnswerIsAmiss):
    """Below the limit of the question."""

    key = "report-fill-number-low"


class NumberIsTooHigh(AnswerIsAmiss):
    """Above the limit of the question."""

    key = "report-fill-number-high"


class NumberIsOutside(AnswerIsAmiss):
    """Not between the two limits of the question."""

    key = "report-fill-number-outside"


class TextIsTooLong(AnswerIsAmiss):
    """More letters than the question takes."""

    key = "report-fill-text-long"


class TextIsEmpty(AnswerIsAmiss):
    """Nothing of it can be seen."""

    key = "report-fill-text-empty"


class TextIsSecret(AnswerIsAmiss):
    """The words bear the mark of a classified paper."""

    key = "report-fill-text-secret"


class OptionIsUnclear(AnswerIsAmiss):
    """Neither the number nor the label of an option."""

    key = "report-fill-option-unclear"


class PhotosAreWanted(AnswerIsAmiss):
    """Words where photos are due."""

    key = "report-fill-photo-wanted"


def read_answer(question: ReportQuestion, words: str) -> JsonObject:
    """The columns of the answer that the words are. Raises what is amiss with them."""
    if question.kind == NUMBER:
        return _EMPTY | {"number": _number(question, words)}
    if question.kind == CHOICE:
        return _EMPTY | {"option": _option(question, words)}
    if question.kind == TEXT:
        return _EMPTY | {"words": read_text(words, question.most or TEXT_LETTERS)}
    raise PhotosAreWanted


def option_answer(question: ReportQuestion, option: int) -> JsonObject:
    """The columns of the answer that picks this option. Raises OptionIsUnclear."""
    count = len(question.options or ())
    if question.kind != CHOICE or not 0 <= option < count:
        raise OptionIsUnclear(count=count)
    return _EMPTY | {"option": option}


def photos_answer() -> JsonObject:
    """The columns of the answer that consists of photos."""
    return dict(_EMPTY)


def most_photos(question: ReportQuestion) -> int:
    """How many photos the question takes."""
    return min(question.most or PHOTOS, MOST_PHOTOS)


def read_text(words: str, limit: int) -> str:
    """The words as they are kept. Raises TextIsEmpty, TextIsTooLong, TextIsSecret."""
    seen = visible(to_markup(words, ())).strip()
    if not seen:
        raise TextIsEmpty
    if len(seen) > limit:
        raise TextIsTooLong(letters=len(seen), limit=limit)
    if is_marked_secret(seen):
        raise TextIsSecret
    return seen


def _number(question: ReportQuestion, words: str) -> float:
    number = read_quantity(words)
    if number is None:
        raise NumberIsUnclear
    lowest, highest = question.lowest, question.highest
    is_outside = _is_outside(number, lowest, highest)
    if is_outside and lowest is not None and highest is not None:
        raise NumberIsOutside(lowest=_whole(lowest), highest=_whole(highest))
    if is_outside and lowest is not None and number < lowest:
        raise NumberIsTooLow(lowest=_whole(lowest))
    if is_outside:
        raise NumberIsTooHigh(highest=_whole(FURTHEST_NUMBER if highest is None else highest))
    return number


def _is_outside(number: float, lowest: float | None, highest: float | None) -> bool:
    is_low = lowest is not None and number < lowest
    is_high = highest is not None and number > highest
    return is_low or is_high or abs(number) > FURTHEST_NUMBER


def _whole(bound: float) -> Any:
    return int(bound) if bound == int(bound) else bound


def _option(question: ReportQuestion, words: str) -> int:
    options = question.options or []
    typed = fold(words).strip(" .)(")
    if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= len(options):
        return int(typed) - 1
    alike = [place for place, label in enumerate(options) if fold(label).strip(" .)(") == typed]
    if len(alike) != 1:
        raise OptionIsUnclear(count=len(options))
    return alike[0]
