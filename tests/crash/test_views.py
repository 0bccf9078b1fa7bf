"""Pages are read, and the process is killed while it adds up how often."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from sqlalchemy import select

from bot.crash_points import Point
from bot.features.stories import addresses
from models.stories import Story, StoryView
from tests.bed.databases import DatabaseSource
from tests.bed.waiting import eventually
from tests.crash.stage import Stage, set_stage
from tests.crash.tales import add_published
from tests.web.stage import free_port, health_at

_PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36"
_LAST_WEEK = datetime.now(UTC).date() - timedelta(days=7)
_THEN = 5
# (where it is killed, how much is there of what was being added): all or nothing.
_CASES = (
    ("sqlite", Point.VIEWS_ADDED, 0),
    ("sqlite", Point.VIEWS_KEPT, 1),
    ("postgresql", Point.VIEWS_KEPT, 1),
)


@pytest.mark.parametrize(("backend", "point", "share"), _CASES, ids=str)
async def test_f26_views_are_lost_or_added_once_by_a_kill_at(
    request: pytest.FixtureRequest, tmp_path: Path, backend: str, point: Point, share: int
) -> None:
    source: DatabaseSource = request.getfixturevalue(f"{backend}_databases")
    port = free_port()
    site: dict[str, Any] = {"web_port": port, "public_url": f"http://127.0.0.1:{port}"}
    async with source.migrated() as url, set_stage(url, tmp_path, 1, **site) as stage:
        first, second = await _publish_two(stage)
        await stage.bot.start(doom=point)
        await _read(port, first, first, first, second)
        # What was read since the last time is added at the end too.
        stage.bot.terminate()
        assert await stage.bot.ended() < 0, stage.bot.log.read_text()[-2000:]
        kept = Counter({first.id: 3 * share, second.id: share})
        assert await _views(stage) == (+kept, {first.id: _THEN})
        await stage.bot.start()
        await _read(port, second)
        stage.bot.terminate()
        assert await stage.bot.ended() == 0
        kept[second.id] += 1
        assert await _views(stage) == (+kept, {first.id: _THEN})


async def _publish_two(stage: Stage) -> list[Story]:
    """The first was read last week."""
    async with stage.database.writing() as session:
        two = [await add_published(session, stage) for _ in range(2)]
        session.add(StoryView(story_id=two[0].id, day=_LAST_WEEK, views=_THEN))
        return two


async def _read(port: int, *stories: Story) -> None:
    """Each page is opened, once there are pages."""

    async def is_open() -> bool:
        return (await health_at(port))[0] == 200

    await eventually(is_open)
    async with aiohttp.ClientSession(headers={"User-Agent": _PHONE}) as http:
        for story in stories:
            path = addresses.story_path(story.slug or "")
            async with http.get(f"http://127.0.0.1:{port}{path}") as answer:
                assert answer.status == 200


async def _views(stage: Stage) -> tuple[Counter[int], dict[int, int]]:
    """Of these days, and of last week; by story."""
    by_day: dict[date, Counter[int]] = {}
    async with stage.database.reading() as session:
        for row in await session.scalars(select(StoryView)):
            by_day.setdefault(row.day, Counter())[row.story_id] += row.views
    last_week = by_day.pop(_LAST_WEEK, Counter())
    return sum(by_day.values(), Counter()), last_week
