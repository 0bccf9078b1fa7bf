"""Many who cannot be written to are told of in one message a day, which edits itself."""

import re
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import func, select

from models.members import Account
from models.outbox import QUEUED, SENDING, OutboxMessage
from models.repositories import accounts, units
from simulator.client import Person
from tests.bed.organisation import Ward
from tests.bed.waiting import eventually, heard
from tests.handlers.reach_scenes import announce, lead_ward
from tests.handlers.scenes import AN, BINH, CUC, DUNG, call_meeting
from tests.handlers.test_reach import TOLD, is_known_as, refuse, told
from tests.town.town import CELLS, Town, found_town, hear

MANY = 200
LONG, HAI = "Hồ Văn Long", "Đỗ Văn Hải"
AT_NIGHT = 13


async def fill_cell(town: Town, number: int) -> None:
    """So many members more whose chats Telegram does not know."""
    async with town.database.writing() as session:
        root = await units.find_root(session)
        assert root is not None
        cell = await units.get(session, town.cells[CELLS[0]])
        for at in range(number):
            await Ward(session, root).add_registered(cell, 700_000 + at, f"Ngô Văn Số{at}")


async def all_is_said(town: Town, number: int) -> None:
    """Wait until so many are known not to be reached, and nothing is to be said about it."""
    lost = select(func.count()).where(Account.reach != accounts.REACHABLE)
    waits = select(func.count()).where(
        OutboxMessage.kind == "members.unreached", OutboxMessage.state.in_((QUEUED, SENDING))
    )

    async def is_so() -> bool:
        async with town.database.reading() as session:
            is_known = await session.scalar(lost) == number
            return is_known and not await session.scalar(waits)

    await eventually(is_so, within=60)


async def new_messages(town: Town, person: Person) -> int:
    """How often this person was told, not counting edits."""
    calls = await town.client.transcript(method="sendMessage")
    params = [call["params"] for call in calls]
    return len([p for p in params if str(p["chat_id"]) == str(person.id) and TOLD in p["text"]])


async def block(town: Town, person: Person) -> None:
    """The person blocks the bot, which learns of it."""
    await person.block()
    await is_known_as(town, person, accounts.BLOCKED)


async def shows(person: Person, *parts: str) -> None:
    """Wait until one message to this person holds all the words."""

    async def is_so() -> bool:
        return any(all(part in words for part in parts) for words in await told(person))

    await eventually(is_so)


@pytest.fixture
async def swift_town(database_url: str) -> AsyncIterator[Town]:
    """One that does not wait between messages."""
    async with found_town(database_url, messages_per_second=1000) as found:
        yield found


async def test_two_hundred_refusals_make_one_message(swift_town: Town) -> None:
    town = swift_town
    (an,) = await town.register(AN)
    await fill_cell(town, MANY)
    await call_meeting(town, an)
    await all_is_said(town, MANY)
    assert await new_messages(town, an) == 1
    (words,) = await told(an)
    assert f"cho {MANY} đồng chí" in words
    named = re.findall(r"^\d+\. (Ngô Văn Số\d+) –", words, re.MULTILINE)
    more = re.search(r"và (\d+) đồng chí khác; xem /moi", words)
    assert more is not None
    assert len(set(named)) + int(more[1]) == MANY
    assert len(named) > 40
    await an.press(town.words("unreached-show", unit=CELLS[0]))
    await hear(an, f"{MANY} đồng chí không nhận được tin")


async def test_broadcast_tells_of_all_whom_it_does_not_reach(town: Town) -> None:
    an, binh, cuc, dung = await town.register(AN, BINH, CUC, DUNG)
    for person in (binh, cuc, dung):
        await refuse(town, person, accounts.BLOCKED)
    await announce(town, an)
    await all_is_said(town, 3)
    assert await new_messages(town, an) == 1
    (words,) = await told(an)
    assert CELLS[0] in words
    lines = [f"{at}. {name} – 0900 000 00" for at, name in enumerate((BINH, CUC, DUNG), 1)]
    assert [line for line in words.splitlines() if "đã chặn Trợ lý" in line] == [
        f"{line}{phone} (đã chặn Trợ lý)" for line, phone in zip(lines, (2, 3, 4), strict=True)
    ]


async def test_message_follows_while_more_are_found_and_begins_anew_the_next_day(
    town: Town,
) -> None:
    an, binh, cuc, dung = await town.register(AN, BINH, CUC, DUNG)
    await block(town, binh)
    await shows(an, BINH)
    await block(town, cuc)
    await shows(an, BINH, CUC)
    assert len(await told(an)) == 1
    await town.move_clock(days=1)
    await block(town, dung)
    await shows(an, DUNG)
    first, second = await told(an)
    assert (BINH in first, DUNG in first) == (True, False)
    assert (BINH in second, CUC in second) == (False, False)


async def test_who_came_back_drops_out_and_without_anybody_nothing_is_said(town: Town) -> None:
    an, binh, cuc = await town.register(AN, BINH, CUC)
    await town.move_clock(hours=AT_NIGHT)
    await block(town, binh)
    await block(town, cuc)
    await binh.unblock()
    await is_known_as(town, binh, accounts.REACHABLE)
    await town.move_clock(hours=9)
    await shows(an, CUC)
    assert BINH not in "".join(await told(an))
    await town.move_clock(hours=14)
    (dung,) = await town.register(DUNG)
    await block(town, dung)
    await dung.unblock()
    await is_known_as(town, dung, accounts.REACHABLE)
    await town.move_clock(hours=9)
    await an.say("/help")
    await hear(an, "/hop")
    assert DUNG not in "".join(await told(an))


async def test_who_came_back_before_it_was_said_and_went_again_is_told_of(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    await town.move_clock(hours=AT_NIGHT)
    await block(town, binh)
    await binh.unblock()
    await is_known_as(town, binh, accounts.REACHABLE)
    await town.move_clock(hours=9)
    await all_is_said(town, 0)
    assert await told(an) == []
    await block(town, binh)
    await shows(an, BINH)


async def test_refusal_at_night_waits_for_the_morning(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    await refuse(town, binh, accounts.BLOCKED)
    await town.move_clock(hours=AT_NIGHT)
    await announce(town, an, is_urgent=True)
    await is_known_as(town, binh, accounts.BLOCKED)
    assert await told(an) == []
    await town.move_clock(hours=9)
    await shows(an, BINH)


async def test_cells_are_kept_apart_and_numbers_shown_to_who_may_see_them_now(
    town: Town,
) -> None:
    above = await lead_ward(town, HAI, "secretary")
    binh, long = await town.register(BINH, LONG)
    await town.move_clock(hours=AT_NIGHT)
    await block(town, binh)
    await block(town, long)
    await town.move_clock(hours=9)
    await shows(above, BINH, LONG)
    (words,) = await told(above)
    lines = words.splitlines()
    at = [lines.index(name) for name in CELLS]
    assert BINH in lines[at[0] + 1]
    assert LONG in lines[at[1] + 1]


async def test_who_lost_the_right_before_the_morning_hears_nothing(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    await town.move_clock(hours=AT_NIGHT)
    await block(town, binh)
    async with town.database.writing() as session:
        for role in await units.list_roles(session, town.members[AN]):
            await session.delete(role)
    await town.move_clock(hours=9)
    await an.say("/toi")
    await hear(an, AN)
    assert await told(an) == []


@pytest.mark.parametrize("name", ["<b>Vũ & Văn</b> Tám"])
async def test_names_are_told_as_they_are_written(town: Town, name: str) -> None:
    (an,) = await town.register(AN)
    async with town.database.writing() as session:
        root = await units.find_root(session)
        assert root is not None
        cell = await units.get(session, town.cells[CELLS[0]])
        for at in range(2):
            await Ward(session, root).add_registered(cell, 800_000 + at, f"{name} {at}")
    await call_meeting(town, an)
    await shows(an, f"{name} 0", f"{name} 1")
    assert len([words for words in await heard(an) if name in words]) == 1
