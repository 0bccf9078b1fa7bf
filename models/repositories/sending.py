"""The sender's side of the outbox: rows are claimed and settled in bulk, without the ORM."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Integer,
    Update,
    bindparam,
    case,
    false,
    func,
    null,
    or_,
    select,
    union_all,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.base import JsonObject
from models.outbox import (
    FORGOTTEN,
    PAUSED,
    PRIORITIES,
    QUEUED,
    REFUSED,
    SENDING,
    SENT,
    UNKNOWN,
    OutboxMessage,
)
from models.repositories.outbox import anew
from models.types import UtcDateTime

_Row = OutboxMessage
# Rows looked at for each one taken, so that a long queue to one chat does not hide the others.
_LOOK_AHEAD = 20
# An edit may be repeated freely, a new message once.
_SENDS, _EDITS = 2, 5


@dataclass(frozen=True)
class Claimed:
    """A row as the sender takes it."""

    id: int
    kind: str
    subject_id: int
    params: JsonObject
    chat_id: int
    thread_id: int | None
    attempt: int
    revision: int
    message_id: int | None
    more_ids: list[int] | None
    priority: int


def _taking() -> Update:
    """Built once: building it costs as much as running it."""
    under_way = aliased(OutboxMessage)
    busy = select(under_way.chat_id).where(under_way.state == SENDING)
    # One look at the index for each priority: in a single one, all rows that wait for tomorrow
    # stand between those of two priorities (200,000 of them: 21 ms instead of 3 on SQLite).
    looks = (
        select(_Row.id, _Row.priority, _Row.chat_id)
        .where(_Row.state == QUEUED, _Row.priority == priority)
        .where(_Row.not_before <= bindparam("moment", type_=UtcDateTime()))
        .where(_Row.chat_id.not_in(busy))
        .order_by(_Row.not_before, _Row.id)
        .limit(bindparam("look_at", type_=Integer))
        .subquery()
        for priority in PRIORITIES
    )
    head = union_all(*(select(look) for look in looks)).subquery()
    first_of_chat = func.row_number().over(
        partition_by=head.c.chat_id, order_by=(head.c.priority, head.c.id)
    )
    ranked = select(head.c.id, head.c.priority, first_of_chat.label("place")).subquery()
    ids = (
        select(ranked.c.id)
        .where(ranked.c.place == 1)
        .order_by(ranked.c.priority, ranked.c.id)
        .limit(bindparam("most", type_=Integer))
    )
    taken = update(_Row).where(_Row.id.in_(ids), _Row.state == QUEUED)
    values = {"state": SENDING, "attempt": _Row.attempt + 1, "epoch": bindparam("taken_in")}
    columns = _Row.__table__.c
    return taken.values(values | {"reason": None}).returning(
        *(columns[one.name] for one in fields(Claimed))
    )


_TAKING = _taking()


async def claim(session: AsyncSession, limit: int, now: datetime, epoch: int = 0) -> list[Claimed]:
    """Take the next rows for sending, at most one a chat, of chats with none under way."""
    given = {"moment": now, "look_at": limit * _LOOK_AHEAD, "most": limit, "taken_in": epoch}
    rows = await (await session.connection()).execute(_TAKING, given)
    claimed = [Claimed(**row) for row in rows.mappings()]
    return sorted(claimed, key=lambda row: (row.priority, row.id))


_KEY = _Row.id == bindparam("row_id")
_BEHIND = _Row.revision > bindparam("said_revision")
_IS_FORGOTTEN = _Row.reason.is_not_distinct_from(FORGOTTEN)


@cache
def _settlement(epoch: int | None) -> Update:
    """Only of a row that nobody has taken since; None: whoever has taken it."""
    statement = update(_Row).where(_KEY, _Row.state == SENDING)
    return statement if epoch is None else statement.where(_Row.epoch == epoch)


@cache
def _sent(epoch: int) -> Update:
    said_id = bindparam("said_id", type_=BigInteger)
    said_more = bindparam("said_more", None, type_=JSON(none_as_null=True))
    more_ids = case((said_id.is_not(None), said_more), else_=_Row.more_ids)
    return _settlement(epoch).values(
        state=case((_BEHIND, QUEUED), else_=SENT),
        sent_revision=bindparam("said_revision"),
        message_id=case((_IS_FORGOTTEN, None), else_=func.coalesce(said_id, _Row.message_id)),
        more_ids=case((_IS_FORGOTTEN, null()), else_=more_ids),
        reason=case((_IS_FORGOTTEN, None), else_=_Row.reason),
        attempt=case((_BEHIND, 0), else_=_Row.attempt),
        settled_at=bindparam("at", type_=UtcDateTime()),
    )


async def settle_sent(
    session: AsyncSession, rows: Sequence[dict[str, Any]], epoch: int = 0
) -> None:
    """`row_id`, `said_revision`, `said_id`, `at`, of an album `said_more`, each; one
    refreshed meanwhile is queued again. `said_id` None: it was an edit."""
    if rows:
        await (await session.connection()).execute(_sent(epoch), rows)


async def settle_refused(
    session: AsyncSession, rows: Sequence[dict[str, Any]], epoch: int = 0
) -> None:
    """`row_id`, `said_revision`, `why`, `at` each; one refreshed meanwhile is queued again."""
    if rows:
        statement = _settlement(epoch).values(
            state=case((_BEHIND, QUEUED), else_=REFUSED),
            attempt=case((_BEHIND, _Row.attempt - 1), else_=_Row.attempt),
            reason=case((_BEHIND, None), else_=bindparam("why")),
            settled_at=bindparam("at", type_=UtcDateTime()),
        )
        await (await session.connection()).execute(statement, rows)


async def put_back(session: AsyncSession, rows: Sequence[dict[str, Any]], epoch: int = 0) -> None:
    """`row_id`, `again_at` each: not sent, the attempt does not count."""
    if rows:
        statement = _settlement(epoch).values(
            state=QUEUED,
            attempt=_Row.attempt - 1,
            not_before=bindparam("again_at", type_=UtcDateTime()),
        )
        await (await session.connection()).execute(statement, rows)


@cache
def _behind(kinds: tuple[str, ...]) -> Update:
    again_at = bindparam("again_at", type_=UtcDateTime())
    # Not IN: as below.
    is_in_order = or_(false(), *(_Row.kind == kind for kind in kinds))
    return (
        update(_Row)
        .where(is_in_order, _Row.subject_id == bindparam("about"))
        .where(_Row.chat_id == bindparam("to_chat"), _Row.id > bindparam("row_id"))
        .where(_Row.state == QUEUED, _Row.not_before < again_at)
        .values(not_before=again_at)
    )


async def move_behind(
    session: AsyncSession, rows: Sequence[dict[str, Any]], kinds: tuple[str, ...]
) -> None:
    """`row_id`, `about` (its subject), `to_chat`, `again_at` each: what follows it in these kinds
    does not go before it."""
    if rows:
        await (await session.connection()).execute(_behind(kinds), rows)


async def settle_held(
    session: AsyncSession, rows: Sequence[dict[str, Any]], epoch: int = 0
) -> None:
    """`row_id` each: kept back until it is resumed; the attempt does not count."""
    if rows:
        statement = _settlement(epoch).values(state=PAUSED, attempt=_Row.attempt - 1)
        await (await session.connection()).execute(statement, rows)


async def settle_unclear(
    session: AsyncSession,
    rows: Sequence[dict[str, Any]],
    repeated_kinds: Sequence[str],
    epoch: int | None = None,
) -> None:
    """`row_id`, `said_revision`, `said_id`, `at`, `again_at` each: repeated once where the kind
    allows, else held.

    An edit or a withdrawal does no harm twice; `said_id` None: it was a new message.
    """
    if rows:
        # Not IN: a list cannot be a parameter of a statement run for many rows.
        is_repeated = or_(false(), *(_Row.kind == kind for kind in repeated_kinds))
        said_id = bindparam("said_id", type_=BigInteger)
        is_edit = said_id.is_not(None) & (_Row.attempt < _EDITS)
        # Whatever became of the edit: a new message is asked for, which is no second copy.
        is_forgotten = said_id.is_not(None) & _IS_FORGOTTEN
        may_repeat = ((_Row.attempt < _SENDS) & is_repeated) | is_edit | is_forgotten
        statement = _settlement(epoch).values(
            state=case((may_repeat, QUEUED), else_=UNKNOWN),
            sent_revision=bindparam("said_revision"),
            attempt=case((is_forgotten, 0), else_=_Row.attempt),
            message_id=case((is_forgotten, None), else_=said_id),
            more_ids=case((said_id.is_(None), null()), else_=_Row.more_ids),
            reason=None,
            not_before=case(
                (may_repeat, bindparam("again_at", type_=UtcDateTime())), else_=_Row.not_before
            ),
            settled_at=bindparam("at", type_=UtcDateTime()),
        )
        await (await session.connection()).execute(statement, rows)


async def requeue_boards(
    session: AsyncSession, kind: str, subject_ids: Sequence[int], now: datetime, every: timedelta
) -> None:
    """Show these boards anew, `every` so often at most: the last refresh is never lost."""
    has_rested = or_(_Row.settled_at.is_(None), _Row.settled_at <= now - every)
    # While an edit is under way the next one is already the second.
    is_rested = has_rested & (_Row.state != SENDING)
    await session.execute(
        update(_Row)
        .where(_Row.kind == kind, _Row.subject_id.in_(subject_ids))
        .values(
            anew(now)
            | {
                "not_before": case(
                    (_Row.state == QUEUED, _Row.not_before),
                    (is_rested, now),
                    else_=now + every,
                )
            }
        )
        .execution_options(synchronize_session=False)
    )


async def list_under_way(session: AsyncSession) -> list[OutboxMessage]:
    """Rows under way; after a start these are the ones a dead process left unclear."""
    return list(await session.scalars(select(_Row).where(_Row.state == SENDING)))
