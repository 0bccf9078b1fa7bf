"""An announcement as its readers see it: members, groups, and whoever looks before it goes."""

from dataclasses import replace
from datetime import datetime

from bot.features.announcements import rules
from bot.features.announcements.changing import is_read
from bot.features.chats.listing import is_bound
from bot.i18n import Html, Texts
from bot.outbox.cards import Attachment, Card, Gone, Held
from bot.outbox.rendering import Rendering
from handlers.announcements import keyboards
from handlers.announcements.content import DOCUMENT, PHOTO, Content
from models.announcements import Announcement
from models.members import Unit
from models.repositories import announcements, units
from models.repositories.members import LEFT


def render_announcement(
    texts: Texts,
    unit_name: str,
    content: Content,
    corrected_at: datetime | None = None,
    asked: int | None = None,
) -> Card:
    """The one way in which an announcement is shown; `asked` is its id if it asks for a note."""
    parts = [texts("announcement-head", unit=unit_name), Html(content.text)]
    if corrected_at is not None:
        parts.append(texts("announcement-corrected", when=texts.moment(corrected_at)))
    words = Html("\n\n".join(part for part in parts if part))
    rows = () if asked is None else keyboards.acknowledge_rows(texts, asked)
    return Card(words, rows=rows, attachment=attachment_of(content))


def attachment_of(content: Content) -> Attachment | None:
    """The photo or file, which stays with Telegram."""
    if content.file_kind == PHOTO:
        return Attachment("photo", content.file_id)
    if content.file_kind == DOCUMENT:
        return Attachment("document", content.file_id, name=content.file_name)
    return None


def content_of(announcement: Announcement) -> Content:
    """What is said."""
    return Content(
        announcement.text, announcement.file_kind, announcement.file_id, announcement.file_name
    )


def render_withdrawn(texts: Texts, announcement: Announcement) -> Card:
    """What stands where an announcement stood."""
    attachment = attachment_of(content_of(announcement))
    return Card(texts("announcement-withdrawn"), attachment=attachment)


async def load(view: Rendering) -> tuple[Announcement, Unit] | None:
    """The announcement and its unit, asked for once for all who are sent it together."""

    async def read() -> tuple[Announcement, Unit] | None:
        found = await announcements.find(view.session, view.row.subject_id)
        return (found, await units.get(view.session, found.unit_id)) if found else None

    return await view.once(("announcement", view.row.subject_id), read)


async def view_message(view: Rendering) -> Card | Gone | Held | None:
    """To one member who has not left; nothing that was stopped."""
    card = await _view(view, is_post=False)
    is_member = view.member is not None and view.member.participation != LEFT
    if not is_member and not isinstance(card, Gone):
        # What was taken back is deleted with those who have left, too.
        return None
    # It comes in passing: what its reader was doing stays open.
    return replace(card, keeps_choices=True) if isinstance(card, Card) else card


async def view_post(view: Rendering) -> Card | Gone | Held | None:
    """To a group or channel that is bound; what stands there is corrected and withdrawn anyway."""
    row = view.row
    if row.message_id is None and not await is_bound(view.session, row.chat_id, row.thread_id):
        return None
    return await _view(view, is_post=True)


async def _view(view: Rendering, *, is_post: bool) -> Card | Gone | Held | None:
    found = await load(view)
    if found is None:
        return None
    announcement, unit = found
    is_new = view.row.message_id is None
    if announcement.state == rules.WITHDRAWN:
        return Gone(render_withdrawn(view.texts, announcement))
    if announcement.state == rules.STOPPED and is_new:
        return None
    if announcement.state == rules.PAUSED and is_new:
        return Held()
    return render_announcement(
        view.texts,
        unit.name,
        content_of(announcement),
        announcement.corrected_at,
        announcement.id if announcement.asks_ack and not is_post else None,
    )


async def view_preview(view: Rendering) -> Card | None:
    """To the second person: just what members will see; its button does nothing yet."""
    found = await load(view)
    if found is None:
        return None
    announcement, unit = found
    if announcement.state != rules.AWAITING and announcement.proposed_text is None:
        return None
    content = content_of(announcement)
    if announcement.proposed_text is not None:
        content = replace(content, text=announcement.proposed_text)
    asked = keyboards.NOT_YET if announcement.asks_ack else None
    corrected_at = announcement.corrected_at
    if announcement.proposed_text is not None and await is_read(view.session, announcement):
        # As it will look where it was sent already.
        corrected_at = view.now
    card = render_announcement(view.texts, unit.name, content, corrected_at, asked)
    return replace(card, keeps_choices=True)
