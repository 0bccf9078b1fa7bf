"""Making and changing people."""

from aiohttp import web

from simulator.client_side.request import WORLD, body_of, number, person_of
from simulator.errors import ClientError, Json
from simulator.people import Person

FIELDS = ("first_name", "last_name", "username", "phone", "language_code", "note")


async def add(request: web.Request) -> web.Response:
    world = request.app[WORLD]
    body = await body_of(request)
    if not str(body.get("first_name") or "").strip():
        raise ClientError("A person needs a first_name.")
    identifier = number(body["id"], "The id") if body.get("id") else world.free_person_id()
    person = Person(identifier, "")
    _change(person, body)
    return web.json_response(world.add_person(person).profile())


async def change(request: web.Request) -> web.Response:
    person = person_of(request)
    _change(person, await body_of(request))
    world = request.app[WORLD]
    world.changes.publish(world)
    return web.json_response(person.profile())


async def deactivate(request: web.Request) -> web.Response:
    person = person_of(request)
    person.deactivated = True
    world = request.app[WORLD]
    world.changes.publish(world)
    return web.json_response(person.profile())


def _change(person: Person, body: Json) -> None:
    unknown = sorted(set(body) - {*FIELDS, "id"})
    if unknown:
        raise ClientError(f"A person has no field {', '.join(unknown)}.")
    for field in FIELDS:
        if field in body:
            value = body[field]
            setattr(person, field, None if value is None else str(value))
