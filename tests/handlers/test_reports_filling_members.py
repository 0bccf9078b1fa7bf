"""A member's report of three lines: in reply to the request, with a photo perhaps."""

from bot.features.reports import forms, rules
from bot.features.reports.forms import QuestionDraft
from models.repositories import reports
from simulator.client import Message, Person, words_of
from tests.features.test_report_photos import camera_photo
from tests.handlers.announcing import feed_message
from tests.handlers.report_scenes import TASK, answer, ask
from tests.handlers.scenes import BINH, CUC
from tests.handlers.test_reports_filling_photos import sizes_of
from tests.town.town import Town, hear

TITLE = "Việc phân công"
LINES = "Đã vận động 5 hộ\nCòn 2 hộ vắng nhà\nTuần sau làm tiếp"


async def asked_member(
    town: Town, questions: tuple[QuestionDraft, ...] = TASK
) -> tuple[Person, Message]:
    """A member, and the request."""
    (binh,) = await town.register(BINH)
    await ask(town, questions, asks=rules.MEMBERS, title=TITLE)
    return binh, await hear(binh, TITLE)


async def photos_of(town: Town) -> int:
    async with town.database.reading() as session:
        return sum([len(await reports.list_photos(session, number)) for number in range(1, 9)])


async def test_reply_to_the_request_is_the_report(town: Town) -> None:
    binh, request = await asked_member(town)
    await binh.say(LINES, reply_to_message_id=request["message_id"])
    whole = words_of(await hear(binh, "Báo cáo chưa gửi"))
    assert "Người báo cáo: Trần Văn Bình" in whole
    assert LINES in whole
    await binh.press(town.words("report-fill-submit"))
    await hear(binh, "Đã gửi:")


async def test_reply_with_a_photo_and_words_is_the_report(town: Town) -> None:
    (binh,) = await town.register(BINH)
    photo = await sizes_of(binh, camera_photo(300, 200))
    await ask(town, TASK, asks=rules.MEMBERS, title=TITLE)
    request = await hear(binh, TITLE)
    for caption in ({"caption": LINES}, {}):
        await feed_message(
            town, binh, photo=photo, reply_to_message=request, media_group_id="9", **caption
        )
    whole = words_of(await hear(binh, "Báo cáo chưa gửi"))
    assert LINES in whole
    assert "1 ảnh" in whole
    await answer(binh, "gửi", "Đã gửi:")
    assert await photos_of(town) == 1


async def test_more_photos_of_the_album_are_kept_silently(town: Town) -> None:
    (binh,) = await town.register(BINH)
    album = [await sizes_of(binh, camera_photo(300 + i, 200)) for i in range(2)]
    await ask(town, TASK, asks=rules.MEMBERS, title=TITLE)
    request = await hear(binh, TITLE)
    more = {"reply_to_message": request, "media_group_id": "9"}
    await feed_message(town, binh, photo=album[0], caption=LINES, **more)
    await feed_message(town, binh, photo=album[1], **more)
    await hear(binh, "Báo cáo chưa gửi")
    await answer(binh, "gửi", "Đã gửi:")
    assert await photos_of(town) == 2


async def test_thanks_in_reply_are_no_report(town: Town) -> None:
    binh, request = await asked_member(town)
    await binh.say("dạ cảm ơn", reply_to_message_id=request["message_id"])
    await hear(binh, "Câu 1/2")


async def test_other_required_questions_are_asked_after_the_reply(town: Town) -> None:
    hours = QuestionDraft(forms.NUMBER, "Số hộ đã vận động", lowest=0)
    binh, request = await asked_member(town, (*TASK, hours))
    await binh.say(LINES, reply_to_message_id=request["message_id"])
    await hear(binh, "Câu 3/3")
    await answer(binh, "năm hộ", "Báo cáo chưa gửi")


async def test_photo_that_the_form_has_no_place_for_is_told(town: Town) -> None:
    binh, request = await asked_member(town, TASK[:1])
    photo = await sizes_of(binh, camera_photo(300, 200))
    await feed_message(town, binh, photo=photo, caption=LINES, reply_to_message=request)
    whole = words_of(await hear(binh, "không có chỗ cho ảnh"))
    assert LINES in whole


async def test_reply_that_is_too_long_is_told_and_nothing_is_kept(town: Town) -> None:
    binh, request = await asked_member(town)
    await binh.say("chữ " * 300, reply_to_message_id=request["message_id"])
    await hear(binh, "tối đa 1.000")


async def test_voice_note_in_reply_is_the_report(town: Town) -> None:
    (binh,) = await town.register(BINH)
    sent = await binh.send_file("voice", b"OggS" + bytes(40), "a.ogg")
    await ask(town, TASK, asks=rules.MEMBERS, title=TITLE)
    request = await hear(binh, TITLE)
    await feed_message(town, binh, voice=sent["voice"], reply_to_message=request)
    await hear(binh, "Đồng chí muốn gửi bản ghi âm")
    await answer(binh, "Vận động 5 hộ", "Báo cáo chưa gửi")


async def test_reply_of_another_member_gets_nowhere(town: Town) -> None:
    binh, request = await asked_member(town)
    (cuc,) = await town.register(CUC)
    await feed_message(town, cuc, text=LINES, reply_to_message=request)
    await hear(cuc, town.words("report-fill-right-lost"))
    await binh.press(town.words("report-ask-fill-new"))
    await hear(binh, "Câu 1/2")
