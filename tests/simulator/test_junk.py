"""Whatever a bot sends in whatever parameter, the server answers as a server does."""

import json
from typing import Any

import pytest

from simulator.api import NAMES_FILE
from simulator.client import Person, SimulatorClient
from tests.simulator.conftest import BOT_ID, Api

PARAMETERS: dict[str, list[str]] = json.loads(NAMES_FILE.read_text(encoding="utf-8"))
JUNK: list[Any] = [
    "abc",
    "9" * 30,
    "[null]",
    "[[{}]]",
    '{"a":1}',
    '{"inline_keyboard":[["a"]]}',
    '{"inline_keyboard":[[{"text":"a","url":"http://[x"}]]}',
    '{"keyboard":[[1]]}',
    '[{"type":"text_mention","offset":0,"length":1,"user":5}]',
    '[{"type":5,"media":{},"emoji":[]}]',
    '{"type":"chat","chat_id":{}}',
    "\x00<a href='x",
    "\ud800",
    '{"inline_keyboard":[[{"text":"\\ud800","callback_data":"a"}]]}',
    5,
    True,
    [[]],
]
SOUND = {
    "message_id": 2,
    "text": "x",
    "question": "q",
    "options": ["a", "b"],
    "action": "typing",
    "user_id": 1001,
    "parse_mode": "HTML",
}


@pytest.mark.parametrize("method", sorted(PARAMETERS))
async def test_junk_is_answered(
    client: SimulatorClient, api: Api, lan: Person, method: str
) -> None:
    group = await client.add_group("Nhóm", lan, [BOT_ID], "supergroup", is_forum=True)
    await client.set_member(group, lan.id, BOT_ID, "administrator")
    await api.result("sendMessage", chat_id=lan.id, text="m")
    names = PARAMETERS[method]
    sound = {name: value for name, value in SOUND.items() if name in names}
    if "chat_id" in names:
        sound["chat_id"] = group if method == "getChatAdministrators" else lan.id
    for name in set(names) - {"timeout"}:
        for junk in JUNK:
            status, _ = await api(method, **{**sound, name: junk})
            assert status in {200, 400, 403, 409, 429}, (name, junk)
