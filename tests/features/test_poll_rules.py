"""What may be asked, when one is reminded, and which numbers show nobody."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.polls import rules
from bot.features.polls.closing import counts_of
from bot.quiet import QuietHours

QUIET = QuietHours(time(21, 0), time(6, 30), ZoneInfo("Asia/Ho_Chi_Minh"))
MORNING = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
DAY = timedelta(days=1)
CELLS = st.dictionaries(st.integers(1, 9), st.integers(0, 12), max_size=9)


@pytest.mark.parametrize(
    ("options", "are_distinct"),
    [
        (["Có", "Không"], True),
        (["Sáng", "sang"], False),
        (["Thứ Năm", "thứ  năm."], False),
        (["Đồng ý", "dong y"], False),
        (["...", "Không"], False),
    ],
)
def test_options_differ_in_more_than_accents(options: list[str], *, are_distinct: bool) -> None:
    assert rules.are_distinct(options) is are_distinct


@pytest.mark.parametrize("option", ["3", " 12.", "(5)"])
def test_bare_number_is_no_option(option: str) -> None:
    assert rules.is_number(option)


def test_number_with_a_word_is_an_option() -> None:
    assert not rules.is_number("3 bàn")


@pytest.mark.parametrize(
    ("hours", "fits"), [(0.9, False), (1, True), (24 * 60, True), (24 * 60 + 1, False)]
)
def test_poll_lasts_from_an_hour_to_sixty_days(hours: float, *, fits: bool) -> None:
    assert rules.is_end(MORNING + timedelta(hours=hours), MORNING) is fits


@pytest.mark.parametrize(
    ("lasts", "reminded_after"),
    [
        (3 * DAY, 2 * DAY),
        (2 * DAY, DAY),
        (timedelta(hours=4), timedelta(hours=2)),
        # Half-time is at two in the night: the evening before.
        (timedelta(hours=34), timedelta(hours=11, minutes=59)),
        # Half-time is at 21:30, and the evening before would be as early as the end is late.
        (timedelta(hours=25), timedelta(hours=11, minutes=59)),
    ],
)
def test_reminder_comes_by_day(lasts: timedelta, reminded_after: timedelta) -> None:
    at = rules.remind_at(MORNING, MORNING + lasts, QUIET)
    assert at == MORNING + reminded_after


def test_poll_that_lasts_over_the_evening_has_no_reminder() -> None:
    evening = MORNING.replace(hour=13, minute=50)
    assert rules.remind_at(evening, evening + timedelta(hours=2), QUIET) is None


def test_one_answer_takes_the_place_of_another() -> None:
    assert rules.after(0b001, 2, is_multiple=False) == 0b100
    assert rules.after(0b001, 2, is_multiple=True) == 0b101
    assert rules.after(0b101, 2, is_multiple=True) == 0b001


@given(st.integers(0, 63))
def test_choice_is_read_as_it_was_made(choice: int) -> None:
    assert sum(1 << option for option in rules.chosen_in(choice, 6)) == choice


@given(CELLS)
def test_no_small_group_is_told_or_left_over(answered: dict[int, int]) -> None:
    told = rules.tellable(answered)
    assert all(answered[cell] >= 5 for cell in told)
    left = sum(answered.values()) - sum(answered[cell] for cell in told)
    assert not told or left == 0 or left >= 5


@given(CELLS)
def test_as_many_cells_are_told_as_may_be(answered: dict[int, int]) -> None:
    told = rules.tellable(answered)
    big = [cell for cell, number in answered.items() if number >= 5]
    # At most one is kept back for the sake of the small ones.
    assert len(told) >= len(big) - 1 or len(answered) <= 1


@pytest.mark.parametrize(
    ("answered", "told"),
    [
        ({1: 5, 2: 9}, {1, 2}),
        ({1: 5, 2: 9, 3: 0}, {1, 2}),
        ({1: 5, 2: 9, 3: 4}, {2}),
        ({1: 5, 2: 9, 3: 4, 4: 1}, {1, 2}),
        ({1: 9, 2: 1}, set()),
        ({1: 30}, set()),
    ],
)
def test_cell_is_kept_back_with_the_small_one(answered: dict[int, int], told: set[int]) -> None:
    assert rules.tellable(answered) == told


@given(st.dictionaries(st.integers(1, 6), st.lists(st.integers(1, 15), max_size=9), max_size=6))
def test_no_difference_of_what_is_told_shows_a_few(by_cell: dict[int, list[int]]) -> None:
    counts = counts_of(by_cell, 4, is_secret=True)
    number = {(unit, option): count for unit, option, count in counts}
    cells = {unit for unit, _ in number} - {0}
    total = sum(map(len, by_cell.values()))
    assert number[0, rules.ANSWERED] == total
    assert ((0, 0) in number) is (total >= 3)
    rest = total - sum(number[cell, rules.ANSWERED] for cell in cells)
    assert not cells or rest == 0 or rest >= 5
    for cell in cells:
        chosen = [sum(one >> option & 1 for one in by_cell[cell]) for option in range(4)]
        assert [number[cell, option] for option in range(4)] == chosen


@pytest.mark.parametrize(
    ("quorum", "answered", "is_reached"),
    [(None, 0, True), (50, 5, True), (50, 4, False), (100, 10, True)],
)
def test_quorum_is_of_those_asked(quorum: int | None, answered: int, *, is_reached: bool) -> None:
    assert rules.has_quorum(quorum, answered, 10) is is_reached
