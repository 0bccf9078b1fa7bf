"""Queries of chat accounts."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, delete, event, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import ORMExecuteState, Session

from models.members import Account, Consent, Member, Role
from models.session import WatchedSession

REACHABLE, BLOCKED = "reachable", "blocked"
DEACTIVATED, NOT_STARTED = "deactivated", "not_started"
# What makes a chat user somebody who may do something.
_PEOPLE = (Account, Member, Role)
_CHANGED = "people_changed"


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


async def list_readers(
    session: AsyncSession, user_ids: Sequence[int]
) -> dict[int, tuple[Account, Member | None]]:
    """The accounts of these chat users, and the members behind them."""
    query: Select[Account, Member | None] = (
        select(Account, Member)
        .outerjoin(Member, Member.id == Account.member_id)
        .where(Account.user_id.in_(user_ids))
    )
    found = await session.execute(query)
    return {account.user_id: (account, member) for account, member in found}


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


async def set_reach(
    session: AsyncSession, user_id: int, reach: str, now: datetime | None = None
) -> bool:
    """Note whether this person can be written to; False if that was known, or there is nobody."""
    result: Any = await session.execute(
        update(Account)
        .where(Account.user_id == user_id, Account.reach != reach)
        .values(reach=reach, reach_changed_at=now)
    )
    return int(result.rowcount) == 1


async def list_unreached(session: AsyncSession, unit_id: int) -> list[tuple[Member, Account]]:
    """Members of just this unit who use the bot but cannot be written to; the account says why."""
    query = (
        select(Member, Account)
        .join(Account, Account.member_id == Member.id)
        .where(Member.unit_id == unit_id, Member.participation != "left")
        .where(Account.reach != REACHABLE)
        .order_by(Member.id)
    )
    return [(member, account) for member, account in await session.execute(query)]


async def list_unreached_ids(session: AsyncSession, member_ids: Sequence[int]) -> set[int]:
    """Those of the members who use the bot but cannot be written to."""
    query = select(Account.member_id).where(
        Account.member_id.in_(member_ids), Account.reach != REACHABLE
    )
    return {member_id for member_id in await session.scalars(query) if member_id is not None}


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


async def list_known(
    session: AsyncSession, user_ids: Iterable[int]
) -> dict[int, tuple[Account, Member | None, list[Role]]]:
    """Those of the chat users who have an account, the members behind them and their roles."""
    query: Select[Account, Member | None, Role | None] = (
        select(Account, Member, Role)
        .outerjoin(Member, Member.id == Account.member_id)
        .outerjoin(Role, Role.member_id == Member.id)
        .where(Account.user_id.in_(list(user_ids)))
        .order_by(Role.id)
    )
    known: dict[int, tuple[Account, Member | None, list[Role]]] = {}
    for account, member, role in await session.execute(query):
        _, _, roles = known.setdefault(account.user_id, (account, member, []))
        if role is not None:
            roles.append(role)
    return known


def have_changed(session: AsyncSession) -> bool:
    """Whether this session has written of anybody's account, membership or roles."""
    return _CHANGED in session.info


@event.listens_for(WatchedSession, "before_flush")
def _note_changes(session: Session, *_: object) -> None:
    touched = (*session.new, *session.dirty, *session.deleted)
    if any(isinstance(row, _PEOPLE) for row in touched):
        session.info[_CHANGED] = True


@event.listens_for(WatchedSession, "do_orm_execute")
def _note_statement(state: ORMExecuteState) -> None:
    """A statement that changes rows of these tables, or does not say of which."""
    if state.is_select:
        return
    mapper = state.bind_mapper
    if mapper is None or mapper.class_ in _PEOPLE:
        state.session.info[_CHANGED] = True
