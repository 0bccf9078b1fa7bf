"""A ward whose members are asked in a poll, and what arrives when they answer it."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from benchmarks.rows import FIRST_PERSON, analyse, fill
from benchmarks.telegram import BOT_ID
from bot.access import load_actor
from bot.clock import Clock
from bot.features.members.audience import USUAL
from bot.features.polls.closing import close_poll
from bot.features.polls.kinds import MESSAGE
from bot.features.polls.opening import PollDraft, open_poll
from bot.i18n import Html
from bot.outbox.cards import Card, Choice, column, signed
from bot.quiet import QuietHours
from bot.roles import SECRETARY
from bot.seal import Seal
from handlers.polls.keyboards import ChooseOption
from models.dialogues import ChatChoices
from models.members import Account, Member, Unit
from models.outbox import SENT, OutboxMessage
from models.repositories import polls
from models.repositories.audience import Whom
from models.session import Database
from tests.bed.organisation import found_ward

CLOCK = Clock(ZoneInfo("Asia/Ho_Chi_Minh"))
SEAL = Seal(bytes(range(32)))
# Never: the benchmark runs at night, too.
QUIET = QuietHours(time(0), time(0), CLOCK.zone)
OPTIONS = ("Sáng thứ bảy", "Chiều thứ bảy", "Sáng chủ nhật", "Chiều chủ nhật")
_QUESTION = "Chi bộ nên sinh hoạt chuyên đề về nguồn vào buổi nào thì đông đủ nhất?"
_MOMENT = 1_790_000_000
_AUTHOR, _FIRST_MEMBER = 900, 1_000_000
_CELLS = 50
# How popular the options are.
_WEIGHTS = (4, 3, 2, 1)


@dataclass(frozen=True)
class Press:
    """One press: the person, counted from 1, and the option, from 0."""

    person: int
    option: int


def presses(people: int, number: int, seed: int = 1) -> list[Press]:
    """Everybody answers once, the other presses are by anybody; in an order of no meaning."""
    chance = random.Random(seed)  # noqa: S311 - the same presses on all sides
    everybody = range(1, people + 1)
    pressing = [*everybody, *chance.choices(everybody, k=max(number - people, 0))][:number]
    chance.shuffle(pressing)
    return [Press(one, chance.choices(range(len(OPTIONS)), _WEIGHTS)[0]) for one in pressing]


def counts_of(given: Sequence[Press]) -> list[int]:
    """What must come out: the last choice of each counts."""
    last = list({press.person: press.option for press in given}.values())
    return [last.count(option) for option in range(len(OPTIONS))]


class Scene:
    """An open poll in a database, its messages sent to everybody."""

    def __init__(self, database: Database, poll_id: int, deliveries: dict[int, int]) -> None:
        self.database = database
        self.poll_id = poll_id
        # Row of the outbox by chat.
        self._deliveries = deliveries

    def update(self, number: int, press: Press) -> dict[str, Any]:
        """What Telegram tells of a press."""
        person = FIRST_PERSON + press.person
        sender = {"id": person, "is_bot": False, "first_name": "Sen", "language_code": "vi"}
        card = Card(Html(_QUESTION), rows=column(*_choices(self.poll_id)))
        rows = signed(card, self._deliveries[person]).rows
        keyboard = [
            [{"text": choice.label, "callback_data": choice.data} for choice in row] for row in rows
        ]
        message = {
            "message_id": press.person,
            "date": _MOMENT,
            "from": {"id": BOT_ID, "is_bot": True, "first_name": "chibot"},
            "chat": {"id": person, "type": "private", "first_name": "Sen"},
            "text": _QUESTION,
            "reply_markup": {"inline_keyboard": keyboard},
        }
        query = {
            "id": str(number),
            "from": sender,
            "chat_instance": "1",
            "data": rows[press.option][0].data,
            "message": message,
        }
        return {"update_id": number, "callback_query": query}

    async def close(self) -> list[int]:
        """Close the poll; returns how many chose each option."""
        async with self.database.writing() as session:
            poll = await polls.get(session, self.poll_id)
            await close_poll(session, SEAL, poll, CLOCK.now(), QUIET)
            counts = await polls.list_counts(session, self.poll_id)
        over_all = [row for row in counts if not row.unit_id and row.option >= 0]
        return [row.count for row in over_all]


async def set_scene(database: Database, people: int, *, is_secret: bool) -> Scene:
    """So many members with accounts, asked in a poll that has reached them all."""
    async with database.writing() as session:
        top = await _found(session, people)
        poll_id = await open_to_all(session, top.id, _AUTHOR, is_secret=is_secret)
        sent = await _deliver(session, poll_id, people)
    await analyse(database)
    return Scene(database, poll_id, sent)


async def _found(session: AsyncSession, people: int) -> Unit:
    ward = await found_ward(session)
    cells = [await ward.add_cell(f"Khu phố {number + 1}") for number in range(_CELLS)]
    await ward.add_registered(ward.unit, _AUTHOR, role=SECRETARY)
    first, now = cells[0].id, CLOCK.now()
    await fill(
        session,
        Member,
        people,
        lambda n: {
            "id": n + _FIRST_MEMBER,
            "unit_id": n % _CELLS + first,
            "full_name": "Nguyễn Thị Sen",
            "folded_name": "nguyen thi sen",
            "membership": "official",
            "participation": "regular",
            "created_at": now,
            "updated_at": now,
        },
    )
    await fill(
        session,
        Account,
        people,
        lambda n: {
            "user_id": n + FIRST_PERSON,
            "member_id": n + _FIRST_MEMBER,
            "language": "vi",
            "reach": "reachable",
            "created_at": now,
            "registered_at": now,
        },
    )
    return ward.unit


async def open_to_all(
    session: AsyncSession, unit_id: int, author_id: int, *, is_secret: bool
) -> int:
    """Ask everybody of the unit, in the name of this chat user; returns the poll."""
    now = CLOCK.now()
    draft = PollDraft(
        unit_id=unit_id,
        question=_QUESTION,
        options=OPTIONS,
        whom=Whom([unit_id], USUAL),
        ends_at=now + timedelta(days=3),
        is_secret=is_secret,
    )
    actor = await load_actor(session, author_id)
    return (await open_poll(session, actor, draft, now, QUIET)).id


async def _deliver(session: AsyncSession, poll_id: int, people: int) -> dict[int, int]:
    """As if the sender had sent all that waits; returns the row of each chat."""
    row, now = OutboxMessage, CLOCK.now()
    said = {"message_id": row.id, "state": SENT, "sent_revision": row.revision, "settled_at": now}
    await session.execute(update(row).values(said).execution_options(synchronize_session=False))
    choices = [[choice.label, choice.data] for choice in _choices(poll_id)]
    await fill(
        session,
        ChatChoices,
        people,
        lambda n: {"chat_id": n + FIRST_PERSON, "choices": choices, "said_at": now},
    )
    found = await session.execute(select(row.chat_id, row.id).where(row.kind == MESSAGE.name))
    return {row[0]: row[1] for row in found}


def _choices(poll_id: int) -> list[Choice]:
    return [ChooseOption(poll_id, option).choice(label) for option, label in enumerate(OPTIONS)]
