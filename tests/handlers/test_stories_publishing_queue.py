"""In chat a ward sets the rhythm of its queue, and one story a turn goes out."""

from models.repositories import chats
from models.stories import Story, StoryTarget
from simulator.client import words_of
from tests.features.desk_scenes import TITLE
from tests.handlers.desk_scenes import HAI
from tests.handlers.story_post_scenes import Office, open_office, write
from tests.town.town import Town, hear


async def open_queue(office: Office, count: int = 0) -> str:
    """From the screen of stories."""
    await office.mai.say("/guong")
    await hear(office.mai, "Ở phường:")
    label = office.town.words("story-post-queue-button", unit="Sông Mây", count=count)
    await office.mai.press(label)
    return words_of(await hear(office.mai, "Hàng đợi của Sông Mây\n"))


async def set_rhythm(office: Office, days: str = "mỗi ngày", hour: str = "18h") -> str:
    """Typed, and not picked."""
    await open_queue(office)
    await office.mai.press(office.town.words("story-post-rhythm-set"))
    await hear(office.mai, "Đăng vào những ngày nào?")
    await office.mai.say(days)
    await hear(office.mai, "Đăng lúc mấy giờ")
    await office.mai.say(hour)
    return words_of(await hear(office.mai, "Đã đặt nhịp đăng"))


async def queue_up(office: Office) -> None:
    """The story waits for its turn."""
    await office.open_form()
    await office.mai.press(office.town.words("announce-picked", count=1))
    await hear(office.mai, "Đăng lúc nào?")
    await office.mai.press(office.town.words("story-post-when-queue-button", count=0))
    await hear(office.mai, "đến lượt trong hàng đợi")
    await office.mai.press(office.town.words("story-post-send"))
    await hear(office.hai, "Xin đồng chí duyệt bài")
    await office.hai.press(office.town.words("story-post-confirm"))
    await hear(office.mai, "xếp vào hàng đợi")


async def test_rhythm_is_typed_and_the_story_goes_out_in_its_turn(town: Town) -> None:
    office = await open_office(town)
    told = await set_rhythm(office)
    assert "mỗi ngày, lúc 18:00" in told
    assert "Lượt tới: 18 giờ 00, thứ Hai, ngày 07/12/2026" in told
    await queue_up(office)
    assert f"1. {TITLE} – Chi bộ Khu phố 1" in await open_queue(office, 1)
    assert not await office.seen()
    await office.later(hours=9, minutes=1)
    await office.shows(1)
    await hear(office.mai, f"Bài {TITLE} đã được đăng.")


async def test_days_and_hour_are_picked(town: Town) -> None:
    office = await open_office(town)
    await open_queue(office)
    await office.mai.press(town.words("story-post-rhythm-set"))
    await hear(office.mai, "Đang chọn: mỗi ngày")
    for day in range(1, 7):
        mark = f"☑ {town.words(f'story-post-day-{day}')}"
        await office.mai.press(mark)
        await hear(office.mai, "Đang chọn")
    await office.mai.press(town.words("story-post-days-done"))
    await hear(office.mai, "Đăng lúc mấy giờ (thứ Hai)")
    await office.mai.press("19:30")
    told = words_of(await hear(office.mai, "Đã đặt nhịp đăng: thứ Hai, lúc 19:30"))
    assert "Lượt tới: 19 giờ 30, thứ Hai, ngày 07/12/2026" in told


async def test_rhythm_at_night_is_refused_with_a_sentence(town: Town) -> None:
    office = await open_office(town)
    await open_queue(office)
    await office.mai.press(town.words("story-post-rhythm-set"))
    await hear(office.mai, "Đăng vào những ngày nào?")
    await office.mai.say("lúc nào cũng được")
    await hear(office.mai, town.words("story-post-days-unclear"))
    await office.mai.say("thứ 7")
    await hear(office.mai, "Đăng lúc mấy giờ (thứ Bảy)")
    await office.mai.say("không biết")
    await hear(office.mai, town.words("story-post-hour-unclear"))
    await office.mai.say("22h")
    await hear(office.mai, "22:00 là giờ nghỉ")
    await office.mai.say("9h sáng")
    await hear(office.mai, "thứ Bảy, lúc 09:00")


async def test_queue_without_a_rhythm_says_so(town: Town) -> None:
    office = await open_office(town)
    assert town.words("story-post-rhythm-none") in await open_queue(office)
    await office.open_form()
    await office.mai.press(town.words("announce-picked", count=1))
    await hear(office.mai, "Đăng lúc nào?")
    answer = await office.mai.press(town.words("story-post-when-queue-button", count=0))
    assert answer is not None
    assert answer["text"] == town.words("story-post-error-no-rhythm")
    # The form is still open.
    await office.mai.say("ngay")
    await hear(office.mai, town.words("story-post-summary-second"))


async def test_after_days_of_downtime_one_goes_out_and_the_rest_in_their_turn(town: Town) -> None:
    office = await open_office(town)
    await set_rhythm(office)
    await queue_up(office)
    other = await write(town, title="Bài hai")
    async with town.database.writing() as session:
        first = await session.get_one(Story, office.story_id)
        second = await session.get_one(Story, other)
        second.state, second.release_how = first.state, first.release_how
        second.edited_by, second.approved_at = first.edited_by, town.chibot.clock.now()
        chat = await chats.find_place(session, office.channel, None)
        assert chat is not None
        session.add(StoryTarget(story_id=second.id, bound_chat_id=chat.id))
    await office.later(days=3, hours=2)
    await office.shows(1)
    await office.later(hours=7, minutes=1)
    posts = await office.shows(2)
    assert "Bài hai" in words_of(posts[1])


async def test_rhythm_is_stopped_after_a_question(town: Town) -> None:
    office = await open_office(town)
    await set_rhythm(office)
    await open_queue(office)
    await office.mai.press(town.words("story-post-rhythm-stop"))
    await hear(office.mai, "Nghỉ đăng theo nhịp ở Sông Mây?")
    await office.mai.press(town.words("story-post-rhythm-stop-sure"))
    await hear(office.mai, town.words("story-post-rhythm-stopped"))
    assert town.words("story-post-rhythm-none") in await open_queue(office)


async def test_scheduled_story_is_called_off(town: Town) -> None:
    office = await open_office(town)
    await office.ask("18 giờ chiều nay")
    await office.hai.press(town.words("story-post-confirm"))
    await hear(office.mai, f"đã được {HAI} duyệt, sẽ đăng lúc 18 giờ")
    await office.mai.press(town.words("story-post-call-off"))
    await hear(office.mai, "Dừng việc đăng bài «Con hẻm nở hoa»?")
    await office.mai.press(town.words("story-post-call-off-sure"))
    await hear(office.mai, town.words("story-post-called-off"))
    await office.later(days=1)
    assert not await office.seen()
    assert (await office.story()).state == "forwarded"
