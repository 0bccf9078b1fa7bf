"""Nothing is shown to the public without the consent of those whom it shows.

Asked where a story is about to leave the house: when it is approved, when its hour comes, when a
post is rendered, and when a page is read.
"""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import ChibotError
from bot.features.stories import rules
from bot.features.stories.rules import Standing
from models.repositories import stories
from models.stories import Story, StoryPhoto


class ConsentIsMissing(ChibotError):
    """Somebody who is shown has not agreed to this wording."""

    key = "story-error-consent-missing"


async def load_standing(session: AsyncSession, story: Story) -> Standing:
    """Whether words and pictures may be shown."""
    return rules.standing(await stories.list_consents(session, story.id), story.revision)


async def require(session: AsyncSession, story: Story) -> Standing:
    """The same. Raises ConsentIsMissing unless at least the words may be shown."""
    found = await load_standing(session, story)
    if not found.has_words:
        raise ConsentIsMissing
    return found


async def list_showable(session: AsyncSession, story: Story) -> list[StoryPhoto]:
    """The pictures that may be shown, in order; none without consent to them."""
    if not (await load_standing(session, story)).has_pictures:
        return []
    return [one for one in await stories.list_photos(session, story.id) if not one.is_left_out]
