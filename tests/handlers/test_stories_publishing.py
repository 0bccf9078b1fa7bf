"""In chat a story goes from the desk by two people into the channel, and is taken back."""

from bot.features.stories import rules
from models.repositories import chats
from simulator.client import buttons_of, words_of
from tests.features.desk_scenes import TEXT, TITLE
from tests.handlers.desk_scenes import labels_of, open_story
from tests.handlers.scenes import AN
from tests.handlers.story_post_scenes import bound, open_office, take_consent
from tests.town.town import CELLS, Town, hear


async def test_story_goes_out_as_the_second_person_saw_it(town: Town) -> None:
    office = await open_office(town, photos=2)
    question = words_of(await office.ask())
    assert "Người đề nghị: Lý Thị Mai" in question
    assert "Đăng ở: Phường Sông Mây" in question
    assert "ngay khi được duyệt" in question
    seen = [m for m in await office.hai.messages() if m.get("photo")]
    assert [words_of(m) for m in seen] == [TITLE, ""]
    assert not await office.seen()
    await office.hai.press(town.words("story-post-confirm"))
    first, second, text = await office.shows(3)
    assert first["media_group_id"] == second["media_group_id"]
    assert words_of(first) == TITLE
    assert words_of(text).startswith("Ông Tư cùng 18 hộ")
    assert CELLS[0] in words_of(text)
    # Told to whoever asked, and the board follows.
    await hear(office.mai, f"Bài {TITLE} đã được đăng.")
    board = await office.board("✅ Phường Sông Mây: đã đăng")
    assert "đã đăng lúc 9 giờ" in board


async def test_number_confirms_nothing_but_the_words_do(town: Town) -> None:
    office = await open_office(town)
    await office.ask()
    await office.hai.say("1")
    await hear(office.hai, town.words("common-number-unclear"))
    assert not await office.seen()
    await office.hai.say("Duyệt, cho đăng")
    (post,) = await office.shows(1)
    assert TEXT in words_of(post)


async def test_second_person_says_why_not_and_it_is_asked_again(town: Town) -> None:
    office = await open_office(town)
    await office.ask()
    await office.hai.press(town.words("story-post-give-back"))
    await hear(office.hai, town.words("story-post-give-back-ask"))
    await office.hai.say("Xin bớt <tên đường>.")
    await hear(office.hai, town.words("story-post-give-back-done"))
    told = await hear(office.mai, "Ý kiến: Xin bớt <tên đường>.")
    assert town.words("story-post-ask-again") in labels_of(told)
    assert not await office.seen()
    await office.publish()
    await office.shows(1)


async def test_withdrawn_it_is_gone_in_the_channel_and_in_a_group_left_behind(town: Town) -> None:
    office = await open_office(town, photos=3)
    group = await bound(town, office.mai, "supergroup", "Khu phố 1", CELLS[0])
    await office.open_form()
    await office.mai.say("khu pho 1")
    await hear(office.mai, "Đã chọn 2")
    await office.mai.say("xong")
    await hear(office.mai, "Đăng lúc nào?")
    await office.mai.say("ngay")
    await hear(office.mai, "Đăng ở: Phường Sông Mây, Khu phố 1")
    await office.mai.say("gửi duyệt")
    await hear(office.hai, "Xin đồng chí duyệt bài")
    await office.hai.press(town.words("story-post-confirm"))
    await office.shows(4)
    await office.shows(4, group)
    async with town.database.writing() as session:
        chat = await chats.find_place(session, group, None)
        assert chat is not None
        chat.state = "unbound"
    await office.board("✅ Khu phố 1: đã đăng")
    await office.mai.press(town.words("story-post-take-down"))
    await hear(office.mai, "Gỡ bài «Con hẻm nở hoa» ở mọi nơi")
    await office.mai.say("1")
    await hear(office.mai, "Nút này")
    # No words take it back, for they may mean that it shall stay.
    for words in ("không, bấm nhầm", "Nhầm ảnh"):
        await office.mai.say(words)
        await hear(office.mai, f"với lý do: «{words}»")
    assert (await office.story()).state == rules.PUBLISHED
    await office.mai.press(town.words("story-post-take-down-sure"))
    await hear(office.mai, town.words("story-post-take-down-done"))
    await office.shows(0)
    await office.shows(0, group)
    board = await office.board("🗑 Khu phố 1: đã gỡ")
    assert "Lý do gỡ: Nhầm ảnh" in board
    await hear(office.hai, "Lý Thị Mai đã gỡ bài")


async def test_consent_taken_back_just_before_it_is_sent_keeps_it_in(town: Town) -> None:
    office = await open_office(town, photos=1)
    await office.ask("18 giờ chiều nay")
    await office.hai.press(town.words("story-post-confirm"))
    await hear(office.mai, "sẽ đăng lúc 18 giờ")
    await take_consent(town, office.story_id)
    await office.later(hours=9)
    await hear(office.mai, "người được nêu chưa đồng ý")
    assert not await office.seen()
    assert (await office.story()).state == "forwarded"
    shown = words_of(await open_story(town, office.mai))
    assert town.words("story-post-needs-consent") in shown


async def test_hour_in_the_night_is_asked_for_again(town: Town) -> None:
    office = await open_office(town)
    await office.open_form()
    await office.mai.press(town.words("announce-picked", count=1))
    await hear(office.mai, "Đăng lúc nào?")
    for words, answer in (
        ("22 giờ tối nay", "là giờ nghỉ"),
        ("mùng 5 âm lịch", town.words("announce-when-lunar")[:20]),
        ("hôm qua lúc 8 giờ", "đã qua"),
        ("bao giờ cũng được", town.words("announce-when-unclear")[:20]),
    ):
        await office.mai.say(words)
        await hear(office.mai, answer)
    await office.mai.say("ngày mai")
    await hear(office.mai, "lúc mấy giờ")
    await office.mai.say("18")
    summary = words_of(await hear(office.mai, town.words("story-post-summary-second")))
    assert "Giờ đăng: 18 giờ 00, thứ Ba, ngày 08/12/2026" in summary


async def test_secretary_of_a_cell_is_offered_none_of_it(town: Town) -> None:
    office = await open_office(town)
    await office.publish()
    await office.shows(1)
    (an,) = await town.register(AN)
    await an.say("/guong")
    shown = await hear(an, "Gương")
    assert not any("Hàng đợi" in button["text"] for button in buttons_of(shown))
    for data in (f"spb:{office.story_id}", f"spf:{office.story_id}", "spj:1", "spk:1"):
        answer = await an.press_data(int(shown["message_id"]), data)
        assert answer is not None
        assert answer["text"] == town.words("error-not-allowed")
    assert (await office.story()).state == "published"
