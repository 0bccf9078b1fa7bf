"""Messages that belong to a story although nobody is being asked for one."""

from bot.features.stories import rules
from simulator.client import words_of
from tests.features.test_report_photos import camera_photo
from tests.handlers.announcing import feed_message
from tests.handlers.report_scenes import ask, texts_of
from tests.handlers.report_scenes import begin as begin_report
from tests.handlers.scenes import AN, BINH
from tests.handlers.test_reports_filling_photos import sizes_of
from tests.handlers.test_stories_telling import (
    FORWARDED,
    ZALO,
    begin,
    photos_of,
    story_of,
    tell,
)
from tests.town.town import Town, hear


async def test_album_behind_what_was_sent_takes_it_back_and_nothing_is_lost(town: Town) -> None:
    (binh,) = await town.register(BINH)
    album = [await sizes_of(binh, camera_photo(300 + i, 200)) for i in range(3)]
    await begin(town, binh)
    await tell(binh, "Bà Tư ở khu phố 3 quét hẻm", "Đã ghi.")
    await tell(binh, "gui", "Đã gửi bài")
    for photo in album:
        await feed_message(town, binh, photo=photo, media_group_id="9")
    await hear(binh, town.words("story-added-after"))
    await hear(binh, town.words("story-noted-album"))
    await tell(binh, "gửi", "Đã gửi bài")
    found = await story_of(town)
    assert (found.state, await photos_of(town)) == (rules.PROPOSED, 3)
    told = [one for one in await texts_of(binh) if town.words("story-added-after") in one]
    assert len(told) == 1


async def test_what_comes_behind_a_story_that_went_on_is_not_kept_and_that_is_said(
    town: Town,
) -> None:
    (an,) = await town.register(AN)
    await begin(town, an)
    await tell(an, "Bà Tư ở khu phố 3 quét hẻm", "Đã ghi.")
    await tell(an, "gửi", "Đã chuyển bài")
    await an.send_file("photo", camera_photo(300, 200), "a.jpg")
    await hear(an, "Bài này đã được chuyển đi")
    assert await photos_of(town) == 0


async def test_draft_of_yesterday_is_found_again_after_other_work(town: Town) -> None:
    an, _ = await town.register(AN, BINH)
    await begin(town, an)
    await tell(an, "Bà Tư quét hẻm", "Đã ghi.")
    await ask(town)
    await begin_report(town, an)
    await an.say("/huy")
    await hear(an, "Báo cáo chưa gửi")
    await town.move_clock(days=1)
    assert "– Ai: ba Tu" in await tell(an, "ai: ba Tu", "Đã ghi.")
    await an.say("thôi")
    await hear(an, "Đã giữ bài")
    await an.send_file("photo", camera_photo(300, 200), "a.jpg")
    assert "– Chuyện" in words_of(await hear(an, "bài có 1 ảnh"))


async def test_album_that_nobody_waited_for_is_asked_for_again_once(town: Town) -> None:
    (an,) = await town.register(AN)
    album = [await sizes_of(an, camera_photo(300 + i, 200)) for i in range(3)]
    await hear(an, town.words("text-only")[:20])
    await begin(town, an)
    await tell(an, "Bà Tư quét hẻm", "Đã ghi.")
    await ask(town)
    await begin_report(town, an)
    await an.say("/huy")
    await hear(an, "Báo cáo chưa gửi")
    for photo in album:
        await feed_message(town, an, photo=photo, media_group_id="5")
    await hear(an, "Trợ lý chưa nhận ảnh này.")
    await tell(an, "mai họp mấy giờ", town.words("common-words-unclear"))
    asked = [one for one in await texts_of(an) if "Trợ lý chưa nhận ảnh này" in one]
    assert len(asked) == 1
    await tell(an, "viet tiep", "Bài hiện có")
    assert await photos_of(town) == 0
    await feed_message(town, an, photo=album[0])
    await hear(an, "bài có 1 ảnh")


async def test_pasted_paragraph_is_offered_and_made_a_story_by_one_press(town: Town) -> None:
    (binh,) = await town.register(BINH)
    await binh.say(ZALO + " " + "Bà con trong hẻm ai cũng quý và làm theo bà." * 2)
    await hear(binh, "Đây có phải chuyện về một gương tốt không?")
    await binh.press(town.words("story-offer-take"))
    await hear(binh, "Đã ghi.")
    assert (await story_of(town)).words.startswith("GƯƠNG NGƯỜI TỐT")


async def test_forwarded_text_goes_to_the_open_draft_or_begins_one(town: Town) -> None:
    (binh,) = await town.register(BINH)
    await binh.say("/guong")
    await hear(binh, "Gương người tốt, việc tốt")
    await feed_message(town, binh, text=ZALO, **FORWARDED)
    await hear(binh, "Đã ghi.")
    first = await story_of(town)
    await tell(binh, "thôi", "Đã giữ bài")
    more = "Bà còn vận động được 5 triệu đồng để mua ghế đá cho các cụ ngồi nghỉ ở đầu con hẻm."
    await feed_message(town, binh, text=more, **FORWARDED)
    await hear(binh, "Đã ghi.")
    found = await story_of(town)
    assert found.id == first.id
    assert found.words.endswith(more)


async def test_short_talk_beside_the_screen_of_stories_is_no_story(town: Town) -> None:
    (binh,) = await town.register(BINH)
    await binh.say("/guong")
    await hear(binh, "Gương người tốt, việc tốt")
    await binh.say("mai họp mấy giờ")
    await hear(binh, town.words("common-words-unclear"))
    await binh.say("ai: ba Tu khu pho 3")
    await hear(binh, "– Ai: ba Tu khu pho 3")


async def test_photo_out_of_the_blue_without_a_draft_is_no_story(town: Town) -> None:
    (binh,) = await town.register(BINH)
    await binh.send_file("photo", camera_photo(300, 200), "a.jpg")
    await hear(binh, town.words("text-only")[:20])
    assert (await story_of(town)).id is None


async def test_album_out_of_the_blue_is_answered_once(town: Town) -> None:
    (binh,) = await town.register(BINH)
    album = [await sizes_of(binh, camera_photo(300 + i, 200)) for i in range(3)]
    for photo in album:
        await feed_message(town, binh, photo=photo, media_group_id="6")
    await tell(binh, "/guong Bà Tư quét hẻm", "Đã ghi.")
    said = [one for one in await texts_of(binh) if town.words("text-only") in one]
    # One for each photo that was sent by itself, one for the album.
    assert len(said) == 4
    assert await photos_of(town) == 0


async def test_photo_with_a_long_caption_is_a_story_at_once(town: Town) -> None:
    (binh,) = await town.register(BINH)
    await binh.send_file("photo", camera_photo(300, 200), "a.jpg", caption=ZALO)
    await hear(binh, "bài có 1 ảnh")
    assert (await story_of(town)).words.startswith("GƯƠNG NGƯỜI TỐT")
