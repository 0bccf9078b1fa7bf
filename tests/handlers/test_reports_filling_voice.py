"""A voice note is filed as the report, with one line that says what it is about."""

from simulator.client import Person, words_of
from tests.handlers.report_scenes import AN, answer, answers_of, ask, begin, report
from tests.town.town import Town, hear

OGG = b"OggS" + bytes(40)
LINE = "Họp 1 buổi, thăm 5 gia đình"


async def asked_for_line(town: Town) -> Person:
    """The secretary has sent a voice note at the second question."""
    (an,) = await town.register(AN)
    await ask(town)
    await begin(town, an)
    await answer(an, "2", "Câu 2/10")
    await an.send_file("voice", OGG, "a.ogg")
    asked = words_of(await hear(an, "Đồng chí muốn gửi bản ghi âm"))
    assert "Báo cáo tháng của chi bộ – tháng 12/2026" in asked
    return an


async def test_voice_note_with_a_line_is_the_report(town: Town) -> None:
    an = await asked_for_line(town)
    whole = words_of(await answer(an, LINE, "Báo cáo chưa gửi"))
    assert "Bản ghi âm, " in whole
    assert LINE in whole
    assert "chưa trả lời" not in whole
    await answer(an, "gửi", "Đã gửi:")
    filed = await report(town)
    assert (filed.state, filed.voice_line) == ("submitted", LINE)
    assert filed.voice_id


async def test_writer_would_rather_type(town: Town) -> None:
    an = await asked_for_line(town)
    await an.press(town.words("report-voice-not"))
    await hear(an, "Câu 2/10")
    await answer(an, "41", "Câu 3/10")
    assert (await report(town)).voice_id is None
    assert (await answers_of(town))[2] == 41


async def test_only_words_are_a_line(town: Town) -> None:
    an = await asked_for_line(town)
    await an.send_sticker("👍")
    await hear(an, "Đồng chí muốn gửi bản ghi âm")
    await answer(an, "a" * 301, "tối đa 300")
    await answer(an, LINE, "Báo cáo chưa gửi")


async def test_voice_note_is_taken_back(town: Town) -> None:
    an = await asked_for_line(town)
    await answer(an, LINE, "Báo cáo chưa gửi")
    await an.press(town.words("report-voice-drop"))
    await hear(an, town.words("report-voice-dropped"))
    assert (await report(town)).voice_id is None
    await an.press(town.words("report-fill-answer-missing", number=2))
    await hear(an, "Câu 2/10")


async def test_later_keeps_what_was_answered(town: Town) -> None:
    an = await asked_for_line(town)
    await answer(an, "để sau", "Đã trả lời 1 trên 10 câu")
    await an.press(town.words("report-fill-resume"))
    await hear(an, "Câu 2/10")
