"""The cell's secretary reads what a member told, and sends it onward, back, or says no kindly."""

import pytest

from bot.features.stories import kinds, rules
from bot.roles import DEPUTY
from models.repositories import units
from models.stories import Story
from simulator.client import words_of
from tests.features.desk_scenes import add_consent
from tests.handlers.chat_scenes import can_be_typed
from tests.handlers.desk_scenes import join_desk
from tests.handlers.scenes import AN, BINH, CUC
from tests.handlers.story_consent_scenes import change, labels_of, propose, state_of
from tests.town.town import CELLS, Town, hear

CARD = "Gương tốt gửi chi bộ xem"
PRIVATE = "Ông Tư, số nhà 12/5, gọi 0903 123 456."


async def test_card_shows_pictures_first_and_what_to_look_at(town: Town) -> None:
    an, _ = await town.register(AN, BINH)
    await propose(town, photos=2, text=PRIVATE)
    card = await hear(an, CARD)
    album = [one for one in await an.messages() if one.get("media_group_id")]
    assert len(album) == 2
    assert album[-1]["message_id"] < card["message_id"]
    words = words_of(card)
    for part in ("Con hẻm nở hoa", "Trần Văn Bình", "số điện thoại", "0903 123 456", "số nhà 12/5"):
        assert part in words
    assert "chưa ghi tên ai" in words
    assert town.words("story-review-forward") in labels_of(card)


async def test_one_picture_comes_as_a_photo(town: Town) -> None:
    an, _ = await town.register(AN, BINH)
    await propose(town, photos=1)
    await hear(an, CARD)
    assert [one for one in await an.messages() if one.get("photo")]


async def test_story_goes_onward_and_its_teller_hears(town: Town) -> None:
    mai = await join_desk(town)
    an, binh = await town.register(AN, BINH)
    story_id = await propose(town)
    await hear(an, CARD)
    await an.press(town.words("story-review-forward"))
    done = await hear(an, "Đã chuyển bài «Con hẻm nở hoa» lên phường.")
    assert town.words("story-review-name-them") in words_of(done)
    await hear(binh, "Con hẻm nở hoa")
    await hear(mai, "Con hẻm nở hoa")
    assert await state_of(town, story_id) == rules.FORWARDED


@pytest.mark.parametrize(
    ("button", "reason", "state"),
    [
        ("story-review-send-back", "story-desk-reason-back-1", rules.RETURNED),
        ("story-review-decline", "story-desk-reason-decline-3", rules.DECLINED),
    ],
)
async def test_ready_reason_is_one_press(town: Town, button: str, reason: str, state: str) -> None:
    an, binh = await town.register(AN, BINH)
    story_id = await propose(town)
    await hear(an, CARD)
    await an.press(town.words(button))
    await hear(an, "viết lời khác")
    await an.press(town.words(reason))
    await hear(an, town.words(reason))
    await hear(binh, town.words(reason))
    assert await state_of(town, story_id) == state


async def test_reason_in_ones_own_words(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    story_id = await propose(town)
    await hear(an, CARD)
    await can_be_typed(town, kinds.PROPOSED)
    await an.say("Nhờ viết thêm")
    await hear(an, "viết lời khác")
    await an.say("9")
    await hear(an, "viết lời khác")
    await an.say("Mong anh kể thêm ai đã giúp ông Tư nhé")
    await hear(binh, "Mong anh kể thêm ai đã giúp ông Tư nhé")
    assert await state_of(town, story_id) == rules.RETURNED


async def test_second_reviewer_learns_who_was_quicker(town: Town) -> None:
    async with town.database.writing() as session:
        cell = town.cells[CELLS[0]]
        await units.add_role(session, town.members[CUC], cell, DEPUTY)
    an, _, cuc = await town.register(AN, BINH, CUC)
    await propose(town)
    await hear(an, CARD)
    await hear(cuc, CARD)
    await an.press(town.words("story-review-forward"))
    await hear(cuc, "đã chuyển phường")
    assert [one for one in await cuc.messages() if CARD in words_of(one)] == []


async def test_what_was_changed_since_is_not_decided(town: Town) -> None:
    an, _ = await town.register(AN, BINH)
    story_id = await propose(town)
    await hear(an, CARD)
    await change(town, story_id, state=rules.DRAFT, revision=2)
    answer = await an.press(town.words("story-review-forward"))
    assert answer is not None
    assert answer["text"] == town.words("story-review-error-not-told")
    assert await state_of(town, story_id) == rules.DRAFT


async def test_waiting_stories_are_on_the_screen(town: Town) -> None:
    an, _ = await town.register(AN, BINH)
    await propose(town, text="Câu chuyện dài. " * 300)
    await hear(an, CARD)
    await an.say("/guong")
    await hear(an, "Chờ chi bộ xem: 1")
    await an.press(town.words("story-review-home", count=1))
    await hear(an, "Bài chờ chi bộ xem (1)")
    await an.say("1")
    card = await hear(an, CARD)
    assert "cả bài dài" in words_of(card)
    await an.press(town.words("story-review-whole"))
    last = await hear(an, "Câu chuyện dài.")
    assert len(words_of(last)) > 1000
    await hear(an, "Câu chuyện dài.")


async def test_members_see_nothing_of_it(town: Town) -> None:
    _, cuc = await town.register(BINH, CUC)
    await propose(town)
    await cuc.say("/guong")
    home = words_of(await hear(cuc, "Gương"))
    assert "Chờ chi bộ xem" not in home


async def test_much_to_look_at_fits_into_one_card(town: Town) -> None:
    mai = await join_desk(town)
    an, _ = await town.register(AN, BINH)
    all_kinds = (
        "Ở số nhà 12/5A hẻm 45, gọi 0903 123 456, CCCD số 079185001234, bị ung thư lâu năm, "
        "có cháu Lan 9 tuổi học lớp 3, thuộc hộ nghèo của khu phố từ nhiều năm nay. "
    )
    story_id = await propose(town, text=all_kinds * 25)
    async with town.database.writing() as session:
        story = await session.get_one(Story, story_id)
        for number in range(20):
            await add_consent(session, story, name=f"Tổ {number} " + "rất dài " * 14)
    await an.say("/guong")
    await hear(an, "Chờ chi bộ xem: 1")
    await an.press(town.words("story-review-home", count=1))
    await hear(an, "Bài chờ chi bộ xem (1)")
    await an.say("1")
    card = await hear(an, "14 người, tập thể nữa")
    assert "Ở số nhà 12/5A" in words_of(card)
    await an.press(town.words("story-consent-shown-count", count=20))
    await hear(an, "20. Tổ 19")
    await change(town, story_id, state=rules.FORWARDED)
    await mai.say("/guong")
    await hear(mai, "Ở phường:")
    await mai.press(town.words("story-desk-home", count=1))
    await hear(mai, "Bài gửi lên phường")
    await mai.say("1")
    await hear(mai, "14 người, tập thể nữa")
