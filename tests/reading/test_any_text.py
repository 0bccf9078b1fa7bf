"""Whatever is typed, nothing raises, and what is found is really in the text."""

from datetime import datetime, timedelta, timezone

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.features.stories.composing import split_title
from bot.reading.dates import read_date
from bot.reading.moments import is_lunar, read_moment, read_recurrence
from bot.reading.names import fold, given_name, is_legacy_encoded, sort_key, tidy_name
from bot.reading.phones import read_phone, read_phones
from bot.reading.rsvp import read_rsvp
from bot.reading.stories import find_parts, read_told
from tests.reading.labelled import MOMENT_SETS, RSVP_SETS, rows

NOW = datetime(2026, 9, 7, 8, 0, tzinfo=timezone(timedelta(hours=7)))
_ANY = st.text(st.characters(codec=None), max_size=300)  # lone surrogates too
_WORDS = sorted(
    {word for name in RSVP_SETS + MOMENT_SETS for row in rows(name) for word in row["text"].split()}
)
_SENTENCES = st.lists(
    st.one_of(st.sampled_from(_WORDS), st.sampled_from(["?", ",", ".", "\n", "31", "99/99"])),
    max_size=25,
).map(" ".join)
_ODD = st.text(st.sampled_from("aạđoơw k\u0301\u0323\u0345\u200b\ufe0f79h/.:,-'"), max_size=60)
_TEXTS = st.one_of(_ANY, _SENTENCES, _ODD)


@given(_TEXTS)
@settings(max_examples=300, deadline=None)
def test_any_answer_is_read(text: str) -> None:
    reading = read_rsvp(text)
    assert reading.reason is None or reading.reason in text


@given(_TEXTS, st.datetimes(datetime(2000, 1, 1), datetime(9999, 12, 30)))  # noqa: DTZ001 - made aware below
@settings(max_examples=300, deadline=None)
def test_any_moment_is_read(text: str, moment: datetime) -> None:
    read_moment(text, moment.replace(tzinfo=NOW.tzinfo))
    is_lunar(text)
    recurrence = read_recurrence(text)
    if recurrence:
        assert recurrence.next_occurrence(NOW) > NOW


@given(_TEXTS)
@settings(max_examples=200, deadline=None)
def test_any_name_number_and_date_is_read(text: str) -> None:
    tidy = tidy_name(text)
    assert len(tidy) <= 80
    assert tidy == " ".join(tidy.split())
    assert fold(fold(text)) == fold(text)
    given_name(text), sort_key(text), is_legacy_encoded(text), read_date(text, pivot=2026)
    assert (read_phone(text) is None) == (not read_phones(text))


@given(st.floats() | st.integers())
def test_any_number_is_a_date_or_none(value: float) -> None:
    read_date(value)


@given(_TEXTS)
@settings(max_examples=200, deadline=None)
def test_any_story_is_read(text: str) -> None:
    told = read_told(text)
    find_parts(text)
    assert max(len(told.who), len(told.place)) <= 300
    assert len(told.result) <= 1000
    title, rest = split_title(told.words)
    assert len(title) <= 120
    assert rest in told.words
