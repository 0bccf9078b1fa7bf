"""What the desk is sent: that a story came, its pictures, and how it will look."""

import asyncio
from collections.abc import Sequence

from bot.access import Act, load_actor
from bot.features.stories import arranging, consent, desks, layout, pictures, rules
from bot.features.stories.editing import DeskStory
from bot.i18n import Html
from bot.outbox.cards import Attachment, Card, Choice, Rows, column
from bot.outbox.rendering import Rendering
from bot.reading.sentences import cut_at_sentence
from handlers.stories import desk_keyboards as press
from handlers.stories.desk_views import consent_words, title_of
from handlers.stories.picture_sheet import Tile, draw_sheet
from handlers.stories.preview import load_contents, render_pieces
from models.repositories import stories, story_editing, units
from models.stories import Story, StoryPhoto

# Letters of a story that came.
_LEAD = 400
# Pixels.
_LONGEST_SIDE = 1280


async def view_forwarded(view: Rendering) -> Card | None:
    """To the desk: a cell has handed up a story."""
    found = await _load(view, view.row.subject_id, Act.EDIT_STORY)
    if found is None or (found.story.state != rules.FORWARDED and view.row.message_id is None):
        return None
    texts, story = view.texts, found.story
    words = texts(
        "story-desk-forwarded",
        unit=found.unit.name,
        title=title_of(texts, story),
        text=cut_at_sentence(story.text, _LEAD),
        consents=consent_words(texts, found),
    )
    return Card(words, rows=column(press.back_to(texts, story.id)))


async def _load(view: Rendering, story_id: int, *acts: Act) -> DeskStory | None:
    """The story, if its reader still may do one of these at its desk."""
    session = view.session
    story = await stories.find(session, story_id)
    if story is None:
        return None
    reader = await load_actor(session, view.row.chat_id)
    if not any([await desks.is_at_desk(session, reader, act, story) for act in acts]):
        return None
    unit = await units.get(session, story.unit_id)
    return DeskStory(story, unit, await stories.list_consents(session, story.id))


async def view_preview(view: Rendering) -> Card | None:
    """One message as it will be posted, a correction that waits included; the last says what can
    be done."""
    found = await _load(view, view.row.subject_id, Act.EDIT_STORY, Act.PUBLISH_STORY)
    if found is None:
        return None
    if "end" in view.row.params:
        return _render_end(view, found, view.row.params["end"])
    wording = layout.proposed(found.story)
    photos = await _list_previewed(view, found.story)
    piece = view.row.params["piece"]
    laid_out = layout.lay_out(wording, photos, view.site)
    if piece >= len(laid_out):
        return None
    shown = [photo for photo in photos if photo.id in laid_out[piece].photo_ids]
    contents = await load_contents(view.session, shown)
    cards = render_pieces(view.texts, wording, found.unit, photos, contents, view.site)
    return cards[piece]


async def _list_previewed(view: Rendering, story: Story) -> Sequence[StoryPhoto]:
    """The pictures as they will be shown: as long as somebody has yet to agree, with them."""
    if (await consent.load_standing(view.session, story)).has_words:
        return await consent.list_showable(view.session, story)
    return [one for one in await stories.list_photos(view.session, story.id) if not one.is_left_out]


def _render_end(view: Rendering, found: DeskStory, address: str) -> Card:
    texts, story = view.texts, found.story
    page: Rows = ()
    if address:
        page = column(Choice(texts.plain("story-desk-preview-page"), url=address))
    words = texts("story-desk-preview-end", consents=consent_words(texts, found))
    return Card(words, rows=(*page, *column(press.back_to(texts, story.id))))


async def view_sheet(view: Rendering) -> Card | None:
    """All pictures with their numbers."""
    found = await _load(view, view.row.subject_id, Act.EDIT_STORY)
    if found is None:
        return None
    texts, story = view.texts, found.story
    photos = await stories.list_photos(view.session, story.id)
    if not photos:
        return None
    contents = [await stories.get_content(view.session, photo.id) for photo in photos]
    tiles = [
        Tile(content, photo.crop, photo.is_left_out)
        for content, photo in zip(contents, photos, strict=True)
    ]
    drawn = await asyncio.to_thread(draw_sheet, tiles)
    can_edit = story.state in rules.EDITABLE
    words = texts(
        "story-desk-sheet" if can_edit else "story-desk-sheet-shown",
        title=title_of(texts, story),
        lines=_lines(view, photos),
    )
    attachment = Attachment("photo", content=drawn, name=f"{story.id}.jpg")
    return Card(words, rows=press.sheet_rows(texts, story, photos), attachment=attachment)


def _lines(view: Rendering, photos: Sequence[StoryPhoto]) -> Html:
    """What each shows, in few words: a caption holds 1,024 letters."""
    lines = [
        view.texts(
            "story-desk-sheet-line-out" if photo.is_left_out else "story-desk-sheet-line",
            number=number,
            caption=_short(photo.caption) or view.texts.plain("story-desk-no-caption"),
        )
        for number, photo in enumerate(photos, 1)
    ]
    return Html("\n".join(lines))


def _short(caption: str) -> str:
    return caption if len(caption) <= _CAPTION else caption[: _CAPTION - 1].rstrip() + "…"


_CAPTION = 45


async def view_picture(view: Rendering) -> Card | None:
    """One picture as it is shown, and what can be done with it."""
    session, texts = view.session, view.texts
    photo = await story_editing.find_photo(session, view.row.subject_id)
    if photo is None:
        return None
    found = await _load(view, photo.story_id, Act.EDIT_STORY)
    if found is None:
        return None
    ids = [one.id for one in await stories.list_photos(session, photo.story_id)]
    number = ids.index(photo.id) + 1
    content = await stories.get_content(session, photo.id)
    drawn = await asyncio.to_thread(pictures.draw, content, photo.crop, _LONGEST_SIDE)
    words = texts(
        "story-desk-picture-out" if photo.is_left_out else "story-desk-picture",
        number=number,
        count=len(ids),
        caption=photo.caption or texts.plain("story-desk-no-caption"),
        shape=_shape_words(view, photo),
    )
    rows = press.picture_rows(texts, found.story, photo, number, len(ids))
    attachment = Attachment("photo", content=drawn, name=f"{photo.id}.jpg")
    return Card(words, rows=rows, attachment=attachment)


def _shape_words(view: Rendering, photo: StoryPhoto) -> str:
    shown = arranging.shape_of(photo)
    return view.texts.plain(f"story-desk-shown-{shown[0] if shown else arranging.WHOLE}")
