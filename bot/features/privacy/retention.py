"""Forgets, every night, what its time has come for."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.features.privacy import rules
from bot.schedule import timers
from models.repositories import retention

FORGET = "privacy.forget"
_NOBODY = 0


async def plan_sweep(session: AsyncSession, now: datetime) -> None:
    """Set the next sweep unless one waits: an overdue one is still to come."""
    if not await timers.is_waiting(session, _NOBODY, FORGET):
        await _set_next(session, rules.next_sweep(now))


async def _set_next(session: AsyncSession, due_at: datetime) -> None:
    await timers.reset(session, _NOBODY, FORGET, [(FORGET, due_at)])


async def on_forget_due(
    session: AsyncSession, subject_id: int, due_at: datetime, now: datetime
) -> None:
    """Timer: forget, and set the next sweep."""
    del subject_id, due_at
    await retention.forget_updates(session, now - rules.RAW_UPDATES, now - rules.SENT_ROWS)
    await retention.forget_unfinished(session, now - rules.UNFINISHED)
    await retention.forget_reasons(session, now - rules.REASONS)
    await retention.forget_calls(session, now - rules.CALLS)
    await retention.forget_taken_note(session, now - rules.TAKEN_NOTE)
    await retention.forget_announcements(session, now - rules.ANNOUNCEMENTS)
    await retention.forget_voters(session, now - rules.VOTERS)
    await retention.forget_polls(session, now - rules.POLLS)
    await retention.forget_reports(session, now - rules.REPORTS, now - rules.OWN_REPORTS)
    await retention.forget_report_photos(session, now - rules.REPORT_PHOTOS)
    await retention.forget_stories(session, now - rules.STORY_DRAFTS, now - rules.DECLINED_STORIES)
    await retention.forget_withdrawn_stories(session, now - rules.WITHDRAWN_STORIES)
    before, most = now - rules.SENT_ROWS, rules.ROWS_AT_ONCE
    is_more = await retention.forget_sent(session, before, now, most)
    await _set_next(session, rules.next_sweep(now, is_more=is_more))


TIMERS: dict[str, timers.TimerAction] = {FORGET: on_forget_due}
