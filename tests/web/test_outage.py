"""What cannot be had is told once, then counted: whoever asks again does not fill the log."""

import structlog

from bot.web.outage import Outage
from tests.bed.waiting import eventually

EVENT = "page_not_made"


async def test_fault_behind_many_requests_is_told_once_and_then_counted() -> None:
    with structlog.testing.capture_logs() as events:
        outage = Outage(EVENT, every=0.01)
        for _ in range(50):
            outage.meet(OSError("bí mật"))
        assert [event.get("times") for event in events] == [None]

        async def is_counted() -> bool:
            return len(events) > 1

        await eventually(is_counted)
        assert [event.get("times") for event in events] == [None, 49]
    assert {event["event"] for event in events} == {EVENT}
    assert "bí mật" not in str(events)


async def test_fault_that_comes_back_later_is_told_at_once() -> None:
    with structlog.testing.capture_logs() as events:
        outage = Outage(EVENT, every=0.01)
        for number in (1, 2):
            outage.meet(OSError())
            assert len(events) == number

            async def is_over() -> bool:
                return not outage._is_told

            await eventually(is_over)
    assert [event.get("times") for event in events] == [None, None]
