"""Entities that Telegram finds by itself in plain text, with offsets in UTF-16 units."""

import re

from simulator.errors import Json

_FOUND = re.compile(
    r"""
      (?P<bot_command>(?<![\w/@.])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/]))
    | (?P<email>(?<![\w.+-])[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,})
    | (?P<url>(?<![\w@])(?:https?://[^\s<>"]+|(?:[a-z0-9-]+\.)+(?:com|org|net|vn|me|io)\b(?:/[^\s<>"]*)?))
    | (?P<mention>(?<![\w@])@[A-Za-z]\w{3,31})
    | (?P<cashtag>(?<!\w)\$[A-Z]{3,8}(?!\w))
    | (?P<hashtag>(?<!\w)\#(?=\w*[^\W\d])\w{1,256})
    | (?P<phone_number>(?<![\w+])\+\d[\d\ ()-]{6,17}\d(?!\w))
    """,
    re.VERBOSE | re.IGNORECASE,
)

TRAILING = ".,:;!?)'\""
"""Punctuation that ends a sentence, not the address before it."""


def utf16_length(text: str) -> int:
    """How many UTF-16 units: Telegram counts an emoji as two."""
    return len(text) + sum(1 for letter in text if letter > "\uffff")


def find_entities(text: str) -> list[Json]:
    """Commands, mentions, addresses, telephone numbers and tags, in the order of the text."""
    found: list[Json] = []
    for match in _FOUND.finditer(text):
        kind = match.lastgroup or ""
        piece = match.group()
        if kind == "url":
            piece = piece.rstrip(TRAILING)
        offset = utf16_length(text[: match.start()])
        found.append({"type": kind, "offset": offset, "length": utf16_length(piece)})
    return found


def merged(given: list[Json], text: str) -> list[Json]:
    """The given entities and those found by themselves where nothing given is in the way."""
    taken = [(one["offset"], one["offset"] + one["length"]) for one in given if _closed(one)]
    extra = [
        one
        for one in find_entities(text)
        if all(
            one["offset"] + one["length"] <= start or one["offset"] >= end for start, end in taken
        )
    ]
    return sort_entities(given + extra)


def sort_entities(entities: list[Json]) -> list[Json]:
    """Outer entities first, as Telegram lists them."""
    return sorted(entities, key=lambda one: (one["offset"], -one["length"]))


def trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Without blanks at either end; entities move with the text and never end in blanks."""
    start = len(text) - len(text.lstrip())
    shift = utf16_length(text[:start])
    text = text.strip()
    whole = utf16_length(text)
    kept = []
    for entity in entities:
        first = max(0, entity["offset"] - shift)
        last = min(whole, entity["offset"] + entity["length"] - shift)
        if last > first:
            kept.append({**entity, "offset": first, "length": last - first})
    return text, kept


def _closed(entity: Json) -> bool:
    """Whether nothing is looked for inside this entity."""
    return entity["type"] in {"code", "pre", "text_link", "text_mention", "url", "bot_command"}
