"""Proposals to the unit that asked (kiến nghị): one list, each answered and sent back down."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor, list_places, require
from bot.errors import ChibotError, ChoiceIsStale
from bot.features.reports.deciding import tell_writers
from bot.features.reports.kinds import REPLIED
from bot.features.reports.rounds import get_to_lead
from bot.quiet import QuietHours
from bot.reading.markup import to_markup, visible
from models.repositories import audit, report_results
from models.repositories.report_results import Case

REPLY_LETTERS = 1000


class ReplyIsLong(ChibotError):
    """An answer has to be read on a phone."""

    key = "proposal-reply-long"


class ReplyIsEmpty(ChibotError):
    """Nothing of it can be read."""

    key = "proposal-reply-empty"


class ProposalIsChanged(ChibotError):
    """It was changed or answered since it was shown."""

    key = "proposal-changed"


async def list_of_round(session: AsyncSession, actor: Actor, round_id: int) -> list[Case]:
    """The proposals of a round, those that wait first. Raises ChoiceIsStale, NotAllowed."""
    await get_to_lead(session, actor, round_id)
    found = await report_results.list_proposals(session, round_id)
    return sorted(found, key=lambda case: case.proposal.replied_at is not None)


async def list_unanswered(session: AsyncSession, actor: Actor) -> list[Case]:
    """All proposals that wait for the actor's units, of whatever round."""
    places = await list_places(session, actor, Act.LEAD_REPORTS)
    return await report_results.list_unanswered(session, [unit.id for unit in places])


async def count_unanswered(session: AsyncSession, actor: Actor) -> int:
    """How many those are."""
    places = await list_places(session, actor, Act.LEAD_REPORTS)
    return await report_results.count_unanswered(session, [unit.id for unit in places])


async def get_to_answer(session: AsyncSession, actor: Actor, proposal_id: int) -> Case:
    """A proposal that the actor may answer. Raises ChoiceIsStale, NotAllowed."""
    case = await report_results.find_proposal(session, proposal_id)
    if case is None:
        raise ChoiceIsStale
    await require(session, actor, Act.LEAD_REPORTS, case.form.unit_id)
    return case


def mark_of(case: Case) -> str:
    """Changes with the proposal and with its answer: what was shown is what is answered."""
    times = (case.proposal.made_at, case.proposal.replied_at)
    return "/".join(at.isoformat() if at else "" for at in times)


async def answer(
    session: AsyncSession,
    actor: Actor,
    proposal_id: int,
    seen: str,
    words: str,
    now: datetime,
    quiet: QuietHours,
) -> tuple[Case, int]:
    """Keep the answer and send it to those who wrote the report; returns to how many.

    `seen` is the mark of what was shown. A later answer takes the place of the one before and
    says so. Raises ChoiceIsStale, NotAllowed, ReplyIsEmpty, ReplyIsLong, ProposalIsChanged.
    """
    case = await get_to_answer(session, actor, proposal_id)
    proposal = case.proposal
    is_corrected = proposal.replied_at is not None
    kept = visible(to_markup(words, ())).strip()
    if not kept:
        raise ReplyIsEmpty
    if len(kept) > REPLY_LETTERS:
        raise ReplyIsLong(letters=len(kept), most=REPLY_LETTERS)
    is_seen = mark_of(case) == seen
    if not is_seen or not await report_results.set_reply(
        session, proposal, kept, actor.member_id, now
    ):
        raise ProposalIsChanged
    params = {"at": now.isoformat(), "corrected": is_corrected}
    key = now.isoformat()
    told = await tell_writers(session, REPLIED, case.report, proposal.id, now, quiet, key, params)
    unit_id = case.unit.id
    await audit.add(session, actor.user_id, "answer_proposal", "done", now, unit_id, proposal.id)
    return case, told
