"""Kits for other networks: who gets them, and what is noted of what was posted by hand."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor
from bot.errors import ChoiceIsStale, NotAllowed
from bot.features.stories import approving, consents, facebook, kit, publishing, rules
from bot.features.stories import shares as sharing
from bot.features.stories.consent import ConsentIsMissing
from bot.features.stories.kinds import KIT, SHARED
from bot.features.stories.networks import NETWORKS
from bot.roles import SECRETARY
from models.repositories import stories, story_shares
from models.session import Database
from models.stories import StoryShare
from tests.features.story_share_scenes import (
    CHIEF_ID,
    EDITOR_ID,
    NOW,
    QUIET,
    Scene,
    outsiders,
    publish_story,
    shares,
    told,
)

LATER = NOW + timedelta(hours=1)
LINK = "https://www.facebook.com/phuong/posts/1"


@pytest.fixture
async def session(database: Database) -> AsyncIterator[AsyncSession]:
    """A transaction of a migrated database."""
    async with database.writing() as opened:
        yield opened


@pytest.fixture
async def scene(session: AsyncSession) -> Scene:
    """A story that is out, with two pictures."""
    return await publish_story(session, photos=2)


async def posted(session: AsyncSession, scene: Scene, network: str = "facebook") -> StoryShare:
    """It was posted by hand."""
    editor = await scene.actor(EDITOR_ID)
    return await kit.mark(session, editor, scene.story.id, network, LINK, NOW)


async def unclear(session: AsyncSession, scene: Scene) -> StoryShare:
    """Nobody knows whether the publisher's post arrived."""
    story = scene.story
    share = await story_shares.lock_or_add(
        session, story.id, "facebook", story.release, "unknown", NOW
    )
    await session.flush()
    return share


async def test_kit_has_pictures_text_and_a_way_back(session: AsyncSession, scene: Scene) -> None:
    await kit.ask(session, await scene.actor(EDITOR_ID), scene.story.id, "zalo", NOW)
    rows = await told(session, KIT.name)
    parts = [row.params["part"].partition(".")[0] for row in rows]
    assert parts == ["cover", "each", "each", "title", "lead", "text", "text", "end"]
    assert {row.chat_id for row in rows} == {EDITOR_ID}


async def test_long_text_comes_in_parts(session: AsyncSession, scene: Scene) -> None:
    scene.story.text = "Bà con cùng nhau dọn hẻm. " * 230
    parts = kit.list_parts(NETWORKS["facebook"], scene.story, [])
    assert parts == ["cover", "text.0", "text.1", "text.2", "end"]
    assert kit.list_parts(NETWORKS["tiktok"], scene.story, []) == [
        "each.0",
        "title",
        "text.0",
        "end",
    ]


async def test_kit_can_be_asked_for_again(session: AsyncSession, scene: Scene) -> None:
    editor = await scene.actor(EDITOR_ID)
    for now in (NOW, LATER):
        await kit.ask(session, editor, scene.story.id, "tiktok", now)
    assert len(await told(session, KIT.name)) == 2 * 5


@pytest.mark.parametrize("state", [rules.FORWARDED, rules.AWAITING, rules.WITHDRAWN])
async def test_kit_is_of_approved_stories(session: AsyncSession, scene: Scene, state: str) -> None:
    scene.story.state = state
    with pytest.raises(ChoiceIsStale):
        await kit.ask(session, await scene.actor(EDITOR_ID), scene.story.id, "zalo", NOW)


async def test_kit_needs_consent(session: AsyncSession, scene: Scene) -> None:
    scene.story.revision += 1
    editor = await scene.actor(EDITOR_ID)
    with pytest.raises(ConsentIsMissing):
        await kit.ask(session, editor, scene.story.id, "zalo", NOW)
    assert await told(session, KIT.name) == []
    # What was posted for all that has to go.
    await posted(session, scene, "zalo")
    (row,) = await told(session, SHARED.name)
    assert row.params["what"] == "remove_by_hand"


async def test_unknown_network_is_stale(session: AsyncSession, scene: Scene) -> None:
    with pytest.raises(ChoiceIsStale):
        await kit.ask(session, await scene.actor(EDITOR_ID), scene.story.id, "myspace", NOW)


async def test_who_posted_by_hand_is_kept_with_the_link(
    session: AsyncSession, scene: Scene
) -> None:
    editor = await scene.actor(EDITOR_ID)
    await posted(session, scene)
    (share,) = await shares(session, scene.story)
    assert (share.state, share.url, share.marked_by) == ("posted", LINK, editor.member_id)


async def test_marking_twice_keeps_the_new_link(session: AsyncSession, scene: Scene) -> None:
    await posted(session, scene)
    editor = await scene.actor(EDITOR_ID)
    await kit.mark(session, editor, scene.story.id, "facebook", f"{LINK}2", LATER)
    (share,) = await shares(session, scene.story)
    assert share.url == f"{LINK}2"


async def test_nobody_marks_what_the_publisher_is_at(session: AsyncSession, scene: Scene) -> None:
    share = await unclear(session, scene)
    share.state = "sending"
    with pytest.raises(ChoiceIsStale):
        await posted(session, scene)


async def test_list_holds_what_is_approved(session: AsyncSession, scene: Scene) -> None:
    editor = await scene.actor(EDITOR_ID)
    assert await kit.list_ready(session, editor, NOW) == [scene.story]
    assert await kit.list_ready(session, editor, NOW + timedelta(days=61)) == []
    scene.story.state = rules.WITHDRAWN
    assert await kit.list_ready(session, editor, NOW) == []


async def test_story_posted_by_hand_is_asked_to_be_removed_by_hand(
    session: AsyncSession, scene: Scene
) -> None:
    share = await posted(session, scene, "zalo")
    await publishing.withdraw(session, scene.story, LATER, publishing.BY_DESK)
    (row,) = await told(session, SHARED.name)
    assert (row.chat_id, row.params) == (CHIEF_ID, {"share": share.id, "what": "remove_by_hand"})
    await kit.set_removed(session, await scene.actor(EDITOR_ID), share.id, LATER)
    assert (await shares(session, scene.story))[0].state == "removed"


@pytest.mark.parametrize("way", ["called off", "not agreed to"])
async def test_posted_by_hand_before_its_hour_it_goes_with_the_approval(
    session: AsyncSession, scene: Scene, way: str
) -> None:
    story, chief = scene.story, await scene.actor(CHIEF_ID)
    story.state, story.release = rules.SCHEDULED, 0
    share = await posted(session, scene, "zalo")
    with pytest.raises(ChoiceIsStale):
        await kit.set_removed(session, chief, share.id, NOW)
    if way == "called off":
        await approving.call_off(session, chief, story.id, LATER)
    else:
        for found in await stories.list_consents(session, story.id):
            await consents.decline(session, 0, found, story, LATER, QUIET)
    (row,) = await told(session, SHARED.name)
    assert (row.chat_id, row.params["what"]) == (CHIEF_ID, "remove_by_hand")
    await kit.set_removed(session, chief, share.id, LATER)
    assert (await shares(session, story))[0].state == "removed"


async def test_what_is_noted_after_it_was_taken_back_has_to_be_removed(
    session: AsyncSession, scene: Scene
) -> None:
    story = scene.story
    await publishing.withdraw(session, story, LATER, publishing.CONSENT)
    share = await posted(session, scene, "zalo")
    (row,) = await told(session, SHARED.name)
    assert (row.chat_id, row.params) == (EDITOR_ID, {"share": share.id, "what": "remove_by_hand"})
    # Nor may it stay when the story is out once more.
    await publishing.publish(session, story, LATER, QUIET)
    await kit.set_removed(session, await scene.actor(EDITOR_ID), share.id, LATER)
    assert (await shares(session, story))[0].state == "removed"


async def test_whoever_publishes_by_now_is_asked_to_remove_it(
    session: AsyncSession, scene: Scene
) -> None:
    share = await posted(session, scene, "zalo")
    for role in (await scene.actor(CHIEF_ID)).roles:
        await session.delete(role)
    await scene.ward.add_registered(scene.ward.unit, 709, "Lê Văn Hai", SECRETARY)
    await publishing.withdraw(session, scene.story, LATER, publishing.CONSENT)
    (row,) = await told(session, SHARED.name)
    assert (row.chat_id, row.params["share"]) == (709, share.id)


async def test_post_of_an_earlier_release_may_be_noted_as_removed(
    session: AsyncSession, scene: Scene
) -> None:
    share = await posted(session, scene, "zalo")
    await publishing.withdraw(session, scene.story, LATER, publishing.BY_DESK)
    await publishing.publish(session, scene.story, LATER, QUIET)
    await kit.set_removed(session, await scene.actor(EDITOR_ID), share.id, LATER)
    assert (await shares(session, scene.story))[0].state == "removed"


async def test_story_posted_by_hand_is_asked_to_be_corrected_by_hand(
    session: AsyncSession, scene: Scene
) -> None:
    await posted(session, scene, "zalo")
    await sharing.correct(session, scene.story, LATER)
    (row,) = await told(session, SHARED.name)
    assert row.params["what"] == "edit_by_hand"


async def test_nothing_is_removed_before_it_is_withdrawn(
    session: AsyncSession, scene: Scene
) -> None:
    share = await posted(session, scene)
    with pytest.raises(ChoiceIsStale):
        await kit.set_removed(session, await scene.actor(CHIEF_ID), share.id, NOW)


async def test_page_is_chosen_before_a_second_person_is_asked(
    session: AsyncSession, scene: Scene
) -> None:
    story, chief = scene.story, await scene.actor(CHIEF_ID)
    story.state = rules.FORWARDED
    await facebook.choose(session, chief, story.id, NOW, wanted=True)
    assert await facebook.is_chosen(session, story)
    await facebook.choose(session, chief, story.id, NOW, wanted=False)
    assert not await facebook.is_chosen(session, story)
    await facebook.choose(session, chief, story.id, NOW, wanted=True)
    await publishing.publish(session, story, LATER, QUIET)
    (share,) = await shares(session, story)
    assert (share.state, share.task, share.release) == ("queued", "post", 2)
    with pytest.raises(ChoiceIsStale):
        await facebook.choose(session, chief, story.id, NOW, wanted=False)


async def test_story_withdrawn_and_out_again_is_chosen_anew(
    session: AsyncSession, scene: Scene
) -> None:
    story, chief = scene.story, await scene.actor(CHIEF_ID)
    await posted(session, scene)
    await publishing.withdraw(session, story, LATER, publishing.BY_DESK)
    await publishing.publish(session, story, LATER, QUIET)
    assert [share.release for share in await shares(session, story)] == [1]
    await publishing.withdraw(session, story, LATER, publishing.BY_DESK)
    await facebook.choose(session, chief, story.id, LATER, wanted=True)
    await publishing.publish(session, story, LATER, QUIET)
    assert [(one.release, one.state) for one in await shares(session, story)] == [
        (1, "posted"),
        (3, "queued"),
    ]


async def test_only_what_is_unclear_is_resolved(session: AsyncSession, scene: Scene) -> None:
    share = await posted(session, scene)
    chief = await scene.actor(CHIEF_ID)
    for act in (facebook.set_arrived, facebook.send_again):
        with pytest.raises(ChoiceIsStale):
            await act(session, chief, share.id, NOW)
        with pytest.raises(ChoiceIsStale):
            await act(session, chief, 9999, NOW)


async def test_withdrawn_story_is_not_posted_again(session: AsyncSession, scene: Scene) -> None:
    share = await unclear(session, scene)
    await publishing.withdraw(session, scene.story, LATER, publishing.BY_DESK)
    with pytest.raises(ChoiceIsStale):
        await facebook.send_again(session, await scene.actor(CHIEF_ID), share.id, LATER)


async def test_posting_again_needs_consent(session: AsyncSession, scene: Scene) -> None:
    share = await unclear(session, scene)
    for consent in await stories.list_consents(session, scene.story.id):
        consent.state = rules.TAKEN_BACK
    with pytest.raises(ConsentIsMissing):
        await facebook.send_again(session, await scene.actor(CHIEF_ID), share.id, NOW)


Call = Callable[[AsyncSession, Actor, Scene, StoryShare], Awaitable[object]]
CALLS: dict[str, Call] = {
    "ask": lambda session, actor, scene, _: kit.ask(session, actor, scene.story.id, "zalo", NOW),
    "mark": lambda session, actor, scene, _: kit.mark(
        session, actor, scene.story.id, "zalo", LINK, NOW
    ),
    "removed": lambda session, actor, _, share: kit.set_removed(session, actor, share.id, NOW),
    "arrived": lambda session, actor, _, share: facebook.set_arrived(session, actor, share.id, NOW),
    "again": lambda session, actor, _, share: facebook.send_again(session, actor, share.id, NOW),
    "choose": lambda session, actor, scene, _: facebook.choose(
        session, actor, scene.story.id, NOW, wanted=True
    ),
}


@pytest.mark.parametrize("call", CALLS)
async def test_nobody_outside_the_desk_may(session: AsyncSession, scene: Scene, call: str) -> None:
    share = await unclear(session, scene)
    for actor in await outsiders(scene):
        with pytest.raises(NotAllowed):
            await CALLS[call](session, actor, scene, share)
    assert [one.state for one in await shares(session, scene.story)] == ["unknown"]
    assert await told(session, KIT.name) == []


@pytest.mark.parametrize("call", ["arrived", "again", "choose"])
async def test_who_only_edits_does_not_publish(
    session: AsyncSession, scene: Scene, call: str
) -> None:
    share = await unclear(session, scene)
    with pytest.raises(NotAllowed):
        await CALLS[call](session, await scene.actor(EDITOR_ID), scene, share)
    assert [one.state for one in await shares(session, scene.story)] == ["unknown"]


@pytest.mark.parametrize(("call", "state"), [("arrived", "posted"), ("again", "queued")])
async def test_who_publishes_resolves_what_is_unclear(
    session: AsyncSession, scene: Scene, call: str, state: str
) -> None:
    share = await unclear(session, scene)
    await CALLS[call](session, await scene.actor(CHIEF_ID), scene, share)
    assert [one.state for one in await shares(session, scene.story)] == [state]
