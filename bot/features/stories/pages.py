"""What the public may read: published stories to which all who are shown agree."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.features.stories import consent, rules
from bot.features.stories.addresses import as_slug
from bot.features.stories.pictures import WHOLE
from models.repositories import stories, story_pages, units

# Letters of a text that are enough for a summary.
_LEAD = 600


@dataclass(frozen=True)
class Picture:
    """A picture that is shown; width and height in pixels, after it was cut."""

    id: int
    story_id: int
    # Of the story: the picture under one address never changes.
    revision: int
    width: int
    height: int
    caption: str
    crop: tuple[int, ...] | None


@dataclass(frozen=True)
class Head:
    """A story as lists name it."""

    id: int
    revision: int
    slug: str
    title: str
    # Where the text begins.
    lead: str
    tags: tuple[str, ...]
    unit_id: int
    cell: str
    published_at: datetime
    corrected_at: datetime | None
    pictures: tuple[Picture, ...] = ()

    @property
    def changed_at(self) -> datetime:
        """When it was published or last corrected."""
        return max(self.published_at, self.corrected_at or self.published_at)


@dataclass(frozen=True)
class Group:
    """Stories of one cell or with one tag, the newest first."""

    # Of the cell; 0 for a tag.
    unit_id: int
    name: str
    heads: tuple[Head, ...]


@dataclass(frozen=True)
class Shelf:
    """All that is public in one version of the site."""

    version: int
    # Given by who loaded it: no two are alike.
    edition: int
    # The organisation.
    house: str
    # The newest first.
    heads: tuple[Head, ...]
    by_id: dict[int, Head] = field(repr=False)
    places: dict[int, int] = field(repr=False)
    # By the tag as it stands in an address.
    tags: dict[str, Group] = field(repr=False)
    cells: dict[int, Group] = field(repr=False)

    def newer(self, head: Head) -> Head | None:
        """The story that was published next."""
        place = self.places[head.id]
        return self.heads[place - 1] if place else None

    def older(self, head: Head) -> Head | None:
        """The story that was published before."""
        place = self.places[head.id] + 1
        return self.heads[place] if place < len(self.heads) else None


async def get_version(session: AsyncSession) -> int:
    """Grows with every change of what is public."""
    return await stories.get_site_version(session)


async def load_shelf(session: AsyncSession, edition: int) -> Shelf:
    """Everything public as it is now, but for the texts."""
    # First: what changes meanwhile has a version of its own.
    version = await stories.get_site_version(session)
    root = await units.find_root(session)
    rows = await story_pages.list_heads(session, rules.PUBLISHED, _LEAD)
    agreements = _by_story(await story_pages.list_agreements(session, rules.PUBLISHED))
    photos = _by_story(await story_pages.list_pictures(session, rules.PUBLISHED))
    standings = {row.id: rules.standing(agreements[row.id], row.revision) for row in rows}
    heads = tuple(
        _head(row, photos[row.id] if standings[row.id].has_pictures else ())
        for row in rows
        if standings[row.id].has_words
    )
    return Shelf(
        version,
        edition,
        root.name if root else "",
        heads,
        {head.id: head for head in heads},
        {head.id: place for place, head in enumerate(heads)},
        _by_tag(heads),
        _by_cell(heads),
    )


async def find_text(session: AsyncSession, story_id: int) -> str | None:
    """The text of a story, if it may be shown at this moment."""
    story = await stories.find(session, story_id)
    if story is None or story.state != rules.PUBLISHED:
        return None
    return story.text if (await consent.load_standing(session, story)).has_words else None


async def list_texts(session: AsyncSession, heads: Sequence[Head]) -> dict[int, str]:
    """The texts of stories that are on the shelf, by id."""
    return await story_pages.list_texts(session, [head.id for head in heads])


async def was_published(session: AsyncSession, story_id: int) -> bool:
    """Whether a story that is not on the shelf had an address some time."""
    return await story_pages.has_address(session, story_id)


async def get_picture_content(session: AsyncSession, picture: Picture) -> bytes:
    """The JPEG of a picture, not yet cut."""
    return await stories.get_content(session, picture.id)


async def add_views(session: AsyncSession, views: dict[tuple[int, date], int]) -> None:
    """Count views, given by story and day."""
    by_day: dict[date, dict[int, int]] = defaultdict(dict)
    for (story_id, day), number in views.items():
        by_day[day][story_id] = number
    for day, numbers in by_day.items():
        await story_pages.add_views(session, day, numbers)


def as_picture(photo: Any, revision: int) -> Picture:
    """A picture (a StoryPhoto, or what is known of it) as the revision of its story shows it."""
    _, _, across, down = photo.crop or (0, 0, WHOLE, WHOLE)
    return Picture(
        photo.id,
        photo.story_id,
        revision,
        max(1, round(photo.width * across / WHOLE)),
        max(1, round(photo.height * down / WHOLE)),
        photo.caption,
        tuple(photo.crop) if photo.crop else None,
    )


def _by_story(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.story_id].append(row)
    return found


def _head(row: Any, photos: Iterable[Any]) -> Head:
    return Head(
        row.id,
        row.revision,
        row.slug,
        row.title,
        row.lead,
        tuple(tag for tag in row.tags if as_slug(tag)),
        row.unit_id,
        row.cell,
        row.published_at,
        row.corrected_at,
        tuple(as_picture(photo, row.revision) for photo in photos),
    )


def _by_tag(heads: Iterable[Head]) -> dict[str, Group]:
    """Tags that differ in diacritics or case only are one, spelt as in the newest story."""
    names: dict[str, str] = {}
    found: dict[str, dict[int, Head]] = defaultdict(dict)
    for head in heads:
        for tag in head.tags:
            slug = as_slug(tag)
            names.setdefault(slug, tag)
            found[slug][head.id] = head
    return {slug: Group(0, names[slug], tuple(found[slug].values())) for slug in sorted(found)}


def _by_cell(heads: Iterable[Head]) -> dict[int, Group]:
    found: dict[int, list[Head]] = defaultdict(list)
    for head in heads:
        found[head.unit_id].append(head)
    cells = [Group(unit_id, some[0].cell, tuple(some)) for unit_id, some in found.items()]
    cells.sort(key=lambda cell: units.natural_key(cell.name))
    return {cell.unit_id: cell for cell in cells}
