"""Buttons of the page's header that the host program offers, such as moving its clock."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from aiohttp import web

from simulator.client_side.request import WORLD
from simulator.errors import ClientError


@dataclass(frozen=True)
class HostAction:
    """`run` is the host's own function; the simulator only offers the button."""

    name: str
    label: str
    run: Callable[[], Awaitable[None]]


ACTIONS: web.AppKey[Sequence[HostAction]] = web.AppKey("actions", Sequence)


async def run_action(request: web.Request) -> web.Response:
    name = request.match_info["name"]
    action = next((one for one in request.app[ACTIONS] if one.name == name), None)
    if action is None:
        raise ClientError(f"There is no action {name!r}.", 404)
    await action.run()
    world = request.app[WORLD]
    world.changes.publish(world)
    return web.json_response({"now": world.clock.now().isoformat()})
