"""The look back on a month of stories, as channels get it."""

import asyncio
from collections.abc import Sequence

from bot.features.chats.listing import is_bound
from bot.features.stories import digest
from bot.features.stories.addresses import story_path
from bot.features.stories.digest import Remembered
from bot.features.stories.layout import CAPTION
from bot.i18n import Html, Texts
from bot.outbox.cards import Attachment, Card, Gone
from bot.outbox.rendering import Rendering
from bot.reading.sentences import cut_at_word, length_of
from handlers.stories.digest_picture import MOST_PHOTOS, MonthPicture, draw_month
from handlers.stories.posts import render_gone
from models.members import Unit
from models.repositories import stories, units

# Letters of a title in the list; and what stands around it, besides.
_TITLE, _AROUND = 80, 160


async def view_digest(view: Rendering) -> Card | Gone | None:
    """A picture and the titles in the order they came out; taken back with any of its stories."""
    row, unit_id = view.row, view.row.subject_id
    month, is_new = row.params["month"], row.message_id is None
    month_of_all = await digest.list_month(view.session, unit_id, month, view.texts.zone)
    found = [one for one in month_of_all if one.story.id in row.params["stories"]]
    if not is_new and len(found) < len(row.params["stories"]):
        return render_gone(view.texts, has_photos=True)
    if not found or (is_new and not await is_bound(view.session, row.chat_id, row.thread_id)):
        return None
    unit = await units.get(view.session, unit_id)
    content = await _draw(view, unit, month, found) if is_new else b""
    picture = Attachment("photo", content=content, name=f"{month}.jpg")
    return Card(await _words(view, unit, month, found), attachment=picture)


async def _draw(view: Rendering, unit: Unit, month: str, found: Sequence[Remembered]) -> bytes:
    async def draw() -> bytes:
        texts = view.texts
        heading = texts.plain("story-post-digest-picture", month=month_words(texts, month))
        note = texts.plain("story-post-digest-note", unit=unit.name, count=len(found))
        shown = [one.photo for one in found if one.photo is not None][:MOST_PHOTOS]
        photos = [(await stories.get_content(view.session, one.id), one.crop) for one in shown]
        return await asyncio.to_thread(draw_month, MonthPicture(heading, note), photos)

    # All channels that had the same stories are shown the same one.
    ids = tuple(one.story.id for one in found)
    return await view.once(("month", unit.id, month, view.texts.language, ids), draw)


def month_words(texts: Texts, month: str) -> str:
    """A month ("2026-11") as people write it."""
    year, number = month.split("-")
    return texts.plain("story-post-digest-month", month=int(number), year=year)


async def _words(view: Rendering, unit: Unit, month: str, found: Sequence[Remembered]) -> Html:
    texts = view.texts
    words = month_words(texts, month)
    head = texts("story-post-digest", month=words, unit=unit.name, count=len(found))
    room = CAPTION - length_of(head) - _AROUND
    lines: list[Html] = []
    for number, one in enumerate(found, 1):
        title = cut_at_word(one.story.title, _TITLE)
        cell = await units.get(view.session, one.story.unit_id)
        room -= length_of(f"{number}. {title} – {cell.name}\n")
        if room < 0:
            left = len(found) - number + 1
            lines.append(texts("story-post-digest-more", count=left))
            break
        line = texts(
            "story-post-digest-line", number=number, title=_linked(view, one, title), unit=cell.name
        )
        lines.append(line)
    return Html("\n".join([head, "", *lines]))


def _linked(view: Rendering, one: Remembered, title: str) -> Html:
    """The title, and behind it the page."""
    if not view.site or one.story.slug is None:
        return view.texts("story-post-digest-title", title=title)
    url = f"{view.site}{story_path(one.story.slug)}"
    return view.texts("story-post-digest-link", url=url, title=title)
