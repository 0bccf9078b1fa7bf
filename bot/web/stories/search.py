"""Finds stories by words, typed with or without diacritics."""

import asyncio
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.features.stories import pages
from bot.features.stories.pages import Head, Shelf
from bot.reading.names import fold
from bot.web.stories.typography import typeset
from models.session import Database

LONGEST_QUERY = 100
_MOST_WORDS = 8
_NO_WORD = re.compile(r"[\W_]+")
# Letters around what was found.
_BEFORE, _AFTER = 60, 140
# Texts that are folded before others have their turn.
_AT_ONCE = 8


@dataclass(frozen=True)
class Part:
    """Some words of an excerpt; `is_found` if they were looked for."""

    words: str
    is_found: bool


@dataclass(frozen=True)
class _Entry:
    """A story as it is searched: " word word word "."""

    title: str
    all: str


class Index:
    """The words of all public stories, in memory."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._filling = asyncio.Lock()
        self._entries: dict[tuple[int, int], _Entry] = {}

    async def find(self, shelf: Shelf, query: str) -> list[Head]:
        """Stories that have all the words, or words that begin so; the best first."""
        words = words_of(query)
        if not words:
            return []
        await self._fill(shelf)
        found = []
        for head in shelf.heads:
            entry = self._entries[head.id, head.revision]
            if all(f" {word}" in entry.all for word in words):
                found.append((_rank(entry, words), head))
        # The sort keeps the newest first among equals.
        return [head for _, head in sorted(found, key=lambda one: one[0], reverse=True)]

    async def _fill(self, shelf: Shelf) -> None:
        """Add what is new, and forget what is not public any more."""
        async with self._filling:
            missing = [one for one in shelf.heads if (one.id, one.revision) not in self._entries]
            if missing:
                await self._add(missing)
            if len(self._entries) > len(shelf.heads):
                known = {(head.id, head.revision) for head in shelf.heads}
                self._entries = {key: one for key, one in self._entries.items() if key in known}

    async def _add(self, heads: Sequence[Head]) -> None:
        async with self._database.reading() as session:
            texts = await pages.list_texts(session, heads)
        for place, head in enumerate(heads):
            self._entries[head.id, head.revision] = _entry(head, texts.get(head.id, ""))
            if place % _AT_ONCE == 0:
                await asyncio.sleep(0)


def words_of(query: str) -> list[str]:
    """What is looked for, folded."""
    return _spread(query[:LONGEST_QUERY]).split()[:_MOST_WORDS]


def excerpt(text: str, query: str) -> list[Part]:
    """The place of a text where the first word stands, the words in it marked."""
    whole, folded = _prepared(text)
    words = words_of(query)
    if len(folded) != len(whole) or not words:
        # A letter that folds to two: the places do not agree.
        return [Part(whole[: _BEFORE + _AFTER], is_found=False)]
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})\w*")
    first = pattern.search(folded)
    start = _word_start(whole, first.start() - _BEFORE) if first else 0
    end = _word_end(whole, (first.start() if first else _BEFORE) + _AFTER)
    parts = [Part("… ", is_found=False)] if start else []
    at = start
    for found in pattern.finditer(folded, start, end):
        parts.append(Part(whole[at : found.start()], is_found=False))
        parts.append(Part(whole[found.start() : found.end()], is_found=True))
        at = found.end()
    parts.append(Part(whole[at:end] + (" …" if end < len(whole) else ""), is_found=False))
    return [part for part in parts if part.words]


# To set and to fold a long text costs more than all the rest of a page.
@lru_cache(maxsize=256)
def _prepared(text: str) -> tuple[str, str]:
    whole = " ".join(typeset(text).split())
    return whole, fold(whole)


def _word_start(text: str, at: int) -> int:
    return 0 if at <= 0 else text.find(" ", at) + 1


def _word_end(text: str, at: int) -> int:
    return len(text) if at >= len(text) else text.rfind(" ", 0, at)


def _entry(head: Head, text: str) -> _Entry:
    title = _padded([head.title])
    return _Entry(title, _padded([head.title, head.cell, *head.tags, text]))


def _padded(parts: Iterable[str]) -> str:
    return f" {' '.join(_spread(part) for part in parts)} "


def _spread(text: str) -> str:
    return " ".join(_NO_WORD.sub(" ", fold(text)).split())


def _rank(entry: _Entry, words: Sequence[str]) -> tuple[int, int, int]:
    phrase = f" {' '.join(words)}"
    in_title = sum(f" {word}" in entry.title for word in words)
    return int(phrase in entry.title), in_title, int(phrase in entry.all)
