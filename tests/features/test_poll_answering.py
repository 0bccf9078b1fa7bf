"""One answer each, changeable until the end, in secret or with names, in few statements."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import load_actor, load_actors
from bot.errors import ChoiceIsStale, NotAllowed
from bot.features.polls import answering, closing, results, rules, secrecy, voters
from bot.features.privacy import retention
from bot.seal import Seal
from models.members import Account
from models.polls import Ballot, Elector, Poll, PollCount
from models.repositories import erasure, poll_answers
from models.repositories.members import LEFT
from models.session import Database
from tests.features.poll_scenes import DAY, FIRST, NIGHT, NOON, QUIET, SEAL, Asking, cell_of


async def ballots(session: AsyncSession) -> list[Ballot]:
    """All that lies in the box."""
    await poll_answers.settle(session)
    return list(await session.scalars(select(Ballot)))


async def elector(asking: Asking, poll: Poll, person: int) -> Elector:
    """What is kept of the person at this place."""
    await poll_answers.settle(asking.ward.session)
    key = (poll.id, asking.members[person].id)
    return await asking.ward.session.get_one(Elector, key, populate_existing=True)


@contextmanager
def counted(session: AsyncSession) -> Iterator[list[str]]:
    """The statements that are executed meanwhile."""
    said: list[str] = []

    def note(*given: object) -> None:
        said.append(str(given[2]))

    engine = session.get_bind().engine
    event.listen(engine, "before_cursor_execute", note)
    yield said
    event.remove(engine, "before_cursor_execute", note)


async def test_open_answer_is_kept_with_its_name(database: Database) -> None:
    async with cell_of(database, 5) as asking:
        poll = await asking.open(is_secret=False)
        assert (await asking.choose(poll, 1, 2)).options == (2,)
        assert (await asking.choose(poll, 1, 0)).options == (0,)
        kept = await elector(asking, poll, 1)
        assert (kept.has_answered, kept.choice) == (True, 0b001)
        assert await answering.count_answered(asking.ward.session, poll.id) == 1
        assert await ballots(asking.ward.session) == []


async def test_secret_answer_is_in_an_envelope_only(database: Database) -> None:
    async with cell_of(database, 5) as asking:
        poll = await asking.open()
        await asking.choose(poll, 1, 2)
        await asking.choose(poll, 1, 1)
        kept = await elector(asking, poll, 1)
        assert (kept.has_answered, kept.choice) == (True, None)
        (ballot,) = await ballots(asking.ward.session)
        slip = secrecy.slip_of(SEAL, poll.id, asking.members[1].id)
        assert ballot.slip == slip
        assert secrecy.read(SEAL, poll.id, slip, ballot.envelope) == 0b010


@pytest.mark.parametrize("is_secret", [True, False])
async def test_several_are_put_in_and_taken_out(database: Database, *, is_secret: bool) -> None:
    async with cell_of(database, 5) as asking:
        session = asking.ward.session
        poll = await asking.open(is_secret=is_secret, is_multiple=True)
        for option, chosen in ((0, (0,)), (2, (0, 2)), (0, (2,)), (2, ())):
            assert (await asking.choose(poll, 1, option)).options == chosen
            if option == 2:
                await poll_answers.settle(session)
        assert await answering.count_answered(session, poll.id) == 0
        assert await ballots(session) == []
        actor = await load_actor(session, FIRST + 1)
        done = await answering.choose_all(session, SEAL, actor, poll.id, [2, 0, 2], NOON)
        assert done.options == (0, 2)
        assert (await answering.look(session, SEAL, actor, poll.id)).options == (0, 2)


async def test_answer_can_be_taken_back(database: Database) -> None:
    async with cell_of(database, 5) as asking:
        session = asking.ward.session
        poll = await asking.open()
        await asking.choose(poll, 1, 2)
        actor = await load_actor(session, FIRST + 1)
        for _ in range(2):
            done = await answering.take_back(session, SEAL, actor, poll.id, NOON)
            assert done.options == ()
            assert await ballots(session) == []
        assert not (await elector(asking, poll, 1)).has_answered


async def test_who_may_not_answer_is_refused(database: Database) -> None:
    async with cell_of(database, 5) as asking:
        poll = await asking.open()
        await asking.ward.add_registered(asking.cell, FIRST + 90)
        with pytest.raises(answering.NotAsked):
            await asking.choose(poll, 90, 0)
        with pytest.raises(NotAllowed):
            await asking.choose(poll, 99, 0)
        for option in (-1, 3, 1 << 40):
            with pytest.raises(ChoiceIsStale):
                await asking.choose(poll, 1, option)
        actor = await load_actor(asking.ward.session, FIRST + 1)
        with pytest.raises(answering.OnlyOne):
            await answering.choose_all(asking.ward.session, SEAL, actor, poll.id, [0, 1], NOON)
        with pytest.raises(ChoiceIsStale):
            await answering.choose(asking.ward.session, SEAL, actor, 77, 0, NOON)
        asking.members[1].participation = LEFT
        with pytest.raises(NotAllowed):
            await asking.choose(poll, 1, 0)


async def test_late_answer_is_refused(database: Database) -> None:
    async with cell_of(database, 5) as asking:
        session = asking.ward.session
        poll = await asking.open()
        with pytest.raises(answering.PollIsOver):
            await asking.choose(poll, 1, 0, at=poll.ends_at)
        await closing.close_now(session, SEAL, asking.actor, poll.id, NOON, QUIET)
        with pytest.raises(answering.PollIsOver):
            await asking.choose(poll, 1, 0)
        other = await asking.open()
        await asking.choose(other, 1, 0)
        await closing.call_off(session, asking.actor, other.id, NOON)
        with pytest.raises(answering.PollIsCalledOff):
            await asking.choose(other, 1, 0)
        assert await ballots(session) == []


async def test_answers_of_a_batch_take_few_statements_together(database: Database) -> None:
    async with cell_of(database, 51) as asking:
        poll = await asking.open()
        poll_id, members = poll.id, len(asking.members)
        await asking.ward.add_registered(asking.cell, FIRST + 90)
    people = [FIRST + person for person in (*range(members), 90)]
    async with database.writing() as session:
        actors = await load_actors(session, people)
        with counted(session) as said:
            for person in people[:-1]:
                await answering.choose(session, SEAL, actors[person], poll_id, person % 3, NOON)
            with pytest.raises(answering.NotAsked):
                await answering.choose(session, SEAL, actors[people[-1]], poll_id, 0, NOON)
            done = await answering.choose(session, SEAL, actors[FIRST], poll_id, 2, NOON)
            await session.commit()
    # The poll, the electors, the ballots; the board, the electors, the ballots.
    assert len([statement for statement in said if "poll" in statement]) <= 6
    assert done.options == (2,)
    async with database.writing() as session:
        assert await answering.count_answered(session, poll_id) == members
        actors = await load_actors(session, people)
        for person in people[1:-1]:
            shown = await answering.look(session, SEAL, actors[person], poll_id)
            assert shown.options == (person % 3,)


async def test_result_waits_for_the_end_and_then_is_told(database: Database) -> None:
    async with cell_of(database, 6) as asking:
        session = asking.ward.session
        poll = await asking.open(quorum=80)
        for person, option in enumerate((0, 0, 1, 1, 1)):
            await asking.choose(poll, person, option)
        with pytest.raises(ChoiceIsStale):
            await results.load_result(session, poll.id)
        assert await closing.close_poll(session, SEAL, poll, NOON, QUIET)
        assert not await closing.close_poll(session, SEAL, poll, NOON, QUIET)
        result = await results.load_result(session, poll.id)
        assert (result.counts, result.answered, result.by_cell) == ([2, 3, 0], 5, [])
        assert result.has_quorum
        assert (poll.state, poll.unreadable) == (rules.CLOSED, 0)
        assert await asking.rows("result") == 6
        assert await ballots(session) == []
        assert list(await session.scalars(select(Elector))) == []


async def test_cells_are_told_apart_where_that_shows_nobody(database: Database) -> None:
    async with cell_of(database, 6) as asking:
        session = asking.ward.session
        await asking.add_cell("Khu phố 2", 7, 20)
        await asking.add_cell("Khu phố 3", 3, 40)
        root = asking.ward.unit
        await asking.ward.add_registered(root, 900, role="ward_admin")
        asking.actor = await load_actor(session, 900)
        whom = asking.draft().whom
        poll = await asking.open(unit_id=root.id, whom=type(whom)((root.id,), whom.participation))
        for person in (*range(6), *range(20, 27), 40):
            await asking.choose(poll, person, person % 2)
        await closing.close_poll(session, SEAL, poll, NOON, QUIET)
        result = await results.load_result(session, poll.id)
        # One answer of the third would be the difference: the first is kept back with it.
        assert [(one.unit.name, one.answered, one.counts) for one in result.by_cell] == [
            ("Khu phố 2", 7, [4, 3, 0])
        ]
        # The ward's office is asked, too.
        assert (result.answered, result.hidden_cells) == (14, 3)


async def test_two_secret_answers_are_not_told(database: Database) -> None:
    async with cell_of(database, 5) as asking:
        poll = await asking.open()
        await asking.choose(poll, 1, 2)
        await asking.choose(poll, 2, 2)
        await closing.close_poll(asking.ward.session, SEAL, poll, NOON, QUIET)
        result = await results.load_result(asking.ward.session, poll.id)
        assert (result.answered, result.counts, result.is_withheld) == (2, [], True)


async def test_ballots_of_another_key_are_counted_as_unreadable(database: Database) -> None:
    async with cell_of(database, 6) as asking:
        session = asking.ward.session
        poll = await asking.open()
        for person in range(4):
            await asking.choose(poll, person, 0)
        await asking.choose(poll, 5, 1, seal=Seal(bytes(32)))
        assert await secrecy.count_unreadable(session, SEAL) == 1
        await closing.close_poll(session, SEAL, poll, NOON, QUIET)
        assert (poll.answered, poll.unreadable) == (4, 1)
        assert await secrecy.count_unreadable(session, SEAL) == 0


@pytest.mark.parametrize("is_secret", [True, False])
async def test_who_left_before_the_end_is_not_counted(
    database: Database, *, is_secret: bool
) -> None:
    async with cell_of(database, 6) as asking:
        session = asking.ward.session
        poll = await asking.open(is_secret=is_secret)
        for person in range(6):
            await asking.choose(poll, person, person % 2)
        asking.members[1].participation = LEFT
        await session.flush()
        await closing.close_poll(session, SEAL, poll, NIGHT, QUIET)
        result = await results.load_result(session, poll.id)
        assert (result.answered, result.counts) == (5, [3, 2, 0])
        assert (poll.unreadable, await asking.rows("result")) == (0, 5)


@pytest.mark.parametrize("is_secret", [True, False])
async def test_who_withdraws_consent_takes_the_answer_along(
    database: Database, *, is_secret: bool
) -> None:
    async with cell_of(database, 6) as asking:
        session = asking.ward.session
        poll = await asking.open(is_secret=is_secret)
        for person in range(6):
            await asking.choose(poll, person, 0)
        await poll_answers.settle(session)
        await erasure.remove_chat(session, FIRST + 1, 1)
        await session.delete(
            (await session.scalars(select(Account).where(Account.user_id == FIRST + 1))).one()
        )
        await closing.close_poll(session, SEAL, poll, NOON, QUIET)
        assert (poll.answered, poll.unreadable) == (5, 0)


async def test_names_are_for_the_committee_after_the_end(database: Database) -> None:
    async with cell_of(database, 5) as asking:
        session = asking.ward.session
        poll, secret = await asking.open(is_secret=False), await asking.open()
        await asking.choose(poll, 1, 2)
        with pytest.raises(voters.VotersAreHidden):
            await voters.list_voters(session, asking.actor, poll.id)
        with pytest.raises(voters.VotersAreSecret):
            await voters.list_voters(session, asking.actor, secret.id)
        await closing.close_poll(session, SEAL, poll, NOON, QUIET)
        (found,) = await voters.list_voters(session, asking.actor, poll.id)
        assert (found.member.id, found.options) == (asking.members[1].id, (2,))
        with pytest.raises(NotAllowed):
            await voters.list_voters(session, await load_actor(session, FIRST + 1), poll.id)
        with pytest.raises(ChoiceIsStale):
            await voters.list_voters(session, asking.actor, 77)


async def test_only_who_asks_may_end_a_poll(database: Database) -> None:
    async with cell_of(database, 5) as asking:
        session = asking.ward.session
        poll = await asking.open()
        member = await load_actor(session, FIRST + 1)
        with pytest.raises(NotAllowed):
            await closing.close_now(session, SEAL, member, poll.id, NOON, QUIET)
        with pytest.raises(NotAllowed):
            await closing.call_off(session, member, poll.id, NOON)
        await closing.call_off(session, asking.actor, poll.id, NOON)
        for end in (
            closing.close_now(session, SEAL, asking.actor, poll.id, NOON, QUIET),
            closing.call_off(session, asking.actor, poll.id, NOON),
            closing.call_off(session, asking.actor, 77, NOON),
        ):
            with pytest.raises(ChoiceIsStale):
                await end


async def test_names_go_after_three_months_and_counts_after_a_year(database: Database) -> None:
    async with cell_of(database, 5) as asking:
        session = asking.ward.session
        poll = await asking.open(is_secret=False)
        await asking.choose(poll, 1, 2)
        await closing.close_poll(session, SEAL, poll, NOON, QUIET)
        await retention.on_forget_due(session, 0, NOON, NOON + 89 * DAY)
        assert len(list(await session.scalars(select(Elector)))) == 5
        await retention.on_forget_due(session, 0, NOON, NOON + 91 * DAY)
        assert list(await session.scalars(select(Elector))) == []
        assert (await results.load_result(session, poll.id)).answered == 1
        session.expunge_all()
        await retention.on_forget_due(session, 0, NOON, NOON + 366 * DAY)
        assert list(await session.scalars(select(Poll))) == []
        assert list(await session.scalars(select(PollCount))) == []
        assert await asking.rows("message") == 0
