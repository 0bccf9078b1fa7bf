"""Which strings an expression may give, as far as its file tells: `role-*` where a part varies."""

import ast
import re
from collections.abc import Iterator

from tests.house.sources import nodes

AnyFunction = ast.FunctionDef | ast.AsyncFunctionDef


def patterns(
    expression: ast.expr, tree: ast.AST, seen: frozenset[str] = frozenset()
) -> Iterator[str | None]:
    """The strings with * for what varies; None for what cannot be told.

    An argument is told by the calls in the same file; those of other files are not followed.
    """
    match expression:
        case ast.Constant(value=str(text)):
            yield text
        case ast.Constant(value=None) | ast.Attribute(attr="key"):
            return  # Nothing is said, or the key is declared in the class of an error.
        case ast.IfExp(body=one, orelse=other):
            yield from patterns(one, tree, seen)
            yield from patterns(other, tree, seen)
        case ast.JoinedStr(values=[ast.Constant(), *_] as parts):
            yield "".join(map(_part, parts))
        case ast.BinOp(left=ast.Constant() as start, right=rest):
            yield _part(start) + _part(rest)
        case ast.Name(id=name) | ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
            if name not in seen:
                yield from _patterns_of_name(name, tree, seen | {name})
        case _:
            yield None


def _part(part: ast.expr) -> str:
    return str(part.value) if isinstance(part, ast.Constant) else "*"


def _patterns_of_name(name: str, tree: ast.AST, seen: frozenset[str]) -> Iterator[str | None]:
    own = [*_assigned(name, tree), *_returned(name, tree)]
    is_argument = any(isinstance(node, ast.arg) and node.arg == name for node in nodes(tree))
    if not own and not is_argument:
        yield None
    for value in own:
        yield from patterns(value, tree, seen)
    for value in _passed(name, tree):
        # Other classes may have a method of the same name, which takes something else.
        yield from (found for found in patterns(value, tree, seen) if _is_like_key(found))


def _is_like_key(found: str | None) -> bool:
    return found is not None and re.fullmatch(r"[a-z]+(-[a-z0-9*]+)*", found) is not None


def _assigned(name: str, tree: ast.AST) -> Iterator[ast.expr]:
    """What the file assigns to variables of this name, or passes to arguments so called."""
    for node in nodes(tree):
        match node:
            case ast.Assign(targets=[ast.Name(id=target)], value=value) if target == name:
                yield value
            case ast.AnnAssign(target=ast.Name(id=target), value=ast.expr() as value):
                yield from [value] if target == name else []
            case ast.keyword(arg=target, value=value) if target == name:
                yield value
            case _:
                pass


def _passed(name: str, tree: ast.AST) -> Iterator[ast.expr]:
    """What the file passes by place to functions of its own which take an argument so called."""
    for function in nodes(tree):
        if isinstance(function, AnyFunction):
            names = [argument.arg for argument in function.args.args]
            place = names.index(name) - (names[0] == "self") if name in names else -1
            if place >= 0:
                yield from _at_place(function.name, place, tree)


def _at_place(function: str, place: int, tree: ast.AST) -> Iterator[ast.expr]:
    for node in nodes(tree):
        if isinstance(node, ast.Call) and len(node.args) > place:
            called = getattr(node.func, "id", getattr(node.func, "attr", ""))
            yield from [node.args[place]] if called == function else []


def _returned(name: str, tree: ast.AST) -> Iterator[ast.expr]:
    """What functions of this name return."""
    for function in nodes(tree):
        if isinstance(function, AnyFunction) and function.name == name:
            returns = (node for node in ast.walk(function) if isinstance(node, ast.Return))
            yield from (node.value for node in returns if node.value)
