"""The Bot API over HTTP: finds the bot and the method, answers, and injects faults."""

import asyncio
import inspect
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from aiohttp import web

from simulator.bots import TOKEN_SHAPE, BotAccount, BotSpec
from simulator.call import Call
from simulator.errors import ApiError, Json, bad_request
from simulator.faults import BLOCK_PAGE, Fault, Faults
from simulator.methods import METHODS
from simulator.methods.registry import Method
from simulator.parameters import Parameters, read_parameters
from simulator.transcript import Transcript
from simulator.updates import QueuedUpdate
from simulator.world import World

NAMES_FILE = Path(__file__).with_name("parameter_names.json")


def _known_parameters() -> dict[str, frozenset[str]]:
    listed = json.loads(NAMES_FILE.read_text(encoding="utf-8"))
    return {method: frozenset(names) for method, names in listed.items()}


@dataclass(slots=True)
class _Received:
    """A call as it came in. `method` is None when there is none of that name."""

    bot: BotAccount
    name: str
    method: Method | None
    parameters: Parameters
    logged: Json


@dataclass(slots=True)
class _Answer:
    """What goes out: the status, the reply for the transcript, and its text."""

    status: int
    reply: Json
    text: str


class BotApi:
    """Handles everything below /bot and /file/bot."""

    def __init__(self, world: World, faults: Faults, transcript: Transcript) -> None:
        self.world = world
        self._faults = faults
        self._transcript = transcript
        self._known = _known_parameters()

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """One call. Whatever goes wrong is said as Telegram says it."""
        try:
            bot = self._bot(request.match_info["token"])
            parameters = await read_parameters(request)
        except ApiError as refusal:
            return _response(_refused(refusal))
        except web.HTTPRequestEntityTooLarge:
            return _response(_refused(ApiError(413, "Request Entity Too Large")))
        received = self._receive(bot, request.match_info["method"], parameters)
        fault = self._faults.take(received.name, parameters.text("chat_id"))
        if fault is None:
            return _response(await self._answer(received))
        return await self._faulty(request, received, fault)

    async def answer_from_webhook(self, bot: BotAccount, reply: Json) -> None:
        """Run the method that a webhook's reply asks for, if any."""
        if reply:
            values = {key: value for key, value in reply.items() if key != "method"}
            await self._answer(self._receive(bot, str(reply["method"]), Parameters(values, {})))

    async def download(self, request: web.Request) -> web.StreamResponse:
        """The bytes of a file, as they were uploaded."""
        try:
            self._bot(request.match_info["token"])
        except ApiError as refusal:
            return _response(_refused(refusal))
        stored = self.world.files.by_path(request.match_info["path"])
        if stored is None:
            return _response(_refused(ApiError(404, "Not Found")))
        return web.Response(body=stored.upload.data, content_type="application/octet-stream")

    def _receive(self, bot: BotAccount, name: str, parameters: Parameters) -> _Received:
        method = METHODS.get(name.lower())
        name = method.name if method else name
        received = _Received(bot, name, method, parameters, parameters.logged())
        self._transcript.write(name, received.logged)
        return received

    async def _answer(self, received: _Received) -> _Answer:
        """Run a method; the outcome stands in the transcript."""
        at = self.world.clock.now().isoformat()
        try:
            result = await self._result(received)
        except ApiError as refusal:
            answer = _refused(refusal)
        else:
            answer = _answered(result)
        self._note(at, received, answer)
        return answer

    async def _result(self, received: _Received) -> Any:
        if received.method is None:
            raise ApiError(404, "Not Found: method not found")
        unknown = self._unknown(received)
        if unknown and self.world.strictness.unknown_parameters:
            raise bad_request(f"unknown parameters of {received.name}: {', '.join(unknown)}")
        result = received.method.answer(Call(self.world, received.bot, received.parameters))
        return await result if inspect.isawaitable(result) else result

    def _unknown(self, received: _Received) -> list[str]:
        """Parameters that the method does not have; Telegram ignores them."""
        return sorted(received.logged.keys() - self._known.get(received.name, frozenset()))

    def _note(self, at: str, received: _Received, answer: _Answer, **more: Any) -> None:
        unknown = self._unknown(received)
        if unknown and received.method is not None:
            more["unknown_parameters"] = unknown
        self._transcript.add(
            {
                "at": at,
                "bot": received.bot.id,
                "method": received.name,
                "params": received.logged,
                "status": answer.status,
                **more,
            },
            answer.reply,
        )

    def _bot(self, token: str) -> BotAccount:
        token = unquote(token)
        bot = self.world.bots_by_token.get(token)
        if bot is not None:
            return bot
        shape = TOKEN_SHAPE.fullmatch(token)
        if shape is None:
            raise ApiError(404, "Not Found")
        if not self.world.strictness.any_token or int(shape[1]) in self.world.bots:
            raise ApiError(401, "Unauthorized")
        return self.world.add_bot(BotSpec(token, f"bot{shape[1]}_bot"))

    async def _faulty(
        self, request: web.Request, received: _Received, fault: Fault
    ) -> web.StreamResponse:
        """With `deliver` the method runs first; what goes out is the fault's doing."""
        if fault.kind == "delay" and not fault.deliver:
            await asyncio.sleep(fault.seconds)
        if fault.deliver or fault.kind == "delay":
            answer = await self._answer(received)
        else:
            answer = _refused(fault.refusal())
            self._note(self.world.clock.now().isoformat(), received, answer, fault=fault.kind)
        return await _send_fault(request, fault, answer)


async def _send_fault(request: web.Request, fault: Fault, answer: _Answer) -> web.StreamResponse:
    if fault.kind == "status":
        return _response(_refused(fault.refusal()))
    if fault.kind == "html":
        page = BLOCK_PAGE if fault.body is None else fault.body
        return web.Response(text=page, status=fault.status or 200, content_type="text/html")
    if fault.kind in {"delay", "never_answer"}:
        if fault.kind == "never_answer" or fault.deliver:
            await asyncio.sleep(fault.seconds)
        return _response(answer)
    half = web.StreamResponse(status=answer.status)
    if fault.kind == "disconnect_in_body":
        half.content_type = "application/json"
        half.content_length = len(answer.text.encode()) + 1
        await half.prepare(request)
        await half.write(answer.text.encode()[: len(answer.text) // 2])
    if request.transport is not None:
        request.transport.abort()
    return half


def _refused(refusal: ApiError) -> _Answer:
    reply = refusal.reply()
    return _Answer(refusal.status, reply, json.dumps(reply))


def _answered(result: Any) -> _Answer:
    """Updates were written when they were queued and only need to be joined."""
    if isinstance(result, list) and result and isinstance(result[0], QueuedUpdate):
        text = '{"ok":true,"result":[' + ",".join(update.text for update in result) + "]}"
        return _Answer(200, {"ok": True, "result": [update.text for update in result]}, text)
    reply = {"ok": True, "result": result}
    return _Answer(200, reply, json.dumps(reply))


def _response(answer: _Answer) -> web.Response:
    headers = {}
    if answer.status == 429 and "parameters" in answer.reply:
        headers["Retry-After"] = str(answer.reply["parameters"].get("retry_after", 1))
    return web.Response(
        text=answer.text, status=answer.status, content_type="application/json", headers=headers
    )
