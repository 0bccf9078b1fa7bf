"""In chat the ward's desk edits the words of a story, and gives it back."""

import pytest

from bot.access import load_actor
from bot.features.stories import editing, rules
from bot.roles import SECRETARY
from simulator.client import words_of
from tests.features.desk_scenes import TEXT, TITLE
from tests.handlers.desk_scenes import (
    HAI,
    hand_up,
    join_desk,
    labels_of,
    open_story,
    story_of,
)
from tests.handlers.scenes import AN, BINH
from tests.town.town import CELLS, Town, hear


async def test_title_is_typed(town: Town) -> None:
    mai = await join_desk(town)
    story_id = await hand_up(town)
    assert "chờ biên tập" in words_of(await open_story(town, mai))
    await mai.say("tiêu đề")
    await hear(mai, f"Tiêu đề hiện nay: {TITLE}")
    # Meant for a button; it is no title.
    await mai.say("2")
    await hear(mai, "Tiêu đề hiện nay")
    await mai.say("x" * 121)
    await hear(mai, "tối đa 120")
    await mai.say("Hẻm 12 nở hoa")
    assert "Hẻm 12 nở hoa" in words_of(await hear(mai, town.words("story-desk-saved-title")))
    story = await story_of(town, story_id)
    assert (story.title, story.revision) == ("Hẻm 12 nở hoa", 2)


async def test_one_paragraph_is_typed_in_every_way(town: Town) -> None:
    mai = await join_desk(town)
    story_id = await hand_up(town)
    await open_story(town, mai)
    one, two, _ = TEXT.split("\n\n")
    # Without pressing anything.
    await mai.say("sua doan 3: Hẻm 14 cũng làm.")
    await hear(mai, town.words("story-desk-saved-paragraph"))
    await mai.press(town.words("story-desk-text"))
    assert f"2. {two}" in words_of(await hear(mai, "nhắn cả bài mới"))
    await mai.press(town.words("story-desk-paragraph", number=2))
    await hear(mai, f"Đoạn 2 hiện nay:\n{two}")
    await mai.say("Hẻm 12 nay sạch.")
    await hear(mai, town.words("story-desk-saved-paragraph"))
    assert (await story_of(town, story_id)).text == f"{one}\n\nHẻm 12 nay sạch.\n\nHẻm 14 cũng làm."
    await mai.press(town.words("story-desk-text"))
    await hear(mai, "nhắn cả bài mới")
    await mai.say("1")
    await hear(mai, "Đoạn 1 hiện nay")
    await mai.press(town.words("story-desk-paragraph-drop"))
    await hear(mai, town.words("story-desk-saved-drop"))
    assert (await story_of(town, story_id)).text == "Hẻm 12 nay sạch.\n\nHẻm 14 cũng làm."


async def test_stray_word_does_not_become_the_text(town: Town) -> None:
    mai = await join_desk(town)
    story_id = await hand_up(town)
    await open_story(town, mai)
    await mai.press(town.words("story-desk-text"))
    await hear(mai, "nhắn cả bài mới")
    await mai.say("cảm ơn đồng chí")
    await hear(mai, "Thay cả bài bằng tin này?")
    assert (await story_of(town, story_id)).text == TEXT
    # The whole text after all.
    whole = "Bà con hẻm 12 đã cùng nhau trồng hoa. " * 5
    await mai.say(whole)
    await hear(mai, town.words("story-desk-saved-text"))
    assert (await story_of(town, story_id)).text == whole.strip()


async def test_short_text_is_meant_if_one_says_so(town: Town) -> None:
    mai = await join_desk(town)
    story_id = await hand_up(town)
    await open_story(town, mai)
    await mai.press(town.words("story-desk-text"))
    await hear(mai, "nhắn cả bài mới")
    await mai.say("Hẻm 12 trồng hoa.")
    await hear(mai, "Thay cả bài bằng tin này?")
    await mai.press(town.words("story-desk-sure-yes"))
    await hear(mai, town.words("story-desk-saved-text"))
    assert (await story_of(town, story_id)).text == "Hẻm 12 trồng hoa."


async def test_paste_that_the_app_has_cut_is_one_text(town: Town) -> None:
    mai = await join_desk(town)
    story_id = await hand_up(town)
    await open_story(town, mai)
    await mai.press(town.words("story-desk-text"))
    await hear(mai, "nhắn cả bài mới")
    first = ("Bà con hẻm 12 trồng hoa. " * 160).strip()
    await mai.say(first)
    await hear(mai, "Nếu còn, xin nhắn tiếp")
    await mai.say("Hết chuyện.")
    await hear(mai, town.words("story-desk-saved-text"))
    assert (await story_of(town, story_id)).text == f"{first}\n\nHết chuyện."
    await mai.press(town.words("story-desk-text"))
    await hear(mai, "nhắn cả bài mới")
    await mai.say(first)
    await hear(mai, "Nếu còn, xin nhắn tiếp")
    await mai.press(town.words("story-desk-text-done"))
    await hear(mai, town.words("story-desk-saved-text"))
    assert (await story_of(town, story_id)).text == first


async def test_text_that_was_too_long_is_not_the_beginning_of_the_next(town: Town) -> None:
    mai = await join_desk(town)
    story_id = await hand_up(town)
    await open_story(town, mai)
    await mai.press(town.words("story-desk-text"))
    await hear(mai, "nhắn cả bài mới")
    await mai.say("Một câu dài. " * 310)
    await hear(mai, "Hết bài")
    await mai.say("Một câu dài. " * 200)
    await hear(mai, "tối đa 6.000")
    short = ("Bài đã rút gọn. " * 20).strip()
    await mai.say(short)
    await hear(mai, town.words("story-desk-saved-text"))
    assert (await story_of(town, story_id)).text == short


@pytest.mark.parametrize("count", [1, 9, 300])
async def test_long_text_can_be_edited_in_chat(town: Town, count: int) -> None:
    mai = await join_desk(town)
    paragraph = ("Bà con trồng hoa. " * max(330 // count, 1)).strip()
    story_id = await hand_up(town, text="\n\n".join([paragraph] * count))
    await open_story(town, mai)
    await mai.press(town.words("story-desk-text"))
    asked = await hear(mai, "nhắn cả bài mới")
    assert labels_of(asked)[:-1] == [str(i) for i in range(1, min(count, 50) + 1)] * (count > 1)
    await mai.say(str(count))
    await hear(mai, f"Đoạn {count} hiện nay")
    await mai.say("Hết chuyện.")
    await hear(mai, town.words("story-desk-saved-paragraph"))
    assert (await story_of(town, story_id)).text.endswith("Hết chuyện.")


async def test_tags_are_pressed_and_typed(town: Town) -> None:
    mai = await join_desk(town)
    story_id = await hand_up(town)
    await open_story(town, mai)
    await mai.press(town.words("story-desk-tags", count=0))
    await hear(mai, "Nhãn của bài: –")
    await mai.press("Dân vận khéo")
    await hear(mai, "Nhãn của bài: Dân vận khéo")
    await mai.say("#TrồngCây, mô hình hay")
    shown = await hear(mai, "Nhãn của bài: Dân vận khéo, Trồng cây, Mô hình hay")
    assert "✓ Trồng cây" in labels_of(shown)
    await mai.press("✓ Dân vận khéo")
    await hear(mai, "Nhãn của bài: Trồng cây, Mô hình hay")
    await mai.say("a, b, c, d")
    await hear(mai, "tối đa 5 nhãn")
    await mai.say("xong")
    await hear(mai, "Nhãn: Trồng cây, Mô hình hay")
    assert (await story_of(town, story_id)).tags == ["Trồng cây", "Mô hình hay"]


async def test_what_the_other_editor_did_is_not_lost(town: Town) -> None:
    mai, hai = await join_desk(town), await join_desk(town, HAI, SECRETARY)
    story_id = await hand_up(town)
    for person in (mai, hai):
        await open_story(town, person)
        await person.press(town.words("story-desk-title"))
        await hear(person, "Tiêu đề hiện nay")
    await mai.say("Hẻm 12 nở hoa")
    await hear(mai, town.words("story-desk-saved-title"))
    await hai.say("Hoa trong hẻm nhỏ")
    await hear(hai, "một đồng chí khác đã sửa bài này")
    assert (await story_of(town, story_id)).title == "Hẻm 12 nở hoa"
    await hai.press(town.words("story-desk-sure-yes"))
    await hear(hai, town.words("story-desk-saved-title"))
    assert (await story_of(town, story_id)).title == "Hoa trong hẻm nhỏ"


async def test_old_button_says_so_and_shows_the_story(town: Town) -> None:
    mai, hai = await join_desk(town), await join_desk(town, HAI, SECRETARY)
    story_id = await hand_up(town)
    for person in (mai, hai):
        await open_story(town, person)
        await person.press(town.words("story-desk-tags", count=0))
        await hear(person, "Nhãn của bài")
    await hai.press("Mô hình hay")
    await hear(hai, "Nhãn của bài: Mô hình hay")
    await mai.press("Dân vận khéo")
    assert "Nhãn: Mô hình hay" in words_of(await hear(mai, "vừa sửa bài này"))
    assert (await story_of(town, story_id)).tags == ["Mô hình hay"]


async def test_teller_is_asked_for_more(town: Town) -> None:
    mai = await join_desk(town)
    (binh,) = await town.register(BINH)
    story_id = await hand_up(town, proposed_by=town.members[BINH])
    await open_story(town, mai)
    await mai.press(town.words("story-desk-send-back"))
    await hear(mai, "Đồng chí cần thêm gì?")
    await mai.press(town.words("story-desk-reason-back-1"))
    await hear(mai, "Đã nhờ người kể viết thêm")
    assert town.words("story-desk-reason-back-1") in words_of(await hear(binh, "kết quả cụ thể"))
    assert (await story_of(town, story_id)).state == rules.RETURNED


async def test_story_is_declined_in_own_words_only(town: Town) -> None:
    mai = await join_desk(town)
    (binh,) = await town.register(BINH)
    story_id = await hand_up(town, proposed_by=town.members[BINH])
    await open_story(town, mai)
    await mai.press(town.words("story-desk-decline"))
    await hear(mai, "Vì sao không đăng?")
    await mai.say("1")
    await hear(mai, "Vì sao không đăng?")
    assert (await story_of(town, story_id)).state == rules.FORWARDED
    await mai.say("Tuần trước phường đã đăng chuyện này.")
    await hear(mai, "Đã báo người kể")
    await hear(binh, "Tuần trước phường đã đăng chuyện này.")
    assert (await story_of(town, story_id)).state == rules.DECLINED


async def test_private_matters_are_pointed_at(town: Town) -> None:
    mai = await join_desk(town)
    await hand_up(town, text="Liên hệ bác Tư, số 0900 330 037, để xin cây giống.")
    shown = words_of(await open_story(town, mai))
    assert shown.count("– số điện thoại: ") == 1


async def test_as_it_was_told_can_be_read(town: Town) -> None:
    mai = await join_desk(town)
    await hand_up(town)
    await open_story(town, mai)
    await mai.press(town.words("story-desk-original"))
    shown = words_of(await hear(mai, "Bản gốc"))
    assert "bác Tư rủ bà con trồng hoa đầu hẻm" in shown
    assert "Kết quả: 40 chậu hoa" in shown


async def test_who_lost_the_right_edits_no_more(town: Town) -> None:
    mai = await join_desk(town)
    story_id = await hand_up(town)
    await open_story(town, mai)
    await mai.press(town.words("story-desk-title"))
    await hear(mai, "Tiêu đề hiện nay")
    async with town.database.writing() as session:
        for role in (await load_actor(session, mai.id)).roles:
            await session.delete(role)
    await mai.say("Hẻm 12 nở hoa")
    await hear(mai, town.words("error-not-allowed"))
    assert (await story_of(town, story_id)).title == TITLE


async def test_cell_has_no_desk(town: Town) -> None:
    (an,) = await town.register(AN)
    await hand_up(town)
    await an.say("/guong")
    card = await an.last()
    assert "Ở phường:" not in words_of(card)
    async with town.database.reading() as session:
        assert not await editing.has_desk(session, await load_actor(session, an.id))


async def test_desk_is_told_in_english_too(town: Town) -> None:
    mai = await join_desk(town)
    await hand_up(town)
    await mai.say("/language")
    await hear(mai, "Which language")
    await mai.press("English")
    await hear(mai, town.words("language-chosen", "en"))
    await mai.say("/guong")
    await hear(mai, "At the ward: one story to edit")
    await mai.press(town.words("story-desk-home", "en", count=1))
    await hear(mai, "Stories sent up to the ward")
    await mai.say(TITLE)
    shown = words_of(await hear(mai, f"{TITLE}\n{CELLS[0]}"))
    assert "to be edited" in shown
