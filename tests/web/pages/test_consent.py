"""Nothing is shown that not everybody in it agrees to, at any address, from the commit on."""

from typing import Any

from sqlalchemy import update

from bot.features.stories import rules
from bot.i18n import Texts
from bot.web.stories.public import PublicPages
from models.repositories import stories
from models.stories import Story, StoryConsent
from tests.bed.organisation import NOW
from tests.web.pages.scene import SEAL, ZONE, Scene, address, consent_to, picture

EVERYWHERE = ("/", "/the", "/chi-bo", "/tim?q=bimat", "/tin.atom", "/tin.json", "/sitemap.xml")
SECRET = "Bimat"
UNPUBLISHED = (
    rules.DRAFT,
    rules.PROPOSED,
    rules.RETURNED,
    rules.DECLINED,
    rules.FORWARDED,
    rules.AWAITING,
    rules.SCHEDULED,
)
LACKING: tuple[dict[str, object], ...] = (
    {"state": rules.NEEDED},
    {"state": rules.ASKED},
    {"state": rules.REFUSED},
    {"state": rules.TAKEN_BACK},
    {"revision": 0},
    {"revision": None},
)


async def _is_nowhere(scene: Scene, story: Story) -> None:
    """Neither the story nor its words are to be found, nor are its pictures."""
    places = (*EVERYWHERE, f"/the/{SECRET.lower()}", address(story))
    for place in places:
        page = (await scene.get(place))[1].replace("bimat", "")
        assert SECRET not in page, place
        assert "/bai/" not in page, place
        assert "/anh/" not in page, place
    for name in ("chia-se", "1-480"):
        assert (await scene.get(f"/anh/{story.id}-1/{name}.jpg"))[0] in {404, 410}


async def _publish_secret(scene: Scene, **changes: Any) -> Story:
    return await scene.publish(SECRET, f"{SECRET} nói", [SECRET], [picture(480, 320)], **changes)


async def test_story_that_is_not_published_is_nowhere(scene: Scene) -> None:
    for state in UNPUBLISHED:
        story = await _publish_secret(scene, state=state, slug=None, published_at=None)
        await _is_nowhere(scene, story)
        assert (await scene.get(f"/bai/bi-mat-{story.id}"))[0] == 404
        # Published before, it is gone.
        await scene.change(story, slug=f"bi-mat-{story.id}", published_at=NOW)
        await _is_nowhere(scene, story)
        assert (await scene.get(f"/bai/bi-mat-{story.id}"))[0] == 410


async def test_story_without_consent_to_its_wording_is_gone(scene: Scene) -> None:
    story = await _publish_secret(scene)
    for lacking in LACKING:
        async with scene.database.writing() as session:
            await session.execute(update(StoryConsent).values(state=rules.GIVEN, revision=1))
            await stories.set_site_changed(session)
        assert SECRET in (await scene.get(address(story)))[1]
        async with scene.database.writing() as session:
            await session.execute(update(StoryConsent).values(**lacking))
            await stories.set_site_changed(session)
        assert (await scene.get(address(story)))[0] == 410, lacking
        await _is_nowhere(scene, story)


async def test_one_of_two_who_does_not_agree_is_enough(scene: Scene) -> None:
    story = await _publish_secret(scene)
    async with scene.database.writing() as session:
        second = consent_to(story)
        second.state = rules.REFUSED
        session.add(second)
        await stories.set_site_changed(session)
    await _is_nowhere(scene, story)


async def test_pictures_need_a_consent_of_their_own(scene: Scene) -> None:
    story = await scene.publish(pictures=[picture(480, 320)], has_pictures=False)
    status, page, _ = await scene.get(address(story))
    assert status == 200
    assert "<img" not in page
    for place in ("/", "/tin.atom", "/tin.json"):
        assert "-480.jpg" not in (await scene.get(place))[1]
    assert (await scene.get(f"/anh/{story.id}-1/1-480.jpg"))[0] == 410
    # The picture for networks holds words only.
    shared = await scene.get_picture(f"/anh/{story.id}-1/chia-se.jpg")
    assert min(shared.convert("L").crop((1000, 0, 1200, 400)).tobytes()) > 240


async def test_picture_left_out_is_not_shown(scene: Scene) -> None:
    story = await scene.publish(pictures=[picture(480, 320), picture(640, 320)])
    async with scene.database.writing() as session:
        first, _ = await stories.list_photos(session, story.id)
        (await session.merge(first)).is_left_out = True
        await stories.set_site_changed(session)
    _, page, _ = await scene.get(address(story))
    assert f"/{first.id}-480.jpg" not in page
    assert "-640.jpg" in page
    assert (await scene.get(f"/anh/{story.id}-1/{first.id}-480.jpg"))[0] == 410


async def test_withdrawn_story_is_gone_at_once_and_may_come_back(scene: Scene) -> None:
    story = await _publish_secret(scene)
    for place in (*EVERYWHERE, address(story)):
        await scene.get(place)
    await scene.withdraw(story)
    await _is_nowhere(scene, story)
    status, page, headers = await scene.get(address(story), {"If-None-Match": "*"})
    assert status == 410
    assert "Bài này đã được gỡ" in page
    assert "noindex" in page
    assert "ETag" not in headers
    await scene.change(story, state=rules.PUBLISHED)
    assert (await scene.get(address(story)))[0] == 200


async def test_other_process_shows_no_more_either(scene: Scene) -> None:
    """Each asks the database; none trusts its memory."""
    other = PublicPages(scene.database, scene.public._clock, Texts("vi", ZONE), SEAL, scene.site)
    story = await scene.publish()
    await other._current.shelf()
    await scene.withdraw(story)
    assert story.id not in (await other._current.shelf()).by_id


async def test_correction_that_waits_is_not_shown(scene: Scene) -> None:
    story = await scene.publish(proposed_title=SECRET, proposed_text=SECRET)
    await _is_nowhere_but_published(scene, story)
    await scene.change(
        story, title="Tên mới", text="Chữ mới", revision=2, corrected_at=NOW, proposed_title=None
    )
    # Consent names the first wording.
    assert (await scene.get(address(story)))[0] == 410
    async with scene.database.writing() as session:
        await session.execute(update(StoryConsent).values(revision=2))
        await stories.set_site_changed(session)
    _, page, _ = await scene.get(address(story))
    assert "Tên mới" in page
    assert "Sửa lại Chủ nhật, ngày 01/03/2026" in page


async def _is_nowhere_but_published(scene: Scene, story: Story) -> None:
    status, page, _ = await scene.get(address(story))
    assert status == 200
    assert SECRET not in page
