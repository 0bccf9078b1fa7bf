"""Who may work at a story's desk, at which stage, and which of two was quicker."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor, load_actor
from bot.errors import ChibotError, ChoiceIsStale, NotAllowed
from bot.features.stories import arranging, editing, kinds, returning, rules, wording
from bot.features.stories.editing import StoryHasChanged, StoryIsNotEditable
from bot.roles import COMMITTEE_MEMBER, DEPUTY, SECRETARY, WARD_ADMIN
from models.outbox import OutboxMessage
from models.repositories import stories
from models.session import Database
from tests.features.desk_scenes import (
    CELL_SECRETARY,
    EDITOR,
    NOW,
    OUTSIDER,
    QUIET,
    SECOND,
    TELLER,
    TEXT,
    TITLE,
    Desk,
    add_consent,
    add_story,
    set_desk,
)

NOTE = "Xin kể thêm kết quả."
# What is done: in a session by an actor to a story or a picture of it, at a revision.
Change = Callable[[AsyncSession, Actor, int, int, int], Awaitable[object]]
EDITS: Sequence[Change] = (
    lambda s, a, story, _, r: editing.set_title(s, a, story, r, "Mới", NOW),
    lambda s, a, story, _, r: editing.set_text(s, a, story, r, "Mới.", NOW),
    lambda s, a, story, _, r: editing.set_paragraph(s, a, story, r, 1, "Mới.", NOW),
    lambda s, a, story, _, r: editing.add_tags(s, a, story, r, "Mới", NOW),
    lambda s, a, story, _, r: editing.drop_tag(s, a, story, r, "Mới", NOW),
    lambda s, a, _, photo, r: arranging.move(s, a, photo, r, "down", NOW),
    lambda s, a, story, _, r: arranging.reorder(s, a, story, r, (2, 1), NOW),
    lambda s, a, _, photo, r: arranging.leave_out(s, a, photo, r, NOW, is_out=True),
    lambda s, a, _, photo, r: arranging.set_caption(s, a, photo, r, "Mới", NOW),
    lambda s, a, _, photo, r: arranging.crop(s, a, photo, r, "square", 1, NOW),
)
RETURNS: Sequence[Change] = (
    lambda s, a, story, _, r: returning.send_back(s, a, story, r, NOTE, NOW, QUIET),
    lambda s, a, story, _, r: returning.decline(s, a, story, r, NOTE, NOW, QUIET),
)
LOOKS: Sequence[Change] = (
    lambda s, a, story, _, __: editing.get(s, a, story),
    lambda s, a, story, _, __: editing.order_preview(s, a, story, "", NOW),
    lambda s, a, story, _, __: arranging.order_sheet(s, a, story, NOW),
    lambda s, a, _, photo, __: arranging.order_picture(s, a, photo, NOW),
)


@pytest.fixture
async def session(database: Database) -> AsyncIterator[AsyncSession]:
    """A transaction of a migrated database."""
    async with database.writing() as opened:
        yield opened


@pytest.fixture
async def desk(session: AsyncSession) -> Desk:
    """A story with three pictures has come to the ward."""
    return await set_desk(session)


async def _try(
    session: AsyncSession, desk: Desk, user_id: int, change: Change, revision: int = 1
) -> None:
    photo = (await stories.list_photos(session, desk.story.id))[0]
    await change(session, await desk.actor(user_id), desk.story.id, photo.id, revision)


async def _refused(
    session: AsyncSession,
    desk: Desk,
    user_id: int,
    refusal: type[ChibotError],
    changes: Sequence[Change],
    revision: int = 1,
) -> None:
    """Each is refused, and nothing is changed."""
    story = desk.story
    before = (story.state, story.revision)
    for change in changes:
        with pytest.raises(refusal):
            await _try(session, desk, user_id, change, revision)
    await session.refresh(story)
    photos = await stories.list_photos(session, story.id)
    assert (story.title, story.text, story.tags, story.note) == (TITLE, TEXT, [], None)
    assert (story.state, story.revision) == before
    untouched = [(one.position, one.caption, one.crop, one.is_left_out) for one in photos]
    assert untouched == [(place, "", None, False) for place in (1, 2, 3)]
    assert not list(await session.scalars(select(OutboxMessage)))


@pytest.mark.parametrize("role", [WARD_ADMIN, SECRETARY, DEPUTY, COMMITTEE_MEMBER])
async def test_each_role_of_the_ward_edits(session: AsyncSession, desk: Desk, role: str) -> None:
    await desk.ward.add_registered(desk.ward.unit, 901, "Lê Văn Ba", role=role)
    for revision, change in enumerate(EDITS, 1):
        await _try(session, desk, 901, change, revision)
    for look in LOOKS:
        await _try(session, desk, 901, look)
    assert desk.story.revision == len(EDITS) + 1


@pytest.mark.parametrize("role", [WARD_ADMIN, SECRETARY, DEPUTY, COMMITTEE_MEMBER, None])
@pytest.mark.parametrize("place", [0, 1])
async def test_roles_of_a_cell_do_not_edit(
    session: AsyncSession, desk: Desk, role: str | None, place: int
) -> None:
    await desk.ward.add_registered(desk.cells[place], 901, "Lê Văn Ba", role=role)
    await _refused(session, desk, 901, NotAllowed, (*EDITS, *RETURNS, *LOOKS))


async def test_nobody_edits_for_another_ward(session: AsyncSession, desk: Desk) -> None:
    root = desk.ward.unit
    other = await desk.ward.add_cell("Phường bên", root)
    other.kind = root.kind
    await desk.ward.add_registered(other, 901, "Lê Văn Ba", role=WARD_ADMIN)
    await _refused(session, desk, 901, NotAllowed, (*EDITS, *RETURNS, *LOOKS))
    assert await editing.list_desk(session, await desk.actor(901)) == []


@pytest.mark.parametrize("user_id", [CELL_SECRETARY, TELLER, OUTSIDER, 999])
async def test_teller_cell_and_strangers_do_not_edit(
    session: AsyncSession, desk: Desk, user_id: int
) -> None:
    await _refused(session, desk, user_id, NotAllowed, (*EDITS, *RETURNS, *LOOKS))
    assert not await editing.has_desk(session, await desk.actor(user_id))
    assert await editing.count_waiting(session, await desk.actor(user_id)) == 0


@pytest.mark.parametrize(
    "state", [rules.AWAITING, rules.SCHEDULED, rules.PUBLISHED, rules.DRAFT, rules.PROPOSED,
              rules.RETURNED, rules.DECLINED]
)  # fmt: skip
async def test_what_is_at_another_step_is_left_alone(
    session: AsyncSession, desk: Desk, state: str
) -> None:
    desk.story.state = state
    await _refused(session, desk, EDITOR, StoryIsNotEditable, (*EDITS, *RETURNS))


@pytest.mark.parametrize("state", [rules.DRAFT, rules.PROPOSED, rules.RETURNED, rules.DECLINED])
async def test_what_did_not_come_is_not_shown(
    session: AsyncSession, desk: Desk, state: str
) -> None:
    desk.story.state = state
    await _refused(session, desk, EDITOR, StoryIsNotEditable, LOOKS)
    assert await editing.list_desk(session, await desk.actor()) == []


async def test_withdrawn_story_is_edited_but_not_given_back(
    session: AsyncSession, desk: Desk
) -> None:
    desk.story.state = rules.WITHDRAWN
    await _refused(session, desk, EDITOR, StoryIsNotEditable, RETURNS)
    await _try(session, desk, EDITOR, EDITS[0])
    assert desk.story.title == "Mới"


async def test_slower_one_changes_nothing(session: AsyncSession, desk: Desk) -> None:
    desk.story.revision = 2
    await _refused(session, desk, EDITOR, StoryHasChanged, (*EDITS, *RETURNS), revision=1)


async def test_of_two_at_once_one_counts(database: Database) -> None:
    async with database.writing() as session:
        story = (await set_desk(session)).story

    async def edit(user_id: int, words: str) -> str:
        try:
            async with database.writing() as own:
                actor = await load_actor(own, user_id)
                await editing.set_title(own, actor, story.id, 1, words, NOW)
        except StoryHasChanged:
            return "late"
        return words

    said = await asyncio.gather(edit(EDITOR, "Một"), edit(SECOND, "Hai"))
    assert max(said) == "late"
    async with database.reading() as session:
        found = await stories.find(session, story.id)
        assert found is not None
        assert (found.title, found.revision) == (min(said, key=lambda one: one == "late"), 2)


@pytest.mark.parametrize(
    ("change", "state", "outcome"),
    [(RETURNS[0], rules.RETURNED, "returned"), (RETURNS[1], rules.DECLINED, "declined")],
)
async def test_teller_hears_why(
    session: AsyncSession, desk: Desk, change: Change, state: str, outcome: str
) -> None:
    await _try(session, desk, EDITOR, change)
    assert (desk.story.state, desk.story.note, desk.story.revision) == (state, NOTE, 1)
    (row,) = await session.scalars(select(OutboxMessage))
    assert (row.kind, row.chat_id) == (kinds.TOLD.name, TELLER)
    assert row.params["outcome"] == outcome
    with pytest.raises(StoryIsNotEditable):
        await _try(session, desk, SECOND, change)


@pytest.mark.parametrize(
    ("words", "refusal"),
    [("\u200b \n…", wording.NoteIsEmpty), ("x" * 501, wording.NoteIsLong)],
)
async def test_reason_is_short_and_readable(
    session: AsyncSession, desk: Desk, words: str, refusal: type[ChibotError]
) -> None:
    for settle in (returning.send_back, returning.decline):
        with pytest.raises(refusal):
            await settle(session, await desk.actor(), desk.story.id, 1, words, NOW, QUIET)
    assert desk.story.state == rules.FORWARDED


async def test_desk_lists_what_waits_before_what_is_over(session: AsyncSession, desk: Desk) -> None:
    cell = desk.cells[1].id
    out = await add_story(session, cell, NOW, state=rules.PUBLISHED, published_at=NOW, title="Ra")
    await add_story(session, cell, NOW, state=rules.PROPOSED, title="Ở chi bộ")
    await add_story(session, cell, NOW, state=rules.SCHEDULED, title="Chờ giờ")
    await add_consent(session, out)
    found = await editing.list_desk(session, await desk.actor())
    assert [one.story.title for one in found] == [TITLE, "Chờ giờ", "Ra"]
    assert [one.unit.id for one in found] == [desk.cells[0].id, cell, cell]
    assert [one.standing.has_words for one in found] == [False, False, True]
    assert await editing.count_waiting(session, await desk.actor()) == 1


async def test_story_that_never_was_is_stale(session: AsyncSession, desk: Desk) -> None:
    actor = await desk.actor()
    with pytest.raises(ChoiceIsStale):
        await editing.set_title(session, actor, 4711, 1, "Mới", NOW)
    with pytest.raises(ChoiceIsStale):
        await arranging.crop(session, actor, 4711, 1, "square", 1, NOW)


async def test_preview_is_a_message_for_each_and_one_below(
    session: AsyncSession, desk: Desk
) -> None:
    actor, story = await desk.actor(), desk.story
    await editing.order_preview(session, actor, story.id, "https://example.org/x", NOW)
    rows = list(await session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))
    assert [row.params for row in rows] == [
        {"piece": 0},
        {"piece": 1},
        {"end": "https://example.org/x"},
    ]
    assert {(row.kind, row.chat_id) for row in rows} == {(kinds.PREVIEW.name, EDITOR)}
    await add_consent(session, story)
    # Pressed again they come once more.
    await editing.order_preview(session, actor, story.id, "https://example.org/x", NOW)
    assert len(list(await session.scalars(select(OutboxMessage)))) == len(rows)
