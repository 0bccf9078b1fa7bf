"""What people see, choose and take back of their own data."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor, list_deciders
from bot.errors import NotAllowed
from bot.features.members import reach
from bot.features.members.registration import MENU, find_asked
from bot.features.stories import erasing
from bot.outbox.queue import Kind, put, refresh
from bot.quiet import QuietHours
from models.members import Member, Role, Unit
from models.repositories import accounts, audit, erasure, units

CORRECTION = Kind("members.correction", repeat=False)


@dataclass(frozen=True)
class Profile:
    """All that is kept about one member."""

    member: Member
    unit: Unit
    roles: tuple[tuple[Role, Unit], ...]
    consented_at: datetime | None
    reach: str


async def see_own(session: AsyncSession, actor: Actor) -> Profile | datetime:
    """What is kept about the person: of one not confirmed yet, only when they agreed.

    A member who has left sees their own too. Raises NotAllowed for a stranger.
    """
    if actor.account is not None and actor.member is None:
        agreed_at = await accounts.find_consent_at(session, actor.account)
        return agreed_at or actor.account.created_at
    if actor.account is None and (asked := await find_asked(session, actor)):
        return asked.updated_at
    member = actor.known_member()
    unit = await units.get(session, member.unit_id)
    roles = [(role, await units.get(session, role.unit_id)) for role in actor.roles]
    consented_at = actor.account and await accounts.find_consent_at(session, actor.account)
    state = actor.account.reach if actor.account else accounts.NOT_STARTED
    return Profile(member, unit, tuple(roles), consented_at or None, state)


async def choose_language(
    session: AsyncSession, actor: Actor, language: str, now: datetime
) -> None:
    """Speak to this member in this language from now on; the menu follows.

    Of others nothing is kept, and one who waits to be confirmed is spoken to like a stranger:
    the difference would tell whether a number is on the list.
    """
    if actor.account is None or not actor.is_registered:
        return
    actor.account.language = language
    await put(session, MENU, actor.user_id, actor.user_id, now)
    await refresh(session, MENU, actor.user_id, now)


async def ask_correction(session: AsyncSession, actor: Actor, words: str, now: datetime) -> int:
    """Pass on what is wrong to those who keep the roster; returns how many were told."""
    member = actor.known_member()
    deciders = await list_deciders(session, member.unit_id, Act.DECIDE_APPLICATION)
    told = [decider for decider in deciders if decider.user_id != actor.user_id]
    for decider in told:
        key = str(int(now.timestamp()))
        await put(session, CORRECTION, member.id, decider.user_id, now, key, {"words": words[:500]})
    return len(told)


async def require_kept(session: AsyncSession, actor: Actor) -> None:
    """Raises NotAllowed if there is nothing to erase."""
    if actor.account is None and await find_asked(session, actor) is None:
        raise NotAllowed


async def erase_account(
    session: AsyncSession, actor: Actor, update_id: int, now: datetime, quiet: QuietHours
) -> None:
    """Withdraw the consent: account, messages and drafts go; the roster stays with the cell.

    Raises NotAllowed if there is nothing to erase.
    """
    await require_kept(session, actor)
    member_id = actor.member.id if actor.member else None
    if member_id is not None:
        await erasing.forget_member(session, member_id, now, quiet)
    await erasure.remove_chat(session, actor.user_id, update_id)
    if member_id is not None:
        await erasure.remove_unsent_reports(session, member_id)
    if actor.account is None:
        return
    await accounts.remove(session, actor.user_id)
    await put(session, MENU, actor.user_id, actor.user_id, now)
    await audit.add(session, actor.user_id, "withdraw", "done", now, None, member_id)


async def note_reach(
    session: AsyncSession, actor: Actor, now: datetime, quiet: QuietHours, *, is_blocked: bool
) -> None:
    """The person has blocked the bot, or unblocked it."""
    if is_blocked:
        await reach.lose(session, actor.user_id, accounts.BLOCKED, now, quiet)
    else:
        await reach.revive(session, actor, now)
