"""A story on its way to one who reads it before the public does: its pictures, then the words."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.features.stories import kinds
from bot.outbox import queue
from bot.reading.sentences import split_text
from models.base import JsonObject
from models.repositories import stories, story_consents
from models.stories import Story, StoryConsent

# Why it is shown to the person it tells of: they are asked; they want to read it again; it was
# corrected.
QUESTION, AGAIN, CORRECTED = "question", "again", "corrected"
# UTF-16 units of the story in one message, beside what stands around it.
ROOM = 3000
# Of the rows that bring a reviewer more than fits on the card: pictures, or a part of the text.
PHOTOS, TEXT = "photos", "text"


async def load_parts(session: AsyncSession, story: Story) -> list[str]:
    """All that is published in words, in parts that fit into a message: the text, and what is
    written to the pictures."""
    photos = await stories.list_photos(session, story.id)
    shown = enumerate((one for one in photos if not one.is_left_out), 1)
    captions = [f"📷 {number}: {photo.caption}" for number, photo in shown if photo.caption]
    return split_text("\n\n".join([story.text, *captions]), ROOM)


async def put_question(
    session: AsyncSession,
    consent: StoryConsent,
    story: Story,
    chat_id: int,
    at: datetime,
    why: str,
) -> None:
    """The pictures and all the words, to the person shown; of a question one a day."""
    moment = f"{at:%Y%m%d}" if why == QUESTION else f"{at.timestamp():.0f}"
    key = f"{why[0]}{story.revision}.{moment}"
    params: JsonObject = {"revision": story.revision, "why": why}
    if await story_consents.count_shown_photos(session, story.id):
        kind = kinds.CONSENT_PICTURES
        await queue.put(session, kind, consent.id, chat_id, at, key, params)
    for part in range(len(await load_parts(session, story))):
        own = params | {"part": part}
        await queue.put(session, kinds.CONSENT, consent.id, chat_id, at, f"{key}.{part}", own)


async def put_photos(
    session: AsyncSession, story: Story, chat_id: int, now: datetime, at: datetime
) -> None:
    """The pictures, if there are any, to one who reviews it; `at`: when they may be disturbed."""
    if await story_consents.count_shown_photos(session, story.id):
        params: JsonObject = {"brings": PHOTOS, "revision": story.revision}
        key = f"{PHOTOS}.{story.revision}.{now.timestamp():.0f}"
        await queue.put(session, kinds.PROPOSED, story.id, chat_id, now, key, params, at)


async def put_whole(session: AsyncSession, story: Story, chat_id: int, now: datetime) -> None:
    """Pictures and all the words once more, to one who reviews it and asked for them."""
    moment = f"{story.revision}.{now.timestamp():.0f}"
    await put_photos(session, story, chat_id, now, now)
    for part in range(len(await load_parts(session, story))):
        brings: JsonObject = {"brings": TEXT, "revision": story.revision, "part": part}
        key = f"{TEXT}.{moment}.{part}"
        await queue.put(session, kinds.PROPOSED, story.id, chat_id, now, key, brings)
