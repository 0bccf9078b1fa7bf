"""Answering a meeting, and the counts for those who called it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor, require
from bot.errors import ChoiceIsStale
from bot.features.meetings import rules
from bot.features.meetings.calling import BOARD, MeetingIsOver, is_called, list_audience
from bot.features.members.listing import by_given_name
from bot.outbox.queue import refresh
from models.meetings import Meeting, MeetingAnswer
from models.members import Member
from models.repositories import accounts, audit, meetings, members

BUTTON, TEXT, PHONE = "button", "text", "phone"


@dataclass(frozen=True)
class Tally:
    """How a meeting stands."""

    meeting: Meeting
    counts: dict[str, int]
    answered: tuple[tuple[Member, MeetingAnswer], ...]
    unanswered: tuple[Member, ...]
    # Ids of those among the unanswered whom chat does not reach.
    without_chat: frozenset[int]
    # Ids of those of them who use the bot but cannot be written to.
    unreached: frozenset[int]

    @property
    def called(self) -> int:
        """How many are called."""
        return len(self.answered) + len(self.unanswered)


@dataclass(frozen=True)
class Given:
    """An answer as it was given; `source` is the button, the text, or the phone."""

    label: str
    source: str
    reason: str | None = None
    minutes_late: int | None = None


async def answer_meeting(
    session: AsyncSession, actor: Actor, meeting_id: int, given: Given, now: datetime
) -> Meeting:
    """Keep the member's answer; the last clear one wins. Raises MeetingIsOver, ChoiceIsStale."""
    member_id = actor.member_id
    meeting = await _open_meeting(session, meeting_id, given.label, now)
    await _save(session, meeting, member_id, given, now)
    return meeting


async def answer_for_member(
    session: AsyncSession, actor: Actor, meeting_id: int, member_id: int, label: str, now: datetime
) -> Member:
    """Keep the answer of a member who phoned."""
    meeting = await _open_meeting(session, meeting_id, label, now)
    await require(session, actor, Act.ANSWER_FOR_MEMBER, meeting.unit_id)
    await _save(session, meeting, member_id, Given(label, PHONE), now)
    act = Act.ANSWER_FOR_MEMBER
    await audit.add(session, actor.user_id, act, "done", now, meeting.unit_id, member_id)
    return await members.get(session, member_id)


async def give_reason(
    session: AsyncSession, actor: Actor, meeting_id: int, reason: str, now: datetime
) -> Meeting:
    """Add the reason to an answer given before. Raises MeetingIsOver, ChoiceIsStale."""
    answer = await meetings.find_answer(session, meeting_id, actor.member_id)
    if answer is None:
        raise ChoiceIsStale
    meeting = await _open_meeting(session, meeting_id, answer.label, now)
    given = Given(answer.label, answer.source, reason, answer.minutes_late)
    await _save(session, meeting, actor.member_id, given, now)
    return meeting


async def find_own_answer(
    session: AsyncSession, actor: Actor, meeting_id: int
) -> MeetingAnswer | None:
    """What the member answered so far."""
    return await meetings.find_answer(session, meeting_id, actor.member_id)


async def list_open_meetings(session: AsyncSession, actor: Actor, now: datetime) -> list[Meeting]:
    """The meetings the member is called to and can still answer, the next first."""
    member = actor.registered_member()
    coming = await meetings.list_coming(session, [member.unit_id], rules.CALLED, now)
    return [m for m in coming if await is_called(session, m, member.id)]


async def tally(session: AsyncSession, actor: Actor, meeting_id: int) -> Tally:
    """Counts and lists for those who may see them."""
    meeting = await meetings.find(session, meeting_id)
    if meeting is None:
        raise ChoiceIsStale
    await require(session, actor, Act.SEE_ANSWERS, meeting.unit_id)
    return await count_answers(session, meeting)


async def list_to_phone(
    session: AsyncSession, actor: Actor, meeting_id: int, now: datetime
) -> Tally:
    """The same for those who may see the numbers of members; the look is audited."""
    found = await tally(session, actor, meeting_id)
    unit_id = found.meeting.unit_id
    await require(session, actor, Act.SEE_PHONES, unit_id)
    await audit.add(session, actor.user_id, Act.SEE_PHONES, "done", now, unit_id, meeting_id)
    return found


async def count_answers(session: AsyncSession, meeting: Meeting) -> Tally:
    """The counts; members are sorted by given name."""
    called = by_given_name(await list_audience(session, meeting))
    answers = {a.member_id: a for a in await meetings.list_answers(session, meeting.id)}
    answered = [(member, answers[member.id]) for member in called if member.id in answers]
    unanswered = [member for member in called if member.id not in answers]
    ids = [member.id for member in unanswered]
    reached = await meetings.list_registered_ids(session, ids)
    labels = [answer.label for _, answer in answered]
    return Tally(
        meeting,
        {label: labels.count(label) for label in rules.LABELS},
        tuple(answered),
        tuple(unanswered),
        frozenset(ids) - reached,
        frozenset(await accounts.list_unreached_ids(session, ids)),
    )


async def _open_meeting(
    session: AsyncSession, meeting_id: int, label: str, now: datetime
) -> Meeting:
    meeting = await meetings.find(session, meeting_id)
    if meeting is None or label not in rules.LABELS:
        raise ChoiceIsStale
    if not rules.can_answer(meeting.state, meeting.starts_at, now):
        raise MeetingIsOver
    return meeting


async def _save(
    session: AsyncSession, meeting: Meeting, member_id: int, given: Given, now: datetime
) -> None:
    if not await is_called(session, meeting, member_id):
        raise ChoiceIsStale
    await meetings.save_answer(
        session,
        meeting.id,
        member_id,
        label=given.label,
        source=given.source,
        reason=given.reason[:500] if given.reason else None,
        minutes_late=given.minutes_late,
        answered_at=now,
    )
    await refresh(session, BOARD, meeting.id, now)
