"""Who has left, or was moved, after a message was queued and before it was sent gets nothing."""

import pytest
from sqlalchemy import select

from bot.access import load_actor
from bot.features.announcements import sending
from bot.features.announcements.audience import Draft
from bot.features.members.audience import USUAL
from models.members import Member
from models.outbox import OutboxMessage
from models.repositories.audience import Whom
from simulator.client import Person, words_of
from tests.bed.waiting import eventually
from tests.handlers.announcing import announce, said_to
from tests.handlers.scenes import AN, BINH, CUC, call_meeting
from tests.town.town import CELLS, Town, hear

WORDS = "Mời dự lễ phát động."


@pytest.fixture
async def evening(town: Town) -> Town:
    """Nobody is told anything before the morning."""
    await town.move_clock(hours=13)
    return town


async def change(town: Town, name: str, **values: object) -> None:
    """The roster says something else of this member."""
    async with town.database.writing() as session:
        member = await session.get_one(Member, town.members[name])
        for key, value in values.items():
            setattr(member, key, value)


async def is_not_needed(town: Town, kind: str, person: Person) -> None:
    """Wait until the message to this person is given up."""
    query = select(OutboxMessage.reason).where(
        OutboxMessage.kind == kind, OutboxMessage.chat_id == person.id
    )

    async def is_so() -> bool:
        async with town.database.reading() as session:
            return await session.scalar(query) == "not_needed"

    await eventually(is_so)


async def test_announcement_of_the_evening_is_not_sent_to_who_has_left(evening: Town) -> None:
    an, binh, cuc = await evening.register(AN, BINH, CUC)
    unit_id = evening.cells[CELLS[0]]
    draft = Draft(unit_id, WORDS, Whom([unit_id], list(USUAL)))
    now, quiet = evening.chibot.clock.now(), evening.chibot.settings.quiet
    async with evening.database.writing() as session:
        await sending.announce(session, await load_actor(session, an.id), draft, now, quiet)
    await change(evening, BINH, participation="left")
    await evening.move_clock(hours=10)
    await hear(cuc, WORDS)
    await is_not_needed(evening, "announcements.message", binh)
    assert not await said_to(binh, WORDS)


async def test_what_is_withdrawn_is_deleted_with_who_has_left_too(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    await announce(town, an, WORDS)
    await hear(binh, WORDS)
    await change(town, BINH, participation="left")
    await an.press(town.words("announcement-withdraw"))
    await hear(an, "Thu hồi thông báo")
    await an.press(town.words("announcement-withdraw-sure"))

    async def is_gone() -> bool:
        return not await said_to(binh, WORDS)

    await eventually(is_gone)


@pytest.mark.parametrize("what", ["left", "moved"])
async def test_meeting_called_in_the_evening_calls_who_is_of_the_cell_in_the_morning(
    evening: Town, what: str
) -> None:
    an, binh, cuc = await evening.register(AN, BINH, CUC)
    await call_meeting(evening, an)
    await evening.chibot.scheduler.tick()
    moved = {"unit_id": evening.cells[CELLS[1]]}
    await change(evening, BINH, **({"participation": "left"} if what == "left" else moved))
    await evening.move_clock(hours=10)
    await hear(cuc, "Kính mời đồng chí")
    assert not [m for m in await binh.messages() if "Kính mời" in words_of(m)]
