"""The cell reads what its members tell: onward, back, or not; the first word counts."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import load_actor
from bot.errors import ChoiceIsStale, NotAllowed
from bot.features.stories import kinds, returning, reviewing, rules
from bot.features.stories.reviewing import StoryIsNotTold, StoryIsReviewed
from bot.features.stories.telling import TellerIsGone
from bot.features.stories.wording import NoteIsEmpty, NoteIsLong
from bot.roles import COMMITTEE_MEMBER, DEPUTY, SECRETARY, WARD_ADMIN
from models.audit import AuditEntry
from models.outbox import OutboxMessage
from models.session import Database
from models.stories import Story
from tests.features.consent_scenes import rows
from tests.features.desk_scenes import (
    CELL_SECRETARY,
    EDITOR,
    NOW,
    OUTSIDER,
    QUIET,
    SECOND,
    TELLER,
    Desk,
    set_desk,
)

NOTE = "Xin kể thêm kết quả."
Decide = Callable[[AsyncSession, Any, int, int], Awaitable[Story]]
DECISIONS: Sequence[tuple[Decide, str, str]] = (
    (lambda s, a, i, r: reviewing.forward(s, a, i, r, NOW, QUIET), rules.FORWARDED, "forwarded"),
    (
        lambda s, a, i, r: reviewing.send_back(s, a, i, r, NOTE, NOW, QUIET),
        rules.RETURNED,
        "returned",
    ),
    (
        lambda s, a, i, r: reviewing.decline(s, a, i, r, NOTE, NOW, QUIET),
        rules.DECLINED,
        "declined",
    ),
)
IDS = [state for _, state, _ in DECISIONS]


@pytest.fixture
async def session(database: Database) -> AsyncIterator[AsyncSession]:
    """A transaction of a migrated database."""
    async with database.writing() as opened:
        yield opened


@pytest.fixture
async def desk(session: AsyncSession) -> Desk:
    """A story that was told waits for its cell."""
    return await set_desk(session, state=rules.PROPOSED)


@pytest.mark.parametrize(("decide", "state", "outcome"), DECISIONS, ids=IDS)
async def test_decision_is_told_to_who_told_the_story(
    session: AsyncSession, desk: Desk, decide: Decide, state: str, outcome: str
) -> None:
    actor = await desk.actor(CELL_SECRETARY)
    story = await decide(session, actor, desk.story.id, 1)
    assert (story.state, story.reviewed_by) == (state, actor.member_id)
    assert story.note == (None if state == rules.FORWARDED else NOTE)
    (told,) = await rows(session, kinds.TOLD)
    assert (told.chat_id, told.params["outcome"]) == (TELLER, outcome)
    desk_rows = await rows(session, kinds.FORWARDED)
    expected = {EDITOR, SECOND} if state == rules.FORWARDED else set()
    assert {row.chat_id for row in desk_rows} == expected
    acts = await session.scalars(select(AuditEntry.act))
    assert list(acts) == [f"{state}_story"]


@pytest.mark.parametrize(
    ("place", "role"),
    [
        *(("ward", role) for role in (WARD_ADMIN, SECRETARY, DEPUTY)),
        *(("cell", role) for role in (WARD_ADMIN, SECRETARY, DEPUTY)),
    ],
)
@pytest.mark.parametrize(("decide", "state", "outcome"), DECISIONS, ids=IDS)
async def test_those_who_lead_the_cell_decide(
    session: AsyncSession,
    desk: Desk,
    decide: Decide,
    state: str,
    outcome: str,
    place: str,
    role: str,
) -> None:
    del outcome
    unit = desk.ward.unit if place == "ward" else desk.cells[0]
    await desk.ward.add_registered(unit, 901, "Lê Văn Ba", role=role)
    actor = await desk.actor(901)
    assert [one.id for one in await reviewing.list_waiting(session, actor)] == [desk.story.id]
    assert (await decide(session, actor, desk.story.id, 1)).state == state
    assert await reviewing.list_waiting(session, actor) == []


@pytest.mark.parametrize(
    ("place", "role"),
    [
        ("ward", COMMITTEE_MEMBER),
        ("cell", COMMITTEE_MEMBER),
        ("cell", None),
        *(("other", role) for role in (WARD_ADMIN, SECRETARY, DEPUTY, COMMITTEE_MEMBER, None)),
    ],
)
async def test_nobody_else_reads_or_decides(
    session: AsyncSession, desk: Desk, place: str, role: str | None
) -> None:
    unit = {"ward": desk.ward.unit, "cell": desk.cells[0]}.get(place, desk.cells[1])
    await desk.ward.add_registered(unit, 901, "Lê Văn Ba", role=role)
    for user_id in (901, TELLER, OUTSIDER, 999):
        actor = await desk.actor(user_id)
        for decide, _, _ in DECISIONS:
            with pytest.raises(NotAllowed):
                await decide(session, actor, desk.story.id, 1)
        with pytest.raises(NotAllowed):
            await reviewing.show_whole(session, actor, desk.story.id, NOW)
        assert await reviewing.list_waiting(session, actor) == []
    await session.refresh(desk.story)
    assert (desk.story.state, desk.story.note) == (rules.PROPOSED, None)
    assert not list(await session.scalars(select(OutboxMessage)))


@pytest.mark.parametrize(("decide", "state", "outcome"), DECISIONS, ids=IDS)
async def test_what_was_decided_stays(
    session: AsyncSession, desk: Desk, decide: Decide, state: str, outcome: str
) -> None:
    del state, outcome
    actor = await desk.actor(CELL_SECRETARY)
    await reviewing.forward(session, actor, desk.story.id, 1, NOW, QUIET)
    with pytest.raises(StoryIsReviewed) as late:
        await decide(session, await desk.actor(SECOND), desk.story.id, 1)
    assert late.value.variables == {"who": "Nguyễn Thị An"}
    assert desk.story.state == rules.FORWARDED


async def test_wording_that_was_not_read_is_not_decided(session: AsyncSession, desk: Desk) -> None:
    desk.story.revision = 2
    actor = await desk.actor(CELL_SECRETARY)
    for decide, _, _ in DECISIONS:
        with pytest.raises(StoryIsReviewed):
            await decide(session, actor, desk.story.id, 1)
    with pytest.raises(ChoiceIsStale):
        await reviewing.forward(session, actor, 999, 1, NOW, QUIET)


@pytest.mark.parametrize("state", [rules.DRAFT, rules.RETURNED])
async def test_what_is_being_written_is_read_by_nobody(
    session: AsyncSession, desk: Desk, state: str
) -> None:
    desk.story.state = state
    with pytest.raises(StoryIsNotTold):
        await reviewing.get_to_read(session, await desk.actor(CELL_SECRETARY), desk.story.id)


async def test_of_two_at_once_one_decides(database: Database) -> None:
    async with database.writing() as session:
        desk = await set_desk(session, state=rules.PROPOSED)
        await desk.ward.add_registered(desk.cells[0], 901, "Lê Văn Ba", role=DEPUTY)

    async def decide(user_id: int) -> str:
        try:
            async with database.writing() as own:
                actor = await load_actor(own, user_id)
                await reviewing.forward(own, actor, desk.story.id, 1, NOW, QUIET)
        except StoryIsReviewed:
            return "late"
        return "first"

    said = await asyncio.gather(decide(901), decide(CELL_SECRETARY))
    assert sorted(said) == ["first", "late"]
    async with database.reading() as session:
        assert len(await rows(session, kinds.TOLD)) == 1


@pytest.mark.parametrize(
    ("note", "refusal"), [("…", NoteIsEmpty), ("a" * (rules.LONGEST_NOTE + 1), NoteIsLong)]
)
async def test_reason_is_a_reason(
    session: AsyncSession, desk: Desk, note: str, refusal: type[Exception]
) -> None:
    actor = await desk.actor(CELL_SECRETARY)
    with pytest.raises(refusal):
        await reviewing.decline(session, actor, desk.story.id, 1, note, NOW, QUIET)
    assert desk.story.state == rules.PROPOSED


async def test_whole_story_comes_in_order(session: AsyncSession, desk: Desk) -> None:
    desk.story.text = "Một câu dài. " * 400
    await reviewing.show_whole(session, await desk.actor(CELL_SECRETARY), desk.story.id, NOW)
    brought = [
        (row.params["brings"], row.params.get("part"))
        for row in await rows(session, kinds.PROPOSED)
    ]
    assert brought == [("photos", None), ("text", 0), ("text", 1)]


async def test_nobody_is_asked_to_write_on_who_has_gone(session: AsyncSession, desk: Desk) -> None:
    story, actor = desk.story, await desk.actor(CELL_SECRETARY)
    story.proposed_by = None
    await session.flush()
    with pytest.raises(TellerIsGone):
        await reviewing.send_back(session, actor, story.id, 1, NOTE, NOW, QUIET)
    assert story.state == rules.PROPOSED
    await reviewing.forward(session, actor, story.id, 1, NOW, QUIET)
    with pytest.raises(TellerIsGone):
        await returning.send_back(session, await desk.actor(), story.id, 1, NOTE, NOW, QUIET)
    assert story.state == rules.FORWARDED


async def test_what_was_told_in_a_cell_that_closed_is_the_wards(
    session: AsyncSession, desk: Desk
) -> None:
    desk.cells[0].closed_at = NOW
    await session.flush()
    officer = await desk.actor(SECOND)
    assert await reviewing.list_waiting(session, officer) == [desk.story]
    await reviewing.forward(session, officer, desk.story.id, 1, NOW, QUIET)
    assert desk.story.state == rules.FORWARDED
