"""Writing the report of a cell in chat: question by question, typed and pressed."""

import pytest

from simulator.client import buttons_of, words_of
from tests.handlers.announcing import feed_message
from tests.handlers.report_scenes import (
    AN,
    answer,
    answers_of,
    ask,
    begin,
    fill_in,
    report,
    return_report,
    texts_of,
)
from tests.handlers.scenes import BINH, call_meeting, forge
from tests.town.town import Town, hear


async def test_report_is_filled_in_by_typing_and_sent(town: Town) -> None:
    (an,) = await town.register(AN)
    await ask(town)
    await fill_in(town, an)
    await an.press(town.words("report-fill-submit"))
    await hear(an, "Đã gửi: Báo cáo tháng của chi bộ – tháng 12/2026")
    assert (await report(town)).state == "submitted"
    assert await answers_of(town) == {
        1: 1,
        2: 30,
        3: "Trồng cây",
        4: 5,
        8: "Xin thêm thùng rác",
        9: 0,
        10: "Họp ngày 5",
    }


async def test_what_was_understood_is_said_and_the_next_question_asked(town: Town) -> None:
    (an,) = await town.register(AN)
    await ask(town)
    first = words_of(await begin(town, an))
    assert "Chi bộ Khu phố 1. Có 10 câu" in first
    assert "Câu 1/10: Số buổi họp trong tháng" in first
    assert "từ 0 đến 31" in first
    second = words_of(await answer(an, "mười hai buổi", "Câu 2/10"))
    assert second.startswith("Đã ghi câu 1: 12\n")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("nhiều lắm", "Câu này cần một số, ví dụ 12."),
        ("khoảng 12 hoặc 13", "Câu này cần một số, ví dụ 12."),
        ("32", "từ 0 đến 31"),
        ("bỏ qua", "Câu này cần có câu trả lời."),
        ("12 📷 ảnh, 3 tệp", "Câu này cần một số, ví dụ 12."),
    ],
)
async def test_bad_answer_gets_a_clear_sentence_and_is_asked_again(
    town: Town, typed: str, told: str
) -> None:
    (an,) = await town.register(AN)
    await ask(town)
    await begin(town, an)
    refused = await answer(an, typed, told)
    assert town.words("report-fill-later") in [one["text"] for one in buttons_of(refused)]
    await answer(an, "2", "Câu 2/10")


async def test_choice_is_pressed_or_typed_as_number_or_label(town: Town) -> None:
    (an,) = await town.register(AN)
    await ask(town)
    await fill_in(town, an)
    await answer(an, "sửa 9", "Câu 9/10")
    await an.press("2. Chậm")
    await hear(an, "Đã ghi câu 9: Chậm")
    for typed, told in (("1", "Đúng"), ("cham", "Chậm"), ("1. Đúng", "Đúng"), ("2.", "Chậm")):
        await answer(an, "9", "Câu 9/10")
        await answer(an, typed, f"Đã ghi câu 9: {told}")
    await answer(an, "9", "Câu 9/10")
    await answer(an, "3", "nhắn một số từ 1 đến 2")


async def test_back_shows_the_answer_and_keeps_it(town: Town) -> None:
    (an,) = await town.register(AN)
    await ask(town)
    await begin(town, an)
    await answer(an, "2", "Câu 2/10")
    await answer(an, "41", "Câu 3/10")
    back = words_of(await answer(an, "lùi", "Câu 2/10"))
    assert "Đã trả lời: 41" in back
    await an.press(town.words("report-fill-keep"))
    await hear(an, "Câu 3/10")
    await an.press(town.words("report-fill-back"))
    await hear(an, "Câu 2/10")
    await answer(an, "42", "Đã ghi câu 2: 42")
    assert (await answers_of(town))[2] == 42


async def test_optional_answer_is_left_out_or_taken_back(town: Town) -> None:
    (an,) = await town.register(AN)
    await ask(town)
    await fill_in(town, an)
    await answer(an, "sửa câu 4", "Đã trả lời: 5")
    await an.press(town.words("report-fill-clear"))
    whole = words_of(await hear(an, "Câu 4 đang để trống."))
    assert "4. Số hộ được thăm hỏi\nđể trống" in whole
    assert 4 not in await answers_of(town)


@pytest.mark.parametrize("way", ["button", "Để mai ạ", "mai làm tiếp", "thôi", "/huy"])
async def test_writing_goes_on_after_days_where_it_stopped(town: Town, way: str) -> None:
    (an,) = await town.register(AN)
    await ask(town)
    await begin(town, an)
    await answer(an, "2", "Câu 2/10")
    await answer(an, "41", "Câu 3/10")
    if way == "button":
        await an.press(town.words("report-fill-later"))
    else:
        await an.say(way)
    await hear(an, "Đã trả lời 2 trên 10 câu")
    await town.move_clock(days=3)
    await an.press(town.words("report-fill-resume"))
    resumed = words_of(await hear(an, "Câu 3/10"))
    assert "Đã trả lời 2 trên 10 câu." in resumed


async def test_open_question_takes_what_is_typed_days_later(town: Town) -> None:
    (an,) = await town.register(AN)
    await ask(town)
    await begin(town, an)
    await answer(an, "2", "Câu 2/10")
    await town.move_clock(days=2)
    await answer(an, "41", "Đã ghi câu 2: 41")


async def test_report_is_found_again_by_command(town: Town) -> None:
    (an,) = await town.register(AN)
    await ask(town)
    await begin(town, an)
    await answer(an, "2", "Câu 2/10")
    await an.say("/baocao")
    listed = await hear(an, "Báo cáo")
    (button, *_) = buttons_of(listed)
    await an.press(button["text"])
    await hear(an, "Câu 2/10")


async def test_words_under_the_whole_report_send_or_change_it(town: Town) -> None:
    (an,) = await town.register(AN)
    await ask(town)
    await fill_in(town, an)
    await answer(an, "xong rồi đó", "Trợ lý chưa hiểu tin vừa rồi.")
    await answer(an, "3", "Câu 3/10")
    whole = words_of(await answer(an, "Trồng 40 cây\nDọn rác", "Báo cáo chưa gửi"))
    assert "3. Việc đã làm trong tháng\nTrồng 40 cây\nDọn rác" in whole
    await answer(an, "gửi", "Đã gửi:")


async def test_answer_to_change_is_picked_from_a_list(town: Town) -> None:
    (an,) = await town.register(AN)
    await ask(town)
    await fill_in(town, an)
    await an.press(town.words("report-fill-edit"))
    await hear(an, town.words("report-fill-edit-ask"))
    await an.press("3. Việc đã làm trong tháng")
    await hear(an, "Câu 3/10")
    await an.press(town.words("report-fill-keep"))
    await hear(an, "Báo cáo chưa gửi")


async def test_what_is_missing_is_named_before_sending(town: Town) -> None:
    (an,) = await town.register(AN)
    await ask(town)
    await fill_in(town, an)
    await answer(an, "1", "Câu 1/10")
    await answer(an, "xóa", "Câu 1 đang để trống.")
    await forge(an, f"rfg:{(await report(town)).id}:11:0")
    await hear(an, "Còn 1 câu cần trả lời trước khi gửi: câu 1.")
    await answer(an, "gửi", "Còn 1 câu")
    assert (await report(town)).state == "draft"
    await an.press(town.words("report-fill-answer-missing", number=1))
    await hear(an, "Câu 1/10")
    await answer(an, "1", "Báo cáo chưa gửi")


async def test_returned_report_shows_its_note_and_keeps_its_answers(town: Town) -> None:
    (an,) = await town.register(AN)
    await ask(town)
    await fill_in(town, an)
    await answer(an, "gửi", "Đã gửi:")
    await return_report(town, "Thiếu số hộ")
    await an.press(town.words("report-ask-fill-new"))
    whole = words_of(await hear(an, "Thiếu số hộ"))
    assert "1. Số buổi họp trong tháng\n1" in whole
    await answer(an, "4", "Câu 4/10")
    await answer(an, "7", "Báo cáo chưa gửi")
    await answer(an, "gửi", "Đã gửi:")
    assert (await report(town)).revision == 2


async def test_sent_report_is_taken_back_and_sent_again(town: Town) -> None:
    (an,) = await town.register(AN)
    await ask(town)
    await fill_in(town, an)
    await answer(an, "gửi", "Đã gửi:")
    await an.press(town.words("report-ask-fill-new"))
    await hear(an, "Người gửi: Nguyễn Thị An")
    await an.press(town.words("report-fill-reopen"))
    await hear(an, town.words("report-fill-reopened"))
    assert (await report(town)).state == "draft"
    await an.press(town.words("report-fill-submit"))
    await hear(an, "Đã gửi:")


async def test_button_of_an_older_question_answers_that_question(town: Town) -> None:
    (an,) = await town.register(AN)
    await ask(town)
    await fill_in(town, an)
    await answer(an, "9", "Câu 9/10")
    await answer(an, "1", "Báo cáo chưa gửi")
    await an.press("2. Chậm")
    await hear(an, "Đã ghi câu 9: Chậm")


async def test_quoted_question_is_the_one_that_is_answered(town: Town) -> None:
    (an,) = await town.register(AN)
    await ask(town)
    first = await begin(town, an)
    await answer(an, "2", "Câu 2/10")
    await answer(an, "41", "Câu 3/10")
    await an.say("3", reply_to_message_id=first["message_id"])
    await hear(an, "Đã ghi câu 1: 3")
    assert (await answers_of(town))[1] == 3


async def test_paste_that_the_app_has_cut_is_refused_once(town: Town) -> None:
    (an,) = await town.register(AN)
    await ask(town)
    await begin(town, an)
    await answer(an, "2", "Câu 2/10")
    await answer(an, "41", "Câu 3/10")
    await feed_message(town, an, text="chữ " * 1024)
    await feed_message(town, an, text="phần cuối của bài dài")
    await hear(an, town.words("report-fill-paste"))
    await town.move_clock(seconds=10)
    await answer(an, "Trồng cây", "Đã ghi câu 3: Trồng cây")
    assert not [one for one in await texts_of(an) if "phần cuối" in one]


async def test_long_answers_are_shortened_in_the_whole_report_only(town: Town) -> None:
    (an,) = await town.register(AN)
    await ask(town)
    await fill_in(town, an)
    for number in (3, 5, 7, 8):
        await answer(an, str(number), f"Câu {number}/10")
        whole = words_of(await answer(an, "<b>&nhiều việc</b> " * 52, "Báo cáo chưa gửi"))
    assert "chỉ hiện phần đầu" in whole
    assert len(whole) < 4096
    assert len(str((await answers_of(town))[3])) > 900


async def test_invitation_meanwhile_is_answered_without_leaving_the_report(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    await ask(town)
    await call_meeting(town, an)
    for person in (an, binh):
        await hear(person, "Kính mời đồng chí")
    await an.press(town.words("report-ask-fill-new"))
    await hear(an, "Câu 1/10")
    await an.press(town.words("answer-yes"))
    await hear(an, "Đã ghi nhận: đồng chí có mặt")
    await answer(an, "2", "Trợ lý chưa rõ số này dành cho việc nào.")
    await answer(an, "2", "Đã ghi câu 1: 2")


async def test_nobody_else_gets_in(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    await ask(town)
    await hear(an, "Báo cáo tháng")
    number = (await report(town)).id
    await binh.say("/language")
    listed = await hear(binh, "Which language")
    for data in (f"rf:{number}", f"rfg:{number}:1:0", f"rfs:{number}:1", f"rfr:{number}"):
        told = await binh.press_data(int(listed["message_id"]), data)
        assert told is not None
        assert told["text"] == town.words("error-not-allowed")
