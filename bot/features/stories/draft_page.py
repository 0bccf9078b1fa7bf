"""A story before it is public, for those who have been given the address of its preview."""

import hmac
from dataclasses import dataclass, field

from sqlalchemy.ext.asyncio import AsyncSession

from bot.features.stories import consent, rules
from bot.features.stories.addresses import preview_mark
from bot.features.stories.layout import Piece, hashtags, lay_out, proposed
from bot.features.stories.pages import Picture, as_picture
from bot.features.stories.rules import Standing
from bot.seal import Seal
from models.repositories import stories, units

# What its author still writes, and what was declined, is nobody else's business.
_SHOWN = rules.OPEN


@dataclass(frozen=True)
class DraftPage:
    """As it would be published, with a correction that waits for a second person."""

    id: int
    revision: int
    title: str
    text: str
    tags: tuple[str, ...]
    hashtags: tuple[str, ...]
    cell: str
    pictures: tuple[Picture, ...] = field(repr=False)
    pieces: tuple[Piece, ...] = field(repr=False)
    standing: Standing


async def find_draft_page(
    session: AsyncSession, seal: Seal, story_id: int, mark: str, site: str
) -> DraftPage | None:
    """The story, if the mark is that of its present wording."""
    story = await stories.find(session, story_id)
    if story is None or story.state not in _SHOWN:
        return None
    if not hmac.compare_digest(mark.encode(), preview_mark(seal, story).encode()):
        return None
    wording = proposed(story)
    photos = [one for one in await stories.list_photos(session, story.id) if not one.is_left_out]
    return DraftPage(
        story.id,
        story.revision,
        wording.title,
        wording.text,
        tuple(wording.tags),
        tuple(hashtags(wording.tags)),
        (await units.get(session, story.unit_id)).name,
        tuple(as_picture(photo, story.revision) for photo in photos),
        tuple(lay_out(wording, photos, site)),
        await consent.load_standing(session, story),
    )
