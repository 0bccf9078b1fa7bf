"""Looks through a whole database, and through the bytes of its files, for who chose what."""

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from bot.features.polls.kinds import BOARD
from bot.features.polls.secrecy import PREFIX
from handlers.polls.keyboards import CHOSEN, NOT_CHOSEN, DropOption
from models.base import Base
from models.inbox import EMPTY
from models.session import Database, file_of

Row = dict[str, Any]
Dump = dict[str, list[Row]]
PREFIXES = (PREFIX, DropOption.prefix)
_CIPHER = "sealed"
# How a sealed body begins.
_SEALED = "~"
# When an update happened, in its legible body.
_DATE = re.compile(r'("(?:edit_)?date": )\d+')
# What a clock, or the speed of the machine, makes different from run to run.
_VOLATILE = {"revision", "sent_revision", "attempt", "message_id", "epoch", "token", "replies"}


@dataclass(frozen=True)
class Traces:
    """What an option leaves where it lies legibly: its label, and the data of its button."""

    poll_id: int
    options: Collection[str]
    # The last update before the question was asked.
    last_update: int = 0

    def told_by(self, words: str) -> set[int]:
        """The options that the words name."""
        return {
            option
            for option, label in enumerate(self.options)
            if label in words
            or any(f"{prefix}:{self.poll_id}:{option}" in words for prefix in PREFIXES)
        }


async def dump(database: Database) -> Dump:
    """All rows of all tables, as they lie there."""
    found: Dump = {}
    async with database.reading() as session:
        for table in Base.metadata.sorted_tables:
            rows = await session.execute(select(table))
            found[table.name] = [dict(row) for row in rows.mappings()]
    return found


def find_leaks(found: Dump, traces: Traces, electors: Collection[int]) -> list[str]:
    """Rows that say more of one option than of the others, or show what somebody has typed.

    Which options there are stands in many rows, always all of them together.
    """
    leaks = []
    for table, rows in found.items():
        for row in rows:
            words = json.dumps(row, default=_legible, ensure_ascii=False)
            told = traces.told_by(words)
            is_part = 0 < len(told) < len(traces.options)
            is_marked = CHOSEN in words or NOT_CHOSEN in words or "ý số" in words
            if is_part or is_marked or _is_told_openly(table, row, traces, electors):
                leaks.append(f"{table}: {words}")
    return leaks


def _is_told_openly(table: str, row: Row, traces: Traces, electors: Collection[int]) -> bool:
    """An update of somebody who is asked, stored as they wrote it; or a choice."""
    if table == "inbox_updates" and row["person_id"] in electors:
        if row["update_id"] <= traces.last_update:
            return False
        return row["body"] != EMPTY and not row["body"].startswith(_SEALED)
    return table == "poll_electors" and row["choice"] is not None


def _legible(value: Any) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)


def shape(found: Dump) -> dict[str, list[str]]:
    """The same without times and with the length of what is sealed in its place, sorted."""
    return {
        table: sorted(
            json.dumps(_masked(row), default=str, sort_keys=True)
            for row in rows
            if row.get("kind") != BOARD.name
        )
        for table, rows in found.items()
        if table != "leases"
    }


def _masked(row: Row) -> Row:
    return {
        name: _mask(value)
        for name, value in row.items()
        if name not in _VOLATILE and not isinstance(value, datetime)
    }


def _mask(value: Any) -> Any:
    if isinstance(value, bytes):
        return f"{_CIPHER} {len(value)}"
    if isinstance(value, str) and value.startswith(_SEALED):
        return f"{_CIPHER} {len(value)}"
    # A second may pass between two of them in one run and not in another.
    return _DATE.sub(r"\1", value) if isinstance(value, str) else value


def changed(before: Dump, after: Dump) -> dict[str, list[Row]]:
    """The rows that came or went, by table."""
    found = {}
    for table, rows in after.items():
        other = [row for row in rows if row not in before[table]]
        other += [row for row in before[table] if row not in rows]
        if other:
            found[table] = other
    return found


def file_bytes(database: Database) -> bytes:
    """All that lies in the files of an SQLite database, erased or not; nothing elsewhere."""
    path = file_of(str(database.url))
    return (
        b"".join(part.read_bytes() for part in sorted(path.parent.glob(f"{path.name}*")))
        if path
        else b""
    )


def spellings(words: str) -> Iterator[bytes]:
    """As they would lie in a file: as they are, and as JSON writes them."""
    yield words.encode()
    yield json.dumps(words)[1:-1].encode()
