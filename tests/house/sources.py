"""The files of the project, read and parsed once, for all checks."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("bot", "handlers", "models", "simulator", "tests", "benchmarks")
WRITTEN_BY_HAND = {".py", ".js", ".css", ".html", ".ftl"}


@dataclass(frozen=True)
class Source:
    """One Python file."""

    path: str
    tree: ast.Module

    def at(self, node: ast.AST) -> str:
        """Where a node is, as editors understand it."""
        return f"{self.path}:{getattr(node, 'lineno', 1)}"

    def is_in(self, places: Iterable[str]) -> bool:
        """Whether the file is one of these, or below one that ends in a slash."""
        return any(self.path == p or (p.endswith("/") and self.path.startswith(p)) for p in places)


@cache
def files() -> tuple[Path, ...]:
    """Every file written by hand, relative to the project."""
    found = (path for room in ROOMS for path in (ROOT / room).rglob("*"))
    return tuple(sorted(path.relative_to(ROOT) for path in found if path.suffix in WRITTEN_BY_HAND))


@cache
def _parsed(path: Path) -> Source:
    return Source(path.as_posix(), ast.parse((ROOT / path).read_text(encoding="utf-8")))


@cache
def nodes(tree: ast.AST) -> tuple[ast.AST, ...]:
    """All that `ast.walk` finds, which takes its time, for those who ask often."""
    return tuple(ast.walk(tree))


def sources(*rooms: str) -> Iterator[Source]:
    """The Python files of these rooms, of all if none is named."""
    wanted = rooms or ROOMS
    own = (path for path in files() if path.suffix == ".py" and path.parts[0] in wanted)
    return (_parsed(path) for path in own)


def report(rule: str, faults: Iterable[str]) -> None:
    """Fail with the rule, what to do about it, and every place that breaks it."""
    found = sorted(faults)
    assert not found, "\n".join([rule, *found])
