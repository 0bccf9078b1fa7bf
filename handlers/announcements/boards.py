"""Announcements as cards for those who lead them: the live board, the list, what is to decide."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor, load_actor, may
from bot.features.announcements import changing, rules
from bot.features.announcements.deciding import NOT_CORRECTED
from bot.features.announcements.sending import MESSAGE, POST
from bot.features.members.audience import whom_of
from bot.features.second_person import NO_RIGHT
from bot.i18n import Html, Texts
from bot.outbox.cards import Card, Rows, column
from bot.outbox.queue import fates
from bot.outbox.rendering import Rendering
from handlers.announcements import keyboards
from handlers.announcements.drafts import opening_of
from handlers.announcements.reach_keyboards import reach_rows
from handlers.announcements.views import load
from handlers.common.audience_words import audience_words
from handlers.common.delivery_words import bar_words, counts_words, posts_words
from handlers.common.paging import buttons_of
from models.announcements import Announcement
from models.members import Unit
from models.repositories import announcements, members, units
from models.repositories.audience import count_audience
from models.repositories.outbox import Fates

_MINUTE = 60


async def view_board(view: Rendering) -> Card | None:
    """The one message that tells how it stands, to whoever may see that at this moment."""
    found = await load(view)
    if found is None:
        return None
    announcement, unit = found
    reader = await load_actor(view.session, view.row.chat_id)
    if not await may(view.session, reader, Act.SEE_DELIVERY, unit.id):
        return None
    messages = await fates(view.session, MESSAGE, announcement.id)
    posts = await fates(view.session, POST, announcement.id)
    acks = await announcements.count_acknowledgements(view.session, announcement.id)
    stage = rules.stage(
        announcement.state, announcement.begins_at, messages.waiting + posts.waiting
    )
    parts = [
        _head(view.texts, announcement, unit, stage),
        *await _meant(view, announcement),
        *_progress(view, announcement, messages, posts, stage),
    ]
    if announcement.asks_ack and announcement.begins_at is not None:
        parts.append(view.texts("announcement-board-acks", count=acks))
    card = Card(Html("\n".join(parts)), rows=reach_rows(view.texts, announcement))
    if not await may(view.session, reader, Act.ANNOUNCE, unit.id):
        return card
    rows = keyboards.board_rows(view.texts, announcement, stage)
    spoken = keyboards.spoken_choices(view.texts, announcement)
    return replace(card, rows=(*rows, *card.rows), spoken=spoken)


def _head(texts: Texts, announcement: Announcement, unit: Unit, stage: str) -> Html:
    when = texts.moment(announcement.send_at) if announcement.send_at else ""
    told = texts.plain(f"announcement-stage-{stage}", when=when)
    opening = opening_of(announcement.text)
    return texts("announcement-board-head", unit=unit.name, stage=told, opening=opening)


def _progress(
    view: Rendering, announcement: Announcement, messages: Fates, posts: Fates, stage: str
) -> list[Html]:
    texts = view.texts
    if announcement.begins_at is None:
        return []
    has_bar = messages.total and stage in {rules.SENDING, rules.PAUSED, rules.DONE}
    parts = [bar_words(texts, messages)] if has_bar else []
    parts += counts_words(texts, messages)
    if announcement.without_account or announcement.unreachable:
        parts.append(
            texts(
                "announcement-board-missing",
                without=announcement.without_account or 0,
                unreachable=announcement.unreachable or 0,
            )
        )
    parts += posts_words(texts, posts)
    if stage == rules.WITHDRAWN:
        count = messages.withdrawn + posts.withdrawn
        total = messages.delivered + posts.delivered
        parts.append(texts("announcement-board-withdrawn", count=count, total=total))
    return [*parts, *_time(view, announcement, messages.waiting, stage)]


async def _meant(view: Rendering, announcement: Announcement) -> list[Html]:
    """Of one that has not begun: how many it will go to, as they are now."""
    if not rules.is_ahead(announcement.state):
        return []
    heads = await count_audience(view.session, whom_of(announcement.audience))
    missed = heads.without_account + heads.unreachable
    words = view.texts("announcement-board-meant", count=heads.recipients, missed=missed)
    return [words]


def _time(view: Rendering, announcement: Announcement, waiting: int, stage: str) -> list[Html]:
    texts, parts = view.texts, []
    begins_at = announcement.begins_at
    if stage == rules.SENDING and begins_at is not None and begins_at > view.now:
        parts.append(texts("announcement-board-later", when=texts.moment(begins_at)))
    elif stage == rules.SENDING:
        seconds = rules.seconds_left(waiting, view.per_second)
        if seconds < _MINUTE:
            parts.append(texts("announcement-board-seconds", count=seconds))
        else:
            parts.append(texts("announcement-board-minutes", count=-(-seconds // _MINUTE)))
    if announcement.corrected_at is not None:
        when = texts.moment(announcement.corrected_at)
        parts.append(texts("announcement-board-corrected", when=when))
    if announcement.proposed_text is not None:
        parts.append(texts("announcement-board-proposed"))
    return parts


async def render_recent(
    session: AsyncSession, texts: Texts, recent: Sequence[Announcement], start: int
) -> Card:
    """The last announcements, and the button to write another."""
    new = keyboards.NewAnnouncement().choice(texts.plain("announcements-new"))
    shown = []
    for announcement in recent:
        unit = await units.get(session, announcement.unit_id)
        day = texts.short(announcement.begins_at or announcement.created_at)
        stage = await changing.stage_of(session, announcement)
        told = texts.plain(f"announcement-short-{stage}")
        label = f"{day} · {told} · {unit.name} · {opening_of(announcement.text)}"
        shown.append(keyboards.ShowBoard(announcement.id).choice(label))
    rows = buttons_of(shown, start, keyboards.ShowRecent, texts)
    return Card(texts("announcements-recent", count=len(recent)), rows=(*column(new), *rows))


async def view_asked(view: Rendering) -> Card | None:
    """To the second person: whom it would go to, and the word that is theirs to give."""
    found = await load(view)
    if found is None:
        return None
    announcement, unit = found
    reader = await load_actor(view.session, view.row.chat_id)
    if not await may(view.session, reader, Act.CONFIRM_ANNOUNCEMENT, unit.id):
        return None
    texts, is_correction = view.texts, announcement.proposed_text is not None
    if announcement.state != rules.AWAITING and not is_correction:
        is_shown = view.row.message_id is not None
        return await _render_decided(view, announcement, reader) if is_shown else None
    whom = whom_of(announcement.audience)
    heads = await count_audience(view.session, whom)
    writer_id = announcement.proposed_by or announcement.author_id
    writer = await members.get(view.session, writer_id)
    when = announcement.send_at if (announcement.send_at or view.now) > view.now else None
    at_once = "announce-when-urgent" if announcement.is_urgent else "announce-when-confirmed"
    key = "announcement-asked-correction" if is_correction else "announcement-asked"
    words = texts(
        key,
        author=writer.full_name,
        unit=unit.name,
        whom=await audience_words(view.session, texts, whom),
        recipients=heads.recipients,
        without=heads.without_account + heads.unreachable,
        when=texts.moment(when) if when else texts.plain(at_once),
    )
    return Card(words, rows=keyboards.decide_rows(texts, announcement.id, announcement.revision))


async def _render_decided(view: Rendering, announcement: Announcement, reader: Actor) -> Card:
    """What became of the question: who said yes, or that it went back."""
    texts, decider = view.texts, announcement.confirmed_by
    if announcement.state == rules.RETURNED:
        return Card(texts("announcement-asked-returned"))
    if decider is None:
        return Card(texts("announcement-asked-over"))
    if decider == reader.member_id:
        return Card(texts("announcement-asked-own"))
    member = await members.get(view.session, decider)
    return Card(texts("announcement-asked-other", name=member.full_name))


async def view_decided(view: Rendering) -> Card | None:
    """To the author: what became of it."""
    found = await load(view)
    if found is None:
        return None
    announcement, _ = found
    outcome = view.row.params["outcome"]
    texts = view.texts
    words = texts(
        f"announcement-decided-{outcome}",
        opening=opening_of(announcement.text),
        note=announcement.note or "–",
        who=await _name_of(view, view.row.params.get("by")),
    )
    rows: Rows = ()
    if outcome == NOT_CORRECTED and rules.can_correct(announcement.state, announcement.begins_at):
        again = keyboards.Correct(announcement.id).choice(texts.plain("announcement-correct"))
        rows = column(again)
    elif announcement.state in {rules.RETURNED, rules.NOT_SENT} and outcome != NO_RIGHT:
        rework = keyboards.Rework(announcement.id).choice(texts.plain("announcement-rework"))
        rows = column(rework)
    return Card(words, rows=rows)


async def _name_of(view: Rendering, member_id: int | None) -> str:
    return (await members.get(view.session, member_id)).full_name if member_id else "–"
