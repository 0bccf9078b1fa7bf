"""Proposals are gathered in one list, answered, and the answer goes back down."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import load_actor
from bot.errors import ChoiceIsStale, NotAllowed
from bot.features.reports import deciding, proposals, rounds, rules
from bot.features.reports.kinds import REPLIED
from bot.roles import DEPUTY, ROLES, SECRETARY, WARD_ADMIN
from models.repositories.report_results import Case
from models.session import Database
from tests.features.report_scenes import DEPUTY_ID, QUIET, SECRETARY_ID, Asked, open_monthly
from tests.features.sent_scenes import SENT, proposals_of, send, told

NOW = SENT + timedelta(hours=1)
LATER = NOW + timedelta(hours=1)
REPLY = "Phường sẽ cấp 2 thùng rác trong tháng 12."


@pytest.fixture
async def session(database: Database) -> AsyncIterator[AsyncSession]:
    """A transaction of a migrated database."""
    async with database.writing() as opened:
        yield opened


@pytest.fixture
async def asked(session: AsyncSession) -> Asked:
    """The ward has asked three cells; two have proposed something."""
    found = await open_monthly(session)
    await send(session, found, found.cells[0])
    await send(session, found, found.cells[1], {8: "Xin sửa đèn đường"})
    await send(session, found, found.cells[2], {8: "không"})
    return found


async def list_round(session: AsyncSession, asked: Asked) -> list[Case]:
    return await proposals.list_of_round(session, asked.admin, asked.round.id)


async def reply(
    session: AsyncSession, asked: Asked, case: Case, words: str = REPLY, seen: str = ""
) -> None:
    mark = seen or proposals.mark_of(case)
    await proposals.answer(session, asked.admin, case.proposal.id, mark, words, NOW, QUIET)


async def test_proposals_of_a_round_are_in_one_list(session: AsyncSession, asked: Asked) -> None:
    found = await list_round(session, asked)
    words = [case.proposal.words for case in found]
    assert words == ["Xin thêm 2 thùng rác công cộng", "Xin sửa đèn đường"]
    await reply(session, asked, found[0])
    found = await list_round(session, asked)
    assert [case.unit.name for case in found] == [asked.cells[1].name, asked.cells[0].name]


async def test_answer_goes_to_those_who_wrote(session: AsyncSession, asked: Asked) -> None:
    case = (await list_round(session, asked))[0]
    await reply(session, asked, case)
    await session.refresh(case.proposal)
    assert (case.proposal.reply, case.proposal.replied_at) == (REPLY, NOW)
    rows = await told(session, REPLIED.name)
    assert [row.chat_id for row in rows] == [SECRETARY_ID, DEPUTY_ID]
    assert not any(row.params["corrected"] for row in rows)


async def test_correction_is_a_message_of_its_own(session: AsyncSession, asked: Asked) -> None:
    case = (await list_round(session, asked))[0]
    await reply(session, asked, case)
    case = await proposals.get_to_answer(session, asked.admin, case.proposal.id)
    mark = proposals.mark_of(case)
    await proposals.answer(
        session, asked.admin, case.proposal.id, mark, "Cấp 3 thùng.", LATER, QUIET
    )
    rows = await told(session, REPLIED.name)
    assert [row.params["corrected"] for row in rows] == [False, False, True, True]


async def test_correction_in_the_same_second_is_told_too(
    session: AsyncSession, asked: Asked
) -> None:
    case = (await list_round(session, asked))[0]
    await reply(session, asked, case)
    case = await proposals.get_to_answer(session, asked.admin, case.proposal.id)
    at = NOW + timedelta(milliseconds=100)
    words, mark = "Cấp 3 thùng.", proposals.mark_of(case)
    await proposals.answer(session, asked.admin, case.proposal.id, mark, words, at, QUIET)
    assert len(await told(session, REPLIED.name)) == 4


async def test_first_answer_counts(session: AsyncSession, asked: Asked) -> None:
    case = (await list_round(session, asked))[0]
    seen = proposals.mark_of(case)
    await reply(session, asked, case)
    with pytest.raises(proposals.ProposalIsChanged):
        await reply(session, asked, case, "Không.", seen)
    await session.refresh(case.proposal)
    assert case.proposal.reply == REPLY


async def test_of_two_at_once_one_answers(database: Database) -> None:
    async with database.writing() as session:
        asked = await open_monthly(session)
        await send(session, asked, asked.cells[0])
        case = (await list_round(session, asked))[0]
        seen = proposals.mark_of(case)

    async def answer(words: str) -> bool:
        try:
            async with database.writing() as own:
                actor = await load_actor(own, asked.admin.user_id)
                await proposals.answer(own, actor, case.proposal.id, seen, words, NOW, QUIET)
        except proposals.ProposalIsChanged:
            return False
        return True

    assert sorted(await asyncio.gather(answer("Có."), answer("Không."))) == [False, True]


async def test_changed_proposal_is_not_answered_unread(session: AsyncSession, asked: Asked) -> None:
    case = (await list_round(session, asked))[0]
    seen = proposals.mark_of(case)
    await deciding.give_back(session, asked.admin, case.report.id, 1, "Xin sửa", NOW, QUIET)
    await send(session, asked, asked.cells[0], {8: "Xin 5 thùng rác"}, NOW)
    with pytest.raises(proposals.ProposalIsChanged):
        await reply(session, asked, case, seen=seen)


async def test_answered_proposal_stays_when_the_report_is_sent_anew(
    session: AsyncSession, asked: Asked
) -> None:
    case = (await list_round(session, asked))[0]
    await reply(session, asked, case)
    await deciding.give_back(session, asked.admin, case.report.id, 1, "Xin sửa", NOW, QUIET)
    await send(session, asked, asked.cells[0], {8: "không"}, NOW)
    (kept,) = await proposals_of(session, case.report)
    assert (kept.words, kept.reply) == ("Xin thêm 2 thùng rác công cộng", REPLY)


@pytest.mark.parametrize(
    ("words", "refusal"),
    [("x" * 1001, proposals.ReplyIsLong), (" \u200b", proposals.ReplyIsEmpty)],
)
async def test_answer_is_short_and_readable(
    session: AsyncSession, asked: Asked, words: str, refusal: type[Exception]
) -> None:
    case = (await list_round(session, asked))[0]
    with pytest.raises(refusal):
        await reply(session, asked, case, words)
    assert await told(session, REPLIED.name) == []


async def test_all_that_wait_are_in_one_list_over_the_rounds(
    session: AsyncSession, asked: Asked
) -> None:
    due = rules.due_moment(rules.due_on("2026-12", 25), QUIET.zone)
    second = await rounds.open_round(session, asked.form, "2026-12", due, LATER, QUIET)
    december = Asked(asked.ward, asked.cells, asked.admin, asked.form, second)
    await send(session, december, asked.cells[2], {8: "Xin mở lớp"}, LATER)
    await reply(session, asked, (await list_round(session, asked))[0])
    found = await proposals.list_unanswered(session, asked.admin)
    assert [case.proposal.words for case in found] == ["Xin mở lớp", "Xin sửa đèn đường"]


@pytest.mark.parametrize("role", [*ROLES, None])
@pytest.mark.parametrize("is_ward", [True, False])
async def test_proposals_are_for_those_who_asked(
    session: AsyncSession, asked: Asked, role: str | None, is_ward: bool
) -> None:
    case = (await list_round(session, asked))[0]
    place = asked.ward.unit if is_ward else asked.cells[0]
    await asked.ward.add_registered(place, 901, "Lê Văn Ba", role=role)
    actor = await load_actor(session, 901)
    if is_ward and role in {WARD_ADMIN, SECRETARY, DEPUTY}:
        assert len(await proposals.list_of_round(session, actor, asked.round.id)) == 2
        assert len(await proposals.list_unanswered(session, actor)) == 2
        await proposals.get_to_answer(session, actor, case.proposal.id)
        return
    with pytest.raises(NotAllowed):
        await proposals.list_of_round(session, actor, asked.round.id)
    with pytest.raises(NotAllowed):
        await proposals.get_to_answer(session, actor, case.proposal.id)
    mark = proposals.mark_of(case)
    with pytest.raises(NotAllowed):
        await proposals.answer(session, actor, case.proposal.id, mark, REPLY, NOW, QUIET)
    assert await proposals.list_unanswered(session, actor) == []


async def test_proposal_that_never_was_is_stale(session: AsyncSession, asked: Asked) -> None:
    with pytest.raises(ChoiceIsStale):
        await proposals.get_to_answer(session, asked.admin, 4711)
