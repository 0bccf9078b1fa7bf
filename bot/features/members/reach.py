"""Who can be written to: learnt from refusals and blocks, told to those who phone members.

Whoever phones members gets one message a day, which edits itself while more are found.
"""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor, list_deciders, load_actor, may, require
from bot.errors import ChoiceIsStale
from bot.features.announcements.sending import note_settled
from bot.features.members.listing import by_given_name
from bot.features.members.registration import MENU, call_others, show_waiting
from bot.outbox.queue import Kind, put, refresh
from bot.quiet import QuietHours
from models.base import JsonObject
from models.members import Account, Member, Unit
from models.outbox import QUEUED, OutboxMessage
from models.repositories import accounts, audit, reach, units
from models.repositories.sending import Claimed

# Its subject is its reader; its parameters hold the day, and since when each member is on it.
UNREACHED = Kind("members.unreached")
# Of a refusal by Telegram -> what it says about a person; other refusals are about the message.
_STATES = {
    "blocked": accounts.BLOCKED,
    "deactivated": accounts.DEACTIVATED,
    "not_started": accounts.NOT_STARTED,
    "chat_not_found": accounts.NOT_STARTED,
}
# Who blocks and unblocks all day is told of once.
_TOLD_ONCE_IN = timedelta(days=1)
# A message as old as this is not looked at any more.
_RECENT = timedelta(days=2)
# So often at most the message is edited while more are found.
_EDITED_EVERY = timedelta(seconds=3)
# The members of a unit whom no message reaches.
Told = tuple[Unit, list[tuple[Member, Account]]]


async def on_refused(
    session: AsyncSession, row: Claimed, reason: str, now: datetime, quiet: QuietHours
) -> None:
    """Telegram has refused a message: what it says of the person is kept with the refusal."""
    state = _STATES.get(reason)
    if state is not None and row.chat_id > 0:
        await lose(session, row.chat_id, state, now, quiet)


async def lose(
    session: AsyncSession, user_id: int, state: str, now: datetime, quiet: QuietHours
) -> None:
    """This person cannot be written to any more: nothing is tried, and others are called.

    What they were to decide goes to the next; those who would phone them hear of it, not in quiet
    hours. Nothing happens if it was known.
    """
    if not await accounts.set_reach(session, user_id, state, now):
        return
    await note_settled(session, await reach.settle_waiting(session, user_id, state, now), now)
    actor = await load_actor(session, user_id)
    await call_others(session, actor, now)
    for member in await _list_unsaid(session, user_id, now):
        await _tell(session, member, now, quiet)
    if actor.member is not None and actor.is_registered:
        await _tell(session, actor.member, now, quiet)


async def revive(session: AsyncSession, actor: Actor, now: datetime) -> None:
    """The person can be written to again; nobody is told, and what waits for them comes back."""
    if await accounts.set_reach(session, actor.user_id, accounts.REACHABLE, now):
        await refresh(session, MENU, actor.user_id, now)
        await show_waiting(session, actor, now)


async def _list_unsaid(session: AsyncSession, user_id: int, now: datetime) -> list[Member]:
    """Of whom this reader has not heard yet, as far as they still cannot be written to."""
    since = now - _RECENT
    rows = await reach.take_recent(session, UNREACHED.name, user_id, since)
    unsaid = [row for row in rows if row.revision > row.sent_revision]
    member_ids = {member_id for row in unsaid for member_id in _members_on(row.params)}
    found = await reach.list_unreached(session, sorted(member_ids))
    return [member for member, _ in found]


async def _tell(session: AsyncSession, member: Member, now: datetime, quiet: QuietHours) -> None:
    """Put the member on the day's message to each of the nearest who may see the number."""
    told_at = quiet.end_after(now)
    day = f"{told_at.astimezone(quiet.zone):%Y-%m-%d}"
    for decider in await list_deciders(session, member.unit_id, Act.SEE_PHONES):
        row = await _put_on(session, decider.user_id, member.id, day, now, told_at)
        if row.state != QUEUED:
            edited_at = max(told_at, now + _EDITED_EVERY)
            await refresh(session, UNREACHED, decider.user_id, edited_at, row.params["day"])


async def _put_on(
    session: AsyncSession, user_id: int, member_id: int, day: str, now: datetime, told_at: datetime
) -> OutboxMessage:
    """The reader's message that tells of the member: the one that told it last, or the day's."""
    since = now - _RECENT
    recent = await reach.take_recent(session, UNREACHED.name, user_id, since)
    for row in recent:
        noted_at = _members_on(row.params).get(member_id)
        if noted_at is not None and now - noted_at < _TOLD_ONCE_IN:
            return row
    if not any(row.params.get("day") == day for row in recent):
        params = {"day": day, "members": {}}
        await put(session, UNREACHED, user_id, user_id, now, day, params, told_at)
        recent = await reach.take_recent(session, UNREACHED.name, user_id, since)
    row = next(row for row in recent if row.params.get("day") == day)
    members_on = {**row.params["members"], str(member_id): now.isoformat()}
    await reach.set_params(session, row, {**row.params, "members": members_on})
    return row


def _members_on(params: JsonObject) -> dict[int, datetime]:
    """Who is on a message, and since when."""
    found = params.get("members", {})
    return {int(member_id): datetime.fromisoformat(at) for member_id, at in found.items()}


async def list_told(session: AsyncSession, reader: Actor, params: JsonObject) -> list[Told]:
    """Who is on a message and still cannot be written to, by unit and given name.

    Only of the units where the reader may see the numbers at this moment.
    """
    by_unit: dict[int, dict[Member, Account]] = {}
    for member, account in await reach.list_unreached(session, sorted(_members_on(params))):
        by_unit.setdefault(member.unit_id, {})[member] = account
    found: list[Told] = []
    for unit_id, people in by_unit.items():
        if await may(session, reader, Act.SEE_PHONES, unit_id):
            unit = await units.get(session, unit_id)
            found.append((unit, [(member, people[member]) for member in by_given_name(people)]))
    return sorted(found, key=lambda told: units.natural_key(told[0].name))


async def list_unreached(
    session: AsyncSession, actor: Actor, unit_id: int, now: datetime
) -> list[tuple[Member, Account]]:
    """Members of the unit who use the bot but cannot be written to, by given name; audited.

    Raises ChoiceIsStale if there is none by now.
    """
    await require(session, actor, Act.SEE_PHONES, unit_id)
    found = dict(await accounts.list_unreached(session, unit_id))
    if not found:
        raise ChoiceIsStale
    await audit.add(session, actor.user_id, Act.SEE_PHONES, "done", now, unit_id)
    return [(member, found[member]) for member in by_given_name(found)]
