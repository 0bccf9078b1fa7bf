"""What a place in a chat, a refusal and a title mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.chats.rules import (
    BOUND,
    CHANNEL,
    GONE,
    GROUP,
    NO_RIGHTS,
    SUPERGROUP,
    is_of_one_topic,
    loss,
    standing,
    tidy_title,
)

YES = {"is_there": True, "may_post": True, "may_send": True}


@pytest.mark.parametrize(
    ("kind", "status", "differs", "expected"),
    [
        (GROUP, "member", {}, BOUND),
        (GROUP, "member", {"may_post": False}, BOUND),
        (SUPERGROUP, "administrator", {"may_post": False}, BOUND),
        (SUPERGROUP, "restricted", {}, BOUND),
        (SUPERGROUP, "restricted", {"may_send": False}, NO_RIGHTS),
        (SUPERGROUP, "restricted", {"is_there": False}, GONE),
        (CHANNEL, "administrator", {}, BOUND),
        (CHANNEL, "administrator", {"may_post": False}, NO_RIGHTS),
        (CHANNEL, "member", {}, NO_RIGHTS),
        (GROUP, "left", {}, GONE),
        (CHANNEL, "kicked", {}, GONE),
        (SUPERGROUP, "something new", {}, GONE),
    ],
)
def test_standing(kind: str, status: str, differs: dict[str, bool], expected: str) -> None:
    assert standing(kind, status, **{**YES, **differs}) == expected


@pytest.mark.parametrize(
    ("reason", "expected", "of_one_topic"),
    [
        ("kicked", GONE, False),
        ("chat_not_found", GONE, False),
        ("topic_gone", GONE, True),
        ("no_rights", NO_RIGHTS, False),
        ("blocked", None, False),
        ("bad_request", None, False),
    ],
)
def test_refusal_says_what_is_lost(
    reason: str, expected: str | None, *, of_one_topic: bool
) -> None:
    assert (loss(reason), is_of_one_topic(reason)) == (expected, of_one_topic)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("  Chi bộ\n\tKhu phố 1 ", "Chi bộ Khu phố 1"),
        ("Nhóm\u202e1\u2060\x00", "Nhóm1"),
        ("Nguye\u0302\u0303n", "Nguyễn"),
        ("<b>x</b>", "<b>x</b>"),
        ("x" * 300, "x" * 128),
        ("\u200b", ""),
    ],
)
def test_title_is_one_clean_line(title: str, expected: str) -> None:
    assert tidy_title(title) == expected


@given(st.text(max_size=300))
def test_any_title_fits_its_column(title: str) -> None:
    tidied = tidy_title(title)
    assert len(tidied) <= 128
    assert tidied == tidy_title(tidied)
    assert not any(letter in tidied for letter in "\x00\n\u202e")
