"""Keys are found where code of our style writes them."""

import ast

import pytest

from tests.house.values import patterns


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('say("a-b")', {"a-b"}),
        ('say("a" if x else "b")', {"a", "b"}),
        ('say(f"role-{role}")', {"role-*"}),
        ('say(f"role-{role}-name")', {"role-*-name"}),
        ('say("role-" + role)', {"role-*"}),
        ('say(f"{role}-name")', {None}),
        ('key = "a" if x else "b"\nsay(key)', {"a", "b"}),
        ("say(key)", {None}),
        ('def f(x, key=None):\n  say(key)\nf(1, "a")\nf(1, f"b-{c}")\nf(1, None)', {"a", "b-*"}),
        ('def f(*, key):\n  say(key)\nf(key="a")', {"a"}),
        ('class C:\n  def f(self, key):\n    say(key)\n  def g(self):\n    self.f("a")', {"a"}),
        ("def f(key):\n  say(key)\n  f(key=key)", set()),
        ('say(g())\ndef g():\n  if x:\n    return "a"\n  return "b"', {"a", "b"}),
        ("say(elsewhere())", {None}),
        ("say(error.key)", set()),
        ('def f(key):\n  say(key)\nf("a")\nother.f("Có mặt")\nother.f(x)', {"a"}),
        ("say(KEYS[x])", {None}),
    ],
)
def test_keys_are_told_from_the_file(code: str, found: set[str | None]) -> None:
    tree = ast.parse(code)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    said = next(call for call in calls if getattr(call.func, "id", "") == "say")
    assert set(patterns(said.args[0], tree)) == found
