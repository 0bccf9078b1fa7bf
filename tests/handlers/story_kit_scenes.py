"""A town with a story that is out, told by its second cell, and shown with consent."""

from models.members import Unit
from simulator.client import Person
from tests.features.story_share_scenes import add_photo, add_story
from tests.handlers.scenes import administrator
from tests.town.town import CELLS, Town, hear

# How the screen of stories begins.
HOME = "Gương người tốt"


async def story_is_out(town: Town, photos: int = 1) -> tuple[Person, int]:
    """The administrator, who works at the desk, and the story."""
    admin = await administrator(town)
    async with town.database.writing() as session:
        cell = await session.get_one(Unit, town.cells[CELLS[1]])
        story = await add_story(session, cell)
        story.published_at = town.chibot.clock.now()
        for position in range(1, photos + 1):
            add_photo(session, story, position)
        story_id = story.id
    return admin, story_id


async def open_kits(town: Town, person: Person) -> None:
    """The list of approved stories."""
    await person.say("/guong")
    await hear(person, HOME)
    await person.press(town.words("story-kit-open", count=1))
