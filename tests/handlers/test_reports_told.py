"""What was decided is told as it is when it is told, and papers go to those who still may."""

from datetime import timedelta

from sqlalchemy import delete, select

from bot.access import load_actor
from bot.features.reports import deciding, filling, papers
from bot.features.reports.kinds import DECIDED, REPLIED
from bot.outbox.queue import Kind, put
from models.members import Role
from models.outbox import OutboxMessage
from tests.bed.waiting import eventually
from tests.handlers.report_scenes import report, texts_of
from tests.handlers.scenes import AN
from tests.handlers.sent_scenes import LEADER, sent_ward
from tests.town.town import CELLS, Town

NOTE = "Xin bổ sung số đảng viên dự họp."


async def settled(town: Town, kind: Kind) -> list[OutboxMessage]:
    """The messages of a kind, once none waits."""
    found: list[OutboxMessage] = []

    async def is_so() -> bool:
        async with town.database.reading() as session:
            query = select(OutboxMessage).where(OutboxMessage.kind == kind.name)
            found[:] = list(await session.scalars(query))
        return bool(found) and all(row.state in {"sent", "refused"} for row in found)

    await eventually(is_so)
    return found


async def test_return_of_the_night_is_told_in_the_morning(town: Town) -> None:
    leader, an, _ = await sent_ward(town)
    await town.move_clock(hours=13)
    await give_back(town, leader.id)
    assert not any(NOTE in words for words in await texts_of(an))
    await town.move_clock(hours=9)
    (row,) = await settled(town, DECIDED)
    assert row.state == "sent"
    assert any(NOTE in words for words in await texts_of(an))


async def test_return_that_was_mended_meanwhile_is_not_told(town: Town) -> None:
    leader, an, _ = await sent_ward(town)
    await town.move_clock(hours=13)
    report_id = await give_back(town, leader.id)
    async with town.database.writing() as session:
        writer = await load_actor(session, an.id)
        await filling.submit(session, writer, report_id, town.chibot.clock.now())
    await town.move_clock(hours=9)
    (row,) = await settled(town, DECIDED)
    assert (row.state, row.reason) == ("refused", "not_needed")


async def give_back(town: Town, user_id: int) -> int:
    """The leader returns the report of the first cell; its id."""
    found = await report(town, town.cells[CELLS[0]])
    now, quiet = town.chibot.clock.now(), town.chibot.settings.quiet
    async with town.database.writing() as session:
        actor = await load_actor(session, user_id)
        await deciding.give_back(session, actor, found.id, 1, NOTE, now, quiet)
    return found.id


async def test_who_lost_the_right_gets_neither_papers_nor_photos(town: Town) -> None:
    leader, _, _ = await sent_ward(town)
    found = await report(town, town.cells[CELLS[0]])
    now = town.chibot.clock.now()
    later = now + timedelta(minutes=5)
    async with town.database.writing() as session:
        params = {"paper": "book", "at": now.isoformat()}
        subject = found.round_id
        await put(session, papers.PAPER, subject, leader.id, now, params=params, not_before=later)
        await session.execute(delete(Role).where(Role.member_id == town.members[LEADER]))
    await town.move_clock(minutes=6)
    (row,) = await settled(town, papers.PAPER)
    assert (row.state, row.reason) == ("refused", "not_needed")


async def test_who_writes_no_more_is_not_told_of_replies(town: Town) -> None:
    leader, an, _ = await sent_ward(town)
    now = town.chibot.clock.now()
    later = now + timedelta(minutes=5)
    async with town.database.writing() as session:
        params = {"at": now.isoformat(), "corrected": False}
        await put(session, REPLIED, 1, an.id, now, params=params, not_before=later)
        await session.execute(delete(Role).where(Role.member_id == town.members[AN]))
    await town.move_clock(minutes=6)
    (row,) = await settled(town, REPLIED)
    assert (row.state, row.reason) == ("refused", "not_needed")
    assert leader is not an
