"""Queries of report forms and their rounds: who is asked, and who has sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, String, cast, func, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.members import Account, Member, Role, Unit
from models.reports import Report, ReportForm, ReportQuestion, ReportRound
from models.repositories.accounts import REACHABLE
from models.repositories.audience import Whom, is_meant
from models.repositories.members import LEFT
from models.repositories.units import CELL, below, natural_key
from models.repositories.upsert import insert_ignoring

_DRAFT = "draft"


@dataclass(frozen=True)
class OpenReport:
    """A report to be written, and what it is about."""

    report: Report
    round: ReportRound
    form: ReportForm
    unit: Unit


@dataclass(frozen=True)
class Standing:
    """How a round stands: reports by state, and the names of those that were not sent, in order.

    `returned` are among the counts, and not among the missing names.
    """

    submitted: int
    accepted: int
    returned: int
    missing: Sequence[str]

    @property
    def total(self) -> int:
        """All reports that are waited for or were sent."""
        return self.submitted + self.accepted + self.returned + len(self.missing)


async def add_form(session: AsyncSession, columns: dict[str, Any]) -> ReportForm:
    """A new form, without questions yet."""
    form = ReportForm(**columns)
    session.add(form)
    await session.flush()
    return form


async def add_question(
    session: AsyncSession, form_id: int, position: int, columns: dict[str, Any]
) -> None:
    """A question of a form."""
    session.add(ReportQuestion(form_id=form_id, position=position, **columns))
    await session.flush()


async def find_form(session: AsyncSession, form_id: int) -> ReportForm | None:
    """The form with this id, if there is one."""
    return await session.get(ReportForm, form_id)


async def list_questions(session: AsyncSession, form_id: int) -> list[ReportQuestion]:
    """The questions of a form in order."""
    query = select(ReportQuestion).where(ReportQuestion.form_id == form_id)
    return list(await session.scalars(query.order_by(ReportQuestion.position)))


async def list_forms(session: AsyncSession, unit_ids: Sequence[int]) -> list[ReportForm]:
    """The forms of these units that are in use, the newest first."""
    query = select(ReportForm).where(
        ReportForm.unit_id.in_(unit_ids), ReportForm.retired_at.is_(None)
    )
    return list(await session.scalars(query.order_by(ReportForm.id.desc())))


async def add_round(
    session: AsyncSession, form_id: int, period: str, due_at: datetime, now: datetime
) -> ReportRound:
    """A new round, without reports yet."""
    opened = ReportRound(form_id=form_id, period=period, due_at=due_at, opened_at=now)
    session.add(opened)
    await session.flush()
    return opened


async def find_round(session: AsyncSession, round_id: int) -> ReportRound | None:
    """The round with this id, if there is one."""
    return await session.get(ReportRound, round_id)


async def find_with_form(
    session: AsyncSession, round_id: int
) -> tuple[ReportRound, ReportForm] | None:
    """The round with this id and its form, if there is one."""
    query = select(ReportRound, ReportForm).join(ReportForm, ReportForm.id == ReportRound.form_id)
    row = (await session.execute(query.where(ReportRound.id == round_id))).first()
    return (row[0], row[1]) if row is not None else None


async def lock_round(session: AsyncSession, opened: ReportRound) -> None:
    """Read the round as it stands now; on PostgreSQL nobody else changes it until the end."""
    await session.refresh(opened, with_for_update=True)


async def find_last_period(session: AsyncSession, form_id: int) -> str:
    """The last period of which a round was opened; empty before the first."""
    query = select(func.max(ReportRound.period)).where(ReportRound.form_id == form_id)
    return await session.scalar(query) or ""


async def list_rounds(
    session: AsyncSession, unit_ids: Sequence[int], since: datetime
) -> list[tuple[ReportRound, ReportForm]]:
    """Rounds that these units asked for and that were due since then, the newest first."""
    query = (
        select(ReportRound, ReportForm)
        .join(ReportForm, ReportForm.id == ReportRound.form_id)
        .where(ReportForm.unit_id.in_(unit_ids), ReportRound.due_at >= since)
        .order_by(ReportRound.due_at.desc(), ReportRound.id.desc())
    )
    return [(opened, form) for opened, form in await session.execute(query)]


async def add_cells(session: AsyncSession, round_id: int, unit_ids: Sequence[int]) -> None:
    """A draft for each open cell among these units and below them."""
    is_asked = Unit.id.in_(below(unit_ids)) & (Unit.kind == CELL) & Unit.closed_at.is_(None)
    columns = _fresh(round_id) | {
        "unit_id": Unit.id,
        "reporter": literal("u") + cast(Unit.id, String),
    }
    await _add_drafts(session, columns, [is_asked])


async def add_members(
    session: AsyncSession, round_id: int, whom: Whom, named: Sequence[int] = ()
) -> None:
    """A draft for each member of the audience; if some are named, for just those of it."""
    columns = _fresh(round_id) | {
        "unit_id": Member.unit_id,
        "member_id": Member.id,
        "reporter": literal("m") + cast(Member.id, String),
    }
    are_named = [Member.id.in_(named)] if named else []
    await _add_drafts(session, columns, [*is_meant(whom), *are_named])


def _fresh(round_id: int) -> dict[str, Any]:
    return {"round_id": literal(round_id), "state": literal(_DRAFT), "revision": literal(0)}


async def _add_drafts(
    session: AsyncSession, columns: dict[str, Any], where: Sequence[ColumnElement[bool]]
) -> None:
    query = select(*[value.label(name) for name, value in columns.items()]).where(*where)
    await session.execute(insert_ignoring(session, Report).from_select(list(columns), query))


def _is_missing(round_id: int, states: Sequence[str]) -> ColumnElement[bool]:
    """Such reports of one round."""
    return (Report.round_id == round_id) & _is_awaited(states)


def _is_awaited(states: Sequence[str]) -> ColumnElement[bool]:
    """Reports in these states whose cell is still open, whose member still there."""
    gone = select(Member.id).where(Member.participation == LEFT)
    closed = select(Unit.id).where(Unit.closed_at.is_not(None))
    is_there = or_(Report.member_id.is_(None), Report.member_id.not_in(gone))
    return Report.state.in_(states) & is_there & Report.unit_id.not_in(closed)


def writer_chats(round_id: int, states: Sequence[str], roles: Sequence[str]) -> Any:
    """A query of (chat, report) for the missing reports of a round and those who write them: who
    holds one of the roles in just that cell, or the member."""
    return _writers(_is_missing(round_id, states), roles)


def cell_writer_chats(
    member_ids: Sequence[int], states: Sequence[str], roles: Sequence[str], since: datetime
) -> Any:
    """The same for these members and the reports of their cells in rounds not due before then."""
    rounds = select(ReportRound.id).where(ReportRound.due_at >= since)
    of_cells = Report.member_id.is_(None) & Report.round_id.in_(rounds)
    return _writers(_is_awaited(states) & of_cells & Role.member_id.in_(member_ids), roles)


def _writers(are_meant: ColumnElement[bool], roles: Sequence[str]) -> Any:
    holds = (Role.unit_id == Report.unit_id) & Role.role.in_(roles)
    writer = func.coalesce(Report.member_id, Role.member_id)
    return (
        select(Account.user_id, Report.id)
        .select_from(Report)
        .join(Role, Report.member_id.is_(None) & holds, isouter=True)
        .join(Member, Member.id == writer)
        .join(Account, Account.member_id == Member.id)
        .where(are_meant, Member.participation != LEFT, Account.reach == REACHABLE)
        .distinct()
    )


async def count_missing(session: AsyncSession, round_id: int, states: Sequence[str]) -> int:
    """How many reports of a round are missing."""
    query = select(func.count()).select_from(Report).where(_is_missing(round_id, states))
    return int(await session.scalar(query) or 0)


async def list_reached(
    session: AsyncSession,
    round_id: int,
    states: Sequence[str],
    roles: Sequence[str],
    *,
    of_members: bool,
) -> tuple[int, list[str]]:
    """How many of them have a writer who can be told by chat, and the names of the others."""
    chats = writer_chats(round_id, states, roles).subquery()
    reached = set(await session.scalars(select(chats.c[1])))
    names = await _list_names(session, round_id, states, of_members=of_members)
    return len(reached), [name for report_id, name in names if report_id not in reached]


async def _list_names(
    session: AsyncSession, round_id: int, states: Sequence[str], *, of_members: bool
) -> list[tuple[int, str]]:
    """(report, name of its cell or member) of the missing, by name."""
    query = (
        select(Report.id, Member.full_name if of_members else Unit.name)
        .select_from(Report)
        .join(Unit, Unit.id == Report.unit_id)
        .join(Member, Member.id == Report.member_id, isouter=True)
        .where(_is_missing(round_id, states))
    )
    found = [(report_id, name) for report_id, name in await session.execute(query)]
    return sorted(found, key=lambda one: natural_key(one[1]))


async def get_standing(
    session: AsyncSession, round_id: int, missing: Sequence[str], *, of_members: bool
) -> Standing:
    """Counts of a round, and the names of the cells or members whose report is still a draft."""
    counts = await _count_by_state(session, round_id, missing)
    names = await _list_names(session, round_id, [_DRAFT], of_members=of_members)
    return Standing(
        submitted=counts.get("submitted", 0),
        accepted=counts.get("accepted", 0),
        returned=counts.get("returned", 0),
        missing=[name for _, name in names],
    )


async def _count_by_state(
    session: AsyncSession, round_id: int, missing: Sequence[str]
) -> dict[str, int]:
    is_sent = (Report.round_id == round_id) & Report.state.not_in(missing)
    rows = await session.execute(
        select(Report.state, func.count())
        .where(is_sent | _is_missing(round_id, missing))
        .group_by(Report.state)
    )
    return {row[0]: row[1] for row in rows}


async def find_report(session: AsyncSession, report_id: int) -> OpenReport | None:
    """A report with its round, form and cell, if there is one."""
    row = (await session.execute(_reports().where(Report.id == report_id))).first()
    return OpenReport(*row) if row is not None else None


async def list_open(
    session: AsyncSession,
    unit_ids: Sequence[int],
    member_id: int,
    states: Sequence[str],
    since: datetime,
) -> list[OpenReport]:
    """Reports in these states of these cells, and of this member; what is due first comes first."""
    of_cell = Report.member_id.is_(None) & Report.unit_id.in_(unit_ids)
    query = _reports().where(
        of_cell | (Report.member_id == member_id),
        Report.state.in_(states),
        ReportRound.due_at >= since,
        Unit.closed_at.is_(None),
    )
    rows = await session.execute(query.order_by(ReportRound.due_at, Report.id))
    return [OpenReport(*row) for row in rows]


def _reports() -> Any:
    return (
        select(Report, ReportRound, ReportForm, Unit)
        .join(ReportRound, ReportRound.id == Report.round_id)
        .join(ReportForm, ReportForm.id == ReportRound.form_id)
        .join(Unit, Unit.id == Report.unit_id)
    )
