"""Telling a story in chat: in pieces, in any order, over days."""

from typing import Any

from sqlalchemy import select

from bot.features.stories import rules
from models.repositories import stories, story_telling
from models.stories import Story
from simulator.client import Message, Person, buttons_of, words_of
from tests.features.test_report_photos import camera_photo
from tests.handlers.announcing import feed_message
from tests.handlers.report_scenes import texts_of
from tests.handlers.scenes import AN, BINH
from tests.handlers.test_reports_filling_photos import sizes_of
from tests.town.town import Town, hear

ZALO = (
    "GƯƠNG NGƯỜI TỐT VIỆC TỐT\n"
    "Bà Tư ở khu phố 3 năm nay 72 tuổi, ngày nào cũng quét hẻm 12 từ bốn giờ sáng. "
    "Nhờ đó con hẻm luôn sạch đẹp, 18 hộ cùng làm theo và trồng 40 chậu hoa dọc hẻm."
)
FORWARDED: dict[str, Any] = {
    "forward_origin": {"type": "hidden_user", "sender_user_name": "Zalo", "date": 1}
}


async def begin(town: Town, person: Person) -> Message:
    """The member opens the screen of stories and begins one."""
    await person.say("/guong")
    await hear(person, "Gương người tốt, việc tốt")
    await person.press(town.words("story-tell"))
    return await hear(person, "Mời đồng chí kể")


async def tell(person: Person, words: str, then: str) -> str:
    """One more message; what is answered to it."""
    await person.say(words)
    return words_of(await hear(person, then))


async def story_of(town: Town) -> Story:
    """The newest story, as the database has it."""
    async with town.database.reading() as session:
        return (await session.scalars(select(Story).order_by(Story.id.desc()))).first() or Story()


async def photos_of(town: Town) -> int:
    """How many pictures the newest story has."""
    found = await story_of(town)
    async with town.database.reading() as session:
        return await story_telling.count_photos(session, found.id)


async def test_forwarded_text_an_album_and_a_line_without_diacritics(town: Town) -> None:
    (binh,) = await town.register(BINH)
    album = [await sizes_of(binh, camera_photo(300 + i, 200)) for i in range(3)]
    await begin(town, binh)
    await feed_message(town, binh, text=ZALO, **FORWARDED)
    said = words_of(await hear(binh, "Đã ghi."))
    assert "Còn thiếu" not in said
    await town.move_clock(days=1)
    for photo in album:
        await feed_message(town, binh, photo=photo, media_group_id="7")
    await hear(binh, town.words("story-noted-album"))
    said = await tell(binh, "ai: ba Tu khu pho 3", "– Ai: ba Tu khu pho 3")
    assert "– Ảnh: 3" in said
    await binh.press(town.words("story-send"))
    await hear(binh, "Đã gửi bài")
    told = [one for one in await texts_of(binh) if town.words("story-noted-album") in one]
    found = await story_of(town)
    assert (len(told), await photos_of(town), found.state) == (1, 3, rules.PROPOSED)
    assert found.title == "Gương người tốt việc tốt"
    assert found.text.endswith("40 chậu hoa dọc hẻm.")


async def test_missing_parts_are_named_and_asked_for_one_by_one(town: Town) -> None:
    (binh,) = await town.register(BINH)
    await begin(town, binh)
    said = await tell(binh, "ngay nao cung quet hem", "Còn thiếu")
    assert "Còn thiếu: ai, ở đâu, kết quả." in said
    await binh.press(town.words("story-fill-who"))
    await hear(binh, town.words("story-ask-who"))
    assert "Còn thiếu: ở đâu, kết quả." in await tell(binh, "bà Tư", "– Ai: bà Tư")
    await binh.press(town.words("story-fill-place"))
    await hear(binh, "Việc này ở đâu?")
    await tell(binh, "kq: hem sach se", "– Kết quả: hem sach se")
    said = await tell(binh, "o dau: hem 12", "– Ở đâu: hem 12")
    assert "Còn thiếu" not in said
    assert "Nếu có ảnh" in said
    await tell(binh, "gửi chi bộ", "Đã gửi bài")
    assert (await story_of(town)).text == "ngay nao cung quet hem\n\nhem sach se"


async def test_part_that_is_named_but_not_told_is_asked_for(town: Town) -> None:
    (binh,) = await town.register(BINH)
    await begin(town, binh)
    await tell(binh, "quét hẻm", "Đã ghi.")
    await tell(binh, "ai:", town.words("story-ask-who"))
    await tell(binh, "bà Tư", "– Ai: bà Tư")
    await tell(binh, "sua ai", "Đang ghi: bà Tư.")
    await tell(binh, "bà Năm", "thay cho: «bà Tư»")
    await tell(binh, "ket qua", "Kết quả thế nào?")
    await tell(binh, "ko biết", "Còn thiếu: ở đâu, kết quả.")
    await tell(binh, "hẻm 12", "Đã ghi.")
    found = await story_of(town)
    assert (found.who, found.words, found.result) == ("bà Năm", "quét hẻm\n\nhẻm 12", "")


async def test_every_message_gets_an_answer_and_none_spoils_the_story(town: Town) -> None:
    (binh,) = await town.register(BINH)
    await begin(town, binh)
    await tell(binh, "Bà Tư quét hẻm", "Đã ghi.")
    await tell(binh, "cảm ơn em nhé", "Bài hiện có")
    await tell(binh, "77", "chưa rõ số này")
    await tell(binh, "xong rồi", "Bài hiện có")
    await tell(binh, "Bà Tư quét hẻm", "đã có trong bài")
    await tell(binh, "😀", "không có chữ")
    await tell(binh, "TÀI LIỆU MẬT", "tài liệu mật")
    await binh.send_sticker("👍")
    await hear(binh, town.words("story-no-media"))
    await binh.send_file("voice", b"OggS", "voice.ogg")
    await hear(binh, town.words("story-no-voice"))
    await binh.send_file("document", b"%PDF-1.7", "a.pdf")
    await hear(binh, "Trợ lý không mở được ảnh này.")
    found = await story_of(town)
    assert (found.words, await photos_of(town)) == ("Bà Tư quét hẻm", 0)


async def test_last_message_is_taken_back_and_an_older_button_is_stale(town: Town) -> None:
    (binh,) = await town.register(BINH)
    await begin(town, binh)
    await tell(binh, "Bà Tư quét hẻm", "Đã ghi.")
    await tell(binh, "mai họp mấy giờ", "Đã ghi.")
    await binh.press(town.words("story-undo"))
    await hear(binh, "Đã bỏ tin vừa rồi.")
    assert (await story_of(town)).words == "Bà Tư quét hẻm"


async def test_caption_tells_too_and_a_photo_can_come_as_a_file(town: Town) -> None:
    (binh,) = await town.register(BINH)
    await begin(town, binh)
    await binh.send_file("photo", camera_photo(300, 200), "a.jpg", caption="Ai: bà Tư\nQuét hẻm")
    said = words_of(await hear(binh, "bài có 1 ảnh"))
    assert "– Ai: bà Tư" in said
    await binh.send_file("document", camera_photo(310, 200), "IMG.JPG")
    await hear(binh, "bài có 2 ảnh")
    assert (await story_of(town)).words == "Quét hẻm"


async def test_album_of_more_than_ten_is_refused_once_and_the_first_ones_stay(town: Town) -> None:
    (binh,) = await town.register(BINH)
    album = [await sizes_of(binh, camera_photo(300 + i, 200)) for i in range(12)]
    await begin(town, binh)
    for number, photo in enumerate(album):
        await feed_message(town, binh, photo=photo, media_group_id=str(number // 6))
    await hear(binh, "Bài nhận nhiều nhất 10 ảnh.")
    await tell(binh, "Bà Tư quét hẻm", "– Ảnh: 10")
    refused = [one for one in await texts_of(binh) if "Bài nhận nhiều nhất" in one]
    assert len(refused) == 1


async def test_stopping_keeps_the_draft_and_another_one_can_be_begun(town: Town) -> None:
    (binh,) = await town.register(BINH)
    await begin(town, binh)
    await tell(binh, "Bà Tư quét hẻm", "Đã ghi.")
    await tell(binh, "thôi", "Đã giữ bài «Bà Tư quét hẻm»")
    await binh.press(town.words("story-tell-another"))
    await hear(binh, "Mời đồng chí kể")
    await tell(binh, "Ông Năm sửa cầu", "Đã ghi.")
    await binh.say("/huy")
    await hear(binh, "Đã giữ bài «Ông Năm sửa cầu»")
    await binh.say("/guong")
    shown = await hear(binh, "– Ông Năm sửa cầu: đang viết, chưa gửi")
    labels = [one["text"] for one in buttons_of(shown)]
    assert labels[:3] == [
        town.words("story-tell"),
        "Viết tiếp: Ông Năm sửa cầu",
        "Viết tiếp: Bà Tư quét hẻm",
    ]
    await binh.press("Viết tiếp: Bà Tư quét hẻm")
    await tell(binh, "kết quả: hẻm sạch", "– Kết quả: hẻm sạch")


async def test_look_at_the_whole_and_throw_parts_of_it_away(town: Town) -> None:
    (binh,) = await town.register(BINH)
    await begin(town, binh)
    await binh.send_file("photo", camera_photo(300, 200), "a.jpg", caption="Bà Tư quét hẻm")
    await hear(binh, "bài có 1 ảnh")
    await binh.press(town.words("story-look"))
    await hear(binh, "Bà Tư quét hẻm\n– Ảnh: 1")
    await binh.press(town.words("story-clear-words"))
    await hear(binh, town.words("story-words-cleared"))
    assert await photos_of(town) == 1
    await tell(binh, "Bà Tư quét hẻm mỗi sáng", "Đã ghi.")
    await binh.press(town.words("story-look"))
    await hear(binh, "Bà Tư quét hẻm mỗi sáng\n– Ảnh: 1")
    await binh.press(town.words("story-clear-photos"))
    await hear(binh, town.words("story-photos-cleared"))
    assert await photos_of(town) == 0
    await binh.press(town.words("story-look"))
    await hear(binh, "Bà Tư quét hẻm mỗi sáng")
    await binh.press(town.words("story-discard"))
    await hear(binh, "Gương người tốt, việc tốt")
    assert (await story_of(town)).id is None


async def test_nothing_to_send_yet(town: Town) -> None:
    (binh,) = await town.register(BINH)
    await begin(town, binh)
    await tell(binh, "gửi", town.words("story-error-empty"))
    await binh.send_file("photo", camera_photo(300, 200), "a.jpg")
    said = words_of(await hear(binh, "bài có 1 ảnh"))
    assert "Còn thiếu: chuyện kể bằng chữ" in said


async def test_command_with_words_is_a_story(town: Town) -> None:
    (binh,) = await town.register(BINH)
    await tell(binh, "/guong Bà Tư ở khu phố 3 quét hẻm", "Còn thiếu: kết quả.")
    assert (await story_of(town)).words == "Bà Tư ở khu phố 3 quét hẻm"


async def test_long_text_that_the_app_has_cut_is_one_paragraph(town: Town) -> None:
    (binh,) = await town.register(BINH)
    await begin(town, binh)
    first = "Bà Tư kể. " * 405
    await feed_message(town, binh, text=first.strip())
    await hear(binh, "Đã ghi.")
    await feed_message(town, binh, text="Và bà cười: vui lắm.")
    await hear(binh, "Đã ghi.")
    assert (await story_of(town)).words.endswith("Bà Tư kể. Và bà cười: vui lắm.")


async def test_secretary_hands_up_at_once_and_stranger_has_no_stories(town: Town) -> None:
    (an,) = await town.register(AN)
    await begin(town, an)
    await tell(an, "Bà Tư ở khu phố 3 quét hẻm, hẻm sạch đẹp", "Đã ghi.")
    await an.press(town.words("story-send"))
    await hear(an, "Đã chuyển bài")
    assert (await story_of(town)).state == rules.FORWARDED
    stranger = await town.arrive("Khách Lạ")
    await stranger.say("/guong")
    await hear(stranger, town.words("stranger")[:20])


async def test_nobody_writes_or_sends_the_story_of_another(town: Town) -> None:
    binh, an = await town.register(BINH, AN)
    await begin(town, binh)
    await tell(binh, "Bà Tư quét hẻm", "Đã ghi.")
    found = await story_of(town)
    await an.say("/guong")
    shown = await hear(an, "Gương người tốt, việc tốt")
    for data in ("sts", "stw", "stl", "stc", "stp", "std", "stz", "stb"):
        answer = await an.press_data(int(shown["message_id"]), f"{data}:{found.id}")
        assert answer is None or "không thuộc phần" in answer["text"]
    async with town.database.reading() as session:
        kept = await stories.find(session, found.id)
    assert kept is not None
    assert (kept.words, kept.state) == (found.words, rules.DRAFT)
