"""What is refused without a try is told by the board too."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import load_actor
from bot.features.announcements.sending import BOARD, MESSAGE, POST
from bot.features.chats import standing
from bot.features.chats.rules import BOUND, GONE
from bot.features.members import reach
from bot.outbox.queue import fates, put, refresh_board_of
from models.outbox import QUEUED, SENT
from models.repositories import accounts, outbox, sending
from models.session import Database
from tests.bed.organisation import NOW, found_ward
from tests.features.test_announcement_sending import QUIET
from tests.features.test_chats import GROUP_ID, SECRETARY_ID, WHOLE, bind, settle

ANNOUNCEMENT, OTHER = 5, 6


async def show_boards(session: AsyncSession) -> None:
    """Two boards stand in two chats."""
    for announcement_id in (ANNOUNCEMENT, OTHER):
        await put(session, BOARD, announcement_id, announcement_id, NOW)
    said = {"said_revision": 1, "said_id": 70, "at": NOW}
    rows = await sending.claim(session, 100, NOW)
    await sending.settle_sent(session, [said | {"row_id": row.id} for row in rows])


async def states(session: AsyncSession, announcement_id: int) -> set[str]:
    """How the board stands."""
    found = await outbox.count_by_state(session, [BOARD.name], announcement_id)
    return {state for state, _ in found}


async def test_board_shows_that_nothing_waits_for_one_who_cannot_be_written_to(
    database: Database,
) -> None:
    async with database.writing() as session:
        ward = await found_ward(session)
        await ward.add_registered(await ward.add_cell(), 9)
        await show_boards(session)
        later = NOW + timedelta(hours=9)
        await put(session, MESSAGE, ANNOUNCEMENT, 9, NOW, not_before=later)
        await reach.lose(session, 9, accounts.BLOCKED, NOW, QUIET)
        assert (await fates(session, MESSAGE, ANNOUNCEMENT)).waiting == 0
        assert await states(session, ANNOUNCEMENT) == {QUEUED}
        assert await states(session, OTHER) == {SENT}


async def test_board_that_is_being_edited_is_not_edited_again_at_once(database: Database) -> None:
    async with database.writing() as session:
        await show_boards(session)
        changed_at = NOW + timedelta(minutes=1)
        await refresh_board_of(session, BOARD, ANNOUNCEMENT, changed_at)
        (under_way,) = await sending.claim(session, 100, changed_at)
        await refresh_board_of(session, BOARD, ANNOUNCEMENT, changed_at)
        said = {"said_revision": 2, "said_id": 70, "at": changed_at, "row_id": under_way.id}
        await sending.settle_sent(session, [said])
        soon = changed_at + timedelta(seconds=2.9)
        assert await sending.claim(session, 100, soon) == []
        assert await sending.claim(session, 100, changed_at + timedelta(seconds=3)) != []


async def test_board_shows_that_nothing_waits_for_a_lost_group(database: Database) -> None:
    async with database.writing() as session:
        _, cell = await settle(session)
        await bind(session, cell)
        await show_boards(session)
        later = NOW + timedelta(hours=9)
        await put(session, POST, ANNOUNCEMENT, GROUP_ID, NOW, not_before=later)
        actor = await load_actor(session, SECRETARY_ID)
        await standing.note_place(session, actor, WHOLE, BOUND, GONE, NOW)
        assert (await fates(session, POST, ANNOUNCEMENT)).waiting == 0
        assert await states(session, ANNOUNCEMENT) == {QUEUED}
        assert await states(session, OTHER) == {SENT}
