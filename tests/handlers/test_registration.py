"""How people get in: by invitation, by their own phone, never without consent."""

import re

import pytest

from bot.features.members import registration
from models.repositories import accounts
from simulator.client import Person, words_of
from tests.handlers.scenes import administrator
from tests.town.town import ADMIN_ID, Town, hear

_CODE = re.compile(r"start=([\w-]+)")
# Of somebody who is not on Telegram, with a number that is on the list.
_CARD = {"first_name": "Cúc", "phone_number": "+84900000003"}


async def invite(town: Town, leader: Person, name: str) -> str:
    """The code of an invitation for this member."""
    await leader.say("/moi")
    await hear(leader, name)
    await leader.say(name)
    message = await hear(leader, "start=")
    found = _CODE.search(words_of(message))
    assert found is not None
    return found.group(1)


async def apply(town: Town, name: str, code: str) -> Person:
    """Somebody opens the invitation and agrees."""
    person = await town.arrive(name)
    await person.start(code)
    await hear(person, "Đồng chí có đồng ý không?")
    await person.press(town.words("consent-yes"))
    await hear(person, town.words("registration-asked"))
    return person


async def test_invited_member_is_confirmed_with_one_press(town: Town) -> None:
    (secretary,) = await town.register("Nguyễn Thị An")
    code = await invite(town, secretary, "Trần Văn Bình")
    binh = await apply(town, "Trần Văn Bình", code)
    await hear(secretary, "Khớp với danh sách: Trần Văn Bình")
    await secretary.press(town.words("application-confirm"))
    await hear(binh, "Chi bộ Khu phố 1")
    async with town.database.reading() as session:
        account = await accounts.find(session, binh.id)
        assert account is not None
        assert account.member_id == town.members["Trần Văn Bình"]


async def test_invitation_is_good_for_one_person_only(town: Town) -> None:
    (secretary,) = await town.register("Nguyễn Thị An")
    code = await invite(town, secretary, "Trần Văn Bình")
    await apply(town, "Trần Văn Bình", code)
    thief = await town.arrive("Kẻ Trộm")
    await thief.start(code)
    await hear(thief, town.words("error-invitation-is-void"))


async def test_invitation_expires(town: Town) -> None:
    (secretary,) = await town.register("Nguyễn Thị An")
    code = await invite(town, secretary, "Trần Văn Bình")
    await town.move_clock(days=15)
    late = await town.arrive("Trần Văn Bình")
    await late.start(code)
    await hear(late, town.words("error-invitation-is-void"))


async def test_nothing_is_kept_of_a_person_who_does_not_agree(town: Town) -> None:
    (secretary,) = await town.register("Nguyễn Thị An")
    code = await invite(town, secretary, "Trần Văn Bình")
    person = await town.arrive("Trần Văn Bình")
    await person.start(code)
    await hear(person, "Đồng chí có đồng ý không?")
    await person.press(town.words("consent-no"))
    await hear(person, town.words("consent-refused"))
    async with town.database.reading() as session:
        assert await accounts.find(session, person.id) is None


async def test_own_phone_number_is_matched_to_the_roster(town: Town) -> None:
    (secretary,) = await town.register("Nguyễn Thị An")
    cuc = await town.arrive("Cúc", "0900000003")
    await cuc.start()
    await hear(cuc, "Quý vị có đồng ý không?")
    await cuc.press(town.words("consent-yes"))
    await hear(cuc, town.words("contact-ask"))
    await cuc.share_contact()
    await hear(cuc, town.words("contact-received"))
    await hear(secretary, "Lê Thị Cúc")
    await secretary.press(town.words("application-confirm"))
    await hear(cuc, "Kính chào đồng chí Cúc")


async def test_contact_of_somebody_else_is_refused(town: Town) -> None:
    (secretary,) = await town.register("Nguyễn Thị An")
    other = await town.arrive("Cúc", "0900000003")
    thief = await town.arrive("Kẻ Trộm", "0911222333")
    await thief.start()
    await hear(thief, "Quý vị có đồng ý không?")
    await thief.press(town.words("consent-yes"))
    await hear(thief, town.words("contact-ask"))
    await thief.share_contact(of=other.id)
    await hear(thief, town.words("error-contact-is-not-own"))
    whole = {"message_id": 9_000, "date": 1_790_000_000, "contact": _CARD}
    person = {"id": thief.id, "is_bot": False, "first_name": "Kẻ Trộm"}
    chat = {"id": thief.id, "type": "private", "first_name": "Kẻ Trộm"}
    await town.client.feed({"message": whole | {"from": person, "chat": chat}})
    await hear(thief, town.words("error-contact-is-not-own"))
    assert len(await secretary.messages()) == 2


async def test_stranger_hears_the_same_whether_the_number_is_known_or_not(town: Town) -> None:
    said = []
    for phone in ("0900000003", "0911222333"):
        person = await town.arrive("Ai đó", phone)
        await person.start()
        await hear(person, "Quý vị có đồng ý không?")
        await person.press(town.words("consent-yes"))
        await hear(person, town.words("contact-ask"))
        await person.share_contact()
        await hear(person, town.words("contact-received"))
        said.append([words_of(m) for m in await person.messages() if not m["out"]])
    assert said[0] == said[1]
    assert not any("Chi bộ Khu phố" in words for words in said[0])


async def test_administrator_named_in_the_settings_hears_what_to_do(town: Town) -> None:
    admin = await administrator(town)
    await admin.say("/moi")
    await hear(admin, town.words("invite-which-unit"))


async def test_member_named_in_the_settings_later_becomes_administrator(town: Town) -> None:
    async with town.database.writing() as session:
        now = town.chibot.clock.now()
        account = await accounts.add(session, ADMIN_ID, "vi", now)
        await registration.register(session, account, town.members["Trần Văn Bình"], now)
    binh = await town.arrive("Bình", id=ADMIN_ID)
    await binh.start()
    await hear(binh, "Kính chào đồng chí quản trị phường. Hiện có 2 chi bộ")
    await binh.say("/moi")
    await hear(binh, town.words("invite-which-unit"))
    await binh.start()
    await hear(binh, town.words("start-registered"))


async def test_secretary_cannot_invite_to_another_cell(town: Town) -> None:
    (secretary,) = await town.register("Nguyễn Thị An")
    await secretary.say("/moi")
    message = await hear(secretary, "Trần Văn Bình")
    other = town.cells["Chi bộ Khu phố 2"]
    answer = await secretary.press_data(int(message["message_id"]), f"iu:{other}:0")
    assert answer is not None
    assert answer["text"] == town.words("error-not-allowed")


async def test_language_switches_with_one_command(town: Town) -> None:
    (binh,) = await town.register("Trần Văn Bình")
    await binh.say("/language")
    await hear(binh, "Which language")
    await binh.press("English")
    await hear(binh, town.words("language-chosen", "en"))
    await binh.say("/toi")
    await hear(binh, "Participation: regular")


async def test_erased_account_is_forgotten(town: Town) -> None:
    (binh,) = await town.register("Trần Văn Bình")
    await binh.say("/xoa")
    await hear(binh, "Đồng chí có chắc không?")
    await binh.press(town.words("erase-confirm"))
    await hear(binh, town.words("erase-done"))
    async with town.database.reading() as session:
        assert await accounts.find(session, binh.id) is None
    await binh.say("xin chào")
    await hear(binh, town.words("stranger"))


async def test_person_not_confirmed_yet_sees_and_removes_what_is_kept(town: Town) -> None:
    (secretary,) = await town.register("Nguyễn Thị An")
    code = await invite(town, secretary, "Trần Văn Bình")
    binh = await apply(town, "Trần Văn Bình", code)
    await binh.say("/toi")
    await hear(binh, "đang chờ người phụ trách xác nhận")
    await binh.say("/xoa")
    await hear(binh, "Quý vị có chắc không?")
    await binh.press(town.words("erase-confirm"))
    await hear(binh, town.words("erase-done"))
    async with town.database.reading() as session:
        assert await accounts.find(session, binh.id) is None


async def test_consent_is_typed_in_full_or_asked_for_again(town: Town) -> None:
    person = await town.arrive("Ai đó", "0911222333")
    await person.start()
    await hear(person, "Quý vị có đồng ý không?")
    await person.say("để coi")
    await hear(person, town.words("consent-unclear"))
    await person.say("Đồng ý")
    await hear(person, town.words("contact-ask"))


@pytest.mark.parametrize("words", ["/hop", "/moi", "/toi", "/xoa", "xin chào"])
async def test_stranger_learns_nothing_by_asking(town: Town, words: str) -> None:
    person = await town.arrive("Ai đó")
    await person.say(words)
    await hear(person, town.words("stranger"))
