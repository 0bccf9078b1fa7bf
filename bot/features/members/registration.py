"""Registration: consent, application, and the secretary's one press."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor, list_deciders, load_actor, may, require
from bot.errors import ChibotError, ChoiceIsStale, NotAllowed
from bot.features.members import invitations
from bot.features.members.listing import by_given_name
from bot.outbox.queue import Kind, put, refresh, say_again
from bot.reading.names import fold, tidy_name
from bot.roles import WARD_ADMIN
from models.dialogues import Dialogue
from models.members import Account, Application, Member
from models.repositories import (
    accounts,
    audit,
    dialogues,
    erasure,
    members,
    registrations,
    units,
)

APPLICATION = Kind("members.application")
DECIDED = Kind("members.decided")
MENU = Kind("members.menu")
_PURPOSE = "registration"
APPROVED, REFUSED = "approved", "refused"
INVITATION, PHONE = "invitation", "phone"
# The dialogue of a person whose number is on no list: they hear what one waiting would hear.
ASKED = "asked"
# Applications brought back at once.
_SHOWN = 5


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


async def forget_stranger(session: AsyncSession, actor: Actor, update_id: int) -> None:
    """Nothing stays of a person who does not agree. Raises ChoiceIsStale for a member."""
    if actor.is_registered:
        raise ChoiceIsStale
    await erasure.remove_chat(session, actor.user_id, update_id)
    await accounts.remove(session, actor.user_id)


async def find_asked(session: AsyncSession, actor: Actor) -> Dialogue | None:
    """The mark of a person whose number was asked for and is on no list."""
    dialogue = await dialogues.find(session, actor.user_id)
    return dialogue if dialogue and dialogue.name == ASKED else None


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
        via=INVITATION,
    )


async def apply_by_phone(
    session: AsyncSession, actor: Actor, phone: str, update_id: int, now: datetime
) -> None:
    """Ask to be registered as the member with this number.

    The person must not learn whether there is one: where there is none all is forgotten but for
    a mark, for as long as forms are kept, which makes the bot answer as if they waited.
    Raises NotAllowed without consent.
    """
    if actor.account is None:
        raise NotAllowed
    found = await registrations.list_unregistered_by_phone(session, phone)
    if not found:
        await forget_stranger(session, actor, update_id)
        await dialogues.save(session, actor.user_id, ASKED, PHONE, {}, now)
        return
    await _apply(
        session,
        now,
        account_id=actor.account.id,
        unit_id=found[0].unit_id,
        # A couple may share a phone: then the secretary says who it is.
        member_id=found[0].id if len(found) == 1 else None,
        stated_phone=phone,
        via=PHONE,
    )


async def _apply(session: AsyncSession, now: datetime, *, unit_id: int, **values: object) -> None:
    application = await registrations.add_application(
        session, unit_id=unit_id, applied_at=now, **values
    )
    await _call_deciders(session, application, now)


async def _call_deciders(session: AsyncSession, application: Application, now: datetime) -> None:
    """Ask the deciders of each unit it may be about; those asked before are not asked again."""
    for place in await _list_places(session, application):
        for decider in await list_deciders(session, place, Act.DECIDE_APPLICATION):
            await put(session, APPLICATION, application.id, decider.user_id, now)


async def list_candidates(
    session: AsyncSession, application: Application, reader: Actor
) -> list[Member]:
    """Whom the applicant may be, of the units in which the reader decides."""
    found = await _list_possible(session, application)
    places = await _list_allowed(session, reader, {member.unit_id for member in found})
    return [member for member in found if member.unit_id in places]


async def may_decide(session: AsyncSession, actor: Actor, application: Application) -> bool:
    """Whether the application may be about a unit in which the actor decides."""
    return bool(await _list_allowed(session, actor, await _list_places(session, application)))


async def _list_places(session: AsyncSession, application: Application) -> list[int]:
    """The units that the application may be about."""
    found = {member.unit_id for member in await _list_possible(session, application)}
    return sorted(found) or [application.unit_id]


async def _list_allowed(session: AsyncSession, actor: Actor, unit_ids: Iterable[int]) -> list[int]:
    return [i for i in unit_ids if await may(session, actor, Act.DECIDE_APPLICATION, i)]


async def _list_possible(session: AsyncSession, application: Application) -> list[Member]:
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

    Who decides for some only of the units that it may be about cannot refuse for the others: it
    then stays undecided, and those above all of them are asked. Raises ChoiceIsStale if it was
    decided before, MemberIsRegistered if somebody holds the place.
    """
    application = await _find_to_decide(session, actor, application_id)
    if member_id is not None:
        application.unit_id = await _check_place(session, actor, application, member_id)
    elif await _is_passed_on(session, actor, application, now):
        return application
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


async def _find_to_decide(session: AsyncSession, actor: Actor, application_id: int) -> Application:
    application = await registrations.find_application(session, application_id)
    act = Act.DECIDE_APPLICATION
    if application is None or (application.decided_at is not None and actor.holds_any(act)):
        raise ChoiceIsStale
    if not await may_decide(session, actor, application):
        raise NotAllowed(act=act, unit_id=application.unit_id)
    return application


async def _is_passed_on(
    session: AsyncSession, actor: Actor, application: Application, now: datetime
) -> bool:
    """Leave a refusal to those above all units, unless the actor decides for all."""
    places = await _list_places(session, application)
    if len(await _list_allowed(session, actor, places)) == len(places):
        return False
    lines = [await units.list_line_ids(session, place) for place in places]
    shared = next((i for i in lines[0] if all(i in line for line in lines)), None)
    if shared is not None:
        for decider in await list_deciders(session, shared, Act.DECIDE_APPLICATION):
            await put(session, APPLICATION, application.id, decider.user_id, now)
    return True


async def _check_place(
    session: AsyncSession, actor: Actor, application: Application, member_id: int
) -> int:
    """The unit of the member the applicant is said to be."""
    possible = {member.id: member for member in await _list_possible(session, application)}
    if member_id not in possible:
        raise ChoiceIsStale
    unit_id = possible[member_id].unit_id
    await require(session, actor, Act.DECIDE_APPLICATION, unit_id)
    if await accounts.find_of_member(session, member_id) is not None:
        raise MemberIsRegistered
    return unit_id


async def register(session: AsyncSession, account: Account, member_id: int, now: datetime) -> None:
    """Bind the account to the member; the menu follows, and what waited for a secretary."""
    account.member_id = member_id
    account.registered_at = now
    await session.flush()
    await _follow_rights(session, account, now)


async def follow_roles(session: AsyncSession, member_ids: Iterable[int], now: datetime) -> None:
    """The roles of these members are others now: their menus follow, and what waits for them."""
    for account in await accounts.list_of_members(session, member_ids):
        await _follow_rights(session, account, now)


async def _follow_rights(session: AsyncSession, account: Account, now: datetime) -> None:
    await put(session, MENU, account.user_id, account.user_id, now)
    await refresh(session, MENU, account.user_id, now)
    actor = await load_actor(session, account.user_id)
    for application in await list_to_decide(session, actor):
        await put(session, APPLICATION, application.id, account.user_id, now)


async def list_to_decide(session: AsyncSession, actor: Actor) -> list[Application]:
    """The applications that wait for somebody like the actor, the oldest first."""
    if not actor.holds_any(Act.DECIDE_APPLICATION):
        return []
    waiting = await registrations.list_waiting(session)
    return [one for one in waiting if await may_decide(session, actor, one)]


async def show_waiting(session: AsyncSession, actor: Actor, now: datetime) -> None:
    """Bring the oldest applications that wait for the actor to the bottom of their chat."""
    for application in (await list_to_decide(session, actor))[:_SHOWN]:
        await say_again(session, APPLICATION, application.id, actor.user_id, now)


async def call_others(session: AsyncSession, actor: Actor, now: datetime) -> None:
    """The actor cannot be written to any more: what waits for them goes to the next."""
    for application in await list_to_decide(session, actor):
        await _call_deciders(session, application, now)


async def appoint_administrator(session: AsyncSession, actor: Actor, now: datetime) -> bool:
    """Give a member whom the settings name the root unit's administration; False if they hold it.

    Raises NotAllowed for a stranger.
    """
    member_id = actor.member_id
    root = await units.find_root(session)
    held = {(role.unit_id, role.role) for role in actor.roles}
    if root is None or (root.id, WARD_ADMIN) in held:
        return False
    await units.add_role(session, member_id, root.id, WARD_ADMIN)
    await audit.add(session, actor.user_id, "appoint_administrator", "done", now, root.id)
    await follow_roles(session, [member_id], now)
    return True


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
