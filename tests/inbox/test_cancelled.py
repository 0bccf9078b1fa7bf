"""F28: a task cancelled anywhere in a transaction leaves no lock, no connection, no half write."""

import asyncio
import random
from typing import Any

import pytest

from models.repositories import dialogues, inbox
from models.session import Database
from tests.bed.organisation import NOW
from tests.bed.waiting import eventually
from tests.inbox.counter import BOT_ID

TRIALS = 120


async def _work(database: Database, number: int) -> None:
    """A transaction like the worker's: it reads, writes twice, and commits."""
    rows = [
        {
            "bot_id": BOT_ID,
            "update_id": 2 * number + part,
            "person_id": number,
            "body": "{}",
            "received_at": NOW,
        }
        for part in (0, 1)
    ]
    async with database.writing() as session:
        await dialogues.find_ahead(session, [number])
        await inbox.add(session, rows[:1])
        await inbox.list_waiting(session, BOT_ID, 1)
        await inbox.add(session, rows[1:])
        await dialogues.save(session, number, "form", "step", {}, NOW)


async def _cancel_after(task: asyncio.Task[None], turns: int) -> bool:
    """Cancel it after so many turns of the loop; whether it had ended before."""
    for _ in range(turns):
        if task.done():
            break
        # Something else is done meanwhile: a thread of the driver may answer or not.
        await asyncio.sleep(0)
    is_done = task.done()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    return is_done


@pytest.mark.parametrize("seed", [1, 2])
async def test_f28_cancelled_transaction_leaves_nothing_behind(
    database: Database, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - decides when to cancel
    for number in range(TRIALS):
        task = asyncio.create_task(_work(database, number))
        if chance.random() < 0.5:
            await _cancel_after(task, chance.randrange(40))
        else:
            await asyncio.sleep(chance.random() * 0.006)
            await _cancel_after(task, 0)
    await _is_at_rest(database)
    async with asyncio.timeout(10):
        await _work(database, TRIALS)
    async with database.reading() as session:
        waiting = await inbox.list_waiting(session, BOT_ID, 10_000)
        found = {row.person_id for row in waiting}
        forms = {n for n in range(TRIALS + 1) if await dialogues.find(session, n)}
    assert len(waiting) == 2 * len(found)
    assert found == forms
    assert TRIALS in found


async def _is_at_rest(database: Database) -> None:
    pools: list[Any] = [database._writer.pool, database._reader.pool]

    async def none_is_out() -> bool:
        return not any(pool.checkedout() for pool in pools)

    await eventually(none_is_out)


async def test_f28_cancelled_writer_lets_the_next_one_in_at_once(database: Database) -> None:
    """Also when many wait in line and are cancelled there."""
    await _work(database, 100)
    tasks = [asyncio.create_task(_work(database, number)) for number in range(30)]
    await asyncio.sleep(0.01)
    for task in tasks[::2]:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    async with asyncio.timeout(10):
        await _work(database, 101)
    await _is_at_rest(database)
    async with database.reading() as session:
        waiting = {row.person_id for row in await inbox.list_waiting(session, BOT_ID, 1_000)}
    assert waiting >= {*range(1, 30, 2), 100, 101}


async def test_f28_writer_cancelled_while_it_connects_leaves_no_lock(database_url: str) -> None:
    """Its traceback is kept, and with it whatever it had in hand."""
    kept = []
    for number in range(60):
        first, second = Database(database_url), Database(database_url)
        kept.append(asyncio.create_task(_work(first, number)))
        await _cancel_after(kept[-1], number)
        async with asyncio.timeout(10):
            await _work(second, 1_000 + number)
        await first.close()
        await second.close()
