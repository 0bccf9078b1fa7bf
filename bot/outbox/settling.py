"""Writes down what became of calls, and tells those who must know, in one transaction."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import uniform

from sqlalchemy.ext.asyncio import AsyncSession

from bot.lease import Lease
from bot.outbox.cards import Card, Held, beside
from bot.outbox.outcome import (
    Deferred,
    Migrated,
    NotSent,
    Outcome,
    Refused,
    Sent,
    Unclear,
)
from bot.outbox.queue import Kind, refresh_boards
from bot.outbox.rendering import Rendered
from models.repositories import dialogues, outbox, sending
from models.repositories.sending import Claimed

# Stands for "kept back" among the outcomes.
HELD = Refused("held")

# (session, row, Telegram's reason, now) and (session, old chat, new chat, now).
OnRefused = Callable[[AsyncSession, Claimed, str, datetime], Awaitable[None]]
OnMigrated = Callable[[AsyncSession, int, int, datetime], Awaitable[None]]


@dataclass(frozen=True)
class Aftermath:
    """Who is told, in the settling transaction, of what Telegram said."""

    on_refused: Sequence[OnRefused] = ()
    on_migrated: Sequence[OnMigrated] = ()


@dataclass(frozen=True)
class Result:
    """A row that was taken, what was to be shown, what came of it, and when the call was made.

    Whoever has the message may answer before the call does: what is said to them then came later.
    """

    row: Claimed
    card: Rendered
    outcome: Outcome
    called_at: datetime


class Settler:
    """Settles rows in bulk; one that somebody else has taken since is left alone."""

    def __init__(
        self,
        kinds: Mapping[str, Kind],
        repeat_after: timedelta,
        aftermath: Aftermath,
        lease: Lease | None,
    ) -> None:
        self._kinds = kinds
        self._repeated = [kind.name for kind in kinds.values() if kind.repeat]
        self._in_order = tuple(kind.name for kind in kinds.values() if kind.in_order)
        self._repeat_after = repeat_after
        self._aftermath = aftermath
        self._lease = lease

    @property
    def epoch(self) -> int:
        """Of the lease under which rows are taken now."""
        return self._lease.epoch if self._lease else 0

    async def settle_left(self, session: AsyncSession, own: Collection[int], now: datetime) -> int:
        """What a dead process left under way, which is not our `own`, is unclear; how many."""
        left = [row for row in await sending.list_under_way(session) if row.id not in own]
        unclear = [self._unclear(row.id, row.sent_revision, row.message_id, now) for row in left]
        await sending.settle_unclear(session, unclear, self._repeated)
        subjects = ((row.kind, row.subject_id) for row in left)
        await refresh_boards(session, self._kinds, subjects, now)
        return len(left)

    async def settle(self, session: AsyncSession, results: Sequence[Result], now: datetime) -> None:
        """Write down what became of these."""
        sent, refused, back, held, unclear = [], [], [], [], []
        for result in results:
            row, outcome = result.row, result.outcome
            match outcome:
                case Sent():
                    sent.append(_sent(row, outcome, now))
                case Refused() if outcome is HELD:
                    held.append({"row_id": row.id})
                case Refused(reason=why):
                    refused.append(_refused(row, why, now))
                case Unclear(is_new=is_new):
                    said_id = None if is_new else row.message_id
                    unclear.append(self._unclear(row.id, row.revision, said_id, now))
                case Deferred(seconds=wait):
                    back.append((row, now + _with_jitter(wait)))
                case Migrated() | NotSent():
                    back.append((row, now))
        await sending.settle_sent(session, sent, self.epoch)
        await sending.settle_refused(session, refused, self.epoch)
        await sending.settle_held(session, held, self.epoch)
        await self._put_back(session, back)
        await sending.settle_unclear(session, unclear, self._repeated, self.epoch)
        await self._follow_up(session, results, now)

    async def _put_back(
        self, session: AsyncSession, back: Sequence[tuple[Claimed, datetime]]
    ) -> None:
        """To be tried again, at these moments: maybe after others that have waited for long."""
        again = [{"row_id": row.id, "again_at": at} for row, at in back]
        await sending.put_back(session, again, self.epoch)
        behind = [_behind(row, at) for row, at in back if row.kind in self._in_order]
        await sending.move_behind(session, behind, self._in_order)

    async def _follow_up(
        self, session: AsyncSession, results: Sequence[Result], now: datetime
    ) -> None:
        """What others must know of what was settled."""
        await dialogues.find_ahead(session, [one.row.chat_id for one in results if _is_aside(one)])
        for result in results:
            await _remember_choices(session, result)
            await self._tell(session, result, now)
        subjects = ((result.row.kind, result.row.subject_id) for result in results)
        await refresh_boards(session, self._kinds, subjects, now)

    def _unclear(
        self, row_id: int, revision: int, said_id: int | None, now: datetime
    ) -> dict[str, object]:
        said = {"said_revision": revision, "said_id": said_id}
        return {"row_id": row_id, "at": now, "again_at": now + self._repeat_after} | said

    async def _tell(self, session: AsyncSession, result: Result, now: datetime) -> None:
        row, outcome = result.row, result.outcome
        if isinstance(outcome, Migrated):
            await outbox.replace_chat(session, row.chat_id, outcome.chat_id, now)
            for on_migrated in self._aftermath.on_migrated:
                await on_migrated(session, row.chat_id, outcome.chat_id, now)
        # What was refused without a call is known already.
        if isinstance(outcome, Refused) and not isinstance(result.card, Refused | Held):
            for on_refused in self._aftermath.on_refused:
                await on_refused(session, row, outcome.reason, now)


async def prove(
    kinds: Mapping[str, Kind],
    session: AsyncSession,
    proofs: Sequence[tuple[int, int, int]],
    now: datetime,
) -> None:
    """(row, chat, message) of buttons that were pressed: those messages have arrived."""
    await refresh_boards(session, kinds, await outbox.set_proven(session, proofs, now), now)


async def _remember_choices(session: AsyncSession, result: Result) -> None:
    """A typed number picks one of what was shown last; what came in passing takes nothing away."""
    is_said = isinstance(result.outcome, Sent) and result.row.message_id is None
    if isinstance(result.card, Card) and is_said:
        chat_id = result.row.chat_id
        choices = [(choice.label, choice.data) for choice in result.card.choices()]
        if _is_aside(result):
            choices = beside(await dialogues.find_choices(session, chat_id), choices)
        await dialogues.save_choices(session, chat_id, choices, said_at=result.called_at)


def _is_aside(result: Result) -> bool:
    return isinstance(result.card, Card) and result.card.keeps_choices


def _sent(row: Claimed, said: Sent, now: datetime) -> dict[str, object]:
    # An edit has no new id to tell: the row may meanwhile want a new message.
    new_id = None if said.message_id == row.message_id else said.message_id
    ids = {"said_id": new_id, "said_more": list(said.more_ids) or None}
    return {"row_id": row.id, "said_revision": row.revision, "at": now} | ids


def _refused(row: Claimed, why: str, now: datetime) -> dict[str, object]:
    return {"row_id": row.id, "said_revision": row.revision, "why": why, "at": now}


def _behind(row: Claimed, again_at: datetime) -> dict[str, object]:
    place = {"about": row.subject_id, "to_chat": row.chat_id}
    return {"row_id": row.id, "again_at": again_at} | place


def _with_jitter(seconds: float) -> timedelta:
    return timedelta(seconds=seconds + uniform(0.1, 1.0))  # noqa: S311 - spreads, hides nothing
