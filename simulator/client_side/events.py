"""Server-sent events: the page hears that something changed and asks for the rest."""

import asyncio
import json

from aiohttp import web

from simulator.chats import Chat, GroupChat, PrivateChat
from simulator.client_side.request import WORLD, chat_id_for_client, find_person
from simulator.errors import Json
from simulator.people import Person

BEAT_SECONDS = 15.0
WAITING_EVENTS = 1000


async def events(request: web.Request) -> web.StreamResponse:
    """One stream per open page; a comment every now and then keeps it alive."""
    world = request.app[WORLD]
    person = find_person(world, request.query.get("person"))
    queue: asyncio.Queue[Json] = asyncio.Queue(WAITING_EVENTS)

    def notice(subject: object) -> None:
        told = _event(subject, person)
        if told is not None and not queue.full():
            queue.put_nowait(told)
        if subject is world and not queue.full():
            queue.put_nowait({"actions": True, "now": world.clock.now().isoformat()})

    response = web.StreamResponse(
        headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
    )
    await response.prepare(request)
    world.changes.listen(notice)
    try:
        await response.write(b": open\n\n")
        while True:
            await response.write(await _next_lines(queue))
    except ConnectionResetError:
        return response
    finally:
        world.changes.forget(notice)


async def _next_lines(queue: asyncio.Queue[Json]) -> bytes:
    try:
        async with asyncio.timeout(BEAT_SECONDS):
            event = await queue.get()
    except TimeoutError:
        return b": beat\n\n"
    return f"data: {json.dumps(event)}\n\n".encode()


def _event(subject: object, person: Person) -> Json | None:
    if not isinstance(subject, Chat) or not _sees(subject, person):
        return None
    return {"chat_id": chat_id_for_client(subject), "seq": subject.last_change}


def _sees(chat: Chat, person: Person) -> bool:
    if isinstance(chat, PrivateChat):
        return chat.person is person
    return isinstance(chat, GroupChat) and chat.member(person).is_present
