"""How the words of a story are tidied, and what may be in them. Pure."""

import re
import unicodedata
from collections.abc import Sequence

from bot.errors import ChibotError
from bot.features.stories import layout
from bot.features.stories.rules import (
    LONGEST_NOTE,
    LONGEST_TAG,
    LONGEST_TEXT,
    LONGEST_TITLE,
    MOST_TAGS,
)
from bot.reading.story_tags import read_tags, tag_key

_BREAK = "\n\n"
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")


class WordsAreEmpty(ChibotError):
    """Nothing of them can be read."""

    key = "story-desk-error-empty"


class TitleIsLong(ChibotError):
    """A title is read at a glance."""

    key = "story-desk-error-title-long"


class TextIsLong(ChibotError):
    """A text is read in three minutes."""

    key = "story-desk-error-text-long"


class CaptionIsLong(ChibotError):
    """What a picture shows is said in one sentence."""

    key = "story-desk-error-caption-long"


class TagIsLong(ChibotError):
    """A tag is a few words."""

    key = "story-desk-error-tag-long"


class TagsAreMany(ChibotError):
    """Few tags are read, many are not."""

    key = "story-desk-error-tags-many"


class NoteIsEmpty(ChibotError):
    """Nothing of the reason can be read."""

    key = "story-desk-error-note-empty"


class NoteIsLong(ChibotError):
    """A reason is said in few words."""

    key = "story-desk-error-note-long"


class ParagraphIsNone(ChibotError):
    """The text has no paragraph of this number, or no other than this one."""

    key = "story-desk-error-paragraph"


LONGEST_CAPTION = 200


def tidy_title(words: str) -> str:
    """On one line. Raises WordsAreEmpty, TitleIsLong."""
    title = " ".join(_seen(words).split())
    _check(title, LONGEST_TITLE, TitleIsLong)
    return title


def tidy_caption(words: str) -> str:
    """On one line. Raises WordsAreEmpty, CaptionIsLong."""
    caption = " ".join(_seen(words).split())
    _check(caption, LONGEST_CAPTION, CaptionIsLong)
    return caption


def tidy_text(words: str) -> str:
    """With one blank line between paragraphs. Raises WordsAreEmpty, TextIsLong.

    Who writes on a phone presses the key once: lines without any blank one are paragraphs.
    """
    lines = [" ".join(line.split()) for line in _seen(words).strip().split("\n")]
    joined = "\n".join(lines)
    text = _BLANK_LINES.sub(_BREAK, joined)
    if _BREAK not in text:
        text = text.replace("\n", _BREAK)
    _check(text, LONGEST_TEXT, TextIsLong)
    return text


def tidy_note(words: str) -> str:
    """A reason, on one line. Raises NoteIsEmpty, NoteIsLong."""
    composed = unicodedata.normalize("NFC", words)
    seen = (letter if letter.isprintable() else " " for letter in composed)
    note = " ".join("".join(seen).split())
    if not any(letter.isalnum() for letter in note):
        raise NoteIsEmpty
    if len(note) > LONGEST_NOTE:
        raise NoteIsLong(letters=len(note), most=LONGEST_NOTE)
    return note


def with_paragraph(text: str, number: int, words: str | None) -> str:
    """The text with another paragraph in its place, or without it. Raises ParagraphIsNone and as
    `tidy_text`."""
    parts = layout.paragraphs(text)
    if not 1 <= number <= len(parts) or (words is None and len(parts) == 1):
        raise ParagraphIsNone(count=len(parts))
    new = [] if words is None else [tidy_text(words)]
    return tidy_text(_BREAK.join([*parts[: number - 1], *new, *parts[number:]]))


def with_tags(tags: Sequence[str], words: str) -> list[str]:
    """With the tags that were typed. Raises WordsAreEmpty, TagIsLong, TagsAreMany."""
    typed = read_tags(words)
    if not typed:
        raise WordsAreEmpty
    known = {tag_key(tag) for tag in tags}
    found = [*tags, *(tag for tag in typed if tag_key(tag) not in known)]
    longest = max(found, key=len)
    if len(longest) > LONGEST_TAG:
        raise TagIsLong(tag=longest, most=LONGEST_TAG)
    if len(found) > MOST_TAGS:
        raise TagsAreMany(most=MOST_TAGS)
    return found


def without_tag(tags: Sequence[str], tag: str) -> list[str]:
    """The others."""
    return [one for one in tags if tag_key(one) != tag_key(tag)]


def _check(words: str, most: int, too_long: type[ChibotError]) -> None:
    if not words:
        raise WordsAreEmpty
    if len(words) > most:
        raise too_long(letters=len(words), most=most)


def _seen(words: str) -> str:
    """Without control characters and what turns the direction of writing; letters composed."""
    composed = unicodedata.normalize("NFC", words.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(letter for letter in composed if _is_seen(letter))


def _is_seen(letter: str) -> bool:
    # The joiner holds the parts of one emoji together.
    return letter in "\n\t\u200d" or unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co"}
