"""Deletes what is older than it may be."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.announcements import Acknowledgement, Announcement, Unaddressed
from models.calls import Call
from models.chats import BoundChat
from models.dialogues import Dialogue
from models.inbox import EMPTY, OVER, InboxUpdate
from models.meetings import Meeting, MeetingAnswer
from models.members import Account, Application, Invitation
from models.outbox import REFUSED, SENT, UNKNOWN, WITHDRAWN, OutboxMessage
from models.polls import Elector, Poll
from models.reports import Proposal, Report, ReportForm, ReportPhoto, ReportRound
from models.stories import Story, StoryConsent, StoryPhoto
from models.timers import Timer


async def forget_updates(session: AsyncSession, words: datetime, rows: datetime) -> None:
    """Empty updates worked on before `words`; delete those from before `rows`."""
    over = InboxUpdate.state.in_(OVER)
    await session.execute(
        update(InboxUpdate)
        .where(over, InboxUpdate.received_at < words, InboxUpdate.body != EMPTY)
        .values(body=EMPTY)
    )
    await session.execute(delete(InboxUpdate).where(over, InboxUpdate.received_at < rows))


async def forget_unfinished(session: AsyncSession, before: datetime) -> None:
    """Delete forms, invitations, applications, accounts and chats that nothing came of."""
    await session.execute(delete(Dialogue).where(Dialogue.updated_at < before))
    await session.execute(delete(Invitation).where(Invitation.expires_at < before))
    await session.execute(delete(Application).where(Application.decided_at < before))
    is_void = BoundChat.state.in_(("asked", "unbound", "declined", "dropped"))
    await session.execute(delete(BoundChat).where(is_void, BoundChat.state_at < before))
    waits = exists().where(Application.account_id == Account.id, Application.decided_at.is_(None))
    await session.execute(
        delete(Account).where(Account.member_id.is_(None), Account.created_at < before, ~waits)
    )


async def forget_reasons(session: AsyncSession, before: datetime) -> None:
    """Delete why members were absent from meetings of before."""
    past = select(Meeting.id).where(Meeting.starts_at < before)
    await session.execute(
        update(MeetingAnswer)
        .where(MeetingAnswer.meeting_id.in_(past), MeetingAnswer.reason.is_not(None))
        .values(reason=None)
    )


async def forget_taken_note(session: AsyncSession, before: datetime) -> None:
    """Delete who took note, or could not be told by chat, of what was announced before."""
    told = select(Announcement.id).where(Announcement.begins_at < before)
    for table in (Acknowledgement, Unaddressed):
        await session.execute(delete(table).where(table.announcement_id.in_(told)))


async def forget_announcements(session: AsyncSession, before: datetime) -> None:
    """Delete announcements whose hour was before, with what still waited to be said of them."""
    hour = func.coalesce(Announcement.send_at, Announcement.created_at)
    old = select(Announcement.id).where(hour < before)
    row = OutboxMessage
    is_theirs = row.kind.startswith("announcements.") & row.subject_id.in_(old)
    await session.execute(delete(row).where(is_theirs))
    await session.execute(delete(Announcement).where(hour < before))


async def forget_reports(session: AsyncSession, before: datetime, own_before: datetime) -> None:
    """Delete rounds due before with all that was reported in them, those of members earlier; and
    forms that nobody uses and nothing was reported in."""
    of_members = select(ReportForm.id).where(ReportForm.asks == "members")
    is_own_old = ReportRound.form_id.in_(of_members) & (ReportRound.due_at < own_before)
    is_old = (ReportRound.due_at < before) | is_own_old
    await _forget_said_of_reports(session, select(ReportRound.id).where(is_old))
    await session.execute(delete(ReportRound).where(is_old))
    is_used = exists().where(ReportRound.form_id == ReportForm.id)
    is_void = (ReportForm.retired_at < own_before) & ~is_used
    await session.execute(delete(ReportForm).where(is_void))


async def _forget_said_of_reports(session: AsyncSession, rounds: Any) -> None:
    """Delete what was said, and what still waited to be said, of these rounds."""
    reports = select(Report.id).where(Report.round_id.in_(rounds))
    proposals = select(Proposal.id).where(Proposal.report_id.in_(reports))
    photos = select(ReportPhoto.id).where(ReportPhoto.report_id.in_(reports))
    row = OutboxMessage
    for kinds, subjects in (
        (("reports.board", "reports.paper"), rounds),
        (("reports.asked", "reports.reminder", "reports.nudge", "reports.decided"), reports),
        (("reports.replied",), proposals),
        (("reports.photo",), photos),
    ):
        await session.execute(delete(row).where(row.kind.in_(kinds), row.subject_id.in_(subjects)))


async def forget_report_photos(session: AsyncSession, before: datetime) -> None:
    """Delete the photos of reports, and what leads to their voice notes, of rounds due before."""
    old = select(Report.id).join(ReportRound, ReportRound.id == Report.round_id)
    old = old.where(ReportRound.due_at < before)
    await session.execute(delete(ReportPhoto).where(ReportPhoto.report_id.in_(old)))
    await session.execute(
        update(Report)
        .where(Report.id.in_(old), Report.voice_id.is_not(None))
        .values(voice_id=None)
        .execution_options(synchronize_session=False)
    )


async def forget_voters(session: AsyncSession, before: datetime) -> None:
    """Delete who was asked, and who chose what, in polls that ended before; the counts stay."""
    ended = select(Poll.id).where(Poll.closed_at < before)
    await session.execute(delete(Elector).where(Elector.poll_id.in_(ended)))


async def forget_polls(session: AsyncSession, before: datetime) -> None:
    """Delete polls that ended before, with their counts and what waited to be said of them."""
    row = OutboxMessage
    ended = select(Poll.id).where(Poll.closed_at < before)
    is_theirs = row.kind.startswith("polls.") & row.subject_id.in_(ended)
    await session.execute(delete(row).where(is_theirs))
    await session.execute(delete(Poll).where(Poll.closed_at < before))


async def forget_stories(session: AsyncSession, drafts: datetime, declined: datetime) -> None:
    """Delete what members left unfinished before `drafts` and what was declined before `declined`,
    with pictures, consents and what was said of it."""
    is_left = Story.state.in_(("draft", "returned")) & (Story.proposed_at < drafts)
    declined_at = func.coalesce(Story.declined_at, Story.proposed_at)
    is_over = is_left | ((Story.state == "declined") & (declined_at < declined))
    over = select(Story.id).where(is_over)
    row = OutboxMessage
    is_consent = row.kind.startswith("stories.consent")
    consents = select(StoryConsent.id).where(StoryConsent.story_id.in_(over))
    # Of these the subject is another thing.
    is_other = is_consent | row.kind.in_(("stories.digest", "stories.picture"))
    is_story = row.kind.startswith("stories.") & ~is_other
    is_theirs = (is_story & row.subject_id.in_(over)) | (is_consent & row.subject_id.in_(consents))
    await session.execute(delete(row).where(is_theirs))
    await session.execute(delete(Story).where(is_over))


async def forget_withdrawn_stories(session: AsyncSession, before: datetime) -> None:
    """Empty stories withdrawn before: their addresses still say that they are gone.

    Not while a post may stand somewhere: whoever looks for it needs to know what it says.
    """
    row = OutboxMessage
    is_there = row.message_id.is_not(None) & row.reason.is_distinct_from(WITHDRAWN)
    may_stand = is_there | row.state.not_in((SENT, REFUSED))
    standing = select(row.subject_id).where(row.kind == "stories.post", may_stand)
    is_old = (Story.state == "withdrawn") & (Story.withdrawn_at < before)
    old = list(await session.scalars(select(Story.id).where(is_old, Story.id.not_in(standing))))
    for table in (StoryPhoto, StoryConsent):
        await session.execute(delete(table).where(table.story_id.in_(old)))
    told = dict.fromkeys(("words", "who", "place", "result", "title", "text"), "")
    await session.execute(
        update(Story)
        .where(Story.id.in_(old))
        .values(state="forgotten", tags=[], note=None, proposed_by=None, **told)
    )


async def forget_calls(session: AsyncSession, before: datetime) -> None:
    """Delete who was to phone whom, asked before."""
    await session.execute(delete(Call).where(Call.asked_at < before))


async def forget_sent(session: AsyncSession, before: datetime, now: datetime, most: int) -> bool:
    """Delete what was sent and fired before, and what was sent to people without an account.

    What still waits stays, and so does what may have to be edited or deleted: all about meetings
    ahead, posts of stories, and the looks back on a month of them.
    Deletes so many messages at `most`; returns whether more may be left.
    """
    row = OutboxMessage
    ahead = select(Meeting.id).where(Meeting.starts_at > now)
    is_ahead = row.kind.startswith("meetings.") & row.subject_id.in_(ahead)
    # Groups and channels have no account.
    is_known = (row.chat_id < 0) | exists().where(Account.user_id == row.chat_id)
    is_post = (row.kind == "stories.post") & row.subject_id.in_(select(Story.id))
    is_post |= row.kind == "stories.digest"
    is_old = (row.settled_at < before) & ~is_ahead & ~is_post
    over = row.state.in_((SENT, REFUSED, UNKNOWN))
    some = select(row.id).where(over, is_old | ~is_known).limit(most)
    result: Any = await session.execute(
        delete(row).where(row.id.in_(some)).execution_options(synchronize_session=False)
    )
    await session.execute(delete(Timer).where(Timer.fired_at < before))
    return int(result.rowcount) >= most
