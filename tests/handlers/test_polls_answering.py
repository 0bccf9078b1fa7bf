"""Members answer a poll by buttons, numbers and labels, and read the result when it is closed."""

import pytest
from sqlalchemy import select

from bot.access import load_actor
from bot.features.polls import closing
from bot.features.polls.secrecy import PREFIX
from models.inbox import InboxUpdate
from models.members import Member
from simulator.client import Person, buttons_of, words_of
from tests.bed.waiting import eventually
from tests.handlers.announcing import said_to
from tests.handlers.polling import (
    HAI,
    LASTS,
    OPTIONS,
    QUESTION,
    asked,
    close,
    electors,
    open_in_town,
    question_of,
)
from tests.handlers.scenes import forge
from tests.town.town import Town, hear

KHANH = "Bùi Thị Khánh"


async def all_said(person: Person, part: str) -> None:
    """Wait until these words stand somewhere in the chat."""

    async def is_there() -> bool:
        return bool(await said_to(person, part))

    await eventually(is_there)


async def test_question_says_all_that_matters(town: Town) -> None:
    an, *_ = await asked(town)
    labels = [[b["text"] for b in buttons_of(message)] for message in await an.messages()]
    question = (await an.messages())[labels.index(list(OPTIONS))]
    told = words_of(question)
    assert QUESTION in told
    for part in ("1. Tối thứ Năm 10/12", "poll-secret", "poll-no-vote", "poll-how"):
        assert (town.words(part) if part.startswith("poll-") else part) in told
    assert "9 giờ 00, thứ Năm, ngày 10/12/2026" in told
    assert "Xin ý kiến 5 đồng chí" in told


async def test_press_number_and_label_all_answer(town: Town) -> None:
    an, binh, cuc, *_ = await asked(town)
    answer = await an.press(OPTIONS[0])
    assert answer is not None
    assert answer["text"] == "Đã ghi nhận: ý số 1. Xin cảm ơn đồng chí."
    await binh.say("2")
    await hear(binh, "Đã ghi nhận: ý số 2.")
    await cuc.say("chieu thu bay 19/12")
    heard = await hear(cuc, "Đã ghi nhận: ý số 3.")
    assert "☑ 3. Chiều thứ Bảy 19/12" in words_of(heard)
    await close(town)
    told = words_of(await hear(an, "KẾT QUẢ"))
    assert "1. Tối thứ Năm 10/12\n▓▓▓░░░░░░░ 1 (33%)" in told
    assert "Đã trả lời: 3 trên 5 đồng chí được hỏi (60%)." in told


async def test_question_with_names_says_so_and_is_as_easily_answered(town: Town) -> None:
    an, binh, *_ = await asked(town, is_secret=False, quorum=50)
    told = words_of((await an.messages())[-1])
    assert town.words("poll-named") in told
    assert town.words("poll-quorum", percent=50) in told
    await binh.press(OPTIONS[1])
    shown = await hear(binh, "☑ 2.")
    assert [b["text"] for b in buttons_of(shown)] == [
        f"☐ {OPTIONS[0]}",
        f"☑ {OPTIONS[1]}",
        f"☐ {OPTIONS[2]}",
        "Rút lại câu trả lời",
    ]
    await close(town)
    told = words_of(await hear(binh, "KẾT QUẢ"))
    assert town.words("poll-result-no-quorum", percent=50) in told


async def test_mind_is_changed_and_answer_taken_back(town: Town) -> None:
    an, *_ = await asked(town)
    await an.press(OPTIONS[0])
    await hear(an, "☑ 1.")
    await an.press(f"☐ {OPTIONS[1]}")
    await hear(an, "☑ 2.")
    answer = await an.press("Rút lại câu trả lời")
    assert answer is not None
    assert answer["text"] == town.words("poll-taken-back")
    shown = await hear(an, "Hiện đồng chí chưa trả lời")
    assert [b["text"] for b in buttons_of(shown)] == list(OPTIONS)


async def test_typed_way_back_is_understood(town: Town) -> None:
    an, *_ = await asked(town)
    await an.say("1")
    await hear(an, "ý số 1.")
    await an.say("rut lai cau tra loi")
    await hear(an, "Hiện đồng chí chưa trả lời")
    await an.say("3")
    await hear(an, "ý số 3.")


async def test_several_numbers_answer_where_several_are_asked_for(town: Town) -> None:
    an, binh, *_ = await asked(town, is_multiple=True)
    await an.say("1 và 3")
    await hear(an, "ý số 1, 3.")
    await an.say("2")
    await hear(an, "ý số 1, 2, 3.")
    await binh.say("1, 7")
    assert not await said_to(binh, "Đã ghi nhận: ý số")


async def test_number_in_a_sentence_answers(town: Town) -> None:
    _, binh, cuc, *_ = await asked(town)
    await binh.say("Tôi chọn ý số 2 ạ.")
    await hear(binh, "ý số 2.")
    await cuc.say("phương án 3")
    await hear(cuc, "ý số 3.")


async def test_several_numbers_are_refused_where_one_is_asked_for(town: Town) -> None:
    _, binh, *_ = await asked(town)
    await binh.say("1, 2")
    await hear(binh, town.words("poll-error-one"))
    await binh.say("2")
    await hear(binh, "ý số 2.")


async def test_who_was_not_asked_is_told_so(town: Town) -> None:
    await asked(town)
    (khanh,) = await town.register(KHANH)
    stranger = await town.arrive("Người Lạ")
    assert await forge(khanh, f"{PREFIX}:1:0") == town.words("poll-error-not-asked")
    await khanh.start("poll_1")
    await hear(khanh, town.words("poll-error-not-asked"))
    await stranger.start("poll_1")
    heard = await hear(stranger, town.words("stranger")[:20])
    assert QUESTION not in words_of(heard)


async def test_forged_options_are_refused(town: Town) -> None:
    an, *_ = await asked(town)
    for data in ("1:9", "1:-1", "77:0", "1:x"):
        assert await forge(an, f"{PREFIX}:{data}") == town.words("error-choice-is-stale")


async def test_who_has_left_is_not_heard(town: Town) -> None:
    an, binh, *_ = await asked(town)
    async with town.database.writing() as session:
        member = await session.get_one(Member, town.members["Trần Văn Bình"])
        member.participation = "left"
    answer = await binh.press(OPTIONS[0])
    assert answer is not None
    assert answer["text"] == town.words("stranger")
    await an.press(OPTIONS[0])
    await close(town)
    told = words_of(await hear(an, "KẾT QUẢ"))
    assert town.words("poll-result-withheld") in told
    assert not await said_to(binh, "KẾT QUẢ")


async def test_link_brings_the_question_with_what_was_chosen(town: Town) -> None:
    an, binh, *_ = await asked(town)
    await an.press(OPTIONS[1])
    await an.start("poll_1")
    shown = words_of(await hear(an, "☑ 2."))
    assert "☑ 2. Sáng Chủ nhật 13/12" in shown
    await binh.start("poll_1")
    shown = words_of(await question_of(binh))
    assert "☑" not in shown
    await close(town)
    await hear(an, "KẾT QUẢ")
    await an.start("poll_1")
    await hear(an, "KẾT QUẢ")


async def test_late_press_takes_the_marks_away(town: Town) -> None:
    an, *_ = await asked(town)
    await an.press(OPTIONS[0])
    message_id = int((await hear(an, "☑ 1."))["message_id"])
    # The end has come, and nothing has been closed yet.
    town.chibot.clock.advance(LASTS)
    answer = await an.press_data(message_id, f"{PREFIX}:1:1")
    assert answer is not None
    assert answer["text"] == town.words("poll-error-over")
    await hear(an, town.words("poll-over"))
    assert not await said_to(an, "☑")


async def test_question_turns_into_its_end_everywhere(town: Town) -> None:
    people = await asked(town)
    await people[0].press(OPTIONS[0])
    await town.move_clock(days=2)
    await hear(people[1], "Xin nhắc")
    assert not await said_to(people[0], "Xin nhắc")
    await town.move_clock(days=1, minutes=1)
    for person in people[1:]:
        await hear(person, "KẾT QUẢ")
    for person in people:
        await all_said(person, town.words("poll-over"))
        assert not await said_to(person, "☑")
    left = [b for m in await people[1].messages() for b in buttons_of(m)]
    assert not [b for b in left if str(b.get("callback_data", "")).startswith(f"{PREFIX}:")]


@pytest.mark.parametrize("is_secret", [False, True])
async def test_own_choice_by_name_is_told_after_the_end(town: Town, *, is_secret: bool) -> None:
    an, binh, cuc, *_ = await asked(town, is_secret=is_secret)
    for person in (an, binh, cuc):
        await person.press(OPTIONS[1])
        await hear(person, "☑ 2.")
    await close(town)
    own = town.words("poll-chosen", numbers="2")
    for person in (binh, cuc):
        assert (own in words_of(await hear(person, "KẾT QUẢ"))) is not is_secret
    await all_said(binh, town.words("poll-over"))
    over = next(m for m in await binh.messages() if town.words("poll-over") in words_of(m))
    assert (f"{own}\n2. {OPTIONS[1]}" in words_of(over)) is not is_secret
    await cuc.start("poll_1")
    again = await hear(cuc, "KẾT QUẢ")
    assert (own in words_of(again)) is not is_secret


async def test_poll_that_was_called_off_says_so(town: Town) -> None:
    an, binh, *_ = await asked(town)
    await an.press(OPTIONS[0])
    now = town.chibot.clock.now()
    async with town.database.writing() as session:
        await closing.call_off(session, await load_actor(session, an.id), 1, now)
    await hear(an, town.words("poll-called-off"))
    await hear(binh, town.words("poll-called-off"))
    await binh.say("2")
    await hear(binh, town.words("poll-error-called-off"))
    await binh.start("poll_1")
    await hear(binh, town.words("poll-called-off"))


async def test_question_leaves_another_cell_alone(town: Town) -> None:
    people = await electors(town)
    (khanh,) = await town.register(KHANH)
    await open_in_town(town, people[0])
    await question_of(people[4])
    assert not await said_to(khanh, QUESTION)
    assert town.people[HAI] is people[4]


async def test_result_of_the_night_waits_and_a_late_number_is_not_stored(town: Town) -> None:
    ends_at = town.chibot.clock.now().replace(hour=15)
    _, binh, *_ = await asked(town, ends_at=ends_at)
    await town.move_clock(hours=13, minutes=1)
    await binh.say("2")
    await hear(binh, town.words("poll-error-over"))
    assert not await said_to(binh, "KẾT QUẢ")
    async with town.database.reading() as session:
        rows = await session.execute(select(InboxUpdate).order_by(InboxUpdate.update_id))
        assert list(rows.scalars())[-1].body == "{}"
    await town.move_clock(hours=9)
    await hear(binh, "KẾT QUẢ")


async def test_reader_of_english_is_asked_in_english(town: Town) -> None:
    an, binh, *_ = await electors(town)
    await binh.say("/language")
    await hear(binh, "Which language")
    await binh.press("English")
    await hear(binh, "English")
    await open_in_town(town, an)
    shown = words_of(await question_of(binh))
    assert "asks for your opinion" in shown
    await binh.press(OPTIONS[0])
    await hear(binh, "Noted: number 1.")
