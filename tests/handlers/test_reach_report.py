"""A secretary asks whom an announcement reached: numbers that add up, names, what is unclear."""

import re

import pytest
from sqlalchemy import select

from models.audit import AuditEntry
from models.repositories import units
from simulator.client import Message, words_of
from tests.handlers.announcing import board
from tests.handlers.reach_scenes import (
    HEARD,
    REPORT,
    announce,
    hear_board,
    lead_ward,
    missing_cell,
    rows_of,
    see_report,
    silent_towards,
)
from tests.handlers.scenes import AN, BINH, CUC, DUNG, forge
from tests.handlers.test_announcements_changing import begin_at_night, let_go
from tests.town.town import CELLS, Town, hear


def sum_of(message: Message) -> str:
    """The line that adds up."""
    return next(line for line in words_of(message).splitlines() if "Gửi đến" in line)


async def acts(town: Town, act: str) -> list[str]:
    """What the audit log says of an act."""
    query = select(AuditEntry.outcome).where(AuditEntry.act == act)
    async with town.database.reading() as session:
        return list(await session.scalars(query))


async def test_report_tells_who_was_reached_and_who_never_could_be(town: Town) -> None:
    an, binh, _ = await missing_cell(town)
    await hear(binh, HEARD)
    report = await see_report(town, an)
    assert sum_of(report) == "Gửi đến 2 = tới 2 + không gửi được 0 + chưa rõ 0 + đang chờ 0."
    assert "không có tài khoản 2, chặn Trợ lý 1" in words_of(report)
    assert "Cần gọi điện: 3 đồng chí; đã chia cho người gọi 0, đã gọi 0." in words_of(report)


async def test_refusals_are_told_by_reason(town: Town) -> None:
    an, binh, cuc = await town.register(AN, BINH, CUC)
    for person, words in (
        (binh, "Forbidden: user is deactivated"),
        (cuc, "Forbidden: bot was blocked by the user"),
    ):
        await town.client.arm_fault(
            "status", "sendMessage", status=403, description=words, chat_id=person.id, times=None
        )
    await announce(town, an)
    report = await see_report(town, an)
    assert sum_of(report) == (
        "Gửi đến 3 = tới 1 + không gửi được 2 (chặn Trợ lý 1, khóa tài khoản 1)"
        " + chưa rõ 0 + đang chờ 0."
    )


async def test_account_removed_since_is_a_term_of_its_own(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    await announce(town, an)
    await binh.say("/xoa")
    await hear(binh, "Đồng chí có chắc không?")
    await binh.press(town.words("erase-confirm"))
    await hear(binh, town.words("erase-done"))
    report = await see_report(town, an)
    assert sum_of(report).endswith("+ đang chờ 0 + không còn lưu 1.")


async def test_unclear_is_neither_delivered_nor_refused(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    await silent_towards(town, binh)
    await announce(town, an)
    report = await see_report(town, an)
    assert sum_of(report) == "Gửi đến 2 = tới 1 + không gửi được 0 + chưa rõ 1 + đang chờ 0."
    await an.press(town.words("reach-show-missed", count=3))
    missed = words_of(await hear(an, "chưa nhận được, cần gọi điện"))
    assert BINH not in missed


async def test_press_of_the_reader_proves_that_the_message_arrived(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    await silent_towards(town, binh)
    await announce(town, an)
    await see_report(town, an)
    await binh.press(town.words("announcement-ack"))
    await an.press(town.words("reach-again"))
    report = await hear(an, REPORT)
    assert sum_of(report) == "Gửi đến 2 = tới 2 + không gửi được 0 + chưa rõ 0 + đang chờ 0."


async def test_leader_who_asked_around_says_that_it_arrived(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    await silent_towards(town, binh)
    announcement_id = await announce(town, an)
    await see_report(town, an)
    await an.press(town.words("reach-show-unclear", count=1))
    assert f"1. {BINH}" in words_of(await hear(an, "chưa rõ đã tới hay chưa"))
    await an.say("1")
    await hear(an, f"Tin gửi {BINH} đã tới chưa?")
    await an.press(town.words("unclear-arrived-one"))
    await hear(an, town.words("unclear-noted", count=1))
    assert (await rows_of(town, announcement_id))[binh.id].state == "sent"
    assert await acts(town, "resolve_unclear") == ["arrived"]


async def test_what_is_sent_again_says_so(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    await silent_towards(town, binh)
    await announce(town, an)
    await see_report(town, an)
    await an.press(town.words("reach-show-unclear", count=1))
    await hear(an, "chưa rõ đã tới hay chưa")
    await an.press(town.words("unclear-for-all"))
    await hear(an, "đã tới chưa?")
    await an.press(town.words("unclear-again-all"))
    await hear(an, town.words("unclear-queued", count=1))
    again = words_of(await hear(binh, "Gửi lại"))
    assert HEARD in again
    assert await acts(town, "resolve_unclear") == ["again"]


async def test_what_is_settled_by_now_is_not_settled_twice(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    await silent_towards(town, binh)
    await announce(town, an)
    await see_report(town, an)
    await an.press(town.words("reach-show-unclear", count=1))
    await an.press(town.words("unclear-for-all"))
    await hear(an, "đã tới chưa?")
    await binh.press(town.words("announcement-ack"))
    answer = await an.press(town.words("unclear-again-all"))
    assert answer is not None
    assert answer["text"] == town.words("error-choice-is-stale")
    assert len([m for m in await binh.messages() if HEARD in words_of(m)]) == 1


async def test_administrator_of_the_ward_sees_numbers_of_a_cell_but_no_names(town: Town) -> None:
    admin = await lead_ward(town, "Hồ Văn Long", "ward_admin")
    an, _, announcement_id = await missing_cell(town)
    assert await forge(admin, f"wr:{announcement_id}") == ""
    report = await hear(admin, REPORT)
    assert "Gửi đến 2" in words_of(report)
    assert town.words("reach-no-names") in words_of(report)
    assert town.words("reach-show-missed", count=3) not in str(report["reply_markup"])
    refused = town.words("error-not-allowed")
    for data in ("wm:{}:0", "ws:{}", "wh:{}:0", "wh:{}:1", "wu:{}:0", "wa:{}:0:1"):
        assert await forge(admin, data.format(announcement_id)) == refused, data
    said = "\n".join(words_of(message) for message in await admin.messages())
    assert CUC not in said
    await hear_board(town, an)


async def test_administrator_sees_the_names_of_the_wards_own_announcement(town: Town) -> None:
    admin = await lead_ward(town, "Hồ Văn Long", "ward_admin")
    await town.register(AN, BINH)
    async with town.database.reading() as session:
        root = await units.find_root(session)
    assert root is not None
    await announce(town, admin, root.id, tuple(town.cells.values()))
    await see_report(town, admin)
    await admin.press(town.words("reach-show-missed", count=4))
    missed = words_of(await hear(admin, "cần gọi điện"))
    # By cell, then by given name.
    order = [CUC, DUNG, "Đỗ Văn Hải", "Bùi Thị Khánh"]
    assert [missed.index(name) for name in order] == sorted(missed.index(name) for name in order)
    assert f"{DUNG} – {CELLS[0]} – 0900 000 004 (chưa dùng Trợ lý)" in missed


@pytest.mark.parametrize("data", ["wr:1", "wc:1", "wm:1:0", "ws:1", "wh:1:1", "wu:1:0", "wa:1:0:0"])
async def test_others_are_refused_whatever_they_press(town: Town, data: str) -> None:
    _, binh, announcement_id = await missing_cell(town)
    assert announcement_id == 1
    assert await forge(binh, data) == town.words("error-not-allowed")


async def test_report_of_one_who_lost_the_role_stands_still(town: Town) -> None:
    an, _, announcement_id = await missing_cell(town)
    await see_report(town, an)
    async with town.database.writing() as session:
        for role in await units.list_roles(session, town.members[AN]):
            await session.delete(role)
    answer = await an.press(town.words("reach-again"))
    assert answer is not None
    assert re.sub(r"\s+", " ", str(answer["text"])) == town.words("error-not-allowed")
    assert announcement_id == 1


async def test_what_was_stopped_was_not_refused_and_nobody_is_phoned_about_it(town: Town) -> None:
    an, binh, _ = await begin_at_night(town)
    await let_go(town, binh, an)
    await an.press(town.words("announcement-stop"))
    await hear(an, "Ai chưa nhận sẽ không nhận nữa")
    await an.press(town.words("announcement-stop-sure"))
    await board(town, an, "stopped")
    await an.press(town.words("reach-button"))
    report = await hear(an, REPORT)
    assert sum_of(report) == (
        "Gửi đến 3 = tới 1 + không gửi được 0 + chưa rõ 0 + đang chờ 0 + đã dừng, không gửi 2."
    )
    assert town.words("reach-kept-back") in words_of(report)
    # Those without an account are to be phoned all the same, and only they.
    await an.press(town.words("reach-show-missed", count=2))
    missed = words_of(await hear(an, "chưa nhận được, cần gọi điện"))
    assert CUC not in missed
    assert DUNG in missed
