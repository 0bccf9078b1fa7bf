"""Answers to invitations: thresholds over the labelled sets, and the rules one by one."""

import unicodedata

import pytest

from bot.reading.rsvp import parse, read_rsvp
from bot.reading.tokens import MAX_LENGTH
from tests.reading.labelled import RSVP_SETS, RSVP_TRAPS, rows, score_rsvp


@pytest.mark.parametrize("name", RSVP_SETS)
def test_answers_are_read_right_and_surely(name: str) -> None:
    score = score_rsvp(name)
    assert score.right / score.total >= 0.95, score.failures
    assert score.reasons_right / score.total >= 0.90, score.failures
    assert score.sure / score.total >= 0.85


def test_of_sentences_made_to_be_misread_most_are_read() -> None:
    score = score_rsvp(RSVP_TRAPS)
    assert score.right / score.total >= 0.7, score.failures


@pytest.mark.parametrize("name", [*RSVP_SETS, RSVP_TRAPS])
def test_no_answer_is_surely_turned_round(name: str) -> None:
    assert score_rsvp(name).turned_round == []


@pytest.mark.parametrize("name", RSVP_SETS)
def test_a_decomposed_text_is_read_the_same(name: str) -> None:
    for row in rows(name):
        composed = read_rsvp(unicodedata.normalize("NFC", row["text"]))
        decomposed = read_rsvp(unicodedata.normalize("NFD", row["text"]))
        assert (decomposed.label, decomposed.is_sure) == (composed.label, composed.is_sure)


@pytest.mark.parametrize("name", RSVP_SETS)
def test_a_reason_is_a_literal_part_of_the_text(name: str) -> None:
    for row in rows(name):
        for text in (row["text"], unicodedata.normalize("NFD", row["text"])):
            assert (read_rsvp(text).reason or "") in text


@pytest.mark.parametrize(
    ("marked", "unmarked", "label"),
    [
        ("tôi không tới được", "toi khong toi duoc", "no"),
        ("vắng mặt", "vang mat", "no"),
        ("dạ vâng", "da vang", "yes"),
        ("hoà thuận thì tôi đi", "hòa thuận thì tôi đi", "unsure"),
    ],
)
def test_missing_marks_change_nothing(marked: str, unmarked: str, label: str) -> None:
    assert read_rsvp(marked).label == read_rsvp(unmarked).label == label


def test_vang_alone_is_vang_or_vang_and_the_bot_asks() -> None:
    assert not read_rsvp("vang").is_sure


@pytest.mark.parametrize("text", ["", " ", "👍", "1", "0", "12345", ".", "???", "🙏🙏"])
def test_signs_and_digits_say_nothing_sure(text: str) -> None:
    reading = read_rsvp(text)
    assert reading.label == "other"
    assert not reading.is_sure
    assert reading.reason is None


def test_agreement_and_presence_have_no_reason() -> None:
    assert read_rsvp("bận nhưng vẫn đi").reason is None
    assert read_rsvp("anh Bảy bệnh rồi").reason is None


@pytest.mark.parametrize("unit", ["khong di duoc ", "k ", "a", "khongdiduoc", "nếu ", "1:"])
def test_of_a_long_text_only_the_beginning_is_read(unit: str) -> None:
    """So the time an answer takes is bounded, whatever its length."""
    long = (unit * 4096)[:4096]
    tokens, _ = parse(long)
    assert tokens[-1].end <= MAX_LENGTH
    assert read_rsvp(long) == read_rsvp(long[:MAX_LENGTH])


@pytest.mark.parametrize(
    ("text", "opposite"),
    [
        ("di cho", "no"),  # đi chớ, or đi chợ
        ("vang co phep, di du dam tang", "yes"),
        ("hoi nay tui noi khong gio tui di nghen", "no"),
        ("khong ban em di duoc", "no"),
        ("xin nghi lam duoc roi toi se den", "no"),
        ("chưa từng vắng, kỳ này cũng vậy", "no"),
        ("đến không được, online cũng không nhé", "online"),
    ],
)
def test_what_is_easily_turned_round_is_not_surely_so(text: str, opposite: str) -> None:
    reading = read_rsvp(text)
    assert (reading.label, reading.is_sure) != (opposite, True)


@pytest.mark.parametrize(
    ("text", "label"),
    [("tre30p", "late"), ("dentre15phut", "late"), ("19htoicomat", "yes"), ("t7 toi di", "yes")],
)
def test_numbers_stuck_to_words_are_cut_off(text: str, label: str) -> None:
    assert read_rsvp(text).label == label
