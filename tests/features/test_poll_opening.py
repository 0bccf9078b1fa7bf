"""Who is asked is fixed when a poll opens, and what cannot be asked is refused."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.access import load_actor
from bot.errors import ChibotError, NotAllowed
from bot.features.members.audience import USUAL
from bot.features.polls import closing, leading, opening, rules, timing
from models.outbox import OutboxMessage
from models.polls import Elector, Poll
from models.repositories import accounts, polls
from models.repositories.audience import Whom
from models.repositories.members import LEFT
from models.session import Database
from models.timers import Timer
from tests.features.poll_scenes import DAY, FIRST, NIGHT, NOON, QUIET, SEAL, Asking, cell_of

HOUR = timedelta(hours=1)


async def timers_of(asking: Asking, poll: Poll) -> dict[str, datetime]:
    """What waits to happen with the poll."""
    query = select(Timer.kind, Timer.due_at).where(
        Timer.subject_id == poll.id, Timer.fired_at.is_(None), Timer.kind.startswith("polls.")
    )
    return {row[0]: row[1] for row in await asking.ward.session.execute(query)}


async def test_all_who_can_be_told_are_asked(database: Database) -> None:
    async with cell_of(database, 6) as asking:
        session = asking.ward.session
        await asking.ward.add_member(asking.cell, "Không Tài Khoản")
        await accounts.set_reach(session, FIRST + 5, accounts.BLOCKED, NOON)
        exempt = await asking.ward.add_registered(asking.cell, 800)
        exempt.participation = "exempt"
        poll = await asking.open()
        assert (poll.state, poll.asked, poll.unreached) == (rules.OPEN, 5, 2)
        assert await asking.rows("message") == 5
        assert await asking.rows("board") == 1
        assert await timers_of(asking, poll) == {
            rules.REMIND: NOON + 2 * DAY,
            rules.END: NOON + 3 * DAY,
        }
        await asking.ward.add_registered(asking.cell, 801)
        electors = select(Elector).where(Elector.poll_id == poll.id)
        assert len(list(await session.scalars(electors))) == 5


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"question": "  "}, opening.QuestionIsUnusable),
        ({"question": "x" * 301}, opening.QuestionIsUnusable),
        ({"options": ("Có",)}, opening.OptionsAreUnusable),
        ({"options": tuple("abcdefg")}, opening.OptionsAreUnusable),
        ({"options": ("Có", "co")}, opening.OptionsAreUnusable),
        ({"options": ("Có", "x" * 61)}, opening.OptionsAreUnusable),
        ({"options": ("3", "4")}, opening.OptionIsNumber),
        ({"moments": (NOON,)}, opening.OptionsAreUnusable),
        ({"question": "TỐI MẬT: họp ở đâu?"}, opening.TextIsSecret),
        ({"ends_at": NOON + 0.9 * HOUR}, opening.TimesAreUnusable),
        ({"ends_at": NOON + 61 * DAY}, opening.TimesAreUnusable),
        ({"starts_at": NOON - HOUR}, opening.TimesAreUnusable),
        ({"quorum": 0}, opening.QuorumIsUnusable),
        ({"quorum": 101}, opening.QuorumIsUnusable),
    ],
)
async def test_what_cannot_be_asked_is_refused(
    database: Database, changes: dict[str, Any], error: type[ChibotError]
) -> None:
    async with cell_of(database, 5) as asking:
        with pytest.raises(error):
            await asking.open(**changes)
        assert await asking.rows("message") == 0


async def test_secret_poll_needs_five_and_the_open_form_two(database: Database) -> None:
    async with cell_of(database, 4) as asking:
        with pytest.raises(opening.TooFewForSecrecy) as refused:
            await asking.open()
        assert refused.value.variables == {"asked": 4, "fewest": 5}
        poll = await asking.open(is_secret=False)
        assert poll.asked == 4


async def test_nobody_asks_one_alone(database: Database) -> None:
    async with cell_of(database, 1) as asking:
        with pytest.raises(opening.TooFewToAsk):
            await asking.open(is_secret=False)


async def test_member_may_not_ask_nor_a_secretary_elsewhere(database: Database) -> None:
    async with cell_of(database, 5) as asking:
        other = await asking.ward.add_cell("Khu phố 2")
        member = await load_actor(asking.ward.session, FIRST + 1)
        for actor, draft in (
            (member, asking.draft()),
            (asking.actor, asking.draft(unit_id=other.id)),
            (asking.actor, asking.draft(whom=Whom((other.id,), USUAL))),
        ):
            with pytest.raises(NotAllowed):
                await opening.open_poll(asking.ward.session, actor, draft, NOON, QUIET)


async def test_poll_of_the_night_is_sent_in_the_morning(database: Database) -> None:
    async with cell_of(database, 5) as asking:
        morning = QUIET.end_after(NIGHT)
        with pytest.raises(opening.TimesAreUnusable):
            await asking.open(NIGHT, ends_at=morning + 0.5 * HOUR)
        poll = await asking.open(NIGHT, ends_at=morning + 8 * HOUR)
        assert (await timers_of(asking, poll))[rules.REMIND] == morning + 4 * HOUR


async def test_poll_starts_at_its_hour_with_those_who_are_there_then(database: Database) -> None:
    async with cell_of(database, 5) as asking:
        session, starts_at = asking.ward.session, NOON + DAY
        poll = await asking.open(starts_at=starts_at)
        assert (poll.state, poll.opened_at, poll.asked) == (rules.SCHEDULED, starts_at, None)
        assert await timers_of(asking, poll) == {rules.START: starts_at}
        assert await asking.rows("message") == 0
        await asking.ward.add_registered(asking.cell, 801)
        actions = timing.timer_actions(SEAL, QUIET)
        for _ in range(2):
            await actions[rules.START](session, poll.id, starts_at, starts_at)
        assert (poll.state, poll.asked) == (rules.OPEN, 6)
        assert await asking.rows("message") == 6


@pytest.mark.parametrize("trouble", ["right", "few", "late"])
async def test_poll_that_cannot_start_any_more_is_called_off(
    database: Database, trouble: str
) -> None:
    async with cell_of(database, 5) as asking:
        session, now = asking.ward.session, NOON + DAY
        poll = await asking.open(starts_at=now)
        if trouble == "right":
            asking.members[0].participation = LEFT
            await asking.ward.add_registered(asking.cell, 801)
        elif trouble == "few":
            asking.members[1].participation = LEFT
        else:
            now = poll.ends_at
        await session.flush()
        await opening.start(session, poll, now, QUIET)
        assert poll.state == rules.CALLED_OFF
        assert await asking.rows("message") == 0


async def test_scheduled_poll_can_be_called_off(database: Database) -> None:
    async with cell_of(database, 5) as asking:
        session = asking.ward.session
        poll = await asking.open(starts_at=NOON + DAY)
        await closing.call_off(session, asking.actor, poll.id, NOON)
        assert await timers_of(asking, poll) == {}
        assert (await polls.get(session, poll.id)).state == rules.CALLED_OFF


async def test_only_those_who_have_not_answered_are_reminded(database: Database) -> None:
    async with cell_of(database, 5) as asking:
        session = asking.ward.session
        poll = await asking.open()
        await asking.choose(poll, 1, 0)
        asking.members[2].participation = LEFT
        await session.flush()
        await timing.remind(session, poll.id, poll.ends_at - DAY, QUIET)
        assert await asking.rows("reminder") == 3
        await timing.remind(session, poll.id, poll.ends_at - DAY, QUIET)
        assert await asking.rows("reminder") == 3


async def test_reminder_that_comes_too_late_is_none(database: Database) -> None:
    async with cell_of(database, 5) as asking:
        poll = await asking.open()
        await timing.remind(asking.ward.session, poll.id, poll.ends_at - 0.1 * HOUR, QUIET)
        assert await asking.rows("reminder") == 0


async def test_later_end_is_reminded_of_anew(database: Database) -> None:
    async with cell_of(database, 5) as asking:
        session = asking.ward.session
        poll = await asking.open()
        await asking.choose(poll, 1, 0)
        await timing.remind(session, poll.id, poll.ends_at - DAY, QUIET)
        assert await asking.rows("reminder") == 4
        later = poll.ends_at + 7 * DAY
        await leading.extend(session, asking.actor, poll.id, later, poll.ends_at - DAY, QUIET)
        await timing.remind(session, poll.id, later - DAY, QUIET)
        assert await asking.rows("reminder") == 8


async def test_author_is_told_anew_of_a_poll_that_could_not_start(database: Database) -> None:
    async with cell_of(database, 5) as asking:
        session, starts_at = asking.ward.session, NOON + DAY
        poll = await asking.open(starts_at=starts_at)
        asking.members[1].participation = LEFT
        await session.execute(update(OutboxMessage).values(message_id=7, state="sent"))
        await opening.start(session, poll, starts_at, QUIET)
        board = (await session.scalars(select(OutboxMessage))).one()
        assert (board.kind, board.state, board.message_id) == ("polls.board", "queued", None)
