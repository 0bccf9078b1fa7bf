"""Deletes what is older than it may be."""

from datetime import datetime

from sqlalchemy import delete, exists, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.dialogues import Dialogue
from models.inbox import ANSWERED, QUARANTINED, InboxUpdate
from models.meetings import Meeting, MeetingAnswer
from models.members import Account, Application, Invitation
from models.outbox import REFUSED, SENT, UNKNOWN, OutboxMessage
from models.timers import Timer

_EMPTY = "{}"


async def forget_updates(session: AsyncSession, words: datetime, rows: datetime) -> None:
    """Empty updates worked on before `words`; delete those from before `rows`."""
    over = InboxUpdate.state.in_((ANSWERED, QUARANTINED))
    await session.execute(
        update(InboxUpdate)
        .where(over, InboxUpdate.received_at < words, InboxUpdate.body != _EMPTY)
        .values(body=_EMPTY)
    )
    await session.execute(delete(InboxUpdate).where(over, InboxUpdate.received_at < rows))


async def forget_unfinished(session: AsyncSession, before: datetime) -> None:
    """Delete forms, invitations, applications and accounts that nothing came of."""
    await session.execute(delete(Dialogue).where(Dialogue.updated_at < before))
    await session.execute(delete(Invitation).where(Invitation.expires_at < before))
    await session.execute(delete(Application).where(Application.decided_at < before))
    waits = exists().where(Application.account_id == Account.id, Application.decided_at.is_(None))
    await session.execute(
        delete(Account).where(Account.member_id.is_(None), Account.created_at < before, ~waits)
    )


async def forget_reasons(session: AsyncSession, before: datetime) -> None:
    """Delete why members were absent from meetings of before."""
    past = select(Meeting.id).where(Meeting.starts_at < before)
    await session.execute(
        update(MeetingAnswer)
        .where(MeetingAnswer.meeting_id.in_(past), MeetingAnswer.reason.is_not(None))
        .values(reason=None)
    )


async def forget_sent(session: AsyncSession, before: datetime, now: datetime) -> None:
    """Delete what was sent and fired before, and what was sent to people without an account.

    What still waits stays, and so does all about meetings ahead: it may have to be edited.
    """
    row = OutboxMessage
    ahead = select(Meeting.id).where(Meeting.starts_at > now)
    is_ahead = row.kind.startswith("meetings.") & row.subject_id.in_(ahead)
    is_known = exists().where(Account.user_id == row.chat_id)
    is_old = (row.settled_at < before) & ~is_ahead
    over = row.state.in_((SENT, REFUSED, UNKNOWN))
    await session.execute(delete(row).where(over, is_old | ~is_known))
    await session.execute(delete(Timer).where(Timer.fired_at < before))
