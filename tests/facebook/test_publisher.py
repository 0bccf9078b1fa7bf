"""A story goes to the Page once; what is unclear is held, and what was posted can be undone."""

import io
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from PIL import Image

from bot.access import load_actor
from bot.features.stories import facebook, shares
from models.repositories import stories, story_shares
from models.session import Database
from tests.bed.waiting import eventually
from tests.facebook.scenes import SITE, Desk, open_desk
from tests.facebook.stand_in import PAGE_ID, TOKEN, Fault, error, limit
from tests.features.story_share_scenes import CHIEF_ID, TEXT, TITLE

DONE_BUT = [
    Fault("hang", is_done=True),
    Fault("drop", is_done=True),
    Fault(is_done=True, status=502, body="<html>Bad gateway</html>"),
    Fault(is_done=True, status=200, body="<html>"),
    Fault(is_done=True, status=200, body={"success": True}),
    error(1, 500, is_transient=True),
    error(2, 503),
]


@pytest.fixture
async def desk(database: Database) -> AsyncIterator[Desk]:
    """A story that is out, with one picture."""
    async with open_desk(database) as found:
        yield found


async def test_story_is_posted_with_its_pictures_and_its_cell(desk: Desk) -> None:
    desk.open()
    await desk.plan()
    share = await desk.becomes("posted")
    (post,) = desk.page.shown()
    assert post.message.startswith(f"{TITLE}\n\n{TEXT}")
    assert "Chuyện từ Chi bộ Khu phố 5\n#DanVanKheo #NguoiTotViecTot" in post.message
    assert post.message.endswith(f"{SITE}/bai/to-3-don-sach-con-hem-1")
    assert Image.open(io.BytesIO(post.pictures[0])).size == (1600, 1200)
    assert share.url == f"https://www.facebook.com/{share.remote_id}"
    assert await desk.told() == ["posted"]


async def test_story_without_pictures_shows_its_page(database: Database) -> None:
    async with open_desk(database, photos=0) as desk:
        desk.open()
        await desk.plan()
        await desk.becomes("posted")
        assert desk.page.shown()[0].link == f"{SITE}/bai/to-3-don-sach-con-hem-1"


async def test_pictures_without_consent_stay_here(desk: Desk) -> None:
    async with desk.database.writing() as session:
        story = await desk.story(session)
        for consent in await stories.list_consents(session, story.id):
            consent.has_pictures = False
    desk.open()
    await desk.plan()
    await desk.becomes("posted")
    assert desk.page.shown()[0].pictures == []


async def test_nothing_is_posted_without_consent(desk: Desk) -> None:
    await desk.plan()
    async with desk.database.writing() as session:
        story = await desk.story(session)
        story.revision += 1
    desk.open()
    share = await desk.becomes("refused")
    assert (share.reason, desk.page.calls) == ("consent", [])


async def test_story_is_planned_once(desk: Desk) -> None:
    desk.open()
    await desk.plan()
    await desk.becomes("posted")
    await desk.plan()
    await desk.close()
    assert len(desk.page.shown()) == 1


async def test_what_nobody_chose_is_not_posted(desk: Desk) -> None:
    async with desk.database.writing() as session:
        await facebook.plan(session, await desk.story(session), desk.clock.now())
    async with desk.database.reading() as session:
        assert await story_shares.list_of(session, desk.story_id) == []


@pytest.mark.parametrize("fault", DONE_BUT, ids=str)
async def test_unclear_post_is_held_and_told(desk: Desk, fault: Fault) -> None:
    desk.patience = 0.5
    desk.page.arm("feed", fault)
    desk.open()
    await desk.plan()
    await desk.becomes("unknown")
    await desk.close()
    desk.open()
    await desk.close()
    assert [call for call in desk.page.calls if call[1].endswith("feed")] == [
        ("POST", f"{PAGE_ID}/feed")
    ]
    assert ((await desk.share()).state, await desk.told()) == ("unknown", ["unknown"])


@pytest.mark.parametrize("is_done", [True, False])
async def test_unclear_post_is_looked_for_once(desk: Desk, *, is_done: bool) -> None:
    desk.page.arm("feed", Fault("drop", is_done=is_done))
    desk.open()
    await desk.plan()
    await desk.becomes("unknown")
    await desk.put_off()

    async def is_looked_for() -> bool:
        return (await desk.share()).task is None

    await eventually(is_looked_for)
    share = await desk.share()
    assert (share.state, bool(share.remote_id)) == (
        ("posted", True) if is_done else ("unknown", False)
    )
    assert len(desk.page.posts) == is_done
    assert await desk.told() == (["unknown", "posted"] if is_done else ["unknown"])


async def test_unclear_post_of_a_withdrawn_story_is_found_and_removed(desk: Desk) -> None:
    desk.page.arm("feed", Fault("drop", is_done=True))
    desk.open()
    await desk.plan()
    await desk.becomes("unknown")
    await desk.withdraw()
    await desk.becomes("removed")
    assert desk.page.posts == {}


@pytest.mark.parametrize("fault", [error(10, 403), Fault(status=200, body={"data": [5]})], ids=str)
async def test_page_that_lists_nothing_leaves_it_to_people(desk: Desk, fault: Fault) -> None:
    desk.page.arm("feed", Fault("drop", is_done=True))
    desk.page.arm("published_posts", fault)
    desk.open()
    await desk.plan()
    await desk.becomes("unknown")
    await desk.put_off()

    async def is_looked_for() -> bool:
        return (await desk.share()).task is None

    await eventually(is_looked_for)
    assert (await desk.share()).state == "unknown"


async def test_killed_while_posting_is_unclear_and_not_repeated(desk: Desk) -> None:
    desk.page.arm("feed", Fault("hang", is_done=True))
    desk.open()
    await desk.plan()

    async def is_posted() -> bool:
        return bool(desk.page.posts)

    await eventually(is_posted)
    await desk.kill()
    assert (await desk.share()).state == "sending"
    desk.open()
    await desk.becomes("unknown")
    await desk.close()
    assert len(desk.page.posts) == 1
    assert await desk.told() == ["unknown"]


async def test_editor_says_that_it_arrived_or_posts_it_again(desk: Desk) -> None:
    desk.page.arm("feed", Fault("drop"), Fault("drop", is_done=True))
    desk.open()
    await desk.plan()
    share = await desk.becomes("unknown")
    async with desk.database.writing() as session:
        chief = await load_actor(session, CHIEF_ID)
        await facebook.send_again(session, chief, share.id, desk.clock.now())
    desk.wake()

    async def is_posted() -> bool:
        return bool(desk.page.posts)

    await eventually(is_posted)
    await desk.becomes("unknown")
    async with desk.database.writing() as session:
        chief = await load_actor(session, CHIEF_ID)
        await facebook.set_arrived(session, chief, share.id, desk.clock.now())
    desk.wake()
    assert (await desk.becomes("posted")).remote_id in desk.page.posts
    assert len(desk.page.posts) == 1


@pytest.mark.parametrize("fault", [Fault("drop"), error(2, 500)], ids=str)
async def test_pictures_that_were_not_taken_are_tried_again(desk: Desk, fault: Fault) -> None:
    desk.page.arm("photos", fault)
    desk.open()
    await desk.plan()
    await desk.put_off()
    await desk.becomes("posted")
    assert len(desk.page.posts) == 1


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (error(190, 401, error_subcode=463), "token"),
        (error(200, 403), "permission"),
        (error(368), "blocked"),
        (error(506), "duplicate"),
        (error(100), "invalid"),
    ],
)
async def test_refusal_is_told_with_its_reason(desk: Desk, fault: Fault, reason: str) -> None:
    desk.page.arm("feed", fault)
    desk.open()
    await desk.plan()
    share = await desk.becomes("refused")
    assert (share.reason, await desk.told()) == (reason, ["refused"])


async def test_limit_is_waited_for(desk: Desk) -> None:
    desk.page.arm("feed", limit(minutes=7))
    desk.open()
    await desk.plan()

    async def is_put_off() -> bool:
        due_at = (await desk.share()).due_at
        return due_at is not None and due_at > desk.clock.now() + timedelta(minutes=6)

    await eventually(is_put_off)
    assert (await desk.share()).state == "queued"
    assert desk.page.posts == {}
    await desk.put_off()
    await desk.becomes("posted")


async def test_withdrawn_story_is_removed_until_that_is_certain(desk: Desk) -> None:
    desk.open()
    await desk.plan()
    await desk.becomes("posted")
    desk.page.arm("DELETE", error(2, 500), error(190, 401))
    await desk.withdraw()
    await desk.put_off()
    await desk.put_off()
    await desk.becomes("removed")
    assert desk.page.posts == {}
    assert await desk.told() == ["posted", "remove_failed", "removed"]


async def test_withdrawn_while_it_is_posted_goes_again(desk: Desk) -> None:
    desk.page.arm("photos", Fault("hang"))
    desk.patience = 1.0
    desk.open()
    await desk.plan()
    await desk.becomes("sending")
    await desk.withdraw()
    await desk.becomes("removed")
    assert desk.page.posts == {}


async def test_post_that_is_gone_already_is_as_good_as_removed(desk: Desk) -> None:
    desk.open()
    await desk.plan()
    await desk.becomes("posted")
    desk.page.posts.clear()
    await desk.withdraw()
    await desk.becomes("removed")


async def test_correction_edits_the_post(desk: Desk) -> None:
    desk.open()
    await desk.plan()
    await desk.becomes("posted")
    async with desk.database.writing() as session:
        story = await desk.story(session)
        story.text = "Bác Sen và bà con dọn hẻm."
        await shares.correct(session, story, desk.clock.now())
    desk.wake()
    await desk.becomes("posted")
    assert "Bác Sen và bà con dọn hẻm." in desk.page.shown()[0].message


async def test_token_is_in_no_address(desk: Desk) -> None:
    desk.open()
    await desk.plan()
    await desk.becomes("posted")
    assert desk.page.addresses
    assert not any(TOKEN in address for address in desk.page.addresses)
