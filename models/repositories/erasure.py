"""Removes what is kept of a person's chats."""

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.dialogues import ChatChoices, Dialogue
from models.inbox import EMPTY, WAITING, InboxUpdate
from models.members import Account
from models.outbox import OutboxMessage
from models.polls import Elector
from models.reports import Report, ReportAnswer, ReportPhoto


async def remove_chat(session: AsyncSession, user_id: int, update_id: int) -> None:
    """Forget all that was said to and by this person; ids stay, so nothing is done twice.

    What waits is left alone, for it is still to be worked on; only the update in hand,
    `update_id`, is done with in this very transaction.
    """
    await session.execute(delete(OutboxMessage).where(OutboxMessage.chat_id == user_id))
    await session.execute(delete(Dialogue).where(Dialogue.user_id == user_id))
    await session.execute(delete(ChatChoices).where(ChatChoices.chat_id == user_id))
    # Their ballot in a secret poll belongs to nobody now, and is not counted.
    member = select(Account.member_id).where(Account.user_id == user_id)
    await session.execute(delete(Elector).where(Elector.member_id.in_(member)))
    is_over = (InboxUpdate.state != WAITING) | (InboxUpdate.update_id == update_id)
    await session.execute(
        update(InboxUpdate)
        .where(InboxUpdate.person_id == user_id, is_over)
        .values(body=EMPTY, person_id=None)
    )


async def remove_unsent_reports(session: AsyncSession, member_id: int) -> None:
    """Forget what this person wrote into own reports that were never sent; they are asked still."""
    unsent = select(Report.id).where(Report.member_id == member_id, Report.revision == 0)
    for table in (ReportAnswer, ReportPhoto):
        await session.execute(delete(table).where(table.report_id.in_(unsent)))
    await session.execute(
        update(Report)
        .where(Report.id.in_(unsent))
        .values(started_at=None, voice_id=None, voice_seconds=None, voice_line=None)
        .execution_options(synchronize_session=False)
    )
