"""Rounds of a form: opened by a timer, reminded of, nudged for, and shown on a board."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor, load_actor, require
from bot.errors import ChibotError, ChoiceIsStale
from bot.features.members.audience import list_voices
from bot.features.reports import rules
from bot.features.reports.forms import calendar_of
from bot.features.reports.kinds import ASKED, BOARD, NUDGE, REMINDER
from bot.outbox.queue import Kind, put, put_to_each, refresh_board_of, say_again
from bot.quiet import QuietHours
from bot.roles import DEPUTY, SECRETARY
from bot.schedule import timers
from models.base import JsonObject
from models.members import Account
from models.reports import ReportForm, ReportRound
from models.repositories import accounts, audit, report_rounds
from models.repositories.audience import Whom
from models.repositories.report_rounds import OpenReport, Standing

# Who writes the report of a cell.
WRITERS = (SECRETARY, DEPUTY)


class NudgedLately(ChibotError):
    """The missing were nudged within the last 20 hours."""

    key = "report-round-nudged-lately"


class NobodyIsMissing(ChibotError):
    """All have sent their reports."""

    key = "report-round-nobody-missing"


@dataclass(frozen=True)
class Nudged:
    """For how many reports somebody was nudged, and the names of those nobody could be told of."""

    asks: str
    reports: int
    unreached: list[str]


async def open_round(
    session: AsyncSession,
    form: ReportForm,
    period: str,
    due_at: datetime,
    now: datetime,
    quiet: QuietHours,
) -> ReportRound:
    """Ask for the reports of a period: a draft each, a request to its writers, and a board.

    Nobody is told of it in quiet hours; the reminders are set from the moment they are told.
    """
    opened = await report_rounds.add_round(session, form.id, period, due_at, now)
    if form.asks == rules.CELLS:
        await report_rounds.add_cells(session, opened.id, form.audience["unit_ids"])
    else:
        audience = dict(form.audience)
        named = audience.pop("member_ids", [])
        await report_rounds.add_members(session, opened.id, Whom(**audience), named)
    told_at = quiet.end_after(now)
    await _tell_writers(session, ASKED, opened, now, told_at)
    due = [*rules.planned_reminders(due_at, told_at, quiet), (rules.DUE, due_at)]
    await timers.reset(session, opened.id, rules.REMIND, due)
    await _show_maker(session, form, opened, now, told_at)
    return opened


async def _show_maker(
    session: AsyncSession, form: ReportForm, opened: ReportRound, now: datetime, told_at: datetime
) -> None:
    """The board to who made the form, if they still have an account; the view asks the right."""
    maker = await accounts.find_of_member(session, form.made_by) if form.made_by else None
    if maker is not None:
        await put(session, BOARD, opened.id, maker.user_id, now, not_before=told_at)


async def _tell_writers(
    session: AsyncSession,
    kind: Kind,
    opened: ReportRound,
    now: datetime,
    told_at: datetime,
    key: str = "",
    params: JsonObject | None = None,
) -> None:
    """One message for each missing report and each of those who write it."""
    chats = report_rounds.writer_chats(opened.id, rules.MISSING, WRITERS)
    await put_to_each(session, kind, chats, now, key, params, told_at)


def timer_actions(quiet: QuietHours) -> dict[str, timers.TimerAction]:
    """What the timers of rounds do; one that fires late is quiet in quiet hours all the same."""
    reminders = {kind: _on_reminder_due(kind, quiet) for kind in rules.REMINDERS}
    return {rules.OPEN: _on_opening_due(quiet), rules.DUE: _on_due, **reminders}


def _on_opening_due(quiet: QuietHours) -> timers.TimerAction:
    """Timer: the round opens if that still leaves time to write, and the next one is set."""

    async def fire(session: AsyncSession, form_id: int, due_at: datetime, now: datetime) -> None:
        del due_at
        form = await report_rounds.find_form(session, form_id)
        if form is None or form.retired_at is not None:
            return
        calendar = calendar_of(form, quiet.zone)
        last = await report_rounds.find_last_period(session, form_id)
        opening = rules.next_opening(calendar, now, last)
        if opening is not None and opening.opens_at <= now:
            await open_round(session, form, opening.period, opening.due_at, now, quiet)
            opening = rules.next_opening(calendar, now, opening.period)
        following = [(rules.OPEN, opening.opens_at)] if opening is not None else []
        await timers.reset(session, form_id, rules.OPEN, following)

    return fire


def _on_reminder_due(kind: str, quiet: QuietHours) -> timers.TimerAction:
    """Timer: those whose report is missing are reminded, unless a later one says it better."""

    async def fire(session: AsyncSession, round_id: int, due_at: datetime, now: datetime) -> None:
        del due_at
        opened = await report_rounds.find_round(session, round_id)
        if opened is None:
            return
        told_at = quiet.end_after(now)
        if not rules.is_overtaken(kind, opened.due_at, told_at):
            await _tell_writers(session, REMINDER, opened, now, told_at, kind)

    return fire


async def _on_due(session: AsyncSession, round_id: int, due_at: datetime, now: datetime) -> None:
    """Timer: the board says who has not sent."""
    del due_at
    await refresh_board(session, round_id, now)


async def refresh_board(session: AsyncSession, round_id: int, now: datetime) -> None:
    """Show the board as it stands now, every few seconds at most; the last state is never lost."""
    await refresh_board_of(session, BOARD, round_id, now)


async def get_to_lead(
    session: AsyncSession, actor: Actor, round_id: int
) -> tuple[ReportRound, ReportForm]:
    """A round that the actor leads, and its form. Raises ChoiceIsStale, NotAllowed."""
    found = await report_rounds.find_with_form(session, round_id)
    if found is None:
        raise ChoiceIsStale
    await require(session, actor, Act.LEAD_REPORTS, found[1].unit_id)
    return found


async def show_board(session: AsyncSession, actor: Actor, round_id: int, now: datetime) -> None:
    """Send the board anew to the actor's chat; from then on that one is kept true."""
    opened, _ = await get_to_lead(session, actor, round_id)
    await say_again(session, BOARD, opened.id, actor.user_id, now)


async def nudge(
    session: AsyncSession, actor: Actor, round_id: int, now: datetime, quiet: QuietHours
) -> Nudged:
    """Ask once more for the reports that are missing, and only for those.

    Raises ChoiceIsStale, NotAllowed, NobodyIsMissing, NudgedLately.
    """
    opened, form = await get_to_lead(session, actor, round_id)
    if not await report_rounds.count_missing(session, round_id, rules.MISSING):
        raise NobodyIsMissing
    # Of two leaders at once one nudges.
    await report_rounds.lock_round(session, opened)
    next_at = rules.may_nudge_at(opened.nudged_at, now)
    if next_at > now:
        raise NudgedLately(when=next_at.astimezone(quiet.zone).strftime("%H:%M %d/%m"))
    opened.nudged_at = now
    told_at, key = quiet.end_after(now), f"{now.timestamp():.0f}"
    await _tell_writers(session, NUDGE, opened, now, told_at, key)
    await refresh_board(session, round_id, now)
    await audit.add(session, actor.user_id, "nudge_reports", "done", now, form.unit_id, round_id)
    reached, unreached = await report_rounds.list_reached(
        session, round_id, rules.MISSING, WRITERS, of_members=form.asks == rules.MEMBERS
    )
    return Nudged(form.asks, reached, unreached)


async def load_standing(session: AsyncSession, form: ReportForm, round_id: int) -> Standing:
    """Who has sent and who has not; cells that were closed and members who left do not count."""
    return await report_rounds.get_standing(
        session, round_id, rules.MISSING, of_members=form.asks == rules.MEMBERS
    )


async def list_led(
    session: AsyncSession, actor: Actor, since: datetime
) -> list[tuple[ReportRound, ReportForm]]:
    """The rounds of the units in whose name the actor asks, due since then, the newest first."""
    askers = await list_voices(session, actor, Act.LEAD_REPORTS)
    return await report_rounds.list_rounds(session, [unit.id for unit in askers], since)


async def list_to_write(session: AsyncSession, actor: Actor, since: datetime) -> list[OpenReport]:
    """The reports that the actor shall write: of their cells, and their own.

    What was due before `since` is not asked for any more.
    """
    return await list_of_writer(session, actor, rules.MISSING, since)


async def list_of_writer(
    session: AsyncSession, actor: Actor, states: Sequence[str], since: datetime
) -> list[OpenReport]:
    """The reports in these states of just the cells whose reports the actor writes, and their
    own; what was due before `since` is left out."""
    if not actor.is_registered:
        return []
    cells = [role.unit_id for role in actor.roles if role.role in WRITERS]
    return await report_rounds.list_open(session, cells, actor.member_id, states, since)


async def welcome(
    session: AsyncSession, account: Account, now: datetime, quiet: QuietHours
) -> None:
    """Somebody newly registered is asked for the reports that are theirs to write and not due yet,
    not in quiet hours."""
    actor = await load_actor(session, account.user_id)
    for found in await list_to_write(session, actor, now):
        told_at = quiet.end_after(now)
        await put(session, ASKED, found.report.id, account.user_id, now, not_before=told_at)


async def welcome_writers(
    session: AsyncSession, member_ids: Sequence[int], now: datetime, quiet: QuietHours
) -> None:
    """The same for members who were given a role: all of them in one statement, and nobody twice.

    Their own reports they were asked for before.
    """
    if member_ids:
        chats = report_rounds.cell_writer_chats(member_ids, rules.MISSING, WRITERS, now)
        await put_to_each(session, ASKED, chats, now, not_before=quiet.end_after(now))
