"""Registration: consent, application, and the secretary's one press."""

import hashlib
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor, list_deciders, may, require
from bot.errors import ChibotError, ChoiceIsStale
from bot.features.members import invitations
from bot.features.members.listing import by_given_name
from bot.outbox.queue import Kind, put, refresh
from bot.reading.names import fold, tidy_name
from bot.roles import WARD_ADMIN
from models.members import Account, Application, Member
from models.repositories import accounts, audit, members, registrations, units

APPLICATION = Kind("members.application")
DECIDED = Kind("members.decided")
MENU = Kind("members.menu")
_PURPOSE = "registration"
APPROVED, REFUSED = "approved", "refused"


class ContactIsNotOwn(ChibotError):
    """The contact shared is another person's."""

    key = "error-contact-is-not-own"


class MemberIsRegistered(ChibotError):
    """Somebody is registered as this member already."""

    key = "error-member-is-registered"


async def give_consent(
    session: AsyncSession, actor: Actor, text: str, language: str, update_id: int, now: datetime
) -> Account:
    """Keep the consent to just this text; the account exists from here on."""
    account = actor.account or await accounts.add(session, actor.user_id, language, now)
    text_hash = hashlib.sha256(text.encode()).hexdigest()
    await accounts.add_consent(session, account, _PURPOSE, text_hash, update_id, now)
    return account


async def find_waiting(session: AsyncSession, actor: Actor) -> Application | None:
    """The person's application that is not decided yet."""
    if actor.account is None:
        return None
    return await registrations.find_waiting(session, actor.account.id)


async def apply_by_invitation(
    session: AsyncSession, account: Account, code_hash: str, stated_name: str, now: datetime
) -> None:
    """Spend the invitation and ask to be registered as the member it names or the name stated."""
    invitation = await invitations.spend(session, code_hash, now)
    member_id = invitation.member_id
    if member_id is None:
        free = await registrations.list_unregistered(session, invitation.unit_id)
        matches = [m for m in free if m.folded_name == fold(tidy_name(stated_name))]
        member_id = matches[0].id if len(matches) == 1 else None
    await _apply(
        session,
        now,
        account_id=account.id,
        unit_id=invitation.unit_id,
        member_id=member_id,
        stated_name=stated_name[:200] or None,
        via="invitation",
    )


async def apply_by_phone(
    session: AsyncSession, account: Account, phone: str, now: datetime
) -> bool:
    """Ask to be registered as the member with this number; False if there is none.

    The person must not learn which: the account of one without a match is forgotten.
    """
    found = await registrations.list_unregistered_by_phone(session, phone)
    if not found:
        await accounts.remove(session, account.user_id)
        return False
    await _apply(
        session,
        now,
        account_id=account.id,
        unit_id=found[0].unit_id,
        # A couple may share a phone: then the secretary says who it is.
        member_id=found[0].id if len(found) == 1 else None,
        stated_phone=phone,
        via="phone",
    )
    return True


async def _apply(session: AsyncSession, now: datetime, *, unit_id: int, **values: object) -> None:
    application = await registrations.add_application(
        session, unit_id=unit_id, applied_at=now, **values
    )
    for decider in await list_deciders(session, unit_id, Act.DECIDE_APPLICATION):
        await put(session, APPLICATION, application.id, decider.user_id, now)


async def list_candidates(session: AsyncSession, application: Application) -> list[Member]:
    """Whom the applicant may be, where that is not settled: by phone, else all of the cell."""
    if application.member_id is not None:
        return [await members.get(session, application.member_id)]
    if application.stated_phone:
        return await registrations.list_unregistered_by_phone(session, application.stated_phone)
    return by_given_name(await registrations.list_unregistered(session, application.unit_id))


async def decide(
    session: AsyncSession,
    actor: Actor,
    application_id: int,
    member_id: int | None,
    now: datetime,
) -> Application:
    """Register the applicant as this member, or refuse with None.

    Raises ChoiceIsStale if it was decided before, MemberIsRegistered if somebody holds the place.
    """
    application = await registrations.find_application(session, application_id)
    if application is None:
        raise ChoiceIsStale
    await require(session, actor, Act.DECIDE_APPLICATION, application.unit_id)
    if application.decided_at is not None:
        raise ChoiceIsStale
    if member_id is not None:
        await _check_place(session, application, member_id)
    outcome = REFUSED if member_id is None else APPROVED
    if not await registrations.claim_decision(
        session, application_id, outcome, actor.member_id, now
    ):
        raise ChoiceIsStale
    account = await accounts.get(session, application.account_id)
    if member_id is not None:
        await register(session, account, member_id, now)
    await put(session, DECIDED, application.id, account.user_id, now)
    await refresh(session, APPLICATION, application.id, now)
    act = Act.DECIDE_APPLICATION
    await audit.add(session, actor.user_id, act, outcome, now, application.unit_id, member_id)
    return application


async def _check_place(session: AsyncSession, application: Application, member_id: int) -> None:
    candidates = {member.id for member in await list_candidates(session, application)}
    if member_id not in candidates:
        raise ChoiceIsStale
    if await accounts.find_of_member(session, member_id) is not None:
        raise MemberIsRegistered


async def register(session: AsyncSession, account: Account, member_id: int, now: datetime) -> None:
    """Bind the account to the member; the menu follows, and what waited for a secretary."""
    account.member_id = member_id
    account.registered_at = now
    await session.flush()
    await put(session, MENU, account.user_id, account.user_id, now)
    await refresh(session, MENU, account.user_id, now)
    await _hand_over_waiting(session, account, now)


async def _hand_over_waiting(session: AsyncSession, account: Account, now: datetime) -> None:
    """A new secretary finds the applications that waited for one."""
    member = await accounts.find_member(session, account)
    if member is None:
        return
    roles = tuple(await units.list_roles(session, member.id))
    actor = Actor(account.user_id, account, member, roles)
    for application in await registrations.list_waiting(session):
        if await may(session, actor, Act.DECIDE_APPLICATION, application.unit_id):
            await put(session, APPLICATION, application.id, account.user_id, now)


async def become_administrator(
    session: AsyncSession, account: Account, name: str, ward_name: str, now: datetime
) -> None:
    """Make a person whom the settings name the administrator of the root unit."""
    root = await units.find_root(session)
    root = root or await units.add(session, None, units.WARD, ward_name, now)
    full_name = tidy_name(name) or "Admin"
    member = await members.add_to_unit(session, root.id, full_name, fold(full_name), now)
    await units.add_role(session, member.id, root.id, WARD_ADMIN)
    await audit.add(session, account.user_id, "appoint_administrator", "done", now, root.id)
    await register(session, account, member.id, now)
