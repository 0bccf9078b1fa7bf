"""Invitations: a secret code for one person of one cell."""

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor, require
from bot.errors import ChibotError, ChoiceIsStale
from bot.features.members.listing import by_given_name
from models.members import Invitation, Member
from models.repositories import audit, members, registrations, units

# 192 random bits; 32 characters of a deep link, which carries 64.
_CODE_BYTES = 24
# Wrong codes of one person in this time; after these nothing is looked up any more.
_MOST_WRONG = 5
_WRONG_WITHIN = timedelta(hours=1)
_REDEEM = "redeem"


class InvitationIsVoid(ChibotError):
    """Unknown, spent, expired or to a closed cell: one sentence, so that guessing tells nothing."""

    key = "error-invitation-is-void"


async def list_to_invite(session: AsyncSession, actor: Actor, unit_id: int) -> list[Member]:
    """Members of the unit who are not registered yet, by given name."""
    await require(session, actor, Act.INVITE, unit_id)
    return by_given_name(await registrations.list_unregistered(session, unit_id))


async def invite(
    session: AsyncSession,
    actor: Actor,
    unit_id: int,
    member_id: int | None,
    now: datetime,
    valid_for: timedelta,
) -> str:
    """Make an invitation and return its code, which is kept nowhere: only its hash is."""
    await require(session, actor, Act.INVITE, unit_id)
    if member_id is not None:
        member = await members.get(session, member_id)
        if member.unit_id != unit_id:
            raise ChoiceIsStale
        await registrations.void_invitations_of(session, member_id, now)
    code = secrets.token_urlsafe(_CODE_BYTES)
    await registrations.add_invitation(
        session,
        code_hash=hash_code(code),
        unit_id=unit_id,
        member_id=member_id,
        made_by=actor.member_id,
        made_at=now,
        expires_at=now + valid_for,
    )
    await audit.add(session, actor.user_id, Act.INVITE, "done", now, unit_id, member_id)
    return code


async def check(session: AsyncSession, code_hash: str, now: datetime) -> Invitation:
    """The invitation behind a code. Raises InvitationIsVoid."""
    invitation = await registrations.find_open_invitation(session, code_hash, now)
    if invitation is None or (await units.get(session, invitation.unit_id)).closed_at is not None:
        raise InvitationIsVoid
    return invitation


async def is_good(session: AsyncSession, user_id: int, code_hash: str, now: datetime) -> bool:
    """Whether the code that this person brings can be used.

    Wrong ones are counted. After some the answer is no without a look, whatever the code, so that
    nobody learns by trying; that this has begun is audited once.
    """
    wrong = await audit.count_since(session, user_id, _REDEEM, now - _WRONG_WITHIN)
    if wrong > _MOST_WRONG:
        return False
    if wrong == _MOST_WRONG:
        await audit.add(session, user_id, _REDEEM, "refused", now)
        return False
    try:
        await check(session, code_hash, now)
    except InvitationIsVoid:
        await audit.add(session, user_id, _REDEEM, "wrong", now)
        return False
    return True


async def spend(session: AsyncSession, code_hash: str, now: datetime) -> Invitation:
    """Use the code up. Raises InvitationIsVoid, also for the slower of two people."""
    invitation = await check(session, code_hash, now)
    if not await registrations.claim_invitation(session, code_hash, now):
        raise InvitationIsVoid
    return invitation


def hash_code(code: str) -> str:
    """What is kept of a code."""
    return hashlib.sha256(code.encode("utf-8", "replace")).hexdigest()
