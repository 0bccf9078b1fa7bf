"""Who is shown is named by those who work on a story; what is said outside the chat is recorded."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import ChibotError, ChoiceIsStale, NotAllowed
from bot.features.stories import consent, consents, kinds, naming, rules
from bot.features.stories.consent_rules import BOTH, LONGEST_NAME, MOST_SHOWN
from models.repositories import accounts, stories, units
from models.session import Database
from models.stories import StoryConsent
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
    TELLER,
    Desk,
    add_consent,
    add_photo,
    add_story,
)

Shown = tuple[Desk, StoryConsent]
# What is done to a story, and to a consent that is recorded, by an actor.
Change = Callable[[AsyncSession, Any, Desk, StoryConsent], Awaitable[object]]
CHANGES: Sequence[Change] = (
    lambda s, a, desk, _: naming.list_shown(s, a, desk.story.id),
    lambda s, a, desk, _: naming.list_matches(s, a, desk.story, "Cúc"),
    lambda s, a, desk, _: naming.name_shown(s, a, desk.story.id, "Tổ 9", rules.GROUP, NOW),
    lambda s, a, _, found: naming.link(s, a, found.id, None, NOW),
    lambda s, a, _, found: naming.record(
        s, a, found.id, 1, rules.PAPER, "photo", NOW, QUIET, has_pictures=True
    ),
    lambda s, a, _, found: naming.confirm(s, a, found.id, 1, NOW, QUIET),
    lambda s, a, _, found: naming.record_no(s, a, found.id, NOW, QUIET),
)


@pytest.fixture
async def session(database: Database) -> AsyncIterator[AsyncSession]:
    """A transaction of a migrated database."""
    async with database.writing() as opened:
        yield opened


@pytest.fixture
async def shown(session: AsyncSession) -> Shown:
    """The desk has a story that shows a member, who was not asked yet."""
    return await shown_in(session)


async def _group(session: AsyncSession, desk: Desk) -> StoryConsent:
    return await add_consent(
        session, desk.story, rules.NEEDED, name="Tổ 3", agrees_as=rules.GROUP, has_pictures=False
    )


async def _record(
    session: AsyncSession, desk: Desk, found: StoryConsent, by: int = CELL_SECRETARY
) -> None:
    actor = await desk.actor(by)
    await naming.record(
        session, actor, found.id, 1, rules.PAPER, "photo-7", NOW, QUIET, has_pictures=False
    )


@pytest.mark.parametrize(("place", "role"), ASKERS)
async def test_cell_and_desk_name_and_record(
    session: AsyncSession, shown: Shown, place: str, role: str
) -> None:
    desk, _ = shown
    unit = desk.ward.unit if place == "ward" else desk.cells[0]
    await desk.ward.add_registered(unit, 901, "Lê Văn Ba", role=role)
    found = await _group(session, desk)
    for change in CHANGES:
        await change(session, await desk.actor(901), desk, found)
    assert found.state == rules.TAKEN_BACK


async def test_who_told_it_names_and_records(session: AsyncSession, shown: Shown) -> None:
    desk, _ = shown
    found = await _group(session, desk)
    for change in CHANGES:
        await change(session, await desk.actor(TELLER), desk, found)


@pytest.mark.parametrize(("place", "role"), OUTSIDERS)
async def test_nobody_else_names_or_records(
    session: AsyncSession, shown: Shown, place: str, role: str | None
) -> None:
    desk, known = shown
    unit = desk.cells[0] if place == "cell" else desk.cells[1]
    await desk.ward.add_registered(unit, 901, "Lê Văn Ba", role=role)
    found = await _group(session, desk)
    for user_id in (901, SHOWN, OUTSIDER, 999):
        actor = await desk.actor(user_id)
        for change in CHANGES:
            with pytest.raises(NotAllowed):
                await change(session, actor, desk, found)
        with pytest.raises(NotAllowed):
            await naming.drop(session, actor, found.id, NOW)
    states = [one.state for one in await stories.list_consents(session, desk.story.id)]
    assert states == [rules.NEEDED, rules.NEEDED]
    assert not await rows(session, kinds.AGREED)
    assert known.state == rules.NEEDED


@pytest.mark.parametrize("by", [EDITOR, CELL_SECRETARY])
async def test_draft_is_its_authors_only(session: AsyncSession, shown: Shown, by: int) -> None:
    desk, _ = shown
    desk.story.state = rules.DRAFT
    with pytest.raises(NotAllowed):
        await naming.list_shown(session, await desk.actor(by), desk.story.id)
    _, known = await naming.list_shown(session, await desk.actor(TELLER), desk.story.id)
    assert len(known) == 1


async def test_paper_covers_what_it_says(session: AsyncSession, shown: Shown) -> None:
    desk, known = shown
    await naming.drop(session, await desk.actor(), known.id, NOW)
    found = await _group(session, desk)
    await _record(session, desk, found)
    assert await consent.require(session, desk.story) == rules.Standing(True, False)
    assert (found.proof, found.proof_id, found.revision) == (rules.PAPER, "photo-7", 1)
    assert found.recorded_by is not None
    # Of those who work on it the two at the desk are told.
    assert len(await rows(session, kinds.AGREED)) == 2


async def test_paper_covers_no_pictures_that_come_later(session: AsyncSession) -> None:
    desk, found = await shown_in(session, photos=0)
    found.member_id = None
    actor, record = await desk.actor(), naming.record
    await record(session, actor, found.id, 1, rules.PAPER, "p", NOW, QUIET, has_pictures=True)
    await add_photo(session, desk.story, 1, NOW)
    desk.story.revision = 2
    await naming.confirm(session, actor, found.id, 2, NOW, QUIET)
    assert await consent.list_showable(session, desk.story) == []


async def test_paper_of_a_draft_is_read_to_them_again(session: AsyncSession, shown: Shown) -> None:
    desk, known = shown
    desk.story.state = rules.DRAFT
    await naming.drop(session, await desk.actor(TELLER), known.id, NOW)
    found = await _group(session, desk)
    await _record(session, desk, found, TELLER)
    desk.story.state = rules.FORWARDED
    with pytest.raises(consent.ConsentIsMissing):
        await consent.require(session, desk.story)
    actor = await desk.actor(CELL_SECRETARY)
    with pytest.raises(consents.WordingIsNew):
        await naming.confirm(session, actor, found.id, 2, NOW, QUIET)
    await naming.confirm(session, actor, found.id, 1, NOW, QUIET)
    assert (await consent.require(session, desk.story)).has_words


async def test_member_in_chat_is_answered_for_by_nobody(
    session: AsyncSession, shown: Shown
) -> None:
    desk, found = shown
    for by in (EDITOR, CELL_SECRETARY, TELLER):
        with pytest.raises(naming.MemberIsAsked):
            await _record(session, desk, found, by)
        with pytest.raises(naming.MemberIsAsked):
            await naming.record_no(session, await desk.actor(by), found.id, NOW, QUIET)
    account = await accounts.find(session, SHOWN)
    assert account is not None
    account.reach = accounts.BLOCKED
    await _record(session, desk, found)
    assert found.state == rules.GIVEN


async def test_chat_consent_is_not_confirmed_for_them(session: AsyncSession, shown: Shown) -> None:
    desk, found = shown
    await agreed(session, found)
    desk.story.revision = 2
    with pytest.raises(ChoiceIsStale):
        await naming.confirm(session, await desk.actor(), found.id, 2, NOW, QUIET)


async def test_no_that_was_told_withdraws(session: AsyncSession, shown: Shown) -> None:
    desk, known = shown
    await naming.drop(session, await desk.actor(), known.id, NOW)
    found = await _group(session, desk)
    await _record(session, desk, found)
    await set_out(session, desk)
    await naming.record_no(session, await desk.actor(CELL_SECRETARY), found.id, NOW, QUIET)
    assert (found.state, desk.story.state) == (rules.TAKEN_BACK, rules.WITHDRAWN)


@pytest.mark.parametrize("is_out", [False, True])
async def test_no_noted_by_whoever_told_the_story_is_no_news_to_them(
    session: AsyncSession, shown: Shown, is_out: bool
) -> None:
    desk, known = shown
    teller = await desk.actor(CELL_SECRETARY)
    desk.story.proposed_by = teller.member_id
    await naming.drop(session, await desk.actor(), known.id, NOW)
    found = await _group(session, desk)
    if is_out:
        await _record(session, desk, found)
        await set_out(session, desk)
    await naming.record_no(session, teller, found.id, NOW, QUIET)
    assert not await rows(session, kinds.TOLD)


async def test_who_said_no_cannot_be_left_out_while_named(
    session: AsyncSession, shown: Shown
) -> None:
    desk, found = shown
    found.name = "Ông Tư"
    actor = await desk.actor()
    await consents.answer(session, await desk.actor(SHOWN), found.id, 1, BOTH, NOW, QUIET)
    await consents.take_back(session, await desk.actor(SHOWN), found.id, NOW, QUIET)
    with pytest.raises(naming.NameStands):
        await naming.drop(session, actor, found.id, NOW)
    desk.story.revision = 2
    with pytest.raises(naming.NameStands):
        await naming.drop(session, actor, found.id, NOW)
    found.name = "Trần Văn Tư"
    desk.story.text = "Bác Tư đã trồng hoa."
    with pytest.raises(naming.NameStands):
        await naming.drop(session, actor, found.id, NOW)
    desk.story.text = "Bà con đã trồng hoa."
    await naming.drop(session, actor, found.id, NOW)
    assert await stories.list_consents(session, desk.story.id) == []
    with pytest.raises(consent.ConsentIsMissing):
        await consent.require(session, desk.story)


async def test_names_of_what_is_out_stand(session: AsyncSession, shown: Shown) -> None:
    desk, found = shown
    await agreed(session, found)
    await set_out(session, desk)
    actor = await desk.actor()
    with pytest.raises(naming.StoryIsOut):
        await naming.name_shown(session, actor, desk.story.id, "Tổ 9", rules.GROUP, NOW)
    with pytest.raises(naming.StoryIsOut):
        await naming.drop(session, actor, found.id, NOW)


async def test_members_are_found_by_any_part_of_how_they_are_called(
    session: AsyncSession, shown: Shown
) -> None:
    desk, _ = shown
    await desk.ward.add_member(desk.cells[0], "Phan Thị Cúc")
    await desk.ward.add_registered(desk.cells[1], 730, "Hồ Thị Cúc")
    for name in ("bà Cúc", "cô Cúc", "CÚC", "cuc", "đ/c Lê Thị Cúc"):
        teller = await naming.list_matches(session, await desk.actor(TELLER), desk.story, name)
        assert [member.full_name for member, _ in teller] == ["Lê Thị Cúc"]
    found = await naming.list_matches(session, await desk.actor(), desk.story, "Cúc")
    assert {member.full_name for member, _ in found} == {"Lê Thị Cúc", "Hồ Thị Cúc"}
    assert await naming.list_matches(session, await desk.actor(), desk.story, "%") == []


async def test_member_who_could_not_be_found_is_not_linked(
    session: AsyncSession, shown: Shown
) -> None:
    desk, found = shown
    far = await desk.ward.add_registered(desk.cells[1], 730, "Hồ Thị Cúc")
    ward = await units.add(session, None, units.WARD, "Phường khác", NOW)
    stranger = await desk.ward.add_registered(ward, 731, "Hồ Văn Xa")
    tries: list[tuple[int, int]] = [(TELLER, far.id), (EDITOR, stranger.id), (EDITOR, 9999)]
    for by, member_id in tries:
        with pytest.raises(ChoiceIsStale):
            await naming.link(session, await desk.actor(by), found.id, member_id, NOW)
    await naming.link(session, await desk.actor(), found.id, far.id, NOW)
    assert found.member_id == far.id


async def test_not_me_frees_the_name(session: AsyncSession, shown: Shown) -> None:
    desk, found = shown
    await consents.ask(session, await desk.actor(), found.id, NOW, QUIET)
    with pytest.raises(NotAllowed):
        await naming.say_not_me(session, await desk.actor(OTHER), found.id, NOW, QUIET)
    await naming.say_not_me(session, await desk.actor(SHOWN), found.id, NOW, QUIET)
    assert (found.member_id, found.state) == (None, rules.NEEDED)
    with pytest.raises(NotAllowed):
        await consents.answer(session, await desk.actor(SHOWN), found.id, 1, BOTH, NOW, QUIET)


async def test_answered_consent_is_linked_to_nobody_else(
    session: AsyncSession, shown: Shown
) -> None:
    desk, found = shown
    await agreed(session, found)
    with pytest.raises(consents.IsAnswered):
        await naming.link(session, await desk.actor(), found.id, None, NOW)
    with pytest.raises(consents.IsAnswered):
        await naming.say_not_me(session, await desk.actor(SHOWN), found.id, NOW, QUIET)


async def test_teller_may_be_the_one_who_is_shown(session: AsyncSession, shown: Shown) -> None:
    desk, _ = shown
    actor = await desk.actor(TELLER)
    own = await naming.name_self(session, actor, desk.story.id, NOW)
    assert (own.name, own.member_id) == ("Trần Văn Bình", actor.member_id)
    assert (await naming.name_self(session, actor, desk.story.id, NOW)).id == own.id
    with pytest.raises(NotAllowed):
        await naming.name_self(session, await desk.actor(EDITOR), desk.story.id, NOW)


@pytest.mark.parametrize("name", ["", "  ", "12", "a" * (LONGEST_NAME + 1)])
async def test_name_that_is_none(session: AsyncSession, shown: Shown, name: str) -> None:
    desk, _ = shown
    with pytest.raises(naming.NameIsAmiss):
        await naming.name_shown(session, await desk.actor(), desk.story.id, name, rules.PERSON, NOW)


async def test_names_have_an_end(session: AsyncSession, shown: Shown) -> None:
    desk, _ = shown
    story = await add_story(session, desk.cells[0].id, NOW)
    actor = await desk.actor()
    for number in range(MOST_SHOWN):
        await naming.name_shown(session, actor, story.id, f"Tổ {number}", rules.GROUP, NOW)
    again = await naming.name_shown(session, actor, story.id, "TO 3", rules.GROUP, NOW)
    assert again.name == "Tổ 3"
    with pytest.raises(naming.ShownAreTooMany):
        await naming.name_shown(session, actor, story.id, "Tổ mới", rules.GROUP, NOW)


@pytest.mark.parametrize("proof", ["chat", "sms", ""])
async def test_forged_proof_is_none(session: AsyncSession, shown: Shown, proof: str) -> None:
    desk, _ = shown
    found = await _group(session, desk)
    refusal: type[ChibotError] = ChoiceIsStale
    with pytest.raises(refusal):
        await naming.record(
            session,
            await desk.actor(),
            found.id,
            1,
            proof,
            "x",
            NOW,
            QUIET,
            has_pictures=True,
        )
