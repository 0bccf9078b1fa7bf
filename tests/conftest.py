"""Fixtures of all tests: databases of both kinds, and no network."""

import gc
import zlib
from collections.abc import AsyncIterator, Iterator

import pytest

from models.session import Database
from tests.bed.databases import DatabaseSource, postgres_source, sqlite_source
from tests.bed.wall import Wall

# Objects made, collections of the young, collections of the middle-aged.
_COLLECT_AFTER = (50_000, 20, 50)
BACKENDS = {"sqlite": "sqlite_databases", "postgresql": "postgresql_databases"}


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--every-database`: nothing is left out."""
    parser.addoption("--every-database", action="store_true", help="all chats on PostgreSQL too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Chats and pages run on SQLite, and every third one on PostgreSQL too: what differs between
    the two is below them, and its tests all run on both."""
    if config.getoption("--every-database"):
        return
    left_out = [item for item in items if _is_left_out(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in set(left_out)]


def pytest_collection_finish() -> None:
    """The collector no longer walks the libraries again and again, which took 6 % of the CPU."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_COLLECT_AFTER)


def _is_left_out(item: pytest.Item) -> bool:
    is_seen_from_outside = item.nodeid.startswith(("tests/handlers/", "tests/web/pages/"))
    is_above_both = is_seen_from_outside and "[postgresql" in item.nodeid
    return is_above_both and bool(zlib.crc32(item.nodeid.encode()) % 3)


@pytest.fixture(scope="session")
def sqlite_databases() -> Iterator[DatabaseSource]:
    """Makes SQLite databases."""
    with sqlite_source() as source:
        yield source


@pytest.fixture(scope="session")
def postgresql_databases() -> Iterator[DatabaseSource]:
    """Makes PostgreSQL databases, on one server a worker."""
    with postgres_source() as source:
        yield source


@pytest.fixture(params=BACKENDS)
def databases(request: pytest.FixtureRequest) -> DatabaseSource:
    """Makes databases of the kind in turn: a test that asks for this runs once for each."""
    source: DatabaseSource = request.getfixturevalue(BACKENDS[request.param])
    return source


@pytest.fixture
async def empty_database_url(databases: DatabaseSource) -> AsyncIterator[str]:
    """A database without tables."""
    async with databases.empty() as url:
        yield url


@pytest.fixture
async def database_url(databases: DatabaseSource) -> AsyncIterator[str]:
    """A database with the newest schema and the kinds of units, nothing else."""
    async with databases.migrated() as url:
        yield url


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """The same, open."""
    opened = Database(database_url)
    yield opened
    await opened.close()


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fails a test that talks to anything but this machine."""
    wall = Wall()
    wall.build(monkeypatch)
    yield
    assert not wall.refused, f"the test talks to {wall.refused}: use the simulator"
