"""However many there are, every list arrives, and all of it can be reached."""

from collections.abc import Callable
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.i18n import Html, Texts
from models.members import Unit
from models.repositories import meetings, units
from simulator.client import Message, Person, buttons_of, words_of
from tests.bed.organisation import Ward
from tests.handlers.scenes import AN, BINH, administrator, ask_by_phone, called_cell
from tests.town.town import CELLS, MONDAY, Town, hear

REASON = "tôi phải đưa cháu đi khám bệnh ở bệnh viện Nhi đồng thành phố, " + "rất tiếc, " * 40


def labels_of(message: Message) -> list[str]:
    """The labels of the buttons."""
    return [str(button["text"]) for button in buttons_of(message)]


async def grow(town: Town, count: int, name: Callable[[int], str]) -> list[int]:
    """So many more members of the first cell; their ids."""
    async with town.database.writing() as session:
        root = await units.find_root(session)
        assert root is not None
        cell = await session.get_one(Unit, town.cells[CELLS[0]])
        ward = Ward(session, root)
        return [(await ward.add_member(cell, name(i))).id for i in range(count)]


async def found_cells(town: Town, count: int, name: str) -> list[int]:
    """So many more cells; their ids."""
    async with town.database.writing() as session:
        root = await units.find_root(session)
        assert root is not None
        ward = Ward(session, root)
        return [(await ward.add_cell(f"{name} {i}")).id for i in range(1, count + 1)]


async def turn_to(town: Town, person: Person, label: str) -> Message:
    """Turn pages until there is a button of this label."""
    message = await hear(person, "")
    while label not in labels_of(message):
        await person.press(town.words("common-page-next"))
        message = await hear(person, "")
    return message


async def test_long_list_of_answers_comes_page_by_page(town: Town) -> None:
    an, _, _ = await called_cell(town)
    ids = await grow(town, 60, lambda i: f"Nguyễn Thị Thanh Tâm {chr(65 + i % 26)}{'aeo'[i // 26]}")
    async with town.database.writing() as session:
        for member_id in ids:
            await meetings.save_answer(
                session,
                1,
                member_id,
                label="no",
                reason=REASON,
                source="text",
                answered_at=town.chibot.clock.now(),
            )
    await an.press(town.words("board-answers"))
    page = words_of(await hear(an, "Vắng: 60"))
    seen = page.count(REASON)
    while seen < 60:
        await an.press(town.words("common-page-next"))
        page = words_of(await hear(an, "Vắng: 60"))
        seen += page.count(REASON)
    assert seen == 60


@pytest.mark.parametrize(
    ("name", "count"), [("Chi bộ Trường Tiểu học Nguyễn Văn Trỗi số", 84), ("Chi bộ KP", 103)]
)
async def test_administrator_of_many_cells_invites_to_each(
    town: Town, name: str, count: int
) -> None:
    admin = await administrator(town)
    await found_cells(town, count, name)
    await admin.say("/moi")
    await turn_to(town, admin, f"{name} {count}")
    await admin.press(f"{name} {count}")
    await hear(admin, f"{name} {count}: còn 0 đảng viên")


async def test_administrator_of_many_cells_calls_a_meeting_of_each(town: Town) -> None:
    admin = await administrator(town)
    await found_cells(town, 84, "Chi bộ Khu phố Hiệp Bình Phước")
    await admin.say("/hop")
    await hear(admin, town.words("call-unit"))
    await admin.press(town.words("common-page-next"))
    await turn_to(town, admin, "Chi bộ Khu phố Hiệp Bình Phước 84")
    await admin.press("Chi bộ Khu phố Hiệp Bình Phước 84")
    await hear(admin, town.words("call-kind"))


async def test_cell_on_another_page_is_found_by_its_name(town: Town) -> None:
    admin = await administrator(town)
    await found_cells(town, 84, "Chi bộ Khu phố Hiệp Bình Phước")
    await admin.say("/hop")
    await hear(admin, town.words("call-unit"))
    await admin.say("83")
    await hear(admin, town.words("call-unit"))
    await admin.say("chi bo khu pho hiep binh phuoc 83")
    await hear(admin, town.words("call-kind"))


async def test_all_meetings_ahead_can_be_reached(town: Town) -> None:
    admin = await administrator(town)
    cells = await found_cells(town, 30, "KP")
    async with town.database.writing() as session:
        for number, unit_id in enumerate(cells):
            await meetings.add(
                session,
                unit_id=unit_id,
                kind="regular",
                starts_at=MONDAY + timedelta(days=2, hours=number),
                place="trụ sở",
                agenda="",
                state="called",
                revision=1,
                called_by=town.members[AN],
                called_at=MONDAY,
            )
    await admin.say("/hop")
    message = await hear(admin, "Có 30 buổi họp sắp tới")
    seen = [label for label in labels_of(message) if "KP" in label]
    while town.words("common-page-next") in labels_of(message):
        await admin.press(town.words("common-page-next"))
        message = await hear(admin, "Có 30 buổi họp sắp tới")
        seen += [label for label in labels_of(message) if "KP" in label]
    assert len(set(seen)) == 30


async def test_last_of_many_candidates_can_be_chosen(town: Town) -> None:
    (an,) = await town.register(AN)
    names = [f"Trần Thị {chr(66 + i % 20)}{'aeo'[i // 20]}" for i in range(60)]
    await grow(town, 60, names.__getitem__)
    await an.say("/moi")
    await hear(an, "còn 65 đảng viên")
    await an.press(town.words("invite-anyone-button"))
    code = words_of(await hear(an, "start=")).partition("start=")[2].split()[0]
    person = await town.arrive("cô Út")
    await person.start(code)
    await hear(person, "Đồng chí có đồng ý không?")
    await person.press(town.words("consent-yes"))
    await hear(person, town.words("name-ask"))
    await person.say("cô Út")
    message = await hear(an, "cô Út")
    while town.words("common-page-next") in labels_of(message):
        await an.press(town.words("common-page-next"))
        message = await hear(an, "cô Út")
    await an.press(labels_of(message)[-3])
    await hear(person, "Việc đăng ký đã được xác nhận")


async def test_namesakes_are_told_apart(town: Town) -> None:
    (an,) = await town.register(AN)
    async with town.database.writing() as session:
        root = await units.find_root(session)
        assert root is not None
        cell = await session.get_one(Unit, town.cells[CELLS[0]])
        for born in ("1950", "1961"):
            ward = Ward(session, root)
            await ward.add_member(cell, "Ngô Văn Sáu", phone="+84900000077", born_on=born)
    await ask_by_phone(town, "Sáu", "0900000077")
    message = await hear(an, "0900 000 077")
    assert labels_of(message)[:2] == ["Ngô Văn Sáu – 1950", "Ngô Văn Sáu – 1961"]


async def ask_agenda(town: Town) -> tuple[Person, Person]:
    """The secretary is asked for the agenda; a member waits for the invitation."""
    an, binh = await town.register(AN, BINH)
    await an.say("/hop 19h30 thứ năm tuần sau tại trụ sở")
    await hear(an, town.words("call-kind"))
    await an.press(town.words("kind-button-regular"))
    await hear(an, town.words("call-agenda"))
    return an, binh


@pytest.mark.parametrize(
    "agenda", ["&" * 1400, "Nội dung " * 155, "\n".join(["<b>&</b>" * 5] * 30), "họp " * 370]
)
async def test_agenda_that_is_let_in_reaches_everybody(town: Town, agenda: str) -> None:
    an, binh = await ask_agenda(town)
    await an.say(agenda)
    await hear(an, "Trợ lý hiểu như sau")
    await an.press(town.words("call-send"))
    await hear(an, "Chưa trả lời")
    assert agenda.strip()[-4:] in words_of(await hear(binh, "Kính mời đồng chí Bình"))
    await an.press(town.words("board-change"))
    await hear(an, town.words("change-what"))
    await an.press(town.words("change-agenda"))
    await hear(an, town.words("change-ask-agenda"))
    await an.say(agenda[:-1])
    await hear(an, "Đổi thành:")
    await an.press(town.words("change-send"))
    await hear(binh, "BỔ SUNG NỘI DUNG")


@pytest.mark.parametrize("agenda", ["ab\n" * 450, "a" * 1600, "🌾" * 800])
async def test_agenda_that_is_too_long_is_said_so_and_the_form_stays(
    town: Town, agenda: str
) -> None:
    an, _ = await ask_agenda(town)
    await an.say(agenda)
    await hear(an, town.words("agenda-too-long", letters=1500, lines=30))
    await an.say("Nhiệm vụ tháng tới")
    await hear(an, "Trợ lý hiểu như sau")


async def test_place_that_is_too_long_is_said_so_and_the_form_stays(town: Town) -> None:
    (an,) = await town.register(AN)
    await an.say("/hop 19h30 thứ năm tuần sau")
    await hear(an, town.words("call-kind"))
    await an.press(town.words("kind-button-regular"))
    await hear(an, town.words("call-place"))
    await an.say("a" * 301)
    await hear(an, town.words("place-too-long", letters=300))
    await an.say("Trụ sở")
    await hear(an, town.words("call-agenda"))


def test_long_values_are_said_as_they_are() -> None:
    texts, long = Texts("vi", ZoneInfo("UTC")), "x" * 9000
    said = texts("correction", name=long, unit=Html("<i>"), words="<b>" + long)
    assert said.count("x") == 18000
    assert "&lt;b&gt;x" in said
