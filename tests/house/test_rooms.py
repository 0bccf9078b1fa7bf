"""Each thing has its room: SQL, commits, the time, sentences; and names that say something."""

import ast
import re
import unicodedata
from collections.abc import Iterator

import pytest

from tests.house.sources import Source, report, sources

# What code outside the memory may know of SQLAlchemy.
SQLALCHEMY_FOR_ALL = {"sqlalchemy.ext.asyncio": {"AsyncSession"}}
# Who may import what directly; what may be reached is import-linter's business (pyproject.toml).
IMPORTED_ONLY_BY = {
    "telegram": (
        "handlers/",
        "bot/app.py",
        "bot/context.py",
        "bot/watch/probe.py",
        "bot/web/oversight.py",
        "bot/web/registration.py",
        "bot/inbox/",
        "bot/outbox/delivery.py",
        "bot/outbox/outcome.py",
        "bot/outbox/transport.py",
        "bot/outbox/wire.py",
    ),
    "apscheduler": ("bot/schedule/scheduler.py",),
    "simulator": ("bot/demo.py", "bot/demo/"),
    "alembic": ("models/migrate.py", "models/migrations/"),
}
COMMITS = {"models/session.py": "the caller's block is the commit"}
READS_TIME = {
    "bot/clock.py": "the clock itself",
    "bot/schedule/scheduler.py": "APScheduler waits by the machine's clock, not by the demo's",
}
SPEAKS_VIETNAMESE = {
    "bot/reading/": "reads what people type",
    "bot/i18n.py": "the order of the parts of a date belongs to the language, not to a sentence",
    "bot/web/stories/typography.py": "knows which words a number belongs to",
    "bot/settings.py": "the name of an organisation is data",
    "models/migrations/versions/": "the names of kinds of units are data",
}
EMPTY_NAMES = {"util", "utils", "helper", "helpers", "manager", "misc"}
_CLOCKS = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("time", "time"),
    ("time", "time_ns"),
}
# The marks of Vietnamese vowels and tones, as they stand alone in decomposed text, and "đ".
_MARKS = set("\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323đĐ")
_VERBS = (
    "add", "claim", "close", "count", "drop", "erase", "find", "forget", "get", "give", "has", "is",
    "list", "lock", "mark", "move", "put_back", "remove", "replace", "requeue", "save", "set",
    "settle", "spend", "take", "upsert", "void",
)  # fmt: skip
_REPOSITORY_NAME = re.compile(rf"(?:{'|'.join(_VERBS)})(?:_\w+)?")


def _imported(tree: ast.AST) -> Iterator[tuple[ast.AST, str, str]]:
    """(node, module, name); the name is empty where a whole module is imported."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node, node.module or "", alias.name) for alias in node.names)


def _is_sql(module: str, name: str) -> bool:
    if module.split(".", 1)[0] != "sqlalchemy" or module == "sqlalchemy.exc":
        return False
    return name not in SQLALCHEMY_FOR_ALL.get(module, set())


def _calls(tree: ast.AST) -> Iterator[tuple[ast.Call, str, str]]:
    """(node, what it is called on, method) of calls like `datetime.now()`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            on = node.func.value
            yield node, getattr(on, "attr", getattr(on, "id", "")), node.func.attr


def is_vietnamese(words: str) -> bool:
    """Whether there are letters which English does not have and Vietnamese has."""
    return not _MARKS.isdisjoint(unicodedata.normalize("NFD", words))


def _docstrings(tree: ast.AST) -> set[ast.AST]:
    """Bare strings: documentation, which may quote what people say."""
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}


def _sayings(source: Source) -> Iterator[ast.Constant]:
    quoted = _docstrings(source.tree)
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in quoted:
            yield node


def test_sql_is_spelt_in_the_memory_only() -> None:
    report(
        "SQL belongs to models/: put the query into models/repositories and call it by name.",
        (
            f"{source.at(node)}: {module} {name}"
            for source in sources("bot", "handlers")
            for node, module, name in _imported(source.tree)
            if _is_sql(module, name)
        ),
    )


@pytest.mark.parametrize("package", IMPORTED_ONLY_BY)
def test_package_is_known_to_few(package: str) -> None:
    places = IMPORTED_ONLY_BY[package]
    report(
        f"{package} is imported in {', '.join(places)} only: leave what you need to them.",
        (
            f"{source.at(node)}: {module}"
            for source in sources("bot", "handlers", "models")
            if not source.is_in(places)
            for node, module, _ in _imported(source.tree)
            if module.split(".", 1)[0] == package
        ),
    )


def test_nobody_commits_but_the_edge() -> None:
    report(
        "A transaction ends with its `async with database.writing()`: do not call commit().",
        (
            source.at(node)
            for source in sources("bot", "handlers", "models")
            if not source.is_in(COMMITS)
            for node, _, method in _calls(source.tree)
            if method == "commit"
        ),
    )


def test_time_is_read_by_the_clock_only() -> None:
    report(
        "Only bot/clock.py reads the time: take `now` as an argument.",
        (
            f"{source.at(node)}: {on}.{method}()"
            for source in sources("bot", "handlers", "models")
            if not source.is_in(READS_TIME)
            for node, on, method in _calls(source.tree)
            if (on, method) in _CLOCKS
        ),
    )


def test_sentences_stand_in_the_catalogues() -> None:
    report(
        "People read sentences of bot/locales: put this there and say it by its key.",
        (
            f"{source.at(node)}: {node.value!r}"
            for source in sources("bot", "handlers", "models", "simulator")
            if not source.is_in(SPEAKS_VIETNAMESE)
            for node in _sayings(source)
            if is_vietnamese(str(node.value))
        ),
    )


def test_names_of_modules_say_what_is_inside() -> None:
    report(
        "utils, helpers, manager and misc say nothing: name the module after what it is about.",
        (source.path for source in sources() if EMPTY_NAMES & set(re.split(r"[/_.]", source.path))),
    )


def test_modules_say_what_they_are_for() -> None:
    report(
        "A module opens with one line on what it is for.",
        (source.path for source in sources() if not ast.get_docstring(source.tree)),
    )


def _queries() -> Iterator[tuple[Source, ast.AsyncFunctionDef]]:
    for source in sources("models"):
        body = source.tree.body if source.is_in(("models/repositories/",)) else ()
        for node in body:
            if isinstance(node, ast.AsyncFunctionDef) and not node.name.startswith("_"):
                yield source, node


def test_queries_are_named_by_what_they_do() -> None:
    report(
        f"The name of a query begins with one of {', '.join(_VERBS)} (or add a verb here).",
        (
            f"{source.at(query)}: {query.name}"
            for source, query in _queries()
            if not _REPOSITORY_NAME.fullmatch(query.name)
        ),
    )


def test_get_and_list_always_return_something() -> None:
    report(
        "`get_` raises when there is nothing, `list_` returns an empty list: else call it `find_`.",
        (
            f"{source.at(query)}: {query.name}"
            for source, query in _queries()
            if query.name.startswith(("get", "list")) and query.returns is not None
            if "None" in ast.unparse(query.returns).split(" | ")
        ),
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [("Mời họp", True), ("đi", True), ("Chi bộ".upper(), True), ("meeting – naïve…", False)],
)
def test_vietnamese_is_known_by_its_letters(words: str, *, expected: bool) -> None:
    assert is_vietnamese(words) is expected
