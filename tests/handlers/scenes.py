"""Scenes that several tests begin with."""

from sqlalchemy import text

from simulator.client import Person
from tests.town.town import ADMIN_ID, Town, hear

CALL = "/hop 19h30 thứ năm tuần sau tại trụ sở khu phố 1"
AN, BINH, CUC, DUNG = "Nguyễn Thị An", "Trần Văn Bình", "Lê Thị Cúc", "Phạm Văn Dũng"


async def call_meeting(town: Town, secretary: Person, words: str = CALL) -> None:
    """The secretary calls a regular meeting with these words and sends it."""
    await secretary.say(words)
    await hear(secretary, town.words("call-kind")[:20])
    await secretary.press(town.words("kind-button-regular"))
    await hear(secretary, town.words("call-agenda"))
    await secretary.say("Đánh giá công tác tháng qua\nNhiệm vụ tháng tới")
    await hear(secretary, "Trợ lý hiểu như sau")
    await secretary.press(town.words("call-send"))
    await hear(secretary, "Chưa trả lời")


async def answers(town: Town) -> list[str]:
    """What was noted for the meeting."""
    async with town.database.reading() as session:
        rows = await session.execute(text("SELECT label FROM meeting_answers"))
        return [row[0] for row in rows]


async def forge(person: Person, data: str) -> str:
    """Press with data that no button of this person has; the words of the answer."""
    await person.say("/language")
    message = await hear(person, "Which language")
    answer = await person.press_data(int(message["message_id"]), data)
    return str(answer["text"]) if answer else ""


async def called_cell(town: Town) -> tuple[Person, Person, Person]:
    """The secretary and two members, called to the meeting of 17 December at 19:30."""
    an, binh, cuc = await town.register(AN, BINH, CUC)
    await call_meeting(town, an)
    for person in (an, binh, cuc):
        await hear(person, "Kính mời đồng chí")
    return an, binh, cuc


async def ask_by_phone(town: Town, name: str, phone: str) -> Person:
    """Somebody shares their own number and asks to be registered."""
    person = await town.arrive(name, phone)
    await person.start()
    await hear(person, "Quý vị có đồng ý không?")
    await person.press(town.words("consent-yes"))
    await hear(person, town.words("contact-ask"))
    await person.share_contact()
    await hear(person, town.words("contact-received"))
    return person


async def administrator(town: Town) -> Person:
    """The person whom the settings name has registered."""
    admin = await town.arrive("Quản trị", id=ADMIN_ID)
    await admin.start()
    await hear(admin, "Đồng chí có đồng ý không?")
    await admin.press(town.words("consent-yes"))
    await hear(admin, "Hiện có 2 chi bộ")
    return admin


async def change_place(town: Town) -> tuple[Person, Person]:
    """The secretary has typed a new place and is asked whether to tell everybody."""
    an, binh, _ = await called_cell(town)
    await an.press(town.words("board-change"))
    await hear(an, town.words("change-what"))
    await an.press(town.words("change-place"))
    await hear(an, town.words("change-ask-place"))
    await an.say("Nhà văn hóa")
    await hear(an, "Đổi thành: Nhà văn hóa")
    return an, binh
