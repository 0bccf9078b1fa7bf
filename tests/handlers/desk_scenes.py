"""Scenes of the ward's desk in chat: an editor has a story before them."""

import io
from typing import Any

import aiohttp
from PIL import Image

from bot.roles import COMMITTEE_MEMBER
from models.repositories import stories, units
from models.stories import Story, StoryPhoto
from simulator.client import Message, Person, buttons_of
from tests.bed.organisation import Ward
from tests.features.desk_scenes import TITLE, add_story
from tests.town.town import CELLS, Town, hear

MAI, HAI = "Lý Thị Mai", "Lê Văn Hải"


async def join_desk(town: Town, name: str = MAI, role: str = COMMITTEE_MEMBER) -> Person:
    """Somebody of the ward who edits stories and has opened the bot."""
    async with town.database.writing() as session:
        root = await units.find_root(session)
        assert root is not None
        member = await Ward(session, root).add_member(root, name)
        town.members[name] = member.id
        await units.add_role(session, member.id, root.id, role)
    (person,) = await town.register(name)
    return person


async def hand_up(town: Town, photos: int = 0, **changes: Any) -> int:
    """A story of the first cell has come to the desk; its id."""
    now = town.chibot.clock.now()
    async with town.database.writing() as session:
        story = await add_story(session, town.cells[CELLS[0]], now, photos, **changes)
        return story.id


async def open_story(town: Town, person: Person, title: str = TITLE) -> Message:
    """From the screen of stories to the first story."""
    await person.say("/guong")
    await hear(person, "Ở phường:")
    await person.press(town.words("story-desk-home", count=1))
    await hear(person, "Bài gửi lên phường")
    await person.say("1")
    return await hear(person, f"{title}\n{CELLS[0]}")


async def story_of(town: Town, story_id: int) -> Story:
    """As the database has it now."""
    async with town.database.reading() as session:
        found = await stories.find(session, story_id)
        assert found is not None
        return found


async def photos_of(town: Town, story_id: int) -> list[StoryPhoto]:
    """The pictures in their order."""
    async with town.database.reading() as session:
        return await stories.list_photos(session, story_id)


def labels_of(message: Message) -> list[str]:
    """The labels of all buttons."""
    return [button["text"] for button in buttons_of(message)]


async def picture_in(person: Person, message: Message) -> Image.Image:
    """The photo of a message, as it was uploaded."""
    unique_id = message["photo"][-1]["file_unique_id"]
    base = person.client.url
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{base}/client/files/{unique_id}") as answer,
    ):
        return Image.open(io.BytesIO(await answer.read())).convert("RGB")
