"""Queries of dialogues and of the choices a chat was last given.

Both are read at once for all the people of a batch, and written at the end of the transaction,
the last word of each only: a statement for each would cost more than all else in an update.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, event, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import ORMExecuteState, Session

from models.base import JsonObject
from models.dialogues import ChatChoices, Dialogue
from models.repositories.upsert import upsert_many
from models.session import WatchedSession, note_write

# (label, data) in the order of their numbers.
Choices = Sequence[tuple[str, str]]
_Row = dict[str, Any]
_LEDGER = "dialogues"
_DIALOGUES = select(*Dialogue.__table__.columns)
_CHOICES = select(*ChatChoices.__table__.columns)


@dataclass
class _Ledger:
    """What a transaction knows of these tables, and which of it is not written yet.

    None in the place of a row: there is none.
    """

    dialogues: dict[int, _Row | None] = field(default_factory=dict)
    choices: dict[int, _Row | None] = field(default_factory=dict)
    late_dialogues: set[int] = field(default_factory=set)
    late_choices: set[int] = field(default_factory=set)


async def find_ahead(session: AsyncSession, user_ids: Iterable[int]) -> None:
    """Read the forms and the choices of these people, whose private chats have the same ids."""
    ledger = _ledger(session)
    wanted = [user_id for user_id in user_ids if user_id not in ledger.dialogues]
    if not wanted:
        return
    connection = await session.connection()
    found = await connection.execute(_DIALOGUES.where(Dialogue.user_id.in_(wanted)))
    rows = {row["user_id"]: dict(row) for row in found.mappings()}
    ledger.dialogues |= {user_id: rows.get(user_id) for user_id in wanted}
    chats = [chat_id for chat_id in wanted if chat_id not in ledger.choices]
    found = await connection.execute(_CHOICES.where(ChatChoices.chat_id.in_(chats)))
    rows = {row["chat_id"]: dict(row) for row in found.mappings()}
    ledger.choices |= {chat_id: rows.get(chat_id) for chat_id in chats}


async def find(session: AsyncSession, user_id: int) -> Dialogue | None:
    """The form this person is filling in; to change it, `save` it."""
    known = _ledger(session).dialogues
    if user_id in known:
        row = known[user_id]
    else:
        connection = await session.connection()
        found = await connection.execute(_DIALOGUES.where(Dialogue.user_id == user_id))
        row = _as_dict(found.mappings().first())
    return Dialogue(**row) if row else None


async def save(
    session: AsyncSession, user_id: int, name: str, step: str, answers: JsonObject, now: datetime
) -> None:
    """Take the person to a step."""
    values = {"name": name, "step": step, "answers": answers, "updated_at": now}
    _put(session, user_id, {"user_id": user_id, **values})


async def close(session: AsyncSession, user_id: int) -> None:
    """The form is done with."""
    _put(session, user_id, None)


def _put(session: AsyncSession, user_id: int, row: _Row | None) -> None:
    ledger = _ledger(session)
    ledger.dialogues[user_id] = row
    ledger.late_dialogues.add(user_id)
    note_write(session)


async def find_choices(session: AsyncSession, chat_id: int) -> Choices:
    """What the last card of this chat offered."""
    known = _ledger(session).choices
    if chat_id in known:
        row = known[chat_id]
    else:
        connection = await session.connection()
        found = await connection.execute(_CHOICES.where(ChatChoices.chat_id == chat_id))
        row = _as_dict(found.mappings().first())
    return [(label, data) for label, data in row["choices"]] if row else []


async def save_choices(
    session: AsyncSession, chat_id: int, choices: Choices, said_at: datetime | None = None
) -> None:
    """Remember what the last card of this chat offers; nothing to pick forgets it.

    A card that was said before the last one changes nothing.
    """
    ledger = _ledger(session)
    known = ledger.choices.get(chat_id)
    row = {
        "chat_id": chat_id,
        "choices": [list(choice) for choice in choices],
        "said_at": said_at,
    }
    if known and known["said_at"] and said_at and said_at < known["said_at"]:
        return
    ledger.choices[chat_id] = row
    ledger.late_choices.add(chat_id)
    note_write(session)


def _as_dict(row: Any) -> _Row | None:
    return dict(row) if row is not None else None


def _ledger(session: AsyncSession) -> _Ledger:
    ledger: _Ledger = session.info.setdefault(_LEDGER, _Ledger())
    return ledger


@event.listens_for(WatchedSession, "before_commit")
def _write_before_commit(session: Session) -> None:
    _write(session)


@event.listens_for(WatchedSession, "do_orm_execute")
def _write_before_statement(state: ORMExecuteState) -> None:
    """Whoever reads or changes the tables by a statement of their own finds them as they are."""
    if _LEDGER not in state.session.info:
        return
    mapper = state.bind_mapper
    if mapper is not None and mapper.class_ in {Dialogue, ChatChoices}:
        _write(state.session)
        del state.session.info[_LEDGER]


@event.listens_for(WatchedSession, "after_soft_rollback")
def _forget(session: Session, _: object) -> None:
    session.info.pop(_LEDGER, None)


def _write(session: Session) -> None:
    ledger: _Ledger | None = session.info.get(_LEDGER)
    if ledger is None:
        return
    if ledger.late_dialogues:
        _write_dialogues(session.connection(), ledger)
    if ledger.late_choices:
        _write_choices(session.connection(), ledger)


# In the order of their keys: two processes that write the same rows do not lock each other.
def _write_dialogues(connection: Connection, ledger: _Ledger) -> None:
    rows = {user_id: ledger.dialogues[user_id] for user_id in sorted(ledger.late_dialogues)}
    ledger.late_dialogues.clear()
    kept = [row for row in rows.values() if row is not None]
    gone = [{"gone": user_id} for user_id, row in rows.items() if row is None]
    if kept:
        connection.execute(upsert_many(connection.dialect.name, Dialogue), kept)
    if gone:
        connection.execute(delete(Dialogue).where(Dialogue.user_id == bindparam("gone")), gone)


def _write_choices(connection: Connection, ledger: _Ledger) -> None:
    given = [ledger.choices[chat_id] for chat_id in sorted(ledger.late_choices)]
    rows = [row for row in given if row is not None]
    ledger.late_choices.clear()
    connection.execute(upsert_many(connection.dialect.name, ChatChoices, "said_at"), rows)
