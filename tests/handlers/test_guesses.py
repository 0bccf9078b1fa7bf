"""F40: codes of invitations are not found by trying."""

from sqlalchemy import select

from models.audit import AuditEntry
from tests.handlers.scenes import AN, BINH
from tests.handlers.test_registration import invite
from tests.town.town import Town, hear


async def _outcomes(town: Town, user_id: int) -> list[str]:
    query = select(AuditEntry).where(AuditEntry.user_id == user_id, AuditEntry.act == "redeem")
    async with town.database.reading() as session:
        return [entry.outcome for entry in await session.scalars(query.order_by(AuditEntry.id))]


async def test_f40_after_five_wrong_codes_the_right_one_is_refused_like_any_other(
    town: Town,
) -> None:
    (an,) = await town.register(AN)
    code = await invite(town, an, BINH)
    thief = await town.arrive("Kẻ Trộm")
    for number in range(8):
        await thief.start(f"{number}-{code[2:]}")
        await hear(thief, town.words("error-invitation-is-void"))
    await thief.start(code)
    await hear(thief, town.words("error-invitation-is-void"))
    assert await _outcomes(town, thief.id) == [*["wrong"] * 5, "refused"]
    # Others are not kept from theirs, and the code is still good.
    binh = await town.arrive(BINH)
    await binh.start(code)
    await hear(binh, "Đồng chí có đồng ý không?")


async def test_f40_an_hour_later_a_person_may_try_again(town: Town) -> None:
    (an,) = await town.register(AN)
    code = await invite(town, an, BINH)
    binh = await town.arrive(BINH)
    for number in range(6):
        await binh.start(f"{number}-{code[2:]}")
        await hear(binh, town.words("error-invitation-is-void"))
    await town.move_clock(hours=1, seconds=1)
    await binh.start(code)
    await hear(binh, "Đồng chí có đồng ý không?")
