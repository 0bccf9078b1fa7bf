"""Scenes of reports that several tests begin with: a ward that asks its cells every month."""

from dataclasses import dataclass
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor, load_actor
from bot.features.reports import forms, rounds, rules
from bot.features.reports.forms import FormDraft, QuestionDraft
from bot.quiet import QuietHours
from bot.roles import DEPUTY, SECRETARY, WARD_ADMIN
from models.members import Unit
from models.reports import Report, ReportForm, ReportRound
from tests.bed.organisation import Ward, found_ward

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
QUIET = QuietHours(time(21, 0), time(6, 30), ZONE)
# 08:00 on 15 November 2026, a Sunday: ten days before it is due.
OPENED = datetime(2026, 11, 15, 1, 0, tzinfo=UTC)
PERIOD = "2026-11"
DUE = rules.due_moment(rules.due_on(PERIOD, 25), ZONE)
# Chat users: of the ward's office, of each cell its secretary from this number on, and the deputy
# of the first.
ADMIN_ID, SECRETARY_ID, DEPUTY_ID = 800, 1001, 9001

MONTHLY = (
    QuestionDraft(forms.NUMBER, "Số buổi họp trong tháng", lowest=0, highest=31),
    QuestionDraft(forms.NUMBER, "Số đảng viên dự họp", lowest=0, highest=5000),
    QuestionDraft(forms.TEXT, "Việc đã làm trong tháng"),
    QuestionDraft(
        forms.NUMBER, "Số hộ được thăm hỏi", is_required=False, purpose=forms.TARGET, lowest=0
    ),
    QuestionDraft(forms.TEXT, "Mô hình hay", is_required=False, purpose=forms.STORY),
    QuestionDraft(forms.PHOTO, "Hình ảnh", is_required=False, most=3),
    QuestionDraft(forms.TEXT, "Khó khăn", is_required=False),
    QuestionDraft(forms.TEXT, "Kiến nghị", is_required=False, purpose=forms.PROPOSAL),
    QuestionDraft(forms.CHOICE, "Tiến độ kế hoạch", options=("Đúng", "Chậm")),
    QuestionDraft(forms.TEXT, "Kế hoạch tháng sau", most=300),
)


@dataclass(frozen=True)
class Asked:
    """A ward whose monthly round is open."""

    ward: Ward
    cells: list[Unit]
    admin: Actor
    form: ReportForm
    round: ReportRound

    async def report_of(self, cell: Unit) -> Report:
        """The report of a cell in the round."""
        query = select(Report).where(Report.round_id == self.round.id, Report.unit_id == cell.id)
        return (await self.ward.session.scalars(query)).one()

    async def secretary_of(self, cell: Unit) -> Actor:
        """The secretary, as the database knows them now."""
        place = [one.id for one in self.cells].index(cell.id)
        return await load_actor(self.ward.session, SECRETARY_ID + place)


def monthly_draft(unit: Unit, *cells: Unit) -> FormDraft:
    """The ward's monthly form for these cells, or for all of them."""
    asked = tuple(cell.id for cell in cells) or (unit.id,)
    return FormDraft(
        unit.id, "Báo cáo tháng của chi bộ", rules.CELLS, asked, rules.MONTH, MONTHLY, due_day=25
    )


async def found_asking_ward(session: AsyncSession, size: int = 3) -> tuple[Ward, list[Unit], Actor]:
    """A ward with so many cells, their secretaries, and somebody in its office."""
    ward = await found_ward(session)
    await ward.add_registered(ward.unit, ADMIN_ID, "Lý Thị Mai", role=WARD_ADMIN)
    cells = [await ward.add_cell(f"Chi bộ Khu phố {number}") for number in range(1, size + 1)]
    for place, cell in enumerate(cells):
        await ward.add_registered(cell, SECRETARY_ID + place, f"Nguyễn Thị {place}", SECRETARY)
    await ward.add_registered(cells[0], DEPUTY_ID, "Trần Văn Phó", DEPUTY)
    return ward, cells, await load_actor(session, ADMIN_ID)


async def open_monthly(session: AsyncSession, size: int = 3) -> Asked:
    """The ward has asked for the report of November; nobody has begun to write."""
    ward, cells, admin = await found_asking_ward(session, size)
    form, _ = await forms.make_form(session, admin, monthly_draft(ward.unit), OPENED, QUIET)
    opened = await rounds.open_round(session, form, PERIOD, DUE, OPENED, QUIET)
    return Asked(ward, cells, admin, form, opened)
