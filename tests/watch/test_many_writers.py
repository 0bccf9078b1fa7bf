"""P17 and F30: writers at once never meet a lock; a killed backend costs a retry, not a row."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import DBAPIError

from models.members import Unit
from models.repositories import inbox, units
from models.session import Database, is_passing
from tests.bed.databases import DatabaseSource
from tests.bed.organisation import NOW, found_ward
from tests.bed.waiting import eventually, heard
from tests.web.stage import TOKEN, Stage, free_port, open_stage

BOT_ID = int(TOKEN.partition(":")[0])
WRITERS, ROUNDS = 64, 20


async def test_p17_sixty_four_writers_never_meet_a_lock(database: Database) -> None:
    """Each reads and then writes what it has read: with plain BEGIN nine of ten fail."""
    async with database.writing() as session:
        unit = (await found_ward(session, "0")).unit

    async def write() -> None:
        for _ in range(ROUNDS):
            async with database.writing() as session:
                mine = await session.get_one(Unit, unit.id, with_for_update=True)
                await session.execute(
                    update(Unit).where(Unit.id == unit.id).values(name=str(int(mine.name) + 1))
                )

    await asyncio.gather(*(write() for _ in range(WRITERS)))
    async with database.reading() as session:
        assert (await units.get(session, unit.id)).name == str(WRITERS * ROUNDS)


async def test_p17_two_processes_on_one_file_wait_for_each_other(
    sqlite_databases: DatabaseSource,
) -> None:
    async with sqlite_databases.migrated() as url:
        ours, theirs = Database(url), Database(url)

        async def write(database: Database, name: str) -> None:
            for number in range(50):
                async with database.writing() as session:
                    await units.find_root(session)
                    await units.add(session, None, units.WARD, f"{name} {number}", NOW)

        await asyncio.gather(*(write(one, str(id(one))) for one in (ours, theirs) * 4))
        async with ours.reading() as session:
            assert await session.scalar(text("SELECT count(*) FROM units")) == 400
        await ours.close()
        await theirs.close()


@pytest.fixture
async def stage(postgresql_databases: DatabaseSource) -> AsyncIterator[Stage]:
    """The bot on PostgreSQL."""
    async with (
        postgresql_databases.migrated() as url,
        open_stage(url, web_port=free_port()) as opened,
    ):
        yield opened


async def _kill_backends(operator: Database) -> None:
    """As a restart of the server does, in the middle of whatever goes on."""
    async with operator.reading() as session:
        await session.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )


async def test_f30_killed_backends_lose_nothing(stage: Stage) -> None:
    operator = Database(stage.bot.settings.database_url)
    number = 12
    for turn in range(number):
        await stage.admin.say("/id")
        if turn % 3 == 0:
            await _kill_backends(operator)

    async def all_answered() -> bool:
        async with operator.reading() as session:
            return await inbox.count_by_state(session, BOT_ID) == {"answered": number}

    await eventually(all_answered, within=60)
    said = [words for words in await heard(stage.admin) if "Số Telegram" in words]
    # An answer that went out just before the connection fell may be said twice.
    assert number <= len(said) <= number + 4
    await operator.close()
    assert not stage.bot.stopping.is_set()


async def test_f30_killed_backend_is_a_passing_error(
    postgresql_databases: DatabaseSource,
) -> None:
    async with postgresql_databases.migrated() as url:
        database, operator = Database(url), Database(url)
        with pytest.raises(DBAPIError) as caught:
            await _write_while_killed(database, operator)
        assert is_passing(caught.value)
        async with database.writing() as session:
            assert await units.find_root(session) is None
        await database.close()
        await operator.close()


async def _write_while_killed(database: Database, operator: Database) -> None:
    async with database.writing() as session:
        await found_ward(session)
        await _kill_backends(operator)
        await units.find_root(session)
