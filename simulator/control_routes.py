"""The /control routes: what tests arm, feed, read and move."""

from dataclasses import asdict, fields
from typing import Any

from aiohttp import web

from simulator.bots import TOKEN_SHAPE, BotAccount, BotSpec
from simulator.client_side.request import WORLD, body_of, number
from simulator.errors import ClientError, Json
from simulator.faults import Faults
from simulator.limits import Limits
from simulator.transcript import Transcript
from simulator.world import World

FAULTS: web.AppKey[Faults] = web.AppKey("faults", Faults)
TRANSCRIPT: web.AppKey[Transcript] = web.AppKey("transcript", Transcript)


async def add_bot(request: web.Request) -> web.Response:
    body = await body_of(request)
    token = str(body.get("token") or "")
    if not TOKEN_SHAPE.fullmatch(token) or not body.get("username"):
        raise ClientError('A bot needs a token like "123:abc" and a username.')
    known = {field.name for field in fields(BotSpec)}
    spec = BotSpec(**{key: value for key, value in body.items() if key in known})
    bot = request.app[WORLD].add_bot(spec)
    return web.json_response(bot.me())


async def arm_fault(request: web.Request) -> web.Response:
    return web.json_response(asdict(request.app[FAULTS].arm(await body_of(request))))


async def list_faults(request: web.Request) -> web.Response:
    return web.json_response(request.app[FAULTS].listed())


async def clear_faults(request: web.Request) -> web.Response:
    request.app[FAULTS].clear()
    return web.json_response({})


async def feed_update(request: web.Request) -> web.Response:
    """Any JSON as an update, or text that is none; `next_update_id` renumbers what follows."""
    body = await body_of(request)
    queue = _bot(request.app[WORLD], body.get("bot")).queue
    if "next_update_id" in body:
        queue.restart_numbering(number(body["next_update_id"], "next_update_id"))
    told: Json = {}
    if "raw" in body:
        told["update_id"] = queue.put_text(str(body["raw"]))
    elif "update" in body:
        told["update_id"] = _feed(queue, body["update"])
    return web.json_response(told)


def _feed(queue: Any, update: Any) -> int:
    if not isinstance(update, dict):
        raise ClientError("An update is an object; anything else goes in as `raw`.")
    return int(queue.put_raw(update))


async def count_updates(request: web.Request) -> web.Response:
    bot = _bot(request.app[WORLD], request.query.get("bot"))
    return web.json_response({"pending": bot.pending_updates})


async def read_transcript(request: web.Request) -> web.Response:
    after = number(request.query.get("after", 0), "after")
    return web.json_response(request.app[TRANSCRIPT].after(after))


async def keep_transcript(request: web.Request) -> web.Response:
    """`{"keep": N}` bounds it to the last N calls, null lifts the bound."""
    keep = (await body_of(request)).get("keep")
    request.app[TRANSCRIPT].keep(None if keep is None else number(keep, "keep"))
    return web.json_response({"keep": keep})


async def clear_transcript(request: web.Request) -> web.Response:
    request.app[TRANSCRIPT].clear()
    return web.json_response({})


async def set_limits(request: web.Request) -> web.Response:
    """Changes the figures named and starts with empty windows."""
    world = request.app[WORLD]
    body = await body_of(request)
    known = {field.name for field in fields(Limits)}
    if set(body) - known:
        raise ClientError(f"Limits are {', '.join(sorted(known))}.")
    for name, value in body.items():
        if not isinstance(value, int | float) or (name != "enabled" and value <= 0):
            raise ClientError(f"The limit {name} must be a positive number.")
        setattr(world.limits, name, value)
    world.limiter.forget()
    return web.json_response(asdict(world.limits))


async def read_clock(request: web.Request) -> web.Response:
    return web.json_response({"now": request.app[WORLD].clock.now().isoformat()})


async def move_clock(request: web.Request) -> web.Response:
    world = request.app[WORLD]
    seconds = (await body_of(request)).get("advance")
    if not isinstance(seconds, int | float):
        raise ClientError("`advance` must be a number of seconds.")
    world.clock.advance(seconds)
    world.changes.publish(world)
    return await read_clock(request)


def _bot(world: World, wanted: Any) -> BotAccount:
    """By id, token or username; without any, the first one."""
    if wanted is None and world.bots:
        return next(iter(world.bots.values()))
    for bot in world.bots.values():
        if str(wanted) in {str(bot.id), bot.token, bot.username}:
            return bot
    raise ClientError(f"There is no bot {wanted}.", 404)


ROUTES = [
    web.post("/control/bots", add_bot),
    web.post("/control/faults", arm_fault),
    web.get("/control/faults", list_faults),
    web.delete("/control/faults", clear_faults),
    web.post("/control/updates", feed_update),
    web.get("/control/updates", count_updates),
    web.get("/control/transcript", read_transcript),
    web.post("/control/transcript", keep_transcript),
    web.delete("/control/transcript", clear_transcript),
    web.post("/control/limits", set_limits),
    web.get("/control/clock", read_clock),
    web.post("/control/clock", move_clock),
]
