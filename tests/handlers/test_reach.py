"""Who cannot be written to: learnt once, told once to those who phone, undone by /start."""

import pytest
from sqlalchemy import select

from models.members import Account
from models.outbox import OutboxMessage
from models.repositories import accounts, units
from simulator.client import Person, words_of
from tests.bed.waiting import eventually, heard
from tests.handlers.scenes import AN, BINH, CUC, ask_by_phone, call_meeting, called_cell
from tests.town.town import Town, hear

TOLD = "không còn nhắn được cho"
REFUSALS = {
    accounts.BLOCKED: "Forbidden: bot was blocked by the user",
    accounts.DEACTIVATED: "Forbidden: user is deactivated",
    accounts.NOT_STARTED: "Forbidden: bot can't initiate conversation with a user",
}


async def account_of(town: Town, person: Person) -> Account:
    """What is known of this person."""
    async with town.database.reading() as session:
        found = await accounts.find(session, person.id)
    assert found is not None
    return found


async def is_known_as(town: Town, person: Person, reach: str) -> None:
    """Wait until the bot knows."""

    async def is_so() -> bool:
        return (await account_of(town, person)).reach == reach

    await eventually(is_so)


async def refuse(town: Town, person: Person, reach: str) -> None:
    """From now on Telegram refuses what is sent to this person."""
    await town.client.arm_fault(
        "status",
        "sendMessage",
        status=403,
        description=REFUSALS[reach],
        chat_id=person.id,
        times=None,
    )


async def told(person: Person) -> list[str]:
    """What this person has heard of others who cannot be written to."""
    return [words for words in await heard(person) if TOLD in words]


async def rows_to(town: Town, person: Person) -> list[OutboxMessage]:
    """All that was to be said to this person but for the menu."""
    query = select(OutboxMessage).where(
        OutboxMessage.chat_id == person.id, OutboxMessage.kind != "members.menu"
    )
    async with town.database.reading() as session:
        return list(await session.scalars(query))


async def test_person_who_writes_is_reached_again(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    async with town.database.writing() as session:
        await accounts.set_reach(session, binh.id, "not_started")
    await binh.say("/moi")
    await hear(binh, town.words("error-not-allowed"))
    await call_meeting(town, an)
    await hear(binh, "Kính mời đồng chí Bình")


@pytest.mark.parametrize("reach", REFUSALS)
async def test_refusal_is_kept_with_the_person_and_told_to_who_phones(
    town: Town, reach: str
) -> None:
    an, binh = await town.register(AN, BINH)
    await refuse(town, binh, reach)
    await call_meeting(town, an)
    words = words_of(await hear(an, TOLD))
    assert f"{BINH} (Chi bộ Khu phố 1): {town.words(f'reach-state-{reach}')}" in words
    assert "0900 000 002" in words
    account = await account_of(town, binh)
    assert account.reach == reach
    assert account.reach_changed_at is not None
    (row,) = await rows_to(town, binh)
    assert (row.state, row.reason) == ("refused", reach)


async def test_block_is_learnt_at_once_and_told_once(town: Town) -> None:
    an, binh, cuc = await called_cell(town)
    await binh.block()
    assert BINH in words_of(await hear(an, TOLD))
    await town.client.clear_transcript()
    await town.move_clock(days=4)
    await hear(cuc, "Nhắc lịch")
    calls = await town.client.transcript(method="sendMessage")
    assert not [call for call in calls if str(call["params"].get("chat_id")) == str(binh.id)]
    assert len(await told(an)) == 1
    assert await told(cuc) == []


async def test_what_waits_for_one_who_blocks_is_never_tried(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    await town.move_clock(hours=13)
    await call_meeting(town, an)
    await town.move_clock(days=3, hours=5)
    await binh.block()
    await is_known_as(town, binh, accounts.BLOCKED)
    await town.move_clock(hours=4)
    for row in await rows_to(town, binh):
        assert row.message_id or (row.state, row.reason) == ("refused", accounts.BLOCKED)


async def test_start_revives_without_a_word_to_others(town: Town) -> None:
    an, binh, _ = await called_cell(town)
    await binh.block()
    await hear(an, TOLD)
    before = len(await heard(an))
    await binh.unblock()
    await binh.start()
    await hear(binh, town.words("start-registered"))
    assert (await account_of(town, binh)).reach == accounts.REACHABLE
    assert len(await heard(an)) == before


async def test_who_blocks_again_the_same_day_is_not_told_of_again(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    for times, hours in ((1, 0), (1, 5), (2, 20)):
        await town.move_clock(hours=hours)
        await binh.block()
        await is_known_as(town, binh, accounts.BLOCKED)

        async def is_told(number: int = times) -> bool:
            return len(await told(an)) == number

        await eventually(is_told)
        await binh.unblock()
        await is_known_as(town, binh, accounts.REACHABLE)


async def test_nobody_is_disturbed_at_night_by_who_blocks(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    await town.move_clock(hours=13)
    await binh.block()
    await is_known_as(town, binh, accounts.BLOCKED)
    assert await told(an) == []
    await town.move_clock(hours=9)
    await hear(an, TOLD)


async def test_block_and_refusals_at_once_tell_once(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    await refuse(town, binh, accounts.BLOCKED)
    await call_meeting(town, an)
    await binh.block()
    await call_meeting(town, an)

    async def is_told() -> bool:
        return bool(await told(an))

    await eventually(is_told)
    await an.say("/help")
    await hear(an, "/hop")
    assert len(await told(an)) == 1


async def ward_secretary(town: Town, name: str) -> Person:
    """A member of the second cell who leads the whole ward."""
    (person,) = await town.register(name)
    async with town.database.writing() as session:
        root = await units.find_root(session)
        assert root is not None
        await units.add_role(session, town.members[name], root.id, "secretary")
    return person


async def test_of_a_secretary_who_blocks_the_next_one_up_hears(town: Town) -> None:
    above = await ward_secretary(town, "Hồ Văn Long")
    (an,) = await town.register(AN)
    await an.block()
    assert AN in words_of(await hear(above, TOLD))


async def test_decision_goes_to_the_next_when_the_decider_is_found_unreachable(
    town: Town,
) -> None:
    above = await ward_secretary(town, "Hồ Văn Long")
    (an,) = await town.register(AN)
    await refuse(town, an, accounts.BLOCKED)
    await ask_by_phone(town, "Cúc", "0900000003")
    heard_above = [words_of(await hear(above, part)) for part in (CUC, TOLD)]
    assert "xin đăng ký" in heard_above[0]
    assert AN in heard_above[1]


async def test_news_of_one_unreachable_goes_on_when_its_reader_is_unreachable_too(
    town: Town,
) -> None:
    above = await ward_secretary(town, "Hồ Văn Long")
    an, binh = await town.register(AN, BINH)
    await refuse(town, an, accounts.DEACTIVATED)
    await binh.block()

    async def has_heard_of_both() -> bool:
        words = "\n".join(await told(above))
        return AN in words and BINH in words

    await eventually(has_heard_of_both)


async def test_lists_say_who_does_not_get_messages(town: Town) -> None:
    an, binh, _ = await called_cell(town)
    await binh.block()
    await hear(an, TOLD)
    await an.press(town.words("board-unanswered"))
    listed = words_of(await hear(an, "4 đồng chí chưa trả lời"))
    assert f"{BINH} – 0900 000 002 (không nhận được tin)" in listed
    await an.say("/moi")
    await hear(an, "chưa đăng ký")
    await an.press(town.words("unreached-button", count=1))
    listed = words_of(await hear(an, "cần gọi điện"))
    assert f"1. {BINH} – 0900 000 002 (đã chặn Trợ lý từ thứ Hai, ngày 07/12/2026)" in listed


async def test_profile_says_that_messages_arrive(town: Town) -> None:
    (binh,) = await town.register(BINH)
    await binh.say("/toi")
    await hear(binh, "Nhận tin của Trợ lý: bình thường")
