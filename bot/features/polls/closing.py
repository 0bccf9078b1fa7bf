"""Closing a poll: what was answered is counted, and what was secret is deleted."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor, require
from bot.errors import ChoiceIsStale
from bot.features.members import audience
from bot.features.polls import rules, secrecy
from bot.features.polls.kinds import BOARD, MESSAGE, PICTURE, POST, REMINDER, RESULT, RESULT_POST
from bot.outbox.queue import edit_sent, put, put_to_all, refresh
from bot.quiet import QuietHours
from bot.schedule import timers
from bot.seal import Seal
from models.polls import Poll
from models.repositories import accounts, audit, polls
from models.repositories.polls import Voter

# (unit, option, count) each.
Counts = list[tuple[int, int, int]]
_OVER_ALL = 0


async def close_poll(
    session: AsyncSession, seal: Seal, poll: Poll, now: datetime, quiet: QuietHours
) -> bool:
    """Count, tell all who were asked, and forget the ballots; False if it is not open any more.

    The result disturbs nobody in quiet hours.
    """
    locked = await polls.lock(session, poll.id)
    if locked is None or locked.state != rules.OPEN:
        return False
    poll = locked
    starts = quiet.end_after(now)
    await polls.remove_left(session, poll.id)
    chats = await polls.find_elector_chats(session, poll.id)
    await put_to_all(session, RESULT, poll.id, chats, now, not_before=starts)
    await _count(session, seal, poll)
    await polls.remove_ballots(session, poll.id)
    if poll.is_secret:
        await polls.remove_electors(session, poll.id)
    poll.state, poll.closed_at = rules.CLOSED, now
    await _show_end(session, poll, now)
    if poll.is_posted:
        await _post(session, poll, now, starts)
    author = await accounts.find_of_member(session, poll.author_id)
    if author is not None:
        await put(session, PICTURE, poll.id, author.user_id, now, not_before=starts)
    return True


async def close_now(
    session: AsyncSession,
    seal: Seal,
    actor: Actor,
    poll_id: int,
    now: datetime,
    quiet: QuietHours,
) -> Poll:
    """Close it before its end. Raises NotAllowed, ChoiceIsStale."""
    poll = await _find_to_end(session, actor, poll_id)
    if not await close_poll(session, seal, poll, now, quiet):
        raise ChoiceIsStale
    await audit.add(session, actor.user_id, "close_poll", "done", now, poll.unit_id, poll.id)
    return poll


async def call_off(session: AsyncSession, actor: Actor, poll_id: int, now: datetime) -> Poll:
    """Nothing is counted, and what was answered is deleted. Raises NotAllowed, ChoiceIsStale."""
    poll = await _find_to_end(session, actor, poll_id)
    if poll.state not in {rules.SCHEDULED, rules.OPEN}:
        raise ChoiceIsStale
    await polls.remove_ballots(session, poll.id)
    await polls.remove_electors(session, poll.id)
    poll.state, poll.closed_at = rules.CALLED_OFF, now
    await _show_end(session, poll, now)
    await audit.add(session, actor.user_id, "call_off_poll", "done", now, poll.unit_id, poll.id)
    return poll


async def _find_to_end(session: AsyncSession, actor: Actor, poll_id: int) -> Poll:
    poll = await polls.lock(session, poll_id)
    if poll is None:
        raise ChoiceIsStale
    await require(session, actor, Act.OPEN_POLL, poll.unit_id)
    return poll


async def _show_end(session: AsyncSession, poll: Poll, now: datetime) -> None:
    """Where the question stands, it says that it is over."""
    await timers.reset(session, poll.id, rules.TIMERS, [])
    for kind in (MESSAGE, REMINDER, POST):
        await edit_sent(session, kind, poll.id, now)
    await refresh(session, BOARD, poll.id, now)


async def _post(session: AsyncSession, poll: Poll, now: datetime, starts: datetime) -> None:
    for chat in await audience.list_chats(session, audience.whom_of(poll.audience)):
        await put(
            session,
            RESULT_POST,
            poll.id,
            chat.chat_id,
            now,
            not_before=starts,
            thread_id=chat.thread_id,
        )


async def _count(session: AsyncSession, seal: Seal, poll: Poll) -> None:
    voters = await polls.list_voters(session, poll.id)
    if poll.is_secret:
        ballots = await polls.list_ballots(session, poll.id)
        by_unit, poll.unreadable = count_ballots(seal, poll.id, voters, ballots)
    else:
        by_unit, poll.unreadable = defaultdict(list), 0
        for voter in voters:
            if voter.choice:
                by_unit[voter.unit_id].append(voter.choice)
    poll.answered = sum(map(len, by_unit.values()))
    cells = await polls.find_cells_of(session, {voter.unit_id for voter in voters})
    by_cell: dict[int, list[int]] = {cell: [] for cell in cells.values()}
    for unit_id, choices in by_unit.items():
        by_cell[cells[unit_id]] += choices
    counts = counts_of(by_cell, len(poll.options), is_secret=poll.is_secret)
    await polls.add_counts(session, poll.id, counts)


def count_ballots(
    seal: Seal,
    poll_id: int,
    voters: Sequence[Voter],
    ballots: Sequence[tuple[bytes, bytes]],
) -> tuple[defaultdict[int, list[int]], int]:
    """The choices by unit, and how many ballots cannot be read.

    A ballot of somebody who has left, or whose account was erased, is read, but not counted.
    """
    units = {secrecy.slip_of(seal, poll_id, voter.member_id): voter.unit_id for voter in voters}
    by_unit: defaultdict[int, list[int]] = defaultdict(list)
    unreadable = 0
    for slip, envelope in ballots:
        choice = secrecy.find_read(seal, poll_id, slip, envelope)
        if choice is None:
            unreadable += 1
        elif slip in units:
            by_unit[units[slip]].append(choice)
    return by_unit, unreadable


def counts_of(by_cell: Mapping[int, Sequence[int]], options: int, *, is_secret: bool) -> Counts:
    """What may be told of the choices: over all, and by cell as far as nobody is shown by it."""
    everybody = [choice for choices in by_cell.values() for choice in choices]
    told = rules.tellable({cell: len(choices) for cell, choices in by_cell.items()})
    can_tell = rules.can_tell(len(everybody), is_secret=is_secret)
    counts = _rows(_OVER_ALL, everybody, options if can_tell else 0)
    if told:
        counts.append((_OVER_ALL, rules.HIDDEN, len(by_cell) - len(told)))
    for cell in sorted(told):
        counts += _rows(cell, by_cell[cell], options)
    return counts


def _rows(unit_id: int, choices: Sequence[int], options: int) -> Counts:
    by_option = enumerate(rules.count(choices, options))
    return [
        (unit_id, rules.ANSWERED, len(choices)),
        *((unit_id, option, number) for option, number in by_option),
    ]
