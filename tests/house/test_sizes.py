"""Small and flat: the length of files and functions, and the depth of blocks."""

import ast
from collections.abc import Iterator

import pytest

from tests.house.sources import ROOT, files, report, sources

FILE_LINES, FUNCTION_LINES, DEPTH = 400, 50, 3
# A migration is a list of what is made; it is read once.
LONG_FUNCTIONS = ("models/migrations/versions/",)
_BLOCKS = (
    ast.If,
    ast.For,
    ast.AsyncFor,
    ast.While,
    ast.With,
    ast.AsyncWith,
    ast.Try,
    ast.TryStar,
    ast.Match,
)
AnyFunction = ast.FunctionDef | ast.AsyncFunctionDef


def _functions(tree: ast.AST) -> Iterator[AnyFunction]:
    return (node for node in ast.walk(tree) if isinstance(node, AnyFunction))


def _length(function: AnyFunction) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def depth_of(node: ast.AST) -> int:
    """How many blocks stand in each other below the node; a function inside starts anew."""
    deepest = 0
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, AnyFunction):
            own = isinstance(child, _BLOCKS) and not _is_elif(node, child)
            deepest = max(deepest, depth_of(child) + own)
    return deepest


def _is_elif(node: ast.AST, child: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(child, ast.If) and node.orelse == [child]


def test_files_are_short() -> None:
    lengths = {path: len((ROOT / path).read_bytes().splitlines()) for path in files()}
    report(
        f"A file has at most {FILE_LINES} lines: split it by what its parts are for.",
        (f"{path}: {length} lines" for path, length in lengths.items() if length > FILE_LINES),
    )


def test_functions_are_short() -> None:
    report(
        f"A function has at most {FUNCTION_LINES} lines: give its steps names of their own.",
        (
            f"{source.at(function)}: {function.name} has {_length(function)} lines"
            for source in sources()
            if not source.is_in(LONG_FUNCTIONS)
            for function in _functions(source.tree)
            if _length(function) > FUNCTION_LINES
        ),
    )


def test_functions_are_flat() -> None:
    report(
        f"At most {DEPTH} blocks stand in each other: guard first, or name the inner part.",
        (
            f"{source.at(function)}: {function.name} is {depth_of(function)} deep"
            for source in sources()
            for function in _functions(source.tree)
            if depth_of(function) > DEPTH
        ),
    )


@pytest.mark.parametrize(
    ("code", "depth"),
    [
        ("x = 1", 0),
        ("if a:\n  x = 1\nelif b:\n  x = 2\nelse:\n  x = 3", 1),
        ("if a:\n  x = 1\nelse:\n  if b:\n    x = 2\n  x = 3", 2),
        ("with a:\n  for b in c:\n    try:\n      x = 1\n    except E:\n      pass", 3),
        ("if a:\n  def f():\n    if b:\n      pass", 1),
    ],
)
def test_depth_counts_blocks_in_blocks(code: str, depth: int) -> None:
    assert depth_of(ast.parse(code)) == depth
