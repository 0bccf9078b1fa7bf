"""A person with a chat app, for tests and demonstrations."""

import asyncio
import io
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import aiohttp

from simulator.errors import Json

if TYPE_CHECKING:
    from simulator.client import SimulatorClient

WAIT_SECONDS = 10.0
LOOKED_THROUGH = 500
"""How many messages back a button is looked for."""

Message = Json


class Person:
    """Somebody with a chat app open at one chat: a bot's id, or a group's.

    Every action notes how far the chat had got, and `wait_for` looks at what came after that.
    """

    def __init__(self, client: "SimulatorClient", profile: Json, chat: int) -> None:
        self.client = client
        self.profile = profile
        self.chat = chat
        self.mark = 0
        self._heard: set[int] = set()

    @property
    def id(self) -> int:
        return int(self.profile["id"])

    @property
    def first_name(self) -> str:
        return str(self.profile["first_name"])

    def in_chat(self, chat: int) -> "Person":
        """The same person looking at another chat."""
        return Person(self.client, self.profile, chat)

    async def say(self, text: str, **fields: Any) -> Message:
        return await self._act("send", text=text, **fields)

    async def start(self, payload: str | None = None) -> Message:
        return await self._act("start", **({"payload": payload} if payload else {}))

    async def share_contact(self, of: int | None = None, **fields: Any) -> Message:
        return await self._act("contact", **({"of": of} if of else {}), **fields)

    async def send_sticker(self, emoji: str) -> Message:
        return await self._act("sticker", emoji=emoji)

    async def edit(self, message_id: int, text: str) -> Message:
        return await self._act("edit", message_id=message_id, text=text)

    async def react(self, message_id: int, emoji: str | None) -> Message:
        return await self._act("react", message_id=message_id, emoji=emoji)

    async def vote(self, message_id: int, *options: int) -> Message:
        return await self._act("vote", message_id=message_id, options=list(options))

    async def block(self) -> None:
        await self._post("block")

    async def unblock(self) -> None:
        await self._post("unblock")

    async def deactivate(self) -> None:
        await self.client.post(f"/client/people/{self.id}/deactivate")

    async def change(self, **fields: Any) -> None:
        self.profile = await self.client.request("PATCH", f"/client/people/{self.id}", json=fields)

    async def send_file(
        self, kind: str, data: bytes, name: str = "file.bin", caption: str = ""
    ) -> Message:
        """A "photo", "document" or "voice"; returns the message."""
        return await self._upload(kind, [(name, data)], caption)

    async def send_album(self, photos: Sequence[bytes], caption: str = "") -> Message:
        """Several photos at once; returns the first message."""
        files = [(f"{number}.jpg", data) for number, data in enumerate(photos, 1)]
        return await self._upload("photo", files, caption)

    async def _upload(self, kind: str, files: list[tuple[str, bytes]], caption: str) -> Message:
        form = aiohttp.FormData(quote_fields=False)
        for name, data in files:
            form.add_field("file", io.BytesIO(data), filename=name)
        if caption:
            form.add_field("caption", caption)
        sent = await self.client.request("POST", self._path(kind), data=form)
        self.mark = int(sent[-1]["seq"])
        return dict(sent[0])

    async def press(self, wanted: str, wait: float = 5.0) -> Json | None:
        """Press the button with this label or data on the newest message that has one.

        Returns what the bot answered, None when it did not within `wait` seconds; a button that
        is not there yet is waited for as long. Raises LookupError.
        """
        end = _now() + wait
        while True:
            told = await self._read(0, last=LOOKED_THROUGH)
            for message in reversed(told["messages"]):
                data = _button_data(message, wanted)
                if data is not None:
                    self.mark = max(one["seq"] for one in told["messages"])
                    return await self.press_data(int(message["message_id"]), data, wait)
            if _now() > end:
                break
            await asyncio.sleep(0.05)
        raise LookupError(f"no button {wanted!r} in the chat; the buttons are {_labels(told)}")

    async def tap(self, label: str) -> Message:
        """Tap a key of the keyboard under the input field: it is said, or the number is shared."""
        keyboard = (await self.chat_state())["keyboard"] or {"keyboard": []}
        keys = {key["text"]: key for row in keyboard["keyboard"] for key in row}
        if label not in keys:
            raise LookupError(f"no key {label!r}; the keys are {list(keys)}")
        if keys[label].get("request_contact"):
            return await self.share_contact()
        return await self.say(label)

    async def press_data(self, message_id: int, data: str, wait: float = 5.0) -> Json | None:
        """Press with any data, as an old or a forged client would."""
        told = await self._post("press", message_id=message_id, data=data, wait=wait)
        answer: Json | None = told["answer"]
        return answer

    async def messages(self) -> list[Message]:
        """The whole chat, oldest first, without what was deleted."""
        return list((await self._read(0))["messages"])

    async def chat_state(self) -> Json:
        """What stands around the messages: keyboard, commands, blocked, pinned, typing …"""
        told = await self._read(0)
        return {key: value for key, value in told.items() if key != "messages"}

    async def chats(self) -> list[Json]:
        return list(await self.client.request("GET", f"/client/people/{self.id}/chats"))

    async def last(self) -> Message:
        return dict((await self._read(0, last=1))["messages"][0])

    async def wait_for(
        self,
        is_it: Callable[[Message], bool],
        timeout: float = WAIT_SECONDS,
        after: int | None = None,
    ) -> Message:
        """The first message of others, new or edited since the last action, that fits.

        Raises TimeoutError that tells what came instead.
        """
        since = self.mark if after is None else after
        seen: list[Message] = []
        loop_end = _now() + timeout
        while (left := loop_end - _now()) > 0:
            told = await self._read(since, wait=left)
            fresh = sorted(told["messages"], key=lambda message: int(message["seq"]))
            for message in fresh:
                if not message["out"] and not message["deleted"] and is_it(message):
                    return dict(message)
            seen += fresh
            since = max([since, *(int(message["seq"]) for message in fresh)])
        came = [words_of(message) for message in seen if not message["out"]]
        raise TimeoutError(f"{self.first_name} waited {timeout} s in vain; came: {came}")

    async def hear(
        self, is_it: Callable[[Message], bool], timeout: float = WAIT_SECONDS
    ) -> Message:
        """The same, but each only once: what comes by several ways is heard in any order."""

        def is_new(message: Message) -> bool:
            return int(message["seq"]) not in self._heard and is_it(message)

        message = await self.wait_for(is_new, timeout)
        self._heard.add(int(message["seq"]))
        return message

    async def wait_for_text(self, part: str, timeout: float = WAIT_SECONDS) -> Message:
        """The first such message whose text or caption contains `part`."""
        try:
            return await self.wait_for(lambda message: part in words_of(message), timeout)
        except TimeoutError as error:
            raise TimeoutError(f"no {part!r}: {error}") from None

    async def _act(self, action: str, **body: Any) -> Message:
        message = await self._post(action, **body)
        self.mark = int(message["seq"])
        return message

    async def _post(self, action: str, **body: Any) -> Json:
        return dict(await self.client.post(self._path(action), **body))

    async def _read(self, after: int, wait: float = 0, last: int | None = None) -> Json:
        query = {"after": str(after), "wait": str(wait)}
        if last is not None:
            query["last"] = str(last)
        return dict(await self.client.request("GET", self._path("messages"), params=query))

    def _path(self, action: str) -> str:
        return f"/client/people/{self.id}/chats/{self.chat}/{action}"


def words_of(message: Message) -> str:
    """What is there to read in a message."""
    return str(message.get("text") or message.get("caption") or "")


def buttons_of(message: Message) -> list[Json]:
    """The buttons under a message, row by row."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]


def _button_data(message: Message, wanted: str) -> str | None:
    for button in buttons_of(message):
        if "callback_data" in button and wanted in {button["text"], button["callback_data"]}:
            return str(button["callback_data"])
    return None


def _labels(told: Json) -> list[str]:
    return [button["text"] for message in told["messages"] for button in buttons_of(message)]


def _now() -> float:
    return asyncio.get_running_loop().time()
