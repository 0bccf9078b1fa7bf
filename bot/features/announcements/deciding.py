"""The second person's word: what goes to many is confirmed, or given back with a note."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor, may
from bot.features.announcements import rules
from bot.features.announcements.changing import apply_correction
from bot.features.announcements.sending import (
    ASKED,
    BOARD,
    CONFIRMED,
    drop_correction,
    find_to_decide,
    proceed,
    tell_author,
)
from bot.features.second_person import NO_RIGHT, load_writer
from bot.outbox.queue import refresh
from bot.quiet import QuietHours
from models.announcements import Announcement
from models.repositories import audit

NOTE_LETTERS = 500
CORRECTED, NOT_CORRECTED = "corrected", "not_corrected"


async def confirm(
    session: AsyncSession,
    actor: Actor,
    announcement_id: int,
    revision: int,
    now: datetime,
    quiet: QuietHours,
) -> Announcement | None:
    """Let it go out as it was shown; None if its writer may not announce any more.

    Raises ChoiceIsStale, NotAllowed, ConfirmsThemselves.
    """
    announcement = await find_to_decide(session, actor, announcement_id, revision)
    await _note(session, actor, announcement, "done", now)
    if announcement.proposed_text is not None:
        is_done = await _correct(session, announcement, announcement.proposed_text, now)
    else:
        announcement.confirmed_by = actor.member_id
        await proceed(session, announcement, now, quiet)
        is_done = announcement.state != rules.NOT_SENT
        if is_done:
            await tell_author(session, announcement, CONFIRMED, now)
    await refresh(session, ASKED, announcement.id, now)
    return announcement if is_done else None


async def _correct(
    session: AsyncSession, announcement: Announcement, text: str, now: datetime
) -> bool:
    """Give it the new wording; False if whoever proposed it has no right to any more."""
    writer_id = announcement.proposed_by or announcement.author_id
    writer = await load_writer(session, writer_id)
    if not await may(session, writer, Act.ANNOUNCE, announcement.unit_id):
        await drop_correction(session, announcement, NO_RIGHT, now)
        return False
    await apply_correction(session, announcement, text, now)
    await tell_author(session, announcement, CORRECTED, now, writer_id)
    return True


async def give_back(
    session: AsyncSession,
    actor: Actor,
    announcement_id: int,
    revision: int,
    note: str,
    now: datetime,
) -> Announcement:
    """Not like this: the author reads why. Raises as `confirm` does."""
    announcement = await find_to_decide(session, actor, announcement_id, revision)
    await _note(session, actor, announcement, "refused", now)
    announcement.note = note[:NOTE_LETTERS]
    if announcement.proposed_text is None:
        announcement.state = rules.RETURNED
        await tell_author(session, announcement, rules.RETURNED, now)
    else:
        writer_id = announcement.proposed_by
        announcement.proposed_text = announcement.proposed_by = None
        await tell_author(session, announcement, NOT_CORRECTED, now, writer_id)
    announcement.revision += 1
    await refresh(session, ASKED, announcement.id, now)
    await refresh(session, BOARD, announcement.id, now)
    return announcement


async def _note(
    session: AsyncSession, actor: Actor, announcement: Announcement, outcome: str, now: datetime
) -> None:
    act, unit_id = Act.CONFIRM_ANNOUNCEMENT, announcement.unit_id
    await audit.add(session, actor.user_id, act, outcome, now, unit_id, announcement.id)
