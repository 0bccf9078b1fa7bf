"""What comes back in chat: reactions on the board, corrections, and the look back on a month."""

from typing import Any

from bot.access import load_actor
from bot.features.stories import approving
from models.repositories import stories
from simulator.client import words_of
from tests.bed.waiting import eventually
from tests.features.desk_scenes import TITLE
from tests.handlers.desk_scenes import HAI, picture_in
from tests.handlers.story_post_scenes import Office, open_office
from tests.town.town import CELLS, Town, hear


async def react(office: Office, message: dict[str, Any], total: int, at: int) -> None:
    """Telegram tells how many have reacted by now; a post is known once its call has ended."""
    await office.becomes("sent")
    counted = {
        "chat": {"id": office.channel, "type": "channel", "title": "Phường Sông Mây"},
        "message_id": message["message_id"],
        "date": int(office.town.chibot.clock.now().timestamp()) + at,
        "reactions": [{"type": {"type": "emoji", "emoji": "👍"}, "total_count": total}],
    }
    await office.town.client.feed({"message_reaction_count": counted})


async def test_reactions_are_on_the_board_and_an_older_count_changes_nothing(town: Town) -> None:
    office = await open_office(town)
    await office.publish()
    (post,) = await office.shows(1)
    await react(office, post, 4, 20)
    await office.board("Cảm xúc ở các kênh, nhóm: 4")
    await react(office, post, 2, 10)
    await react(office, post, 5, 30)
    await office.board("Cảm xúc ở các kênh, nhóm: 5")


async def test_correction_edits_what_was_posted(town: Town) -> None:
    office = await open_office(town)
    await office.publish()
    await office.shows(1)
    await office.board("✅ Phường Sông Mây")
    await office.mai.press(town.words("story-post-correct"))
    await hear(office.mai, f"Tiêu đề hiện nay: {TITLE}")
    # Meant for a button; it is no title.
    await office.mai.say("2")
    await hear(office.mai, f"Tiêu đề hiện nay: {TITLE}")
    await office.mai.say("giữ nguyên")
    await hear(office.mai, "Nội dung hiện nay")
    await office.mai.say("Hẻm 12 nay có 45 chậu hoa.")
    await hear(office.mai, town.words("story-post-correct-second"))
    await office.mai.press(town.words("story-post-send"))
    await hear(office.mai, town.words("story-post-asked-done"))
    await hear(office.hai, "Xin đồng chí duyệt bản sửa")
    preview = [m for m in await office.hai.messages() if "45 chậu hoa" in words_of(m)]
    assert preview
    (post,) = await office.seen()
    assert "40 chậu hoa" in words_of(post)
    await office.hai.press(town.words("story-post-confirm-correction"))
    await hear(office.mai, f"đã được {HAI} duyệt, các nơi đã đăng đang được sửa theo")
    seen = office.mai.in_chat(office.channel)
    edited = await seen.wait_for(lambda m: "45 chậu hoa" in words_of(m), 15.0)
    assert edited["message_id"] == post["message_id"]
    assert len(await office.seen()) == 1


async def test_month_is_told_once_with_a_picture_and_taken_back_with_its_story(town: Town) -> None:
    office = await open_office(town, photos=1)
    await office.publish()
    before = len(await office.shows(1))
    await office.becomes("sent")
    await office.later(days=25)
    posts = await office.shows(before + 1)
    told = posts[-1]
    assert "Tháng 12/2026 qua những câu chuyện" in words_of(told)
    assert f"1. {TITLE} – {CELLS[0]}" in words_of(told)
    seen = await picture_in(office.mai, told)
    assert seen.size == (1080, 1080)
    await office.later(days=1)
    assert len(await office.seen()) == before + 1
    await office.board("✅ Phường Sông Mây")
    await office.mai.press(town.words("story-post-take-down"))
    await hear(office.mai, "Gỡ bài")
    await office.mai.press(town.words("story-post-take-down-sure"))
    await hear(office.mai, town.words("story-post-take-down-done"))

    # After two days Telegram deletes no more: neither words nor faces are left to see.
    async def is_covered() -> bool:
        said = {words_of(message) for message in await office.seen()}
        return said == {town.words("story-post-gone")}

    await eventually(is_covered)
    for message in await office.seen():
        assert (await picture_in(office.mai, message)).size == (1080, 608)


async def test_consent_is_read_at_the_moment_of_sending(town: Town) -> None:
    office = await open_office(town, photos=1)
    await office.ask()
    quiet = town.chibot.settings.quiet
    async with town.database.writing() as session:
        actor = await load_actor(session, office.hai.id)
        now = town.chibot.clock.now()
        await approving.confirm(session, actor, office.story_id, 1, now, quiet)
        for consent in await stories.list_consents(session, office.story_id):
            # As if the words had been agreed to only, and nobody had told the story yet.
            consent.has_pictures = False
    town.chibot._sender.wake()

    async def is_settled() -> bool:
        return {row.state for row in await office.posts()} == {"refused"}

    await eventually(is_settled)
    assert not await office.seen()


async def test_text_that_an_app_has_cut_in_two_is_put_together(town: Town) -> None:
    office = await open_office(town)
    await office.publish()
    await office.shows(1)
    await office.board("✅ Phường Sông Mây")
    await office.mai.press(town.words("story-post-correct"))
    await hear(office.mai, f"Tiêu đề hiện nay: {TITLE}")
    await office.mai.press(town.words("announce-keep"))
    await hear(office.mai, "Nội dung hiện nay")
    await office.mai.say("Hẻm 12 nay sạch. " * 235)
    await hear(office.mai, "nhắn tiếp")
    await office.mai.say("Hẻm 14 cũng làm.")
    await hear(office.mai, town.words("story-post-correct-second"))
    await office.mai.press(town.words("story-post-send"))
    await hear(office.mai, town.words("story-post-asked-done"))
    told = await office.story()
    assert told.proposed_text is not None
    assert len(told.proposed_text) > 3900
    assert told.proposed_text.endswith("Hẻm 14 cũng làm.")
    assert told.proposed_title == TITLE
