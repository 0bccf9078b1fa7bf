"""What people do about stories while the process is killed, and what must be left of it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import aiohttp
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.features.stories import consent_rules, rules
from bot.features.stories.kinds import POST, PROPOSED
from handlers.stories import consents_keyboards, publishing_keyboards, telling_keyboards
from handlers.stories.telling_steps import NAME, TELL
from models.chats import BoundChat
from models.outbox import QUEUED, SENDING, SENT, UNKNOWN
from models.repositories import chats, dialogues, stories, story_posts
from models.stories import Story, StoryConsent, StoryReaction
from simulator.client import Person, words_of
from tests.crash.roll import member_id_of
from tests.crash.sheets import draw_photo
from tests.crash.stage import TOKEN, Stage, states
from tests.crash.tales import (
    add_agreed,
    add_published,
    add_sent,
    add_story,
    appoint,
    bind_place,
    choose,
    open_place,
    shown_in,
)
from tests.features.desk_scenes import add_consent

TOLD = "Ông Tư cùng 18 hộ trồng 40 chậu hoa ở hẻm 12, nay hẻm sạch và vui."
# How many have reacted, as it is told in the end.
REACTIONS = 7
_ALBUM = 3
Act = Callable[[Stage, Person, int], Awaitable[object]]
Check = Callable[[AsyncSession, Stage, Story], Awaitable[None]]


@dataclass(frozen=True)
class Left:
    """What must have become of the story; `updates`: so many come of the act."""

    check: Check
    updates: int = 1


def _title_of(person: Person) -> str:
    """Tells whose story it is."""
    return f"Gương của {person.first_name}"


async def _tells(stage: Stage, person: Person, words: str = "") -> int:
    """The person is telling a story."""
    async with stage.database.writing() as session:
        teller = await member_id_of(session, person)
        told: dict[str, Any] = dict.fromkeys(("who", "place", "result", "text"), "")
        told |= {"proposed_by": teller, "title": _title_of(person), "words": words}
        story = await add_story(session, stage, rules.DRAFT, edited_by=None, **told)
        await dialogues.save(session, person.id, NAME, TELL, {"story": story.id}, _now())
        return story.id


def _now() -> datetime:
    return datetime.now(UTC)


async def tell(stage: Stage, person: Person, _: int) -> object:
    """In words."""
    await _tells(stage, person)
    return await person.say(TOLD)


async def send_album(stage: Stage, person: Person, _: int) -> object:
    """Pictures, at once."""
    await _tells(stage, person)
    form = aiohttp.FormData(quote_fields=False)
    for number in range(_ALBUM):
        form.add_field("file", draw_photo(), filename=f"{number}.jpg")
    return await person.client.request("POST", person._path("photo"), data=form)


async def hand_in(stage: Stage, person: Person, message_id: int) -> object:
    """The story is told."""
    story_id = await _tells(stage, person, TOLD)
    data = telling_keyboards.Send(story_id).pack()
    return await person.press_data(message_id, data, wait=0)


async def _is_shown(
    session: AsyncSession, person: Person, story: Story, state: str
) -> StoryConsent:
    story.title = _title_of(person)
    shown = await member_id_of(session, person)
    revision = story.revision if state == rules.GIVEN else None
    changes = {"member_id": shown, "revision": revision, "proof": rules.CHAT}
    return await add_consent(session, story, state, **changes)


async def agree(stage: Stage, person: Person, message_id: int) -> object:
    """The person who is shown says yes."""
    async with stage.database.writing() as session:
        story = await add_story(session, stage, rules.PROPOSED)
        consent = await _is_shown(session, person, story, rules.ASKED)
        press = consents_keyboards.Answer(consent.id, story.revision, consent_rules.BOTH)
    return await person.press_data(message_id, press.pack(), wait=0)


async def take_back(stage: Stage, person: Person, message_id: int) -> object:
    """The person who is shown does not agree any more: it stands in the channel."""
    async with stage.database.writing() as session:
        consent = await _is_shown(session, person, await _posted(session, stage), rules.GIVEN)
        press = consents_keyboards.TakeBack(consent.id)
    return await person.press_data(message_id, press.pack(), wait=0)


async def confirm(stage: Stage, person: Person, message_id: int) -> object:
    """The second person publishes it."""
    async with stage.database.writing() as session:
        await appoint(session, stage.secretary, person)
        story = await add_agreed(session, stage, rules.AWAITING, asking=1)
        story.title = _title_of(person)
        await choose(session, story, await _channel(session, stage))
        press = publishing_keyboards.Confirm(story.id, story.asking)
    return await person.press_data(message_id, press.pack(), wait=0)


async def react(stage: Stage, person: Person, _: int) -> object:
    """Telegram tells how many have reacted to a post, and tells an older number after it."""
    async with stage.database.writing() as session:
        story = await _posted(session, stage)
        story.title = _title_of(person)
        (post,) = await story_posts.list_posts(session, POST.name, story.id)
    for age, total in enumerate((REACTIONS, REACTIONS - 1)):
        counted = {
            "chat": {"id": post.chat_id, "type": "channel", "title": "Phường Sông Mây"},
            "message_id": post.message_id,
            "date": int(_now().timestamp()) - age,
            "reactions": [{"type": {"type": "emoji", "emoji": "👍"}, "total_count": total}],
        }
        await stage.client.feed({"message_reaction_count": counted})
    return None


async def _channel(session: AsyncSession, stage: Stage) -> BoundChat:
    bound = await chats.list_bound(session)
    return bound[0] if bound else await bind_place(session, stage, open_place(stage))


async def _posted(session: AsyncSession, stage: Stage) -> Story:
    """One that is out, and stands in the channel."""
    story, place = await add_published(session, stage), await _channel(session, stage)
    url = f"{stage.simulator.url}/bot{TOKEN}/sendMessage"
    post = {"chat_id": place.chat_id, "text": f"{story.id}. {story.text}"}
    async with aiohttp.ClientSession() as telegram, telegram.post(url, json=post) as response:
        message_id = int((await response.json())["result"]["message_id"])
    await choose(session, story, place)
    await add_sent(session, story, place.chat_id, message_id)
    return story


async def _is_told(_: AsyncSession, __: Stage, story: Story) -> None:
    assert (story.state, story.words, story.revision) == (rules.DRAFT, TOLD, 2)


async def _has_album(session: AsyncSession, _: Stage, story: Story) -> None:
    photos = await stories.list_photos(session, story.id)
    assert [photo.position for photo in photos] == list(range(1, _ALBUM + 1))
    assert story.revision == 1 + _ALBUM


async def _is_handed_in(_: AsyncSession, stage: Stage, story: Story) -> None:
    assert story.state == rules.PROPOSED
    asked = [row for row in await stage.outbox(PROPOSED.name) if row.subject_id == story.id]
    assert [row.chat_id for row in asked] == [stage.secretary.id]


async def _is_agreed(session: AsyncSession, _: Stage, story: Story) -> None:
    (consent,) = await stories.list_consents(session, story.id)
    assert (consent.state, consent.revision) == (rules.GIVEN, story.revision)
    assert story.state == rules.PROPOSED


async def _is_withdrawn(session: AsyncSession, stage: Stage, story: Story) -> None:
    consents = {consent.state for consent in await stories.list_consents(session, story.id)}
    assert (story.state, consents) == (rules.WITHDRAWN, {rules.GIVEN, rules.TAKEN_BACK})
    (post,) = await story_posts.list_posts(session, POST.name, story.id)
    seen = {message["message_id"] for message in await shown_in(stage, post.chat_id)}
    assert post.message_id not in seen


async def _is_out(session: AsyncSession, stage: Stage, story: Story) -> None:
    assert (story.state, story.release) == (rules.PUBLISHED, 1)
    (post,) = await story_posts.list_posts(session, POST.name, story.id)
    copies = [m for m in await shown_in(stage, post.chat_id) if story.title in words_of(m)]
    # What was under way at the kill is held.
    assert post.state in {SENT, UNKNOWN}
    assert (post.state == SENT) <= len(copies) <= post.attempt == 1


async def _is_counted(session: AsyncSession, _: Stage, story: Story) -> None:
    found = await session.scalars(select(StoryReaction).where(StoryReaction.story_id == story.id))
    assert [one.total for one in found] == [REACTIONS]


# By what is done: the act, and what it leaves.
ACTS: dict[str, tuple[Act, Left]] = {
    "words of a story": (tell, Left(_is_told)),
    "album of a story": (send_album, Left(_has_album, _ALBUM)),
    "story handed in": (hand_in, Left(_is_handed_in)),
    "consent given": (agree, Left(_is_agreed)),
    "consent taken back": (take_back, Left(_is_withdrawn)),
    "story published": (confirm, Left(_is_out)),
    "reactions counted": (react, Left(_is_counted, updates=2)),
}


async def check_stories(stage: Stage, meant: Mapping[int, Left]) -> None:
    """There is one story that each of these people has to do with, and it is as it must be."""
    if not meant:
        return

    async def all_is_said() -> bool:
        return not {QUEUED, SENDING} & set(states(await stage.outbox(POST.name)))

    await stage.eventually(all_is_said)
    async with stage.database.reading() as session:
        for person in stage.people:
            if person.id in meant:
                query = select(Story).where(Story.title == _title_of(person))
                story = (await session.scalars(query)).one()
                await meant[person.id].check(session, stage, story)
