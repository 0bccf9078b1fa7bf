"""The bot is killed while it calls the Page: nothing is there twice, nothing is left half done."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.features.stories import facebook, publishing, shares
from bot.features.stories.kinds import SHARED
from models.members import Member, Unit
from models.repositories import story_shares, units
from models.stories import Story, StoryShare
from tests.crash.stage import Stage, set_stage
from tests.facebook.stand_in import PAGE_ID, TOKEN, Fault, StandIn
from tests.features.story_share_scenes import add_story

CORRECTED = "Bác Sen và bà con tổ 3 dọn sạch hẻm, nay đã có 40 chậu hoa."


@pytest.fixture
async def page() -> AsyncIterator[StandIn]:
    """The ward's Page."""
    async with StandIn() as running:
        yield running


@pytest.fixture
async def stage(database_url: str, tmp_path: Path, page: StandIn) -> AsyncIterator[Stage]:
    """The bot as a process, with a story that is to be posted."""
    given: dict[str, Any] = {
        "facebook_page_id": PAGE_ID,
        "facebook_page_token": TOKEN,
        "facebook_api_url": page.url,
    }
    async with set_stage(database_url, tmp_path, members=1, **given) as found:
        await _plan(found)
        yield found


async def _plan(stage: Stage) -> None:
    async with stage.database.writing() as session:
        cell = await session.get_one(Unit, stage.cell_id)
        chief = (await session.scalars(select(Member).where(Member.full_name == "Bí thư"))).one()
        assert cell.parent_id is not None
        await units.add_role(session, chief.id, cell.parent_id, "secretary")
        story = await add_story(session, cell, chief.id)
        now = datetime.now(UTC)
        await story_shares.lock_or_add(session, story.id, "facebook", story.release, "chosen", now)
        await facebook.plan(session, story, now)


async def share(stage: Stage) -> StoryShare:
    """What is noted."""
    async with stage.database.reading() as session:
        return (await session.scalars(select(StoryShare))).one()


async def _post(stage: Stage) -> None:
    """It is on the Page, and the bot has stopped."""
    await stage.bot.start()

    async def is_posted() -> bool:
        return (await share(stage)).state == "posted"

    await stage.eventually(is_posted)
    await stage.bot.clear_away()


@pytest.mark.parametrize(("moment", "posts"), [("on_asked", 0), ("on_posted", 1)])
async def test_killed_bot_asks_and_does_not_repeat(
    stage: Stage, page: StandIn, moment: str, posts: int
) -> None:
    setattr(page, moment, stage.bot.kill)
    await stage.bot.start()
    await stage.bot.ended()
    assert (await share(stage)).state == "sending"
    await stage.bot.start()

    async def is_asked() -> bool:
        return (await share(stage)).state == "unknown" and any(
            "Chưa rõ bài" in words for words in await stage.heard(stage.secretary)
        )

    await stage.eventually(is_asked)
    assert len(page.posts) == posts
    assert len([one for one in page.calls if one[1].endswith("/feed")]) == 1
    assert [row.params["what"] for row in await stage.outbox(SHARED.name)] == ["unknown"]
    assert TOKEN not in stage.bot.log.read_text()


async def test_bot_that_is_killed_while_it_removes_a_post_removes_it(
    stage: Stage, page: StandIn
) -> None:
    await _post(stage)
    async with stage.database.writing() as session:
        story = await session.get_one(Story, (await share(stage)).story_id)
        await publishing.withdraw(session, story, datetime.now(UTC), publishing.CONSENT)
    page.arm("DELETE", Fault("hang", is_done=True))
    await stage.bot.start()

    async def is_asked_to_go() -> bool:
        return any(method == "DELETE" for method, _ in page.calls) and not page.posts

    await stage.eventually(is_asked_to_go)
    stage.bot.kill()
    await stage.bot.ended()
    assert (await share(stage)).state == "posted"
    await stage.bot.start()

    async def is_removed() -> bool:
        return (await share(stage)).state == "removed"

    await stage.eventually(is_removed)
    assert [row.params["what"] for row in await stage.outbox(SHARED.name)] == ["posted", "removed"]


@pytest.mark.parametrize("is_done", [False, True])
async def test_bot_that_is_killed_while_it_edits_a_post_edits_it_again(
    stage: Stage, page: StandIn, *, is_done: bool
) -> None:
    await _post(stage)
    async with stage.database.writing() as session:
        story = await session.get_one(Story, (await share(stage)).story_id)
        story.text = CORRECTED
        await shares.correct(session, story, datetime.now(UTC))
    page.arm("post", Fault("hang", is_done=is_done))
    await stage.bot.start()

    async def is_asked_to_change() -> bool:
        return not page.faults["post"] and (CORRECTED in page.shown()[0].message) == is_done

    await stage.eventually(is_asked_to_change)
    stage.bot.kill()
    await stage.bot.ended()
    assert ((await share(stage)).state, (await share(stage)).task) == ("posted", "edit")
    await stage.bot.start()

    async def is_changed() -> bool:
        return (await share(stage)).task is None

    await stage.eventually(is_changed)
    (post,) = page.shown()
    assert CORRECTED in post.message
    # Nobody is told of anything but the post itself.
    assert [row.params["what"] for row in await stage.outbox(SHARED.name)] == ["posted"]
