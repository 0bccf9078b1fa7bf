"""Stories on their way to other networks while the process is killed."""

from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.members import Unit
from models.repositories import story_shares
from simulator.client import Person
from tests.crash.roll import Example, Subject
from tests.crash.stage import Stage
from tests.features.story_share_scenes import add_story


async def _of_kit(session: AsyncSession, stage: Stage, reader: Person) -> Subject:
    """The last part of a kit, with the button that marks it posted."""
    del reader
    story = await add_story(session, await session.get_one(Unit, stage.cell_id), slug=None)
    return story.id, {"network": "tiktok", "part": "end"}


async def _of_share(session: AsyncSession, stage: Stage, reader: Person) -> Subject:
    """A post of which nobody knows whether it arrived."""
    del reader
    story = await add_story(session, await session.get_one(Unit, stage.cell_id), slug=None)
    share = await story_shares.lock_or_add(
        session, story.id, "facebook", story.release, "unknown", datetime.now(UTC)
    )
    return story.id, {"share": share.id, "what": "unknown"}


EXAMPLES: dict[str, Example] = {"stories.kit": _of_kit, "stories.shared": _of_share}
