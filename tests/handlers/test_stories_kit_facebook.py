"""The whole bot with a Facebook Page: what the desk chooses, hears, and says of what is unclear."""

from collections.abc import AsyncIterator

import pytest
from pydantic import SecretStr
from sqlalchemy import select

from bot.features.stories import facebook, publishing, rules
from models.session import Database
from models.stories import Story, StoryShare
from simulator.client import Person
from tests.bed.waiting import eventually
from tests.facebook.stand_in import PAGE_ID, TOKEN, Fault, StandIn, error
from tests.features.story_share_scenes import QUIET, TITLE
from tests.handlers.scenes import forge
from tests.handlers.story_kit_scenes import story_is_out
from tests.town.town import Town, found_town, hear


@pytest.fixture
async def page() -> AsyncIterator[StandIn]:
    """The ward's Page."""
    async with StandIn() as running:
        yield running


@pytest.fixture
async def town(database_url: str, page: StandIn) -> AsyncIterator[Town]:
    """The town whose ward has a Page."""
    given = {
        "facebook_page_id": PAGE_ID,
        "facebook_page_token": SecretStr(TOKEN),
        "facebook_api_url": page.url,
    }
    async with found_town(database_url, **given) as found:
        yield found


async def publish(town: Town) -> Person:
    """The desk chooses the Page, and the story is published."""
    admin, story_id = await story_is_out(town)
    async with town.database.writing() as session:
        story = await session.get_one(Story, story_id)
        story.state = rules.FORWARDED
    await forge(admin, f"skh:{story_id}:1")
    await hear(admin, "Facebook: sẽ đăng khi bài ra")
    async with town.database.writing() as session:
        story = await session.get_one(Story, story_id)
        await publishing.publish(session, story, town.chibot.clock.now(), QUIET)
    town.chibot._on_committed()
    return admin


async def state_of(database: Database) -> str:
    """How it stands with the Page."""
    async with database.reading() as session:
        return (await session.scalars(select(StoryShare))).one().state


async def becomes(town: Town, state: str) -> None:
    """Wait for it."""

    async def is_it() -> bool:
        return await state_of(town.database) == state

    await eventually(is_it)


async def test_chosen_story_is_posted_and_told(town: Town, page: StandIn) -> None:
    admin = await publish(town)
    await hear(admin, "Facebook: đã đăng xem bài")
    assert [post.message.startswith(TITLE) for post in page.shown()] == [True]


async def test_unclear_post_is_there_after_a_look(town: Town, page: StandIn) -> None:
    page.arm("feed", Fault("drop", is_done=True))
    admin = await publish(town)
    await hear(admin, "Chưa rõ bài")
    await admin.press(town.words("story-kit-arrived"))
    await hear(admin, "Facebook: đã đăng")
    assert len(page.posts) == 1


async def test_unclear_post_is_posted_again_by_a_full_label(town: Town, page: StandIn) -> None:
    page.arm("feed", Fault("drop"))
    admin = await publish(town)
    await hear(admin, "Chưa rõ bài")
    await admin.say(town.words("story-kit-again"))
    await hear(admin, town.words("story-kit-again-noted"))
    await becomes(town, "posted")
    assert len(page.posts) == 1


async def test_refused_post_can_be_tried_again_after_mending(town: Town, page: StandIn) -> None:
    page.arm("feed", error(190, 401))
    admin = await publish(town)
    await hear(admin, town.words("story-kit-why-token"))
    await admin.press(town.words("story-kit-again"))
    await becomes(town, "posted")
    await hear(admin, "Facebook: đã đăng xem bài")


async def test_withdrawn_story_is_gone_from_the_page(town: Town, page: StandIn) -> None:
    admin = await publish(town)
    await hear(admin, "Facebook: đã đăng xem bài")
    async with town.database.writing() as session:
        story = (await session.scalars(select(Story))).one()
        await publishing.withdraw(session, story, town.chibot.clock.now(), publishing.BY_DESK)
    town.chibot._on_committed()
    await hear(admin, "Facebook: không còn bài")
    assert page.posts == {}


async def test_unclear_post_of_a_withdrawn_story_is_removed_by_hand(
    town: Town, page: StandIn
) -> None:
    page.arm("feed", Fault("drop"))
    admin = await publish(town)
    await hear(admin, "Chưa rõ bài")
    async with town.database.writing() as session:
        story = (await session.scalars(select(Story))).one()
        await publishing.withdraw(session, story, town.chibot.clock.now(), publishing.BY_DESK)
    town.chibot._on_committed()
    await hear(admin, "Trợ lý không gỡ được bài trên Facebook")
    await admin.press(town.words("story-kit-removed"))
    await becomes(town, "removed")


async def test_without_a_page_nothing_can_be_chosen(database_url: str) -> None:
    async with found_town(database_url) as town:
        admin, story_id = await story_is_out(town)
        async with town.database.writing() as session:
            story = await session.get_one(Story, story_id)
            story.state = rules.FORWARDED
            # Of a Page that was set before.
            share = StoryShare(story_id=story_id, network="facebook", release=1, state="queued")
            share.task = "post"
            share.marked_at = share.due_at = town.chibot.clock.now()
            session.add(share)
        await admin.say("/guong")
        await hear(admin, "Ở phường:")
        await admin.press(town.words("story-desk-home", count=1))
        await hear(admin, "Bài gửi lên phường")
        await admin.say("1")
        await hear(admin, town.words("story-kit-page-unset"))
        assert await forge(admin, f"skh:{story_id}:1") == town.words("error-choice-is-stale")
        async with town.database.reading() as session:
            story = await session.get_one(Story, story_id)
            assert not await facebook.is_chosen(session, story)
