"""Pictures fit telephones and screens, and what networks show looks well."""

import io

import pytest
from PIL import Image, ImageChops

from bot import lettering
from bot.features.stories.share_picture import SharePicture, draw_share
from models.repositories import stories
from models.stories import Story
from tests.web.pages.scene import Scene, address, photo_of, picture

LONG = (
    "Bà Nguyễn Thị Sen và mười tám hộ dân hẻm 12 cùng nhau dọn bãi rác cũ, trồng bốn mươi chậu hoa"
    " trong hai ngày Chủ nhật ấy"
)


async def _path(scene: Scene, story: Story, width: int) -> str:
    async with scene.database.reading() as session:
        (photo,) = await stories.list_photos(session, story.id)
    return f"/anh/{story.id}-{story.revision}/{photo.id}-{width}.jpg"


async def test_picture_comes_in_widths_and_is_never_enlarged(scene: Scene) -> None:
    for size, widths in (
        ((2000, 1000), (480, 960, 1600)),
        ((700, 1400), (480, 700)),
        ((300, 200), (300,)),
    ):
        story = await scene.publish(pictures=[picture(*size)])
        _, page, _ = await scene.get(address(story))
        for width in widths:
            path = await _path(scene, story, width)
            assert f"{path} {width}w" in page
            assert (await scene.get_picture(path)).size == (width, width * size[1] // size[0])
        for width in {1, 480, 960, 1600, 5000} - set(widths):
            assert (await scene.get(await _path(scene, story, width)))[0] == 410


async def test_picture_is_shown_as_it_was_cut(scene: Scene) -> None:
    story = await scene.publish()
    async with scene.database.writing() as session:
        photo = photo_of(story, picture(1000, 1000), crop=[0, 250, 1000, 500])
        session.add(photo)
        await stories.set_site_changed(session)
    _, page, _ = await scene.get(address(story))
    assert 'width="1000" height="500"' in page
    assert (await scene.get_picture(await _path(scene, story, 480))).size == (480, 240)


async def test_address_of_an_older_revision_leads_to_the_newest(scene: Scene) -> None:
    story = await scene.publish(pictures=[picture(480, 320)], revision=3)
    newest = await _path(scene, story, 480)
    for old in (newest.replace("-3/", "-1/"), newest.replace("-3/", "-9/")):
        status, _, headers = await scene.get(old)
        assert (status, headers["Location"]) == (302, newest)
    status, _, headers = await scene.get(f"/anh/{story.id}-1/chia-se.jpg")
    assert (status, headers["Location"]) == (302, f"/anh/{story.id}-3/chia-se.jpg")


async def test_share_picture_is_as_large_as_networks_ask(scene: Scene) -> None:
    for pictures in ([], [picture(400, 900)]):
        story = await scene.publish(pictures=pictures)
        shared = await scene.get_picture(f"/anh/{story.id}-1/chia-se.jpg")
        assert (shared.size, shared.format) == ((1200, 630), "JPEG")


@pytest.mark.parametrize("photo", [None, picture(1280, 960)])
@pytest.mark.parametrize("title", [LONG, "Hẻm", "NGHIÊNG" * 17, "W" * 120, "🌸🌸", "Hoa 🌸 nở"])
def test_any_title_stays_inside_the_share_picture(title: str, photo: bytes | None) -> None:
    bare = SharePicture("", "Chi bộ Khu phố 5", "Đảng ủy phường Sông Mây")
    with_title = SharePicture(title, bare.credit, bare.note)
    drawn, empty = (
        Image.open(io.BytesIO(draw_share(one, photo))).convert("L") for one in (with_title, bare)
    )
    changed = ImageChops.difference(drawn, empty).point(lambda value: 255 * (value > 80))
    box = changed.getbbox()
    if box is not None:
        left, top, right, bottom = box
        assert left > 60
        assert top > 60
        assert right < (660 if photo else 1160)
        assert bottom < 560


def test_long_titles_are_large_enough_to_read() -> None:
    assert len(LONG) == 120
    block = lettering.fitted(LONG, (554, 400), (70, 52, 44, 40, 36), is_bold=True)
    assert block.font.size >= 40
    assert " ".join(block.lines) == LONG


def test_words_that_fit_nowhere_end_with_dots() -> None:
    block = lettering.fitted("chữ " * 100, (200, 60), (24, 20))
    assert len(block.lines) == 2
    assert block.lines[-1].endswith("…")


def test_number_stays_with_its_word_where_there_is_room() -> None:
    written_in = lettering.font(70, is_bold=True)
    for width in range(300, 900, 60):
        lines = lettering.wrapped("Cả hẻm hiến 240\u00a0m² đất", written_in, width)
        assert any("240\u00a0m²" in line for line in lines), width
    assert lettering.wrapped("đồng\u00a0chí\u00a0Nguyễn", written_in, 540) == ["đồng chí", "Nguyễn"]
