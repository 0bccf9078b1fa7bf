"""What was told is kept for its time only; who erases their account takes along what is theirs."""

from datetime import timedelta

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import load_actor
from bot.features.members.profile import erase_account
from bot.features.privacy import retention
from bot.features.stories import drafting, kinds, rules, telling
from bot.outbox.queue import Kind, put
from models.outbox import REFUSED, SENT, WITHDRAWN, OutboxMessage
from models.repositories import stories
from models.session import Database
from models.stories import Story, StoryConsent
from tests.bed.organisation import NOW, found_ward
from tests.features.report_scenes import QUIET

TELLER, SHOWN = 901, 902


async def told(session: AsyncSession, state: str) -> Story:
    """A story in this state, told by the member of a cell."""
    actor = await load_actor(session, TELLER)
    if actor.member is None:
        ward = await found_ward(session)
        cell = await ward.add_cell()
        await ward.add_registered(cell, TELLER, "Trần Văn Bình")
        await ward.add_registered(cell, SHOWN, "Lê Thị Tư")
        actor = await load_actor(session, TELLER)
    columns = drafting.empty_story(actor.registered_member().unit_id, actor.member_id, NOW)
    return await stories.add(session, **(columns | {"state": state, "words": "Bà Tư quét hẻm"}))


async def kept(session: AsyncSession) -> set[str]:
    """The states of the stories that are still there."""
    return set(await session.scalars(select(Story.state)))


async def sweep(session: AsyncSession, days: int) -> None:
    """The night so many days later."""
    at = NOW + timedelta(days=days)
    await retention.on_forget_due(session, 0, at, at)


async def test_drafts_go_after_ninety_days_and_what_was_sent_stays(database: Database) -> None:
    states = {rules.DRAFT, rules.RETURNED, rules.PROPOSED, rules.PUBLISHED, rules.WITHDRAWN}
    async with database.writing() as session:
        for state in sorted(states):
            await told(session, state)
        await sweep(session, 89)
        assert await kept(session) == states
        await sweep(session, 91)
        assert await kept(session) == states - {rules.DRAFT, rules.RETURNED}


async def test_declined_story_goes_thirty_days_after_it_was_declined(database: Database) -> None:
    async with database.writing() as session:
        story = await told(session, rules.DECLINED)
        at = NOW + timedelta(days=20)
        await telling.tell(session, story, telling.DECLINED, at, QUIET)
        session.add(consent_of(story))
        await session.flush()
        await sweep(session, 49)
        assert await kept(session) == {rules.DECLINED}
        await sweep(session, 51)
        assert await kept(session) == set()
        assert list(await session.scalars(select(StoryConsent.id))) == []
        about = select(OutboxMessage).where(OutboxMessage.kind.startswith("stories."))
        assert list(await session.scalars(about)) == []


async def test_withdrawn_story_is_emptied_after_half_a_year_and_keeps_its_address(
    database: Database,
) -> None:
    async with database.writing() as session:
        story = await told(session, rules.WITHDRAWN)
        story.withdrawn_at, story.slug = NOW, "con-hem-1"
        session.add(consent_of(story))
        await session.flush()
        await sweep(session, 179)
        assert await kept(session) == {rules.WITHDRAWN}
        await sweep(session, 181)
        await session.refresh(story)
        assert (story.state, story.slug, story.words) == (rules.FORGOTTEN, "con-hem-1", "")
        assert story.proposed_by is None
        assert list(await session.scalars(select(StoryConsent.id))) == []


async def test_withdrawn_story_is_kept_while_a_post_of_it_may_stand(database: Database) -> None:
    async with database.writing() as session:
        story = await told(session, rules.WITHDRAWN)
        story.withdrawn_at = NOW
        await put(session, kinds.POST, story.id, -1_000_000_000_500, NOW)
        await sweep(session, 181)
        assert await kept(session) == {rules.WITHDRAWN}
        gone = update(OutboxMessage).values(state=REFUSED, reason=WITHDRAWN, message_id=7)
        await session.execute(gone)
        await sweep(session, 182)
        assert await kept(session) == {rules.FORGOTTEN}


def consent_of(story: Story, member_id: int | None = None) -> StoryConsent:
    """Somebody who has agreed to it as it is."""
    return StoryConsent(
        story_id=story.id,
        name="Bà Tư",
        agrees_as=rules.PERSON,
        member_id=member_id,
        state=rules.GIVEN,
        has_pictures=True,
        revision=story.revision,
        proof=rules.CHAT,
        decided_at=NOW,
    )


async def test_posts_are_remembered_as_long_as_their_story(database: Database) -> None:
    async with database.writing() as session:
        story = await told(session, rules.PUBLISHED)
        for kind in (kinds.POST, kinds.TOLD):
            await sent_long_ago(session, kind, story.id)
        await sent_long_ago(session, kinds.POST, 4711)
        await sweep(session, 120)
        rows = await session.scalars(select(OutboxMessage).where(OutboxMessage.state == SENT))
        assert [(row.kind, row.subject_id) for row in rows] == [(kinds.POST.name, story.id)]


async def sent_long_ago(session: AsyncSession, kind: Kind, story_id: int) -> None:
    """A message that arrived."""
    await put(session, kind, story_id, -100 if kind.is_public else TELLER, NOW)
    query = select(OutboxMessage).where(
        OutboxMessage.kind == kind.name, OutboxMessage.subject_id == story_id
    )
    row = (await session.scalars(query)).one()
    row.state, row.settled_at, row.message_id = SENT, NOW, 5
    await session.flush()


async def test_teller_who_erases_takes_drafts_along_and_is_named_nowhere(
    database: Database,
) -> None:
    async with database.writing() as session:
        await told(session, rules.DRAFT)
        sent = await told(session, rules.PROPOSED)
        actor = await load_actor(session, TELLER)
        await erase_account(session, actor, 1, NOW, QUIET)
        await session.refresh(sent)
        assert (await kept(session), sent.proposed_by) == ({rules.PROPOSED}, None)


async def test_who_is_shown_and_erases_takes_the_consent_back(database: Database) -> None:
    async with database.writing() as session:
        story = await told(session, rules.FORWARDED)
        shown = await load_actor(session, SHOWN)
        session.add(consent_of(story, shown.member_id))
        await session.flush()
        await erase_account(session, shown, 1, NOW, QUIET)
        (consent,) = await session.scalars(select(StoryConsent))
        await session.refresh(consent)
        assert consent.state == rules.TAKEN_BACK
