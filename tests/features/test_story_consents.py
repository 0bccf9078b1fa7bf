"""Nobody answers for those who are shown, and what they take back is gone at once."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from dataclasses import fields
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import load_actor
from bot.errors import ChoiceIsStale, NotAllowed
from bot.features.stories import consent, consents, kinds, publishing, rules, showing
from bot.features.stories.consent_rules import BOTH, NO, WORDS
from models.audit import AuditEntry
from models.outbox import QUEUED, OutboxMessage
from models.repositories import accounts, stories, story_posts
from models.repositories.sending import Claimed
from models.session import Database
from models.stories import Story, StoryConsent
from tests.features.consent_scenes import (
    ASKERS,
    OTHER,
    OUTSIDERS,
    SHOWN,
    agreed,
    rows,
    set_out,
    shown_in,
)
from tests.features.desk_scenes import (
    CELL_SECRETARY,
    EDITOR,
    NOW,
    OUTSIDER,
    QUIET,
    SECOND,
    TELLER,
    Desk,
    add_consent,
)

Shown = tuple[Desk, StoryConsent]
# 23:00 in Ho Chi Minh City, and when it is not quiet any more.
NIGHT = NOW + timedelta(hours=14)
MORNING = NOW + timedelta(hours=21, minutes=30)


@pytest.fixture
async def session(database: Database) -> AsyncIterator[AsyncSession]:
    """A transaction of a migrated database."""
    async with database.writing() as opened:
        yield opened


@pytest.fixture
async def shown(session: AsyncSession) -> Shown:
    """The desk has a story that shows a member."""
    return await shown_in(session)


async def _answer(
    session: AsyncSession, found: StoryConsent, said: str, revision: int = 1, by: int = SHOWN
) -> Story:
    actor = await load_actor(session, by)
    question = await consents.answer(session, actor, found.id, revision, said, NOW, QUIET)
    return question.story


async def test_question_brings_pictures_and_all_the_words(
    session: AsyncSession, shown: Shown
) -> None:
    desk, found = shown
    desk.story.text = "Một câu dài. " * 400
    await consents.ask(session, await desk.actor(), found.id, NOW, QUIET)
    assert found.state == rules.ASKED
    pictures, words = (
        await rows(session, kinds.CONSENT_PICTURES),
        await rows(session, kinds.CONSENT),
    )
    assert [row.chat_id for row in (*pictures, *words)] == [SHOWN] * 3
    assert [row.params["part"] for row in words] == [0, 1]
    assert pictures[0].id < words[0].id


async def test_what_is_written_to_the_pictures_is_read_too(
    session: AsyncSession, shown: Shown
) -> None:
    story = shown[0].story
    first, second = await stories.list_photos(session, story.id)
    first.is_left_out, first.caption, second.caption = True, "Không đăng", "Cúc tưới hoa"
    await session.flush()
    assert await showing.load_parts(session, story) == [f"{story.text}\n\n📷 1: Cúc tưới hoa"]


async def test_question_waits_for_the_morning_and_is_asked_once_a_day(
    session: AsyncSession, shown: Shown
) -> None:
    desk, found = shown
    for at in (NIGHT, NIGHT + timedelta(minutes=5), MORNING + timedelta(hours=1)):
        await consents.ask(session, await desk.actor(), found.id, at, QUIET)
    (row,) = await rows(session, kinds.CONSENT)
    assert row.not_before == MORNING
    await consents.ask(session, await desk.actor(), found.id, NIGHT + timedelta(days=1), QUIET)
    assert len(await rows(session, kinds.CONSENT)) == 2


@pytest.mark.parametrize(("said", "has_pictures"), [(BOTH, True), (WORDS, False)])
async def test_yes_covers_just_this_wording(
    session: AsyncSession, shown: Shown, said: str, has_pictures: bool
) -> None:
    desk, found = shown
    await consents.ask(session, await desk.actor(), found.id, NOW, QUIET)
    story = await _answer(session, found, said)
    assert await consent.require(session, story) == rules.Standing(True, has_pictures)
    assert (found.proof, found.revision, found.decided_at) == (rules.CHAT, 1, NOW)
    assert len(await consent.list_showable(session, story)) == (2 if has_pictures else 0)
    assert {row.chat_id for row in await rows(session, kinds.AGREED)} == {EDITOR, SECOND}
    story.revision += 1
    with pytest.raises(consent.ConsentIsMissing):
        await consent.require(session, story)


async def test_yes_to_an_old_wording_is_none(session: AsyncSession, shown: Shown) -> None:
    desk, found = shown
    await consents.ask(session, await desk.actor(), found.id, NOW, QUIET)
    desk.story.revision = 2
    with pytest.raises(consents.WordingIsNew):
        await _answer(session, found, BOTH, revision=1)
    assert found.state == rules.ASKED
    await _answer(session, found, NO, revision=1)
    assert found.state == rules.REFUSED


async def test_no_is_told_once_to_who_told_the_story(session: AsyncSession, shown: Shown) -> None:
    _, found = shown
    for _ in range(2):
        await _answer(session, found, NO)
    assert found.state == rules.REFUSED
    (told,) = await rows(session, kinds.TOLD)
    assert (told.chat_id, told.params["outcome"]) == (TELLER, "consent_refused")
    assert len(await rows(session, kinds.AGREED)) == 2


@pytest.mark.parametrize("by", [EDITOR, SECOND, CELL_SECRETARY, TELLER, OUTSIDER, OTHER, 999])
async def test_nobody_answers_for_another(session: AsyncSession, shown: Shown, by: int) -> None:
    _, found = shown
    for said in (BOTH, WORDS, NO):
        with pytest.raises(NotAllowed):
            await _answer(session, found, said, by=by)
    with pytest.raises(NotAllowed):
        await consents.take_back(session, await load_actor(session, by), found.id, NOW, QUIET)
    with pytest.raises(NotAllowed):
        await consents.show_again(session, await load_actor(session, by), found.id, NOW)
    await session.refresh(found)
    assert found.state == rules.NEEDED
    assert not list(await session.scalars(select(OutboxMessage)))


Ask = Callable[[AsyncSession, Any, Desk, StoryConsent], Awaitable[object]]
ASKS: tuple[Ask, ...] = (
    lambda s, a, _, found: consents.ask(s, a, found.id, NOW, QUIET),
    lambda s, a, desk, _: consents.ask_all(s, a, desk.story.id, NOW, QUIET),
)


@pytest.mark.parametrize(("place", "role"), ASKERS)
async def test_cell_and_desk_ask(
    session: AsyncSession, shown: Shown, place: str, role: str
) -> None:
    desk, found = shown
    unit = desk.ward.unit if place == "ward" else desk.cells[0]
    await desk.ward.add_registered(unit, 901, "Lê Văn Ba", role=role)
    for ask in ASKS:
        await ask(session, await desk.actor(901), desk, found)
    assert found.state == rules.ASKED


@pytest.mark.parametrize(("place", "role"), OUTSIDERS)
async def test_nobody_else_asks(
    session: AsyncSession, shown: Shown, place: str, role: str | None
) -> None:
    desk, found = shown
    unit = desk.cells[0] if place == "cell" else desk.cells[1]
    await desk.ward.add_registered(unit, 901, "Lê Văn Ba", role=role)
    for user_id in (901, TELLER, SHOWN, 999):
        for ask in ASKS:
            with pytest.raises(NotAllowed):
                await ask(session, await desk.actor(user_id), desk, found)
    assert found.state == rules.NEEDED
    assert not list(await session.scalars(select(OutboxMessage)))


async def test_taking_back_withdraws_what_is_out_even_at_night(
    session: AsyncSession, shown: Shown
) -> None:
    desk, found = shown
    await agreed(session, found)
    post = await set_out(session, desk)
    version = await stories.get_site_version(session)
    actor = await desk.actor(SHOWN)
    question = await consents.take_back(session, actor, found.id, NIGHT, QUIET)
    assert (found.state, question.story.state) == (rules.TAKEN_BACK, rules.WITHDRAWN)
    await session.refresh(post)
    assert (post.state, post.not_before <= NIGHT) == (QUEUED, True)
    assert await stories.get_site_version(session) > version
    (told,) = await rows(session, kinds.TOLD)
    assert (told.params["outcome"], told.not_before) == ("withdrawn", MORNING)
    # The others are not woken.
    assert {row.not_before for row in await rows(session, kinds.AGREED)} == {MORNING}
    with pytest.raises(consent.ConsentIsMissing):
        await publishing.publish(session, question.story, NIGHT, QUIET)


async def test_pictures_alone_are_taken_back(session: AsyncSession, shown: Shown) -> None:
    desk, found = shown
    await agreed(session, found)
    await set_out(session, desk)
    story = await _answer(session, found, WORDS)
    assert (found.state, story.state) == (rules.GIVEN, rules.WITHDRAWN)
    assert await consent.require(session, story) == rules.Standing(True, False)
    (told,) = await rows(session, kinds.TOLD)
    assert (told.chat_id, told.params["outcome"]) == (TELLER, "withdrawn")


async def test_they_may_agree_again(session: AsyncSession, shown: Shown) -> None:
    desk, found = shown
    await agreed(session, found)
    await set_out(session, desk)
    await _answer(session, found, NO)
    story = await _answer(session, found, BOTH)
    assert story.state == rules.WITHDRAWN
    assert (await consent.require(session, story)).has_pictures


async def test_whoever_said_no_is_not_asked_again(session: AsyncSession, shown: Shown) -> None:
    desk, found = shown
    actor = await desk.actor()
    await _answer(session, found, NO)
    with pytest.raises(consents.IsAnswered):
        await consents.ask(session, actor, found.id, NOW, QUIET)
    desk.story.revision = 2
    assert await consents.ask_all(session, actor, desk.story.id, NOW, QUIET) == 0
    # Another wording is another question; somebody must want just this.
    await consents.ask(session, actor, found.id, NOW, QUIET)
    assert found.state == rules.ASKED


async def test_after_a_change_all_are_asked_again(session: AsyncSession, shown: Shown) -> None:
    desk, found = shown
    await agreed(session, found)
    await add_consent(session, desk.story, name="Tổ 3", agrees_as=rules.GROUP, proof=rules.PAPER)
    actor = await desk.actor()
    assert await consents.ask_all(session, actor, desk.story.id, NOW, QUIET) == 0
    desk.story.revision = 2
    assert await consents.ask_all(session, actor, desk.story.id, NOW, QUIET) == 1
    assert (found.state, found.revision) == (rules.ASKED, 2)


async def test_correction_carries_consents_over(session: AsyncSession, shown: Shown) -> None:
    desk, found = shown
    await agreed(session, found)
    earlier = await add_consent(session, desk.story, name="Tổ 3", revision=0, proof=rules.PAPER)
    paper = await add_consent(session, desk.story, name="Tổ 4", revision=1, proof=rules.PAPER)
    desk.story.state, desk.story.revision = rules.PUBLISHED, 2
    await consents.carry_over(session, desk.story, NOW, QUIET)
    assert (found.revision, paper.revision, earlier.revision) == (2, 2, 0)
    (row,) = await rows(session, kinds.CONSENT)
    assert (row.chat_id, row.params["why"]) == (SHOWN, "corrected")


@pytest.mark.parametrize("state", sorted(rules.OPEN - {rules.PUBLISHED}))
async def test_nothing_is_carried_over_before_it_is_out(
    session: AsyncSession, shown: Shown, state: str
) -> None:
    desk, found = shown
    await agreed(session, found)
    desk.story.state, desk.story.revision = state, 2
    await consents.carry_over(session, desk.story, NOW, QUIET)
    assert found.revision == 1


@pytest.mark.parametrize("state", [rules.DRAFT, rules.RETURNED, rules.DECLINED])
async def test_nobody_is_asked_about_what_is_not_open(
    session: AsyncSession, shown: Shown, state: str
) -> None:
    desk, found = shown
    desk.story.state = state
    with pytest.raises(consents.StoryIsNotOpen):
        await consents.ask(session, await desk.actor(), found.id, NOW, QUIET)
    with pytest.raises(consents.StoryIsNotOpen):
        await _answer(session, found, BOTH)
    await _answer(session, found, NO)
    assert found.state == rules.REFUSED


async def test_who_cannot_be_reached_is_not_asked(session: AsyncSession, shown: Shown) -> None:
    desk, found = shown
    account = await accounts.find(session, SHOWN)
    assert account is not None
    account.reach = accounts.BLOCKED
    with pytest.raises(consents.MemberIsNotReached):
        await consents.ask(session, await desk.actor(), found.id, NOW, QUIET)
    assert await consents.ask_all(session, await desk.actor(), desk.story.id, NOW, QUIET) == 0
    found.member_id = None
    with pytest.raises(consents.NobodyToAsk):
        await consents.ask(session, await desk.actor(), found.id, NOW, QUIET)


async def test_nothing_is_published_while_a_consent_is_taken_back(database: Database) -> None:
    async with database.writing() as session:
        desk, found = await shown_in(session)
        await agreed(session, found)

    async def publish() -> None:
        async with database.writing() as own:
            story = await story_posts.lock(own, desk.story.id)
            assert story is not None
            with suppress(consent.ConsentIsMissing):
                await publishing.publish(own, story, NOW, QUIET)

    async def take_back() -> None:
        async with database.writing() as own:
            await consents.take_back(own, await load_actor(own, SHOWN), found.id, NOW, QUIET)

    await asyncio.gather(publish(), take_back(), publish())
    async with database.reading() as session:
        story = await session.get_one(Story, desk.story.id)
        assert story.state in {rules.FORWARDED, rules.WITHDRAWN}


async def test_erasing_an_account_takes_back_and_wakes_nobody(
    session: AsyncSession, shown: Shown
) -> None:
    desk, found = shown
    await agreed(session, found)
    await set_out(session, desk)
    assert found.member_id is not None
    night = NOW + timedelta(hours=14)
    assert await consents.take_back_of_member(session, found.member_id, night, QUIET) == 1
    assert (found.state, desk.story.state) == (rules.TAKEN_BACK, rules.WITHDRAWN)
    told = await rows(session, kinds.AGREED)
    assert told
    assert all(row.not_before > night for row in told)


async def test_what_is_told_of_oneself_is_listed(session: AsyncSession, shown: Shown) -> None:
    desk, found = shown
    actor = await desk.actor(SHOWN)
    assert await consents.list_about(session, actor) == []
    await agreed(session, found)
    (about,) = await consents.list_about(session, actor)
    assert (about.story.id, about.unit.name) == (desk.story.id, "Chi bộ Khu phố 1")
    assert await consents.list_about(session, await desk.actor(OTHER)) == []


def _claimed(row: OutboxMessage) -> Claimed:
    return Claimed(**{one.name: getattr(row, one.name) for one in fields(Claimed)})


async def test_question_that_telegram_refuses_is_told(session: AsyncSession, shown: Shown) -> None:
    desk, found = shown
    await consents.ask(session, await desk.actor(), found.id, NOW, QUIET)
    for kind in (kinds.CONSENT_PICTURES, kinds.CONSENT):
        (row,) = await rows(session, kind)
        await consents.on_refused(session, _claimed(row), "blocked", NOW, QUIET)
    assert found.state == rules.NEEDED
    assert {row.chat_id for row in await rows(session, kinds.AGREED)} == {EDITOR, SECOND}


async def test_consents_are_audited(session: AsyncSession, shown: Shown) -> None:
    desk, found = shown
    await consents.ask(session, await desk.actor(), found.id, NOW, QUIET)
    await _answer(session, found, BOTH)
    await _answer(session, found, NO)
    acts = await session.scalars(select(AuditEntry.act).order_by(AuditEntry.id))
    assert list(acts) == ["ask_consent", "agree_story", "take_back_consent"]


async def test_forged_consent_is_stale(session: AsyncSession, shown: Shown) -> None:
    desk, _ = shown
    with pytest.raises(ChoiceIsStale):
        await _answer(session, StoryConsent(id=999), BOTH)
    with pytest.raises(ChoiceIsStale):
        await consents.ask_all(session, await desk.actor(), 999, NOW, QUIET)
