"""A member erases what is kept of their chats: what they told and agreed to."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.features.stories import consents, rules
from bot.quiet import QuietHours
from models.repositories import story_telling


async def forget_member(
    session: AsyncSession, member_id: int, now: datetime, quiet: QuietHours
) -> None:
    """Their drafts go; of what they sent nobody knows who told it; what they agreed to is taken
    back, so that nothing that shows them stays published.

    To be called while the member still has an account.
    """
    await story_telling.remove_own(session, member_id, rules.DRAFT)
    await story_telling.forget_teller(session, member_id)
    await consents.take_back_of_member(session, member_id, now, quiet)
