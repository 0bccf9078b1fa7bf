"""Members answer by button, by number and in their own words."""

import pytest

from models.meetings import MeetingAnswer
from models.repositories import meetings
from simulator.client import words_of
from tests.handlers.scenes import call_meeting, called_cell, forge
from tests.town.town import Town, hear


async def answer_of(town: Town, name: str, meeting_id: int = 1) -> MeetingAnswer | None:
    """What is kept for this member."""
    async with town.database.reading() as session:
        return await meetings.find_answer(session, meeting_id, town.members[name])


async def label_of(town: Town, name: str, meeting_id: int = 1) -> str:
    """The label that is kept, "" for none."""
    answer = await answer_of(town, name, meeting_id)
    return answer.label if answer else ""


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("1", "yes"),
        ("2", "no"),
        ("3", "late"),
        ("4", "online"),
        ("5", "unsure"),
        ("co mat", "yes"),
        ("dạ đi nghen", "yes"),
        ("toi den tre 15 phut", "late"),
        ("cho xin link zoom", "online"),
        ("để coi đã", "unsure"),
    ],
)
async def test_answer_is_read(town: Town, words: str, label: str) -> None:
    _, binh, _ = await called_cell(town)
    await binh.say(words)
    await hear(binh, town.words(f"answered-{label}"))
    assert await label_of(town, "Trần Văn Bình") == label


async def test_long_answer_is_no_story(town: Town) -> None:
    _, binh, _ = await called_cell(town)
    await binh.say(
        "Dạ thưa chi bộ, hôm nay tôi phải đưa bà nhà tôi đi khám lại ở bệnh viện từ sáng sớm, "
        "chắc chiều muộn mới về tới nhà, nên tôi xin phép vắng mặt, kính mong bí thư và các đồng "
        "chí thông cảm, có nội dung gì cần thì tôi xin đọc lại biên bản sau ạ. Xin cảm ơn chi bộ."
    )
    await hear(binh, town.words("answered-no"))


async def test_pressed_answer_reaches_the_live_board(town: Town) -> None:
    an, binh, cuc = await called_cell(town)
    answer = await binh.press(town.words("answer-yes"))
    assert answer is not None
    assert answer["text"] == town.words("answer-thanks")
    await hear(binh, "Đã ghi nhận: đồng chí có mặt")
    await hear(an, "Có mặt: 1")
    await cuc.press(town.words("answer-online"))
    await hear(an, "Trực tuyến: 1")


async def test_reason_is_asked_once_and_never_required(town: Town) -> None:
    an, binh, _ = await called_cell(town)
    await binh.press(town.words("answer-no"))
    await hear(binh, town.words("reason-ask"))
    await binh.say("đi khám bệnh")
    await hear(binh, "vắng (lý do: đi khám bệnh)")
    await binh.press(town.words("answer-no"))
    assert town.words("reason-ask") not in words_of(await binh.last())
    await an.press(town.words("board-answers"))
    await hear(an, "– Trần Văn Bình (đi khám bệnh)")


async def test_second_thought_instead_of_a_reason_changes_the_answer(town: Town) -> None:
    _, binh, _ = await called_cell(town)
    await binh.say("ko đi đc nha")
    await hear(binh, town.words("reason-ask"))
    await binh.say("à thôi tôi đi được")
    await hear(binh, "đồng chí có mặt")
    assert await label_of(town, "Trần Văn Bình") == "yes"


@pytest.mark.parametrize("words", ["dạ", "ok", "dạ vâng", "cảm ơn em", "cam on co nhieu"])
async def test_thanks_for_the_echo_change_nothing(town: Town, words: str) -> None:
    _, binh, _ = await called_cell(town)
    await binh.press(town.words("answer-no"))
    await hear(binh, town.words("reason-ask"))
    await binh.say(words)
    await hear(binh, "câu trả lời của đồng chí vẫn là: vắng.")
    answer = await answer_of(town, "Trần Văn Bình")
    assert answer is not None
    assert (answer.label, answer.reason) == ("no", None)


async def test_agreement_answers_the_one_meeting_not_answered_yet(town: Town) -> None:
    _, binh, _ = await called_cell(town)
    await binh.say("dạ")
    await hear(binh, "Đã ghi nhận: đồng chí có mặt")


async def test_minutes_of_a_delay_are_kept_and_listed(town: Town) -> None:
    an, binh, _ = await called_cell(town)
    await binh.say("Tôi đến trễ 15 phút vì đón cháu")
    await hear(binh, "đến trễ khoảng 15 phút (lý do: đón cháu)")
    await an.press(town.words("board-answers"))
    await hear(an, "– Trần Văn Bình (15 phút, đón cháu)")


async def test_minutes_sent_after_the_button_keep_the_answer_late(town: Town) -> None:
    _, binh, _ = await called_cell(town)
    await binh.press(town.words("answer-late"))
    heard = words_of(await hear(binh, "đồng chí đến trễ"))
    assert town.words("reason-ask") not in heard
    await binh.say("20 phút, đón cháu")
    await hear(binh, "đến trễ khoảng 20 phút (lý do: đón cháu)")


async def test_number_is_taken_after_other_words_of_the_bot(town: Town) -> None:
    _, binh, _ = await called_cell(town)
    await binh.say("/help")
    await hear(binh, "/ngonngu")
    await binh.say("3")
    await hear(binh, "đồng chí đến trễ")


async def test_stop_without_a_form_is_no_absence(town: Town) -> None:
    _, binh, _ = await called_cell(town)
    await binh.say("hủy")
    await hear(binh, town.words("common-nothing-open"))
    assert await label_of(town, "Trần Văn Bình") == ""


async def test_leader_types_one_number_after_the_other(town: Town) -> None:
    an, _, _ = await called_cell(town)
    await an.press(town.words("board-unanswered"))
    await hear(an, "4 đồng chí chưa trả lời")
    await an.say("9")
    await hear(an, town.words("common-number-unclear"))
    await an.say("Phạm Văn Dũng")
    await hear(an, "Phạm Văn Dũng trả lời thế nào?")
    await an.press(town.words("answer-late"))
    await hear(an, "3 đồng chí chưa trả lời")
    await an.say("1")
    await hear(an, "trả lời thế nào?")
    assert await label_of(town, "Nguyễn Thị An") == ""


async def test_pressed_invitation_keeps_time_and_place(town: Town) -> None:
    _, binh, _ = await called_cell(town)
    await binh.press(town.words("answer-yes"))
    heard = words_of(await hear(binh, "Đã ghi nhận: đồng chí có mặt"))
    assert "Địa điểm: trụ sở khu phố 1" in heard


async def test_last_clear_answer_wins(town: Town) -> None:
    an, binh, _ = await called_cell(town)
    for words, label in (("1", "yes"), ("tre chut nha", "late"), ("Vắng", "no")):
        await binh.say(words)
        await hear(binh, town.words(f"answered-{label}"))
    assert await label_of(town, "Trần Văn Bình") == "no"
    await hear(an, "Vắng: 1")


async def test_unclear_words_are_asked_about_with_buttons(town: Town) -> None:
    _, binh, _ = await called_cell(town)
    await binh.say("không... à có")
    message = await hear(binh, "")
    assert message.get("reply_markup")
    assert await label_of(town, "Trần Văn Bình") in {"", "yes"}


async def test_question_is_answered_with_the_meeting(town: Town) -> None:
    _, binh, _ = await called_cell(town)
    await binh.say("họp ở đâu vậy em?")
    await hear(binh, "Địa điểm: trụ sở khu phố 1")
    assert await label_of(town, "Trần Văn Bình") == ""


async def test_sticker_counts_as_nothing(town: Town) -> None:
    _, binh, _ = await called_cell(town)
    await binh.send_sticker("👍")
    await hear(binh, town.words("text-only"))
    assert await label_of(town, "Trần Văn Bình") == ""


async def test_answer_to_one_of_two_meetings_is_asked_for(town: Town) -> None:
    an, binh, _ = await called_cell(town)
    await call_meeting(town, an, "/hop 8h chủ nhật tuần sau tại hội trường")
    await hear(binh, "8 giờ 00, Chủ nhật")
    await binh.say("đi được")
    await hear(binh, "Đồng chí có mặt buổi nào?")
    await binh.say("2")
    await hear(binh, "Đã ghi nhận: đồng chí có mặt")
    assert await label_of(town, "Trần Văn Bình", 2) == "yes"
    assert await label_of(town, "Trần Văn Bình", 1) == ""


async def test_reply_to_a_notice_answers_its_meeting(town: Town) -> None:
    an, binh, _ = await called_cell(town)
    first = next(m for m in await binh.messages() if "17/12/2026" in words_of(m))
    await call_meeting(town, an, "/hop 8h chủ nhật tuần sau tại hội trường")
    await hear(binh, "20/12/2026")
    await binh.say("đi được", reply_to_message_id=first["message_id"])
    await hear(binh, "Đã ghi nhận: đồng chí có mặt")
    assert await label_of(town, "Trần Văn Bình", 1) == "yes"


async def test_answer_after_the_start_is_refused(town: Town) -> None:
    _, binh, _ = await called_cell(town)
    notice = next(m for m in await binh.messages() if "17/12/2026" in words_of(m))
    await town.move_clock(days=11)
    answer = await binh.press_data(int(notice["message_id"]), "ma:1:yes")
    assert answer is not None
    assert answer["text"].startswith("Buổi họp này đã bắt đầu")
    assert await label_of(town, "Trần Văn Bình") == ""


@pytest.mark.parametrize("data", ["ma:1:maybe", "ma:99:yes", "ma:1", "ma:x:yes", "zz:1", ""])
async def test_forged_button_does_nothing(town: Town, data: str) -> None:
    _, binh, _ = await called_cell(town)
    assert await forge(binh, data) == town.words("error-choice-is-stale")


async def test_member_of_another_cell_cannot_answer(town: Town) -> None:
    await called_cell(town)
    (long,) = await town.register("Hồ Văn Long")
    assert await forge(long, "ma:1:yes") == town.words("error-choice-is-stale")
    assert await label_of(town, "Hồ Văn Long") == ""


async def test_fifty_presses_have_one_effect_and_all_are_answered(town: Town) -> None:
    an, binh, _ = await called_cell(town)
    message = await binh.last()
    for _ in range(50):
        assert await binh.press_data(int(message["message_id"]), "ma:1:late") is not None
    await hear(an, "Đến trễ: 1")
