"""How often the board of a poll is edited while answers pour in, and what it says in the end."""

import asyncio
import re
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import time as hour
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import SecretStr
from sqlalchemy import select

from benchmarks.databases import migrated_file
from benchmarks.figures import Line
from benchmarks.poll_scene import OPTIONS, open_to_all
from benchmarks.telegram import TOKEN, telegram
from bot.app import Chibot
from bot.features.polls.kinds import BOARD, MESSAGE
from bot.outbox.queue import fates
from bot.roles import SECRETARY
from bot.settings import Settings
from models.outbox import OutboxMessage
from simulator.client import Person, SimulatorClient, words_of
from tests.bed.organisation import SEAL_KEY, found_ward

# Seconds between two edits of a board, as the bot promises.
_EVERY = 3.0
_LOOK = 0.1
# Seconds that an edit is under way, and people answer meanwhile.
_WAY = 0.15
# Seconds until a last state is given up.
_PATIENCE = 30.0


@dataclass(frozen=True)
class Size:
    """So many answers, spread over so many seconds."""

    people: int = 200
    seconds: float = 12.0


@asynccontextmanager
async def _bot(client: SimulatorClient) -> AsyncIterator[Chibot]:
    """The whole bot, its database in a file."""
    with TemporaryDirectory(prefix="chibot-bench-", ignore_cleanup_errors=True) as place:
        settings = Settings(
            _env_file=None,  # type: ignore[call-arg]  # pydantic-settings reads it from the call
            token=SecretStr(TOKEN),
            database_url=await migrated_file(Path(place), 1),
            api_base_url=client.url,
            seal_key=SEAL_KEY,
            # The benchmark runs at night, too.
            quiet_from=hour(0),
            quiet_until=hour(0),
            messages_per_second=1_000,
            messages_in_flight=64,
            chat_seconds=0,
        )
        async with Chibot(settings) as bot:
            yield bot


async def _ask(bot: Chibot, author: Person, people: Sequence[Person]) -> int:
    """Ask everybody, and wait until the question has reached them."""
    async with bot.database.writing() as session:
        ward = await found_ward(session)
        cell = await ward.add_cell()
        await ward.add_registered(ward.unit, author.id, role=SECRETARY)
        for person in people:
            await ward.add_registered(cell, person.id)
        poll_id = await open_to_all(session, ward.unit.id, author.id, is_secret=True)
    while await _waiting(bot, poll_id):  # noqa: ASYNC110 - what is waited for is in the database
        await asyncio.sleep(_LOOK)
    return poll_id


async def _waiting(bot: Chibot, poll_id: int) -> int:
    async with bot.database.reading() as session:
        told = [await fates(session, kind, poll_id) for kind in (MESSAGE, BOARD)]
    return sum(one.waiting for one in told)


async def _answer(people: Sequence[Person], seconds: float) -> None:
    began = time.perf_counter()
    for place, person in enumerate(people):
        early = began + seconds * place / len(people) - time.perf_counter()
        await asyncio.sleep(max(early, 0))
        await person.press(OPTIONS[place % len(OPTIONS)])


async def _find_board(bot: Chibot, poll_id: int) -> int:
    """The message."""
    async with bot.database.reading() as session:
        is_board = OutboxMessage.kind == BOARD.name, OutboxMessage.subject_id == poll_id
        found = (await session.scalars(select(OutboxMessage.message_id).where(*is_board))).one()
    return int(found or 0)


async def _is_told(author: Person, board: int, answered: int) -> bool:
    """Whether the board tells this number before nobody wants to wait any more."""
    number, until = re.compile(rf"\b{answered}\b"), time.perf_counter() + _PATIENCE
    while time.perf_counter() < until:
        words = [words_of(one) for one in await author.messages() if one["message_id"] == board]
        if number.search(words[0]):
            return True
        await asyncio.sleep(_LOOK)
    return False


async def measure(size: Size) -> list[Line]:
    """The whole bot with its sender and a simulated Telegram; on SQLite."""
    async with telegram("--no-limits") as client:
        author = await client.add_person("Bí thư")
        people = [await client.add_person(f"Đồng chí {one + 1}") for one in range(size.people)]
        for person in (author, *people):
            await person.start()
        async with _bot(client) as bot:
            board = await _find_board(bot, await _ask(bot, author, people))
            # The board has told how the question went out.
            await client.clear_transcript()
            await client.arm_fault("delay", "editMessageText", seconds=_WAY, times=None)
            began = time.perf_counter()
            await _answer(people, size.seconds)
            is_told = await _is_told(author, board, len(people))
            took = time.perf_counter() - began
            # Whatever comes after the last word would be one too many.
            await asyncio.sleep(_EVERY + _LOOK)
            edits = await client.transcript(method="editMessageText")
    own = [edit for edit in edits if int(edit["params"]["chat_id"]) == author.id]
    number = sum(int(edit["params"]["message_id"]) == board for edit in own)
    most = int(took / _EVERY) + 1
    told = "right" if is_told else "WRONG"
    remark = f"at most {most} are allowed; its last words are {told}"
    who = f"{len(people)} answers, {took:.0f} s"
    return [Line("Edits of a poll's board", who, f"{number}", remark)]
