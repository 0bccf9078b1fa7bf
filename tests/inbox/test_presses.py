"""F12 and F13: presses that come late, twice, or from two telephones."""

import asyncio

from sqlalchemy import func, select

from models.meetings import MeetingAnswer
from simulator.client import words_of
from tests.bed.waiting import eventually
from tests.handlers.scenes import called_cell
from tests.town.town import Town, found_town, hear

OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
TAPS = 50


async def _answers(town: Town) -> int:
    async with town.database.reading() as session:
        query = select(func.count(MeetingAnswer.member_id)).where(MeetingAnswer.label == "yes")
        return int(await session.scalar(query) or 0)


async def test_f12_press_too_old_to_be_answered_has_its_effect(database_url: str) -> None:
    async with found_town(database_url) as town:
        _, binh, _ = await called_cell(town)
        fault = {"status": 400, "description": OLD, "times": None}
        await town.client.arm_fault("status", "answerCallbackQuery", **fault)
        await binh.press(town.words("answer-yes"), wait=0)
        await hear(binh, "Đã ghi nhận: đồng chí có mặt")
        assert await _answers(town) == 1


async def test_f13_fifty_taps_on_two_telephones_have_one_effect(database_url: str) -> None:
    async with found_town(database_url) as town:
        _, binh, _ = await called_cell(town)
        shown = next(m for m in await binh.messages() if "Kính mời" in words_of(m))
        data = str(shown["reply_markup"]["inline_keyboard"][0][0]["callback_data"])
        place = int(shown["message_id"])
        await town.client.clear_transcript()
        await asyncio.gather(*(binh.press_data(place, data, wait=0) for _ in range(TAPS)))

        async def all_answered() -> bool:
            calls = await town.client.transcript(method="answerCallbackQuery")
            return len(calls) == TAPS

        await eventually(all_answered)
        assert await _answers(town) == 1
        (own,) = [m for m in await binh.messages() if m["message_id"] == place]
        assert "Đã ghi nhận: đồng chí có mặt" in words_of(own)
        received = [m for m in await binh.messages() if not m["out"] and not m["deleted"]]
        assert len([m for m in received if "Đã ghi nhận" in words_of(m)]) == 1
