"""Only the process that leads stores and works: one that has lost the lease writes nothing."""

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from bot.lease import LeaseIsLost
from simulator.errors import Json
from tests.inbox.counter import Counter

UPDATE: Json = {
    "update_id": 1001,
    "message": {
        "message_id": 1,
        "date": 1_790_000_000,
        "chat": {"id": 7, "type": "private", "first_name": "Lan"},
        "from": {"id": 7, "is_bot": False, "first_name": "Lan"},
        "text": "một",
    },
}


async def _refuse(session: AsyncSession) -> None:
    del session
    raise LeaseIsLost


async def test_who_has_lost_the_lease_stores_nothing_and_ends(counter: Counter) -> None:
    counter.guard = _refuse
    counter.prepare()
    await counter.client.feed(UPDATE)
    assert counter.fetcher is not None
    with pytest.raises(LeaseIsLost):
        await counter.fetcher.run()
    assert await counter.rows() == {}
    assert await counter.client.pending_updates() == 1


@pytest.mark.parametrize("words", ["một", "refuse late", "hỏng"])
async def test_who_has_lost_the_lease_works_on_nothing_and_ends(
    counter: Counter, words: str
) -> None:
    """Also while the batch is worked on one by one: it is nobody's failure."""
    assert counter.fetcher is not None
    message = UPDATE["message"] | {"text": words}
    await counter.fetcher.intake.store([UPDATE | {"message": message}])
    counter.fails["hỏng"] = -1
    left = [1]

    async def refuse_later(session: AsyncSession) -> None:
        del session
        left[0] -= words != "một"
        if words == "một" or left[0] < 0:
            raise LeaseIsLost

    counter.guard = refuse_later
    counter.prepare()
    assert counter.worker is not None
    with pytest.raises(LeaseIsLost):
        await counter.worker.run()
    (row,) = (await counter.rows()).values()
    assert (row.state, row.attempts) == ("waiting", 0)
    assert await counter.notes() == []
