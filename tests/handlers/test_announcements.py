"""A unit tells its members something: what its author sees, and what arrives."""

from simulator.client import buttons_of, words_of
from tests.handlers.announcing import GIANG, HAI, announce, board, compose, said_to
from tests.handlers.scenes import AN, BINH, CUC, forge
from tests.town.town import Town, hear

WORDS = "Thay đổi địa điểm họp tháng 12 sang Nhà văn hóa phường."
HEAD = "THÔNG BÁO của Chi bộ Khu phố 1"


async def test_members_get_what_the_preview_showed(town: Town) -> None:
    an, binh, giang, khanh = await town.register(AN, BINH, GIANG, "Bùi Thị Khánh")
    summary = words_of(await compose(town, an, WORDS))
    preview = await said_to(an, HEAD)
    assert preview == [f"{HEAD}\n\n{WORDS}"]
    assert "Nhận qua Trợ lý: 2 đồng chí" in summary
    assert "3 không có tài khoản, 0 không nhắn được" in summary
    assert "Không gửi cho 1 đồng chí miễn sinh hoạt" in summary
    assert not await said_to(binh, HEAD)
    await an.press(town.words("announce-send"))
    message = await hear(binh, HEAD)
    assert [words_of(message)] == preview
    assert [b["text"] for b in buttons_of(message)] == ["Đã nắm"]
    told = words_of(await board(town, an, "done"))
    assert "Gửi đến 2: tới 2, không gửi được 0, chưa rõ 0, đang chờ 0" in told
    assert "3 không có tài khoản" in told
    for other in (giang, khanh):
        assert not await said_to(other, HEAD)


async def test_acknowledgement_is_counted_once_and_thanked(town: Town) -> None:
    an, binh, cuc = await town.register(AN, BINH, CUC)
    await announce(town, an, WORDS)
    await hear(binh, HEAD)
    for _ in range(3):
        answer = await binh.press("Đã nắm")
        assert answer is not None
        assert answer["text"] == "Đã ghi nhận. Xin cảm ơn."
    await hear(an, "Đã nắm: 1")
    await hear(cuc, HEAD)
    await cuc.say("đã nắm")
    await hear(cuc, "Đã ghi nhận. Xin cảm ơn.")
    await hear(an, "Đã nắm: 2")


async def test_button_of_the_preview_does_nothing(town: Town) -> None:
    (an,) = await town.register(AN)
    await compose(town, an, WORDS)
    answer = await an.press("Đã nắm")
    assert answer is not None
    assert answer["text"] == town.words("announcement-ack-preview")


async def test_member_who_was_not_told_cannot_acknowledge(town: Town) -> None:
    an, hai, khanh = await town.register(AN, HAI, "Bùi Thị Khánh")
    await announce(town, an, WORDS)
    await hear(hai, HEAD)
    assert await forge(khanh, "tk:1") == town.words("error-choice-is-stale")
    assert not await said_to(an, "Đã nắm: 1")
