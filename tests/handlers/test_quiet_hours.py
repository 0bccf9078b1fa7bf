"""Quiet hours hold when something is said, not only when it is planned."""

from datetime import UTC, datetime

from sqlalchemy import select

from models.outbox import QUEUED, OutboxMessage
from simulator.client import Person
from tests.handlers.scenes import AN, BINH, ask_by_phone, call_meeting, called_cell, forge
from tests.town.town import Town, hear

TOMORROW = "/hop 19h30 ngày mai tại trụ sở"
AT_HALF_PAST_SIX = datetime(2026, 12, 7, 23, 30, tzinfo=UTC)


async def sleep_until(town: Town, moment: datetime) -> None:
    """The bot is down until then, and works on what is overdue."""
    town.chibot.clock.advance(moment - town.chibot.clock.now())
    await town.chibot.scheduler.tick()


async def rows_to(town: Town, person: Person, kind: str) -> list[OutboxMessage]:
    """What is or was to be said to this person."""
    query = select(OutboxMessage).where(
        OutboxMessage.chat_id == person.id, OutboxMessage.kind == kind
    )
    async with town.database.reading() as session:
        return list(await session.scalars(query))


async def test_overdue_reminder_waits_for_the_morning(town: Town) -> None:
    _, binh, _ = await called_cell(town)
    await sleep_until(town, datetime(2026, 12, 16, 17, 30, tzinfo=UTC))
    (row,) = await rows_to(town, binh, "meetings.reminder")
    assert (row.state, row.not_before) == (QUEUED, datetime(2026, 12, 16, 23, 30, tzinfo=UTC))
    await town.move_clock(hours=6)
    await hear(binh, "Nhắc lịch (gửi muộn")


async def test_one_reminder_goes_out_for_two_that_are_overdue(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    await call_meeting(town, an, "/hop 7h sáng thứ năm tuần sau tại trụ sở")
    await hear(binh, "Kính mời đồng chí Bình")
    await sleep_until(town, datetime(2026, 12, 15, 10, 0, tzinfo=UTC))
    await hear(binh, "Nhắc lịch")
    await sleep_until(town, datetime(2026, 12, 16, 14, 5, tzinfo=UTC))
    await hear(binh, "Nhắc lịch")
    assert len(await rows_to(town, binh, "meetings.reminder")) == 2


async def test_member_confirmed_at_night_is_invited_in_the_morning(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    await call_meeting(town, an)
    await hear(binh, "Kính mời đồng chí Bình")
    await town.move_clock(hours=13)
    cuc = await ask_by_phone(town, "Cúc", "0900000003")
    await hear(an, "Lê Thị Cúc")
    await an.press(town.words("application-confirm"))
    await hear(cuc, "Kính chào đồng chí Cúc")
    (row,) = await rows_to(town, cuc, "meetings.notice")
    assert (row.state, row.not_before) == (QUEUED, AT_HALF_PAST_SIX)
    await town.move_clock(hours=9)
    await hear(cuc, "Kính mời đồng chí Cúc")


async def test_meeting_nobody_was_invited_to_is_cancelled_without_a_word(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    await town.move_clock(hours=13)
    await call_meeting(town, an, TOMORROW)
    assert await forge(an, "mx:1:1") == ""
    await hear(an, town.words("board-cancelled"))
    assert await rows_to(town, binh, "meetings.cancelled") == []


async def test_meeting_changed_before_the_invitation_is_invited_to_as_it_is_now(
    town: Town,
) -> None:
    an, binh = await town.register(AN, BINH)
    await town.move_clock(hours=13)
    await call_meeting(town, an, TOMORROW)
    await an.press(town.words("board-change"))
    await hear(an, town.words("change-what"))
    await an.press(town.words("change-time"))
    await hear(an, town.words("change-ask-time"))
    await an.say("6h ngày mai")
    await hear(an, "Đổi thành: 6 giờ 00")
    await an.press(town.words("change-send"))
    # The end of quiet hours would be after the start.
    await hear(binh, "6 giờ 00, thứ Ba, ngày 08/12/2026")
    assert await rows_to(town, binh, "meetings.changed") == []


async def test_preview_says_when_the_invitations_really_leave(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    await town.move_clock(hours=13)
    await an.say("/hop 23h tối nay tại trụ sở")
    await hear(an, town.words("call-kind")[:20])
    await an.press(town.words("kind-button-extraordinary"))
    await hear(an, town.words("call-agenda"))
    await an.press(town.words("agenda-later-button"))
    await hear(an, town.words("sending-now"))
    await an.press(town.words("call-send"))
    await hear(binh, "Kính mời đồng chí Bình")
