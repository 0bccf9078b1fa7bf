"""Those whom an announcement did not reach are phoned: shared out, ticked off, or on paper."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor
from bot.errors import ChibotError, ChoiceIsStale, NotAllowed
from bot.features.announcements import reach_rules, rules
from bot.features.announcements.reach import (
    REPORT,
    CallsAreOver,
    Missed,
    get_to_phone,
    list_missed,
    list_reasons,
)
from bot.features.announcements.reach_rules import Holding
from bot.features.members.listing import by_given_name
from bot.outbox.queue import Kind, put, refresh, say_again
from models.announcements import Announcement
from models.calls import Call
from models.members import Member
from models.repositories import announcements, audit, calls, units
from models.repositories.accounts import REACHABLE
from models.repositories.calls import Holder
from models.repositories.members import LEFT

# To one who phones: their own people.
TASK = Kind("announcements.task")
# To a leader: the list as a file to print.
SHEET = Kind("announcements.calls", repeat=False, priority=0)
EXPORT, SHARE = "export_calls", "share_calls"


class NobodyToPhone(ChibotError):
    """Everybody was reached."""

    key = "error-nobody-to-phone"


class CallsAreShared(ChibotError):
    """All who were not reached were phoned, or are on the list of one who can do it."""

    key = "error-calls-are-shared"


@dataclass(frozen=True)
class Share:
    """What falls to one caller."""

    caller: Member
    chat_id: int
    people: tuple[Missed, ...]


@dataclass(frozen=True)
class Plan:
    """Who would phone whom."""

    shares: tuple[Share, ...]
    # Members for whom there is nobody to phone them.
    left: int


@dataclass(frozen=True)
class Callers:
    """Those who may phone, and where."""

    holders: Sequence[Holder]
    group_of: Mapping[int, int]

    def of(self, unit_id: int) -> tuple[int, ...]:
        """Who may phone a member of this unit and can be asked to, as members' ids."""
        reached = [one for one in self.holders if one.account and one.account.reach == REACHABLE]
        return reach_rules.callers_of(unit_id, self.group_of, _holdings(reached))

    def can_go_on(self, call: Call, member: Member) -> bool:
        """Whether whoever was asked to phone the member still may and can be written to."""
        is_reached = any(
            one.member.id == call.caller_id and one.account and one.account.reach == REACHABLE
            for one in self.holders
        )
        return is_reached and self.may_phone(call.caller_id, member)

    def may_phone(self, caller_id: int, member: Member) -> bool:
        """Whether the caller still holds a role for it there; who has left is phoned no more."""
        held = _holdings(self.holders)
        is_here = member.participation != LEFT
        return is_here and reach_rules.may_phone(caller_id, member.unit_id, self.group_of, held)


def _holdings(holders: Sequence[Holder]) -> list[Holding]:
    return [Holding(one.unit_id, one.role, one.member.id) for one in holders]


async def _list_callers(session: AsyncSession) -> Callers:
    places = await calls.list_units(session)
    return Callers(
        await calls.list_holders(session, places, reach_rules.CALLER_ROLES),
        {
            unit.id: unit.parent_id
            for unit in places.values()
            if unit.kind == units.GROUP and unit.parent_id is not None
        },
    )


async def plan_calls(session: AsyncSession, actor: Actor, announcement_id: int) -> Plan:
    """How those who are on nobody's list, or on that of one who dropped out, would be shared out.

    Raises NobodyToPhone, CallsAreShared, CallsAreOver.
    """
    announcement = await get_to_phone(session, actor, announcement_id)
    missed = await list_missed(session, announcement)
    if not missed:
        raise NobodyToPhone
    callers = await _list_callers(session)
    new = {one.member.id: one for one in missed if _is_on_no_list(one, callers)}
    if not new:
        raise CallsAreShared
    load = Counter(
        one.call.caller_id
        for one in missed
        if one.call and not one.call.called_at and one.member.id not in new
    )
    people = [(one.member.id, callers.of(one.member.unit_id)) for one in new.values()]
    found = reach_rules.share_out(people, load)
    return Plan(_shares(callers, new, found), len(new) - len(found))


def _is_on_no_list(one: Missed, callers: Callers) -> bool:
    call = one.call
    return call is None or not (call.called_at or callers.can_go_on(call, one.member))


def _shares(
    callers: Callers, missed: Mapping[int, Missed], found: Mapping[int, int]
) -> tuple[Share, ...]:
    """One share for each caller, by given name."""
    people: dict[int, list[Missed]] = {}
    for member_id, caller_id in found.items():
        people.setdefault(caller_id, []).append(missed[member_id])
    chats = {one.member: one.account.user_id for one in callers.holders if one.account}
    ordered = by_given_name(member for member in chats if member.id in people)
    return tuple(Share(one, chats[one], tuple(people[one.id])) for one in ordered)


async def share_calls(
    session: AsyncSession, actor: Actor, announcement_id: int, now: datetime
) -> Plan:
    """Do so: each gets their own people, in private; who dropped out reads that it is done with.

    Raises as `plan_calls` does.
    """
    plan = await plan_calls(session, actor, announcement_id)
    announcement = await announcements.get(session, announcement_id)
    shared = [one.member.id for share in plan.shares for one in share.people]
    await calls.remove_all(session, announcement_id, shared)
    await refresh(session, TASK, announcement_id, now)
    for share in plan.shares:
        ids = [one.member.id for one in share.people]
        await calls.add_all(session, announcement_id, ids, share.caller.id, now)
        await say_again(session, TASK, announcement_id, share.chat_id, now)
    await refresh(session, REPORT, announcement_id, now)
    unit_id = announcement.unit_id
    await audit.add(session, actor.user_id, SHARE, "done", now, unit_id, announcement_id)
    return plan


async def order_sheet(
    session: AsyncSession, actor: Actor, announcement_id: int, now: datetime
) -> None:
    """Send the list as a file to the actor; made when it is sent, kept nowhere."""
    announcement = await get_to_phone(session, actor, announcement_id)
    if not await list_missed(session, announcement):
        raise NobodyToPhone
    key = f"{now.timestamp():.0f}"
    await put(session, SHEET, announcement_id, actor.user_id, now, key)
    unit_id = announcement.unit_id
    await audit.add(session, actor.user_id, EXPORT, "done", now, unit_id, announcement_id)


async def call_off(session: AsyncSession, announcement_id: int, now: datetime) -> None:
    """The announcement was withdrawn: those who phone read that they need not."""
    await refresh(session, TASK, announcement_id, now)
    await refresh(session, REPORT, announcement_id, now)


@dataclass(frozen=True)
class Task:
    """What one caller has to do."""

    announcement: Announcement
    people: tuple[tuple[Member, Call], ...]

    @property
    def called(self) -> int:
        """How many are done."""
        return len([call for _, call in self.people if call.called_at])


async def get_task(session: AsyncSession, actor: Actor, announcement_id: int) -> Task:
    """The caller's own people, as far as they may still phone them.

    Raises ChoiceIsStale if they have none, CallsAreOver, NotAllowed if their role is gone.
    """
    own = await calls.list_of_caller(session, announcement_id, actor.member_id)
    if not own:
        raise ChoiceIsStale
    announcement = await announcements.get(session, announcement_id)
    if announcement.state == rules.WITHDRAWN:
        raise CallsAreOver
    callers = await _list_callers(session)
    found = {member: call for call, member in own if callers.may_phone(call.caller_id, member)}
    if not found:
        raise NotAllowed(act=SHARE, unit_id=announcement.unit_id)
    return Task(announcement, tuple((member, found[member]) for member in by_given_name(found)))


async def tick(
    session: AsyncSession,
    actor: Actor,
    announcement_id: int,
    member_id: int,
    now: datetime,
    *,
    is_called: bool,
) -> Task:
    """The caller has phoned this member, or has not after all; twice is once.

    Raises as `get_task` does, and ChoiceIsStale for a member who is not theirs.
    """
    task = await get_task(session, actor, announcement_id)
    if member_id not in {member.id for member, _ in task.people}:
        raise ChoiceIsStale
    at = now if is_called else None
    if await calls.set_called(session, announcement_id, member_id, actor.member_id, at):
        await refresh(session, REPORT, announcement_id, now)
    return await get_task(session, actor, announcement_id)


async def note_call(
    session: AsyncSession,
    actor: Actor,
    announcement_id: int,
    member_id: int,
    now: datetime,
    *,
    is_called: bool,
) -> None:
    """A leader knows that this member was phoned, by whomever, or was not after all.

    Raises NotAllowed, CallsAreOver, and ChoiceIsStale for one who is not to be phoned.
    """
    announcement = await get_to_phone(session, actor, announcement_id)
    if member_id not in {member.id for member in await list_reasons(session, announcement)}:
        raise ChoiceIsStale
    if is_called:
        await calls.add_all(session, announcement_id, [member_id], actor.member_id, now)
    call = await calls.find(session, announcement_id, member_id)
    if call is None:
        return
    is_own = call.caller_id == actor.member_id and call.asked_at == call.called_at
    if is_own and not is_called:
        # It was on nobody's list before the leader's own call.
        await calls.remove_all(session, announcement_id, [member_id])
    else:
        at = now if is_called else None
        await calls.set_called(session, announcement_id, member_id, call.caller_id, at)
    await refresh(session, TASK, announcement_id, now)
    await refresh(session, REPORT, announcement_id, now)
