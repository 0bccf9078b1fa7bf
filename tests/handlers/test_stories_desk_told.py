"""The desk is told of what came, and nobody sees of it who has no right any more."""

from typing import Any

import pytest
from sqlalchemy import select

from bot.access import load_actor
from bot.features.stories import kinds, rules
from bot.outbox.queue import Kind, put
from bot.roles import SECRETARY
from models.outbox import OutboxMessage
from models.repositories import stories
from simulator.client import words_of
from tests.bed.waiting import eventually
from tests.features.desk_scenes import TEXT, TITLE, add_consent
from tests.handlers.desk_scenes import HAI, hand_up, join_desk, labels_of, photos_of, story_of
from tests.town.town import CELLS, Town, hear


async def _put(town: Town, kind: Kind, subject_id: int, chat_id: int, **params: Any) -> None:
    async with town.database.writing() as session:
        await put(session, kind, subject_id, chat_id, town.chibot.clock.now(), params=params)
    town.chibot._on_committed()


async def test_desk_hears_that_a_story_came_and_opens_it(town: Town) -> None:
    mai = await join_desk(town)
    story_id = await hand_up(town, 2)
    await _put(town, kinds.FORWARDED, story_id, mai.id)
    told = words_of(await hear(mai, f"{CELLS[0]} gửi lên một gương tốt"))
    assert TEXT.split("\n\n", maxsplit=1)[0] in told
    assert "Đồng ý: chưa ghi ai được nêu trong bài" in told
    await mai.press(town.words("story-desk-open"))
    assert town.words("story-desk-decline") in labels_of(await hear(mai, "chờ biên tập"))


async def test_lost_right_shows_nothing(town: Town) -> None:
    mai = await join_desk(town)
    story_id = await hand_up(town, 2)
    async with town.database.writing() as session:
        for role in (await load_actor(session, mai.id)).roles:
            await session.delete(role)
    (photo, _) = await photos_of(town, story_id)
    await _put(town, kinds.FORWARDED, story_id, mai.id)
    await _put(town, kinds.PREVIEW, story_id, mai.id, piece=0)
    await _put(town, kinds.SHEET, story_id, mai.id)
    await _put(town, kinds.PICTURE, photo.id, mai.id)

    async def is_refused() -> bool:
        async with town.database.reading() as session:
            query = select(OutboxMessage.reason).where(OutboxMessage.kind.like("stories.%"))
            return list(await session.scalars(query)) == ["not_needed"] * 4

    await eventually(is_refused)
    assert "photo" not in await mai.last()


@pytest.mark.parametrize(
    ("consents", "words"),
    [
        ([rules.NEEDED], "0 trên 1 người"),
        ([rules.GIVEN, rules.ASKED], "1 trên 2 người"),
        ([rules.GIVEN, rules.REFUSED], "có người không đồng ý"),
        ([rules.GIVEN], "đủ, cả chữ và ảnh"),
    ],
)
async def test_list_says_who_agreed(town: Town, consents: list[str], words: str) -> None:
    mai = await join_desk(town)
    story_id = await hand_up(town)
    async with town.database.writing() as session:
        story = await stories.find(session, story_id)
        assert story is not None
        for state in consents:
            await add_consent(session, story, state)
    await mai.say("/guong")
    await hear(mai, "Ở phường: 1")
    await mai.press(town.words("story-desk-home", count=1))
    shown = words_of(await hear(mai, "Bài gửi lên phường"))
    assert f"1. {TITLE} – {CELLS[0]} – chờ biên tập. Đồng ý: {words}." in shown


async def test_change_says_that_consent_is_asked_again(town: Town) -> None:
    hai = await join_desk(town, HAI, SECRETARY)
    story_id = await hand_up(town)
    async with town.database.writing() as session:
        story = await stories.find(session, story_id)
        assert story is not None
        await add_consent(session, story)
        story.revision += 1
    await _put(town, kinds.FORWARDED, story_id, hai.id)
    await hear(hai, "0 trên 1 người (bài đã sửa, cần xin lại)")
    await hai.press(town.words("story-desk-open"))
    await hear(hai, "chờ biên tập")
    assert (await story_of(town, story_id)).revision == 2
