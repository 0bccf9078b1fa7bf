"""A second person who cannot be written to does not hold an announcement up for ever."""

from bot.access import load_actor
from bot.features.announcements import changing
from models.repositories import accounts, announcements, units
from simulator.client import Person
from tests.bed.organisation import Ward
from tests.bed.waiting import eventually, heard
from tests.handlers.reach_scenes import announce, lead_ward
from tests.handlers.scenes import AN, BINH, CUC, call_meeting
from tests.handlers.test_reach import refuse
from tests.town.town import CELLS, Town, hear

ASKED = "Duyệt gửi"


async def fill_cell(town: Town) -> None:
    """So many registered members that two people must agree."""
    async with town.database.writing() as session:
        root = await units.find_root(session)
        assert root is not None
        cell = await units.get(session, town.cells[CELLS[0]])
        for at in range(200):
            await Ward(session, root).add_registered(cell, 700_000 + at, f"Ngô Văn {at}")


async def make_deputy(town: Town, name: str) -> None:
    """One who can confirm for the first cell."""
    async with town.database.writing() as session:
        cell_id = town.cells[CELLS[0]]
        await units.add_role(session, town.members[name], cell_id, "deputy_secretary")


async def state_of(town: Town, announcement_id: int) -> str:
    """How far the announcement is."""
    async with town.database.reading() as session:
        return (await announcements.get(session, announcement_id)).state


async def test_next_one_up_is_asked_when_the_second_person_is_unreachable(town: Town) -> None:
    above = await lead_ward(town, "Hồ Văn Long", "secretary")
    an, binh = await town.register(AN, BINH)
    await make_deputy(town, BINH)
    await fill_cell(town)
    await refuse(town, binh, accounts.BLOCKED)
    announcement_id = await announce(town, an)
    await above.wait_for(lambda m: ASKED in str(m.get("reply_markup", "")))
    assert await state_of(town, announcement_id) == "awaiting"


async def test_other_second_person_who_was_asked_too_is_not_asked_twice(town: Town) -> None:
    above = await lead_ward(town, "Hồ Văn Long", "secretary")
    an, binh, cuc = await town.register(AN, BINH, CUC)
    for name in (BINH, CUC):
        await make_deputy(town, name)
    await fill_cell(town)
    await refuse(town, binh, accounts.DEACTIVATED)
    await announce(town, an)
    await hear(an, BINH)
    await cuc.wait_for(lambda m: ASKED in str(m.get("reply_markup", "")))
    asked = [m for m in await cuc.messages() if ASKED in str(m.get("reply_markup", ""))]
    assert len(asked) == 1
    assert not [m for m in await above.messages() if ASKED in str(m.get("reply_markup", ""))]


async def test_without_anybody_else_the_author_hears_that_it_does_not_go_out(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    await make_deputy(town, BINH)
    await fill_cell(town)
    await refuse(town, binh, accounts.BLOCKED)
    announcement_id = await announce(town, an)

    async def is_off() -> bool:
        return await state_of(town, announcement_id) == "not_sent"

    await eventually(is_off)
    told = town.words("announcement-decided-no_second", opening="x", note="–").split("x")[0]

    async def is_told() -> bool:
        return any(words.startswith(told[:20]) for words in await heard(an))

    await eventually(is_told)


async def asked(person: Person) -> bool:
    """Whether the question stands in this person's chat."""
    return any(ASKED in str(m.get("reply_markup", "")) for m in await person.messages())


async def is_asked(person: Person) -> None:
    """Wait for the question."""
    await eventually(lambda: asked(person))


async def propose(town: Town, author: Person, words: str) -> None:
    """The author writes a correction, which waits for a second person."""
    async with town.database.writing() as session:
        actor = await load_actor(session, author.id)
        (one,) = await changing.list_recent(session, actor, town.chibot.clock.now())
        assert not await changing.correct(session, actor, one.id, words, town.chibot.clock.now())
    town.chibot._sender.wake()


async def confirmed(town: Town) -> tuple[Person, Person, int]:
    """A large announcement that the deputy has let go."""
    an, binh = await town.register(AN, BINH)
    await make_deputy(town, BINH)
    await fill_cell(town)
    announcement_id = await announce(town, an)
    await is_asked(binh)
    await binh.press(town.words("announcement-confirm"))
    await hear(an, "đã được duyệt")
    return an, binh, announcement_id


async def proposal_of(town: Town, announcement_id: int) -> str | None:
    """The new wording that waits for a second person."""
    async with town.database.reading() as session:
        return (await announcements.get(session, announcement_id)).proposed_text


async def test_next_one_is_asked_when_the_second_person_blocks_after_the_question(
    town: Town,
) -> None:
    above = await lead_ward(town, "Hồ Văn Long", "secretary")
    an, binh = await town.register(AN, BINH)
    await make_deputy(town, BINH)
    await fill_cell(town)
    announcement_id = await announce(town, an)
    await is_asked(binh)
    assert not await asked(above)
    await binh.block()
    await is_asked(above)
    assert await state_of(town, announcement_id) == "awaiting"
    await above.press(town.words("announcement-confirm"))
    await hear(an, "đã được duyệt")


async def test_second_person_found_unreachable_by_any_message_is_replaced(town: Town) -> None:
    above = await lead_ward(town, "Hồ Văn Long", "secretary")
    an, binh = await town.register(AN, BINH)
    await make_deputy(town, BINH)
    await fill_cell(town)
    await announce(town, an)
    await is_asked(binh)
    await refuse(town, binh, accounts.DEACTIVATED)
    await call_meeting(town, an)
    await is_asked(above)


async def test_author_hears_when_the_last_second_person_blocks_after_the_question(
    town: Town,
) -> None:
    an, binh = await town.register(AN, BINH)
    await make_deputy(town, BINH)
    await fill_cell(town)
    announcement_id = await announce(town, an)
    await is_asked(binh)
    await binh.block()
    await hear(an, "không gửi được: trên 200 người nhận")
    assert await state_of(town, announcement_id) == "not_sent"


async def test_correction_is_asked_of_the_next_when_the_second_person_blocks(town: Town) -> None:
    above = await lead_ward(town, "Hồ Văn Long", "secretary")
    an, binh, announcement_id = await confirmed(town)
    await propose(town, an, "Dời sang <b>trụ sở khu phố</b>.")
    await hear(binh, "trụ sở khu phố")
    await binh.block()
    await is_asked(above)
    await above.press(town.words("announcement-confirm"))
    await hear(an, "Bản sửa của thông báo")
    assert await proposal_of(town, announcement_id) is None


async def test_correction_that_nobody_can_confirm_is_dropped_and_its_writer_hears(
    town: Town,
) -> None:
    an, binh, announcement_id = await confirmed(town)
    await propose(town, an, "Dời sang <b>trụ sở khu phố</b>.")
    await hear(binh, "trụ sở khu phố")
    await binh.block()
    await hear(an, "Thông báo giữ nguyên như cũ.")
    assert await proposal_of(town, announcement_id) is None
    assert await state_of(town, announcement_id) == "sending"


async def test_one_of_two_second_people_who_blocks_is_not_replaced(town: Town) -> None:
    above = await lead_ward(town, "Hồ Văn Long", "secretary")
    an, binh, cuc = await town.register(AN, BINH, CUC)
    await make_deputy(town, BINH)
    await make_deputy(town, CUC)
    await fill_cell(town)
    await announce(town, an)
    await is_asked(binh)
    await is_asked(cuc)
    await binh.block()
    await hear(an, BINH)
    assert not await asked(above)


async def test_second_person_who_lost_the_role_is_replaced_the_next_day(town: Town) -> None:
    above = await lead_ward(town, "Hồ Văn Long", "secretary")
    an, binh = await town.register(AN, BINH)
    await make_deputy(town, BINH)
    await fill_cell(town)
    await announce(town, an)
    await is_asked(binh)
    async with town.database.writing() as session:
        for role in await units.list_roles(session, town.members[BINH]):
            await session.delete(role)
    await town.move_clock(days=1)
    await is_asked(above)
    await above.press(town.words("announcement-confirm"))
    await hear(an, "đã được duyệt")
