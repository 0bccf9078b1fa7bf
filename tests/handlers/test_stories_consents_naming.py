"""Whoever works on a story says who is shown in it, and records what is said outside the chat."""

from bot.features.stories import kinds, rules
from simulator.client import Person, words_of
from tests.features.test_report_photos import camera_photo
from tests.handlers.chat_scenes import can_be_typed
from tests.handlers.desk_scenes import join_desk, open_story
from tests.handlers.scenes import AN, BINH, CUC
from tests.handlers.story_consent_scenes import (
    change,
    consents_of,
    labels_of,
    open_shown,
    propose,
)
from tests.town.town import Town, hear

OGG = b"OggS" + bytes(40)


async def _begin(town: Town, photos: int = 0) -> tuple[Person, int]:
    """The secretary is asked for the name of somebody who is shown."""
    an, _, _ = await town.register(AN, BINH, CUC)
    story_id = await propose(town, photos)
    await open_shown(town, an, 0)
    await an.press(town.words("story-consent-name"))
    await hear(an, "mỗi lần một tên")
    return an, story_id


async def test_member_of_the_name_is_asked_in_chat(town: Town) -> None:
    an, story_id = await _begin(town)
    await an.say("bà Cúc")
    await hear(an, "«bà Cúc» là:")
    await an.press(town.words("story-consent-kind-person"))
    await hear(an, "có phải là đồng chí này?")
    await an.say("1")
    named = await hear(an, town.words("story-consent-how-chat"))
    assert town.words("story-consent-record", count=1) not in labels_of(named)
    await an.press(town.words("story-consent-ask"))
    await hear(an, "Đã gửi bài và câu hỏi cho 1 người.")
    await hear(town.people[CUC], "có đồng ý đăng")
    (found,) = await consents_of(town, story_id)
    assert (found.name, found.member_id) == ("bà Cúc", town.members[CUC])


async def test_signed_paper_is_recorded_with_its_photo(town: Town) -> None:
    an, story_id = await _begin(town, photos=1)
    await an.say("Bà Sáu bán cháo")
    await hear(an, "là:")
    await an.say("cá nhân")
    named = await hear(an, town.words("story-consent-how-paper"))
    assert town.words("story-consent-ask") not in labels_of(named)
    await an.press(town.words("story-consent-record"))
    await hear(an, "Bà Sáu bán cháo đồng ý những gì?")
    await an.press(town.words("story-consent-scope-words"))
    await hear(an, "Mong gửi ảnh chụp giấy đồng ý")
    await an.say("bà ấy đồng ý rồi")
    await hear(an, "Mong gửi ảnh chụp giấy đồng ý")
    await an.send_file("photo", camera_photo(300, 200), "giay.jpg")
    done = await hear(an, town.words("story-consent-recorded"))
    assert "chỉ đồng ý phần chữ (có giấy)" in words_of(done)
    (found,) = await consents_of(town, story_id)
    assert (found.state, found.has_pictures, found.proof) == (rules.GIVEN, False, rules.PAPER)
    # The file stays with Telegram.
    assert await town.client.transcript(method="getFile") == []
    await an.press(town.words("story-consent-see-paper"))
    shown = await hear(an, "Lời đồng ý của Bà Sáu bán cháo")
    assert shown["photo"]


async def test_group_says_so_in_a_voice_note(town: Town) -> None:
    an, story_id = await _begin(town)
    await an.say("Tổ phụ nữ khu phố 1")
    await hear(an, "Tổ phụ nữ khu phố 1 (tập thể): chưa ghi nhận")
    await an.press(town.words("story-consent-record"))
    await hear(an, "Mong gửi ảnh chụp giấy đồng ý")
    await an.send_file("voice", OGG, "a.ogg")
    await hear(an, "(có ghi âm)")
    await an.press(town.words("story-consent-hear"))
    assert (await hear(an, "Lời đồng ý của"))["voice"]
    (found,) = await consents_of(town, story_id)
    assert (found.agrees_as, found.proof) == (rules.GROUP, rules.VOICE)


async def test_parent_of_a_child_is_found_and_asked(town: Town) -> None:
    an, story_id = await _begin(town)
    await an.say("cháu Na")
    await hear(an, "trẻ em, cha mẹ đồng ý thay")
    await an.press(town.words("story-consent-find-parent"))
    await hear(an, "Cha, mẹ hoặc người giám hộ của «cháu Na»")
    await an.say("Nguyễn Văn Không Có")
    await hear(an, "Trợ lý không tìm thấy")
    await an.say("Lê Thị Cúc")
    await hear(an, town.words("story-consent-find-which"))
    await an.press(town.words("story-consent-member", name="Lê Thị Cúc", unit="Chi bộ Khu phố 1"))
    await hear(an, town.words("story-consent-linked"))
    await an.press(town.words("story-consent-ask"))
    asked = await hear(town.people[CUC], "có đồng ý đăng")
    assert "với tư cách cha, mẹ hoặc người giám hộ" in words_of(asked)
    (found,) = await consents_of(town, story_id)
    assert (found.agrees_as, found.state) == (rules.PARENT, rules.ASKED)


async def test_new_wording_was_read_out(town: Town) -> None:
    an, story_id = await _begin(town)
    await an.say("Tổ 3")
    await hear(an, "chưa ghi nhận")
    await an.press(town.words("story-consent-record"))
    await hear(an, "Mong gửi ảnh chụp giấy đồng ý")
    await an.send_file("voice", OGG, "a.ogg")
    await hear(an, town.words("story-consent-recorded"))
    await change(town, story_id, text="Bà con trồng 41 chậu hoa.", revision=2)
    await an.press(town.words("story-consent-all-shown"))
    await hear(an, "cần hỏi lại vì bài đã sửa")
    await an.say("1")
    await hear(an, "Tổ 3 (tập thể)")
    await an.press(town.words("story-consent-confirm"))
    await hear(an, town.words("story-consent-confirmed"))
    (found,) = await consents_of(town, story_id)
    assert (found.state, found.revision) == (rules.GIVEN, 2)


async def test_name_typed_wrongly_is_removed(town: Town) -> None:
    an, story_id = await _begin(town)
    await an.say("123")
    await hear(an, "mỗi lần một tên")
    await an.say("Tổ 33")
    await hear(an, "chưa ghi nhận")
    await an.press(town.words("story-consent-drop"))
    await hear(an, town.words("story-consent-dropped"))
    assert await consents_of(town, story_id) == []


async def test_no_that_was_told_is_noted(town: Town) -> None:
    an, story_id = await _begin(town)
    await an.say("Tổ 3")
    await hear(an, "chưa ghi nhận")
    await an.say("Ghi nhận: không đồng ý")
    await hear(an, town.words("story-consent-no-noted"))
    (found,) = await consents_of(town, story_id)
    assert found.state == rules.REFUSED


async def test_teller_is_the_one_who_is_shown(town: Town) -> None:
    (binh,) = await town.register(BINH)
    story_id = await propose(town)
    await binh.say("/guong")
    await hear(binh, "Gương")
    await binh.press("Xem: Con hẻm nở hoa")
    await hear(binh, "Ông Tư cùng 18 hộ")
    await binh.press(town.words("story-shown"))
    await hear(binh, "chưa ghi tên ai")
    await binh.press(town.words("story-consent-self"))
    await hear(binh, "có đồng ý đăng")
    await can_be_typed(town, kinds.CONSENT)
    await binh.say("đồng ý")
    await hear(binh, town.words("story-consent-thanks-given"))
    (found,) = await consents_of(town, story_id)
    assert (found.member_id, found.state) == (town.members[BINH], rules.GIVEN)


async def test_desk_sees_who_is_shown_and_what_to_look_at(town: Town) -> None:
    mai = await join_desk(town)
    await town.register(BINH, CUC)
    await propose(town, shown=CUC, state=rules.FORWARDED, text="Ông Tư, gọi 0903 123 456.")
    card = await open_story(town, mai)
    words = words_of(card)
    assert "đồng chí Cúc (cá nhân): chưa hỏi" in words
    assert "số điện thoại: Ông Tư, gọi 0903 123 456." in words
    await mai.press(town.words("story-consent-ask-all", count=1))
    await hear(mai, "Đã gửi bài và câu hỏi cho 1 người.")
    await hear(town.people[CUC], "có đồng ý đăng")
