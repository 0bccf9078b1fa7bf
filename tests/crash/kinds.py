"""One message of every kind, each to a chat of its own, and the bounds after a kill."""

from collections.abc import Iterable
from datetime import UTC, datetime

from sqlalchemy import delete, select

import handlers
from bot.outbox.queue import put
from models.members import Member
from models.outbox import OutboxMessage
from models.repositories import accounts, units
from simulator.chats import Member as GroupMember
from simulator.client import Person
from tests.crash.examples import APPLICANT, EXAMPLES, POSTED, SILENT
from tests.crash.stage import BOT_ID, REPEATED, Stage

_AT_REST = {"sent", "refused", "unknown"}


async def appoint_all(stage: Stage) -> None:
    """Whatever the kind, each may read it: all are secretaries and administrators.

    And somebody applies.
    """
    async with stage.database.writing() as session:
        root = await units.find_root(session)
        assert root is not None
        for member_id in list(await session.scalars(select(Member.id))):
            await units.add_role(session, member_id, root.id, "ward_admin")
            if member_id != 1:
                await units.add_role(session, member_id, stage.cell_id, "secretary")
        await accounts.add(session, APPLICANT, "vi", datetime.now(UTC))


async def put_kinds(stage: Stage, names: Iterable[str]) -> dict[int, str]:
    """One row of each kind, to a place of its own each; returns the kind by chat."""
    kinds, given = handlers.all_kinds(), {}
    async with stage.database.writing() as session:
        await session.execute(delete(OutboxMessage))
        for name, person in zip(names, stage.people, strict=False):
            reader = _in_group(stage, person) if name in POSTED else person
            chat_id = reader.chat if name in POSTED else reader.id
            subject_id, params = await EXAMPLES[name](session, stage, reader)
            now = datetime.now(UTC)
            await put(session, kinds[name], subject_id, chat_id, now, params=params)
            given[chat_id] = name
    return given


def _in_group(stage: Stage, person: Person) -> Person:
    """The person looks at a group in which the bot is."""
    world = stage.simulator.world
    group = world.add_group("group", "Khu phố 9", is_forum=False)
    for account in (world.people[person.id], world.bots[BOT_ID]):
        group.members[account.id] = GroupMember(account, "member")
    return person.in_chat(group.id)


async def are_at_rest(stage: Stage, kinds: dict[int, str]) -> bool:
    """Whether these rows wait for nothing any more."""
    return {row.state for row in await rows_of(stage, kinds)} <= _AT_REST


async def rows_of(stage: Stage, kinds: dict[int, str]) -> list[OutboxMessage]:
    """The rows that were put, not those which follow from them."""
    return [row for row in await stage.outbox() if kinds.get(row.chat_id) == row.kind]


async def check_bounds(stage: Stage, row: OutboxMessage) -> None:
    """Nothing is lost or said too often after one kill, and the second copy is marked."""
    kind = handlers.all_kinds()[row.kind]
    # Of an album only the first picture says something.
    said = [words for words in await stage.heard(_reader(stage, row.chat_id)) if words]
    assert row.state in {"sent", "unknown"}, (row.kind, row.state, row.reason)
    assert row.state == "sent" or not kind.repeat, row.kind
    assert row.attempt <= (2 if kind.repeat else 1), row.kind
    assert len(said) <= row.attempt, row.kind
    assert len(said) >= (row.state == "sent") or row.kind in SILENT, row.kind
    # The second try is marked, and only that.
    marks = [words.startswith(REPEATED) for words in said]
    assert marks in ([], [False], [True], [False, True]), row.kind
    assert any(marks) == (row.attempt == 2) or row.kind in SILENT, row.kind


def _reader(stage: Stage, chat_id: int) -> Person:
    """Somebody who sees what is said there."""
    group = stage.simulator.world.groups.get(chat_id)
    readers = group.members if group else {chat_id}
    person = next(person for person in stage.people if person.id in readers)
    return person.in_chat(chat_id) if group else person
