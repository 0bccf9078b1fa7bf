"""A second person decides what one wants done: asked at once, again every day, for a week.

Whoever cannot be written to, or has no right any more, decides nothing: the next one is asked, at
once where it is known, else within a day.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor, list_deciders, load_actor, may
from bot.outbox.queue import Kind
from bot.quiet import QuietHours
from bot.schedule import timers
from models.members import Account
from models.repositories import accounts, outbox

_DAYS_AWAITED = 7
# Why nobody decided.
NO_RIGHT, NO_SECOND, UNANSWERED = "no_right", "no_second", "unanswered"


@dataclass(frozen=True)
class Waiting:
    """What waits for a second person."""

    subject_id: int
    # Where the right to decide is needed.
    unit_id: int
    # The member who wants it.
    writer_id: int


class Question(ABC):
    """One kind of thing that two people decide."""

    # What the writer must still be allowed to do, and the second person.
    write_act: ClassVar[Act]
    decide_act: ClassVar[Act]
    # The message with the question; its subject is the thing.
    asked: ClassVar[Kind]
    # Timers on the thing: ask again, and it is over.
    again: ClassVar[str]
    over: ClassVar[str]

    @abstractmethod
    async def find(self, session: AsyncSession, subject_id: int) -> Waiting | None:
        """The thing, if it still waits."""

    @abstractmethod
    async def list_asked(self, session: AsyncSession, user_id: int) -> list[Waiting]:
        """Those about which this chat user was asked and that still wait."""

    @abstractmethod
    async def ask_one(
        self, session: AsyncSession, subject_id: int, user_id: int, now: datetime
    ) -> None:
        """Show a chat user what it is about, and what there is to decide."""

    @abstractmethod
    async def give_up(
        self, session: AsyncSession, subject_id: int, why: str, now: datetime
    ) -> None:
        """Nobody will decide: its writer hears why, and whoever was asked sees that it is over."""


async def load_writer(session: AsyncSession, member_id: int | None) -> Actor:
    """Who wants it, as the database knows them now; nobody if their account is gone."""
    account = await accounts.find_of_member(session, member_id) if member_id else None
    return await load_actor(session, account.user_id) if account else Actor(0)


async def list_seconds(
    session: AsyncSession, question: Question, unit_id: int, user_id: int
) -> list[Account]:
    """Who can decide what this chat user wants: the nearest ones."""
    return await list_deciders(session, unit_id, question.decide_act, besides=user_id)


async def begin(
    session: AsyncSession, question: Question, waiting: Waiting, user_id: int, now: datetime
) -> bool:
    """Ask those who can decide, but for this user; they are asked again for some days.

    False if there is nobody.
    """
    if not await ask(session, question, waiting, user_id, now):
        return False
    again = [(question.again, now + timedelta(days=day)) for day in range(1, _DAYS_AWAITED)]
    due = [*again, (question.over, now + timedelta(days=_DAYS_AWAITED))]
    await timers.reset(session, waiting.subject_id, question.again, due)
    return True


async def end(session: AsyncSession, question: Question, subject_id: int) -> None:
    """It was decided, or is off: nobody is asked again."""
    await timers.reset(session, subject_id, question.again, [])


async def ask(
    session: AsyncSession, question: Question, waiting: Waiting, user_id: int, now: datetime
) -> bool:
    """Show those who can decide what it is about; False if there is nobody but this user."""
    seconds = await list_seconds(session, question, waiting.unit_id, user_id)
    for second in seconds:
        await question.ask_one(session, waiting.subject_id, second.user_id, now)
    return bool(seconds)


async def hand_over(session: AsyncSession, question: Question, user_id: int, now: datetime) -> None:
    """If this person cannot be written to any more, another one is asked what waits for their
    word; without anybody else its writer hears of it."""
    account = await accounts.find(session, user_id)
    if account is None or account.reach == accounts.REACHABLE:
        return
    for waiting in await question.list_asked(session, user_id):
        writer = await accounts.find_of_member(session, waiting.writer_id)
        writer_chat = writer.user_id if writer else 0
        if await _is_asked(session, question, waiting, writer_chat):
            continue
        if not await ask(session, question, waiting, writer_chat, now):
            await question.give_up(session, waiting.subject_id, NO_SECOND, now)


async def _is_asked(
    session: AsyncSession, question: Question, waiting: Waiting, writer_chat: int
) -> bool:
    """Whether somebody who can be written to was asked already, together with others or before."""
    asked = await outbox.list_asked_chats(session, question.asked.name, waiting.subject_id)
    seconds = await list_seconds(session, question, waiting.unit_id, writer_chat)
    return any(second.user_id in asked for second in seconds)


def timer_actions(question: Question, quiet: QuietHours) -> dict[str, timers.TimerAction]:
    """What the timers of those who wait for a second person do; not in quiet hours."""

    async def ask_again(
        session: AsyncSession, subject_id: int, due_at: datetime, now: datetime
    ) -> None:
        """Whoever may decide by now is asked."""
        del due_at
        waiting = await question.find(session, subject_id)
        if waiting is not None:
            await _ask_again(session, question, waiting, quiet.end_after(now))

    async def give_up(
        session: AsyncSession, subject_id: int, due_at: datetime, now: datetime
    ) -> None:
        """It was waited for long enough."""
        del due_at
        if await question.find(session, subject_id) is not None:
            await question.give_up(session, subject_id, UNANSWERED, quiet.end_after(now))

    return {question.again: ask_again, question.over: give_up}


async def _ask_again(
    session: AsyncSession, question: Question, waiting: Waiting, told_at: datetime
) -> None:
    """Those who were asked may have left or lost the role without anybody noticing."""
    writer = await load_writer(session, waiting.writer_id)
    if not await may(session, writer, question.write_act, waiting.unit_id):
        await question.give_up(session, waiting.subject_id, NO_RIGHT, told_at)
    elif not await ask(session, question, waiting, writer.user_id, told_at):
        await question.give_up(session, waiting.subject_id, NO_SECOND, told_at)
