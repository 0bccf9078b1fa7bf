"""The database: whether it is there, whole, up to date, and has room."""

from collections.abc import Iterator

from sqlalchemy.exc import SQLAlchemyError

from bot.doctor.findings import Finding, fault, warning, well
from bot.errors import describe
from bot.i18n import Texts
from models.inspection import (
    DatabaseState,
    free_bytes,
    inspect,
    is_pooled_by_transaction,
    is_sqlite_safe,
    sqlite_file,
)
from models.migrate import newest_revision
from models.session import Database

_MEGABYTE = 1024 * 1024
_LITTLE_MEGABYTES = 200


async def examine_database(database: Database, url: str, texts: Texts) -> list[Finding]:
    """All findings; the first that makes others senseless is the last."""
    file = sqlite_file(url)
    if file is not None and not file.exists():
        return [warning(texts.plain("doctor-database-none"), texts.plain("doctor-migrate-do"))]
    try:
        state = await inspect(database)
        is_pooled = await is_pooled_by_transaction(url)
    except (SQLAlchemyError, OSError) as error:
        return [
            fault(
                texts.plain("doctor-database-away", error=describe(error)),
                texts.plain("doctor-database-away-do"),
            )
        ]
    found = [*_of_state(state, texts), *_of_sqlite(database, state, texts)]
    if is_pooled:
        found.append(fault(texts.plain("doctor-pooled"), texts.plain("doctor-pooled-do")))
    return found


def _of_state(state: DatabaseState, texts: Texts) -> Iterator[Finding]:
    if state.faults:
        yield fault(
            texts.plain("doctor-database-broken", words=state.faults[0][:80]),
            texts.plain("doctor-database-broken-do"),
        )
    elif state.revision == newest_revision():
        yield well(texts.plain("doctor-database-well", version=state.version))
    else:
        yield fault(texts.plain("doctor-database-old"), texts.plain("doctor-migrate-do"))


def _of_sqlite(database: Database, state: DatabaseState, texts: Texts) -> Iterator[Finding]:
    if not database.is_sqlite or state.faults:
        return
    if (state.journal, state.synchronous) == ("wal", "full"):
        yield well(texts.plain("doctor-journal-well"))
    else:
        words = texts.plain("doctor-journal", journal=state.journal, synchronous=state.synchronous)
        yield fault(words, texts.plain("doctor-journal-do"))
    if not is_sqlite_safe():
        words = texts.plain("doctor-sqlite-old", version=state.version)
        yield warning(words, texts.plain("doctor-sqlite-old-do"))
    file = sqlite_file(str(database.url))
    if file is not None:
        yield _room(free_bytes(file) // _MEGABYTE, texts)


def _room(megabytes: int, texts: Texts) -> Finding:
    words = texts.plain("doctor-disk", megabytes=str(megabytes))
    if megabytes >= _LITTLE_MEGABYTES:
        return well(words)
    return fault(words, texts.plain("watch-todo-disk"))
