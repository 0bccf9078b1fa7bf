"""Whom an announcement is for: cells, roles, states; nobody twice, and the number is true."""

import pytest

from simulator.client import Person, buttons_of, words_of
from tests.handlers.announcing import GIANG, HAI, LOOK, board, said_to
from tests.handlers.scenes import AN, BINH, DUNG, administrator
from tests.town.town import Town, hear

KHANH, LONG = "Bùi Thị Khánh", "Hồ Văn Long"
HEAD = "THÔNG BÁO của Sông Mây"


async def begin(town: Town) -> tuple[Person, Person, Person]:
    """The ward administrator is asked for which cells; two people of different cells listen."""
    binh, long = await town.register(BINH, LONG)
    admin = await administrator(town)
    await admin.say("/thongbao Ra quân tổng vệ sinh sáng thứ Bảy.")
    await hear(admin, town.words("announce-scope", unit="Sông Mây"))
    return admin, binh, long


async def send(town: Town, author: Person, recipients: int) -> None:
    """The number on the summary is the number that is sent to."""
    await hear(author, f"Nhận qua Trợ lý: {recipients} đồng chí")
    await author.press(town.words("announce-send"))
    told = words_of(await board(town, author, "done"))
    assert f"Gửi đến {recipients}: tới {recipients}, không gửi được 0" in told


async def test_ward_tells_all_cells(town: Town) -> None:
    admin, binh, long = await begin(town)
    await admin.press(town.words("announce-scope-all", count=2))
    await send(town, admin, 3)
    await hear(binh, HEAD)
    await hear(long, HEAD)


@pytest.mark.parametrize("way", ["press", "number", "name", "key", "list"])
async def test_ward_tells_chosen_cells(town: Town, way: str) -> None:
    admin, binh, long = await begin(town)
    if way == "list":
        await admin.say("kp2")
    else:
        await admin.press(town.words("announce-scope-some"))
        await hear(admin, "Đã chọn 0")
        words = {"number": "2", "name": "chi bo khu pho 2", "key": "Khu phố 2, Khu phố 99"}
        if way == "press":
            await admin.press("2. Chi bộ Khu phố 2")
        else:
            await admin.say(words[way])
    shown = await hear(admin, "Đã chọn 1")
    assert "2. ✓ Chi bộ Khu phố 2" in [button["text"] for button in buttons_of(shown)]
    await admin.press(town.words("announce-picked", count=1))
    await send(town, admin, 1)
    await hear(long, HEAD)
    assert not await said_to(binh, HEAD)


async def test_name_of_no_cell_is_told_and_chosen_again_means_no_more(town: Town) -> None:
    admin, _, _ = await begin(town)
    await admin.press(town.words("announce-scope-some"))
    await admin.say("Khu phố 7, Khu phố 1 và Chợ Mới")
    await hear(admin, town.words("announce-unknown-names", names="Khu phố 7, Chợ Mới"))
    await admin.press("1. ✓ Chi bộ Khu phố 1")
    await hear(admin, "Đã chọn 0")
    await admin.press(town.words("announce-picked", count=0))
    await hear(admin, town.words("announce-none-picked"))


async def test_roles_of_chosen_cells_are_told_once_each(town: Town) -> None:
    an, dung, khanh = await town.register(AN, DUNG, KHANH)
    admin, binh, _ = await begin(town)
    await admin.press(town.words("announce-scope-some"))
    await admin.say("Khu phố 1, Khu phố 2")
    await hear(admin, "Đã chọn 2")
    await admin.press(town.words("announce-picked", count=2))
    await hear(admin, LOOK)
    await admin.press(town.words("announce-change-whom"))
    await admin.press(town.words("announce-whom-roles"))
    for role in ("secretary", "committee_member", "deputy_secretary"):
        number = {"secretary": 1, "deputy_secretary": 2, "committee_member": 3}[role]
        await admin.press(f"{number}. {town.words(f'role-{role}')}")
    await admin.press(town.words("announce-picked", count=3))
    await send(town, admin, 3)
    for person in (an, dung, khanh):
        await hear(person, HEAD)
        assert len(await said_to(person, HEAD)) == 1
    assert not await said_to(binh, HEAD)


async def test_exempt_members_are_told_when_they_are_chosen(town: Town) -> None:
    an, giang, hai = await town.register(AN, GIANG, HAI)
    await an.say("/thongbao Mời khám sức khỏe.")
    assert "1 đồng chí miễn sinh hoạt" in words_of(await hear(an, LOOK))
    await an.press(town.words("announce-change-whom"))
    await an.press(town.words("announce-whom-states"))
    await hear(an, "Đã chọn 4")
    await an.press(f"5. {town.words('participation-exempt')}")
    await an.press(f"4. ✓ {town.words('participation-contact_213')}")
    await hear(an, "Đã chọn 4")
    await an.press(town.words("announce-picked", count=4))
    assert "miễn sinh hoạt. Muốn" not in words_of(await hear(an, "Nhận qua Trợ lý: 2"))
    await an.press(town.words("announce-send"))
    await hear(giang, "Mời khám sức khỏe.")
    assert not await said_to(hai, "Mời khám sức khỏe.")


async def test_secretary_is_not_asked_for_cells_and_speaks_for_the_own_one_only(
    town: Town,
) -> None:
    an, long = await town.register(AN, LONG)
    await an.say("/thongbao Nội dung")
    await hear(an, "Nhân danh: Chi bộ Khu phố 1")
    await an.press(town.words("announce-change-whom"))
    asked = await hear(an, town.words("announce-whom"))
    labels = [button["text"] for button in buttons_of(asked)]
    assert town.words("announce-whom-cells") not in labels
    await an.press(town.words("announce-keep"))
    await hear(an, LOOK)
    await an.press(town.words("announce-send"))
    await board(town, an, "done")
    assert not await said_to(long, "THÔNG BÁO")


async def test_audience_nobody_of_whom_is_reached_is_not_sent_to(town: Town) -> None:
    (an,) = await town.register(AN)
    await an.say("/thongbao Nội dung")
    await hear(an, LOOK)
    await an.press(town.words("announce-change-whom"))
    await an.press(town.words("announce-whom-states"))
    for number, state in enumerate(("regular", "suspended", "temporary"), 1):
        await an.press(f"{number}. ✓ {town.words(f'participation-{state}')}")
    await an.press(town.words("announce-picked", count=1))
    await hear(an, "Nhận qua Trợ lý: 0 đồng chí")
    answer = await an.press(town.words("announce-send"))
    assert answer is not None
    assert answer["text"] == town.words("error-announcement-nobody")


async def test_button_of_an_older_summary_sends_nothing(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    await an.say("/thongbao Bài thứ nhất")
    old = await hear(an, LOOK)
    await an.press(town.words("announce-ack-off"))
    new = await hear(an, town.words("announce-summary-ack-no"))
    data = next(b for b in buttons_of(old) if b["text"] == town.words("announce-send"))
    answer = await an.press_data(int(new["message_id"]), data["callback_data"])
    assert answer is not None
    assert answer["text"] == town.words("error-choice-is-stale")
    await an.press(town.words("announce-send"))
    assert buttons_of(await hear(binh, "Bài thứ nhất")) == []
