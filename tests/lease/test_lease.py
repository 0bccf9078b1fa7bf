"""One leads, the others stand by; nobody who has lost the lease can write on."""

import asyncio

import pytest

from bot import lease as lease_module
from bot.lease import Lease, LeaseIsLost
from models.session import Database

NAME = "bot:1"


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Holders look as if they ran on other machines, where nobody can see them die."""
    monkeypatch.setattr(lease_module, "_is_dead", lambda _: False)


async def test_one_of_many_leads(database: Database) -> None:
    rivals = [Lease(database, NAME) for _ in range(3)]
    assert sorted(await asyncio.gather(*(one.take() for one in rivals))) == [False, False, True]


async def test_lease_let_go_is_taken_at_once_with_the_next_number(database: Database) -> None:
    first, second = Lease(database, NAME), Lease(database, NAME)
    assert await first.take()
    await first.release()
    assert await second.take()
    assert (first.epoch, second.epoch) == (1, 2)


@pytest.mark.usefixtures("elsewhere")
async def test_lease_of_one_who_does_not_renew_runs_out(database: Database) -> None:
    first, second = Lease(database, NAME, seconds=0.05), Lease(database, NAME)
    assert await first.take()
    assert await second.wait(asyncio.Event())
    with pytest.raises(LeaseIsLost):
        await first.renew()


@pytest.mark.usefixtures("elsewhere")
async def test_lease_that_is_renewed_stays(database: Database) -> None:
    first, second = Lease(database, NAME, seconds=1.0), Lease(database, NAME)
    assert await first.take()
    keeping = asyncio.create_task(first.keep())
    for _ in range(6):
        await asyncio.sleep(0.25)
        assert not await second.take()
    keeping.cancel()
    await asyncio.gather(keeping, return_exceptions=True)


async def test_process_that_died_here_is_followed_at_once(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = Lease(database, NAME), Lease(database, NAME)
    assert await first.take()
    assert not await second.take()
    monkeypatch.setattr(lease_module, "_ALIVE", set())
    assert await second.take()


@pytest.mark.usefixtures("elsewhere")
async def test_one_who_was_asleep_cannot_act_on(database: Database) -> None:
    sleeper, follower = Lease(database, NAME, seconds=0.01), Lease(database, NAME)
    assert await sleeper.take()
    async with database.writing() as session:
        await sleeper.guard(session)
    assert await follower.wait(asyncio.Event())
    with pytest.raises(LeaseIsLost):
        async with database.writing() as session:
            await sleeper.guard(session)


async def test_waiting_ends_when_the_process_is_asked_to_stop(database: Database) -> None:
    first, second = Lease(database, NAME), Lease(database, NAME)
    assert await first.take()
    stopping = asyncio.Event()
    waiting = asyncio.create_task(second.wait(stopping))
    await asyncio.sleep(0)
    stopping.set()
    assert not await waiting


async def test_next_to_lead_waits_as_long_as_telegram_asked(database: Database) -> None:
    first, second = Lease(database, NAME), Lease(database, NAME)
    assert await first.take()
    async with database.writing() as session:
        await first.note_hold(session, 60.0)
    await first.release()
    assert await second.take()
    assert 50 < await second.hold_left() <= 60
