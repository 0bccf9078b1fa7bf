"""How a story is laid out in messages, within what Telegram allows. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from bot.features.stories.rules import MOST_PHOTOS
from bot.reading.names import fold
from bot.reading.sentences import cut_at_sentence, length_of, split_text

# In UTF-16 units, as Telegram counts what remains once markup is read.
TEXT, CAPTION = 4096, 1024
# Of them for our own words: the credit, "read on", "sent again …".
_OWN_WORDS = 200
# Of those for the name of the cell.
LONGEST_CREDIT = 80
_BREAK = "\n\n"
_BREAKS = re.compile(r"\n\s*\n")


class Told(Protocol):
    """What counts of a story."""

    id: int
    slug: str | None
    title: str
    text: str
    tags: list[Any]


class Shown(Protocol):
    """What counts of a picture."""

    id: int
    is_left_out: bool


@dataclass
class Wording:
    """A story as it would read."""

    id: int
    slug: str | None
    title: str
    text: str
    tags: list[Any]


@dataclass(frozen=True)
class Piece:
    """One message: photos with a caption, or text. The last carries credit, tags and buttons."""

    photo_ids: tuple[int, ...] = ()
    title: str = ""
    # Plain, a blank line between paragraphs.
    words: str = ""
    # The rest is on the page.
    is_cut: bool = False
    is_last: bool = False


def lay_out(story: Told, photos: Sequence[Shown], site: str) -> list[Piece]:
    """The messages in order. `photos` are those that may be shown; `site` as in `addresses`."""
    ids = tuple(photo.id for photo in photos if not photo.is_left_out)[:MOST_PHOTOS]
    title, words = story.title.strip(), _BREAK.join(paragraphs(story.text))
    own = _OWN_WORDS + length_of(" ".join(hashtags(story.tags)))
    under_title = own + length_of(title) + len(_BREAK)
    if len(ids) == 1 and (site or length_of(words) <= CAPTION - under_title):
        return [_whole_or_cut(ids, title, words, CAPTION - under_title)]
    begun = [Piece(ids, title)] if ids else []
    shown_title, room = ("", TEXT - own) if ids else (title, TEXT - under_title)
    if site:
        return [*begun, _whole_or_cut((), shown_title, words, room)]
    *others, last = split_text(words, room)
    parts = [*(Piece(words=one) for one in others), Piece(words=last, is_last=True)]
    return [*begun, replace(parts[0], title=shown_title), *parts[1:]]


def most_pieces(story: Told, photos: Sequence[Shown]) -> int:
    """How many messages it takes at most, whether or not there are pages to read on."""
    return max(len(lay_out(story, photos, site)) for site in ("", "https://"))


def proposed(story: Any) -> Wording:
    """A story with the correction that waits for a second person."""
    title = story.title if story.proposed_title is None else story.proposed_title
    text = story.text if story.proposed_text is None else story.proposed_text
    return Wording(story.id, story.slug, title, text, story.tags)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, without blanks around them."""
    return [one.strip() for one in _BREAKS.split(text.strip()) if one.strip()]


def hashtags(tags: Sequence[str]) -> list[str]:
    """Tags as networks know them; all of them read the same with and without diacritics."""
    return [found for found in map(_hashtag, tags) if found != "#"]


def _hashtag(tag: str) -> str:
    words = re.findall(r"[a-z0-9]+", fold(tag))
    return "#" + "".join(word.capitalize() for word in words)


def _whole_or_cut(ids: tuple[int, ...], title: str, words: str, room: int) -> Piece:
    is_cut = length_of(words) > room
    return Piece(ids, title, cut_at_sentence(words, room), is_cut=is_cut, is_last=True)
