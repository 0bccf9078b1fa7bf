"""A step up or down keeps the rows that are there."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from models.migrate import downgrade, migrate

_BEFORE = (
    "INSERT INTO units (id, kind, name, created_at)"
    " VALUES (1, 'ward', 'Sông Mây', '2026-03-01 00:00:00+00:00')",
    "INSERT INTO stories (id, unit_id, words, state, proposed_at)"
    " VALUES (7, 1, 'Bà Sen trồng hoa', 'proposed', '2026-03-01 00:00:00+00:00')",
)
_SINCE = (
    "UPDATE stories SET slug = 'ba-sen-7', revision = 3, text = 'Chữ mới', state = 'published'",
    "INSERT INTO story_photos (id, story_id, source, content, width, height, position, caption,"
    " is_left_out, added_at)"
    " VALUES (1, 7, 'a', 'x', 1, 1, 1, '', false, '2026-03-01 00:00:00+00:00')",
    "INSERT INTO story_views (story_id, day, views) VALUES (7, '2026-03-01', 5)",
)


async def _run(url: str, *statements: str) -> list[tuple[object, ...]]:
    engine = create_async_engine(url)
    try:
        async with engine.begin() as connection:
            for statement in statements:
                done = await connection.execute(text(statement))
            return [tuple(row) for row in done] if done.returns_rows else []
    finally:
        await engine.dispose()


async def test_stories_that_were_told_before_they_spread_are_kept(empty_database_url: str) -> None:
    url = empty_database_url
    await migrate(url, "0008")
    await _run(url, *_BEFORE)
    await migrate(url)
    told = "SELECT id, words, text, title, revision, slug, state FROM stories"
    first = (7, "Bà Sen trồng hoa", "Bà Sen trồng hoa", "", 1, None, "proposed")
    assert await _run(url, told) == [first]
    await _run(url, *_SINCE)
    await downgrade(url, "0008")
    assert await _run(url, "SELECT id, words, state FROM stories") == [
        (7, "Bà Sen trồng hoa", "published")
    ]
    await migrate(url)
    assert await _run(url, told) == [(*first[:-1], "published")]
