"""What the catalogues say, and what the code asks them for."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from typing import Any

from fluent.syntax import FluentParser
from fluent.syntax.ast import (
    Junk,
    Message,
    MessageReference,
    Term,
    TermReference,
    TextElement,
    VariableReference,
)
from fluent.syntax.visitor import Visitor
from jinja2 import Environment
from jinja2.nodes import Call, Const, Name

from tests.house.sources import ROOT, Source, nodes, sources
from tests.house.values import patterns

LOCALES = ROOT / "bot" / "locales"
TEMPLATES = ROOT / "bot" / "web" / "templates"


@dataclass(frozen=True)
class Sentence:
    """One entry of a catalogue; the key of a term begins with "-"."""

    key: str
    place: str
    variables: frozenset[str]
    quotes: frozenset[str]
    words: str


class _Parts(Visitor):
    """Collects the words of an entry, its variables and the other entries it quotes."""

    def __init__(self) -> None:
        super().__init__()
        self.variables: set[str] = set()
        self.quotes: set[str] = set()
        self.words: list[str] = []

    def visit_TextElement(self, node: TextElement) -> None:  # noqa: N802 - fluent calls it so
        self.words.append(str(node.value))

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: MessageReference) -> None:  # noqa: N802
        self.quotes.add(node.id.name)

    def visit_TermReference(self, node: TermReference) -> None:  # noqa: N802
        self.quotes.add(f"-{node.id.name}")
        self.generic_visit(node)


@cache
def _entries(language: str) -> tuple[tuple[str, Any], ...]:
    """(path, entry) of all files of a language, unreadable ones too."""
    return tuple(
        (path.relative_to(ROOT).as_posix(), entry)
        for path in sorted((LOCALES / language).glob("*.ftl"))
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body
    )


def unreadable(language: str) -> list[str]:
    """Entries with a mistake in their grammar."""
    return [
        f"{path}: {str(entry.content).strip()!r}"
        for path, entry in _entries(language)
        if isinstance(entry, Junk)
    ]


@cache
def sentences(language: str) -> tuple[Sentence, ...]:
    """All entries of a language, those with the same key too."""
    return tuple(
        _sentence(path, entry)
        for path, entry in _entries(language)
        if isinstance(entry, Message | Term)
    )


def _sentence(path: str, entry: Message | Term) -> Sentence:
    parts = _Parts()
    parts.visit(entry)
    key = f"-{entry.id.name}" if isinstance(entry, Term) else str(entry.id.name)
    words = "".join(parts.words)
    return Sentence(key, path, frozenset(parts.variables), frozenset(parts.quotes), words)


@dataclass(frozen=True)
class Use:
    """A place that asks for a sentence, or for any of a family: `role-*`."""

    place: str
    pattern: str
    # None where they cannot be told from the code.
    variables: frozenset[str] | None
    # Said on a button or in a menu, where markup would be read out.
    is_plain: bool = False

    def fits(self, key: str) -> bool:
        """Whether this place may ask for the key."""
        return fnmatchcase(key, self.pattern)


@cache
def uses() -> tuple[Use, ...]:
    """Every place that asks for sentences."""
    in_code = tuple(
        use
        for source in sources("bot", "handlers")
        for node in nodes(source.tree)
        for use in (*_asked(source, node), *_declared(source, node))
    )
    return in_code + tuple(_in_templates())


def _in_templates() -> Iterator[Use]:
    """`say("page-share")` in a template: words without markup, which is escaped there."""
    for path in sorted(TEMPLATES.iterdir()):
        parsed = Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
        for call in parsed.find_all(Call):
            if isinstance(call.node, Name) and call.node.name == "say":
                key = call.args[0]
                assert isinstance(key, Const), f"{path.name}:{call.lineno}"
                place = f"{path.relative_to(ROOT).as_posix()}:{call.lineno}"
                names = frozenset(keyword.key for keyword in call.kwargs)
                yield Use(place, str(key.value), names, is_plain=True)


@cache
def mentioned() -> frozenset[str]:
    """Every string of the code and the templates, and every family: keys may be handed on from
    file to file."""
    strings = (
        pattern
        for source in sources("bot", "handlers")
        for node in nodes(source.tree)
        if isinstance(node, ast.Constant | ast.JoinedStr)
        for pattern in patterns(node, source.tree)
    )
    said = frozenset(use.pattern for use in _in_templates())
    return said | {string for string in strings if string and not string.startswith("*")}


def questionable() -> list[str]:
    """Places whose key cannot be told from the code."""
    return [
        f"{source.at(node)}: {ast.unparse(node.args[0])}"
        for source in sources("bot", "handlers")
        for node in nodes(source.tree)
        if isinstance(node, ast.Call) and _asks(node)
        if None in set(patterns(node.args[0], source.tree))
    ]


def _asks(call: ast.Call) -> bool:
    """`texts("key")`, `context.texts("key")`, `texts.plain("key")`, `Texts(…)("key")`."""
    asked = call.func
    if isinstance(asked, ast.Attribute) and asked.attr == "plain":
        return bool(call.args)
    if isinstance(asked, ast.Call):
        asked = asked.func
        return bool(call.args) and getattr(asked, "id", None) == "Texts"
    return bool(call.args) and "texts" in {getattr(asked, "id", ""), getattr(asked, "attr", "")}


def _asked(source: Source, node: ast.AST) -> Iterator[Use]:
    if isinstance(node, ast.Call) and _asks(node):
        names = [keyword.arg for keyword in node.keywords]
        known = None if None in names else frozenset(name for name in names if name)
        is_plain = isinstance(node.func, ast.Attribute) and node.func.attr == "plain"
        for pattern in patterns(node.args[0], source.tree):
            if pattern is not None:
                yield Use(source.at(node), pattern, known, is_plain)


def _declared(source: Source, node: ast.AST) -> Iterator[Use]:
    """`key = "error-not-allowed"` in a class."""
    for line in node.body if isinstance(node, ast.ClassDef) else ():
        if isinstance(line, ast.Assign) and isinstance(line.value, ast.Constant):
            names = {getattr(target, "id", "") for target in line.targets}
            if "key" in names:
                yield Use(source.at(line), str(line.value.value), None)
