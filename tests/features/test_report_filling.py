"""A report is written by those who may, checked, sent, taken back; nothing is lost silently."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor, load_actor
from bot.errors import ChibotError, ChoiceIsStale, NotAllowed
from bot.features.reports import answers, filling
from bot.features.reports.filling import Sheet
from bot.features.reports.kinds import BOARD
from bot.roles import COMMITTEE_MEMBER
from models.outbox import OutboxMessage
from models.reports import Proposal, Report
from models.repositories import reports, units
from models.session import Database
from tests.features.report_scenes import DEPUTY_ID, OPENED, Asked, open_monthly

NOW = OPENED + timedelta(hours=1)
# An answer to each question of the monthly form.
GIVEN = {
    1: "1",
    2: "khoảng 30",
    3: "Trồng cây",
    4: "5 hộ",
    5: "Ông Tư sửa xe giúp người già",
    7: "Không",
    8: "Xin thêm thùng rác",
    9: "Đúng",
    10: "Họp ngày 5",
}


async def fill_in(
    session: AsyncSession, actor: Actor, report: Report, given: dict[int, str] | None = None
) -> Sheet:
    """Answer these questions; the sheet then."""
    for position, words in (given or GIVEN).items():
        await filling.save_words(session, actor, report.id, position, words, NOW)
    return await filling.load_sheet(session, report.id)


async def scene(session: AsyncSession) -> tuple[Asked, Report, Actor]:
    """The ward has asked; the report of the first cell and its secretary."""
    asked = await open_monthly(session, size=2)
    cell = asked.cells[0]
    return asked, await asked.report_of(cell), await asked.secretary_of(cell)


async def proposals_of(session: AsyncSession, report: Report) -> list[str]:
    query = select(Proposal.words).where(Proposal.report_id == report.id)
    return list(await session.scalars(query))


async def test_answers_are_kept_as_what_they_mean(database: Database) -> None:
    async with database.writing() as session:
        _, report, actor = await scene(session)
        sheet = await fill_in(session, actor, report)
        kept = {q.position: sheet.answers.get(q.id) for q in sheet.questions}
        assert [one and (one.words, one.number, one.option) for one in kept.values()] == [
            (None, 1, None),
            (None, 30, None),
            ("Trồng cây", None, None),
            (None, 5, None),
            ("Ông Tư sửa xe giúp người già", None, None),
            None,
            ("Không", None, None),
            ("Xin thêm thùng rác", None, None),
            (None, None, 0),
            ("Họp ngày 5", None, None),
        ]
        assert report.started_at == NOW
        assert sheet.answered == 9
        assert sheet.is_complete


@pytest.mark.parametrize(
    ("position", "words", "error", "variables"),
    [
        (1, "nhiều", answers.NumberIsUnclear, {}),
        (1, "12 hoặc 13", answers.NumberIsUnclear, {}),
        (1, "32", answers.NumberIsOutside, {"lowest": 0, "highest": 31}),
        (1, "-1", answers.NumberIsOutside, {"lowest": 0, "highest": 31}),
        (4, "-1", answers.NumberIsTooLow, {"lowest": 0}),
        (4, "999999999999 triệu", answers.NumberIsTooHigh, {"highest": 10**12}),
        (10, "a" * 301, answers.TextIsTooLong, {"letters": 301, "limit": 300}),
        (3, " \u200b ", answers.TextIsEmpty, {}),
        (3, "Văn bản tối mật", answers.TextIsSecret, {}),
        (9, "3", answers.OptionIsUnclear, {"count": 2}),
        (9, "Nhanh", answers.OptionIsUnclear, {"count": 2}),
        (6, "một ảnh", answers.PhotosAreWanted, {}),
        (11, "1", ChoiceIsStale, {}),
        (0, "1", ChoiceIsStale, {}),
    ],
)
async def test_what_is_no_answer_is_refused_with_a_fact(
    database: Database,
    position: int,
    words: str,
    error: type[ChibotError],
    variables: dict[str, Any],
) -> None:
    async with database.writing() as session:
        _, report, actor = await scene(session)
        with pytest.raises(error) as refused:
            await filling.save_words(session, actor, report.id, position, words, NOW)
        assert refused.value.variables == variables
        assert report.started_at is None


async def test_last_word_wins_and_what_stood_there_is_told(database: Database) -> None:
    async with database.writing() as session:
        _, report, secretary = await scene(session)
        deputy = await load_actor(session, DEPUTY_ID)
        await filling.save_words(session, secretary, report.id, 3, "Trồng cây", NOW)
        later = NOW + timedelta(minutes=1)
        saved = await filling.save_words(session, deputy, report.id, 3, "Dọn rác", later)
        assert saved.before is not None
        assert (saved.before.words, saved.before.answered_at) == ("Trồng cây", NOW)
        sheet = await filling.load_sheet(session, report.id)
        assert sheet.answers[saved.question.id].words == "Dọn rác"


async def test_others_neither_see_nor_write_it(database: Database) -> None:
    async with database.writing() as session:
        asked, report, _ = await scene(session)
        await asked.ward.add_registered(asked.cells[0], 70, "Lê Văn A")
        await asked.ward.add_registered(asked.cells[0], 71, "Lê Văn B", COMMITTEE_MEMBER)
        others = [
            await asked.secretary_of(asked.cells[1]),
            await load_actor(session, 70),
            await load_actor(session, 71),
            asked.admin,
            Actor(99),
        ]
        for other in others:
            with pytest.raises(NotAllowed):
                await filling.open_sheet(session, other, report.id)
            with pytest.raises(NotAllowed):
                await filling.save_words(session, other, report.id, 1, "1", NOW)
            with pytest.raises(NotAllowed):
                await filling.submit(session, other, report.id, NOW)


async def test_right_is_asked_anew_at_every_step(database: Database) -> None:
    async with database.writing() as session:
        asked, report, actor = await scene(session)
        await fill_in(session, actor, report)
        for role in await units.list_roles(session, actor.member_id):
            await session.delete(role)
        await session.flush()
        lost = await asked.secretary_of(asked.cells[0])
        with pytest.raises(NotAllowed):
            await filling.submit(session, lost, report.id, NOW)


async def test_report_is_sent_when_what_is_required_is_answered(database: Database) -> None:
    async with database.writing() as session:
        _, report, actor = await scene(session)
        with pytest.raises(filling.AnswersAreMissing) as refused:
            await filling.submit(session, actor, report.id, NOW)
        assert refused.value.variables == {"count": 5, "numbers": "1, 2, 3, 9, 10"}
        await fill_in(session, actor, report)
        await filling.submit(session, actor, report.id, NOW)
        assert (report.state, report.revision, report.submitted_at, report.submitted_by) == (
            "submitted",
            1,
            NOW,
            actor.member_id,
        )


async def test_board_is_shown_anew_when_a_report_is_sent_or_taken_back(database: Database) -> None:
    async with database.writing() as session:
        asked, report, actor = await scene(session)
        row = OutboxMessage
        query = select(row.revision).where(row.kind == BOARD.name, row.subject_id == asked.round.id)
        await fill_in(session, actor, report)
        before = (await session.scalars(query)).one()
        await filling.submit(session, actor, report.id, NOW)
        sent = (await session.scalars(query)).one()
        await filling.reopen(session, actor, report.id, NOW)
        assert before < sent < (await session.scalars(query)).one()


async def test_proposals_follow_the_report_until_they_are_answered(database: Database) -> None:
    async with database.writing() as session:
        _, report, actor = await scene(session)
        await fill_in(session, actor, report)
        assert await proposals_of(session, report) == []
        await filling.submit(session, actor, report.id, NOW)
        assert await proposals_of(session, report) == ["Xin thêm thùng rác"]
        await filling.reopen(session, actor, report.id, NOW)
        await fill_in(session, actor, report, {8: "Xin hai thùng rác"})
        await filling.submit(session, actor, report.id, NOW)
        assert await proposals_of(session, report) == ["Xin hai thùng rác"]
        (proposal,) = (await reports.list_proposals(session, report.id)).values()
        proposal.reply, proposal.replied_at = "Sẽ có trong tháng 12", NOW
        await filling.reopen(session, actor, report.id, NOW)
        await fill_in(session, actor, report, {8: "Không có kiến nghị"})
        await filling.submit(session, actor, report.id, NOW)
        assert await proposals_of(session, report) == ["Xin hai thùng rác"]


@pytest.mark.parametrize("words", ["Không", "không có ạ", "Không có kiến nghị gì"])
async def test_no_proposal_is_none(database: Database, words: str) -> None:
    async with database.writing() as session:
        _, report, actor = await scene(session)
        await fill_in(session, actor, report)
        await filling.submit(session, actor, report.id, NOW)
        await filling.reopen(session, actor, report.id, NOW)
        await fill_in(session, actor, report, {8: words})
        await filling.submit(session, actor, report.id, NOW)
        assert await proposals_of(session, report) == []


async def test_sent_report_tells_who_sent_it(database: Database) -> None:
    async with database.writing() as session:
        _, report, actor = await scene(session)
        deputy = await load_actor(session, DEPUTY_ID)
        await fill_in(session, actor, report)
        await filling.submit(session, actor, report.id, NOW)
        for act in (
            filling.save_words(session, deputy, report.id, 3, "Dọn rác", NOW),
            filling.submit(session, deputy, report.id, NOW),
            filling.clear(session, deputy, report.id, 4, NOW),
            filling.drop_voice(session, deputy, report.id),
        ):
            with pytest.raises(filling.ReportIsSent) as refused:
                await act
            assert refused.value.variables == {"name": "Nguyễn Thị 0"}


async def test_accepted_report_stays_as_it_is(database: Database) -> None:
    async with database.writing() as session:
        _, report, actor = await scene(session)
        await fill_in(session, actor, report)
        await filling.submit(session, actor, report.id, NOW)
        report.state = "accepted"
        with pytest.raises(filling.ReportIsAccepted):
            await filling.reopen(session, actor, report.id, NOW)
        with pytest.raises(filling.ReportIsAccepted):
            await filling.save_words(session, actor, report.id, 1, "2", NOW)


async def test_returned_report_keeps_its_answers_and_is_sent_again(database: Database) -> None:
    async with database.writing() as session:
        asked, report, actor = await scene(session)
        await fill_in(session, actor, report)
        await filling.submit(session, actor, report.id, NOW)
        report.state, report.note, report.decided_at = "returned", "Thiếu số hộ", NOW
        await fill_in(session, actor, report, {4: "7"})
        late = asked.round.due_at + timedelta(days=9)
        sheet = await filling.submit(session, actor, report.id, late)
        assert sheet.answered == 9
        assert (report.state, report.revision, report.submitted_at) == ("submitted", 2, late)
        assert report.decided_at is None


async def test_voice_note_stands_for_all_answers(database: Database) -> None:
    async with database.writing() as session:
        _, report, actor = await scene(session)
        with pytest.raises(answers.TextIsEmpty):
            await filling.file_voice(session, actor, report.id, "voice", 80, " ", NOW)
        await filling.file_voice(session, actor, report.id, "voice", 80, "Họp 1 buổi", NOW)
        sheet = await filling.submit(session, actor, report.id, NOW)
        assert (report.voice_id, report.voice_seconds, report.voice_line) == (
            "voice",
            80,
            "Họp 1 buổi",
        )
        assert sheet.missing == []
        await filling.reopen(session, actor, report.id, NOW)
        await filling.drop_voice(session, actor, report.id)
        with pytest.raises(filling.AnswersAreMissing):
            await filling.submit(session, actor, report.id, NOW)


async def test_photos_count_once_and_have_a_limit(database: Database) -> None:
    async with database.writing() as session:
        _, report, actor = await scene(session)
        counts = [
            await filling.save_photo(session, actor, report.id, 6, source, b"jpeg", NOW)
            for source in ("a", "b", "a", "c")
        ]
        assert counts == [1, 2, 2, 3]
        with pytest.raises(filling.PhotosAreEnough) as refused:
            await filling.save_photo(session, actor, report.id, 6, "d", b"jpeg", NOW)
        assert refused.value.variables == {"limit": 3}
        with pytest.raises(ChoiceIsStale):
            await filling.save_photo(session, actor, report.id, 3, "e", b"jpeg", NOW)
        assert [content for _, content in await reports.list_photos(session, report.id)] == [
            b"jpeg"
        ] * 3
        await filling.clear(session, actor, report.id, 6, NOW)
        sheet = await filling.load_sheet(session, report.id)
        assert sheet.photos == {}
        assert not sheet.is_answered(sheet.question(6))


async def test_writing_goes_on_behind_the_last_answer(database: Database) -> None:
    async with database.writing() as session:
        _, report, actor = await scene(session)
        assert (await filling.load_sheet(session, report.id)).resume_at() == 1
        assert (await fill_in(session, actor, report, {1: "1", 3: "x"})).resume_at() == 4
        assert (await fill_in(session, actor, report, {10: "x"})).resume_at() == 2
        assert (await fill_in(session, actor, report)).resume_at() == 11


async def test_mark_changes_with_what_is_answered(database: Database) -> None:
    async with database.writing() as session:
        _, report, actor = await scene(session)
        sheet = await fill_in(session, actor, report)
        mark = sheet.mark
        assert (await fill_in(session, actor, report, {1: "1"})).mark == mark
        await filling.save_photo(session, actor, report.id, 6, "a", b"jpeg", NOW)
        assert (await filling.load_sheet(session, report.id)).mark == mark
        assert (await fill_in(session, actor, report, {1: "2"})).mark != mark


async def test_sent_reports_are_listed_for_those_who_write_them(database: Database) -> None:
    async with database.writing() as session:
        asked, report, actor = await scene(session)
        assert await filling.list_sent(session, actor, OPENED) == []
        await fill_in(session, actor, report)
        await filling.submit(session, actor, report.id, NOW)
        assert [one.report.id for one in await filling.list_sent(session, actor, OPENED)] == [
            report.id
        ]
        other = await asked.secretary_of(asked.cells[1])
        assert await filling.list_sent(session, other, OPENED) == []
        assert await filling.list_sent(session, Actor(99), OPENED) == []
