"""In chat the ward's desk arranges the pictures of a story and sees how it will look."""

import pytest

from bot.roles import SECRETARY
from models.repositories import stories
from simulator.client import Person, buttons_of, words_of
from tests.features.desk_scenes import TITLE, add_consent
from tests.handlers.desk_scenes import (
    HAI,
    hand_up,
    join_desk,
    labels_of,
    open_story,
    photos_of,
    picture_in,
    story_of,
)
from tests.town.town import CELLS, Town, found_town, hear

SITE = "https://guong.example.org"


async def see_pictures(town: Town, person: Person, photos: int) -> int:
    """The editor has all pictures of the story before them; its id."""
    story_id = await hand_up(town, photos)
    await open_story(town, person)
    await person.press(town.words("story-desk-pictures", count=photos))
    await hear(person, "Bấm số để cắt ảnh")
    return story_id


async def order_of(town: Town, story_id: int) -> list[int]:
    """The pictures by the place they had at first."""
    return [int(photo.source.rpartition("-")[2]) for photo in await photos_of(town, story_id)]


async def test_all_pictures_are_seen_with_their_numbers(town: Town) -> None:
    mai = await join_desk(town)
    await hand_up(town, 3)
    await open_story(town, mai)
    answer = await mai.press(town.words("story-desk-pictures", count=3))
    assert answer is not None
    assert answer["text"] == town.words("story-desk-said-pictures")
    sheet = await hear(mai, "1. chưa có chú thích\n2. chưa có chú thích\n3.")
    assert labels_of(sheet) == ["1", "2", "3", town.words("story-desk-open")]
    # Three in a row; each has its badge.
    picture = await picture_in(mai, sheet)
    assert picture.width > 2.5 * picture.height


async def test_order_is_typed_and_pressed(town: Town) -> None:
    mai = await join_desk(town)
    story_id = await see_pictures(town, mai, 3)
    await mai.say("3 1 2")
    await hear(mai, town.words("story-desk-said-order"))
    await hear(mai, "Bấm số để cắt ảnh")
    assert await order_of(town, story_id) == [3, 1, 2]
    await mai.say("2")
    shown = await hear(mai, "Ảnh 2 trên 3")
    assert town.words("story-desk-move-first") not in labels_of(shown)
    await mai.press(town.words("story-desk-move-down"))
    await hear(mai, "Bấm số để cắt ảnh")
    assert await order_of(town, story_id) == [3, 2, 1]
    await mai.say("ảnh 3 lên đầu")
    await hear(mai, "Bấm số để cắt ảnh")
    assert await order_of(town, story_id) == [1, 3, 2]
    await mai.say("3 1 7")
    await hear(mai, town.words("story-desk-error-picture", count=3))
    await mai.say("đẹp quá")
    await hear(mai, "xin nhắn thứ tự".capitalize())


async def test_crop_is_shown_at_once(town: Town) -> None:
    mai = await join_desk(town)
    story_id = await see_pictures(town, mai, 2)
    await mai.press("1")
    shown = await hear(mai, "Ảnh 1 trên 2 – cả ảnh")
    picture = await picture_in(mai, shown)
    assert picture.width / picture.height == pytest.approx(16 / 9, abs=0.01)
    await mai.press(town.words("story-desk-shape-square"))
    square = await picture_in(mai, await hear(mai, "khung vuông"))
    assert square.width == pytest.approx(square.height, abs=2)
    # The scene is red, green and blue from left to right.
    assert dominant(square.getpixel((square.width // 2, 50))) == 1
    await mai.press(town.words("story-desk-place-across-0"))
    left = await picture_in(mai, await hear(mai, "khung vuông"))
    assert dominant(left.getpixel((20, 50))) == 0
    await mai.press(town.words("story-desk-shape-whole"))
    whole = await hear(mai, "cả ảnh")
    assert town.words("story-desk-shape-whole") not in labels_of(whole)
    assert (await photos_of(town, story_id))[0].crop is None


def dominant(color: object) -> int:
    """0 red, 1 green, 2 blue."""
    assert isinstance(color, tuple)
    return color.index(max(color))


async def test_picture_gets_a_caption_and_is_left_out(town: Town) -> None:
    mai = await join_desk(town)
    story_id = await see_pictures(town, mai, 2)
    await mai.say("1")
    await hear(mai, "Ảnh 1 trên 2")
    await mai.press(town.words("story-desk-caption"))
    await hear(mai, "Ảnh này cho thấy gì?")
    await mai.say("Bà con hẻm 12\ntưới hoa")
    await hear(mai, town.words("story-desk-said-caption"))
    await hear(mai, "Chú thích: Bà con hẻm 12 tưới hoa")
    await mai.press(town.words("story-desk-leave-out"))
    sheet = await hear(mai, "(không đăng)")
    assert "1. Bà con hẻm 12 tưới hoa (không đăng)" in words_of(sheet)
    first, second = await photos_of(town, story_id)
    assert (first.is_left_out, second.is_left_out) == (True, False)
    await mai.say("dùng lại 1")
    await hear(mai, "1. Bà con hẻm 12 tưới hoa\n2.")
    await mai.press(town.words("story-desk-open"))
    await hear(mai, "Ảnh: 2")


async def test_caption_is_looked_at_too(town: Town) -> None:
    mai = await join_desk(town)
    story_id = await hand_up(town, 1)
    async with town.database.writing() as session:
        (photo,) = await stories.list_photos(session, story_id)
        photo.caption = "Gọi bác Tư: 0900 330 037"
    assert "– số điện thoại: Gọi bác Tư: 0900 330 037" in words_of(await open_story(town, mai))


async def test_old_picture_button_says_so(town: Town) -> None:
    mai, hai = await join_desk(town), await join_desk(town, HAI, SECRETARY)
    story_id = await see_pictures(town, mai, 2)
    await mai.press("1")
    await hear(mai, "Ảnh 1 trên 2")
    await open_story(town, hai)
    await hai.press(town.words("story-desk-title"))
    await hear(hai, "Tiêu đề hiện nay")
    await hai.say("Mới")
    await hear(hai, town.words("story-desk-saved-title"))
    await mai.press(town.words("story-desk-shape-square"))
    await hear(mai, "vừa sửa bài này")
    assert (await photos_of(town, story_id))[0].crop is None


async def test_story_without_pictures_says_so(town: Town) -> None:
    mai = await join_desk(town)
    await hand_up(town)
    await open_story(town, mai)
    await mai.press(town.words("story-desk-pictures", count=0))
    await hear(mai, "chưa có ảnh")


async def test_preview_looks_like_the_post(town: Town) -> None:
    mai = await join_desk(town)
    await hand_up(town, 3, tags=["Dân vận khéo"])
    await open_story(town, mai)
    await mai.press(town.words("story-desk-preview"))
    album = await hear(mai, TITLE)
    assert album["photo"]
    words = await hear(mai, f"Chuyện từ {CELLS[0]}")
    assert words_of(words).endswith("#DanVanKheo")
    assert not buttons_of(words)
    last = await hear(mai, "đúng như người đọc sẽ thấy")
    assert labels_of(last) == [town.words("story-desk-open")]
    await mai.press(town.words("story-desk-open"))
    await hear(mai, "chờ biên tập")


async def test_preview_shows_no_picture_that_nobody_agreed_to(town: Town) -> None:
    mai = await join_desk(town)
    story_id = await hand_up(town, 1)
    async with town.database.writing() as session:
        story = await stories.find(session, story_id)
        assert story is not None
        await add_consent(session, story, has_pictures=False)
    await open_story(town, mai)
    await mai.press(town.words("story-desk-preview"))
    assert "photo" not in await hear(mai, f"Chuyện từ {CELLS[0]}")
    await hear(mai, town.words("story-desk-consent-words"))


async def test_preview_with_pages_leads_there(database_url: str) -> None:
    async with found_town(database_url, web_port=1, public_url=SITE) as town:
        mai = await join_desk(town)
        story_id = await hand_up(town, text="Ông Tư trồng hoa trong hẻm. " * 200)
        await open_story(town, mai)
        await mai.press(town.words("story-desk-preview"))
        post = await hear(mai, f"Chuyện từ {CELLS[0]}")
        assert "hẻm. Đọc tiếp" in words_of(post)
        assert [one["text"] for one in buttons_of(post)] == [
            "Đọc trên trang",
            "Facebook",
            "Zalo",
            "X",
        ]
        last = await hear(mai, "đúng như người đọc sẽ thấy")
        page = buttons_of(last)[0]
        assert page["text"] == town.words("story-desk-preview-page")
        assert page["url"].startswith(f"{SITE}/xem-truoc/{story_id}-")
        assert (await story_of(town, story_id)).revision == 1
