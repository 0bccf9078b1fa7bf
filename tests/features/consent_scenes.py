"""Scenes of consents: a story of a cell shows a member of it, who can be asked in chat."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.features.stories import kinds, rules
from bot.outbox.queue import Kind
from bot.roles import COMMITTEE_MEMBER, DEPUTY, SECRETARY, WARD_ADMIN
from models.outbox import SENT, OutboxMessage
from models.stories import StoryConsent
from tests.features.desk_scenes import NOW, Desk, add_consent, set_desk

# The member who is shown, and another one of the cell.
SHOWN, OTHER = 720, 721
CHANNEL = -1_000_000_000_500
# Where a role must be held, and which, to name and ask those who are shown.
ASKERS = [
    *(("ward", role) for role in (WARD_ADMIN, SECRETARY, DEPUTY, COMMITTEE_MEMBER)),
    *(("cell", role) for role in (WARD_ADMIN, SECRETARY, DEPUTY)),
]
# And which do not suffice; "other" is a cell beside.
OUTSIDERS = [
    ("cell", COMMITTEE_MEMBER),
    ("cell", None),
    *(("other", role) for role in (WARD_ADMIN, SECRETARY, DEPUTY, COMMITTEE_MEMBER, None)),
]


async def shown_in(
    session: AsyncSession, photos: int = 2, **changes: Any
) -> tuple[Desk, StoryConsent]:
    """The story, and its consent of a member, who was not asked."""
    desk = await set_desk(session, photos, **changes)
    member = await desk.ward.add_registered(desk.cells[0], SHOWN, "Lê Thị Cúc")
    await desk.ward.add_registered(desk.cells[0], OTHER, "Võ Văn Đức")
    consent = await add_consent(
        session,
        desk.story,
        rules.NEEDED,
        name="Bà Cúc",
        member_id=member.id,
        has_pictures=False,
    )
    return desk, consent


async def agreed(session: AsyncSession, consent: StoryConsent, revision: int = 1) -> None:
    """They have said yes in chat, to words and pictures of this wording."""
    consent.state, consent.revision, consent.has_pictures = rules.GIVEN, revision, True
    consent.proof, consent.decided_at = rules.CHAT, NOW
    await session.flush()


async def set_out(session: AsyncSession, desk: Desk) -> OutboxMessage:
    """The story is published; the row of its post, which has arrived in the channel."""
    desk.story.state, desk.story.release, desk.story.slug = rules.PUBLISHED, 1, "hoa-1"
    desk.story.published_at = NOW
    post = OutboxMessage(
        kind=kinds.POST.name,
        subject_id=desk.story.id,
        params={"release": 1, "piece": 0, "has_photos": True},
        chat_id=CHANNEL,
        unique_key=f"{kinds.POST.name}:{desk.story.id}:1.0:{CHANNEL}",
        priority=2,
        state=SENT,
        attempt=1,
        epoch=0,
        revision=1,
        sent_revision=1,
        message_id=50,
        not_before=NOW,
        created_at=NOW,
    )
    session.add(post)
    await session.flush()
    return post


async def rows(session: AsyncSession, kind: Kind) -> Sequence[OutboxMessage]:
    """What is queued of a kind, in order."""
    query = select(OutboxMessage).where(OutboxMessage.kind == kind.name)
    found = query.order_by(OutboxMessage.id).execution_options(populate_existing=True)
    return list(await session.scalars(found))
