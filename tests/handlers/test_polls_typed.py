"""What is typed under a question, or quotes something else, is never taken for what it is not."""

from datetime import timedelta

import pytest

from bot.features.polls.kinds import MESSAGE, RESULT
from simulator.client import Person, buttons_of, words_of
from tests.handlers.announcing import said_to
from tests.handlers.chat_scenes import can_be_typed
from tests.handlers.polling import OPTIONS, asked, electors, open_in_town, question_of
from tests.handlers.scenes import answers, call_meeting
from tests.town.town import Town, hear


async def invited_and_asked(town: Town) -> tuple[Person, int]:
    """A member who was called to a meeting and then asked; the number of the invitation."""
    an, binh, *_ = await electors(town)
    await call_meeting(town, an)
    invitation = await hear(binh, "Kính mời đồng chí")
    await open_in_town(town, an)
    await question_of(binh)
    await can_be_typed(town, MESSAGE)
    return binh, int(invitation["message_id"])


async def test_number_that_quotes_an_invitation_is_no_answer_to_the_poll(town: Town) -> None:
    binh, invitation = await invited_and_asked(town)
    await binh.say("2", reply_to_message_id=invitation)
    await hear(binh, "Đã ghi nhận: đồng chí vắng")
    assert not await said_to(binh, "ý số 2")


async def test_number_that_quotes_a_question_answers_it(town: Town) -> None:
    an, binh, *_ = await electors(town)
    await open_in_town(town, an, is_multiple=True)
    first = int((await question_of(binh))["message_id"])
    await binh.press(OPTIONS[0])
    await hear(binh, "☑ 1.")
    await open_in_town(town, an, ("Có", "Không"), question="Mời cả gia đình không?")
    await hear(binh, "Mời cả gia đình không?")
    await binh.say("2", reply_to_message_id=first)
    await hear(binh, "ý số 1, 2.")
    await binh.say("tôi chọn chiều thứ bảy 19/12 ạ", reply_to_message_id=first)
    shown = await hear(binh, "ý số 1, 2, 3.")
    assert "Ngày nào thuận tiện" in words_of(shown)


@pytest.mark.parametrize(
    "said", ["tôi đồng ý", "dạ nhất trí", "thứ năm tôi bận", "7", "sao cũng được"]
)
async def test_words_under_a_question_get_help_and_change_nothing(town: Town, said: str) -> None:
    binh, _ = await invited_and_asked(town)
    await binh.say(said)
    await hear(binh, town.words("poll-typed-unclear")[:40])
    assert await answers(town) == []
    await binh.say("2")
    await hear(binh, "ý số 2.")
    await binh.say("cảm ơn")
    await hear(binh, town.words("poll-typed-kept")[:40])
    assert await answers(town) == []


async def test_voice_note_under_a_question_does_not_change_what_a_number_means(town: Town) -> None:
    binh, _ = await invited_and_asked(town)
    await binh.send_file("voice", b"OggS", "note.ogg")
    heard = await hear(binh, town.words("poll-typed-unclear")[:40])
    assert town.words("text-only") in words_of(heard)
    await binh.say("2")
    await hear(binh, "ý số 2.")


async def test_question_behind_the_screen_of_stories_hears_what_is_typed(town: Town) -> None:
    an, binh, *_ = await electors(town)
    await call_meeting(town, an)
    await hear(binh, "Kính mời đồng chí")
    await binh.say("/guong")
    await hear(binh, "Gương người tốt")
    await open_in_town(town, an)
    await question_of(binh)
    await can_be_typed(town, MESSAGE)
    await binh.say("nhất trí")
    await hear(binh, town.words("poll-typed-unclear")[:40])
    assert await answers(town) == []


async def test_word_of_absence_under_a_question_is_for_the_meeting(town: Town) -> None:
    binh, _ = await invited_and_asked(town)
    await binh.say("Tôi xin vắng buổi họp vì bị ốm")
    await hear(binh, "đồng chí vắng")
    assert await answers(town) == ["no"]


async def told_the_result(town: Town) -> tuple[Person, int]:
    """A member who was called to a meeting and then told how a poll has ended; that message."""
    an, binh, *_ = people = await electors(town)
    ends_at = town.chibot.clock.now() + timedelta(hours=2)
    await open_in_town(town, an, ends_at=ends_at, is_secret=False)
    for person in people:
        await question_of(person)
    await call_meeting(town, an)
    await hear(binh, "Kính mời đồng chí")
    await town.move_clock(hours=2, minutes=1)
    result = await hear(binh, "KẾT QUẢ")
    await can_be_typed(town, RESULT)
    return binh, int(result["message_id"])


async def test_opinion_under_a_result_is_no_answer_to_a_meeting(town: Town) -> None:
    binh, result = await told_the_result(town)
    for said in ("dạ nhất trí", "tôi chọn ý 2"):
        await binh.say(said)
        await hear(binh, town.words("poll-typed-past")[:40])
    await binh.say("không đồng ý", reply_to_message_id=result)
    await hear(binh, town.words("poll-typed-past")[:40])
    assert await answers(town) == []
    await binh.say("tôi có mặt")
    await hear(binh, "Đã ghi nhận: đồng chí có mặt")
    assert await answers(town) == ["yes"]


async def test_opinion_between_the_end_and_the_result_is_no_answer_to_a_meeting(
    town: Town,
) -> None:
    an, binh, *_ = people = await electors(town)
    await call_meeting(town, an)
    await hear(binh, "Kính mời đồng chí")
    ends_at = town.chibot.clock.now() + timedelta(hours=14)
    await open_in_town(town, an, ends_at=ends_at, is_secret=False)
    for person in people:
        await question_of(person)
    await can_be_typed(town, MESSAGE)
    # At night nobody is told the result.
    await town.move_clock(hours=14, minutes=1)
    await binh.say("nhất trí")
    await hear(binh, town.words("poll-typed-past")[:40])
    assert await answers(town) == []


async def test_sentence_that_names_one_option_answers(town: Town) -> None:
    _, binh, *_ = await asked(town)
    await binh.say("Tôi chọn sáng Chủ nhật 13/12 nhé")
    await hear(binh, "ý số 2.")


async def test_stop_under_a_question_is_still_a_stop(town: Town) -> None:
    _, binh, *_ = await asked(town)
    await binh.say("thôi")
    await hear(binh, town.words("common-nothing-open"))


async def test_two_taps_on_one_of_several_are_one(town: Town) -> None:
    _, binh, *_ = await asked(town, is_multiple=True)
    message_id = int((await binh.messages())[-1]["message_id"])
    for _ in range(2):
        answer = await binh.press_data(message_id, "pv:1:0")
        assert answer is not None
        assert answer["text"] == town.words("poll-noted-aloud", numbers="1")
    shown = await hear(binh, "☑ 1.")
    assert next(b["text"] for b in buttons_of(shown)) == f"☑ {OPTIONS[0]}"
    for _ in range(2):
        answer = await binh.press_data(message_id, "pd:1:0")
        assert answer is not None
        assert answer["text"] == town.words("poll-taken-back")


@pytest.mark.parametrize("is_secret", [True, False])
async def test_extended_question_does_not_look_unanswered(town: Town, *, is_secret: bool) -> None:
    an, binh, *_ = await asked(town, is_secret=is_secret)
    await binh.press(OPTIONS[1])
    await hear(binh, "☑ 2.")
    await an.press(town.words("poll-board-extend"))
    await hear(an, "Đổi thành lúc nào?")
    await an.press(town.words("poll-ask-ends-7"))
    await hear(an, "Đã đổi hạn trả lời")
    shown = await hear(binh, "14/12/2026")
    words, labels = words_of(shown), [b["text"] for b in buttons_of(shown)]
    assert labels[-1] == town.words("poll-take-back")
    if is_secret:
        assert town.words("poll-answered") in words
        assert labels[:3] == list(OPTIONS)
    else:
        assert "☑ 2." in words
        assert labels[1] == f"☑ {OPTIONS[1]}"
    await binh.say("/xinykien")
    await hear(binh, "Đồng chí đã chọn: ý số 2.")
