"""docs/reliability.md names a test for every fault, and every named place has one that kills."""

import ast
import re
from collections.abc import Iterator

from bot.crash_points import Point
from tests.house.sources import ROOT, files, report, sources

_PAGE = "docs/reliability.md"
# Every fault of the catalogue.
_ROWS = {f"F{number}" for number in range(1, 43)}
_ROW = re.compile(r"^\| (F\d+) \|.*\| ([^|]+) \|$", re.MULTILINE)
# A file, with a function or not: without one its functions `test_fNN_…` are meant.
_NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")
_NUMBERED = re.compile(r"test_f0*(\d+)_\w+")
# As the Bot API, its library and the scripts of such pages call it.
_MINI_APP = re.compile(r"web_?app|init_?data", re.IGNORECASE)


def _functions() -> dict[str, set[str]]:
    """The tests of each file."""
    kinds = ast.FunctionDef | ast.AsyncFunctionDef
    return {
        source.path: {node.name for node in source.tree.body if isinstance(node, kinds)}
        for source in sources("tests")
    }


def _rows() -> dict[str, str]:
    return dict(_ROW.findall((ROOT / _PAGE).read_text(encoding="utf-8")))


def _tests_of(row: str, cell: str, functions: dict[str, set[str]]) -> Iterator[tuple[str, str]]:
    """(file, function) of a row; the function is empty where there is none."""
    for path, named in _NAMED.findall(cell):
        if named:
            yield path, named if named in functions.get(path, set()) else ""
            continue
        own = [name for name in functions.get(path, set()) if _number(name) == row]
        yield from ((path, name) for name in own or [""])


def _number(name: str) -> str:
    found = _NUMBERED.fullmatch(name)
    return f"F{found[1]}" if found else ""


def test_every_fault_is_in_the_table_with_a_test() -> None:
    rows = _rows()
    report(
        f"{_PAGE} needs a row with a test for each fault.",
        (row for row in _ROWS if not _NAMED.search(rows.get(row, ""))),
    )


def test_tests_of_the_table_exist() -> None:
    functions = _functions()
    report(
        f"{_PAGE} names a test that is not there.",
        (
            f"{row}: {path}"
            for row, cell in _rows().items()
            for path, name in _tests_of(row, cell, functions)
            if not name
        ),
    )


def test_tests_that_carry_the_number_of_a_fault_stand_in_its_row() -> None:
    rows, functions = _rows(), _functions()
    listed = {
        (row, path, name)
        for row, cell in rows.items()
        for path, name in _tests_of(row, cell, functions)
    }
    report(
        f"{_PAGE}: name these tests in the row of their fault.",
        (
            f"{path}::{name}"
            for path, names in functions.items()
            for name in names
            if _number(name) and (_number(name), path, name) not in listed
        ),
    )


def test_f39_there_is_no_mini_app_that_could_be_entered_by_a_forged_name() -> None:
    own = [path for path in files() if path.parts[0] in {"bot", "handlers"}]
    report(
        f"Say in {_PAGE} how the sign-in of a Mini App is checked, and test it.",
        (str(one) for one in own if _MINI_APP.search((ROOT / one).read_text(encoding="utf-8"))),
    )


def _mentions(*rooms: str) -> list[str]:
    """Names of `Point` as they are used in these rooms."""
    return [
        node.attr
        for source in sources(*rooms)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == "Point"
    ]


def test_every_crash_point_is_passed_in_one_place_and_killed_at_by_a_test() -> None:
    passed, killed = _mentions("bot", "handlers"), set(_mentions("tests"))
    report("Pass each Point in one place.", (p for p in Point if passed.count(p.name) != 1))
    report("Kill at each Point in tests/crash.", (p for p in Point if p.name not in killed))
