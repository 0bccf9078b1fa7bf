"""Groups get a button that leads to the private chat, and the result; answers there never count."""

from typing import Any

from bot.features.polls.kinds import POST, RESULT_POST
from simulator.client import Message, Person, buttons_of, words_of
from tests.handlers.chat_scenes import BOT, becomes, bound_group, choose_cell, found_group, seen_in
from tests.handlers.chat_scenes import QUESTION as BIND
from tests.handlers.polling import OPTIONS, QUESTION, close, open_in_town, question_of
from tests.handlers.scenes import AN, BINH, CUC, DUNG
from tests.town.town import Town, hear

HAI = "Đỗ Văn Hải"


async def asked_with_group(town: Town, **changes: Any) -> tuple[list[Person], int, int]:
    """Five members who are asked, and the group of their cell that was told; ids of both."""
    an, group = await bound_group(town)
    others = await town.register(BINH, CUC, DUNG, HAI)
    poll_id = await open_in_town(town, an, is_posted=True, **changes)
    people = [an, *others]
    for person in people:
        await question_of(person)
    return people, group, poll_id


async def post_in(person: Person, group: int, part: str) -> Message:
    """The post in the group that holds these words."""
    return await hear(person.in_chat(group), part)


async def test_post_leads_to_the_private_chat_and_offers_no_options(town: Town) -> None:
    (an, binh, *_), group, poll_id = await asked_with_group(town)
    post = await post_in(an, group, QUESTION)
    (button,) = buttons_of(post)
    assert button["text"] == town.words("poll-post-answer")
    assert button["url"] == f"https://t.me/town_bot?start=poll_{poll_id}"
    assert not any(option in words_of(post) for option in OPTIONS)
    mark = (await binh.start(f"poll_{poll_id}"))["seq"]
    again = await hear(binh, QUESTION)
    assert again["seq"] > mark
    assert [b["text"] for b in buttons_of(again)] == list(OPTIONS)


async def test_answer_in_the_group_does_not_count(town: Town) -> None:
    (an, binh, *_), group, _ = await asked_with_group(town)
    await post_in(an, group, QUESTION)
    await an.in_chat(group).say("1")
    await an.in_chat(group).say(OPTIONS[0])
    await close(town)
    assert "Đã trả lời: 0 trên 5" in words_of(await hear(binh, "KẾT QUẢ"))


async def test_result_is_posted_as_a_picture_and_the_question_says_it_is_over(town: Town) -> None:
    people, group, _ = await asked_with_group(town)
    for person in people[:3]:
        await person.press(OPTIONS[1])
    await close(town)
    result = await post_in(people[0], group, "KẾT QUẢ")
    assert result.get("photo")
    assert "2. Sáng Chủ nhật 13/12\n▓▓▓▓▓▓▓▓▓▓ 3 (100%)" in words_of(result)
    assert town.words("poll-no-vote") in words_of(result)
    assert buttons_of(result) == []
    messages = await people[0].in_chat(group).messages()
    over = [m for m in messages if town.words("poll-over") in words_of(m)]
    assert [buttons_of(m) for m in over] == [[]]


async def test_result_of_few_secret_answers_has_no_picture(town: Town) -> None:
    people, group, _ = await asked_with_group(town)
    await people[0].press(OPTIONS[1])
    await close(town)
    result = await post_in(people[0], group, "KẾT QUẢ")
    assert town.words("poll-result-withheld") in words_of(result)
    assert not result.get("photo")


async def test_long_result_is_told_in_short_below_the_picture(town: Town) -> None:
    question = "Nơi nào thuận tiện cho buổi gặp mặt? " * 8
    options = [f"{number} {'Nhà văn hóa phường ' * 3}"[:60].strip() for number in "ABCDEF"]
    an, group = await bound_group(town)
    others = await town.register(BINH, CUC, DUNG, HAI)
    await open_in_town(town, an, options, question=question, is_posted=True)
    for person in others[:3]:
        await hear(person, "Nơi nào thuận tiện")
        await person.say("1")
        await hear(person, "Đã ghi nhận")
    await close(town)
    result = await post_in(an, group, "KẾT QUẢ")
    assert result.get("photo")
    assert "Đã trả lời: 3 trên 5 đồng chí. Số của từng ý ở trong hình." in words_of(result)


async def test_topic_is_posted_to(town: Town) -> None:
    (an,) = await town.register(AN)
    others = await town.register(BINH, CUC, DUNG, HAI)
    forum = await found_group(town, an, is_forum=True)
    await hear(an, BIND)
    await an.press(town.words("chats-do-not-bind"))
    topic = await town.client.add_topic(forum, an.id, "Sinh hoạt chi bộ")
    await an.in_chat(forum).say("/gan@town_bot", message_thread_id=topic)
    await choose_cell(town, an)
    await hear(an, "Đã gắn")
    await open_in_town(town, an, is_posted=True)
    await question_of(others[0])
    assert (await post_in(an, forum, QUESTION))["message_thread_id"] == topic


async def test_author_is_offered_the_groups_there_are(town: Town) -> None:
    an, group = await bound_group(town)
    await town.register(BINH, CUC, DUNG, HAI)
    await an.say(f"/xinykien {QUESTION}")
    await hear(an, "Có những ý nào để chọn?")
    await an.say("\n".join(OPTIONS))
    await hear(an, town.words("poll-ask-ends"))
    await an.say("20h ngày mai")
    await hear(an, "Không đăng trong nhóm (hiện có: Khu phố 1)")
    await an.press(town.words("poll-ask-post-on"))
    await hear(an, "Đăng thêm lời mời trong: Khu phố 1")
    await an.press(town.words("poll-ask-send"))
    await post_in(an, group, QUESTION)


async def test_group_that_is_bound_no_more_is_told_nothing(town: Town) -> None:
    people, group, _ = await asked_with_group(town)
    await post_in(people[0], group, QUESTION)
    await town.client.set_member(group, people[0].id, BOT, "left")
    await becomes(town, group, "gone")
    await close(town)
    await hear(people[1], "KẾT QUẢ")
    assert not [words for words in await seen_in(people[0], group) if "KẾT QUẢ" in words]
    assert POST.is_public
    assert RESULT_POST.is_public
