"""Migrations go up, down and up, and end where the tables are."""

import asyncio
import importlib
import pkgutil
import re
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import Script, ScriptDirectory
from sqlalchemy import Connection, inspect
from sqlalchemy.ext.asyncio import create_async_engine

import models
from models.base import Base
from models.members import UnitKind
from models.migrate import RowsAreBroken, configuration, downgrade, migrate
from models.session import Database
from models.tables import MODULES, metadata


def _steps() -> list[Script]:
    """The migrations, oldest first."""
    return list(ScriptDirectory.from_config(configuration()).walk_revisions())[::-1]


async def _look(url: str, question: Any) -> Any:
    engine = create_async_engine(url)
    try:
        async with engine.connect() as connection:
            return await connection.run_sync(question)
    finally:
        await engine.dispose()


def _tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names()) - {"alembic_version"}


def _differences(connection: Connection) -> list[Any]:
    return list(compare_metadata(MigrationContext.configure(connection), metadata))


async def test_every_step_goes_up_down_and_up(empty_database_url: str) -> None:
    for step in _steps():
        await migrate(empty_database_url, step.revision)
        await downgrade(empty_database_url, str(step.down_revision or "base"))
        await migrate(empty_database_url, step.revision)
    assert await _look(empty_database_url, _tables) == set(metadata.tables)


async def test_going_back_to_the_start_leaves_no_table(empty_database_url: str) -> None:
    await migrate(empty_database_url)
    await downgrade(empty_database_url, "base")
    assert await _look(empty_database_url, _tables) == set()


async def test_migrations_end_where_the_tables_are(database_url: str) -> None:
    differences = await _look(database_url, _differences)
    hint = 'draft the missing step with `python -m models.migrate "what it does"` and correct it'
    assert not differences, hint


async def test_migrating_twice_changes_nothing(database_url: str) -> None:
    await migrate(database_url)
    assert await _look(database_url, _tables) == set(metadata.tables)


async def test_replicas_that_start_at_once_take_turns(empty_database_url: str) -> None:
    await asyncio.gather(*(migrate(empty_database_url) for _ in range(3)))
    assert await _look(empty_database_url, _tables) == set(metadata.tables)


async def test_kinds_of_units_are_there_from_the_start(database: Database) -> None:
    async with database.reading() as session:
        cell = await session.get_one(UnitKind, "cell")
        assert (cell.name_vi, cell.name_en) == ("Chi bộ", "Cell")


@pytest.mark.parametrize("step", _steps(), ids=lambda step: step.revision)
def test_step_is_named_by_its_number_and_what_it_does(step: Script) -> None:
    name = step.path.rsplit("/", 1)[-1]
    assert re.fullmatch(r"\d{4}_[a-z][a-z0-9_]*\.py", name), "call it NNNN_what_it_does.py"
    assert name.startswith(f"{step.revision}_"), "the revision is the number in the name"
    assert step.module.__doc__, "say in the first line what the step does"


def test_steps_follow_each_other_without_gaps() -> None:
    steps = _steps()
    assert [step.revision for step in steps] == [f"{n:04}" for n in range(1, len(steps) + 1)]
    assert [step.down_revision for step in steps[1:]] == [step.revision for step in steps[:-1]]


def test_every_module_with_tables_is_listed() -> None:
    listed = {module.__name__ for module in MODULES}
    for found in pkgutil.iter_modules(models.__path__, "models."):
        module = importlib.import_module(found.name)
        own = [
            value
            for value in vars(module).values()
            if isinstance(value, type) and issubclass(value, Base) and value is not Base
        ]
        if any(value.__module__ == found.name for value in own):
            assert found.name in listed, f"import {found.name} in models/tables.py"


async def test_migration_that_leaves_rows_pointing_to_nothing_is_rolled_back(
    sqlite_databases: Any,
) -> None:
    async with sqlite_databases.migrated() as url:
        engine = create_async_engine(url)
        async with engine.begin() as connection:
            await connection.exec_driver_sql(
                "INSERT INTO roles (member_id, unit_id, role) VALUES (7, 7, 'secretary')"
            )
        await engine.dispose()
        with pytest.raises(RowsAreBroken):
            await migrate(url)
