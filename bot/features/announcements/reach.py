"""Whom an announcement reached: how it adds up, whom to phone, and what nobody knows."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor, may
from bot.errors import ChibotError, ChoiceIsStale, NotAllowed
from bot.features.announcements import reach_rules, rules
from bot.features.announcements.changing import AnnouncementIsOver, get_to_see
from bot.features.announcements.reach_rules import Delivery
from bot.features.announcements.sending import BOARD, MESSAGE, POST
from bot.features.members.audience import list_chats, whom_of
from bot.features.members.listing import by_given_name
from bot.outbox import queue
from bot.outbox.queue import Kind
from bot.roles import DEPUTY, SECRETARY, WARD_ADMIN
from models.announcements import Announcement
from models.calls import Call
from models.members import Member, Unit
from models.repositories import announcements, audit, calls, units
from models.repositories.members import LEFT

REPORT = Kind("announcements.reach", priority=0)
RESOLVE = "resolve_unclear"
_KINDS = (MESSAGE, POST)


class CallsAreOver(ChibotError):
    """The announcement was withdrawn: nobody need phone about it."""

    key = "error-calls-are-over"


@dataclass(frozen=True)
class Missed:
    """A member whom no message reached, why, and who phones them."""

    member: Member
    # The cell, also of a member of one of its party groups.
    cell: Unit
    reason: str
    call: Call | None

    @property
    def is_called(self) -> bool:
        """Whether somebody has phoned them."""
        return self.call is not None and self.call.called_at is not None


@dataclass(frozen=True)
class Report:
    """How the delivery stands."""

    announcement: Announcement
    messages: Delivery
    # To groups and channels.
    posts: Delivery
    # Of the audience, whom chat could not reach from the start, by reason.
    unaddressed: Mapping[str, int]
    # Those to phone; nobody once the announcement was withdrawn.
    missed: int
    # Of them.
    asked: int
    called: int
    has_names: bool

    @property
    def is_withdrawn(self) -> bool:
        """Whether nobody is told of it any more."""
        return self.announcement.state == rules.WITHDRAWN

    @property
    def kept_back(self) -> int:
        """Messages that were never tried because the leaders stopped them."""
        return self.messages.kept_back

    @property
    def unclear(self) -> int:
        """Messages and posts of which nobody knows whether they arrived."""
        return self.messages.unclear + self.posts.unclear


@dataclass(frozen=True)
class UnclearMessage:
    """A message of which nobody knows whether it arrived; `title` is that of a group."""

    row_id: int
    member: Member | None
    cell: Unit | None
    title: str


async def get_sent(session: AsyncSession, actor: Actor, announcement_id: int) -> Announcement:
    """An announcement that went out and whose delivery the actor may see.

    Raises ChoiceIsStale, NotAllowed.
    """
    announcement = await get_to_see(session, actor, announcement_id)
    if announcement.recipients is None:
        raise ChoiceIsStale
    return announcement


async def may_see_names(session: AsyncSession, actor: Actor, announcement: Announcement) -> bool:
    """Whether the actor may know who was not reached, and their numbers.

    Who only administers the units below sees counts: running the assistant is not reading.
    """
    unit_id = announcement.unit_id
    if not await may(session, actor, Act.SEE_PHONES, unit_id):
        return False
    line = await units.list_line_ids(session, unit_id)
    return any(
        (role.unit_id in line and role.role in {SECRETARY, DEPUTY})
        or (role.unit_id, role.role) == (unit_id, WARD_ADMIN)
        for role in actor.roles
    )


async def get_to_name(session: AsyncSession, actor: Actor, announcement_id: int) -> Announcement:
    """The same for those who may see the names. Raises ChoiceIsStale, NotAllowed."""
    announcement = await get_sent(session, actor, announcement_id)
    if not await may_see_names(session, actor, announcement):
        raise NotAllowed(act=Act.SEE_PHONES, unit_id=announcement.unit_id)
    return announcement


async def get_to_phone(session: AsyncSession, actor: Actor, announcement_id: int) -> Announcement:
    """The same for those who see to the calls. Raises CallsAreOver, too."""
    announcement = await get_to_name(session, actor, announcement_id)
    if announcement.state == rules.WITHDRAWN:
        raise CallsAreOver
    return announcement


def can_send_again(announcement: Announcement) -> bool:
    """Whether a message of it would still go out."""
    return announcement.state in {rules.SENDING, rules.PAUSED}


async def show_report(
    session: AsyncSession, actor: Actor, announcement_id: int, now: datetime
) -> None:
    """Send the report anew to the actor's chat; from then on that one is kept true."""
    announcement = await get_sent(session, actor, announcement_id)
    await queue.say_again(session, REPORT, announcement.id, actor.user_id, now)


async def make_report(session: AsyncSession, actor: Actor, announcement: Announcement) -> Report:
    """The numbers as they are now."""
    kept = await announcements.list_unaddressed(session, announcement.id)
    missed = {member.id for member in await list_reasons(session, announcement)}
    found = await calls.list_calls(session, announcement.id)
    asked = [call for call in found if call.member_id in missed]
    return Report(
        announcement,
        await _add_up(session, MESSAGE, announcement.id, announcement.recipients or 0),
        await _add_up(session, POST, announcement.id, 0),
        Counter(reason for _, reason in kept),
        len(missed),
        len(asked),
        len([call for call in asked if call.called_at]),
        await may_see_names(session, actor, announcement),
    )


async def _add_up(
    session: AsyncSession, kind: Kind, announcement_id: int, recipients: int
) -> Delivery:
    found = await queue.fates(session, kind, announcement_id)
    return reach_rules.add_up(
        recipients,
        delivered=found.delivered,
        refused=found.refused,
        unclear=found.unclear,
        waiting=found.waiting,
        withdrawn=found.withdrawn,
    )


async def list_reasons(session: AsyncSession, announcement: Announcement) -> dict[Member, str]:
    """Whom it did not reach, and why; what is unclear or waits is not among them.

    Nobody, once it was withdrawn.
    """
    if announcement.state == rules.WITHDRAWN:
        return {}
    kept = await announcements.list_unaddressed(session, announcement.id)
    passed_over = reach_rules.WITH_INTENT
    refused = await calls.list_refused(session, MESSAGE.name, announcement.id, passed_over)
    return {member: reason for member, reason in kept + refused if member.participation != LEFT}


async def list_missed(session: AsyncSession, announcement: Announcement) -> list[Missed]:
    """The same by cell and given name, with those who phone them."""
    reasons = await list_reasons(session, announcement)
    places = await calls.list_units(session)
    asked = {call.member_id: call for call in await calls.list_calls(session, announcement.id)}
    missed = [
        Missed(member, cell_of(member.unit_id, places), reasons[member], asked.get(member.id))
        for member in by_given_name(reasons)
    ]
    return sorted(missed, key=lambda one: (units.natural_key(one.cell.name), one.cell.id))


def cell_of(unit_id: int, places: Mapping[int, Unit]) -> Unit:
    """The unit itself, or the cell that a party group belongs to."""
    unit = places[unit_id]
    is_group = unit.kind == units.GROUP and unit.parent_id is not None
    return places[unit.parent_id] if is_group and unit.parent_id else unit


async def list_to_phone(
    session: AsyncSession, actor: Actor, announcement: Announcement, now: datetime
) -> list[Missed]:
    """The same of what `get_to_phone` has let the actor see; the look is audited."""
    unit_id = announcement.unit_id
    await audit.add(session, actor.user_id, Act.SEE_PHONES, "done", now, unit_id, announcement.id)
    return await list_missed(session, announcement)


async def list_unclear(
    session: AsyncSession, actor: Actor, announcement_id: int
) -> list[UnclearMessage]:
    """Messages of which nobody knows whether they arrived, by given name, groups last."""
    announcement = await get_to_name(session, actor, announcement_id)
    rows = [
        row for kind in _KINDS for row in await queue.list_unclear(session, kind, announcement_id)
    ]
    readers = await calls.list_readers(session, [row.chat_id for row in rows])
    places = await calls.list_units(session)
    chats = await list_chats(session, whom_of(announcement.audience))
    titles = {(chat.chat_id, chat.thread_id): chat.title for chat in chats}
    people, others = {}, []
    for row in rows:
        member = readers.get(row.chat_id)
        title = titles.get((row.chat_id, row.thread_id), "")
        if member is None:
            others.append(UnclearMessage(row.id, None, None, title))
        else:
            people[member] = UnclearMessage(row.id, member, cell_of(member.unit_id, places), "")
    return [people[member] for member in by_given_name(people)] + others


async def resolve_unclear(
    session: AsyncSession,
    actor: Actor,
    announcement_id: int,
    row_id: int | None,
    now: datetime,
    *,
    arrived: bool,
) -> int:
    """One who asked around says that it arrived, or wants it sent once more: one, or all.

    Returns how many. Raises ChoiceIsStale if that is settled by now, AnnouncementIsOver if it
    would not go out once more.
    """
    announcement = await get_to_name(session, actor, announcement_id)
    if not arrived and not can_send_again(announcement):
        raise AnnouncementIsOver
    number = sum(
        [
            await queue.resolve_unclear(
                session, kind, announcement_id, now, arrived=arrived, row_id=row_id
            )
            for kind in _KINDS
        ]
    )
    if not number:
        raise ChoiceIsStale
    outcome = "arrived" if arrived else "again"
    unit_id = announcement.unit_id
    await audit.add(session, actor.user_id, RESOLVE, outcome, now, unit_id, announcement_id)
    await refresh_boards(session, announcement_id, now)
    return number


async def refresh_boards(session: AsyncSession, announcement_id: int, now: datetime) -> None:
    """What the leaders have on their screens is kept true."""
    for kind in (BOARD, REPORT):
        await queue.refresh(session, kind, announcement_id, now)
