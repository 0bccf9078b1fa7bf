"""A burst of answers survives kill -9: none is lost, and each has its effect exactly once."""

import random
from pathlib import Path

import pytest

from tests.bed.databases import DatabaseSource
from tests.crash.chaos import waiting
from tests.crash.chaos.figures import Wish


@pytest.mark.parametrize(("backend", "kills"), [("sqlite", 5), ("postgresql", 2)])
async def test_answers_survive_kills(
    request: pytest.FixtureRequest, tmp_path: Path, backend: str, kills: int
) -> None:
    source: DatabaseSource = request.getfixturevalue(f"{backend}_databases")
    chance = random.Random(7)  # noqa: S311 - the same burst every time
    wish = Wish(kills, items=150)
    figures = await waiting.run(source, tmp_path, wish, chance, lambda: None)
    assert figures.broken == []
    assert (figures.kills, figures.items % wish.items) == (kills, 0)
