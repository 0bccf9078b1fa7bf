"""What a message of each kind is about: a subject made for it, as the features would."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.features.announcements import rules as announcing
from bot.features.announcements.sending import BOARD, SEND
from bot.features.chats import rules as binding
from bot.features.members import audience
from bot.features.members.audience import stored
from bot.outbox.queue import put
from bot.watch.rules import Cause, number_of
from models.announcements import Announcement
from models.repositories import accounts, announcements, calls, registrations, timers
from models.repositories.audience import Whom
from simulator.client import Person
from tests.crash import ballots, sheets, tales
from tests.crash.roll import Example, Subject, bind, member_id_of, other_member
from tests.crash.stage import Stage

# Somebody who has asked to be registered.
APPLICANT = 880_001


def _of_meeting(**params: Any) -> Example:
    async def example(_: AsyncSession, stage: Stage, __: Person) -> Subject:
        return stage.meeting_id, params

    return example


async def _of_application(session: AsyncSession, stage: Stage, _: Person) -> Subject:
    applicant = await accounts.find(session, APPLICANT)
    assert applicant is not None
    waiting = await registrations.find_waiting(session, applicant.id)
    if waiting is None:
        waiting = await registrations.add_application(
            session,
            account_id=applicant.id,
            unit_id=stage.cell_id,
            stated_name="Nguyễn Văn Mới",
            via="invitation",
            applied_at=datetime.now(UTC),
        )
    return waiting.id, {}


async def _of_reader(_: AsyncSession, __: Stage, reader: Person) -> Subject:
    return reader.id, {}


async def _of_member(session: AsyncSession, _: Stage, reader: Person) -> Subject:
    return await member_id_of(session, reader), {"words": "Sai ngày sinh"}


async def _of_unreached(session: AsyncSession, stage: Stage, reader: Person) -> Subject:
    """The secretary, who gets no example of their own, has blocked the bot."""
    now = datetime.now(UTC)
    await accounts.set_reach(session, stage.secretary.id, "blocked", now)
    member_id = await member_id_of(session, stage.secretary)
    return reader.id, {"day": f"{now:%Y-%m-%d}", "members": {str(member_id): now.isoformat()}}


async def _announce(
    session: AsyncSession, stage: Stage, author_id: int, state: str
) -> Announcement:
    now = datetime.now(UTC)
    whom = stored(Whom([stage.cell_id], audience.USUAL))
    has_begun = state == announcing.SENDING
    return await announcements.add(
        session,
        unit_id=stage.cell_id,
        author_id=author_id,
        text="Kính mời dự buổi nói chuyện chuyên đề.",
        file_kind="",
        file_id="",
        file_name="",
        audience=whom,
        asks_ack=True,
        is_posted=False,
        is_urgent=True,
        state=state,
        revision=1,
        created_at=now,
        begins_at=now if has_begun else None,
        recipients=1 if has_begun else None,
        without_account=0 if has_begun else None,
        unreachable=0 if has_begun else None,
    )


async def add_scheduled(session: AsyncSession, stage: Stage) -> int:
    """One to everybody, confirmed by a second person; the author has its board."""
    author_id = await member_id_of(session, stage.secretary)
    announcement = await _announce(session, stage, author_id, announcing.SCHEDULED)
    announcement.confirmed_by = await member_id_of(session, stage.people[0])
    await put(session, BOARD, announcement.id, stage.secretary.id, datetime.now(UTC))
    return announcement.id


async def add_awaiting(session: AsyncSession, stage: Stage) -> int:
    """One that waits for a second person."""
    author_id = await member_id_of(session, stage.secretary)
    return (await _announce(session, stage, author_id, announcing.AWAITING)).id


async def schedule_announcement(stage: Stage) -> int:
    """The same, due now."""
    async with stage.database.writing() as session:
        announcement_id = await add_scheduled(session, stage)
        await timers.add(session, announcement_id, [(SEND, datetime.now(UTC))])
    return announcement_id


def _of_announcement(state: str, **params: Any) -> Example:
    async def example(session: AsyncSession, stage: Stage, reader: Person) -> Subject:
        author_id = await other_member(session, await member_id_of(session, reader))
        return (await _announce(session, stage, author_id, state)).id, params

    return example


async def _of_task(session: AsyncSession, stage: Stage, reader: Person) -> Subject:
    caller_id = await member_id_of(session, reader)
    other_id = await other_member(session, caller_id)
    announcement = await _announce(session, stage, other_id, announcing.SENDING)
    await calls.add_all(session, announcement.id, [other_id], caller_id, datetime.now(UTC))
    return announcement.id, {}


def _of_chat(state: str, *, is_own: bool, has_unit: bool) -> Example:
    async def example(session: AsyncSession, stage: Stage, reader: Person) -> Subject:
        own_id = await member_id_of(session, reader)
        by = own_id if is_own else await other_member(session, own_id)
        unit_id = stage.cell_id if has_unit else None
        return (await bind(session, -900_000_000 - reader.id, by, unit_id, state)).id, {}

    return example


async def _of_post(session: AsyncSession, stage: Stage, group: Person) -> Subject:
    """To a group, which is bound."""
    author_id = await member_id_of(session, stage.secretary)
    await bind(session, group.chat, author_id, stage.cell_id)
    return (await _announce(session, stage, author_id, announcing.SENDING)).id, {}


async def _of_refused_place(_: AsyncSession, __: Stage, reader: Person) -> Subject:
    """A member who may bind nothing has brought the bot there."""
    named = {"kind": binding.GROUP, "title": "Khu phố 9", "topic": "", "thread": None}
    return reader.id, named


async def _of_alert(_: AsyncSession, __: Stage, ___: Person) -> Subject:
    since = datetime.now(UTC).isoformat()
    params = {"cause": Cause.SENDING.value, "since": since, "until": None, "number": 1}
    return number_of(Cause.SENDING), params


EXAMPLES: dict[str, Example] = {
    "announcements.asked": _of_announcement(announcing.AWAITING),
    "announcements.board": _of_announcement(announcing.SENDING),
    "announcements.calls": _of_announcement(announcing.SENDING),
    "announcements.decided": _of_announcement(announcing.SENDING, outcome="confirmed"),
    "announcements.message": _of_announcement(announcing.SENDING),
    "announcements.post": _of_post,
    "announcements.preview": _of_announcement(announcing.AWAITING),
    "announcements.reach": _of_announcement(announcing.SENDING),
    "announcements.task": _of_task,
    "chats.ask": _of_chat(binding.ASKED, is_own=True, has_unit=False),
    "chats.confirm": _of_chat(binding.ASKED, is_own=False, has_unit=True),
    "chats.lost": _of_chat(binding.GONE, is_own=True, has_unit=True),
    "chats.not_theirs": _of_refused_place,
    "meetings.board": _of_meeting(),
    "meetings.cancelled": _of_meeting(),
    "meetings.changed": _of_meeting(changed="place"),
    "meetings.missed": _of_meeting(),
    "meetings.notice": _of_meeting(),
    "meetings.reminder": _of_meeting(late=False),
    "members.application": _of_application,
    "members.correction": _of_member,
    "members.decided": _of_application,
    "members.menu": _of_reader,
    "members.unreached": _of_unreached,
    "watch.alert": _of_alert,
    **ballots.EXAMPLES,
    **sheets.EXAMPLES,
    **tales.EXAMPLES,
}
# These set something instead of saying it.
SILENT = {"members.menu"}
# These go to a group.
POSTED = {
    "announcements.post",
    "polls.post",
    "polls.result_post",
    "stories.digest",
    "stories.post",
}
