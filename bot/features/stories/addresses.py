"""Where the public pages are; `site` is the address they are served under, "" without pages."""

import re
from functools import lru_cache
from urllib.parse import quote

from bot.reading.names import fold
from bot.seal import Seal
from models.stories import Story

_SLUG_LENGTH = 80
_MARK_BYTES = 12


def slug_of(title: str, story_id: int) -> str:
    """Part of a story's address: the title without diacritics, and a number of its own."""
    words = as_slug(title)
    if len(words) > _SLUG_LENGTH:
        words = words[:_SLUG_LENGTH].rpartition("-")[0] or words[:_SLUG_LENGTH]
    return f"{words}-{story_id}" if words else str(story_id)


@lru_cache(maxsize=4096)
def as_slug(words: str) -> str:
    """Words as part of an address: lower case, without diacritics, joined by dashes."""
    return re.sub(r"[^a-z0-9]+", "-", fold(words)).strip("-")


def story_path(slug: str) -> str:
    """The page of a story."""
    return f"/bai/{slug}"


def tag_path(tag: str) -> str:
    """The page of all stories with a tag."""
    return f"/the/{quote(as_slug(tag))}"


def cell_path(unit_id: int, name: str) -> str:
    """The page of all stories of a cell."""
    return f"/chi-bo/{as_slug(name).removeprefix('chi-bo-')}-{unit_id}"


def preview_path(seal: Seal, story: Story) -> str:
    """The page of a story as it would look, for those who have been given the address; it is
    another one after each change and after a withdrawal."""
    return f"/xem-truoc/{story.id}-{preview_mark(seal, story)}"


def preview_mark(seal: Seal, story: Story) -> str:
    """What nobody can guess in the address of a preview; a withdrawal voids those passed on."""
    withdrawn = story.withdrawn_at and story.withdrawn_at.timestamp()
    shown = (story.id, story.revision, withdrawn, story.proposed_title, story.proposed_text)
    return seal.mark(f"preview:{shown}", _MARK_BYTES).hex()
