"""Scenes of reports in chat: the ward has asked, and somebody writes."""

from datetime import timedelta

from sqlalchemy import select

from bot.access import Actor
from bot.features.reports import filling, forms, rounds, rules
from bot.features.reports.forms import FormDraft, QuestionDraft
from bot.roles import WARD_ADMIN
from models.members import Role
from models.reports import Report
from models.repositories import units
from simulator.client import Message, Person, words_of
from tests.bed.organisation import Ward
from tests.features.report_scenes import MONTHLY
from tests.town.town import Town, hear

AN, KHANH, BINH = "Nguyễn Thị An", "Bùi Thị Khánh", "Trần Văn Bình"
TITLE = "Báo cáo tháng của chi bộ"
TASK = (
    QuestionDraft(forms.TEXT, "Việc được giao đã làm thế nào?"),
    QuestionDraft(forms.PHOTO, "Ảnh", is_required=False, most=2),
)


async def ask(
    town: Town,
    questions: tuple[QuestionDraft, ...] = MONTHLY,
    asks: str = rules.CELLS,
    title: str = TITLE,
) -> None:
    """The ward makes a form and opens its round of this month; due in ten days."""
    now, settings = town.chibot.clock.now(), town.chibot.settings
    async with town.database.writing() as session:
        root = await units.find_root(session)
        assert root is not None
        ward = Ward(session, root)
        member = await ward.add_member(root, "Lý Thị Mai")
        role = Role(member_id=member.id, unit_id=root.id, role=WARD_ADMIN)
        session.add(role)
        await session.flush()
        maker = Actor(1, member=member, roles=(role,))
        draft = FormDraft(root.id, title, asks, (root.id,), rules.MONTH, questions, due_day=25)
        form, _ = await forms.make_form(session, maker, draft, now, settings.quiet)
        due_at = now + timedelta(days=10)
        await rounds.open_round(session, form, "2026-12", due_at, now, settings.quiet)
    town.chibot._on_committed()


async def report(town: Town, cell: int = 0) -> Report:
    """The report of the first cell, or of the one with this id, as the database has it now."""
    cell = cell or next(iter(town.cells.values()))
    async with town.database.reading() as session:
        query = select(Report).where(Report.unit_id == cell).order_by(Report.id)
        return (await session.scalars(query)).first() or Report()


async def begin(town: Town, person: Person) -> Message:
    """The writer presses the button of the request; the first question."""
    await hear(person, TITLE)
    await person.press(town.words("report-ask-fill-new"))
    return await hear(person, "Câu 1/")


async def answer(person: Person, words: str, then: str) -> Message:
    """Type an answer; the message that follows."""
    await person.say(words)
    return await hear(person, then)


async def fill_in(town: Town, person: Person) -> Message:
    """All ten questions answered; the whole report, before it is sent."""
    await begin(town, person)
    for number, words in enumerate(("một buổi", "khoảng 30", "Trồng cây", "bỏ qua", "lùi"), 2):
        await answer(person, words, f"Câu {number if number < 6 else 4}/")
    for number, words in enumerate(("5 hộ", "bỏ qua", "bỏ qua", "bỏ qua"), 5):
        await answer(person, words, f"Câu {number}/")
    await answer(person, "Xin thêm thùng rác", "Câu 9/")
    await answer(person, "1", "Câu 10/")
    return await answer(person, "Họp ngày 5", "Báo cáo chưa gửi")


async def texts_of(person: Person) -> list[str]:
    """All that the bot has said to this person, as it reads now."""
    return [words_of(one) for one in await person.messages() if not one["out"]]


async def answers_of(town: Town, cell: int = 0) -> dict[int, str | float | int | None]:
    """What was answered, by the number of the question."""
    number = (await report(town, cell)).id
    async with town.database.reading() as session:
        sheet = await filling.load_sheet(session, number)
    kept = {q.position: sheet.answers[q.id] for q in sheet.questions if q.id in sheet.answers}
    return {
        position: one.words
        if one.words is not None
        else one.option
        if one.number is None
        else one.number
        for position, one in kept.items()
    }


async def return_report(town: Town, note: str) -> None:
    """The ward has returned the report of the first cell."""
    async with town.database.writing() as session:
        found = await session.get_one(Report, (await report(town)).id)
        found.state, found.note = rules.RETURNED, note
