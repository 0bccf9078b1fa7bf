"""Polls that are open or closed while the process is killed, and what must be left of them."""

import asyncio
import re
from collections import Counter
from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import load_actor
from bot.features.members.audience import USUAL, stored, whom_of
from bot.features.polls import answering, rules
from bot.features.polls.closing import count_ballots, counts_of
from bot.features.polls.results import load_result
from bot.features.polls.secrecy import PREFIX
from handlers.polls.asking_keyboards import CloseNow
from handlers.polls.keyboards import CHOSEN, ChooseOption
from models.polls import Elector, Poll
from models.repositories import dialogues, polls
from models.repositories.audience import Whom
from models.session import file_of
from simulator.client import Person
from tests.crash.roll import Example, Subject, bind, member_id_of
from tests.crash.stage import Stage
from tests.handlers.unmasking import Traces, dump, find_leaks, spellings

OPTIONS = ("Thăm vườn thuốc nam", "Nghe kể chuyện xưa", "Xem phim tư liệu")
# As a press would lie in a file that was stored as it came.
_PRESSED = re.compile(rb'"chat_instance": "[^"]*", "data": "' + PREFIX.encode())
_ASKED = "Buổi sinh hoạt chuyên đề nên làm gì?"


async def add_poll(session: AsyncSession, stage: Stage, state: str, question: str = "?") -> Poll:
    """A secret poll of the cell, by its secretary; nobody is asked yet."""
    now = datetime.now(UTC)
    has_begun = state != rules.SCHEDULED
    return await polls.add(
        session,
        unit_id=stage.cell_id,
        author_id=await member_id_of(session, stage.secretary),
        question=question,
        options=list(OPTIONS),
        moments=None,
        is_multiple=False,
        is_secret=True,
        audience=stored(Whom([stage.cell_id], USUAL)),
        is_posted=False,
        quorum=None,
        state=state,
        created_at=now,
        opened_at=now if has_begun else None,
        ends_at=now + timedelta(hours=2),
        closed_at=now if state == rules.CLOSED else None,
        asked=5 if has_begun else None,
        unreached=0 if has_begun else None,
        answered=4 if state == rules.CLOSED else None,
    )


async def ask_all(session: AsyncSession, poll: Poll) -> None:
    """Everybody in the cell but the secretary is asked."""
    await polls.add_electors(session, poll.id, whom_of(poll.audience))


def _of_poll(state: str) -> Example:
    async def example(session: AsyncSession, stage: Stage, _: Person) -> Subject:
        return await _add_shown(session, stage, state), {}

    return example


def _of_poll_in_group(state: str) -> Example:
    async def example(session: AsyncSession, stage: Stage, group: Person) -> Subject:
        author_id = await member_id_of(session, stage.secretary)
        await bind(session, group.chat, author_id, stage.cell_id)
        return await _add_shown(session, stage, state), {}

    return example


async def _add_shown(session: AsyncSession, stage: Stage, state: str) -> int:
    poll = await add_poll(session, stage, state)
    if state == rules.CLOSED:
        counts = counts_of({stage.cell_id: [1, 2, 2, 4]}, len(OPTIONS), is_secret=True)
        await polls.add_counts(session, poll.id, counts)
    return poll.id


EXAMPLES: dict[str, Example] = {
    "polls.board": _of_poll(rules.OPEN),
    "polls.message": _of_poll(rules.OPEN),
    "polls.picture": _of_poll(rules.CLOSED),
    "polls.post": _of_poll_in_group(rules.OPEN),
    "polls.reminder": _of_poll(rules.OPEN),
    "polls.result": _of_poll(rules.CLOSED),
    "polls.result_post": _of_poll_in_group(rules.CLOSED),
}


async def hold(stage: Stage, person: Person, before: int | None = None) -> int:
    """The question is the last that this person was shown; `before`: what they chose then.

    Only those who hold it are asked, so that what all others say is not sealed. Returns the poll.
    """
    async with stage.database.writing() as session:
        poll = await _find(session) or await add_poll(session, stage, rules.OPEN, _ASKED)
        member_id, now = await member_id_of(session, person), datetime.now(UTC)
        session.add(
            Elector(poll_id=poll.id, member_id=member_id, unit_id=poll.unit_id, has_answered=False)
        )
        await session.flush()
        if before is not None:
            actor = await load_actor(session, person.id)
            await answering.choose(session, stage.seal, actor, poll.id, before, now)
        choices = [(label, data_of(poll.id, option)) for option, label in enumerate(OPTIONS)]
        await dialogues.save_choices(session, person.id, choices, now)
        return poll.id


def data_of(poll_id: int, option: int) -> str:
    """What the button of an option carries."""
    return ChooseOption(poll_id, option).pack()


async def _find(session: AsyncSession) -> Poll | None:
    return await session.scalar(select(Poll).where(Poll.question == _ASKED))


async def check_ballots(stage: Stage, meant: Mapping[int, int]) -> None:
    """Each (person, option) counts once, and nothing that lies anywhere tells who chose what."""
    async with stage.database.reading() as session:
        poll = await _find(session)
        if poll is None:
            assert not meant
            return
        voters = await polls.list_voters(session, poll.id)
        ballots = await polls.list_ballots(session, poll.id)
    by_unit, unreadable = count_ballots(stage.seal, poll.id, voters, ballots)
    counted = Counter(choice for choices in by_unit.values() for choice in choices)
    assert counted == Counter(1 << option for option in meant.values())
    assert (unreadable, len(ballots)) == (0, len(meant))
    assert sum(voter.has_answered for voter in voters) == len(meant)
    await check_secrecy(stage, poll.id, meant)


async def check_secrecy(stage: Stage, poll_id: int, people: Collection[int]) -> None:
    """No row, no file of the database and no line of the log joins these people to an option."""
    found = await dump(stage.database)
    assert find_leaks(found, Traces(poll_id, OPTIONS), people) == []
    lain = await _read_files(stage) + stage.bot.log.read_bytes()
    for mark in ('"text": "2"', f'"text": "{OPTIONS[2]}', CHOSEN):
        assert not any(spelling in lain for spelling in spellings(mark)), mark
    assert not _PRESSED.search(lain)


async def _read_files(stage: Stage) -> bytes:
    """All that lies in the files of an SQLite database; nothing elsewhere.

    Read by a process of its own: one that closes such a file loses all its locks on it.
    """
    path = file_of(str(stage.database.url))
    if path is None:
        return b""
    names = sorted(path.parent.glob(f"{path.name}*"))
    reader = await asyncio.create_subprocess_exec("cat", *names, stdout=asyncio.subprocess.PIPE)
    found, _ = await reader.communicate()
    assert reader.returncode == 0
    return found


async def close(stage: Stage) -> int:
    """The secretary closes the poll by hand; returns which."""
    poll_id = await press_close(stage)
    await stage.eventually(lambda: is_closed(stage))
    return poll_id


async def press_close(stage: Stage) -> int:
    """As the secretary, on the second button; nobody may have read it yet. Returns the poll."""
    shown = await stage.offer_buttons([stage.secretary])
    async with stage.database.reading() as session:
        poll = await _find(session)
        assert poll is not None
    data = CloseNow(poll.id, 1).pack()
    await stage.secretary.press_data(shown[stage.secretary.id], data, wait=0)
    return poll.id


async def is_closed(stage: Stage) -> bool:
    """Whether the poll is."""
    async with stage.database.reading() as session:
        found = await _find(session)
        return found is not None and found.state == rules.CLOSED


async def check_result(stage: Stage, poll_id: int, meant: Mapping[int, int]) -> None:
    """The numbers are what people chose last; who was asked and what was answered is gone."""
    options = Counter(meant.values())
    async with stage.database.reading() as session:
        result = await load_result(session, poll_id)
        assert result.counts == [options[option] for option in range(len(OPTIONS))]
        assert result.answered == len(meant)
        assert not await polls.list_voters(session, poll_id)
        assert not await polls.list_ballots(session, poll_id)
    await check_secrecy(stage, poll_id, meant)
