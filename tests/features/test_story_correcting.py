"""A published story gets another wording by two people, and those who are shown keep their word."""

from datetime import timedelta

import pytest

from bot.errors import NotAllowed
from bot.features.stories import (
    approving,
    asking,
    consent,
    correcting,
    posted,
    publishing,
    rules,
    wording,
)
from models.outbox import QUEUED, REFUSED
from models.repositories import stories
from models.session import Database
from models.stories import Story
from tests.features.desk_scenes import NOW, QUIET, TEXT
from tests.features.story_post_scenes import (
    CHIEF,
    Press,
    outcomes,
    outsiders,
    rows,
    set_press,
    set_sent,
    take_consent,
)

LATER = NOW + timedelta(days=2)
NEW = "Hẻm 12 nay có 45 chậu hoa."


async def propose(press: Press, text: str = NEW) -> Story:
    """It is out, and the ward's secretary wants other words."""
    await press.publish()
    await set_sent(press.session)
    actor, title = await press.actor(), "Hẻm 12 nở hoa"
    return await correcting.propose(press.session, actor, press.story.id, title, text, LATER)


async def test_correction_waits_for_the_second_person(database: Database) -> None:
    async with set_press(database) as press:
        story = await propose(press)
        assert (story.title, story.text, story.revision) == ("Con hẻm nở hoa", TEXT, 1)
        assert (story.state, story.proposed_text) == (rules.PUBLISHED, NEW)
        with pytest.raises(correcting.CorrectionWaits):
            await propose_again(press)
        await press.confirm(LATER)
        assert (story.title, story.text, story.revision) == ("Hẻm 12 nở hoa", NEW, 2)
        assert (story.proposed_title, story.proposed_text) == (None, None)
        assert story.corrected_at == LATER
        # What was posted is edited, and nothing is posted anew.
        posts = await rows(press.session)
        assert [(row.state, row.not_before) for row in posts] == [(QUEUED, LATER)] * 2
        assert (await consent.load_standing(press.session, story)).has_words
        assert await outcomes(press.session) == ["published", "corrected"]
        assert await stories.get_site_version(press.session) == 2


async def test_wording_is_tidied_and_never_cut_unsaid(database: Database) -> None:
    async with set_press(database) as press:
        story = await propose(press, "Một dòng.\nDòng \u202ehai.  \n\n\n\nDòng ba.")
        assert story.proposed_text == "Một dòng.\nDòng hai.\n\nDòng ba."
        actor, number = await press.actor(CHIEF), story.asking
        with pytest.raises(wording.NoteIsLong):
            await approving.give_back(press.session, actor, story.id, number, "dài " * 200, LATER)
        await approving.give_back(press.session, actor, story.id, number, "Sai\ntên", LATER)
        assert story.note == "Sai tên"
        for title, text, error in (
            ("x" * 121, NEW, wording.TitleIsLong),
            ("\u200b", NEW, wording.WordsAreEmpty),
            ("Tên", "y" * 6001, wording.TextIsLong),
            (story.title, story.text, correcting.NothingToCorrect),
        ):
            with pytest.raises(error):
                await correcting.propose(press.session, actor, story.id, title, text, LATER)


async def propose_again(press: Press) -> Story:
    """The same by the other one."""
    actor = await press.actor(CHIEF)
    return await correcting.propose(press.session, actor, press.story.id, "Khác", NEW, LATER)


async def test_longer_wording_gets_the_message_it_needs(database: Database) -> None:
    async with set_press(database) as press:
        long = "\n\n".join(f"Đoạn {number}: " + "chữ " * 290 for number in range(5))
        await propose(press, long)
        await press.confirm(LATER)
        posts = await rows(press.session)
        assert [row.params["piece"] for row in posts] == [0, 0, 1, 1]
        assert {row.message_id is None for row in posts[2:]} == {True}


async def test_pictures_agreed_to_once_it_is_out_make_no_other_messages(database: Database) -> None:
    async with set_press(database, photos=2) as press:
        await take_consent(press, rules.GIVEN, has_pictures=False)
        story = await propose(press)
        await take_consent(press, rules.GIVEN, has_pictures=True)
        await press.confirm(LATER)
        assert (await consent.load_standing(press.session, story)).has_pictures
        assert [row.params["piece"] for row in await rows(press.session)] == [0, 0]
        assert not await publishing.list_posted_photos(press.session, story)


async def test_message_that_a_shorter_wording_did_not_need_comes_anew(database: Database) -> None:
    long = "\n\n".join(f"Đoạn {number}: " + "chữ " * 290 for number in range(5))
    async with set_press(database, text=long) as press:
        await propose(press)
        await press.confirm(LATER)
        await set_sent(press.session, REFUSED, reason="withdrawn")
        actor = await press.actor()
        await correcting.propose(press.session, actor, press.story.id, "Dài lại", long, LATER)
        await press.confirm(LATER)
        posts = await rows(press.session)
        assert [row.params["piece"] for row in posts if row.message_id is None] == [0, 0, 1, 1]


async def test_given_back_or_dropped_the_wording_stays(database: Database) -> None:
    async with set_press(database) as press:
        story = await propose(press)
        chief = await press.actor(CHIEF)
        await approving.give_back(press.session, chief, story.id, story.asking, "Sai số", LATER)
        assert (story.state, story.text, story.proposed_text) == (rules.PUBLISHED, TEXT, None)
        await propose_again(press)
        await approving.call_off(press.session, await press.actor(), story.id, LATER)
        assert (story.state, story.text, story.proposed_text) == (rules.PUBLISHED, TEXT, None)
        assert await outcomes(press.session) == [
            "published",
            "correction_returned",
            "correction_called_off",
        ]


async def test_withdrawal_takes_the_correction_along(database: Database) -> None:
    async with set_press(database) as press:
        story = await propose(press)
        actor = await press.actor(CHIEF)
        await posted.take_down(press.session, actor, story.id, "", LATER, QUIET)
        assert (story.state, story.proposed_text) == (rules.WITHDRAWN, None)
        assert not asking.is_waiting(story)
        with pytest.raises(correcting.NothingToCorrect):
            await propose_again(press)


async def test_only_who_publishes_corrects(database: Database) -> None:
    async with set_press(database) as press:
        await press.publish()
        for actor in await outsiders(press):
            with pytest.raises(NotAllowed):
                await correcting.propose(press.session, actor, press.story.id, "A", "B", LATER)
        assert press.story.proposed_text is None
