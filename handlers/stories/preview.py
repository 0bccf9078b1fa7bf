"""The one way in which a story is shown as a post: to channels and to those who look before."""

import asyncio
from collections.abc import Mapping, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from bot.features.stories import addresses, layout, pictures
from bot.features.stories.layout import Piece, Told
from bot.features.stories.sharing import share_links
from bot.i18n import Html, Texts
from bot.outbox.cards import Attachment, Card, Choice, Rows
from models.members import Unit
from models.repositories import stories
from models.stories import StoryPhoto

# Pixels; Telegram shows no more of a photo.
_LONGEST_SIDE = 1600
# Those who read it are in Telegram already.
_NETWORKS = ("facebook", "zalo", "x")


def render_pieces(
    texts: Texts,
    story: Told,
    unit: Unit,
    photos: Sequence[StoryPhoto],
    contents: Mapping[int, bytes],
    site: str,
) -> list[Card]:
    """The messages in order. `photos`: those that may be shown; `contents`: their drawn pictures
    by id, see `load_contents`; what only edits captions needs none."""
    return [
        _render(texts, story, unit, piece, contents, site)
        for piece in layout.lay_out(story, photos, site)
    ]


async def load_contents(session: AsyncSession, photos: Sequence[StoryPhoto]) -> dict[int, bytes]:
    """The pictures as they are shown, cropped, by id."""
    contents = {}
    for photo in photos:
        whole = await stories.get_content(session, photo.id)
        contents[photo.id] = await asyncio.to_thread(
            pictures.draw, whole, photo.crop, _LONGEST_SIDE
        )
    return contents


def _render(
    texts: Texts,
    story: Told,
    unit: Unit,
    piece: Piece,
    contents: Mapping[int, bytes],
    site: str,
) -> Card:
    address = _address(site, story)
    words = _words(texts, story, unit, piece, address)
    files = tuple(
        Attachment("photo", content=contents.get(photo_id, b""), name=f"{story.id}-{photo_id}.jpg")
        for photo_id in piece.photo_ids
    )
    if len(files) > 1:
        return Card(words, album=files)
    rows = _ways_on(texts, story, address) if piece.is_last and address else ()
    return Card(words, rows=rows, attachment=files[0] if files else None)


def _address(site: str, story: Told) -> str:
    """Of its page, "" without pages; before it is published, the one it will have."""
    slug = story.slug or addresses.slug_of(story.title, story.id)
    return site + addresses.story_path(slug) if site else ""


def _words(texts: Texts, story: Told, unit: Unit, piece: Piece, address: str) -> Html:
    parts = [texts("story-desk-post-title", title=piece.title)] if piece.title else []
    if piece.words:
        parts.append(texts("story-desk-post-words", words=piece.words))
    if piece.is_cut:
        parts[-1] = Html(f"{parts[-1]} {texts('story-desk-post-read-on', address=address)}")
    if piece.is_last:
        parts.append(_closing(texts, story, unit))
    return Html("\n\n".join(parts))


def _closing(texts: Texts, story: Told, unit: Unit) -> Html:
    """Whose story it is, and where to find more of them."""
    credit = texts("story-desk-post-credit", unit=unit.name[: layout.LONGEST_CREDIT])
    tags = " ".join(layout.hashtags(story.tags))
    return Html(f"{credit}\n{tags}" if tags else credit)


def _ways_on(texts: Texts, story: Told, address: str) -> Rows:
    read = Choice(texts.plain("story-desk-post-read"), url=address)
    shares = tuple(
        Choice(texts.plain(f"story-desk-share-{link.network}"), url=link.url)
        for link in share_links(address, story.title)
        if link.network in _NETWORKS
    )
    return ((read,), shares)
