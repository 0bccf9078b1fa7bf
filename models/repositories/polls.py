"""Queries of polls, of those who are asked in them, and of what was counted."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import String, cast, delete, false, func, literal, null, select, union
from sqlalchemy.ext.asyncio import AsyncSession

from models.dialogues import ChatChoices
from models.members import Account, Member, Unit
from models.polls import Ballot, Elector, Poll, PollCount
from models.repositories import poll_answers
from models.repositories.accounts import REACHABLE
from models.repositories.audience import Whom, is_meant
from models.repositories.members import LEFT
from models.repositories.units import CELL
from models.repositories.upsert import insert_ignoring

_OPEN = "open"


@dataclass(frozen=True)
class Voter:
    """One who is asked, and what they chose if the poll is not secret."""

    member_id: int
    unit_id: int
    has_answered: bool
    choice: int | None
    has_left: bool


async def get(session: AsyncSession, poll_id: int) -> Poll:
    """The poll with this id."""
    return await session.get_one(Poll, poll_id)


async def find(session: AsyncSession, poll_id: int) -> Poll | None:
    """The poll with this id, if there is one."""
    return await session.get(Poll, poll_id)


async def lock(session: AsyncSession, poll_id: int, *, is_shared: bool = False) -> Poll | None:
    """The poll as it is now; nobody closes it, or answers in it, until this transaction ends.

    `is_shared`: others may answer in it meanwhile.
    """
    query = select(Poll).where(Poll.id == poll_id).with_for_update(read=is_shared)
    return await session.scalar(query.execution_options(populate_existing=True))


async def add(session: AsyncSession, **values: Any) -> Poll:
    """A new poll."""
    poll = Poll(**values)
    session.add(poll)
    await session.flush()
    return poll


async def list_recent(
    session: AsyncSession, unit_ids: Sequence[int], since: datetime
) -> list[Poll]:
    """Polls of these units made since then, the newest first."""
    query = select(Poll).where(Poll.unit_id.in_(unit_ids), Poll.created_at >= since)
    return list(await session.scalars(query.order_by(Poll.id.desc())))


async def list_open_for(session: AsyncSession, member_id: int) -> list[Poll]:
    """The open polls in which this member is asked, the one that ends first first."""
    query = (
        select(Poll)
        .join(Elector, Elector.poll_id == Poll.id)
        .where(Elector.member_id == member_id, Poll.state == _OPEN)
    )
    return list(await session.scalars(query.order_by(Poll.ends_at, Poll.id)))


async def add_electors(session: AsyncSession, poll_id: int, whom: Whom) -> int:
    """Ask all of the audience who can be told by chat, in one statement; returns how many."""
    asked = (
        select(literal(poll_id), Member.id, Member.unit_id, false(), null())
        .select_from(Account)
        .join(Member, Member.id == Account.member_id)
        .where(*is_meant(whom), Account.reach == REACHABLE)
    )
    columns = ["poll_id", "member_id", "unit_id", "has_answered", "choice"]
    statement = insert_ignoring(session, Elector).from_select(columns, asked)
    result: Any = await session.execute(statement)
    return int(result.rowcount)


async def find_elector_chats(
    session: AsyncSession, poll_id: int, *, unanswered: bool = False
) -> Any:
    """A query of the chats of those who are asked and have not left; all, or the unanswered."""
    await poll_answers.settle(session)
    query = (
        select(Account.user_id)
        .join(Elector, Elector.member_id == Account.member_id)
        .join(Member, Member.id == Elector.member_id)
        .where(Elector.poll_id == poll_id, Member.participation != LEFT)
        .where(Account.reach == REACHABLE)
    )
    return query.where(Elector.has_answered.is_(False)) if unanswered else query


async def count_answered(session: AsyncSession, poll_id: int) -> int:
    """How many of those who are asked have answered."""
    await poll_answers.settle(session)
    query = select(func.count()).where(Elector.poll_id == poll_id, Elector.has_answered)
    return int(await session.scalar(query) or 0)


async def list_voters(session: AsyncSession, poll_id: int) -> list[Voter]:
    """All who are asked."""
    await poll_answers.settle(session)
    has_left = (Member.participation == LEFT).label("has_left")
    rows = await session.execute(
        select(Elector.member_id, Elector.unit_id, Elector.has_answered, Elector.choice, has_left)
        .join(Member, Member.id == Elector.member_id)
        .where(Elector.poll_id == poll_id)
        .order_by(Elector.member_id)
    )
    return [Voter(*row) for row in rows]


async def list_ballots(
    session: AsyncSession, poll_id: int, most: int | None = None
) -> list[tuple[bytes, bytes]]:
    """(slip, envelope) of the ballots of a secret poll."""
    await poll_answers.settle(session)
    query = select(Ballot.slip, Ballot.envelope).where(Ballot.poll_id == poll_id)
    rows = await session.execute(query.order_by(Ballot.slip).limit(most))
    return [(row[0], row[1]) for row in rows]


async def list_open_secret(session: AsyncSession) -> list[int]:
    """The secret polls that are open."""
    query = select(Poll.id).where(Poll.state == _OPEN, Poll.is_secret).order_by(Poll.id)
    return list(await session.scalars(query))


async def remove_ballots(session: AsyncSession, poll_id: int) -> None:
    """Delete what was answered in secret."""
    await poll_answers.settle(session)
    await session.execute(delete(Ballot).where(Ballot.poll_id == poll_id))


async def remove_electors(session: AsyncSession, poll_id: int) -> None:
    """Delete who was asked, who has answered, and, of an open poll, what."""
    await poll_answers.settle(session)
    await session.execute(delete(Elector).where(Elector.poll_id == poll_id))


async def add_counts(
    session: AsyncSession, poll_id: int, counts: Sequence[tuple[int, int, int]]
) -> None:
    """(unit, option, count) each; see `PollCount`."""
    rows = [
        {"poll_id": poll_id, "unit_id": unit_id, "option": option, "count": number}
        for unit_id, option, number in counts
    ]
    if rows:
        await session.execute(insert_ignoring(session, PollCount), rows)


async def list_counts(session: AsyncSession, poll_id: int) -> list[PollCount]:
    """All that was counted."""
    query = select(PollCount).where(PollCount.poll_id == poll_id)
    return list(await session.scalars(query.order_by(PollCount.unit_id, PollCount.option)))


async def list_secretive(
    session: AsyncSession, user_ids: Collection[int], prefix: str
) -> list[int]:
    """Those of the chat users whose words may be a secret answer.

    They are asked in an open secret poll, or the last card of their chat offers buttons with
    this prefix: of a poll that has been closed meanwhile, too.
    """
    people = list(user_ids)
    asked = (
        select(Account.user_id)
        .join(Elector, Elector.member_id == Account.member_id)
        .join(Poll, Poll.id == Elector.poll_id)
        .where(Account.user_id.in_(people), Poll.state == _OPEN, Poll.is_secret)
    )
    # As it lies in the list of (label, data): a quote before it, which no label leaves bare.
    offered = select(ChatChoices.chat_id).where(
        ChatChoices.chat_id.in_(people),
        cast(ChatChoices.choices, String).contains(f'"{prefix}:', autoescape=True),
    )
    return list(await session.scalars(union(asked, offered)))


async def remove_left(session: AsyncSession, poll_id: int) -> None:
    """Forget those who were asked and have left since."""
    left = select(Member.id).where(Member.participation == LEFT)
    theirs = delete(Elector).where(Elector.poll_id == poll_id, Elector.member_id.in_(left))
    await session.execute(theirs.execution_options(synchronize_session=False))


async def find_cells_of(session: AsyncSession, unit_ids: Collection[int]) -> dict[int, int]:
    """The cell that each unit is or lies in; a unit above the cells stands for itself."""
    known = {
        row[0]: row for row in await session.execute(select(Unit.id, Unit.parent_id, Unit.kind))
    }
    return {unit_id: _cell_of(known, unit_id) for unit_id in unit_ids}


def _cell_of(known: Mapping[int, Any], unit_id: int) -> int:
    at: int | None = unit_id
    # A tree in a circle ends here, too.
    for _ in range(len(known)):
        if at is None:
            break
        if known[at].kind == CELL:
            return at
        at = known[at].parent_id
    return unit_id
