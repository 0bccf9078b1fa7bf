"""A post of which nobody knows whether it arrived is held, never repeated, until somebody looks."""

from datetime import timedelta
from typing import Any

from sqlalchemy import update

from bot.features.stories.kinds import POST
from bot.outbox.settling import Aftermath, Settler
from handlers import all_kinds
from models.outbox import SENDING, OutboxMessage
from models.repositories import sending
from simulator.client import Message, words_of
from tests.bed.waiting import eventually
from tests.features.desk_scenes import TEXT
from tests.handlers.chat_scenes import found_group
from tests.handlers.story_post_scenes import Office, open_office
from tests.town.town import Town, hear


async def lose(office: Office, method: str, **fault: Any) -> None:
    """It is published, and the answer to the first post is lost."""
    await office.town.client.arm_fault("disconnect", method, **fault)
    await office.publish()
    await office.becomes("unknown")


async def ask_about(office: Office) -> None:
    """Whoever asked opens the question from the board."""
    await office.board("❓ Phường Sông Mây: chưa rõ")
    await office.mai.press("Chưa rõ: Phường Sông Mây")
    await hear(office.mai, "Trợ lý không tự đăng lại")


async def test_it_is_not_sent_again_by_itself(town: Town) -> None:
    office = await open_office(town)
    await lose(office, "sendMessage", deliver=True, chat_id=office.channel)
    await office.shows(1)
    await office.later(hours=1)
    await office.later(days=1)
    assert len(await office.seen()) == 1
    assert len(await town.client.transcript(method="sendMessage")) > 0


async def test_link_makes_it_one_that_can_be_taken_back(town: Town) -> None:
    office = await open_office(town, photos=2)
    await lose(office, "sendMediaGroup", deliver=True, chat_id=office.channel)
    album = (await office.shows(3))[:2]
    await ask_about(office)
    await office.mai.press(town.words("story-post-arrived"))
    await hear(office.mai, "đường dẫn")
    await office.mai.say("tôi xem rồi")
    await hear(office.mai, town.words("story-post-error-link"))
    await office.mai.say(link_into(office, album[0]))
    await hear(office.mai, town.words("story-post-found"))
    first, _ = await office.posts()
    assert first.more_ids == [album[1]["message_id"]]
    await office.board("✅ Phường Sông Mây: đã đăng")
    await office.mai.press(town.words("story-post-take-down"))
    await hear(office.mai, "Gỡ bài")
    await office.mai.press(town.words("story-post-take-down-sure"))
    await office.shows(0)


async def test_what_did_not_arrive_is_sent_once_more_marked(town: Town) -> None:
    office = await open_office(town)
    await lose(office, "sendMessage", deliver=False, chat_id=office.channel)
    assert not await office.seen()
    await ask_about(office)
    # A number settles nothing.
    await office.mai.say("2")
    await hear(office.mai, town.words("common-number-unclear"))
    await office.mai.press(town.words("story-post-again"))
    (post,) = await office.shows(1)
    assert TEXT in post["text"]
    assert town.words("outbox-repeated") in post["text"]
    await office.board("✅ Phường Sông Mây: đã đăng")


async def test_of_an_earlier_release_it_stays_on_the_board_until_somebody_has_looked(
    town: Town,
) -> None:
    office = await open_office(town)
    await lose(office, "sendMessage", deliver=False, chat_id=office.channel)
    await office.board("❓ Phường Sông Mây: chưa rõ")
    await office.mai.press(town.words("story-post-take-down"))
    await hear(office.mai, "Gỡ bài")
    await office.mai.press(town.words("story-post-take-down-sure"))
    await hear(office.mai, town.words("story-post-take-down-done"))
    await office.publish()
    board = await office.board("✅ Phường Sông Mây: đã đăng")
    assert f"{town.words('story-post-board-earlier')}\n❓ Phường Sông Mây: chưa rõ" in board
    await office.mai.press("Chưa rõ: Phường Sông Mây")
    await hear(office.mai, "đăng lần ấy đã gỡ")
    await office.mai.press(town.words("story-post-missing"))
    await hear(office.mai, town.words("story-post-not-there"))
    assert len(await office.shows(1)) == 1


async def test_post_that_a_dead_process_left_under_way_is_held(town: Town) -> None:
    office = await open_office(town)
    await office.publish()
    await office.shows(1)
    await office.becomes("sent")
    async with town.database.writing() as session:
        left = {"state": SENDING, "message_id": None, "sent_revision": 0}
        await session.execute(
            update(OutboxMessage).where(OutboxMessage.kind == POST.name).values(**left)
        )
        others = [one.id for one in await sending.list_under_way(session) if one.kind != POST.name]
        settler = Settler(all_kinds(), timedelta(seconds=1), Aftermath(), None)
        await settler.settle_left(session, others, town.chibot.clock.now())
    await office.becomes("unknown")
    await office.later(days=1)
    assert len(await office.seen()) == 1
    await ask_about(office)


async def test_look_back_that_may_have_arrived_is_held_and_on_the_board(town: Town) -> None:
    office = await open_office(town)
    await office.publish()
    await office.becomes("sent")
    await town.client.arm_fault("disconnect", "sendPhoto", deliver=True, chat_id=office.channel)
    await office.later(days=25)
    await office.shows(2)
    await office.later(days=2)
    assert len(await office.seen()) == 2
    await office.becomes("unknown", kind="stories.digest")
    (held,) = [row for row in await office.rows("stories.digest") if row.state == "unknown"]
    assert held.attempt == 1
    await office.board("✅ Phường Sông Mây: đã đăng")
    await office.mai.press(town.words("story-post-take-down"))
    await hear(office.mai, "Gỡ bài")
    await office.mai.press(town.words("story-post-take-down-sure"))
    await office.board("bản nhìn lại (Tháng 12/2026) có nêu bài này đã tới chưa, nếu thấy ở đó")
    _, left = await office.shows(2)
    await office.mai.press(
        town.words("story-post-unclear-digest", month="Tháng 12/2026", place="Phường Sông Mây")
    )
    await hear(office.mai, "Các bài trong bản nhìn lại (Tháng 12/2026) đều đã gỡ")
    await office.mai.press(town.words("story-post-arrived"))
    await hear(office.mai, "đường dẫn")
    await office.mai.say(link_into(office, left))
    await hear(office.mai, town.words("story-post-found"))

    async def is_gone() -> bool:
        # Both are too old to be deleted.
        return {words_of(m) for m in await office.seen()} == {town.words("story-post-gone")}

    await eventually(is_gone)


def link_into(office: Office, message: Message) -> str:
    """As people copy it from a channel that only its readers find."""
    return f"https://t.me/c/{str(office.channel).removeprefix('-100')}/{message['message_id']}"


async def test_link_with_a_name_is_taken_for_the_channel_of_the_name_only(town: Town) -> None:
    office = await open_office(town)
    await lose(office, "sendMessage", deliver=True, chat_id=office.channel)
    (post,) = await office.shows(1)
    other = await found_group(town, office.mai, "channel", "Chợ quê")
    chats = town.simulator.world.groups
    chats[office.channel].username, chats[other].username = "songmay", "choque"
    await ask_about(office)
    await office.mai.press(town.words("story-post-arrived"))
    await hear(office.mai, "đường dẫn")
    for name in ("choque", "khongcoai"):
        await office.mai.say(f"https://t.me/{name}/{post['message_id']}")
        await hear(office.mai, town.words("story-post-error-link"))
    await town.client.arm_fault("disconnect", "getChat")
    await office.mai.say(f"https://t.me/songmay/{post['message_id']}")
    await hear(office.mai, town.words("story-post-error-link-later"))
    await office.mai.say(f"https://t.me/songmay/{post['message_id']}")
    await hear(office.mai, town.words("story-post-found"))
    assert [row.message_id for row in await office.posts()] == [post["message_id"]]
