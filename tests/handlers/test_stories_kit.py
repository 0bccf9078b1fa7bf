"""An editor takes a story to other networks by hand, with what the bot has made ready."""

import io

import pytest
from PIL import Image
from sqlalchemy import select

from bot.features.stories import rules
from models.stories import Story, StoryConsent, StoryShare
from simulator.client import Message, Person, buttons_of, words_of
from tests.features.story_share_scenes import TITLE
from tests.handlers.scenes import AN, forge
from tests.handlers.story_consent_scenes import change
from tests.handlers.story_kit_scenes import HOME, open_kits, story_is_out
from tests.town.town import Town, hear, hear_edited

LINK = "https://www.tiktok.com/@phuongsongmay/photo/7"


async def take(town: Town, person: Person, network: str) -> list[Message]:
    """Ask for the kit of the story; all its messages, the last with the button."""
    await open_kits(town, person)
    await hear(person, "Bài đã duyệt trong hai tháng nay: 1")
    await person.press(TITLE)
    begin = int((await hear(person, TITLE))["seq"])
    await person.press(town.words("story-kit-ask", network=network))
    await hear(person, f"Bộ bài {network} của «{TITLE}» ở trên")
    return [
        message
        for message in await person.messages()
        if int(message["seq"]) > begin and not message["out"]
    ]


async def sizes(town: Town, messages: list[Message]) -> list[tuple[int, int]]:
    """Of the pictures, in pixels."""
    found = []
    for message in messages:
        if "document" in message:
            stored = town.simulator.world.files.by_file_id(message["document"]["file_id"])
            assert stored is not None
            found.append(Image.open(io.BytesIO(stored.upload.data)).size)
    return found


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Facebook", [(1200, 630), (1080, 1080), (1080, 1080)]),
        ("Zalo", [(1280, 720), (1600, 1200), (1600, 1200)]),
        ("TikTok", [(1080, 1920), (1080, 1920)]),
    ],
)
async def test_kit_has_pictures_in_the_sizes_of_the_network(
    town: Town, name: str, expected: list[tuple[int, int]]
) -> None:
    admin, _ = await story_is_out(town, photos=2)
    assert await sizes(town, await take(town, admin, name)) == expected


async def test_words_stand_alone_to_be_copied(town: Town) -> None:
    admin, _ = await story_is_out(town)
    said = [words_of(message) for message in await take(town, admin, "Zalo")]
    assert TITLE in said
    whole = next(words for words in said if "#DanVanKheo" in words)
    assert whole.startswith("Sau trận mưa lớn")
    assert "Chuyện từ Chi bộ Khu phố 2\n#DanVanKheo #NguoiTotViecTot" in whole


async def test_story_without_pictures_gets_one_of_words(town: Town) -> None:
    admin, _ = await story_is_out(town, photos=0)
    assert await sizes(town, await take(town, admin, "TikTok")) == [(1080, 1920)]


async def test_posted_by_hand_is_noted_with_the_link(town: Town) -> None:
    admin, _ = await story_is_out(town)
    await take(town, admin, "TikTok")
    await admin.press(town.words("story-kit-posted", network="TikTok"))
    await hear(admin, "gửi liên kết của bài trên TikTok")
    await admin.say("https://www.facebook.com/1")
    await hear(admin, "Đây chưa phải liên kết của một bài trên TikTok")
    await admin.say(f"đây nè {LINK}")
    await hear(admin, town.words("story-kit-noted", network="TikTok"))
    await open_kits(town, admin)
    await admin.press(TITLE)
    await hear(admin, "TikTok: đã đăng xem bài")
    async with town.database.reading() as session:
        share = (await session.scalars(select(StoryShare))).one()
    assert (share.state, share.url) == ("posted", LINK)


async def test_link_can_be_left_out(town: Town) -> None:
    admin, _ = await story_is_out(town)
    await take(town, admin, "Zalo")
    await admin.press(town.words("story-kit-posted", network="Zalo"))
    await hear(admin, "gửi liên kết của bài trên Zalo")
    await admin.press(town.words("story-kit-no-link"))
    await hear(admin, town.words("story-kit-noted", network="Zalo"))


@pytest.mark.parametrize("knows_link", [False, True])
async def test_whoever_has_posted_what_was_taken_back_is_asked_to_remove_it(
    town: Town, knows_link: bool
) -> None:
    admin, story_id = await story_is_out(town)
    await take(town, admin, "TikTok")
    if knows_link:
        await admin.press(town.words("story-kit-posted", network="TikTok"))
        await hear(admin, "gửi liên kết của bài trên TikTok")
    await change(town, story_id, state=rules.WITHDRAWN)
    if knows_link:
        await admin.say(LINK)
        await hear(admin, town.words("story-kit-gone"))
    else:
        answer = await admin.press(town.words("story-kit-posted", network="TikTok"))
        assert answer is not None
        assert answer["text"] == town.words("story-kit-gone")
    await hear(admin, "Trợ lý không gỡ được bài trên TikTok")
    await admin.press(town.words("story-kit-removed"))
    await hear_edited(town, admin, "TikTok: không còn bài")


async def test_consent_taken_back_closes_the_kit(town: Town) -> None:
    admin, story_id = await story_is_out(town)
    await open_kits(town, admin)
    await hear(admin, "Bài đã duyệt trong hai tháng nay: 1")
    async with town.database.writing() as session:
        for consent in await session.scalars(select(StoryConsent)):
            consent.state = "withdrawn"
    answer = await admin.press(TITLE)
    assert answer is not None
    assert answer["text"] == town.words("story-error-consent-missing")
    async with town.database.reading() as session:
        assert (await session.get_one(Story, story_id)).state == "published"


async def test_cells_do_not_see_the_kits(town: Town) -> None:
    (an,) = await town.register(AN)
    _, story_id = await story_is_out(town)
    await an.say("/guong")
    message = await hear(an, HOME)
    assert not [one for one in buttons_of(message) if "mạng khác" in one["text"]]
    for data in (f"skb:{story_id}", f"skc:{story_id}:zalo", f"skd:{story_id}:zalo"):
        assert await forge(an, data) == town.words("error-not-allowed")
