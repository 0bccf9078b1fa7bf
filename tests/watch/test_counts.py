"""What waits and what is over is counted apart, and nothing twice."""

from sqlalchemy import update

from bot.outbox.queue import Kind, put
from models.inbox import ANSWERED, QUARANTINED, WAITING, InboxUpdate
from models.outbox import PAUSED, QUEUED, REFUSED, SENDING, SENT, UNKNOWN, OutboxMessage
from models.repositories import inbox, watch
from models.session import Database
from tests.bed.organisation import NOW

NOTE, TALK = Kind("t.note"), Kind("t.talk")
BOT, OTHER_BOT = 1, 2
STATES = (QUEUED, SENDING, SENT, REFUSED, UNKNOWN, PAUSED)


async def test_open_and_settled_messages_are_counted_by_kind_and_state(database: Database) -> None:
    async with database.writing() as session:
        for kind in (NOTE, TALK):
            for chat_id, state in enumerate(STATES):
                await put(session, kind, 1, chat_id, NOW)
                mine = (OutboxMessage.kind == kind.name) & (OutboxMessage.chat_id == chat_id)
                await session.execute(update(OutboxMessage).where(mine).values(state=state))
        opened = await watch.count_open(session, BOT)
        settled = await watch.count_settled(session, BOT)
    assert {state for _, state, _ in opened.outbox} == {QUEUED, SENDING}
    found = opened.outbox | settled.outbox
    assert len(found) == len(opened.outbox) + len(settled.outbox)
    assert found == {(kind.name, state, ""): 1 for kind in (NOTE, TALK) for state in STATES}


async def test_updates_are_counted_of_one_bot_only(database: Database) -> None:
    async with database.writing() as session:
        states = (WAITING, ANSWERED, QUARANTINED)
        rows = [
            {"bot_id": bot, "update_id": at, "person_id": 7, "body": "{}", "received_at": NOW}
            for bot in (BOT, OTHER_BOT)
            for at, _ in enumerate(states)
        ]
        await inbox.add(session, rows)
        for at, state in enumerate(states):
            which = InboxUpdate.update_id == at
            await session.execute(update(InboxUpdate).where(which).values(state=state))
        opened = await watch.count_open(session, BOT)
        settled = await watch.count_settled(session, BOT)
    assert opened.inbox == {WAITING: 1}
    assert settled.inbox == {ANSWERED: 1, QUARANTINED: 1}
