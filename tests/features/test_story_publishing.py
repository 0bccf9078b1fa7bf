"""Two people let a story out, once, with consent; and it is taken back from everywhere."""

import asyncio
from datetime import timedelta

import pytest

from bot.access import load_actor
from bot.errors import ChoiceIsStale, NotAllowed
from bot.features.second_person import NO_RIGHT, NO_SECOND, UNANSWERED
from bot.features.stories import (
    approving,
    asking,
    consent,
    posted,
    previewing,
    publishing,
    rules,
    timing,
)
from bot.features.stories.asking import AWAIT, AWAIT_OVER, RELEASE
from bot.roles import DEPUTY
from models.repositories import accounts, stories, timers, units
from models.session import Database
from tests.features.desk_scenes import NOW, QUIET, SECOND, TELLER
from tests.features.story_post_scenes import (
    CHANNEL,
    CHIEF,
    GROUP,
    NIGHT,
    THIRD,
    outcomes,
    outsiders,
    rows,
    set_press,
    take_consent,
    take_roles,
)

A_DAY = timedelta(days=1)


async def test_second_person_lets_it_out_into_all_places(database: Database) -> None:
    async with set_press(database, photos=2) as press:
        story = await press.ask()
        assert story.state == rules.AWAITING
        assert not await rows(press.session)
        assert {row.chat_id for row in await rows(press.session, "stories.asked")} == {CHIEF}
        assert await press.confirm() is story
        assert (story.state, story.release, story.published_at) == (rules.PUBLISHED, 1, NOW)
        assert story.slug == f"con-hem-no-hoa-{story.id}"
        posts = await rows(press.session)
        # An album, and the text below it.
        assert [(row.chat_id, row.params["piece"], row.params["has_photos"]) for row in posts] == [
            (CHANNEL, 0, True),
            (GROUP, 0, True),
            (CHANNEL, 1, False),
            (GROUP, 1, False),
        ]
        assert await outcomes(press.session) == ["published"]
        told = await rows(press.session, "stories.told")
        assert [(row.chat_id, row.params["outcome"]) for row in told] == [(TELLER, "out")]
        assert await stories.get_site_version(press.session) == 1


async def test_once_it_is_decided_no_preview_reaches_the_others(database: Database) -> None:
    async with set_press(database, photos=2) as press:
        ward = press.desk.ward
        await ward.add_registered(ward.unit, THIRD, "Lê Văn Ba", role=DEPUTY)
        await previewing.show_preview(press.session, press.story, SECOND, NOW)
        await press.ask()
        for row in await rows(press.session, "stories.preview"):
            if row.chat_id == CHIEF:
                row.state, row.message_id = "sent", row.id
        await press.session.flush()
        await press.confirm()
        found = {(row.chat_id, row.state) for row in await rows(press.session, "stories.preview")}
        # Whoever has it keeps it, and whoever looks at the desk gets it.
        assert found == {(CHIEF, "sent"), (THIRD, "refused"), (SECOND, "queued")}


async def test_double_press_and_two_editors_publish_once(database: Database) -> None:
    async with set_press(database) as press:
        await press.ask()
        number = press.story.asking
        with pytest.raises(approving.StoryIsElsewhere):
            await press.ask()
        await press.confirm()
        for user_id in (CHIEF, SECOND):
            actor = await press.actor(user_id)
            with pytest.raises(ChoiceIsStale):
                await approving.confirm(press.session, actor, press.story.id, number, NOW, QUIET)
        assert len(await rows(press.session)) == 2
        assert press.story.release == 1


async def test_nobody_confirms_what_they_ask_for_themselves(database: Database) -> None:
    async with set_press(database) as press:
        await press.ask()
        with pytest.raises(asking.ConfirmsThemselves):
            await press.confirm(user_id=SECOND)
        assert press.story.state == rules.AWAITING


async def test_button_of_an_earlier_question_confirms_nothing(database: Database) -> None:
    async with set_press(database) as press:
        await press.ask()
        await approving.call_off(press.session, await press.actor(), press.story.id, NOW)
        await press.ask(press.wish(chat_ids=(press.channel.id,)))
        with pytest.raises(ChoiceIsStale):
            await approving.confirm(
                press.session, await press.actor(CHIEF), press.story.id, 1, NOW, QUIET
            )


async def test_without_a_second_person_nothing_is_asked(database: Database) -> None:
    async with set_press(database) as press:
        await take_roles(press, CHIEF)
        with pytest.raises(asking.NobodyConfirms):
            await press.ask()


async def test_others_may_neither_ask_nor_confirm_nor_take_back(database: Database) -> None:
    async with set_press(database) as press:
        session, story = press.session, press.story
        for actor in await outsiders(press):
            with pytest.raises(NotAllowed):
                await approving.ask(
                    session, actor, story.id, 1, press.wish(), NOW, QUIET, has_pages=False
                )
        await press.ask()
        for actor in [await press.actor(one) for one in (701, 703, 704, 705, 712, 99_999)]:
            with pytest.raises(NotAllowed):
                await approving.confirm(session, actor, story.id, story.asking, NOW, QUIET)
            with pytest.raises(NotAllowed):
                await approving.give_back(session, actor, story.id, story.asking, "", NOW)
            with pytest.raises(NotAllowed):
                await approving.call_off(session, actor, story.id, NOW)
        assert story.state == rules.AWAITING
        await press.confirm()
        for user_id in (701, 703, 704, 705, 712, 99_999):
            actor = await press.actor(user_id)
            with pytest.raises(NotAllowed):
                await posted.take_down(session, actor, story.id, "", NOW, QUIET)
        assert story.state == rules.PUBLISHED


async def test_without_consent_it_is_neither_asked_for_nor_confirmed(database: Database) -> None:
    async with set_press(database) as press:
        await take_consent(press, rules.GIVEN, revision=0)
        with pytest.raises(consent.ConsentIsMissing):
            await press.ask()
        await take_consent(press, rules.GIVEN, revision=1)
        await press.ask()
        await take_consent(press)
        with pytest.raises(consent.ConsentIsMissing):
            await press.confirm()
        with pytest.raises(consent.ConsentIsMissing):
            await publishing.publish(press.session, press.story, NOW, QUIET)
        assert not await rows(press.session)


async def test_consent_taken_back_before_its_hour_keeps_it_in(database: Database) -> None:
    async with set_press(database) as press:
        at = NOW + timedelta(hours=5)
        await press.ask(press.wish(rules.AT, at))
        await press.confirm()
        assert press.story.state == rules.SCHEDULED
        await take_consent(press)
        await timing.timer_actions(QUIET)[RELEASE](press.session, press.story.id, at, at)
        assert press.story.state == rules.FORWARDED
        assert not await rows(press.session)
        # Both who wanted it hear why: whoever asked may have left.
        told = await rows(press.session, "stories.decided")
        assert [(row.chat_id, row.params["outcome"]) for row in told] == [
            (SECOND, "scheduled"),
            (SECOND, "consent_missing"),
            (CHIEF, "consent_missing"),
        ]


async def test_it_goes_out_at_its_hour_also_when_that_is_told_late(database: Database) -> None:
    async with set_press(database) as press:
        at = NOW + timedelta(hours=5)
        await press.ask(press.wish(rules.AT, at))
        await press.confirm()
        (due,) = [
            one for one in await timers.list_due(press.session, at, 99) if one.kind == RELEASE
        ]
        assert due.due_at == at
        late = at + timedelta(hours=1)
        fire = timing.timer_actions(QUIET)[RELEASE]
        await fire(press.session, press.story.id, at, late)
        await fire(press.session, press.story.id, at, late)
        assert (press.story.state, press.story.published_at) == (rules.PUBLISHED, late)
        assert len(await rows(press.session)) == 2


async def test_nothing_goes_out_at_night(database: Database) -> None:
    async with set_press(database) as press:
        with pytest.raises(approving.TimeIsQuiet):
            await press.ask(press.wish(rules.AT, NIGHT))
        await press.ask(now=NIGHT)
        await press.confirm(NIGHT)
        morning = QUIET.end_after(NIGHT)
        assert (press.story.state, press.story.release_at) == (rules.SCHEDULED, morning)
        fire = timing.timer_actions(QUIET)[RELEASE]
        # The clock was down at half past six, and it is night again.
        await fire(press.session, press.story.id, morning, NIGHT + A_DAY)
        assert press.story.state == rules.SCHEDULED
        await fire(press.session, press.story.id, morning, morning + A_DAY)
        assert press.story.state == rules.PUBLISHED


async def test_whoever_lost_the_right_publishes_nothing(database: Database) -> None:
    async with set_press(database) as press:
        await press.ask()
        await take_roles(press, SECOND)
        assert await press.confirm() is None
        assert press.story.state == rules.FORWARDED
        assert not await rows(press.session)


async def test_given_back_it_is_at_the_desk_again_with_the_reason(database: Database) -> None:
    async with set_press(database) as press:
        await press.ask()
        actor = await press.actor(CHIEF)
        await approving.give_back(press.session, actor, press.story.id, 1, "Xin bớt tên", NOW)
        assert (press.story.state, press.story.note) == (rules.FORWARDED, "Xin bớt tên")
        (row,) = await rows(press.session, "stories.decided")
        assert (row.chat_id, row.params["outcome"]) == (SECOND, approving.RETURNED)


@pytest.mark.parametrize(
    ("user_id", "kind", "outcome"),
    [(SECOND, AWAIT, NO_RIGHT), (CHIEF, AWAIT, NO_SECOND), (0, AWAIT_OVER, UNANSWERED)],
)
async def test_what_nobody_can_answer_goes_back(
    database: Database, user_id: int, kind: str, outcome: str
) -> None:
    async with set_press(database) as press:
        await press.ask()
        if user_id:
            await take_roles(press, user_id)
        at = NOW + A_DAY
        await timing.timer_actions(QUIET)[kind](press.session, press.story.id, at, at)
        assert press.story.state == rules.FORWARDED
        assert await outcomes(press.session) == [outcome]
        assert not [
            one
            for one in await timers.list_due(press.session, NOW + 30 * A_DAY, 99)
            if one.kind.startswith(AWAIT)
        ]


async def test_second_person_is_asked_again_every_day(database: Database) -> None:
    async with set_press(database) as press:
        await press.ask()
        due = await timers.list_due(press.session, NOW + 30 * A_DAY, 99)
        assert [one.due_at for one in due] == [NOW + day * A_DAY for day in range(1, 8)]
        await timing.timer_actions(QUIET)[AWAIT](press.session, press.story.id, NOW, NIGHT)
        (row,) = await rows(press.session, "stories.asked")
        assert row.not_before == QUIET.end_after(NIGHT)


async def test_two_presses_at_the_same_moment_publish_once(database: Database) -> None:
    async with set_press(database) as press:
        story = await press.ask()
        story_id, number = story.id, story.asking

    async def confirm() -> bool:
        async with database.writing() as session:
            actor = await load_actor(session, CHIEF)
            try:
                await approving.confirm(session, actor, story_id, number, NOW, QUIET)
            except ChoiceIsStale:
                return False
            return True

    assert sorted(await asyncio.gather(confirm(), confirm(), confirm())) == [False, False, True]
    async with database.reading() as session:
        assert len(await rows(session)) == 2


async def test_second_person_who_cannot_be_written_to_hands_it_on(database: Database) -> None:
    async with set_press(database) as press:
        session, ward = press.session, press.desk.ward
        await press.ask()
        third = await ward.add_registered(ward.unit, THIRD, "Võ Thị Tư", role=DEPUTY)
        for user_id in (CHIEF, THIRD):
            account = await accounts.find(session, user_id)
            assert account is not None
            account.reach = accounts.BLOCKED
            await session.flush()
            await asking.hand_over(session, user_id, NOW)
            asked = {row.chat_id for row in await rows(session, "stories.asked")}
            assert asked == {CHIEF, THIRD}
        assert third.id is not None
        assert press.story.state == rules.FORWARDED
        assert await outcomes(session) == [NO_SECOND]


async def test_place_of_another_ward_is_no_place_for_it(database: Database) -> None:
    async with set_press(database) as press:
        ward = press.desk.ward
        elsewhere = await units.add(press.session, None, units.WARD, "Phường khác", NOW)
        await press.ask()
        # The group was bound to the other ward meanwhile.
        press.group.unit_id = elsewhere.id
        await press.confirm()
        assert {row.chat_id for row in await rows(press.session)} == {CHANNEL}
        other = await press.add_story()
        with pytest.raises(ChoiceIsStale):
            await approving.ask(
                press.session,
                await press.actor(),
                other.id,
                1,
                press.wish(),
                NOW,
                QUIET,
                has_pages=False,
            )
        assert ward.unit.id != elsewhere.id


async def test_without_any_place_there_must_be_a_page(database: Database) -> None:
    async with set_press(database) as press:
        with pytest.raises(approving.NowhereToPost):
            await press.ask(press.wish(chat_ids=()))
        story = await approving.ask(
            press.session,
            await press.actor(),
            press.story.id,
            1,
            press.wish(chat_ids=()),
            NOW,
            QUIET,
            has_pages=True,
        )
        await press.confirm()
        assert story.state == rules.PUBLISHED
        assert not await rows(press.session)


@pytest.mark.parametrize("part", ["title", "text"])
async def test_story_without_title_or_text_is_not_asked_for(database: Database, part: str) -> None:
    async with set_press(database, 0, **{part: " \n"}) as press:
        with pytest.raises(approving.StoryIsUnfinished):
            await press.ask()


async def test_wording_that_was_changed_meanwhile_is_not_asked_for(database: Database) -> None:
    async with set_press(database) as press:
        with pytest.raises(ChoiceIsStale):
            await approving.find_to_ask(press.session, await press.actor(), press.story.id, 7)
