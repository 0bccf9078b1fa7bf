"""A story as it stands in channels and groups, and what stands there once it was taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.features.chats.listing import is_bound
from bot.features.stories import consent, publishing, rules
from bot.features.stories.layout import lay_out
from bot.features.stories.rules import Standing
from bot.i18n import Texts
from bot.outbox.cards import Attachment, Card, Gone
from bot.outbox.rendering import Rendering
from handlers.stories.preview import load_contents, render_pieces
from handlers.stories.withdrawn_picture import draw_withdrawn
from models.members import Unit
from models.repositories import stories, units
from models.stories import Story, StoryPhoto


@dataclass(frozen=True)
class Shown:
    """A story with what may be shown of it at this moment."""

    story: Story
    unit: Unit
    standing: Standing
    photos: Sequence[StoryPhoto]


async def view_post(view: Rendering) -> Card | Gone | None:
    """One message of it, to a place that is bound; what stands there is edited and taken back
    anyway. Consents are read at this moment."""
    row = view.row
    found = await _load(view)
    if found is None:
        return None
    if not _is_due(view, found):
        return render_gone(view.texts, has_photos=row.params["has_photos"])
    is_new = row.message_id is None
    if is_new and not await is_bound(view.session, row.chat_id, row.thread_id):
        return None
    pieces = lay_out(found.story, found.photos, view.site)
    if row.params["piece"] >= len(pieces):
        # A text that was cut short needs fewer messages.
        return None if is_new else render_gone(view.texts, has_photos=False)
    # What only edits a caption needs no pictures.
    ids = pieces[row.params["piece"]].photo_ids if is_new else ()
    shown = [photo for photo in found.photos if photo.id in ids]
    contents = await _draw(view, shown)
    cards = render_pieces(view.texts, found.story, found.unit, found.photos, contents, view.site)
    return cards[row.params["piece"]]


async def _load(view: Rendering) -> Shown | None:
    """Asked for once for all places that are posted to together."""

    async def read() -> Shown | None:
        session = view.session
        story = await stories.find(session, view.row.subject_id)
        if story is None:
            return None
        standing = await consent.load_standing(session, story)
        photos = await publishing.list_posted_photos(session, story)
        return Shown(story, await units.get(session, story.unit_id), standing, photos)

    return await view.once(("story", view.row.subject_id), read)


async def _draw(view: Rendering, photos: Sequence[StoryPhoto]) -> Mapping[int, bytes]:
    """Drawn once for all places that are posted to together: each picture takes its time."""
    if not photos:
        return {}
    key = ("pictures", view.row.subject_id)
    return await view.once(key, lambda: load_contents(view.session, photos))


def _is_due(view: Rendering, found: Shown) -> bool:
    """Whether this message belongs to what is published now, and may be shown."""
    params, story = view.row.params, found.story
    is_out = story.state == rules.PUBLISHED and story.release == params["release"]
    # Pictures that were agreed to when it was published, and are no more.
    lacks_photos = params["has_photos"] and not found.photos
    return is_out and found.standing.has_words and not lacks_photos


def render_gone(texts: Texts, *, has_photos: bool) -> Gone:
    """What stands where a message cannot be deleted any more: no word and no picture of it."""
    words = texts("story-post-gone")
    if not has_photos:
        return Gone(Card(words))
    content = draw_withdrawn(texts.plain("story-post-gone"))
    return Gone(Card(words, attachment=Attachment("photo", content=content, name="0.jpg")))
