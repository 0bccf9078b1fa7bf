"""How deliveries add up and calls are shared out, as tables and as properties."""

import re
from collections import Counter
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.features.announcements import reach_rules
from bot.features.announcements.reach_rules import Holding, add_up, callers_of, may_phone, share_out
from bot.i18n import Texts
from handlers.announcements.reach import sum_words

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
COUNTS = st.integers(0, 5000)
INTENDED = sorted(reach_rules.WITH_INTENT)
REASONS = st.sampled_from(
    [*reach_rules.REASONS, *INTENDED, "chat_not_found", "bad_request", "render_failed", "kicked"]
)
# Two cells; groups 11 and 12 belong to the first.
GROUP_OF = {11: 1, 12: 1}


@settings(deadline=None)
@given(
    st.integers(0, 20_000),
    COUNTS,
    st.dictionaries(REASONS, COUNTS),
    COUNTS,
    COUNTS,
    st.sampled_from(["vi", "en"]),
)
def test_terms_of_the_sentence_always_add_up(
    recipients: int,
    delivered: int,
    refused: dict[str, int],
    unclear: int,
    waiting: int,
    language: str,
) -> None:
    delivery = add_up(
        recipients, delivered=delivered, refused=refused, unclear=unclear, waiting=waiting
    )
    words = re.sub(r"(?<=\d)[.,](?=\d{3})", "", sum_words(Texts(language, ZONE), delivery))
    total, *terms = (int(found) for found in re.findall(r"<b>(\d+)</b>", words))
    gone = re.search(r"\+ (?:không còn lưu|no longer kept) (\d+)", words)
    stopped = re.search(r"\+ (?:đã dừng, không gửi|stopped, not sent) (\d+)", words)
    kept_back = sum(number for reason, number in refused.items() if reason in INTENDED)
    assert (int(stopped[1]) if stopped else 0) == kept_back
    assert total == sum(terms) + kept_back + (int(gone[1]) if gone else 0)
    tried = sum(refused.values()) - kept_back
    assert terms == [delivered, tried, unclear, waiting]
    inside = re.search(r"\(([^)]*)\)", words)
    parts = [int(number) for number in re.findall(r"(\d+)(?:,|$)", inside[1])] if inside else []
    assert sum(parts) == tried


def test_sentence_reads_as_the_secretary_knows_it() -> None:
    delivery = add_up(
        412,
        delivered=398,
        refused={"blocked": 6, "deactivated": 2, "not_started": 1},
        unclear=3,
        waiting=2,
    )
    assert re.sub("</?b>", "", sum_words(Texts("vi", ZONE), delivery)) == (
        "Gửi đến 412 = tới 398 + không gửi được 9 (chặn Trợ lý 6, khóa tài khoản 2, "
        "chưa bấm Start 1) + chưa rõ 3 + đang chờ 2."
    )


def test_what_the_leaders_stopped_was_not_refused() -> None:
    refused = {"stopped": 11, "withdrawn": 1, "blocked": 3}
    delivery = add_up(20, delivered=5, refused=refused, unclear=0, waiting=0)
    assert re.sub("</?b>", "", sum_words(Texts("vi", ZONE), delivery)) == (
        "Gửi đến 20 = tới 5 + không gửi được 3 (chặn Trợ lý 3) + chưa rõ 0 + đang chờ 0"
        " + đã dừng, không gửi 12."
    )


def test_rows_no_longer_kept_are_a_term_of_their_own() -> None:
    delivery = add_up(10, delivered=7, refused={}, unclear=0, waiting=1)
    assert (delivery.total, delivery.gone) == (10, 2)


def test_what_was_put_later_is_counted_too() -> None:
    assert add_up(1, delivered=2, refused={}, unclear=0, waiting=1).total == 3


@pytest.mark.parametrize(
    ("unit_id", "holdings", "expected"),
    [
        (11, [(11, "group_leader", 5), (12, "group_leader", 6)], (5,)),
        (11, [(12, "group_leader", 6), (1, "committee_member", 7)], (6,)),
        (1, [(11, "group_leader", 5), (12, "group_leader", 6)], (5, 6)),
        (1, [(1, "group_leader", 5), (1, "secretary", 8)], (5,)),
        (1, [(1, "committee_member", 7), (1, "deputy_secretary", 9), (1, "secretary", 8)], (7, 9)),
        (1, [(1, "secretary", 8), (2, "committee_member", 7)], (8,)),
        (2, [(11, "group_leader", 5), (1, "secretary", 8)], ()),
        (1, [(1, "committee_member", 7), (1, "deputy_secretary", 7)], (7,)),
    ],
)
def test_nearest_who_can_phone_do(
    unit_id: int, holdings: list[tuple[int, str, int]], expected: tuple[int, ...]
) -> None:
    held = [Holding(*one) for one in holdings]
    assert callers_of(unit_id, GROUP_OF, held) == expected
    assert all(may_phone(caller, unit_id, GROUP_OF, held) for caller in expected)


@pytest.mark.parametrize(
    ("unit_id", "holding"),
    [(1, (2, "secretary", 5)), (1, (1, "ward_admin", 5)), (2, (11, "group_leader", 5))],
)
def test_who_holds_no_role_there_may_not_phone(unit_id: int, holding: tuple[int, str, int]) -> None:
    assert not may_phone(5, unit_id, GROUP_OF, [Holding(*holding)])


@settings(deadline=None)
@given(st.lists(st.integers(1, 60), unique=True), st.integers(1, 6))
def test_calls_are_shared_evenly(people: list[int], callers: int) -> None:
    pool = list(range(101, 101 + callers))
    shares = share_out([(member, pool) for member in people], {})
    assert set(shares) == set(people)
    loads = Counter(dict.fromkeys(pool, 0)) + Counter(shares.values())
    each = [loads[caller] for caller in pool]
    assert max(each) - min(each) <= 1


def test_who_has_calls_already_gets_fewer() -> None:
    shares = share_out([(1, (7, 8)), (2, (7, 8)), (3, (7, 8))], {7: 2})
    assert Counter(shares.values()) == {8: 2, 7: 1}


def test_nobody_phones_themselves_and_nobody_is_left_without_a_caller_silently() -> None:
    assert share_out([(7, (7, 8)), (8, (8,)), (9, ())], {}) == {7: 8}
