"""Queries of invitations and applications."""

from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.members import Account, Application, Invitation, Member, Unit


async def add_invitation(session: AsyncSession, **values: Any) -> None:
    """Keep a new invitation."""
    session.add(Invitation(**values))
    await session.flush()


async def void_invitations_of(session: AsyncSession, member_id: int, now: datetime) -> None:
    """Earlier invitations of this member lose their force."""
    await session.execute(
        update(Invitation)
        .where(Invitation.member_id == member_id, Invitation.spent_at.is_(None))
        .values(spent_at=now)
    )


async def find_open_invitation(
    session: AsyncSession, code_hash: str, now: datetime
) -> Invitation | None:
    """An invitation that can still be used."""
    return await session.scalar(
        select(Invitation).where(
            Invitation.code_hash == code_hash,
            Invitation.spent_at.is_(None),
            Invitation.expires_at > now,
        )
    )


async def claim_invitation(session: AsyncSession, code_hash: str, now: datetime) -> bool:
    """Spend it; False if somebody else was quicker or its time is up."""
    result: Any = await session.execute(
        update(Invitation)
        .where(
            Invitation.code_hash == code_hash,
            Invitation.spent_at.is_(None),
            Invitation.expires_at > now,
        )
        .values(spent_at=now)
    )
    return int(result.rowcount) == 1


async def add_application(session: AsyncSession, **values: Any) -> Application:
    """Keep a new application."""
    application = Application(**values)
    session.add(application)
    await session.flush()
    return application


async def find_application(session: AsyncSession, application_id: int) -> Application | None:
    """The application with this id."""
    return await session.get(Application, application_id)


async def find_waiting(session: AsyncSession, account_id: int) -> Application | None:
    """The application of this account that is not decided yet."""
    return await session.scalar(
        select(Application).where(
            Application.account_id == account_id, Application.decided_at.is_(None)
        )
    )


async def list_waiting(session: AsyncSession) -> list[Application]:
    """All applications not decided yet, the oldest first."""
    return list(
        await session.scalars(
            select(Application).where(Application.decided_at.is_(None)).order_by(Application.id)
        )
    )


async def claim_decision(
    session: AsyncSession, application_id: int, outcome: str, decided_by: int, now: datetime
) -> bool:
    """Decide an application once; what was stated is forgotten. False if it was decided before."""
    result: Any = await session.execute(
        update(Application)
        .where(Application.id == application_id, Application.decided_at.is_(None))
        .values(
            decided_at=now,
            decided_by=decided_by,
            outcome=outcome,
            stated_name=None,
            stated_phone=None,
        )
    )
    return int(result.rowcount) == 1


async def list_unregistered(session: AsyncSession, unit_id: int) -> list[Member]:
    """Members of a unit who have no account yet and have not left."""
    return list(
        await session.scalars(
            select(Member)
            .outerjoin(Account, Account.member_id == Member.id)
            .where(Member.unit_id == unit_id, Account.id.is_(None), Member.participation != "left")
        )
    )


async def list_unregistered_by_phone(session: AsyncSession, phone: str) -> list[Member]:
    """Members of open units with this number who have no account yet and have not left."""
    return list(
        await session.scalars(
            select(Member)
            .outerjoin(Account, Account.member_id == Member.id)
            .join(Unit, Unit.id == Member.unit_id)
            .where(
                Member.phone == phone,
                Account.id.is_(None),
                Member.participation != "left",
                Unit.closed_at.is_(None),
            )
            .order_by(Member.id)
        )
    )
