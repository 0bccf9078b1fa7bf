"""Those who are shown are asked in chat, answer by presses or words, and change their mind."""

import pytest

from bot.features.stories import rules
from simulator.client import Person, words_of
from tests.features.desk_scenes import TEXT
from tests.handlers.announcing import said_to
from tests.handlers.scenes import AN, BINH, CUC, answers, call_meeting, forge
from tests.handlers.story_consent_scenes import (
    asked_cell,
    change,
    consents_of,
    labels_of,
    open_shown,
    propose,
    state_of,
)
from tests.town.town import Town, hear


async def _consent(town: Town, story_id: int) -> tuple[str, bool, int | None]:
    (found,) = await consents_of(town, story_id)
    return found.state, found.has_pictures, found.revision


async def test_person_reads_all_and_agrees_to_words_and_pictures(town: Town) -> None:
    an, cuc, story_id, card = await asked_cell(town, photos=2)
    album = [one for one in await cuc.messages() if one.get("media_group_id")]
    assert len(album) == 2
    assert album[-1]["message_id"] < card["message_id"]
    words = words_of(card)
    assert all(paragraph in words for paragraph in TEXT.split("\n\n"))
    assert "Không đồng ý cũng không sao" in words
    await cuc.press(town.words("story-consent-both"))
    await hear(cuc, "Cảm ơn đồng chí. Trợ lý đã ghi lời đồng ý.")
    await hear(an, "đồng ý đăng cả chữ và ảnh trong bài")
    assert await _consent(town, story_id) == (rules.GIVEN, True, 1)


async def test_thanks_after_the_answer_are_no_new_question(town: Town) -> None:
    _, cuc, story_id, _ = await asked_cell(town, photos=1)
    await cuc.say("cả chữ và hình")
    await hear(cuc, "Trợ lý đã ghi lời đồng ý.")
    thanks = ("cảm ơn cháu", "ok em")
    for words in thanks:
        await cuc.say(words)
    await cuc.say("đừng đăng ảnh nữa")
    await hear(cuc, "chỉ đồng ý phần chữ")
    said = [words_of(one) for one in await cuc.messages()]
    unclear = {town.words("story-consent-unclear"), town.words("story-consent-which")}
    assert not unclear & set(said)
    assert said.count(town.words("story-consent-thanks-given")) == len(thanks)
    assert await _consent(town, story_id) == (rules.GIVEN, False, 1)


async def test_story_without_pictures_has_one_yes(town: Town) -> None:
    _, cuc, story_id, card = await asked_cell(town)
    assert labels_of(card) == [
        town.words("story-consent-yes"),
        town.words("story-consent-no"),
        town.words("story-consent-not-me"),
    ]
    await cuc.say("dong y")
    await hear(cuc, "Trợ lý đã ghi lời đồng ý.")
    assert await _consent(town, story_id) == (rules.GIVEN, False, 1)


@pytest.mark.parametrize(
    ("said", "state", "has_pictures"),
    [
        ("đồng ý cả chữ và hình ạ", rules.GIVEN, True),
        ("đồng ý, nhưng không đăng ảnh", rules.GIVEN, False),
        ("ko", rules.REFUSED, False),
        ("2", rules.GIVEN, False),
        ("Không đồng ý", rules.REFUSED, False),
    ],
)
async def test_answer_is_typed(town: Town, said: str, state: str, has_pictures: bool) -> None:
    _, cuc, story_id, _ = await asked_cell(town, photos=2)
    await cuc.say(said)
    thanks = "given" if state == rules.GIVEN else "refused"
    await hear(cuc, town.words(f"story-consent-thanks-{thanks}"))
    assert (await _consent(town, story_id))[:2] == (state, has_pictures)


async def test_yes_that_does_not_say_to_what_is_asked_about(town: Town) -> None:
    _, cuc, story_id, _ = await asked_cell(town, photos=2)
    await cuc.say("đồng ý")
    asked = await hear(cuc, town.words("story-consent-which"))
    assert (await _consent(town, story_id))[0] == rules.ASKED
    assert town.words("story-consent-words") in labels_of(asked)
    await cuc.say("chữ thôi")
    await hear(cuc, "Trợ lý đã ghi lời đồng ý.")
    assert await _consent(town, story_id) == (rules.GIVEN, False, 1)


async def test_what_is_no_answer_changes_nothing(town: Town) -> None:
    _, cuc, story_id, _ = await asked_cell(town)
    await cuc.say("để bác hỏi con gái đã")
    await hear(cuc, town.words("story-consent-unclear"))
    await cuc.send_file("voice", b"OggS" + bytes(40), "a.ogg")
    await hear(cuc, "Trợ lý chỉ đọc được chữ")
    assert (await _consent(town, story_id))[0] == rules.ASKED
    await cuc.say("đồng ý")
    await hear(cuc, "Trợ lý đã ghi lời đồng ý.")


async def test_no_is_told_kindly_to_who_told_the_story(town: Town) -> None:
    an, cuc, story_id, _ = await asked_cell(town)
    binh = town.people[BINH]
    await cuc.press(town.words("story-consent-no"))
    await hear(cuc, town.words("story-consent-thanks-refused"))
    assert "Mong tôn trọng và không hỏi lại" in words_of(await hear(an, "không đồng ý đăng bài"))
    await hear(binh, "Con hẻm nở hoa")
    await an.press(town.words("story-consent-shown-button"))
    assert town.words("story-consent-ask-all", count=1) not in labels_of(
        await hear(an, "Nhắn số thứ tự")
    )
    assert await _consent(town, story_id) == (rules.REFUSED, False, 1)


async def test_mind_is_changed_two_weeks_later_at_night(town: Town) -> None:
    _, cuc, story_id, _ = await asked_cell(town)
    await cuc.say("đồng ý")
    await hear(cuc, "Trợ lý đã ghi lời đồng ý.")
    await change(town, story_id, state=rules.PUBLISHED, release=1, slug="con-hem-1")
    await town.move_clock(days=14, hours=14)
    await cuc.say("Tôi muốn rút lại đồng ý")
    about = await hear(cuc, "đã đăng")
    assert town.words("story-consent-take-back") in labels_of(about)
    await cuc.press(town.words("story-consent-take-back"))
    await hear(cuc, town.words("story-consent-thanks-withdrawn-out"))
    assert (await _consent(town, story_id))[0] == rules.TAKEN_BACK
    assert await state_of(town, story_id) == rules.WITHDRAWN


async def test_consent_is_taken_back_from_the_screen_of_stories(town: Town) -> None:
    _, cuc, story_id, _ = await asked_cell(town)
    await cuc.say("đồng ý")
    await hear(cuc, "Trợ lý đã ghi lời đồng ý.")
    await cuc.say("/guong")
    await hear(cuc, "Bài có nhắc đến đồng chí: 1")
    await cuc.press(town.words("story-consent-about-button", title="Con hẻm nở hoa"))
    await hear(cuc, town.words("story-consent-own-words"))
    await cuc.press(town.words("story-consent-read"))
    await hear(cuc, "bản mới nhất")
    await cuc.press(town.words("story-consent-take-back"))
    await hear(cuc, town.words("story-consent-thanks-withdrawn"))
    assert (await _consent(town, story_id))[0] == rules.TAKEN_BACK


@pytest.mark.parametrize(
    ("said", "state"), [("không", rules.GIVEN), ("vâng, rút giúp tôi", rules.TAKEN_BACK)]
)
async def test_short_no_after_a_yes_is_asked_about(town: Town, said: str, state: str) -> None:
    _, cuc, story_id, _ = await asked_cell(town, photos=1)
    await cuc.say("cả chữ và ảnh")
    await hear(cuc, "Trợ lý đã ghi lời đồng ý.")
    await cuc.say("ko")
    asked = await hear(cuc, "Đồng chí muốn rút lại sự đồng ý")
    assert labels_of(asked) == [
        town.words("story-consent-back-sure"),
        town.words("story-consent-back-not"),
    ]
    await cuc.say("ok em")
    await hear(cuc, town.words("story-consent-back-unclear"))
    assert (await _consent(town, story_id))[0] == rules.GIVEN
    await cuc.say(said)
    thanks = "back-stays" if state == rules.GIVEN else "thanks-withdrawn"
    await hear(cuc, town.words(f"story-consent-{thanks}"))
    assert (await _consent(town, story_id))[0] == state


@pytest.mark.parametrize("photos", [0, 1])
async def test_no_after_a_yes_to_the_words_is_no_answer_to_a_meeting(
    town: Town, photos: int
) -> None:
    an, cuc, story_id, card = await asked_cell(town, photos)
    await call_meeting(town, an)
    await hear(cuc, "Kính mời đồng chí")
    await cuc.say("chữ thôi", reply_to_message_id=card["message_id"])
    await hear(cuc, "Trợ lý đã ghi lời đồng ý.")
    for said in ("ok em", "nhất trí"):
        await cuc.say(said)
        await hear(cuc, town.words("story-consent-thanks-given"))
    await cuc.say("không")
    await hear(cuc, "Đồng chí muốn rút lại sự đồng ý")
    for said in ("tôi đâu có rút", "đâu có", "không muốn nữa"):
        await cuc.say(said)
        await hear(cuc, town.words("story-consent-back-unclear"))
    await cuc.say("có")
    await hear(cuc, town.words("story-consent-thanks-withdrawn"))
    assert (await _consent(town, story_id))[0] == rules.TAKEN_BACK
    assert await answers(town) == []


async def test_what_was_taken_back_does_not_stand_by_an_old_button(town: Town) -> None:
    _, cuc, _, _ = await asked_cell(town, photos=1)
    await cuc.say("cả chữ và ảnh")
    await hear(cuc, "Trợ lý đã ghi lời đồng ý.")
    await cuc.say("không")
    await hear(cuc, "Đồng chí muốn rút lại sự đồng ý")
    await cuc.press(town.words("story-consent-back-sure"))
    await hear(cuc, town.words("story-consent-thanks-withdrawn"))
    await cuc.press(town.words("story-consent-back-not"))
    await hear(cuc, town.words("story-consent-own-withdrawn"))
    assert not await said_to(cuc, town.words("story-consent-back-stays"))


async def test_yes_under_what_is_told_of_one_brings_the_question(town: Town) -> None:
    an, cuc, story_id, _ = await asked_cell(town)
    await call_meeting(town, an)
    await hear(cuc, "Kính mời đồng chí")
    await cuc.say("/guong")
    await hear(cuc, "Bài có nhắc đến đồng chí: 1")
    await cuc.press(town.words("story-consent-about-button", title="Con hẻm nở hoa"))
    await hear(cuc, town.words("story-consent-own-asked"))
    await cuc.say("đồng ý")
    await hear(cuc, "có đồng ý đăng")
    assert (await _consent(town, story_id))[0] == rules.ASKED
    assert await answers(town) == []


async def test_clear_words_after_a_yes_take_it_back_at_once(town: Town) -> None:
    _, cuc, story_id, card = await asked_cell(town)
    await cuc.say("đồng ý")
    await hear(cuc, "Trợ lý đã ghi lời đồng ý.")
    await cuc.say("không đồng ý cho đăng nữa", reply_to_message_id=card["message_id"])
    await hear(cuc, town.words("story-consent-thanks-withdrawn"))
    assert (await _consent(town, story_id))[0] == rules.TAKEN_BACK


async def test_answer_to_an_old_wording_brings_the_new_one(town: Town) -> None:
    _, cuc, story_id, _ = await asked_cell(town)
    await change(town, story_id, text="Ông Tư trồng 41 chậu hoa.", revision=2)
    await cuc.press(town.words("story-consent-yes"))
    await hear(cuc, "41 chậu hoa")
    assert (await _consent(town, story_id))[0] == rules.ASKED
    await cuc.press(town.words("story-consent-yes"))
    await hear(cuc, "Trợ lý đã ghi lời đồng ý.")
    assert await _consent(town, story_id) == (rules.GIVEN, False, 2)


async def test_after_a_change_they_are_asked_again(town: Town) -> None:
    an, cuc, story_id, _ = await asked_cell(town)
    await cuc.say("đồng ý")
    await hear(an, "đồng ý đăng bài")
    await change(town, story_id, text="Ông Tư trồng 41 chậu hoa.", revision=2)
    await an.press(town.words("story-consent-shown-button"))
    listed = await hear(an, "cần hỏi lại vì bài đã sửa")
    assert town.words("story-consent-ask-all-again", count=1) in labels_of(listed)
    await an.press(town.words("story-consent-ask-all-again", count=1))
    await hear(cuc, "41 chậu hoa")


async def test_somebody_else_of_the_name_was_meant(town: Town) -> None:
    an, cuc, story_id, _ = await asked_cell(town)
    await cuc.say("không phải tôi")
    await hear(cuc, town.words("story-consent-thanks-not-me"))
    await hear(an, "là người khác")
    (found,) = await consents_of(town, story_id)
    assert (found.state, found.member_id) == (rules.NEEDED, None)


async def test_long_story_is_shown_whole(town: Town) -> None:
    an, _, cuc = await town.register(AN, BINH, CUC)
    text = "\n\n".join(f"Đoạn {number}. " + "Bà con cùng làm. " * 60 for number in range(1, 6))
    await propose(town, shown=CUC, text=text)
    await open_shown(town, an)
    await an.press(town.words("story-consent-ask-all", count=1))
    card = await hear(cuc, "có đồng ý đăng")
    assert "Đoạn 5." in words_of(card)
    said = "\n".join(words_of(one) for one in await cuc.messages())
    assert all(said.count(f"Đoạn {number}.") == 1 for number in range(1, 6))


async def _press_of(person: Person, label: str) -> str:
    found = [
        button["callback_data"]
        for message in await person.messages()
        for row in message.get("reply_markup", {}).get("inline_keyboard", [])
        for button in row
        if button["text"] == label
    ]
    return str(found[-1])


async def test_forged_answer_of_another_counts_for_nothing(town: Town) -> None:
    an, cuc, story_id, _ = await asked_cell(town)
    for label in ("yes", "no"):
        data = await _press_of(cuc, town.words(f"story-consent-{label}"))
        for person in (an, town.people[BINH]):
            assert await forge(person, data) == town.words("error-not-allowed")
    assert (await _consent(town, story_id))[0] == rules.ASKED
    assert not await said_to(an, town.words("story-consent-thanks-given"))
