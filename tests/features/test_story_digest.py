"""Once a month the channels look back; reactions are counted, and only a newer count counts."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.errors import NotAllowed
from bot.features.stories import digest, echo, posted, publishing, timing
from bot.features.stories.digest import MONTH
from bot.features.stories.posting_rules import month_before, next_digest, span_of
from models.outbox import QUEUED, REFUSED, SENT, UNKNOWN, OutboxMessage
from models.repositories import story_posts, timers
from models.session import Database
from tests.features.desk_scenes import NOW, QUIET
from tests.features.story_post_scenes import (
    CHANNEL,
    Press,
    outsiders,
    rows,
    set_press,
    set_sent,
    take_consent,
)

DIGEST = "stories.digest"
# Nine o'clock on the first of January.
FIRST = datetime(2027, 1, 1, 2, 0, tzinfo=UTC)
ZONE = QUIET.zone


async def fire(press: Press, due: datetime = FIRST, now: datetime | None = None) -> None:
    """The timer of the ward's month fires."""
    unit_id = press.desk.ward.unit.id
    await timing.timer_actions(QUIET)[MONTH](press.session, unit_id, due, now or due)


async def test_month_is_told_to_channels_that_had_its_posts(database: Database) -> None:
    async with set_press(database) as press:
        await press.publish()
        due = await timers.list_due(press.session, FIRST, 99)
        assert [one.due_at for one in due if one.kind == MONTH] == [FIRST]
        await set_sent(press.session)
        await fire(press)
        (row,) = await rows(press.session, DIGEST)
        assert (row.chat_id, row.subject_id) == (CHANNEL, press.desk.ward.unit.id)
        assert row.params == {"month": "2026-12", "stories": [press.story.id]}
        # A second look at the same month says nothing more.
        await fire(press, now=FIRST + timedelta(days=9))
        assert len(await rows(press.session, DIGEST)) == 1


async def test_story_that_was_not_for_a_channel_is_not_named_there(database: Database) -> None:
    async with set_press(database) as press:
        await press.publish()
        ids = [press.story.id]
        desk = replace(press.desk, story=await press.add_story())
        other = replace(press, desk=desk)
        await other.ask(other.wish(chat_ids=(press.group.id,)))
        await other.confirm()
        await set_sent(press.session)
        await fire(press)
        (row,) = await rows(press.session, DIGEST)
        assert (row.chat_id, row.params["stories"]) == (CHANNEL, ids)


async def test_late_at_night_it_waits_for_the_morning(database: Database) -> None:
    async with set_press(database) as press:
        await press.publish()
        await set_sent(press.session)
        night = FIRST + timedelta(hours=14)
        await fire(press, now=night)
        (row,) = await rows(press.session, DIGEST)
        assert row.not_before == QUIET.end_after(night)


async def test_month_without_stories_is_not_told(database: Database) -> None:
    async with set_press(database) as press:
        await fire(press)
        await press.publish()
        await set_sent(press.session)
        await publishing.withdraw(press.session, press.story, NOW, publishing.BY_DESK)
        await fire(press)
        assert not await rows(press.session, DIGEST)


async def test_story_without_consent_is_not_remembered(database: Database) -> None:
    async with set_press(database) as press:
        await press.publish()
        await take_consent(press)
        unit_id = press.desk.ward.unit.id
        assert not await digest.list_month(press.session, unit_id, "2026-12", ZONE)


async def test_withdrawal_reaches_the_look_back(database: Database) -> None:
    async with set_press(database) as press:
        await press.publish()
        await set_sent(press.session)
        await fire(press)
        (row,) = await rows(press.session, DIGEST)
        row.state, row.message_id, row.sent_revision = "sent", 77, 1
        await press.session.flush()
        later = FIRST + timedelta(days=40)
        await publishing.withdraw(press.session, press.story, later, publishing.CONSENT)
        (row,) = await rows(press.session, DIGEST)
        assert (row.state, row.not_before) == (QUEUED, later)


async def test_look_back_of_which_nobody_knows_is_settled_by_who_looked(
    database: Database,
) -> None:
    async with set_press(database) as press:
        session, story = press.session, press.story
        await press.publish()
        await set_sent(session)
        await fire(press)
        actor, others = await press.actor(), await outsiders(press)

        async def settle(*, arrived: bool) -> OutboxMessage:
            (row,) = await rows(session, DIGEST)
            row.state, row.message_id = UNKNOWN, None
            await session.flush()
            assert [one.is_unclear for one in await digest.list_lost(session, story)] == [True]
            for outsider in others:
                with pytest.raises(NotAllowed):
                    await posted.resolve(session, outsider, row.id, NOW, arrived=arrived)
            await posted.resolve(session, actor, row.id, NOW, arrived=arrived)
            (row,) = await rows(session, DIGEST)
            return row

        again = await settle(arrived=False)
        assert (again.state, again.attempt) == (QUEUED, 1)
        assert (await settle(arrived=True)).state == SENT
        await publishing.withdraw(session, story, NOW, publishing.BY_DESK)
        # Nobody has its link: it stays on the board, to be removed by hand.
        assert [one.is_unclear for one in await digest.list_lost(session, story)] == [False]
        missing = await settle(arrived=False)
        assert (missing.state, missing.reason) == (REFUSED, "withdrawn")


async def test_look_back_found_while_its_story_is_taken_back_follows(database: Database) -> None:
    async with set_press(database) as press:
        session = press.session
        await press.publish()
        await set_sent(session)
        await fire(press)
        (row,) = await rows(session, DIGEST)
        row.state, row.message_id, row.sent_revision = UNKNOWN, None, row.revision
        await session.flush()
        session.expunge(row)
        # Whoever found it has read the row before this.
        await publishing.withdraw(session, press.story, NOW, publishing.CONSENT)
        assert await story_posts.set_found(session, row, [77], NOW)
        (found,) = await rows(session, DIGEST)
        assert (found.state, found.message_id) == (QUEUED, 77)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (NOW, FIRST),
        (FIRST - timedelta(seconds=1), FIRST),
        (FIRST, datetime(2027, 2, 1, 2, 0, tzinfo=UTC)),
    ],
)
def test_digest_comes_on_the_first_at_nine(after: datetime, expected: datetime) -> None:
    assert next_digest(after, ZONE) == expected


def test_month_is_that_of_the_ward_and_not_of_greenwich() -> None:
    # Half past six in the evening of 30 November in Greenwich is December in the ward.
    since, until = span_of("2026-12", ZONE)
    assert since.astimezone(UTC) == datetime(2026, 11, 30, 17, 0, tzinfo=UTC)
    assert until.astimezone(UTC) == datetime(2026, 12, 31, 17, 0, tzinfo=UTC)
    assert month_before(FIRST, ZONE) == "2026-12"


async def test_newest_count_of_reactions_is_kept(database: Database) -> None:
    async with set_press(database, photos=2) as press:
        session, story = press.session, press.story
        await press.publish()
        await set_sent(session, more_ids=[5001])
        album = (await rows(session))[0]
        assert album.message_id is not None
        minute = timedelta(minutes=1)
        for at, total in ((NOW, 2), (NOW + 2 * minute, 5), (NOW + minute, 3)):
            counts = {"👍": total - 1, "❤": 1}
            await echo.note_reactions(session, CHANNEL, album.message_id, counts, at, NOW)
        assert (await echo.load(session, story.id)).reactions == 5
        # A message that is no post, and the same number elsewhere.
        await echo.note_reactions(session, CHANNEL, 900_000, {"👍": 9}, NOW, NOW)
        await echo.note_reactions(session, -5, album.message_id, {"👍": 9}, NOW, NOW)
        assert (await echo.load(session, story.id)).reactions == 5
