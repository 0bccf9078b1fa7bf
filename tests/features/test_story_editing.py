"""The desk changes words and arranges pictures; who may, when, and who was quicker."""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import ChibotError, ChoiceIsStale
from bot.features.stories import arranging, consent, editing, pictures, wording
from models.audit import AuditEntry
from models.repositories import stories
from models.session import Database
from models.stories import Story
from tests.features.desk_scenes import (
    EDITOR,
    NOW,
    TEXT,
    TITLE,
    Desk,
    add_consent,
    add_photo,
    set_desk,
)


@pytest.fixture
async def session(database: Database) -> AsyncIterator[AsyncSession]:
    """A transaction of a migrated database."""
    async with database.writing() as opened:
        yield opened


@pytest.fixture
async def desk(session: AsyncSession) -> Desk:
    """A story with three pictures has come to the ward."""
    return await set_desk(session)


async def test_title_is_tidied_and_makes_a_new_revision(session: AsyncSession, desk: Desk) -> None:
    actor, story = await desk.actor(), desk.story
    await editing.set_title(session, actor, story.id, 1, "  Hẻm 12\n nở\u200b hoa ", NOW)
    assert (story.title, story.revision, story.text) == ("Hẻm 12 nở hoa", 2, TEXT)
    entry = (await session.scalars(select(AuditEntry).where(AuditEntry.act == "edit_story"))).one()
    assert (entry.user_id, entry.subject_id, entry.outcome) == (EDITOR, story.id, "done")


async def test_text_keeps_its_paragraphs(session: AsyncSession, desk: Desk) -> None:
    actor, story = await desk.actor(), desk.story
    await editing.set_text(session, actor, story.id, 1, "Một.  \r\n\r\n\r\n Hai\nba.\n\n", NOW)
    assert story.text == "Một.\n\nHai\nba."
    # Without any blank line each line is a paragraph.
    await editing.set_text(session, actor, story.id, 2, "Một.\nHai.", NOW)
    assert story.text == "Một.\n\nHai."


async def test_one_paragraph_is_changed_or_dropped(session: AsyncSession, desk: Desk) -> None:
    actor, story = await desk.actor(), desk.story
    one, _, three = TEXT.split("\n\n")
    await editing.set_paragraph(session, actor, story.id, 1, 2, " Hẻm nay sạch. ", NOW)
    assert story.text == f"{one}\n\nHẻm nay sạch.\n\n{three}"
    await editing.set_paragraph(session, actor, story.id, 2, 1, None, NOW)
    assert story.text == f"Hẻm nay sạch.\n\n{three}"
    for number in (0, 3):
        with pytest.raises(wording.ParagraphIsNone):
            await editing.set_paragraph(session, actor, story.id, 3, number, "x", NOW)
    await editing.set_paragraph(session, actor, story.id, 3, 2, None, NOW)
    with pytest.raises(wording.ParagraphIsNone):
        await editing.set_paragraph(session, actor, story.id, 4, 1, None, NOW)


async def test_tags_are_added_and_dropped_in_any_spelling(
    session: AsyncSession, desk: Desk
) -> None:
    actor, story = await desk.actor(), desk.story
    await editing.add_tags(session, actor, story.id, 1, "#danvankheo, trồng cây", NOW)
    assert story.tags == ["Dân vận khéo", "Trồng cây"]
    await editing.add_tags(session, actor, story.id, 2, "Dân Vận Khéo, Mô hình hay", NOW)
    assert story.tags == ["Dân vận khéo", "Trồng cây", "Mô hình hay"]
    await editing.drop_tag(session, actor, story.id, 3, "trong cay", NOW)
    assert story.tags == ["Dân vận khéo", "Mô hình hay"]


async def _title(session: AsyncSession, desk: Desk, words: str) -> None:
    await editing.set_title(session, await desk.actor(), desk.story.id, 1, words, NOW)


async def _text(session: AsyncSession, desk: Desk, words: str) -> None:
    await editing.set_text(session, await desk.actor(), desk.story.id, 1, words, NOW)


async def _tags(session: AsyncSession, desk: Desk, words: str) -> None:
    await editing.add_tags(session, await desk.actor(), desk.story.id, 1, words, NOW)


async def _caption(session: AsyncSession, desk: Desk, words: str) -> None:
    (photo, *_) = await stories.list_photos(session, desk.story.id)
    await arranging.set_caption(session, await desk.actor(), photo.id, 1, words, NOW)


@pytest.mark.parametrize(
    ("edit", "words", "refusal"),
    [
        (_title, " \u200b\n", wording.WordsAreEmpty),
        (_title, "x" * 121, wording.TitleIsLong),
        (_text, "\u202e", wording.WordsAreEmpty),
        (_text, "x" * 6001, wording.TextIsLong),
        (_tags, "…", wording.WordsAreEmpty),
        (_tags, "x" * 31, wording.TagIsLong),
        (_tags, "a,b,c,d,e,f", wording.TagsAreMany),
        (_caption, "\u200b", wording.WordsAreEmpty),
        (_caption, "x" * 201, wording.CaptionIsLong),
    ],
)
async def test_what_cannot_be_published_is_refused(
    session: AsyncSession,
    desk: Desk,
    edit: Callable[[AsyncSession, Desk, str], Awaitable[None]],
    words: str,
    refusal: type[ChibotError],
) -> None:
    with pytest.raises(refusal):
        await edit(session, desk, words)
    assert (desk.story.revision, desk.story.title, desk.story.text) == (1, TITLE, TEXT)


async def order_of(session: AsyncSession, story: Story) -> list[int]:
    """The pictures by the place they had at first."""
    photos = await stories.list_photos(session, story.id)
    return [int(photo.source.rpartition("-")[2]) for photo in photos]


async def test_pictures_change_places(session: AsyncSession, desk: Desk) -> None:
    actor, story = await desk.actor(), desk.story
    one, two, three = [photo.id for photo in await stories.list_photos(session, story.id)]
    steps = [
        (three, "first", [3, 1, 2]),
        (three, "down", [1, 3, 2]),
        (two, "up", [1, 2, 3]),
        # At the edge nothing moves.
        (one, "up", [1, 2, 3]),
        (three, "down", [1, 2, 3]),
    ]
    for revision, (photo_id, to, order) in enumerate(steps, 1):
        await arranging.move(session, actor, photo_id, revision, to, NOW)
        assert await order_of(session, story) == order
    with pytest.raises(ChoiceIsStale):
        await arranging.move(session, actor, one, story.revision, "away", NOW)


async def test_order_is_typed_in_part_or_whole(session: AsyncSession, desk: Desk) -> None:
    actor, story = await desk.actor(), desk.story
    await arranging.reorder(session, actor, story.id, 1, (3, 1, 2), NOW)
    assert await order_of(session, story) == [3, 1, 2]
    await arranging.reorder(session, actor, story.id, 2, (2, 2), NOW)
    assert await order_of(session, story) == [1, 3, 2]
    with pytest.raises(arranging.PictureIsNone):
        await arranging.reorder(session, actor, story.id, 3, (1, 4), NOW)


async def test_left_out_picture_is_not_shown(session: AsyncSession, desk: Desk) -> None:
    actor, story = await desk.actor(), desk.story
    photo = (await stories.list_photos(session, story.id))[1]
    await arranging.leave_out(session, actor, photo.id, 1, NOW, is_out=True)
    await add_consent(session, story)
    shown = await consent.list_showable(session, story)
    assert photo.id not in [one.id for one in shown]
    assert len(shown) == 2
    await arranging.leave_out(session, actor, photo.id, 2, NOW, is_out=False)
    assert not photo.is_left_out


@pytest.mark.parametrize(
    ("size", "shape", "place", "crop"),
    [
        ((1600, 900), "square", 0, [0, 0, 562, 1000]),
        ((1600, 900), "square", 1, [219, 0, 562, 1000]),
        ((1600, 900), "square", 2, [438, 0, 562, 1000]),
        ((900, 1600), "wide", 0, [0, 0, 1000, 316]),
        ((900, 1600), "wide", 2, [0, 684, 1000, 316]),
        ((1600, 900), "tall", 1, [275, 0, 450, 1000]),
        ((1000, 1000), "square", 1, [0, 0, 1000, 1000]),
    ],
)
async def test_picture_is_cropped_and_whole_again(
    session: AsyncSession, desk: Desk, size: tuple[int, int], shape: str, place: int, crop: object
) -> None:
    actor, story = await desk.actor(), desk.story
    photo = await add_photo(session, story, 4, NOW, size)
    await arranging.crop(session, actor, photo.id, 1, shape, place, NOW)
    assert photo.crop == crop
    found = arranging.shape_of(photo)
    assert found is not None
    assert found[0] == shape
    drawn = pictures.open_cropped(photo.content, photo.crop)
    assert abs(drawn.width / drawn.height - arranging.SHAPES[shape]) < 0.01
    await arranging.crop(session, actor, photo.id, 2, arranging.WHOLE, 0, NOW)
    assert photo.crop is None
    assert arranging.shape_of(photo) is None


async def test_shape_that_nobody_offers_is_stale(session: AsyncSession, desk: Desk) -> None:
    photo = (await stories.list_photos(session, desk.story.id))[0]
    for shape, place in (("round", 1), ("square", 3), ("square", -1)):
        with pytest.raises(ChoiceIsStale):
            await arranging.crop(session, await desk.actor(), photo.id, 1, shape, place, NOW)


async def test_change_needs_a_new_consent(session: AsyncSession, desk: Desk) -> None:
    await add_consent(session, desk.story)
    assert (await consent.load_standing(session, desk.story)).has_pictures
    photo = (await stories.list_photos(session, desk.story.id))[0]
    await arranging.crop(session, await desk.actor(), photo.id, 1, "square", 1, NOW)
    assert not (await consent.load_standing(session, desk.story)).has_words
