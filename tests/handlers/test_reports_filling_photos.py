"""Photos for a report: as photo, as file, in an album; what is kept of them, and what is not."""

from typing import Any

import pytest
from PIL import Image

from models.repositories import reports
from simulator.client import Person, buttons_of, words_of
from tests.features.test_report_photos import camera_photo, gif, opened
from tests.handlers.announcing import feed_message
from tests.handlers.report_scenes import AN, answer, ask, begin, fill_in, report, texts_of
from tests.handlers.scenes import BINH, administrator
from tests.handlers.test_workbooks import GOOD, workbook
from tests.town.town import Town, hear


async def at_photos(town: Town) -> Person:
    """The secretary has answered all else and is asked for photos."""
    (an,) = await town.register(AN)
    await ask(town)
    await fill_in(town, an)
    await answer(an, "6", "Câu 6/10")
    return an


async def kept(town: Town) -> list[Image.Image]:
    """The photos of the report as the database has them."""
    number = (await report(town)).id
    async with town.database.reading() as session:
        return [opened(content) for _, content in await reports.list_photos(session, number)]


async def sizes_of(person: Person, content: bytes) -> list[dict[str, Any]]:
    """A photo that the app has uploaded, as it stands in a message."""
    sent = await person.send_file("photo", content, "a.jpg")
    return list(sent["photo"])


async def test_photo_is_kept_without_what_the_camera_noted(town: Town) -> None:
    an = await at_photos(town)
    await an.send_file("photo", camera_photo(), "a.jpg")
    told = await hear(an, "Đã ghi câu 6: 1 ảnh")
    assert "Gửi thêm được 2 ảnh" in words_of(told)
    await an.press(town.words("report-fill-done"))
    assert "6. Hình ảnh\n1 ảnh" in words_of(await hear(an, "Báo cáo chưa gửi"))
    (photo,) = await kept(town)
    assert (photo.format, photo.size, dict(photo.getexif())) == ("JPEG", (800, 1600), {})


async def test_photo_sent_as_a_file_is_drawn_anew_too(town: Town) -> None:
    an = await at_photos(town)
    await an.send_file("document", camera_photo(900, 600), "IMG_1.JPG", caption="Trồng cây")
    told = words_of(await hear(an, "Đã ghi câu 6: 1 ảnh"))
    assert "Chữ viết kèm ảnh không được ghi" in told
    (photo,) = await kept(town)
    assert (photo.size, dict(photo.getexif())) == ((600, 900), {})


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (gif(), "a.gif", "Trợ lý chưa đọc được loại ảnh này."),
        (b"\x00\x00\x00\x18ftypheic" + bytes(40), "a.heic", "Trợ lý chưa đọc được loại ảnh này."),
        (b"%PDF-1.7", "a.pdf", "Trợ lý không mở được ảnh này."),
    ],
    ids=["gif", "heic", "pdf"],
)
async def test_file_that_is_no_photo_is_refused_kindly(
    town: Town, content: bytes, name: str, told: str
) -> None:
    an = await at_photos(town)
    await an.send_file("document", content, name)
    refused = await hear(an, told)
    assert town.words("report-fill-skip") in [one["text"] for one in buttons_of(refused)]
    assert await kept(town) == []


async def test_album_is_answered_once_and_kept_whole(town: Town) -> None:
    (an,) = await town.register(AN)
    album = [await sizes_of(an, camera_photo(300 + i, 200)) for i in range(3)]
    await ask(town)
    await fill_in(town, an)
    await answer(an, "6", "Câu 6/10")
    for photo in album:
        await feed_message(town, an, photo=photo, media_group_id="7")
    await hear(an, town.words("report-fill-album"))
    await answer(an, "xong", "6. Hình ảnh\n3 ảnh")
    assert len(await kept(town)) == 3
    said = await texts_of(an)
    assert len([one for one in said if town.words("report-fill-album") in one]) == 1


async def test_photos_too_many_are_told_once(town: Town) -> None:
    (an,) = await town.register(AN)
    album = [await sizes_of(an, camera_photo(300 + i, 200)) for i in range(5)]
    await ask(town)
    await fill_in(town, an)
    await answer(an, "6", "Câu 6/10")
    for photo in album:
        await feed_message(town, an, photo=photo, media_group_id="7")
    await hear(an, "Câu này nhận nhiều nhất 3 ảnh.")
    await answer(an, "xong", "6. Hình ảnh\n3 ảnh")
    said = await texts_of(an)
    assert len([one for one in said if "nhận nhiều nhất" in one]) == 1
    await answer(an, "6", "Đã đủ số ảnh.")
    await an.press(town.words("report-fill-clear-photos"))
    await hear(an, "Câu 6 đang để trống.")
    assert await kept(town) == []


async def test_same_photo_counts_once(town: Town) -> None:
    (an,) = await town.register(AN)
    photo = await sizes_of(an, camera_photo(300, 200))
    await ask(town)
    await fill_in(town, an)
    await answer(an, "6", "Câu 6/10")
    for _ in range(2):
        await feed_message(town, an, photo=photo)
        await hear(an, "Đã ghi câu 6: 1 ảnh")
    assert len(await kept(town)) == 1


async def test_words_where_photos_are_due_and_photos_where_words_are(town: Town) -> None:
    (an,) = await town.register(AN)
    await ask(town)
    await begin(town, an)
    await an.send_file("photo", camera_photo(300, 200), "a.jpg")
    await hear(an, town.words("report-fill-photo-elsewhere", number=6))
    await answer(an, "sửa 6", "Câu 6/10")
    await answer(an, "sửa 1", "Câu 1/10")
    await an.send_sticker("👍")
    await hear(an, town.words("report-fill-words-only"))
    assert await town.client.transcript(method="getFile") == []
    await answer(an, "2", "Đã ghi câu 1: 2")
    await answer(an, "41", "Câu 3/10")
    for number, words in ((4, "Trồng cây"), (5, "bỏ qua"), (6, "bỏ qua")):
        await answer(an, words, f"Câu {number}/10")
    await answer(an, "ảnh đẹp lắm", town.words("report-fill-photo-wanted"))
    await an.send_sticker("👍")
    await hear(an, town.words("report-fill-photo-wanted"))
    await answer(an, "k có ảnh", "Câu 7/10")
    await answer(an, "lùi", "Câu 6/10")
    await answer(an, "không có", "Câu 7/10")


async def test_workbooks_are_still_read(town: Town) -> None:
    admin = await administrator(town)
    await admin.send_file("document", workbook(GOOD), "danh sach.xlsx")
    await hear(admin, town.words("roster-preview-head"))


async def test_photo_of_anybody_else_is_not_even_fetched(town: Town) -> None:
    (binh,) = await town.register(BINH)
    await binh.send_file("photo", camera_photo(300, 200), "a.jpg")
    await hear(binh, town.words("text-only"))
    assert await town.client.transcript(method="getFile") == []
