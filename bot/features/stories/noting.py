"""What a message tells becomes part of the story; the last message can be taken back."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor
from bot.errors import ChibotError
from bot.features.stories import composing, rules
from bot.features.stories.drafting import get_to_write
from bot.reading import stories as reading
from bot.reading.secrecy import is_marked_secret
from bot.reading.stories import PARTS, RESULT, Told
from models.base import JsonObject
from models.stories import Story

_LONGEST_PART = {"who": 300, "place": 300, "result": 1000}


class StoryIsFull(ChibotError):
    """More letters than a story has room for; what came last was not kept."""

    key = "story-error-long"


class WordsAreSecret(ChibotError):
    """They bear the mark of a classified paper."""

    key = "story-error-secret"


class WordsAreMissing(ChibotError):
    """Nothing of the message can be read."""

    key = "story-error-no-words"


@dataclass(frozen=True)
class Noted:
    """What became of a message: which parts it gave, how many letters of words.

    `before`: what an `undo` of it needs. `replaced`: what stood there before.
    """

    told: Told
    before: JsonObject
    replaced: tuple[str, ...] = ()
    # The same words were there already.
    is_known: bool = False


async def note(
    session: AsyncSession,
    actor: Actor,
    story_id: int,
    text: str,
    now: datetime,
    *,
    goes_on: bool = False,
) -> Noted:
    """Take what a message tells; `goes_on`: it is the rest of the message before.

    Raises as `drafting.get_to_write`, StoryIsFull, WordsAreSecret, WordsAreMissing.
    """
    story = await get_to_write(session, actor, story_id)
    _check(text)
    told = reading.read_told(text) if not goes_on else Told(words=reading.clean(text))
    is_known = bool(told.words) and composing.is_in(told.words, story.words)
    changed, replaced = _merged(story, told, " " if goes_on else "\n\n")
    before = _remember(story)
    _change(story, changed, now)
    return Noted(told, before, tuple(replaced), is_known and not changed)


def _merged(story: Story, told: Told, join: str) -> tuple[dict[str, str], list[str]]:
    """What the story has by now of what is told, and what is no more: a name takes the place of a
    name, results add up."""
    changed = {"title": told.title} if told.title else {}
    words, replaced = [told.words], []
    for part in PARTS:
        value, present = getattr(told, part), getattr(story, part)
        if not value or composing.is_in(value, present):
            continue
        if part == RESULT and present:
            longer = f"{present}\n{value}"
            if len(longer) > _LONGEST_PART[RESULT]:
                words.append(value)
                continue
            value = longer
        elif present:
            replaced.append(present)
        changed[part] = value
    new = [one for one in words if one and not composing.is_in(one, story.words)]
    if new:
        more = "\n\n".join(new)
        changed["words"] = f"{story.words}{join}{more}" if story.words else more
    return changed, replaced


async def put_part(
    session: AsyncSession, actor: Actor, story_id: int, part: str, text: str, now: datetime
) -> Noted:
    """The message answers who, where, or what came of it; it replaces what stood there.

    Raises as `note`.
    """
    told = reading.read_told(text)
    words = reading.clean(text)
    if told.is_labelled or len(words) > _LONGEST_PART[part]:
        return await note(session, actor, story_id, text, now)
    story = await get_to_write(session, actor, story_id)
    _check(text)
    before, present = _remember(story), getattr(story, part)
    _change(story, {part: words}, now)
    return Noted(Told(**{part: words}), before, (present,) if present else ())


def _check(text: str) -> None:
    if not any(letter.isalnum() for letter in text):
        raise WordsAreMissing
    if is_marked_secret(text):
        raise WordsAreSecret


def _remember(story: Story) -> JsonObject:
    """What an undo needs; words only ever grow, so their length is enough."""
    parts = {part: getattr(story, part) for part in (*PARTS, "title")}
    return {**parts, "words": len(story.words), "text": len(story.text)}


def _change(story: Story, changed: dict[str, str], now: datetime) -> None:
    """Raises StoryIsFull before anything is changed."""
    story.proposed_at = now
    new = {name: value for name, value in changed.items() if value != getattr(story, name)}
    if not new:
        return
    text = story.text
    if text:
        # Others have worked on the text: what is told now goes below it.
        added = [new["words"][len(story.words) :]] if "words" in new else []
        for part in [*added, *(new[part] for part in PARTS if part in new)]:
            text = text if composing.is_in(part, text) else composing.add_paragraph(text, part)
    if max(len(text), len(new.get("words", ""))) > rules.LONGEST_TEXT:
        raise StoryIsFull(limit=rules.LONGEST_TEXT)
    for part, most in _LONGEST_PART.items():
        if len(new.get(part, "")) > most:
            raise StoryIsFull(limit=most)
    for name, value in (new | {"text": text}).items():
        setattr(story, name, value)
    story.revision += 1


async def undo(
    session: AsyncSession, actor: Actor, story_id: int, before: JsonObject, now: datetime
) -> Story:
    """Take the last message back. Raises as `drafting.get_to_write`."""
    story = await get_to_write(session, actor, story_id)
    story.words = story.words[: before["words"]]
    story.text = story.text[: before["text"]]
    for part in (*PARTS, "title"):
        setattr(story, part, before[part])
    story.revision, story.proposed_at = story.revision + 1, now
    return story
