"""Who decides about an application: always somebody, and only for their own cells."""

from models.members import Member, Unit
from models.repositories import accounts, units
from simulator.client import Person, buttons_of, words_of
from tests.handlers.scenes import AN, BINH, CUC, administrator, ask_by_phone, forge
from tests.handlers.test_menus import commands_of
from tests.handlers.test_registration import apply, invite
from tests.roster.ward import bring_sheet
from tests.town.town import CELLS, Town, hear

KHANH, LONG = "Bùi Thị Khánh", "Hồ Văn Long"
SHARED = "0900000003"


async def share_phone(town: Town) -> None:
    """Cúc of the first cell and Long of the second have one number."""
    async with town.database.writing() as session:
        long = await session.get_one(Member, town.members[LONG])
        long.phone = "+84900000003"


async def candidates_shown(person: Person) -> set[str]:
    """Whom the card about the shared number offers, by the labels of its buttons."""
    message = await hear(person, "0900 000 003")
    return {button["text"] for button in buttons_of(message)} & {CUC, LONG}


async def member_of(town: Town, user_id: int) -> int | None:
    """The member this account is bound to."""
    async with town.database.reading() as session:
        account = await accounts.find(session, user_id)
        return account.member_id if account else None


async def offered(person: Person) -> list[str]:
    """Whom this person is asked to choose from."""
    message = await hear(person, "bấm tên đúng người")
    return [button["text"] for button in buttons_of(message)]


async def test_member_of_another_cell_is_neither_shown_nor_bound(town: Town) -> None:
    (an,) = await town.register(AN)
    await share_phone(town)
    person = await ask_by_phone(town, "Ai đó", SHARED)
    assert await candidates_shown(an) == {CUC}
    said = await forge(an, f"ap:1:{town.members[LONG]}")
    assert said == town.words("error-not-allowed")
    assert await member_of(town, person.id) is None


async def test_number_in_two_cells_is_decided_by_either(town: Town) -> None:
    an, khanh = await town.register(AN, KHANH)
    await share_phone(town)
    person = await ask_by_phone(town, "Ai đó", SHARED)
    assert await candidates_shown(an) == {CUC}
    assert await candidates_shown(khanh) == {LONG}
    assert await forge(khanh, f"ap:1:{town.members[LONG]}") == town.words("application-noted")
    await hear(person, CELLS[1])
    assert await member_of(town, person.id) == town.members[LONG]


async def test_one_cell_cannot_refuse_for_the_other(town: Town) -> None:
    admin = await administrator(town)
    an, khanh = await town.register(AN, KHANH)
    await share_phone(town)
    person = await ask_by_phone(town, "Ai đó", SHARED)
    assert await candidates_shown(an) == {CUC}
    assert await candidates_shown(khanh) == {LONG}
    assert await forge(an, "ap:1:0") == town.words("application-passed-on")
    assert await candidates_shown(admin) == {CUC, LONG}
    assert await forge(khanh, f"ap:1:{town.members[LONG]}") == town.words("application-noted")
    await hear(person, "Kính chào đồng chí Long")


async def test_application_goes_above_a_secretary_who_blocked_the_bot(town: Town) -> None:
    admin = await administrator(town)
    (an,) = await town.register(AN)
    code = await invite(town, an, BINH)
    await an.block()
    await apply(town, BINH, code)
    await hear(admin, f"Khớp với danh sách: {BINH}")


async def test_application_that_waits_goes_on_when_its_secretary_blocks_the_bot(
    town: Town,
) -> None:
    admin = await administrator(town)
    (an,) = await town.register(AN)
    await ask_by_phone(town, "Cúc", SHARED)
    await hear(an, CUC)
    await an.block()
    await hear(admin, CUC)
    await an.unblock()
    await hear(an, CUC)


async def test_role_given_by_a_list_brings_menu_and_waiting_applications(town: Town) -> None:
    (binh,) = await town.register(BINH)
    await ask_by_phone(town, "Cúc", SHARED)
    heads = ("Họ và tên", "Ngày sinh", "Chi bộ", "Chức vụ")
    await bring_sheet(town.database, heads, (BINH, "19/05/1950", "KP1", "Bí thư"))
    await hear(binh, CUC)
    assert "moi" in await commands_of(binh)


async def test_invitation_to_a_closed_cell_is_void(town: Town) -> None:
    (an,) = await town.register(AN)
    code = await invite(town, an, BINH)
    async with town.database.writing() as session:
        cell = await session.get_one(Unit, town.cells[CELLS[0]])
        cell.closed_at = town.chibot.clock.now()
    binh = await town.arrive(BINH)
    await binh.start(code)
    await hear(binh, town.words("error-invitation-is-void"))


async def test_secretary_finds_waiting_applications_again(town: Town) -> None:
    (an,) = await town.register(AN)
    await ask_by_phone(town, "Cúc", SHARED)
    await hear(an, CUC)
    await an.say("/moi")
    await hear(an, town.words("applications-waiting", count=1))
    await an.press(town.words("applications-show"))
    await hear(an, f"Khớp với danh sách: {CUC}")
    await an.press(town.words("application-confirm"))
    await hear(an, town.words("application-approved", unit=CELLS[0]))
    await an.say("/moi")
    said = words_of(await hear(an, "chưa đăng ký"))
    assert CUC not in said


async def test_number_in_a_closed_cell_is_as_good_as_none(town: Town) -> None:
    async with town.database.writing() as session:
        cell = await units.get(session, town.cells[CELLS[0]])
        cell.closed_at = town.chibot.clock.now()
    person = await ask_by_phone(town, "Cúc", SHARED)
    assert await member_of(town, person.id) is None
    async with town.database.reading() as session:
        assert await accounts.find(session, person.id) is None
