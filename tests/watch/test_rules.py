"""What the watch takes for wrong, and when it speaks: as tables."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.watch.rules import (
    Bounds,
    Cause,
    Part,
    Said,
    Signs,
    Spell,
    Telling,
    cause_of,
    follow,
    is_gap,
    left_open,
    may_tell_again,
    number_of,
    stalled,
    still_known,
    tellings,
    troubles,
)

NOW = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
BOUNDS = Bounds()


def _ago(seconds: float) -> datetime:
    return NOW - timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("signs", "expected"),
    [
        ({}, {}),
        ({"fetch_silence": 59.0}, {}),
        ({"fetch_silence": 61.0}, {Cause.HEARING: _ago(61)}),
        ({"sender_silence": 61.0}, {Cause.SENDING: _ago(61)}),
        ({"sending_since": _ago(89)}, {}),
        ({"sending_since": _ago(91)}, {Cause.SENDING: _ago(91)}),
        ({"queue_stuck_since": _ago(61)}, {Cause.SENDING: _ago(61)}),
        ({"update_waits_since": _ago(91)}, {Cause.HEARING: _ago(91)}),
        ({"timer_due_at": _ago(61)}, {Cause.TIMERS: _ago(61)}),
        ({"disk_full_since": _ago(1)}, {Cause.DISK: _ago(1)}),
        # Who does not hear because Telegram is away is not stuck.
        (
            {"fetch_silence": 300.0, "queue_stuck_since": _ago(300), "unreachable_since": _ago(9)},
            {Cause.TELEGRAM: _ago(9)},
        ),
        ({"sender_silence": 300.0, "refused_since": _ago(9)}, {Cause.TOKEN: _ago(9)}),
        # Nothing can be told from rows that cannot be read.
        (
            {"database_away_since": _ago(5), "fetch_silence": 300.0, "disk_full_since": _ago(7)},
            {Cause.DATABASE: _ago(5), Cause.DISK: _ago(7)},
        ),
    ],
)
def test_trouble_is_known_by_its_signs(
    signs: dict[str, Any], expected: dict[Cause, datetime]
) -> None:
    assert troubles(Signs(**signs), BOUNDS, NOW) == expected


@pytest.mark.parametrize(
    ("signs", "parts"),
    [
        ({"fetch_silence": 61.0}, {Part.FETCHER}),
        ({"sender_silence": 61.0}, {Part.SENDER}),
        ({"queue_stuck_since": _ago(61)}, {Part.SENDER}),
        ({"timer_due_at": _ago(61)}, {Part.SCHEDULER}),
        # The database is at fault, or Telegram: starting anew helps nobody.
        ({"sender_silence": 61.0, "database_away_since": _ago(61)}, set()),
        ({"fetch_silence": 61.0, "unreachable_since": _ago(61)}, set()),
        ({"update_waits_since": _ago(91)}, set()),
    ],
)
def test_part_is_started_anew_only_if_it_is_at_fault(
    signs: dict[str, Any], parts: set[Part]
) -> None:
    assert stalled(Signs(**signs), BOUNDS, NOW) == parts


def test_spell_keeps_its_beginning_and_gets_its_end() -> None:
    first = follow({}, {Cause.TIMERS: _ago(60)}, _ago(30))
    second = follow(first, {Cause.TIMERS: _ago(40)}, _ago(20))
    assert second == {Cause.TIMERS: Spell(_ago(60), looks=2)}
    third = follow(second, {}, _ago(10))
    assert third == {Cause.TIMERS: Spell(_ago(60), until=_ago(10), looks=2)}
    assert follow(third, {}, NOW)[Cause.TIMERS].until == _ago(10)
    assert follow(third, {Cause.TIMERS: _ago(5)}, NOW)[Cause.TIMERS].until is None


@pytest.mark.parametrize(
    ("cause", "spell", "last", "told"),
    [
        # Seen once it may be a jump of the clock.
        (Cause.TIMERS, Spell(_ago(90)), None, False),
        (Cause.TIMERS, Spell(_ago(90), looks=2), None, True),
        (Cause.TIMERS, Spell(_ago(90), looks=9), Said(_ago(90), _ago(60)), False),
        (Cause.TIMERS, Spell(_ago(90_000), looks=9), Said(_ago(90_000), _ago(86_401)), True),
        (Cause.TIMERS, Spell(_ago(90), looks=2), Said(_ago(900), _ago(300), True), False),
        (Cause.TIMERS, Spell(_ago(90), looks=2), Said(_ago(9000), _ago(3601), True), True),
        # It cannot be said, nor kept to be said, before it is over.
        (Cause.TELEGRAM, Spell(_ago(900), looks=30), None, False),
        (Cause.DATABASE, Spell(_ago(900), looks=30), None, False),
    ],
)
def test_administrators_hear_once_that_it_began(
    cause: Cause, spell: Spell, last: Said | None, *, told: bool
) -> None:
    said = {cause: last} if last else {}
    expected = [Telling(cause, spell.since)] if told else []
    assert list(tellings({cause: spell}, said, BOUNDS, NOW)) == expected


@pytest.mark.parametrize(
    ("cause", "since", "until", "last", "told"),
    [
        (Cause.TIMERS, _ago(300), _ago(151), Said(_ago(300), _ago(200)), True),
        # It may come back.
        (Cause.TIMERS, _ago(300), _ago(149), Said(_ago(300), _ago(200)), False),
        # Nobody has heard of it, and nobody has missed anything.
        (Cause.TIMERS, _ago(300), _ago(151), None, False),
        (Cause.TELEGRAM, _ago(300), _ago(151), None, True),
        (Cause.TELEGRAM, _ago(200), _ago(151), None, False),
    ],
)
def test_administrators_hear_that_it_is_over(
    cause: Cause, since: datetime, until: datetime, last: Said | None, *, told: bool
) -> None:
    spells = {cause: Spell(since, until=until)}
    expected = [Telling(cause, since, until)] if told else []
    assert list(tellings(spells, {cause: last} if last else {}, BOUNDS, NOW)) == expected


def test_spell_is_known_until_it_has_not_come_back() -> None:
    spells = {Cause.TIMERS: Spell(_ago(300), until=_ago(149)), Cause.DISK: Spell(_ago(300))}
    assert dict(still_known(spells, BOUNDS, NOW)) == spells
    later = NOW + timedelta(seconds=2)
    assert list(dict(still_known(spells, BOUNDS, later))) == [Cause.DISK]


def test_what_an_earlier_process_told_of_is_closed() -> None:
    said = {
        Cause.SENDING: Said(_ago(500), _ago(400)),
        Cause.TIMERS: Said(_ago(500), _ago(400), is_over=True),
        Cause.QUARANTINE: Said(_ago(500), _ago(400)),
    }
    assert list(left_open({}, said, NOW)) == [Telling(Cause.SENDING, _ago(500), NOW)]
    assert list(left_open({Cause.SENDING: Spell(_ago(9))}, said, NOW)) == []


def test_what_happens_often_is_told_once_a_day() -> None:
    assert may_tell_again(None, NOW)
    assert not may_tell_again(Said(_ago(9), _ago(86_399)), NOW)
    assert may_tell_again(Said(_ago(9), _ago(86_400)), NOW)


def test_causes_are_kept_by_numbers_that_stay() -> None:
    assert [cause_of(number_of(cause)) for cause in Cause] == list(Cause)
    assert (number_of(Cause.TELEGRAM), number_of(Cause.GAP)) == (1, 8)
    assert cause_of(999) is None


@pytest.mark.parametrize(
    ("silence", "expected"),
    [(None, False), (timedelta(hours=24), False), (timedelta(hours=24, seconds=1), True)],
)
def test_p14_gap_is_more_than_telegram_keeps(silence: timedelta | None, *, expected: bool) -> None:
    last = None if silence is None else NOW - silence
    assert is_gap(last, NOW) is expected
