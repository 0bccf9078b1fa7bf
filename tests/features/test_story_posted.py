"""What was posted is taken back from everywhere, and what is unclear is settled by who looked."""

from datetime import timedelta

import pytest

from bot.errors import ChoiceIsStale, NotAllowed
from bot.features.stories import approving, editing, posted, publishing, rules
from models.outbox import QUEUED, REFUSED, SENT, UNKNOWN, OutboxMessage
from models.repositories import outbox, stories, story_posts
from models.session import Database
from tests.features.desk_scenes import NOW, QUIET
from tests.features.story_post_scenes import (
    CHANNEL,
    CHIEF,
    GROUP,
    outcomes,
    outsiders,
    rows,
    set_press,
    set_sent,
)

A_DAY = timedelta(days=1)


async def test_withdrawn_it_is_deleted_everywhere_however_long_ago(database: Database) -> None:
    async with set_press(database, photos=2) as press:
        await press.publish()
        await set_sent(press.session)
        # The group is bound no more.
        press.group.state = "unbound"
        later = NOW + timedelta(days=400)
        actor = await press.actor(CHIEF)
        await posted.take_down(press.session, actor, press.story.id, "Nhầm ảnh", later, QUIET)
        assert (press.story.state, press.story.note) == (rules.WITHDRAWN, "Nhầm ảnh")
        posts = await rows(press.session)
        assert len(posts) == 4
        assert {(row.state, row.not_before) for row in posts} == {(QUEUED, later)}
        assert await outcomes(press.session) == ["published", "withdrawn"]
        assert await outcomes(press.session, "stories.told") == ["out", "withdrawn"]
        with pytest.raises(approving.StoryIsElsewhere):
            await posted.take_down(press.session, actor, press.story.id, "", later, QUIET)


async def test_what_has_not_left_yet_never_leaves_once_it_is_withdrawn(database: Database) -> None:
    async with set_press(database) as press:
        await press.publish()
        await publishing.withdraw(press.session, press.story, NOW, publishing.CONSENT)
        assert {(row.state, row.reason) for row in await rows(press.session)} == {
            (REFUSED, "stopped")
        }
        assert await outcomes(press.session) == ["published"]


async def test_withdrawn_it_may_be_published_once_more_with_posts_of_its_own(
    database: Database,
) -> None:
    async with set_press(database) as press:
        await press.publish()
        await set_sent(press.session)
        slug = press.story.slug
        await publishing.withdraw(press.session, press.story, NOW, publishing.BY_DESK)
        await press.ask()
        await approving.call_off(press.session, await press.actor(), press.story.id, NOW)
        # It is still withdrawn: its page is gone.
        assert press.story.state == rules.WITHDRAWN
        await press.publish()
        assert (press.story.release, press.story.slug) == (2, slug)
        assert press.story.withdrawn_at is None
        posts = await rows(press.session)
        assert [row.params["release"] for row in posts] == [1, 1, 2, 2]


async def test_of_a_cell_that_was_closed_it_is_still_taken_back(database: Database) -> None:
    async with set_press(database) as press:
        await press.publish()
        await set_sent(press.session)
        cell = press.desk.cells[0]
        cell.closed_at = NOW
        await press.session.flush()
        actor = await press.actor(CHIEF)
        assert [one.story.id for one in await editing.list_desk(press.session, actor)] == [
            press.story.id
        ]
        for outsider in await outsiders(press):
            with pytest.raises(NotAllowed):
                await posted.take_down(press.session, outsider, press.story.id, "", NOW, QUIET)
        await posted.take_down(press.session, actor, press.story.id, "", NOW, QUIET)
        assert press.story.state == rules.WITHDRAWN


async def test_unclear_post_is_held_until_somebody_has_looked(database: Database) -> None:
    async with set_press(database, photos=3) as press:
        session, story = press.session, press.story
        await press.publish()
        await set_sent(session, UNKNOWN, message_id=None)
        places = await posted.list_places(session, story)
        assert [(one.name, one.stand, len(one.unclear)) for one in places] == [
            ("Phường Sông Mây", posted.UNCLEAR, 2),
            ("Khu phố 1", posted.UNCLEAR, 2),
        ]
        album, _, text, other = await rows(session)
        actor = await press.actor()
        for link in ("xem rồi", "https://t.me/c/999/12", "https://t.me/c/1000000001/0"):
            with pytest.raises(posted.LinkIsElsewhere):
                await posted.resolve_found(session, actor, album.id, link, NOW)
        link = "https://t.me/c/1000000001/41"
        await posted.resolve_found(session, actor, album.id, link, NOW)
        await posted.resolve(session, actor, text.id, NOW, arrived=True)
        await posted.resolve(session, actor, other.id, NOW, arrived=False)
        album, _, text, other = await rows(session)
        assert (album.state, album.message_id, album.more_ids) == (SENT, 41, [42, 43])
        assert (text.state, text.message_id) == (SENT, None)
        assert (other.state, other.attempt) == (QUEUED, 1)
        # The number of the album is no other message's.
        assert not await story_posts.is_known(session, GROUP, 41)
        assert await story_posts.is_known(session, CHANNEL, 41)
        for row_id in (album.id, text.id):
            with pytest.raises(ChoiceIsStale):
                await posted.resolve(session, actor, row_id, NOW, arrived=False)


async def test_unclear_post_that_is_found_after_the_withdrawal_is_deleted(
    database: Database,
) -> None:
    async with set_press(database) as press:
        await press.publish()
        await set_sent(press.session, UNKNOWN, message_id=None)
        await publishing.withdraw(press.session, press.story, NOW, publishing.CONSENT)
        row, _ = await rows(press.session)
        actor = await press.actor()
        link = "t.me/c/1000000001/41"
        await posted.resolve_found(press.session, actor, row.id, link, NOW)
        row, _ = await rows(press.session)
        assert (row.state, row.message_id) == (QUEUED, 41)


async def test_unclear_post_of_an_earlier_release_stays_in_sight(database: Database) -> None:
    async with set_press(database, photos=3) as press:
        session, story, actor = press.session, press.story, await press.actor()
        await press.publish()
        await set_sent(session, UNKNOWN, message_id=None)
        await publishing.withdraw(session, story, NOW, publishing.CONSENT)
        # On its own board it is shown among the others.
        assert not await posted.list_earlier(session, story)
        (photo, *_) = await stories.list_photos(session, story.id)
        photo.is_left_out = True
        for step in (press.ask, press.confirm):
            await step()
            found = await posted.list_earlier(session, story)
            assert [(one.name, one.stand, len(one.unclear)) for one in found] == [
                ("Phường Sông Mây", posted.UNCLEAR, 2),
                ("Khu phố 1", posted.UNCLEAR, 2),
            ]
        album, other, text, _, *_ = await rows(session)
        await posted.resolve_found(session, actor, album.id, "t.me/c/1000000001/41", NOW)
        await posted.resolve(session, actor, other.id, NOW, arrived=False)
        await posted.resolve(session, actor, text.id, NOW, arrived=True)
        album, other, *_ = await rows(session)
        # Just the messages that were sent then, and deleted; what is not there is not sent again.
        assert (album.state, album.more_ids) == (QUEUED, [42, 43])
        assert (other.state, other.reason) == (REFUSED, "withdrawn")
        assert len(await rows(session)) == 8


async def test_only_who_publishes_settles_what_is_unclear(database: Database) -> None:
    async with set_press(database) as press:
        await press.publish()
        await set_sent(press.session, UNKNOWN, message_id=None)
        row, _ = await rows(press.session)
        for actor in await outsiders(press):
            with pytest.raises(NotAllowed):
                await posted.resolve(press.session, actor, row.id, NOW, arrived=True)
        found = await outbox.list_unclear(press.session, "stories.post", press.story.id)
        assert len(found) == 2


@pytest.mark.parametrize(
    ("state", "message_id", "reason", "is_out", "stand"),
    [
        (SENT, 5, None, True, posted.THERE),
        (QUEUED, None, None, True, posted.COMING),
        (UNKNOWN, None, None, True, posted.UNCLEAR),
        (UNKNOWN, None, None, False, posted.UNCLEAR),
        (REFUSED, None, "no_rights", True, posted.MISSING),
        # Somebody has seen it, and had no link to it: to be removed by hand.
        (SENT, None, None, True, posted.THERE),
        (SENT, None, None, False, posted.LEFT),
        # Not to be edited, but it is there.
        (REFUSED, 5, "not_editable", True, posted.THERE),
        (REFUSED, 5, "withdrawn", False, posted.GONE),
        (REFUSED, None, "stopped", False, posted.GONE),
        (REFUSED, 5, "no_rights", False, posted.LEFT),
    ],
)
def test_place_stands_as_its_posts_do(
    state: str, message_id: int | None, reason: str | None, stand: str, *, is_out: bool
) -> None:
    row = OutboxMessage(state=state, message_id=message_id, reason=reason)
    fine = OutboxMessage(state=SENT, message_id=4, reason=None)
    spare = OutboxMessage(state=REFUSED, message_id=None, reason="not_needed")
    assert posted.stand_of([row, spare], is_out=is_out) == stand
    if is_out:
        assert posted.stand_of([fine, row], is_out=True) == stand
