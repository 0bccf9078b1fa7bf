"""Answering a poll: once each, changeable until the end, in secret where that was said."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor
from bot.errors import ChibotError, ChoiceIsStale
from bot.features.polls import rules, secrecy
from bot.features.polls.kinds import BOARD, MESSAGE
from bot.outbox.queue import is_put, refresh_board_of
from bot.seal import Seal
from models.polls import Poll
from models.repositories import poll_answers, polls
from models.repositories.poll_answers import NO_SLIP, Answer

_POLLS, _SHOWN, _READ = "polls_answered_in", "poll_boards_shown", "polls_read_ahead"
# From so many people on, answers are read together.
_MANY = 3


class PollIsOver(ChibotError):
    """It is closed; or its end has come, and the closing is a matter of seconds."""

    key = "poll-error-over"


class PollIsCalledOff(ChibotError):
    """Nobody wants to know any more."""

    key = "poll-error-called-off"


class NotAsked(ChibotError):
    """This member is not among those who are asked."""

    key = "poll-error-not-asked"


class OnlyOne(ChibotError):
    """Several options, where one is asked for."""

    key = "poll-error-one"


@dataclass(frozen=True)
class Chosen:
    """What a member has chosen by now, options from 0; nothing means: has not answered."""

    poll: Poll
    options: tuple[int, ...]


async def choose(
    session: AsyncSession, seal: Seal, actor: Actor, poll_id: int, option: int, now: datetime
) -> Chosen:
    """Take one option; of several answers, put it in or take it out.

    Raises NotAllowed, ChoiceIsStale, and the errors of this module.
    """

    def change(poll: Poll, choice: int) -> int:
        _check_known(poll, [option])
        return rules.after(choice, option, is_multiple=poll.is_multiple)

    return await _change(session, seal, actor, poll_id, change, now)


async def put_in(
    session: AsyncSession, seal: Seal, actor: Actor, poll_id: int, option: int, now: datetime
) -> Chosen:
    """Take one option, however often it is asked for; of several answers beside the others.

    Raises as `choose`.
    """

    def change(poll: Poll, choice: int) -> int:
        _check_known(poll, [option])
        return choice | 1 << option if poll.is_multiple else 1 << option

    return await _change(session, seal, actor, poll_id, change, now)


async def take_out(
    session: AsyncSession, seal: Seal, actor: Actor, poll_id: int, option: int, now: datetime
) -> Chosen:
    """Not this option, however often that is said. Raises as `choose`."""

    def change(poll: Poll, choice: int) -> int:
        _check_known(poll, [option])
        return choice & ~(1 << option)

    return await _change(session, seal, actor, poll_id, change, now)


async def choose_all(
    session: AsyncSession,
    seal: Seal,
    actor: Actor,
    poll_id: int,
    options: Collection[int],
    now: datetime,
) -> Chosen:
    """Take just these options, whatever was chosen before. Raises as `choose`, and OnlyOne."""

    def change(poll: Poll, choice: int) -> int:
        del choice
        _check_known(poll, options)
        if len(set(options)) > 1 and not poll.is_multiple:
            raise OnlyOne
        return sum(1 << option for option in set(options))

    return await _change(session, seal, actor, poll_id, change, now)


async def take_back(
    session: AsyncSession, seal: Seal, actor: Actor, poll_id: int, now: datetime
) -> Chosen:
    """As if the member had never answered. Raises as `choose`."""
    return await _change(session, seal, actor, poll_id, lambda *_: 0, now)


async def _change(
    session: AsyncSession,
    seal: Seal,
    actor: Actor,
    poll_id: int,
    change: Callable[[Poll, int], int],
    now: datetime,
) -> Chosen:
    member_id, poll = actor.member_id, await _find(session, poll_id)
    _check_open(poll, now)
    slip, old = await _find_answer(session, seal, poll, member_id)
    choice = change(poll, _choice_of(seal, poll, slip, old))
    new = _answer_of(seal, poll, slip, choice)
    poll_answers.keep(session, poll.id, member_id, slip, old, new)
    if old.has_answered != new.has_answered:
        await _show_count(session, poll.id, now)
    return _chosen(poll, choice)


def _check_known(poll: Poll, options: Collection[int]) -> None:
    if not all(0 <= option < len(poll.options) for option in options):
        raise ChoiceIsStale


async def look(session: AsyncSession, seal: Seal, actor: Actor, poll_id: int) -> Chosen:
    """The poll and what the member has chosen; of a secret one that is over, the poll alone.

    Raises NotAllowed, ChoiceIsStale, NotAsked.
    """
    member_id, poll = actor.member_id, await polls.find(session, poll_id)
    if poll is None:
        raise ChoiceIsStale
    if poll.state == rules.OPEN:
        slip, old = await _find_answer(session, seal, poll, member_id)
        return _chosen(poll, _choice_of(seal, poll, slip, old))
    # Who was asked may be forgotten by now, but whoever was has a message.
    if not await is_put(session, MESSAGE, poll_id, actor.user_id):
        raise NotAsked
    _, options = await find_legible(session, poll, member_id)
    return Chosen(poll, options)


async def list_open(session: AsyncSession, actor: Actor, now: datetime) -> Sequence[Poll]:
    """The polls in which the actor is asked, the one that ends first first. Raises NotAllowed."""
    found = await polls.list_open_for(session, actor.member_id)
    return [poll for poll in found if rules.can_choose(poll.state, poll.ends_at, now)]


async def find_legible(
    session: AsyncSession, poll: Poll, member_id: int
) -> tuple[bool, tuple[int, ...]]:
    """Whether this member has answered, and what, if the poll is not secret.

    The same as "no" for one who is not asked.
    """
    answer = await poll_answers.find(session, poll.id, member_id)
    if answer is None:
        return False, ()
    return answer.has_answered, rules.chosen_in(answer.choice or 0, len(poll.options))


async def count_answered(session: AsyncSession, poll_id: int) -> int:
    """How many have answered by now."""
    return await polls.count_answered(session, poll_id)


async def _find(session: AsyncSession, poll_id: int) -> Poll:
    """The poll, read and locked once for all answers of the transaction. Raises ChoiceIsStale."""
    known: dict[int, Any] = session.info.setdefault(_POLLS, {})
    if poll_id not in known:
        known[poll_id] = await polls.lock(session, poll_id, is_shared=True)
    if known[poll_id] is None:
        raise ChoiceIsStale
    poll: Poll = known[poll_id]
    return poll


def _check_open(poll: Poll, now: datetime) -> None:
    if poll.state == rules.CALLED_OFF:
        raise PollIsCalledOff
    if poll.state == rules.SCHEDULED:
        raise ChoiceIsStale
    if not rules.can_choose(poll.state, poll.ends_at, now):
        raise PollIsOver


async def _find_answer(
    session: AsyncSession, seal: Seal, poll: Poll, member_id: int
) -> tuple[bytes, Answer]:
    await _read_ahead(session, seal, poll)
    slip = secrecy.slip_of(seal, poll.id, member_id) if poll.is_secret else NO_SLIP
    answer = await poll_answers.find(session, poll.id, member_id, slip)
    if answer is None:
        raise NotAsked
    return slip, answer


async def _read_ahead(session: AsyncSession, seal: Seal, poll: Poll) -> None:
    """Once a transaction, for all whose words it holds: most of a batch may be answers."""
    read: set[int] = session.info.setdefault(_READ, set())
    people = poll_answers.list_people(session) if poll.id not in read else []
    read.add(poll.id)
    if len(people) >= _MANY:
        is_marked = poll.is_secret
        slips = {one: secrecy.slip_of(seal, poll.id, one) for one in people if is_marked}
        await poll_answers.find_ahead(session, poll.id, people, slips)


def _choice_of(seal: Seal, poll: Poll, slip: bytes, answer: Answer) -> int:
    if answer.envelope is not None:
        return secrecy.find_read(seal, poll.id, slip, answer.envelope) or 0
    return answer.choice or 0


def _answer_of(seal: Seal, poll: Poll, slip: bytes, choice: int) -> Answer:
    if not choice:
        return Answer(has_answered=False, choice=None, envelope=None)
    if not poll.is_secret:
        return Answer(has_answered=True, choice=choice, envelope=None)
    envelope = secrecy.enclose(seal, poll.id, slip, choice)
    return Answer(has_answered=True, choice=None, envelope=envelope)


async def _show_count(session: AsyncSession, poll_id: int, now: datetime) -> None:
    """Once a transaction: the board is rendered after it anyway."""
    shown: set[int] = session.info.setdefault(_SHOWN, set())
    if poll_id not in shown:
        shown.add(poll_id)
        await refresh_board_of(session, BOARD, poll_id, now)


def _chosen(poll: Poll, choice: int) -> Chosen:
    return Chosen(poll, rules.chosen_in(choice, len(poll.options)))
