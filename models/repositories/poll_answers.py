"""Answers in polls: read one by one, written together at the end of the transaction.

A batch of the inbox holds a hundred answers; a statement for each would cost more than all else
in it. They are written in the order of their keys, which tells nothing of who answered first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, event, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from models.members import Account
from models.polls import Ballot, Elector
from models.repositories.upsert import upsert_many
from models.session import WatchedSession, note_write

_LEDGER = "poll_answers"
# Of polls that are not secret; no ballot has it.
NO_SLIP = b""
_E, _B = Elector.__table__.c, Ballot.__table__.c


@dataclass(frozen=True)
class Answer:
    """What is kept of one who is asked: of a secret poll an envelope, else the choice itself."""

    has_answered: bool
    choice: int | None
    envelope: bytes | None


@dataclass
class _Ledger:
    """The answers of a transaction that are not written yet; poll and member are the key."""

    answers: dict[tuple[int, int], tuple[bytes, Answer]] = field(default_factory=dict)
    # As they lie in the database.
    stored: dict[tuple[int, int], Answer] = field(default_factory=dict)
    # Read ahead for all people of a batch; None: is not asked.
    ahead: dict[tuple[int, int], Answer | None] = field(default_factory=dict)


async def find(
    session: AsyncSession, poll_id: int, member_id: int, slip: bytes = NO_SLIP
) -> Answer | None:
    """The answer so far; None if the member is not asked."""
    ledger, key = _ledger(session), (poll_id, member_id)
    if key in ledger.answers:
        return ledger.answers[key][1]
    if key in ledger.ahead:
        return ledger.ahead[key]
    given = {"of_poll": poll_id, "of_member": member_id, "of_slip": slip}
    row = (await (await session.connection()).execute(_finding(), given)).first()
    return Answer(*row) if row else None


def list_people(session: AsyncSession) -> list[int]:
    """The members whose accounts this transaction has read: those of a batch, at its beginning."""
    read = (one for one in session.identity_map.values() if isinstance(one, Account))
    members = {one.__dict__.get("member_id") for one in read}
    return sorted(member_id for member_id in members if member_id is not None)


async def find_ahead(
    session: AsyncSession, poll_id: int, member_ids: Sequence[int], slips: Mapping[int, bytes]
) -> None:
    """Read the answers of these members at once; `slips` by member, none if it is not secret."""
    ledger = _ledger(session)
    connection = await session.connection()
    query = select(_E.member_id, _E.has_answered, _E.choice)
    query = query.where(_E.poll_id == poll_id, _E.member_id.in_(member_ids))
    asked = {row[0]: row for row in await connection.execute(query)}
    given = [slips[member_id] for member_id in asked if member_id in slips]
    query = select(_B.slip, _B.envelope).where(_B.poll_id == poll_id, _B.slip.in_(given))
    found = await connection.execute(query) if given else ()
    envelopes: dict[bytes, bytes] = {bytes(row[0]): row[1] for row in found}
    for member_id in member_ids:
        row = asked.get(member_id)
        envelope = envelopes.get(slips.get(member_id, NO_SLIP))
        answer = Answer(row[1], row[2], envelope) if row else None
        ledger.ahead.setdefault((poll_id, member_id), answer)


@cache
def _finding() -> Select[Any]:
    is_theirs = (_B.poll_id == _E.poll_id) & (_B.slip == bindparam("of_slip"))
    return (
        select(_E.has_answered, _E.choice, _B.envelope)
        .select_from(Elector.__table__.outerjoin(Ballot.__table__, is_theirs))
        .where(_E.poll_id == bindparam("of_poll"), _E.member_id == bindparam("of_member"))
    )


def keep(
    session: AsyncSession, poll_id: int, member_id: int, slip: bytes, old: Answer, new: Answer
) -> None:
    """Put the answer in the place of the one that `find` has given."""
    ledger, key = _ledger(session), (poll_id, member_id)
    ledger.stored.setdefault(key, old)
    ledger.answers[key] = (slip, new)
    note_write(session)


async def settle(session: AsyncSession) -> None:
    """Before anything else is done with electors and ballots in this transaction."""
    if _LEDGER in session.info:
        await (await session.connection()).run_sync(_write, session.info.pop(_LEDGER))


def _ledger(session: AsyncSession) -> _Ledger:
    ledger: _Ledger = session.info.setdefault(_LEDGER, _Ledger())
    return ledger


@event.listens_for(WatchedSession, "before_commit")
def _write_before_commit(session: Session) -> None:
    if _LEDGER in session.info:
        _write(session.connection(), session.info.pop(_LEDGER))


@event.listens_for(WatchedSession, "after_soft_rollback")
def _forget(session: Session, _: object) -> None:
    session.info.pop(_LEDGER, None)


def _write(connection: Connection, ledger: _Ledger) -> None:
    """In the order of their keys, so that two processes do not lock each other."""
    electors = [
        {"of_poll": key[0], "of_member": key[1], "now": new.has_answered, "what": new.choice}
        for key, (_, new) in sorted(ledger.answers.items(), key=lambda one: one[0])
        if _of_elector(new) != _of_elector(ledger.stored[key])
    ]
    ballots = sorted(
        (key[0], slip, new.envelope) for key, (slip, new) in ledger.answers.items() if slip
    )
    _execute(connection, _noting(), electors)
    kept = [
        {"poll_id": poll, "slip": slip, "envelope": envelope}
        for poll, slip, envelope in ballots
        if envelope
    ]
    _execute(connection, upsert_many(connection.dialect.name, Ballot), kept)
    gone = [{"of_poll": poll, "of_slip": slip} for poll, slip, envelope in ballots if not envelope]
    _execute(connection, _removing(), gone)


def _of_elector(answer: Answer) -> tuple[bool, int | None]:
    return answer.has_answered, answer.choice


def _execute(connection: Connection, statement: Any, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        connection.execute(statement, rows)


@cache
def _noting() -> Any:
    return (
        update(Elector)
        .where(_E.poll_id == bindparam("of_poll"), _E.member_id == bindparam("of_member"))
        .values(has_answered=bindparam("now"), choice=bindparam("what"))
    )


@cache
def _removing() -> Any:
    return delete(Ballot).where(_B.poll_id == bindparam("of_poll"), _B.slip == bindparam("of_slip"))
