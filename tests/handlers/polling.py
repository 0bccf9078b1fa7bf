"""Scenes of polls that several tests begin with."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from bot.access import load_actor
from bot.features.members.audience import USUAL
from bot.features.polls.opening import PollDraft, open_poll
from models.repositories.audience import Whom
from simulator.client import Message, Person
from tests.handlers.scenes import AN, BINH, CUC, DUNG
from tests.town.town import CELLS, Town, hear

HAI = "Đỗ Văn Hải"
QUESTION = "Ngày nào thuận tiện cho buổi sinh hoạt chuyên đề?"
OPTIONS = ("Tối thứ Năm 10/12", "Sáng Chủ nhật 13/12", "Chiều thứ Bảy 19/12")
LASTS = timedelta(days=3)


async def electors(town: Town) -> list[Person]:
    """The five members of the first cell who are asked unless it is said otherwise."""
    return await town.register(AN, BINH, CUC, DUNG, HAI)


async def open_in_town(
    town: Town, author: Person, options: Sequence[str] = OPTIONS, **changes: Any
) -> int:
    """The secretary asks the first cell; the id of the poll."""
    cell_id, now = town.cells[CELLS[0]], town.chibot.clock.now()
    given: dict[str, Any] = {
        "unit_id": cell_id,
        "question": QUESTION,
        "options": options,
        "whom": Whom((cell_id,), USUAL),
        "ends_at": now + LASTS,
    }
    draft = PollDraft(**given | changes)
    async with town.database.writing() as session:
        actor = await load_actor(session, author.id)
        poll = await open_poll(session, actor, draft, now, town.chibot.settings.quiet)
    town.chibot._sender.wake()
    return poll.id


async def asked(town: Town, **changes: Any) -> list[Person]:
    """Five members who hold the question in hand."""
    people = await electors(town)
    await open_in_town(town, people[0], **changes)
    for person in people:
        await question_of(person)
    return people


async def question_of(person: Person) -> Message:
    """The question as it arrives."""
    return await hear(person, QUESTION)


async def close(town: Town) -> None:
    """The end has come."""
    await town.move_clock(days=LASTS.days, minutes=1)
