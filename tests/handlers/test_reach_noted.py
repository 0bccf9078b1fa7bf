"""A leader's own word about calls: noted by a number or name, shared anew, over when withdrawn."""

from sqlalchemy import select

from bot.features.announcements.calls import TASK
from models.calls import Call
from models.members import Member
from models.repositories import units
from simulator.client import Person, buttons_of, words_of
from tests.bed.waiting import eventually, heard
from tests.handlers.chat_scenes import can_be_typed
from tests.handlers.reach_scenes import (
    announce,
    hear_board,
    missing_cell,
    see_report,
    silent_towards,
)
from tests.handlers.scenes import AN, BINH, CUC, DUNG, forge
from tests.handlers.test_reach_calls import ASKED, HAI, ask_for_list, give_role, share_out
from tests.town.town import Town, hear

OPENING = "Thông báo «Chuyển địa điểm họp tháng 12 sang Nhà văn hóa phường.»"


async def called(town: Town) -> dict[int, int]:
    """Who was phoned, and by whom."""
    async with town.database.reading() as session:
        found = await session.scalars(select(Call).where(Call.called_at.is_not(None)))
        return {call.member_id: call.caller_id for call in found}


async def withdraw(town: Town, leader: Person) -> None:
    """From the board, by typing what its buttons say."""
    await hear_board(town, leader)
    await leader.press(town.words("announcement-withdraw"))
    await leader.press(town.words("announcement-withdraw-sure"))


async def test_number_on_the_call_list_notes_a_call(town: Town) -> None:
    an, _, _ = await missing_cell(town)
    await ask_for_list(town, an)
    await an.say("1")
    await hear(an, f"1. ☑ {CUC}")
    await an.say("2")
    shown = words_of(await hear(an, f"2. ☑ {DUNG}"))
    assert f"1. ☑ {CUC}" in shown
    assert f"3. ☐ {HAI}" in shown
    assert await called(town) == {town.members[name]: town.members[AN] for name in (CUC, DUNG)}
    assert not [message for message in await an.messages() if "document" in message]
    await see_report(town, an)

    async def is_said() -> bool:
        # It may have stood in the report already.
        return any("đã gọi 2." in words for words in await heard(an))

    await eventually(is_said)


async def test_name_notes_it_and_once_more_takes_it_back(town: Town) -> None:
    an, _, announcement_id = await missing_cell(town)
    await ask_for_list(town, an)
    await an.say("le thi cuc")
    await hear(an, f"☑ {CUC}")
    await an.say("Lê Thị Cúc")
    await hear(an, f"1. ☐ {CUC}")
    assert await called(town) == {}
    async with town.database.reading() as session:
        assert not list(await session.scalars(select(Call)))
    assert announcement_id


async def test_call_of_somebody_else_s_share_is_noted_for_them(town: Town) -> None:
    an, binh, announcement_id = await missing_cell(town)
    await give_role(town, BINH, "group_leader")
    await share_out(town, an)
    await hear(binh, ASKED)
    await forge(an, f"wx:{announcement_id}:{town.members[CUC]}:1:0")
    await hear(binh, f"☑ {CUC}")
    assert await called(town) == {town.members[CUC]: town.members[BINH]}
    await forge(an, f"wx:{announcement_id}:{town.members[CUC]}:0:0")
    await hear(binh, "Đã gọi 0 trên 3")


async def test_others_note_nothing(town: Town) -> None:
    an, binh, announcement_id = await missing_cell(town)
    refused = town.words("error-not-allowed")
    assert await forge(binh, f"wx:{announcement_id}:{town.members[CUC]}:1:0") == refused
    # Who was reached is not on the list.
    stale = town.words("error-choice-is-stale")
    assert await forge(an, f"wx:{announcement_id}:{town.members[BINH]}:1:0") == stale
    assert await called(town) == {}


async def test_report_and_list_say_which_announcement_they_are_about(town: Town) -> None:
    an, _, _ = await missing_cell(town)
    report = words_of(await see_report(town, an))
    assert OPENING.removeprefix("Thông báo ") in report
    assert OPENING in words_of(await ask_for_list(town, an))
    await an.press(town.words("reach-sheet"))
    file = await an.wait_for(lambda m: "document" in m)
    assert "«Chuyển địa điểm họp tháng 12" in str(file["caption"])


async def test_unclear_list_says_which_announcement_it_is_about(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    await silent_towards(town, binh)
    await announce(town, an)
    await see_report(town, an)
    await an.press(town.words("reach-show-unclear", count=1))
    assert OPENING in words_of(await hear(an, "chưa rõ đã tới hay chưa"))


async def test_after_withdrawal_nobody_is_to_be_phoned(town: Town) -> None:
    an, _, announcement_id = await missing_cell(town)
    await ask_for_list(town, an)
    await withdraw(town, an)
    over = town.words("error-calls-are-over")
    for data in ("wm:{}:0", "ws:{}", "wh:{}:0", "wh:{}:1"):
        assert await forge(an, data.format(announcement_id)) == over, data
    noted = f"wx:{announcement_id}:{town.members[CUC]}:1:0"
    assert await forge(an, noted) == over
    report = await see_report(town, an)
    assert town.words("reach-calls-over") in words_of(report)
    assert "Cần gọi điện" not in words_of(report)
    labels = [button["text"] for button in buttons_of(report)]
    assert labels == [town.words("reach-again")]
    assert not [message for message in await an.messages() if "document" in message]


async def test_what_is_unclear_is_not_sent_again_after_withdrawal(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    await silent_towards(town, binh)
    announcement_id = await announce(town, an)
    await withdraw(town, an)
    await see_report(town, an)
    await an.press(town.words("reach-show-unclear", count=1))
    await hear(an, "chưa rõ đã tới hay chưa")
    await an.say("1")
    question = await hear(an, f"Tin gửi {BINH} đã tới chưa?")
    assert [b["text"] for b in buttons_of(question)] == [town.words("unclear-arrived-one")]
    refused = town.words("error-announcement-is-over")
    assert await forge(an, f"wa:{announcement_id}:0:0") == refused


async def test_share_of_a_caller_who_blocks_the_bot_goes_to_another(town: Town) -> None:
    an, binh, announcement_id = await missing_cell(town)
    await give_role(town, BINH, "group_leader")
    await share_out(town, an)
    await hear(binh, ASKED)
    await binh.press(f"2. ☐ {DUNG}")
    await hear(binh, "Đã gọi 1 trên 3")
    await binh.block()
    await hear(an, BINH)
    asked = words_of(await share_out(town, an))
    assert f"– {AN}: 2" in asked
    task = words_of(await hear(an, ASKED))
    assert CUC in task
    assert HAI in task
    assert DUNG not in task
    assert await called(town) == {town.members[DUNG]: town.members[BINH]}
    shared = town.words("error-calls-are-shared")
    assert await forge(an, f"wh:{announcement_id}:0") == shared


async def test_share_of_a_caller_who_lost_the_role_is_taken_from_their_screen(town: Town) -> None:
    an, binh, announcement_id = await missing_cell(town)
    await give_role(town, BINH, "group_leader")
    await share_out(town, an)
    await hear(binh, ASKED)
    await can_be_typed(town, TASK)
    async with town.database.writing() as session:
        for role in await units.list_roles(session, town.members[BINH]):
            await session.delete(role)
    await share_out(town, an)
    await hear(an, ASKED)

    async def is_gone() -> bool:
        return town.words("task-handed-over") in await heard(binh)

    await eventually(is_gone)
    assert not [words for words in await heard(binh) if CUC in words]
    shared = town.words("error-calls-are-shared")
    assert await forge(an, f"wh:{announcement_id}:1") == shared


async def test_missing_number_is_said_in_words(town: Town) -> None:
    an, _, _ = await missing_cell(town)
    async with town.database.writing() as session:
        (await session.get_one(Member, town.members[CUC])).phone = None
    shown = words_of(await ask_for_list(town, an))
    assert f"{CUC} – Chi bộ Khu phố 1 – chưa có số (chặn Trợ lý)" in shown
