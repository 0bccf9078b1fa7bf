"""Tells the administrators, once for each trouble, that it began and that it is over."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.outbox.queue import Kind, put, stop
from bot.watch.rules import Cause, Said, Telling, cause_of, number_of
from models.base import JsonObject
from models.repositories import watch

ALERT = Kind("watch.alert")


async def list_said(session: AsyncSession) -> dict[Cause, Said]:
    """What the administrators were told last, of each cause."""
    found = await watch.list_last_messages(session, ALERT.name)
    return {cause: _said(one) for one in found if (cause := cause_of(one.subject_id)) is not None}


async def tell(
    session: AsyncSession, admins: Sequence[int], telling: Telling, now: datetime
) -> None:
    """Put it to all of them; whoever has not been told of the beginning hears of both at once."""
    subject_id = number_of(telling.cause)
    if telling.until is not None:
        await stop(session, ALERT, subject_id, now)
    params: JsonObject = {
        "cause": telling.cause.value,
        "since": telling.since.isoformat(),
        "until": telling.until.isoformat() if telling.until else None,
        "number": telling.number,
    }
    for admin in admins:
        await put(session, ALERT, subject_id, admin, now, key=_key(telling, now), params=params)


def _key(telling: Telling, now: datetime) -> str:
    """One for an incident and a day."""
    begun = int(telling.since.timestamp())
    return f"{begun}.over" if telling.until else f"{begun}.{(now - telling.since).days}"


def _said(one: watch.LastMessage) -> Said:
    params = one.params
    since = datetime.fromisoformat(params["since"])
    return Said(since, one.created_at, bool(params["until"]))
