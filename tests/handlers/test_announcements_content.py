"""What an announcement can be made of, and what is kindly refused."""

import struct
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.features.announcements import rules
from bot.i18n import Texts
from bot.reading.markup import visible_length
from handlers.announcements.content import Content
from handlers.announcements.views import render_announcement
from simulator.client import Person, words_of
from tests.handlers.announcing import LOOK, announce, compose, feed_message, said_to
from tests.handlers.scenes import AN, BINH
from tests.town.town import Town, hear

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", 256, 128)
PHOTO = {"file_id": "p", "file_unique_id": "p", "width": 9, "height": 9}
HEAD = "THÔNG BÁO của Chi bộ Khu phố 1"


async def begin(town: Town) -> tuple[Person, Person]:
    """The secretary is asked for the words."""
    an, binh = await town.register(AN, BINH)
    await an.say("/thongbao")
    await hear(an, town.words("announce-text"))
    return an, binh


def document(name: str, **more: Any) -> dict[str, Any]:
    """A file as the app describes it."""
    return {"document": {"file_id": "d", "file_unique_id": "d", "file_name": name, **more}}


async def test_simple_formatting_and_links_are_kept(town: Town) -> None:
    an, binh = await begin(town)
    entities = [
        {"type": "bold", "offset": 0, "length": 3},
        {"type": "text_link", "offset": 7, "length": 3, "url": "https://example.org/?a=1&b=2"},
        {"type": "text_link", "offset": 11, "length": 3, "url": "tg://user?id=1"},
        {"type": "spoiler", "offset": 11, "length": 3},
    ]
    await feed_message(town, an, text="Họp <x> đây kia", entities=entities)
    await hear(an, LOOK)
    await an.press(town.words("announce-send"))
    message = await hear(binh, HEAD)
    assert words_of(message) == f"{HEAD}\n\nHọp <x> đây kia"
    found = [(one["type"], one.get("url")) for one in message["entities"]]
    assert found == [
        ("bold", None),
        ("bold", None),
        ("text_link", "https://example.org/?a=1&b=2"),
    ]


@pytest.mark.parametrize(
    "words", ["<b>x</b>", '</a><a href="tg://user?id=1">', "&lt; & &amp;", "1", "\u202eđảo\u2060 !"]
)
async def test_words_are_shown_as_they_were_written(town: Town, words: str) -> None:
    an, binh = await begin(town)
    await feed_message(town, an, text=words)
    await hear(an, LOOK)
    await an.press(town.words("announce-send"))
    seen = words_of(await hear(binh, HEAD)).removeprefix(f"{HEAD}\n\n")
    assert seen == words.replace("\u202e", "").replace("\u2060", "")


async def test_photo_goes_with_its_caption_and_comes_first_or_after(town: Town) -> None:
    an, binh = await begin(town)
    await an.send_file("photo", PNG, "a.png", caption="Ảnh lễ phát động")
    await hear(an, LOOK)
    await an.press(town.words("announce-change-text"))
    await an.send_file("photo", PNG, "b.png")
    await hear(an, town.words("announce-text-for-file"))
    await an.say("Chữ đến sau")
    await hear(an, LOOK)
    await an.press(town.words("announce-send"))
    message = await hear(binh, "Chữ đến sau")
    assert message["photo"]
    assert message["caption"] == f"{HEAD}\n\nChữ đến sau"


async def test_file_goes_with_its_caption(town: Town) -> None:
    an, binh = await begin(town)
    await an.send_file("document", b"%PDF-1.7 x", "kế hoạch.pdf", caption="Kế hoạch tháng 12")
    await hear(an, LOOK)
    assert (await said_to(an, HEAD))[-1] == f"{HEAD}\n\nKế hoạch tháng 12"
    await an.press(town.words("announce-send"))
    message = await hear(binh, "Kế hoạch tháng 12")
    assert message["document"]["file_name"] == "kế hoạch.pdf"


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ({"text": " \u2060 "}, "announce-empty"),
        (document("chạy.exe", mime_type="application/x-dosexec"), "announce-file-kind"),
        (document("trang.html"), "announce-file-kind"),
        (document("khong duoi"), "announce-file-kind"),
        (document("ảnh.JPG"), "announce-image-file"),
        (document("anh.bin", mime_type="image/png"), "announce-image-file"),
        ({"photo": [PHOTO], "media_group_id": "7"}, "announce-album"),
        ({"location": {"latitude": 10.7, "longitude": 106.7}}, "announce-media"),
        ({"text": "chữ " * 1000}, "announce-too-long"),
        ({"photo": [PHOTO], "caption": "chữ " * 250}, "announce-too-long"),
        ({"text": "Văn bản MẬT gửi kèm"}, "error-announcement-secret"),
        ({"photo": [PHOTO], "caption": "Độ mật: Mật"}, "error-announcement-secret"),
        (document("TOI_MAT.pdf") | {"caption": "Xin xem"}, "error-announcement-secret"),
    ],
)
async def test_what_cannot_be_sent_is_said_kindly(
    town: Town, content: dict[str, Any], key: str
) -> None:
    an, _ = await begin(town)
    await feed_message(town, an, **content)
    begins = town.words(key, letters="#", limit="#").split("#", maxsplit=1)[0]
    await hear(an, begins)
    await an.say("Chữ thường")
    await hear(an, LOOK)


async def test_sticker_and_voice_are_not_sent(town: Town) -> None:
    an, _ = await begin(town)
    await an.send_sticker("👍")
    await hear(an, town.words("announce-media"))
    await an.send_file("voice", b"OggS" + bytes(40), "a.ogg")
    await hear(an, town.words("announce-media"))


async def test_album_is_answered_once(town: Town) -> None:
    an, _ = await begin(town)
    for _ in range(3):
        await feed_message(town, an, photo=[PHOTO], media_group_id="7")
    await an.say("Chữ thường")
    await hear(an, LOOK)
    assert len(await said_to(an, town.words("announce-album"))) == 1


async def test_length_counts_emoji_as_two_and_leaves_room_for_our_words(town: Town) -> None:
    an, binh = await begin(town)
    limit = 4096 - 200 - len("Chi bộ Khu phố 1")
    await feed_message(town, an, text="👍" * (limit // 2) + "!!")
    await hear(an, "Nội dung dài 3.882 chữ cái, tối đa 3.880")
    await feed_message(town, an, text="👍" * (limit // 2))
    await hear(an, LOOK)
    await an.press(town.words("announce-send"))
    await hear(binh, HEAD)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("kind", ["", "photo"])
def test_fullest_announcement_still_fits_a_message(language: str, kind: str) -> None:
    texts, unit = Texts(language, ZoneInfo("Asia/Ho_Chi_Minh")), "Đ" * 200
    letters = rules.longest_text(unit, has_file=bool(kind))
    content = Content("x" * letters, kind)
    card = render_announcement(texts, unit, content, datetime(2026, 12, 30, 13, 30, tzinfo=UTC), 1)
    words = f"{texts('outbox-repeated')}\n{card.text}"
    assert letters > 600
    assert visible_length(words) <= (1024 if kind else 4096)


async def test_end_of_a_paste_that_the_app_cut_is_no_announcement(town: Town) -> None:
    an, _ = await begin(town)
    await feed_message(town, an, text="a" * 4096)
    await hear(an, "Nội dung dài")
    await feed_message(town, an, text="phần cuối của bài dài")
    await town.move_clock(seconds=10)
    await feed_message(town, an, text="Bài đã rút gọn")
    await hear(an, LOOK)
    assert not await said_to(an, "phần cuối")


async def test_text_behind_the_command_that_cannot_be_sent_is_asked_for_again(
    town: Town,
) -> None:
    an, binh = await town.register(AN, BINH)
    await feed_message(
        town,
        an,
        text="/thongbao " + "chữ " * 1000,
        entities=[{"type": "bot_command", "offset": 0, "length": 9}],
    )
    await hear(an, "Nội dung dài")
    await an.say("Bài đã rút gọn")
    await hear(an, LOOK)
    await an.press(town.words("announce-send"))
    await hear(binh, "Bài đã rút gọn")


async def test_leaving_sends_nothing(town: Town) -> None:
    an, binh = await begin(town)
    await an.say("thôi")
    await hear(an, town.words("common-stopped"))
    await compose(town, an, "Nội dung")
    await an.press(town.words("common-stop"))
    await hear(an, town.words("common-stopped"))
    assert not await said_to(binh, HEAD)


async def test_member_cannot_announce_and_stranger_learns_nothing(town: Town) -> None:
    _, binh = await begin(town)
    await binh.say("/thongbao Xin chào")
    await hear(binh, town.words("error-not-allowed"))
    stranger = await town.arrive("Người lạ")
    await stranger.say("/thongbao Xin chào")
    await hear(stranger, town.words("stranger"))


async def test_second_announcement_begins_from_the_list(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    await announce(town, an, "Bài thứ nhất")
    await an.say("/thongbao")
    await hear(an, town.words("announcements-recent", count=1))
    await an.press(town.words("announcements-new"))
    await hear(an, town.words("announce-text"))
    await an.say("Bài thứ hai")
    await hear(an, LOOK)
    await an.press(town.words("announce-send"))
    await hear(binh, "Bài thứ hai")
