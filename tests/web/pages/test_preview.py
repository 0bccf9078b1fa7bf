"""A preview is for those who have its address, shows all three looks, and is kept nowhere."""

from typing import Any

from sqlalchemy import update

from bot.features.stories import rules
from bot.features.stories.addresses import preview_path
from models.repositories import stories
from models.stories import Story, StoryConsent
from tests.bed.organisation import NOW
from tests.web.pages.scene import SEAL, Scene, picture


async def _draft(scene: Scene, **changes: Any) -> Story:
    state: dict[str, Any] = {"state": rules.FORWARDED, "slug": None, "published_at": None}
    return await scene.publish(pictures=[picture(960, 640)], **state | changes)


async def test_preview_shows_chat_page_and_link(scene: Scene) -> None:
    path = preview_path(SEAL, await _draft(scene))
    status, page, headers = await scene.get(path)
    assert status == 200
    assert "Trong Telegram" in page
    assert "#DanVanKheo #NguoiTotViecTot" in page
    assert page.count("Hẻm\xa012 trồng cây") >= 2
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "ETag" not in headers
    assert headers["Referrer-Policy"] == "no-referrer"
    assert (await scene.get_picture(f"{path}/chia-se.jpg")).size == (1200, 630)


async def test_pictures_of_a_preview_are_behind_the_same_address(scene: Scene) -> None:
    story = await _draft(scene)
    path = preview_path(SEAL, story)
    async with scene.database.reading() as session:
        (photo,) = await stories.list_photos(session, story.id)
    name = f"{photo.id}-480.jpg"
    assert f"{path}/{name}" in (await scene.get(path))[1]
    assert (await scene.get_picture(f"{path}/{name}")).size == (480, 320)
    _, _, headers = await scene.get(f"{path}/{name}")
    assert headers["Cache-Control"] == "no-store"
    for other in (f"/anh/{story.id}-1/{name}", f"{path[:-1]}x/{name}", f"{path}/{photo.id}-9.jpg"):
        assert (await scene.get(other))[0] == 404


async def test_address_is_void_after_a_change_and_cannot_be_guessed(scene: Scene) -> None:
    story = await _draft(scene)
    path = preview_path(SEAL, story)
    await scene.change(story, revision=2)
    for wrong in (path, f"/xem-truoc/{story.id}-", f"/xem-truoc/{story.id}-é", "/xem-truoc/x-0"):
        assert (await scene.get(wrong))[0] == 404


async def test_what_its_author_still_writes_is_not_shown(scene: Scene) -> None:
    for state in (rules.DRAFT, rules.RETURNED, rules.DECLINED):
        assert (await scene.get(preview_path(SEAL, await _draft(scene, state=state))))[0] == 404


async def test_preview_says_which_consent_is_lacking(scene: Scene) -> None:
    path = preview_path(SEAL, await _draft(scene))
    assert "đồng ý của" not in (await scene.get(path))[1]
    for lacking, said in (
        ({"has_pictures": False}, "chưa đồng ý cho đăng ảnh"),
        ({"state": rules.ASKED}, "bài chưa thể đăng"),
    ):
        async with scene.database.writing() as session:
            await session.execute(update(StoryConsent).values(**lacking))
        assert said in (await scene.get(path))[1]


async def test_correction_that_waits_is_previewed(scene: Scene) -> None:
    story = await scene.publish(proposed_title="Tên được đề nghị", proposed_text="Chữ mới.")
    _, page, _ = await scene.get(preview_path(SEAL, story))
    assert "Tên được đề nghị" in page
    assert "Chữ mới." in page


async def test_withdrawal_voids_addresses_that_were_passed_on(scene: Scene) -> None:
    story = await scene.publish()
    path = preview_path(SEAL, story)
    assert (await scene.get(path))[0] == 200
    await scene.change(story, state=rules.WITHDRAWN, withdrawn_at=NOW)
    assert (await scene.get(path))[0] == 404
    # Who works on it opens it from the chat again.
    async with scene.database.reading() as session:
        now = await session.get_one(Story, story.id)
    assert (await scene.get(preview_path(SEAL, now)))[0] == 200
