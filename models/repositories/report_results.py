"""Queries of what became of reports: decisions, proposals, and all answers of a round."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.members import Account, Member, Role, Unit
from models.reports import (
    Proposal,
    Report,
    ReportAnswer,
    ReportForm,
    ReportPhoto,
    ReportRound,
)
from models.repositories.accounts import REACHABLE
from models.repositories.members import LEFT
from models.repositories.units import natural_key

_SUBMITTED, _ACCEPTED = "submitted", "accepted"
# What was sent and not returned. The answers of all others may be half written.
SENT = (_SUBMITTED, _ACCEPTED)
# Reports whose answers are read at once.
_AT_ONCE = 200
# Of an answer: the ids of its report and of its question.
Place = tuple[int, int]
# Of a sum: the ids of its round, its question and its cell.
Spot = tuple[int, int, int]


@dataclass(frozen=True)
class Entry:
    """A report of a round, its cell, and the member if it is a member's."""

    report: Report
    unit: Unit
    member: Member | None

    @property
    def is_sent(self) -> bool:
        """Whether its answers may be read."""
        return self.report.state in SENT


class Answer(NamedTuple):
    """The answer to one question; one of the three tells it."""

    words: str | None
    number: float | None
    option: int | None


@dataclass(frozen=True)
class Case:
    """A proposal and where it comes from."""

    proposal: Proposal
    report: Report
    unit: Unit
    member: Member | None
    round: ReportRound
    form: ReportForm


T = TypeVar("T", Entry, Case)


async def list_entries(session: AsyncSession, round_id: int) -> list[Entry]:
    """The reports of a round by the names of cells and members; cells that were closed and members
    who left are there only with what they sent."""
    query = _that_count(Report, Unit, Member).where(Report.round_id == round_id)
    found = [Entry(*row) for row in await _read_in_slices(session, query, _in_round(round_id))]
    return _by_name(found)


def _in_round(round_id: int) -> Any:
    return select(Report.id).where(Report.round_id == round_id)


async def _read_in_slices(session: AsyncSession, query: Any, reports: Any) -> list[Any]:
    """The rows of the query, of the reports of the other one, some reports at a time.

    Those of thousands would be made into objects at once, and nobody else heard for a second.
    """
    ids = sorted(set(await session.scalars(reports)))
    rows: list[Any] = []
    for at in range(0, len(ids), _AT_ONCE):
        some = ids[at : at + _AT_ONCE]
        rows += await session.execute(query.where(Report.id.between(some[0], some[-1])))
    return rows


def _that_count(*columns: Any) -> Any:
    """Reports that were sent, or that somebody may still write."""
    is_awaited = Unit.closed_at.is_(None) & or_(Member.id.is_(None), Member.participation != LEFT)
    return (
        select(*columns)
        .select_from(Report)
        .join(Unit, Unit.id == Report.unit_id)
        .join(Member, Member.id == Report.member_id, isouter=True)
        .where(or_(Report.state.in_(SENT), is_awaited))
    )


def _by_name(found: Iterable[T]) -> list[T]:
    """By cell and member; the key of a cell is made once, not for each of its people."""
    cells: dict[int, Any] = {}

    def key(one: T) -> tuple[Any, ...]:
        cell, name = one.unit, one.member.folded_name if one.member else ""
        if cell.id not in cells:
            cells[cell.id] = natural_key(cell.name)
        return cells[cell.id], name.rpartition(" ")[2], name, one.report.id

    return sorted(found, key=key)


async def set_decided(
    session: AsyncSession,
    report_id: int,
    revision: int,
    state: str,
    member_id: int,
    now: datetime,
    note: str | None = None,
) -> bool:
    """Accept or return what was submitted; False if it is not this revision that waits now."""
    result: Any = await session.execute(
        update(Report)
        .where(Report.id == report_id, Report.revision == revision, Report.state == _SUBMITTED)
        .values(state=state, decided_by=member_id, decided_at=now, note=note)
    )
    return int(result.rowcount) == 1


async def get_now(session: AsyncSession, report_id: int) -> Report:
    """The report as another transaction has left it."""
    return await session.get_one(Report, report_id, populate_existing=True)


async def find_member(session: AsyncSession, member_id: int | None) -> Member | None:
    """Who decided or answered, if they are still on the roster."""
    return await session.get(Member, member_id) if member_id is not None else None


async def list_writer_chats(
    session: AsyncSession, report: Report, roles: Sequence[str]
) -> list[int]:
    """The chats of those who write this report: the member, or who holds one of the roles in just
    this cell."""
    holders = select(Role.member_id).where(Role.unit_id == report.unit_id, Role.role.in_(roles))
    is_writer = (
        Member.id.in_(holders) if report.member_id is None else Member.id == report.member_id
    )
    query = (
        select(Account.user_id)
        .join(Member, Member.id == Account.member_id)
        .where(is_writer, Member.participation != LEFT, Account.reach == REACHABLE)
    )
    return list(await session.scalars(query.order_by(Account.id)))


async def list_answers(session: AsyncSession, round_id: int) -> dict[Place, Answer]:
    """All answers of a round that were sent."""
    one = ReportAnswer
    query = (
        select(one.report_id, one.question_id, one.words, one.number, one.option)
        .join(Report, Report.id == one.report_id)
        .where(Report.round_id == round_id, Report.state.in_(SENT))
    )
    rows = await _read_in_slices(session, query, _in_round(round_id))
    return {(row[0], row[1]): Answer(row[2], row[3], row[4]) for row in rows}


async def count_photos(session: AsyncSession, round_id: int) -> dict[Place, int]:
    """How many photos were sent in a round."""
    query = (
        select(ReportPhoto.report_id, ReportPhoto.question_id, func.count())
        .join(Report, Report.id == ReportPhoto.report_id)
        .where(Report.round_id == round_id, Report.state.in_(SENT))
        .group_by(ReportPhoto.report_id, ReportPhoto.question_id)
    )
    return {(row[0], row[1]): row[2] for row in await session.execute(query)}


async def list_photo_ids(session: AsyncSession, report_id: int) -> list[int]:
    """The photos of a report in the order in which they were sent."""
    query = select(ReportPhoto.id).where(ReportPhoto.report_id == report_id)
    return list(await session.scalars(query.order_by(ReportPhoto.question_id, ReportPhoto.id)))


async def find_photo(session: AsyncSession, photo_id: int) -> ReportPhoto | None:
    """The photo with this id, if there is one."""
    return await session.get(ReportPhoto, photo_id)


async def list_forerunners(session: AsyncSession, form_id: int) -> list[int]:
    """The forms in whose place this one came: of the same unit, title and rhythm, for the same
    kind of writers, and not in use any more."""
    form = await session.get_one(ReportForm, form_id)
    query = select(ReportForm.id).where(
        ReportForm.id < form.id,
        ReportForm.unit_id == form.unit_id,
        ReportForm.title == form.title,
        ReportForm.rhythm == form.rhythm,
        ReportForm.asks == form.asks,
        ReportForm.retired_at.is_not(None),
    )
    return list(await session.scalars(query))


async def list_rounds_until(
    session: AsyncSession, form_ids: Sequence[int], last: ReportRound, most: int
) -> list[ReportRound]:
    """So many rounds of these forms up to this one, the oldest first."""
    query = (
        select(ReportRound)
        .where(ReportRound.form_id.in_(form_ids), ReportRound.due_at <= last.due_at)
        .order_by(ReportRound.due_at.desc())
        .limit(most)
    )
    return list(reversed(list(await session.scalars(query))))


async def count_asked(
    session: AsyncSession, round_ids: Sequence[int]
) -> list[tuple[int, int, int, int]]:
    """(round, cell, how many, how many of them were sent) of the reports of these rounds that
    count."""
    places = (Report.round_id, Report.unit_id)
    sent = func.count().filter(Report.state.in_(SENT))
    query = _that_count(*places, func.count(), sent).group_by(*places)
    rows = await session.execute(query.where(Report.round_id.in_(round_ids)))
    return [(row[0], row[1], row[2], row[3]) for row in rows]


async def list_sums(
    session: AsyncSession, round_ids: Sequence[int]
) -> dict[Spot, tuple[float, int]]:
    """The sums of the numbers sent, and of how many reports each is."""
    places = (Report.round_id, ReportAnswer.question_id, Report.unit_id)
    query = (
        select(*places, func.sum(ReportAnswer.number), func.count())
        .join(Report, Report.id == ReportAnswer.report_id)
        .where(
            Report.round_id.in_(round_ids),
            Report.state.in_(SENT),
            ReportAnswer.number.is_not(None),
        )
        .group_by(*places)
    )
    rows = await session.execute(query)
    return {(row[0], row[1], row[2]): (row[3] or 0.0, row[4]) for row in rows}


async def list_units(session: AsyncSession, unit_ids: Sequence[int]) -> list[Unit]:
    """These units by name, those that were closed too."""
    found = await session.scalars(select(Unit).where(Unit.id.in_(unit_ids)))
    return sorted(found, key=lambda unit: natural_key(unit.name))


def _cases() -> Any:
    return (
        select(Proposal, Report, Unit, Member, ReportRound, ReportForm)
        .join(Report, Report.id == Proposal.report_id)
        .join(Unit, Unit.id == Report.unit_id)
        .join(Member, Member.id == Report.member_id, isouter=True)
        .join(ReportRound, ReportRound.id == Report.round_id)
        .join(ReportForm, ReportForm.id == ReportRound.form_id)
    )


def _in_order(rows: Sequence[Any]) -> list[Case]:
    """By round, the newest first, and within it by the name of the cell."""
    rounds = defaultdict[int, list[Case]](list)
    for row in rows:
        case = Case(*row)
        rounds[case.round.id].append(case)
    newest_first = sorted(rounds.values(), key=lambda some: some[0].round.due_at, reverse=True)
    return [case for some in newest_first for case in _by_name(sorted(some, key=_number))]


def _number(case: Case) -> int:
    return case.proposal.id


async def list_proposals(session: AsyncSession, round_id: int) -> list[Case]:
    """The proposals of a round."""
    query = _cases().where(Report.round_id == round_id)
    return _in_order(await _read_in_slices(session, query, _in_round(round_id)))


async def list_unanswered(session: AsyncSession, unit_ids: Sequence[int]) -> list[Case]:
    """The proposals to these units that wait for an answer."""
    waiting = _waiting(Proposal.report_id, unit_ids)
    return _in_order(await _read_in_slices(session, _cases().where(_waits_for(unit_ids)), waiting))


async def count_unanswered(session: AsyncSession, unit_ids: Sequence[int]) -> int:
    """How many those are."""
    return int(await session.scalar(_waiting(func.count(), unit_ids)) or 0)


def _waiting(column: Any, unit_ids: Sequence[int]) -> Any:
    """A column of the proposals that wait."""
    return (
        select(column)
        .select_from(Proposal)
        .join(Report, Report.id == Proposal.report_id)
        .join(ReportRound, ReportRound.id == Report.round_id)
        .join(ReportForm, ReportForm.id == ReportRound.form_id)
        .where(_waits_for(unit_ids))
    )


def _waits_for(unit_ids: Sequence[int]) -> Any:
    return ReportForm.unit_id.in_(unit_ids) & Proposal.replied_at.is_(None)


async def find_proposal(session: AsyncSession, proposal_id: int) -> Case | None:
    """The proposal with this id, if there is one."""
    query = _cases().where(Proposal.id == proposal_id).execution_options(populate_existing=True)
    row = (await session.execute(query)).first()
    return Case(*row) if row is not None else None


async def set_reply(
    session: AsyncSession,
    proposal: Proposal,
    words: str,
    member_id: int,
    now: datetime,
) -> bool:
    """Answer what was read; False if it was changed or answered meanwhile."""
    seen = proposal.replied_at
    was_seen = Proposal.replied_at.is_(None) if seen is None else Proposal.replied_at == seen
    result: Any = await session.execute(
        update(Proposal)
        .where(Proposal.id == proposal.id, Proposal.made_at == proposal.made_at, was_seen)
        .values(reply=words, replied_by=member_id, replied_at=now)
    )
    return int(result.rowcount) == 1
