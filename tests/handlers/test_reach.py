"""Whoever writes to the bot can be written to again."""

from models.repositories import accounts
from tests.handlers.scenes import AN, BINH, call_meeting
from tests.town.town import Town, hear


async def test_person_who_writes_is_reached_again(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    async with town.database.writing() as session:
        await accounts.set_reach(session, binh.id, "not_started")
    await binh.say("/moi")
    await hear(binh, town.words("error-not-allowed"))
    await call_meeting(town, an)
    await hear(binh, "Kính mời đồng chí Bình")


async def test_person_who_blocks_the_bot_is_not_reached(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    await binh.block()
    await an.say("/help")
    await hear(an, "/hop")
    async with town.database.reading() as session:
        account = await accounts.find(session, binh.id)
    assert account is not None
    assert account.reach == accounts.BLOCKED
