"""What a person's chat app can do, and what it is shown."""

import asyncio
import json
from typing import Any

import aiohttp
import pytest

from simulator import HostAction, Simulator
from simulator.client import Person, SimulatorClient, SimulatorRefusedError, buttons_of
from tests.simulator.conftest import BOT_ID, Api

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x08\x00\x00\x00\x08"
YES_NO = {
    "inline_keyboard": [
        [{"text": "Có", "callback_data": "y"}, {"text": "Trang", "url": "https://example.org/"}]
    ]
}


async def newest(updates: Any, kind: str) -> Any:
    return (await updates())[-1][kind]


async def test_state_lists_everything(client: SimulatorClient, lan: Person) -> None:
    chat = await client.add_group("Chi bộ 1", lan, [BOT_ID])
    state = await client.state()
    assert [(one["id"], one["phone"]) for one in state["people"]] == [(1001, "+84901234567")]
    assert [bot["username"] for bot in state["bots"]] == ["chi_bot", "other_bot"]
    assert [one["chat_id"] for one in state["chats"]] == [chat]
    assert (state["title"], state["language"], state["actions"]) == ("Simulator", "vi", [])


async def test_chats_are_listed_before_start(minh: Person) -> None:
    listed = await minh.chats()
    assert [(chat["chat_id"], chat["kind"], chat["last"]) for chat in listed] == [
        (BOT_ID, "private", None),
        (4343, "private", None),
    ]
    assert (await minh.chat_state())["started"] is False


async def test_unread_messages_are_counted(api: Api, lan: Person) -> None:
    await lan.messages()
    for text in ("a", "b"):
        await api.result("sendMessage", chat_id=lan.id, text=text)
    first = (await lan.chats())[0]
    assert (first["unread"], first["last"]["text"]) == (2, "b")
    await lan.messages()
    assert (await lan.chats())[0]["unread"] == 0


async def test_deep_link_carries_its_payload(minh: Person, updates: Any) -> None:
    await minh.start("moi_abc")
    message = await newest(updates, "message")
    assert message["text"] == "/start moi_abc"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]


async def test_contacts_own_foreign_and_unknown(lan: Person, minh: Person, updates: Any) -> None:
    await lan.share_contact()
    own = (await newest(updates, "message"))["contact"]
    assert own == {
        "phone_number": "+84901234567",
        "first_name": "Lan",
        "last_name": "Trần",
        "user_id": lan.id,
    }
    await lan.share_contact(of=minh.id)
    assert (await newest(updates, "message"))["contact"]["user_id"] == minh.id
    await lan.share_contact(phone_number="+84999", first_name="Ông X")
    assert "user_id" not in (await newest(updates, "message"))["contact"]


async def test_files_arrive_and_are_shown(simulator: Simulator, lan: Person, updates: Any) -> None:
    shown = await lan.send_file("photo", PNG, "a.png", caption="ảnh #họp")
    message = await newest(updates, "message")
    assert (message["caption"], message["caption_entities"][0]["type"]) == ("ảnh #họp", "hashtag")
    async with aiohttp.request("GET", simulator.url + shown["file_urls"]["photo"]) as response:
        assert await response.read() == PNG
        assert response.content_type == "image/png"
    page = await lan.send_file("document", b"<script>", "danh sách.html")
    async with aiohttp.request("GET", simulator.url + page["file_urls"]["document"]) as response:
        assert response.headers["Content-Disposition"] == "attachment"
    await lan.send_file("document", b"x", "danh sách.xlsx")
    assert (await newest(updates, "message"))["document"]["file_name"] == "danh sách.xlsx"
    await lan.send_file("voice", b"OggS", "v.ogg")
    assert (await newest(updates, "message"))["voice"]["duration"] == 1
    await lan.send_sticker("🎉")
    assert (await newest(updates, "message"))["sticker"]["emoji"] == "🎉"
    with pytest.raises(SimulatorRefusedError, match="no photo"):
        await lan.send_file("photo", b"<html>", "a.png")


async def test_edit_reaches_the_bot(lan: Person, updates: Any) -> None:
    said = await lan.say("a")
    await lan.edit(said["message_id"], "b")
    edited = await newest(updates, "edited_message")
    assert (edited["text"], edited["message_id"]) == ("b", said["message_id"])
    assert "edit_date" in edited


async def test_blocking_is_told_both_ways(lan: Person, updates: Any) -> None:
    await lan.block()
    change = await newest(updates, "my_chat_member")
    assert change["new_chat_member"]["status"] == "kicked"
    with pytest.raises(SimulatorRefusedError, match="unblock"):
        await lan.say("x")
    await lan.start()
    found = await updates()
    assert found[0]["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert found[1]["message"]["text"] == "/start"


async def test_press_by_label_data_place_and_forged(api: Api, lan: Person, updates: Any) -> None:
    sent = await api.result("sendMessage", chat_id=lan.id, text="?", reply_markup=YES_NO)
    assert [button["text"] for button in buttons_of(sent)] == ["Có", "Trang"]
    number = sent["message_id"]
    await updates()
    assert await lan.press("Có", wait=0) is None
    await lan.press("y", wait=0)
    path = f"/client/people/{lan.id}/chats/{BOT_ID}/press"
    await lan.client.post(path, message_id=number, row=0, column=0, wait=0)
    await lan.press_data(number, "forged", wait=0)
    data = [update["callback_query"]["data"] for update in await updates()]
    assert data == ["y", "y", "y", "forged"]
    with pytest.raises(SimulatorRefusedError, match="opens something else"):
        await lan.client.post(path, message_id=number, row=0, column=1, wait=0)
    with pytest.raises(LookupError, match="Trang"):
        await lan.press("Không", wait=0)


async def test_wait_for_sees_new_and_edited_messages(api: Api, lan: Person) -> None:
    sent = await api.result("sendMessage", chat_id=lan.id, text="cũ")
    await lan.say("hỏi")
    with pytest.raises(TimeoutError, match="no 'cũ'"):
        await lan.wait_for_text("cũ", timeout=0.1)
    waiting = asyncio.create_task(lan.wait_for_text("mới"))
    edit = {"chat_id": lan.id, "message_id": sent["message_id"], "text": "mới"}
    await api.result("editMessageText", **edit)
    assert (await waiting)["message_id"] == sent["message_id"]


async def test_changes_after_a_point_include_deletions(api: Api, lan: Person) -> None:
    sent = await api.result("sendMessage", chat_id=lan.id, text="x")
    seq = (await lan.last())["seq"]
    await api.result("deleteMessage", chat_id=lan.id, message_id=sent["message_id"])
    told = await lan._read(seq)
    assert [(one["message_id"], one["deleted"]) for one in told["messages"]] == [
        (sent["message_id"], True)
    ]


async def test_reply_keyboard_is_shown_used_once_and_removed(api: Api, lan: Person) -> None:
    keyboard = {"keyboard": [["Gửi số"]], "one_time_keyboard": True}
    sent = await api.result("sendMessage", chat_id=lan.id, text="x", reply_markup=keyboard)
    assert "reply_markup" not in sent
    assert (await lan.chat_state())["keyboard"]["keyboard"] == [[{"text": "Gửi số"}]]
    with pytest.raises(LookupError, match="Gửi số"):
        await lan.tap("Không có")
    await lan.tap("Gửi số")
    assert (await lan.chat_state())["keyboard"] is None
    ask = {"keyboard": [[{"text": "Gửi số", "request_contact": True}]]}
    await api.result("sendMessage", chat_id=lan.id, text="x", reply_markup=ask)
    assert (await lan.tap("Gửi số"))["contact"]["user_id"] == lan.id
    keyboard["one_time_keyboard"] = False
    for markup in (keyboard, {"remove_keyboard": True}):
        await api.result("sendMessage", chat_id=lan.id, text="x", reply_markup=markup)
    assert (await lan.chat_state())["keyboard"] is None


async def test_person_is_renamed_and_leaves(api: Api, lan: Person) -> None:
    await lan.change(first_name="Hương", username=None)
    chat = await api.result("getChat", chat_id=lan.id)
    assert (chat["first_name"], "username" in chat) == ("Hương", False)
    await lan.deactivate()
    with pytest.raises(SimulatorRefusedError, match="deleted"):
        await lan.say("x")


async def test_closed_and_single_choice_polls(api: Api, lan: Person, updates: Any) -> None:
    poll = {"chat_id": lan.id, "question": "q", "options": ["a", "b"]}
    sent = await api.result("sendPoll", **poll, open_period=60)
    number = sent["message_id"]
    with pytest.raises(SimulatorRefusedError, match="Only one"):
        await lan.vote(number, 0, 1)
    await updates()
    await lan.vote(number, 1)
    (update,) = await updates()
    assert update["poll"]["options"][1]["voter_count"] == 1
    await lan.client.advance_clock(61)
    with pytest.raises(SimulatorRefusedError, match="closed"):
        await lan.vote(number, 0)


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/client/people", {}, 400),
        ("/client/people", {"first_name": "A", "age": 3}, 400),
        ("/client/people", {"first_name": "A", "id": 4242}, 409),
        ("/client/people/99/chats/4242/send", {"text": "x"}, 404),
        ("/client/people/1001/chats/99/send", {"text": "x"}, 404),
        ("/client/people/x/chats/4242/send", {"text": "x"}, 400),
        ("/client/people/1001/chats/4242/send", {"text": " "}, 400),
        ("/client/people/1001/chats/4242/edit", {"message_id": 99, "text": "x"}, 404),
        ("/client/people/1001/chats/4242/vote", {"message_id": 1, "options": []}, 400),
        ("/client/actions/none", {}, 404),
        ("/control/bots", {"token": "x", "username": "y"}, 400),
        ("/control/limits", {"speed": 1}, 400),
        ("/control/limits", {"per_chat": 0}, 400),
        ("/control/clock", {}, 400),
        ("/control/updates", {"bot": "nobody"}, 404),
    ],
)
async def test_impossible_wishes_are_refused(
    client: SimulatorClient, lan: Person, path: str, body: dict[str, Any], status: int
) -> None:
    with pytest.raises(SimulatorRefusedError) as refused:
        await client.post(path, **body)
    assert refused.value.status == status
    assert refused.value.sentence.endswith(".")


async def test_events_tell_of_changes(simulator: Simulator, api: Api, lan: Person) -> None:
    address = f"{simulator.url}/client/events?person={lan.id}"
    async with aiohttp.request("GET", address) as stream:
        assert await stream.content.readline() == b": open\n"
        await api.result("sendMessage", chat_id=lan.id, text="x")
        await stream.content.readline()
        event = json.loads((await stream.content.readline()).removeprefix(b"data: "))
        assert event == {"chat_id": BOT_ID, "seq": (await lan.last())["seq"]}
        await lan.client.advance_clock(60)
        await stream.content.readline()
        event = json.loads((await stream.content.readline()).removeprefix(b"data: "))
        assert event["actions"] is True


async def test_host_actions_are_offered_and_run() -> None:
    ran = []

    async def run() -> None:
        ran.append("tới giờ họp")

    action = HostAction("forward", "Tới giờ họp", run)
    async with Simulator(actions=[action]) as simulator, SimulatorClient(simulator.url) as client:
        assert (await client.state())["actions"] == [{"name": "forward", "label": "Tới giờ họp"}]
        await client.run_action("forward")
    assert ran == ["tới giờ họp"]
