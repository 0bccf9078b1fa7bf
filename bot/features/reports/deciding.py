"""A report that was sent is read, and accepted or returned with a note: the first word counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor, may, require
from bot.errors import ChibotError, ChoiceIsStale
from bot.features.reports import rules
from bot.features.reports.kinds import DECIDED
from bot.features.reports.rounds import WRITERS, get_to_lead, refresh_board
from bot.outbox.queue import Kind, put
from bot.quiet import QuietHours
from bot.reading.markup import to_markup, visible
from models.base import JsonObject
from models.reports import Report, ReportForm, ReportRound
from models.repositories import audit, report_results, report_rounds
from models.repositories.report_results import Entry
from models.repositories.report_rounds import OpenReport

NOTE_LETTERS = 500
# To one who reads a report: one of its photos.
PHOTO = Kind("reports.photo", repeat=False, priority=0)


class ReportIsNotSent(ChibotError):
    """It is being written, or was returned: nobody else reads it meanwhile."""

    key = "report-result-not-sent"


class ReportIsOwn(ChibotError):
    """Nobody accepts a report that they submitted themselves."""

    key = "report-result-own"


class ReportIsAccepted(ChibotError):
    """Somebody was quicker, and accepted it."""

    key = "report-result-accepted-already"


class ReportIsReturned(ChibotError):
    """Somebody was quicker, and returned it."""

    key = "report-result-returned-already"


class ReportIsNew(ChibotError):
    """It was sent anew since it was shown."""

    key = "report-result-sent-anew"


class NoteIsLong(ChibotError):
    """Why a report is returned has to be said in few words."""

    key = "report-result-note-long"


class NoteIsEmpty(ChibotError):
    """Nothing of it can be read."""

    key = "report-result-note-empty"


@dataclass(frozen=True)
class SentReports:
    """The reports of a round that were sent, those that wait first; `returned` are being mended."""

    round: ReportRound
    form: ReportForm
    entries: Sequence[Entry]
    waiting: int
    asked: int
    returned: int


async def list_sent(session: AsyncSession, actor: Actor, round_id: int) -> SentReports:
    """What can be read of a round. Raises ChoiceIsStale, NotAllowed."""
    opened, form = await get_to_lead(session, actor, round_id)
    entries = await report_results.list_entries(session, round_id)
    waiting = [one for one in entries if one.report.state == rules.SUBMITTED]
    accepted = [one for one in entries if one.report.state == rules.ACCEPTED]
    returned = len([one for one in entries if one.report.state == rules.RETURNED])
    sent = [*waiting, *accepted]
    return SentReports(opened, form, sent, len(waiting), len(entries), returned)


async def get_to_read(session: AsyncSession, actor: Actor, report_id: int) -> OpenReport:
    """A report that was sent and that the actor may read.

    Raises ChoiceIsStale, NotAllowed, ReportIsNotSent.
    """
    case = await report_rounds.find_report(session, report_id)
    if case is None:
        raise ChoiceIsStale
    # Those who asked read it even when the cell was closed meanwhile.
    if not await may_decide(session, actor, case):
        await require(session, actor, Act.READ_REPORT, case.unit.id)
    if case.report.state not in report_results.SENT:
        raise ReportIsNotSent
    return case


async def may_decide(session: AsyncSession, actor: Actor, case: OpenReport) -> bool:
    """Whether the actor is one of those who accept and return reports of this form."""
    return await may(session, actor, Act.LEAD_REPORTS, case.form.unit_id)


def is_own(actor: Actor, report: Report) -> bool:
    """Whether the actor submitted it, or it is about them."""
    return actor.member_id in {report.submitted_by, report.member_id}


async def accept(
    session: AsyncSession,
    actor: Actor,
    report_id: int,
    revision: int,
    now: datetime,
    quiet: QuietHours,
) -> OpenReport:
    """It is as it shall be; the writers are thanked.

    Raises ChoiceIsStale, NotAllowed, ReportIsOwn, ReportIsAccepted, ReportIsReturned, ReportIsNew.
    """
    case = await get_to_decide(session, actor, report_id)
    if is_own(actor, case.report):
        raise ReportIsOwn
    await _settle(session, actor, case, revision, rules.ACCEPTED, None, now, quiet)
    return case


async def give_back(
    session: AsyncSession,
    actor: Actor,
    report_id: int,
    revision: int,
    note: str,
    now: datetime,
    quiet: QuietHours,
) -> OpenReport:
    """Something is missing: the writers read the note and can send it anew.

    Raises as `accept`, NoteIsLong, NoteIsEmpty.
    """
    case = await get_to_decide(session, actor, report_id)
    kept = visible(to_markup(note, ())).strip()
    if not kept:
        raise NoteIsEmpty
    if len(kept) > NOTE_LETTERS:
        raise NoteIsLong(letters=len(kept), most=NOTE_LETTERS)
    await _settle(session, actor, case, revision, rules.RETURNED, kept, now, quiet)
    return case


async def get_to_give_back(
    session: AsyncSession, actor: Actor, report_id: int, revision: int
) -> OpenReport:
    """A report of which this revision still waits, before a note is asked for.

    Raises as `accept` does, but for one's own.
    """
    case = await get_to_decide(session, actor, report_id)
    if (case.report.state, case.report.revision) != (rules.SUBMITTED, revision):
        raise await _late(session, report_id, revision)
    return case


async def get_to_decide(session: AsyncSession, actor: Actor, report_id: int) -> OpenReport:
    """A report that the actor may accept or return. Raises ChoiceIsStale, NotAllowed."""
    case = await report_rounds.find_report(session, report_id)
    if case is None:
        raise ChoiceIsStale
    await require(session, actor, Act.LEAD_REPORTS, case.form.unit_id)
    return case


async def _settle(
    session: AsyncSession,
    actor: Actor,
    case: OpenReport,
    revision: int,
    state: str,
    note: str | None,
    now: datetime,
    quiet: QuietHours,
) -> None:
    report = case.report
    is_first = await report_results.set_decided(
        session, report.id, revision, state, actor.member_id, now, note
    )
    if not is_first:
        raise await _late(session, report.id, revision)
    params = {"state": state, "revision": revision}
    await tell_writers(session, DECIDED, report, report.id, now, quiet, str(revision), params)
    await refresh_board(session, case.round.id, now)
    act = f"{state}_report"
    await audit.add(session, actor.user_id, act, "done", now, case.unit.id, report.id)


async def _late(session: AsyncSession, report_id: int, revision: int) -> ChibotError:
    """What happened to the report since it was shown."""
    report = await report_results.get_now(session, report_id)
    if report.revision != revision:
        return ReportIsNew()
    decider = await report_results.find_member(session, report.decided_by)
    who = decider.full_name if decider else "–"
    if report.state == rules.ACCEPTED:
        return ReportIsAccepted(who=who)
    return ReportIsReturned(who=who) if report.state == rules.RETURNED else ReportIsNotSent()


async def tell_writers(
    session: AsyncSession,
    kind: Kind,
    report: Report,
    subject_id: int,
    now: datetime,
    quiet: QuietHours,
    key: str,
    params: JsonObject,
) -> int:
    """Something about a report, to those who write it, in no quiet hours; returns how many."""
    chats = await report_results.list_writer_chats(session, report, WRITERS)
    for chat_id in chats:
        not_before = quiet.end_after(now)
        await put(session, kind, subject_id, chat_id, now, key, params, not_before=not_before)
    return len(chats)


async def find_next(session: AsyncSession, actor: Actor, report_id: int) -> int | None:
    """The next report of the same round that waits, begun anew at the end. Raises as
    `get_to_decide`."""
    case = await get_to_decide(session, actor, report_id)
    entries = await report_results.list_entries(session, case.round.id)
    ids = [one.report.id for one in entries]
    place = ids.index(report_id) + 1 if report_id in ids else 0
    others = [*entries[place:], *entries[:place]]
    waiting = (one.report.id for one in others if one.report.state == rules.SUBMITTED)
    return next((one for one in waiting if one != report_id), None)


async def order_photos(session: AsyncSession, actor: Actor, report_id: int, now: datetime) -> int:
    """Send the photos of a report to the actor; returns how many. Raises as `get_to_read`."""
    case = await get_to_read(session, actor, report_id)
    photo_ids = await report_results.list_photo_ids(session, case.report.id)
    for photo_id in photo_ids:
        # Of two presses within a second one counts.
        key = f"{now.timestamp():.0f}"
        await put(session, PHOTO, photo_id, actor.user_id, now, key, {"report": report_id})
    return len(photo_ids)
