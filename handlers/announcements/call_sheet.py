"""The call list as a file: made when it is sent, for one who may still see names and numbers."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.access import load_actor
from bot.context import ChatContext
from bot.features.announcements import calls, reach, rules
from bot.features.announcements.reach import Missed, UnclearMessage
from bot.i18n import Texts
from bot.outbox.cards import Attachment, Card
from bot.outbox.rendering import Rendering
from handlers.announcements import reach_keyboards as press
from handlers.announcements.drafts import opening_of
from handlers.announcements.reach import reason_words, unclear_name
from handlers.common.people import phone_or_none
from handlers.common.printing import Table, write_book
from models.repositories import announcements, units

_COLUMNS = ("number", "name", "cell", "phone", "reason", "called", "notes")


async def on_sheet_wanted(context: ChatContext, chosen: press.SheetWanted) -> None:
    """The list as a file."""
    await calls.order_sheet(context.session, context.actor, chosen.announcement_id, context.now)
    context.toast(context.texts.plain("sheet-coming"))


async def view_sheet(view: Rendering) -> Card | None:
    """The list as it is now; what is unclear stands apart."""
    texts, session = view.texts, view.session
    reader = await load_actor(session, view.row.chat_id)
    announcement = await announcements.find(session, view.row.subject_id)
    if announcement is None or not await reach.may_see_names(session, reader, announcement):
        return None
    if announcement.state == rules.WITHDRAWN:
        return Card(texts(reach.CallsAreOver.key))
    unit = await units.get(session, announcement.unit_id)
    missed = await reach.list_missed(session, announcement)
    unclear = await reach.list_unclear(session, reader, announcement.id)
    opening = opening_of(announcement.text)
    head = _Head(unit.name, opening, view.now)
    tables = [_table(texts, "missed", head, _missed_rows(texts, missed))]
    if unclear:
        tables.append(_table(texts, "unclear", head, _unclear_rows(texts, unclear)))
    day = f"{view.now.astimezone(texts.zone):%Y-%m-%d}"
    name = texts.plain("sheet-file", day=day)
    # A thousand rows take a third of a second of computing.
    content = await asyncio.to_thread(write_book, tables)
    attachment = Attachment("document", content=content, name=name)
    apart = texts.plain("sheet-apart", count=len(unclear)) if unclear else ""
    words = texts("sheet-caption", opening=opening, count=len(missed), apart=apart)
    return Card(words, attachment=attachment, keeps_choices=True)


@dataclass(frozen=True)
class _Head:
    """What stands over each table."""

    unit_name: str
    opening: str
    made_at: datetime


def _table(texts: Texts, what: str, head: _Head, rows: Sequence[Sequence[str]]) -> Table:
    return Table(
        texts.plain(f"sheet-tab-{what}"),
        texts.plain(f"sheet-title-{what}", unit=head.unit_name),
        (
            texts.plain("sheet-about", opening=head.opening),
            texts.plain("sheet-date", at=texts.moment(head.made_at)),
        ),
        [texts.plain(f"sheet-column-{name}") for name in _COLUMNS],
        rows,
    )


def _missed_rows(texts: Texts, missed: Sequence[Missed]) -> list[tuple[str, ...]]:
    return [
        (
            str(at),
            one.member.full_name,
            one.cell.name,
            phone_or_none(texts, one.member.phone),
            reason_words(texts, one),
            press.mark(done=one.is_called),
            "",
        )
        for at, one in enumerate(missed, 1)
    ]


def _unclear_rows(texts: Texts, unclear: Sequence[UnclearMessage]) -> list[tuple[str, ...]]:
    reason = texts.plain("missed-unclear")
    return [
        (
            str(at),
            unclear_name(texts, one),
            one.cell.name if one.cell else "",
            phone_or_none(texts, one.member.phone) if one.member else "",
            reason,
            press.mark(done=False),
            "",
        )
        for at, one in enumerate(unclear, 1)
    ]
