"""The stories of the demo: one in the channel, one at the ward's desk, one still being written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor, load_actor
from bot.demo import drawings
from bot.demo.people import Cast, Resident
from bot.features.chats import binding, listing
from bot.features.chats.binding import Place
from bot.features.stories import (
    approving,
    arranging,
    consent_rules,
    consents,
    drafting,
    editing,
    kinds,
    naming,
    noting,
    rules,
    telling,
)
from bot.features.stories.approving import Wish
from bot.outbox import queue
from bot.photos import DrawnPhoto
from bot.quiet import QuietHours
from models.repositories import units
from models.stories import Story
from simulator.client import words_of

if TYPE_CHECKING:
    from bot.demo.stage import Stage
    from simulator.client import Person

# Seconds until the post is there; without it nobody reacts.
_WAIT = 20.0
# Only the last message of a story has tags.
_TAGGED = "#"
# A place in the first cell.
_WRITER = 4
REACTIONS = ("❤", "👍", "❤", "👏")


@dataclass(frozen=True)
class Shown:
    """What a visitor is told of: the channel, and who was asked whether they may be shown."""

    channel: int
    asked: Resident
    readers: Sequence["Person"]


async def tell(stage: "Stage", cast: Cast) -> Shown:
    """Found the channel and tell all stories."""
    (author, shown), (secretary, asked) = cast.cells[1:3]
    readers = [cast.persons[one.member_id] for cell in cast.cells for one in cell]
    channel = await found_channel(stage, cast.admin, [cast.editor, *readers])
    async with stage.chibot.database.writing() as session:
        own = _Telling(stage, session, cast)
        chat_id = await own.bind(channel)
        await own.publish(author, shown, chat_id)
        await own.hand_up(secretary, asked)
        await own.begin(cast.cells[0][_WRITER], "demo-story-draft")
    return Shown(channel, asked, readers[: len(REACTIONS)])


async def found_channel(stage: "Stage", founder: "Person", readers: Sequence["Person"]) -> int:
    """The ward's channel, in which the bot may post."""
    client, bot_id = stage.client, stage.chibot.settings.bot_id
    title = stage.texts.plain("demo-channel")
    members = [person.id for person in readers]
    chat_id = await client.add_group(title, founder, members, "channel")
    await client.set_member(chat_id, founder.id, bot_id, "administrator")
    return chat_id


async def react(shown: Shown) -> None:
    """Some readers like the post as soon as all of it is there."""
    first, *_ = readers = [person.in_chat(shown.channel) for person in shown.readers]
    try:
        post = await first.wait_for(lambda message: _TAGGED in words_of(message), _WAIT, after=0)
    except TimeoutError:
        return
    for reader, emoji in zip(readers, REACTIONS, strict=True):
        await reader.react(int(post["message_id"]), emoji)


@dataclass(frozen=True)
class _Telling:
    """People tell, edit and publish, by the same services as in chat."""

    stage: "Stage"
    session: AsyncSession
    cast: Cast

    async def bind(self, channel: int) -> int:
        """The administrator binds the channel to the ward, the editor agrees; its row's id."""
        session, now = self.session, self._now
        admin, editor = await self._of(self.cast.admin), await self._of(self.cast.editor)
        place = Place(channel, None, "channel", self._words("demo-channel"))
        await binding.ask(session, admin, place, now)
        ((chat, _),) = await listing.list_led(session, admin)
        root = await units.find_root(session)
        assert root is not None  # noqa: S101 - it was made with the roster
        await binding.choose(session, admin, chat.id, root.id, now)
        await binding.confirm(session, editor, chat.id, root.id, admin.member_id, now, agrees=True)
        return chat.id

    async def begin(self, writer: Resident, key: str, **names: str) -> Story:
        """A member tells something."""
        session, actor = self.session, await self._as(writer)
        story = await drafting.begin(session, actor, self._now)
        await noting.note(session, actor, story.id, self._words(key, **names), self._now)
        return story

    async def hand_up(self, author: Resident, shown: Resident) -> None:
        """A secretary's own story is at the desk; who is shown was asked, and has not answered."""
        story = await self.begin(author, "demo-story-desk", name=shown.name)
        await self._submit(story, author, drawings.draw_bookcase())
        await self._ask(story, shown)

    async def publish(self, author: Resident, shown: Resident, chat_id: int) -> None:
        """A story goes the whole way into the channel and on the page."""
        session, now, quiet = self.session, self._now, self._quiet
        story = await self.begin(author, "demo-story-out", name=shown.name)
        await self._submit(story, author, drawings.draw_sweeping(), drawings.draw_watering())
        await self._edit(story)
        asked = await self._ask(story, shown)
        actor, choice = await self._as(shown), consent_rules.BOTH
        await consents.answer(session, actor, asked, story.revision, choice, now, quiet)
        editor, admin = await self._of(self.cast.editor), await self._of(self.cast.admin)
        wish = Wish(rules.NOW, chat_ids=(chat_id,))
        revision = story.revision
        await approving.ask(session, editor, story.id, revision, wish, now, quiet, has_pages=True)
        await approving.confirm(session, admin, story.id, story.asking, now, quiet)
        # Nobody has to look at it before it goes out.
        await queue.stop(session, kinds.PREVIEW, story.id, now)

    async def _submit(self, story: Story, author: Resident, *pictures: bytes) -> None:
        session, actor, now = self.session, await self._as(author), self._now
        for number, content in enumerate(pictures):
            photo = DrawnPhoto(f"demo-{story.id}-{number}", content)
            await drafting.add_photo(session, actor, story.id, photo, now)
        await telling.submit(session, actor, story.id, now, self._quiet)

    async def _edit(self, story: Story) -> None:
        """Title, tags, and what the pictures show."""
        session, editor, now = self.session, await self._of(self.cast.editor), self._now
        title, tags = self._words("demo-story-out-title"), self._words("demo-story-tags")
        await editing.set_title(session, editor, story.id, story.revision, title, now)
        await editing.add_tags(session, editor, story.id, story.revision, tags, now)
        photos = await arranging.list_all(session, editor, story.id)
        for number, photo in enumerate(photos, 1):
            words = self._words(f"demo-story-out-picture-{number}")
            await arranging.set_caption(session, editor, photo.id, story.revision, words, now)

    async def _ask(self, story: Story, shown: Resident) -> int:
        """The desk asks whom the story shows; the consent's id."""
        session, editor, now = self.session, await self._of(self.cast.editor), self._now
        consent = await naming.name_shown(
            session, editor, story.id, shown.name, rules.PERSON, now, shown.member_id
        )
        await consents.ask(session, editor, consent.id, now, self._quiet)
        return consent.id

    async def _as(self, resident: Resident) -> Actor:
        return await self._of(self.cast.persons[resident.member_id])

    async def _of(self, person: "Person") -> Actor:
        return await load_actor(self.session, person.id)

    def _words(self, key: str, **names: str) -> str:
        return self.stage.texts.plain(key, **names)

    @property
    def _now(self) -> datetime:
        return self.stage.chibot.clock.now()

    @property
    def _quiet(self) -> QuietHours:
        return self.stage.chibot.settings.quiet
