"""Sentences in the reader's language, from the Fluent catalogues; escapes what people wrote."""

import html
import re
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_datetime
from fluent.runtime import FluentBundle, FluentResource

LANGUAGES = ("vi", "en")
# Fluent refuses values of more than 2,500 characters: longer ones are put in after it.
_LONGEST_VALUE = 2000
_LOCALES = Path(__file__).parent / "locales"
_DATE_FORMATS = {
    # "19 giờ 30, thứ Năm, ngày 03/12/2026"
    "vi": ("H 'giờ' mm, EEEE, 'ngày' dd/MM/y", "EEEE, 'ngày' dd/MM/y", "H 'giờ' mm"),
    "en": ("HH:mm, EEEE, d MMMM y", "EEEE, d MMMM y", "HH:mm"),
}


class Html(str):
    """Text that is markup already and is not escaped again."""

    __slots__ = ()


@cache
def bundle(language: str) -> FluentBundle:
    """The catalogue of one language, all features together."""
    # No isolation marks: they would be read out by screen readers and count as characters.
    loaded = FluentBundle([language], use_isolating=False)
    for path in sorted((_LOCALES / language).glob("*.ftl")):
        loaded.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return loaded


class Texts:
    """Says things in one language and time zone."""

    def __init__(self, language: str, zone: ZoneInfo) -> None:
        self.language = language if language in LANGUAGES else LANGUAGES[0]
        self.zone = zone

    def __call__(self, key: str, **variables: Any) -> Html:
        """A sentence as HTML: variables are escaped unless they are `Html`.

        Raises KeyError if the catalogue has no such key or lacks a variable.
        """
        return Html(self._format(key, {n: _escape(v) for n, v in variables.items()}))

    def plain(self, key: str, **variables: Any) -> str:
        """The same without markup, for buttons, toasts and menus."""
        return self._format(key, variables)

    def moment(self, at: datetime) -> str:
        """An instant in full: "19 giờ 30, thứ Năm, ngày 03/12/2026"."""
        return self._date(at, 0)

    def day(self, at: datetime) -> str:
        """A day in full: "thứ Năm, ngày 03/12/2026"."""
        return self._date(at, 1)

    def hour(self, at: datetime) -> str:
        """A time of day: "19 giờ 30"."""
        return self._date(at, 2)

    def date(self, known: str | None) -> str:
        """A date known in part ("1950", "1950-07"), the day before the month; "–" if unknown."""
        return "/".join(reversed(known.split("-"))) if known else "–"

    def short(self, at: datetime) -> str:
        """An instant in few letters, for a button: "19:30 03/12"."""
        return f"{at.astimezone(self.zone):%H:%M %d/%m}"

    def _date(self, at: datetime, form: int) -> str:
        pattern = _DATE_FORMATS[self.language][form]
        words = format_datetime(at.astimezone(self.zone), pattern, locale=self.language)
        return _with_weekday(words) if self.language == "vi" else words

    def _format(self, key: str, variables: dict[str, Any]) -> str:
        catalogue = bundle(self.language)
        pattern = catalogue.get_message(key).value
        if pattern is None:
            raise KeyError(key)
        long = {name for name, value in variables.items() if _is_long(value)}
        held = {name: f"\x00{name}\x00" for name in long}
        words, errors = catalogue.format_pattern(pattern, variables | held)
        if errors:
            raise KeyError(f"{key}: {errors[0]}")
        return _put_in(str(words), {place: str(variables[name]) for name, place in held.items()})


def _is_long(value: Any) -> bool:
    return isinstance(value, str) and len(value) > _LONGEST_VALUE


def _put_in(words: str, held: dict[str, str]) -> str:
    """In one pass, so that nothing is put into what was put in."""
    if not held:
        return words
    return re.sub("|".join(map(re.escape, held)), lambda found: held[found[0]], words)


def _escape(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Html):
        return html.escape(value, quote=False)
    return value


def _with_weekday(words: str) -> str:
    """Babel writes "Thứ Năm"; inside a sentence it is "thứ Năm", and Sunday "Chủ nhật"."""
    return words.replace("Thứ ", "thứ ").replace("Chủ Nhật", "Chủ nhật")
