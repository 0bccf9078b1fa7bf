"""F30: a pooler in transaction mode before PostgreSQL is found, and refused at the start."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest

from models.inspection import DatabaseRefused, is_pooled_by_transaction
from tests.bed.databases import DatabaseSource
from tests.doctor.pooler import pooled

ROOT = Path(__file__).resolve().parents[2]


async def test_direct_connection_is_no_pooler(database_url: str) -> None:
    assert not await is_pooled_by_transaction(database_url)


@pytest.mark.parametrize("servers", [2, 5])
async def test_f30_pooler_in_transaction_mode_is_found(
    postgresql_databases: DatabaseSource, servers: int
) -> None:
    async with postgresql_databases.migrated() as url, pooled(url, servers) as before:
        assert await is_pooled_by_transaction(before)


async def test_server_that_does_not_let_us_in_is_named_by_its_refusal(
    postgresql_databases: DatabaseSource,
) -> None:
    async with postgresql_databases.migrated() as url:
        with pytest.raises(DatabaseRefused, match="InvalidCatalogNameError"):
            await is_pooled_by_transaction(url.replace("/test_", "/none_"))


async def test_f30_start_behind_such_a_pooler_is_refused_in_one_line(
    postgresql_databases: DatabaseSource, tmp_path: Path
) -> None:
    async with postgresql_databases.empty() as url, pooled(url) as before:
        told = await asyncio.to_thread(_migrate, before, tmp_path)
    assert told.returncode == 2
    assert "set the pooler to session mode" in told.stderr.replace("\n", " ")


def _migrate(url: str, place: Path) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("CHIBOT_")}
    return subprocess.run(
        [sys.executable, "-m", "bot", "migrate"],
        cwd=place,
        env=clean | {"PYTHONPATH": str(ROOT), "CHIBOT_DATABASE_URL": url},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
