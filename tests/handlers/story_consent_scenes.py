"""Scenes of a cell that reviews a story, and of those whom it shows."""

from typing import Any

from bot.access import Act, list_deciders
from bot.features.stories import kinds, rules, telling
from bot.reading.names import given_name
from models.repositories import stories
from models.stories import Story, StoryConsent
from simulator.client import Message, Person, buttons_of
from tests.features.desk_scenes import add_consent, add_story
from tests.handlers.chat_scenes import can_be_typed
from tests.handlers.scenes import AN, BINH, CUC
from tests.town.town import CELLS, Town, hear


async def propose(town: Town, photos: int = 0, shown: str = "", **changes: Any) -> int:
    """Bình has told a story, maybe of a member, and the cell is asked; its id."""
    now, quiet = town.chibot.clock.now(), town.chibot.settings.quiet
    values = {"state": rules.PROPOSED, "proposed_by": town.members[BINH]} | changes
    async with town.database.writing() as session:
        story = await add_story(session, town.cells[CELLS[0]], now, photos, **values)
        if shown:
            name = f"đồng chí {given_name(shown)}"
            own = {"name": name, "member_id": town.members[shown], "has_pictures": False}
            await add_consent(session, story, rules.NEEDED, **own)
        cell = await list_deciders(session, story.unit_id, Act.REVIEW_STORY)
        await telling.ask_people(session, kinds.PROPOSED, story, cell, now, quiet)
        story_id = story.id
    town.chibot._on_committed()
    return story_id


async def change(town: Town, story_id: int, **values: Any) -> None:
    """Somebody else has changed the story."""
    async with town.database.writing() as session:
        story = await session.get_one(Story, story_id)
        for name, value in values.items():
            setattr(story, name, value)


async def consents_of(town: Town, story_id: int) -> list[StoryConsent]:
    """As the database has them now."""
    async with town.database.reading() as session:
        return await stories.list_consents(session, story_id)


async def state_of(town: Town, story_id: int) -> str:
    """The state of the story."""
    async with town.database.reading() as session:
        return (await session.get_one(Story, story_id)).state


async def asked_cell(town: Town, photos: int = 0) -> tuple[Person, Person, int, Message]:
    """The secretary asks Cúc whether her story may be told: both of them, the story, and the card
    that Cúc reads."""
    an, _, cuc = await town.register(AN, BINH, CUC)
    story_id = await propose(town, photos, CUC)
    await open_shown(town, an)
    await an.press(town.words("story-consent-ask-all", count=1))
    await hear(an, "đã hỏi, đang chờ trả lời")
    card = await hear(cuc, "có đồng ý đăng")
    await can_be_typed(town, kinds.CONSENT)
    return an, cuc, story_id, card


async def open_shown(town: Town, an: Person, count: int = 1) -> Message:
    """From the card of the story to those who are shown in it."""
    await hear(an, "Gương tốt gửi chi bộ xem")
    await an.press(town.words("story-consent-shown-count", count=count))
    return await hear(an, "Người, tập thể được nêu trong bài" if count else "chưa ghi tên ai")


def labels_of(message: Message) -> list[str]:
    """The labels of all buttons."""
    return [button["text"] for button in buttons_of(message)]
