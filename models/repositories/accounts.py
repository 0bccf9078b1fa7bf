"""Queries of chat accounts."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.members import Account, Consent, Member

REACHABLE, BLOCKED = "reachable", "blocked"


async def find(session: AsyncSession, user_id: int) -> Account | None:
    """The account of a chat user."""
    return await session.scalar(select(Account).where(Account.user_id == user_id))


async def get(session: AsyncSession, account_id: int) -> Account:
    """The account with this id."""
    return await session.get_one(Account, account_id)


async def find_of_member(session: AsyncSession, member_id: int) -> Account | None:
    """The account through which a member is reached."""
    return await session.scalar(select(Account).where(Account.member_id == member_id))


async def list_of_members(session: AsyncSession, member_ids: Iterable[int]) -> list[Account]:
    """The accounts through which these members are reached."""
    query = select(Account).where(Account.member_id.in_(list(member_ids))).order_by(Account.id)
    return list(await session.scalars(query))


async def find_member(session: AsyncSession, account: Account) -> Member | None:
    """The member behind an account."""
    return await session.get(Member, account.member_id) if account.member_id else None


async def add(session: AsyncSession, user_id: int, language: str, now: datetime) -> Account:
    """A new account, bound to nobody yet."""
    account = Account(user_id=user_id, language=language, reach=REACHABLE, created_at=now)
    session.add(account)
    await session.flush()
    return account


async def add_consent(
    session: AsyncSession,
    account: Account,
    purpose: str,
    text_hash: str,
    update_id: int,
    now: datetime,
) -> None:
    """Keep the proof of a consent."""
    session.add(
        Consent(
            account_id=account.id,
            purpose=purpose,
            text_hash=text_hash,
            update_id=update_id,
            given_at=now,
        )
    )


async def set_reach(session: AsyncSession, user_id: int, reach: str) -> None:
    """Note whether this person can be written to."""
    await session.execute(update(Account).where(Account.user_id == user_id).values(reach=reach))


async def remove(session: AsyncSession, user_id: int) -> None:
    """Forget the account and its consents."""
    await session.execute(delete(Account).where(Account.user_id == user_id))


async def find_consent_at(session: AsyncSession, account: Account) -> datetime | None:
    """When the account last agreed."""
    return await session.scalar(
        select(Consent.given_at)
        .where(Consent.account_id == account.id)
        .order_by(Consent.id.desc())
        .limit(1)
    )
