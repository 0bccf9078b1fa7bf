"""Which chats a feature may post in, and who is asked for the second word."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import load_actor
from bot.errors import ChoiceIsStale
from bot.features.chats import binding, listing, standing
from bot.features.chats.binding import Place
from bot.features.chats.rules import ASKED, BOUND, GONE, NO_RIGHTS, SUPERGROUP, TOPIC
from bot.features.privacy import retention
from bot.outbox.queue import Kind, put
from bot.roles import DEPUTY, SECRETARY, WARD_ADMIN
from models.chats import BoundChat
from models.members import Unit
from models.outbox import OutboxMessage
from models.repositories import chats
from models.session import Database
from tests.bed.organisation import NOW, Ward, found_ward

GROUP_ID = -100500
SECRETARY_ID, DEPUTY_ID, ADMIN_ID = 601, 602, 603
POST = Kind("t.post", is_public=True)
WHOLE = Place(GROUP_ID, None, SUPERGROUP, "Khu phố 1")


async def bind(session: AsyncSession, unit: Unit, place: Place = WHOLE) -> BoundChat:
    """The secretary asks and chooses; whoever is there as a second must still agree."""
    actor = await load_actor(session, SECRETARY_ID)
    assert await binding.ask(session, actor, place, NOW)
    chat = await chats.find_place(session, place.chat_id, place.thread_id)
    assert chat is not None
    return await binding.choose(session, actor, chat.id, unit.id, NOW)


async def settle(session: AsyncSession) -> tuple[Ward, Unit]:
    """A ward with one cell and its secretary."""
    ward = await found_ward(session)
    cell = await ward.add_cell()
    await ward.add_registered(cell, SECRETARY_ID, role=SECRETARY)
    return ward, cell


async def test_only_bound_chats_of_just_these_units_are_listed(database: Database) -> None:
    async with database.writing() as session:
        ward, cell = await settle(session)
        chat = await bind(session, cell)
        topic = await bind(session, cell, Place(GROUP_ID, 7, TOPIC, "Khu phố 1", "Tin"))
        assert await listing.list_bound(session, [cell.id]) == [chat, topic]
        assert await listing.list_bound(session, [ward.unit.id]) == []
        assert await chats.list_bound(session) == [chat, topic]
        assert await listing.is_bound(session, GROUP_ID, 7)
        topic.state = NO_RIGHTS
        await session.flush()
        assert await listing.list_bound(session, [cell.id]) == [chat]
        assert not await listing.is_bound(session, GROUP_ID, 7)
        cell.closed_at = NOW
        await session.flush()
        assert await chats.list_bound(session) == []


@pytest.mark.parametrize(
    ("second", "place", "state"),
    [(DEPUTY, "cell", ASKED), (WARD_ADMIN, "ward", ASKED), (None, "", BOUND)],
)
async def test_second_leader_is_of_the_unit_or_above(
    database: Database, second: str | None, place: str, state: str
) -> None:
    async with database.writing() as session:
        ward, cell = await settle(session)
        if second is not None:
            unit = cell if place == "cell" else ward.unit
            await ward.add_registered(unit, DEPUTY_ID, "Trần Văn Phó", role=second)
        assert (await bind(session, cell)).state == state


async def test_word_of_one_who_has_lost_the_role_does_not_count(database: Database) -> None:
    async with database.writing() as session:
        ward, cell = await settle(session)
        await ward.add_registered(cell, DEPUTY_ID, "Trần Văn Phó", role=DEPUTY)
        chat = await bind(session, cell)
        asker = (await load_actor(session, SECRETARY_ID)).registered_member()
        asker.participation = "left"
        await session.flush()
        second = await load_actor(session, DEPUTY_ID)
        with pytest.raises(ChoiceIsStale):
            await binding.confirm(session, second, chat.id, cell.id, asker.id, NOW, agrees=True)
        assert chat.state == ASKED


async def test_chat_that_was_asked_about_and_left_is_forgotten(database: Database) -> None:
    async with database.writing() as session:
        _, cell = await settle(session)
        actor = await load_actor(session, SECRETARY_ID)
        await binding.ask(session, actor, WHOLE, NOW)
        await standing.note_place(session, actor, WHOLE, BOUND, GONE, NOW)
        chat = await chats.find_place(session, GROUP_ID, None)
        assert chat is not None
        with pytest.raises(ChoiceIsStale):
            await binding.choose(session, actor, chat.id, cell.id, NOW)


async def test_moving_twice_is_moving_once(database: Database) -> None:
    async with database.writing() as session:
        _, cell = await settle(session)
        await bind(session, cell)
        for _ in range(2):
            await standing.move(session, GROUP_ID, GROUP_ID - 1, NOW)
        (chat,) = await chats.list_bound(session)
        assert (chat.chat_id, chat.migrated_from) == (GROUP_ID - 1, GROUP_ID)


async def test_chat_that_nothing_came_of_is_forgotten_and_posts_are_not(database: Database) -> None:
    async with database.writing() as session:
        _, cell = await settle(session)
        await bind(session, cell)
        actor = await load_actor(session, SECRETARY_ID)
        await binding.ask(session, actor, Place(GROUP_ID - 1, None, SUPERGROUP, "Khác"), NOW)
        await put(session, POST, 1, GROUP_ID, NOW)
        await chats.close_waiting(session, await the_one_bound(session), "kicked", NOW)
        later = NOW + timedelta(days=60)
        await retention.on_forget_due(session, 0, later, later)
        assert await chats.find_place(session, GROUP_ID - 1, None) is None
        assert (
            await session.scalar(
                select(OutboxMessage.state).where(OutboxMessage.chat_id == GROUP_ID)
            )
            == "refused"
        )


async def the_one_bound(session: AsyncSession) -> BoundChat:
    """The only chat in use."""
    (chat,) = await chats.list_bound(session)
    return chat
