"""A typed client of the simulator: people who write and press, and what tests arm and read."""

from collections.abc import Sequence
from types import TracebackType
from typing import Any, Self

import aiohttp

from simulator.errors import Json
from simulator.person import Message, Person, buttons_of, words_of

__all__ = [
    "Message",
    "Person",
    "SimulatorClient",
    "SimulatorRefusedError",
    "buttons_of",
    "words_of",
]


class SimulatorRefusedError(Exception):
    """The simulator says that what a person wanted is impossible."""

    def __init__(self, sentence: str, status: int) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.status = status


class SimulatorClient:
    """Everything the /client and /control routes offer; used as `async with`."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(self.url)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._session is not None:
            await self._session.close()

    async def request(self, verb: str, path: str, **given: Any) -> Any:
        """One request; raises SimulatorRefusedError with the sentence of a 4xx."""
        if self._session is None:
            raise RuntimeError("use the client as `async with SimulatorClient(url) as client`")
        async with self._session.request(verb, path, **given) as response:
            if response.status >= 400:
                told = await response.json() if response.content_type.endswith("json") else {}
                sentence = told.get("error") or f"{verb} {path}: {response.status}"
                raise SimulatorRefusedError(sentence, response.status)
            return await response.json()

    async def post(self, path: str, **body: Any) -> Any:
        """POST named values as a JSON object."""
        return await self.request("POST", path, json=body)

    async def state(self) -> Json:
        return dict(await self.request("GET", "/client/state"))

    async def add_person(self, first_name: str, **fields: Any) -> Person:
        """A new person; `chat` (a bot's id) says whom they talk to, else the first bot."""
        chat = fields.pop("chat", None)
        profile = await self.post("/client/people", first_name=first_name, **fields)
        return Person(self, profile, chat or await self._first_bot())

    async def person(self, identifier: int, chat: int | None = None) -> Person:
        """Somebody who is there already."""
        people = (await self.state())["people"]
        profile = next(one for one in people if one["id"] == identifier)
        return Person(self, profile, chat or await self._first_bot())

    async def people(self) -> list[Person]:
        chat = await self._first_bot()
        return [Person(self, profile, chat) for profile in (await self.state())["people"]]

    async def add_bot(self, token: str, username: str, **fields: Any) -> Json:
        return dict(await self.post("/control/bots", token=token, username=username, **fields))

    async def add_group(
        self,
        title: str,
        creator: Person,
        members: Sequence[int] = (),
        kind: str = "group",
        **fields: Any,
    ) -> int:
        """A group, supergroup or channel; returns its id."""
        told = await self.post(
            "/client/groups",
            title=title,
            kind=kind,
            creator=creator.id,
            members=list(members),
            **fields,
        )
        return int(told["chat_id"])

    async def set_member(
        self,
        chat_id: int,
        by: int,
        user: int,
        status: str,
        rights: dict[str, bool] | None = None,
    ) -> Json:
        path = f"/client/groups/{chat_id}/members"
        return dict(await self.post(path, by=by, user=user, status=status, rights=rights or {}))

    async def add_topic(self, chat_id: int, by: int, name: str) -> int:
        told = await self.post(f"/client/groups/{chat_id}/topics", by=by, name=name)
        return int(told["message_thread_id"])

    async def delete_topic(self, chat_id: int, by: int, topic: int) -> None:
        path = f"/client/groups/{chat_id}/topics"
        await self.request("DELETE", path, json={"by": by, "topic": topic})

    async def rename_group(self, chat_id: int, by: int, title: str) -> None:
        await self.post(f"/client/groups/{chat_id}/title", by=by, title=title)

    async def migrate(self, chat_id: int, by: int) -> int:
        return int((await self.post(f"/client/groups/{chat_id}/migrate", by=by))["chat_id"])

    async def run_action(self, name: str) -> None:
        await self.post(f"/client/actions/{name}")

    async def arm_fault(self, kind: str, method: str = "*", **fields: Any) -> Json:
        return dict(await self.post("/control/faults", kind=kind, method=method, **fields))

    async def faults(self) -> list[Json]:
        return list(await self.request("GET", "/control/faults"))

    async def clear_faults(self) -> None:
        await self.request("DELETE", "/control/faults")

    async def feed(self, update: Json, bot: int | str | None = None) -> int:
        """Queue a raw update; returns its id."""
        return int((await self.post("/control/updates", bot=bot, update=update))["update_id"])

    async def feed_text(self, raw: str, bot: int | str | None = None) -> None:
        """Queue an update that need not even be JSON."""
        await self.post("/control/updates", bot=bot, raw=raw)

    async def pending_updates(self, bot: int | str | None = None) -> int:
        query = {} if bot is None else {"bot": str(bot)}
        told = await self.request("GET", "/control/updates", params=query)
        return int(told["pending"])

    async def transcript(self, after: int = 0, method: str | None = None) -> list[Json]:
        """The bot's calls in order, all or those of one method."""
        path = "/control/transcript"
        calls = await self.request("GET", path, params={"after": str(after)})
        return [call for call in calls if method in {None, call["method"]}]

    async def clear_transcript(self) -> None:
        await self.request("DELETE", "/control/transcript")

    async def set_limits(self, **figures: Any) -> Json:
        return dict(await self.post("/control/limits", **figures))

    async def advance_clock(self, seconds: float) -> None:
        await self.post("/control/clock", advance=seconds)

    async def _first_bot(self) -> int:
        bots = (await self.state())["bots"]
        return int(bots[0]["id"]) if bots else 0
