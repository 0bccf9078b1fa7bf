"""Stories on their way while the process is killed, and a message of every kind about them."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.features.stories import addresses, rules, showing
from bot.features.stories.kinds import POST
from bot.features.stories.posting_rules import month_of
from bot.roles import WARD_ADMIN
from models.chats import BoundChat
from models.members import Role
from models.outbox import SENT, OutboxMessage
from models.repositories import stories, story_posts, units
from models.stories import Story
from simulator.chats import Member as GroupMember
from simulator.client import Person
from tests.crash import kits
from tests.crash.roll import Example, Subject, bind, member_id_of, ward_id
from tests.crash.stage import BOT_ID, Stage
from tests.features import desk_scenes

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
# Pixels: enough to be a picture, few to be drawn.
_SIZE = (96, 64)


async def add_story(
    session: AsyncSession, stage: Stage, state: str, photos: int = 0, **changes: Any
) -> Story:
    """A story of the cell, which the secretary works on; nobody has agreed to it yet."""
    now = datetime.now(UTC)
    edited_by = await member_id_of(session, stage.secretary)
    given: dict[str, Any] = {"state": state, "edited_by": edited_by} | changes
    story = await desk_scenes.add_story(session, stage.cell_id, now, **given)
    for position in range(1, photos + 1):
        await desk_scenes.add_photo(session, story, position, now, _SIZE)
    return story


async def add_agreed(
    session: AsyncSession, stage: Stage, state: str, photos: int = 0, **changes: Any
) -> Story:
    """One to which whoever is shown has agreed, with the pictures."""
    story = await add_story(session, stage, state, photos, **changes)
    await desk_scenes.add_consent(session, story)
    return story


async def add_published(
    session: AsyncSession, stage: Stage, photos: int = 0, **changes: Any
) -> Story:
    """One that is out; nothing of it is posted."""
    given = {"release": 1, "published_at": datetime.now(UTC)} | changes
    story = await add_agreed(session, stage, rules.PUBLISHED, photos, **given)
    story.slug = addresses.slug_of(story.title, story.id)
    await session.flush()
    return story


async def appoint(session: AsyncSession, *people: Person) -> None:
    """They publish for the ward."""
    top = await ward_id(session)
    for person in people:
        member_id = await member_id_of(session, person)
        query = select(Role.id).where(Role.member_id == member_id, Role.unit_id == top)
        if await session.scalar(query) is None:
            await units.add_role(session, member_id, top, WARD_ADMIN)


def open_place(stage: Stage, kind: str = "channel") -> int:
    """A channel or group that the first person reads, and the bot may post to."""
    world = stage.simulator.world
    place = world.add_group(kind, "Phường Sông Mây", is_forum=False)
    reader, bot = world.people[stage.people[0].id], world.bots[BOT_ID]
    place.members[reader.id] = GroupMember(reader, "creator")
    place.members[bot.id] = GroupMember(bot, "administrator")
    return place.id


async def bind_place(session: AsyncSession, stage: Stage, chat_id: int) -> BoundChat:
    """It is the ward's."""
    author_id = await member_id_of(session, stage.secretary)
    bound = await bind(session, chat_id, author_id, await ward_id(session))
    bound.kind = stage.simulator.world.groups[chat_id].kind
    await session.flush()
    return bound


async def choose(session: AsyncSession, story: Story, *places: BoundChat) -> None:
    """It shall be posted there."""
    await story_posts.set_targets(session, story.id, [place.id for place in places])


async def add_sent(session: AsyncSession, story: Story, chat_id: int, message_id: int) -> None:
    """Its only message stands there under this number."""
    now = datetime.now(UTC)
    session.add(
        OutboxMessage(
            kind=POST.name,
            subject_id=story.id,
            params={"release": story.release, "piece": 0, "has_photos": False},
            chat_id=chat_id,
            unique_key=f"{POST.name}:{story.id}:{story.release}.0:{chat_id}",
            priority=POST.priority,
            state=SENT,
            attempt=1,
            epoch=0,
            revision=1,
            sent_revision=1,
            message_id=message_id,
            not_before=now,
            created_at=now,
            settled_at=now,
        )
    )
    await session.flush()


async def shown_in(stage: Stage, chat_id: int) -> Sequence[dict[str, Any]]:
    """What readers of a channel or group see there of the bot."""
    messages = await stage.people[0].in_chat(chat_id).messages()
    return [one for one in messages if not one["out"]]


def _of(state: str, photos: int = 0, **params: Any) -> Example:
    async def example(session: AsyncSession, stage: Stage, _: Person) -> Subject:
        return (await add_agreed(session, stage, state, photos)).id, params

    return example


def _of_published(**params: Any) -> Example:
    async def example(session: AsyncSession, stage: Stage, reader: Person) -> Subject:
        teller = await member_id_of(session, reader)
        return (await add_published(session, stage, proposed_by=teller)).id, params

    return example


async def _of_question(session: AsyncSession, stage: Stage, reader: Person) -> Subject:
    """The reader is shown, and is asked."""
    story = await add_story(session, stage, rules.FORWARDED, photos=2)
    shown = await member_id_of(session, reader)
    consent = await desk_scenes.add_consent(session, story, rules.ASKED, member_id=shown)
    return consent.id, {"revision": story.revision, "why": showing.QUESTION, "part": 0}


async def _of_agreed(session: AsyncSession, stage: Stage, _: Person) -> Subject:
    story = await add_agreed(session, stage, rules.FORWARDED)
    (consent,) = await stories.list_consents(session, story.id)
    return story.id, {"consent": consent.id, "state": consent.state}


async def _of_picture(session: AsyncSession, stage: Stage, _: Person) -> Subject:
    story = await add_agreed(session, stage, rules.FORWARDED, photos=1)
    return (await stories.list_photos(session, story.id))[0].id, {}


async def _of_post(session: AsyncSession, stage: Stage, group: Person) -> Subject:
    """An album, to a group that is bound."""
    author_id = await member_id_of(session, stage.secretary)
    await bind(session, group.chat, author_id, stage.cell_id)
    story = await add_published(session, stage, photos=2)
    return story.id, {"release": 1, "piece": 0, "has_photos": True}


async def _of_month(session: AsyncSession, stage: Stage, group: Person) -> Subject:
    author_id, now = await member_id_of(session, stage.secretary), datetime.now(UTC)
    await bind(session, group.chat, author_id, stage.cell_id)
    story = await add_published(session, stage, photos=1, published_at=now)
    return await ward_id(session), {"month": month_of(now, ZONE), "stories": [story.id]}


EXAMPLES: dict[str, Example] = {
    "stories.agreed": _of_agreed,
    "stories.asked": _of(rules.AWAITING),
    "stories.board": _of_published(),
    "stories.consent": _of_question,
    "stories.consent_pictures": _of_question,
    "stories.decided": _of_published(outcome="published"),
    "stories.digest": _of_month,
    "stories.forwarded": _of(rules.FORWARDED),
    "stories.picture": _of_picture,
    "stories.post": _of_post,
    "stories.preview": _of(rules.AWAITING, 2, piece=0),
    "stories.proposed": _of(rules.PROPOSED),
    "stories.sheet": _of(rules.FORWARDED, 2),
    "stories.told": _of_published(outcome="out"),
    **kits.EXAMPLES,
}
