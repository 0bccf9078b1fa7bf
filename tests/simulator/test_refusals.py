"""What the real server refuses is refused, in the same words."""

import json
from typing import Any

import pytest

from simulator import Simulator
from simulator.client import Person, SimulatorClient
from simulator.formatting import TEXT_LENGTH
from tests.simulator.conftest import BOT_ID, Api, Stopwatch

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message"
)


def button(**fields: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[fields]]}


def keys(**fields: Any) -> dict[str, Any]:
    return {"keyboard": [[fields]]}


SENDING: list[tuple[str, dict[str, Any], str]] = [
    ("sendMessage", {"text": ""}, "message text is empty"),
    ("sendMessage", {"text": " \n "}, "text must be non-empty"),
    ("sendMessage", {"text": "<b> </b>", "parse_mode": "HTML"}, "text must be non-empty"),
    ("sendMessage", {"text": "a" * (TEXT_LENGTH + 1)}, "message is too long"),
    ("sendMessage", {"text": "x", "parse_mode": "BBCode"}, "unsupported parse_mode"),
    ("sendMessage", {"chat_id": ""}, "chat_id is empty"),
    ("sendMessage", {"chat_id": 999_999}, "chat not found"),
    ("sendMessage", {"chat_id": "@nobody_here"}, "chat not found"),
    ("sendMessage", {"chat_id": "Lan"}, "chat not found"),
    ("sendMessage", {"reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
    ("sendMessage", {"reply_markup": "[]"}, "object expected as reply markup"),
    (
        "sendMessage",
        {"reply_markup": {"inline_keyboard": [{}]}},
        'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    ),
    (
        "sendMessage",
        {"reply_markup": button(callback_data="x")},
        "can't parse inline keyboard button: Can't find field \"text\"",
    ),
    (
        "sendMessage",
        {"reply_markup": button(text=3, callback_data="x")},
        'can\'t parse inline keyboard button: Field "text" must be of type String',
    ),
    (
        "sendMessage",
        {"reply_markup": button(text="a")},
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    (
        "sendMessage",
        {"reply_markup": button(text="a", callback_data="")},
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    (
        "sendMessage",
        {"reply_markup": button(text=" ", callback_data="x")},
        "inline keyboard button text must be non-empty",
    ),
    (
        "sendMessage",
        {"reply_markup": button(text="a", callback_data="ư" * 33)},
        "BUTTON_DATA_INVALID",
    ),
    (
        "sendMessage",
        {"reply_markup": button(text="a", url="http://localhost/")},
        "inline keyboard button URL 'http://localhost/' is invalid: Wrong HTTP URL",
    ),
    (
        "sendMessage",
        {"reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "b"}]] * 101}},
        "reply markup is too long",
    ),
    ("sendMessage", {"reply_markup": keys(text="")}, "keyboard button text must be non-empty"),
    (
        "sendMessage",
        {"reply_parameters": {"message_id": 777}},
        "message to be replied not found",
    ),
    ("sendPhoto", {}, "there is no photo in the request"),
    ("sendPhoto", {"photo": "nonsense"}, "wrong file identifier/HTTP URL specified"),
    ("sendPhoto", {"photo": "https://example.org/a.png"}, "failed to get HTTP URL content"),
    ("sendDocument", {}, "there is no document in the request"),
    ("sendVoice", {}, "there is no voice in the request"),
    ("sendMediaGroup", {}, 'parameter "media" is required'),
    ("sendMediaGroup", {"media": "x"}, "can't parse media JSON object"),
    ("sendMediaGroup", {"media": []}, "there are no messages to send"),
    ("sendMediaGroup", {"media": [{}] * 11}, "too many messages to send as an album"),
    ("sendChatAction", {"action": "dancing"}, "wrong parameter action in request"),
    ("copyMessage", {"from_chat_id": 1001, "message_id": 99}, "message to copy not found"),
    ("sendPoll", {"question": "", "options": ["a", "b"]}, "text must be non-empty"),
    (
        "sendPoll",
        {"question": "q" * 301, "options": ["a", "b"]},
        "poll question length must not exceed 300",
    ),
    ("sendPoll", {"question": "q"}, "can't parse options JSON object"),
    ("sendPoll", {"question": "q", "options": "x"}, "can't parse options JSON object"),
    ("sendPoll", {"question": "q", "options": {}}, "expected an Array of String as options"),
    ("sendPoll", {"question": "q", "options": []}, "poll must have at least 1 option"),
    ("sendPoll", {"question": "q", "options": ["a"] * 13}, "poll can't have more than 12 options"),
    ("sendPoll", {"question": "q", "options": ["a", ""]}, "poll options must be non-empty"),
    (
        "sendPoll",
        {"question": "q", "options": ["a", "b" * 101]},
        "poll options length must not exceed 100",
    ),
    (
        "sendPoll",
        {"question": "q", "options": ["a", "b"], "type": "quiz"},
        "correct quiz option list must be non-empty",
    ),
]

EDITING: list[tuple[str, dict[str, Any], str]] = [
    ("editMessageText", {"text": "một"}, NOT_MODIFIED.removeprefix("Bad Request: ")),
    ("editMessageText", {"text": ""}, "message text is empty"),
    ("editMessageText", {"text": "x", "message_id": 99}, "message to edit not found"),
    ("editMessageText", {"text": "x", "message_id": ""}, "message identifier is not specified"),
    ("editMessageText", {"text": "x", "chat_id": ""}, "chat identifier is not specified"),
    ("editMessageText", {"text": "x", "message_id": 1}, "message can't be edited"),
    ("editMessageText", {"text": "x", "reply_markup": keys(text="a")}, "inline keyboard expected"),
    ("editMessageCaption", {"caption": "x"}, "there is no caption in the message to edit"),
    ("editMessageMedia", {}, "there is no media in the request"),
    ("editMessageReplyMarkup", {}, NOT_MODIFIED.removeprefix("Bad Request: ")),
    ("deleteMessage", {"message_id": 99}, "message to delete not found"),
    ("deleteMessage", {"message_id": None}, "message identifier is not specified"),
    ("deleteMessages", {}, "message identifiers are not specified"),
    ("deleteMessages", {"message_ids": []}, "message identifiers are not specified"),
    ("deleteMessages", {"message_ids": "x"}, "can't parse message_ids JSON object"),
    ("deleteMessages", {"message_ids": ["1"]}, "expected an Array of Number as message_ids"),
    ("deleteMessages", {"message_ids": [1] * 101}, "too many message identifiers specified"),
    ("pinChatMessage", {"message_id": 99}, "message to pin not found"),
    ("unpinChatMessage", {"message_id": None}, "message to unpin not found"),
    ("stopPoll", {}, "message with poll to stop not found"),
    ("setMessageReaction", {"message_id": 99}, "message to react not found"),
    ("setMessageReaction", {"reaction": [{"type": "emoji", "emoji": "x"}]}, "REACTION_INVALID"),
]

OTHERS: list[tuple[str, dict[str, Any], str]] = [
    ("getFile", {}, "file_id not specified"),
    ("getFile", {"file_id": "x"}, "wrong file_id or the file is temporarily unavailable"),
    ("getChatMember", {"chat_id": 1001}, "invalid user_id specified"),
    ("getChatMember", {"chat_id": 1001, "user_id": 99}, "user not found"),
    (
        "getChatAdministrators",
        {"chat_id": 1001},
        "there are no administrators in the private chat",
    ),
    ("leaveChat", {"chat_id": 1001}, "can't leave private chats"),
    ("setMyCommands", {"commands": "x"}, "can't parse commands JSON object"),
    ("setMyCommands", {"commands": {}}, "expected an Array of BotCommand"),
    (
        "setMyCommands",
        {"commands": [{"command": "họp", "description": "x"}]},
        "BOT_COMMAND_INVALID",
    ),
    (
        "setMyCommands",
        {"commands": [{"command": "a", "description": ""}]},
        "command description must be non-empty",
    ),
    (
        "setMyCommands",
        {"commands": [{"command": "a" * 33, "description": "x"}]},
        "command length must not exceed 32",
    ),
    (
        "setMyCommands",
        {"commands": [{"command": "a", "description": "x"}] * 101},
        "BOT_COMMANDS_TOO_MUCH",
    ),
    (
        "setMyCommands",
        {"commands": [], "scope": {"type": "chat", "chat_id": 99}},
        "chat not found",
    ),
    (
        "setMyCommands",
        {"commands": [], "scope": {"type": "moon"}},
        "can't parse BotCommandScope: Unsupported type specified",
    ),
    ("setMyName", {"name": "x", "language_code": "vie"}, "invalid language code specified"),
    ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}, "MESSAGE_TOO_LONG"),
    ("answerCallbackQuery", {"callback_query_id": "1"}, TOO_OLD.removeprefix("Bad Request: ")),
    ("setWebhook", {"url": "ftp://x"}, "invalid webhook URL specified"),
    (
        "setWebhook",
        {"url": "http://example.org/"},
        "bad webhook: An HTTPS URL must be provided for webhook",
    ),
    (
        "setWebhook",
        {"url": "https://example.org/", "secret_token": "á"},
        "secret token contains unallowed characters",
    ),
]


@pytest.mark.parametrize(("method", "params", "fact"), SENDING)
async def test_sending_is_refused(
    api: Api, lan: Person, method: str, params: dict[str, Any], fact: str
) -> None:
    given = {"chat_id": lan.id, "text": "x", **params}
    assert await api.refusal(method, **given) == f"Bad Request: {fact}"
    assert [message["text"] for message in await lan.messages()] == ["/start"]


@pytest.mark.parametrize(("method", "params", "fact"), EDITING)
async def test_change_is_refused(
    api: Api, lan: Person, method: str, params: dict[str, Any], fact: str
) -> None:
    sent = await api.result("sendMessage", chat_id=lan.id, text="một")
    given = {"chat_id": lan.id, "message_id": sent["message_id"], **params}
    assert await api.refusal(method, **given) == f"Bad Request: {fact}"


@pytest.mark.parametrize(("method", "params", "fact"), OTHERS)
async def test_call_is_refused(
    api: Api, lan: Person, method: str, params: dict[str, Any], fact: str
) -> None:
    assert await api.refusal(method, **params) == f"Bad Request: {fact}"


async def test_unknown_method_is_not_found(api: Api) -> None:
    assert await api("sendTelepathy") == (
        404,
        {"ok": False, "error_code": 404, "description": "Not Found: method not found"},
    )


async def test_stranger_cannot_be_written_to(api: Api, minh: Person) -> None:
    refusal = await api.refusal("sendMessage", chat_id=minh.id, text="x")
    assert refusal == "Forbidden: bot can't initiate conversation with a user"
    assert await api.refusal("getChat", chat_id=minh.id) == "Bad Request: chat not found"


async def test_bot_cannot_write_to_a_bot(api: Api) -> None:
    refusal = await api.refusal("sendMessage", chat_id=4343, text="x")
    assert refusal == "Forbidden: bot can't send messages to bots"


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("sendMessage", {"text": "x"}),
        ("editMessageText", {"text": "x", "message_id": 1}),
        ("sendChatAction", {"action": "typing"}),
    ],
)
async def test_blocked_and_deactivated(
    api: Api, lan: Person, method: str, params: dict[str, Any]
) -> None:
    await lan.block()
    refusal = await api.refusal(method, chat_id=lan.id, **params)
    assert refusal == "Forbidden: bot was blocked by the user"
    await lan.deactivate()
    refusal = await api.refusal(method, chat_id=lan.id, **params)
    assert refusal == "Forbidden: user is deactivated"


async def test_press_is_answered_once_and_by_its_bot(
    simulator: Simulator, api: Api, lan: Person
) -> None:
    query = simulator.world.queries.press(BOT_ID)
    foreign = simulator.world.queries.press(4343)
    assert await api.result("answerCallbackQuery", callback_query_id=query.id) is True
    assert await api.refusal("answerCallbackQuery", callback_query_id=query.id) == TOO_OLD
    assert await api.refusal("answerCallbackQuery", callback_query_id=foreign.id) == TOO_OLD


async def test_press_grows_too_old(
    simulator: Simulator, api: Api, lan: Person, stopwatch: Stopwatch
) -> None:
    first, second = (simulator.world.queries.press(BOT_ID) for _ in range(2))
    stopwatch.seconds += 15
    assert await api.result("answerCallbackQuery", callback_query_id=first.id) is True
    stopwatch.seconds += 0.1
    assert await api.refusal("answerCallbackQuery", callback_query_id=second.id) == TOO_OLD


async def test_old_message_is_not_deleted(client: SimulatorClient, api: Api, lan: Person) -> None:
    sent = await api.result("sendMessage", chat_id=lan.id, text="x")
    await client.advance_clock(48 * 3600 + 1)
    refusal = await api.refusal("deleteMessage", chat_id=lan.id, message_id=sent["message_id"])
    assert refusal == "Bad Request: message can't be deleted for everyone"


async def test_longest_text_and_caption_are_taken(api: Api, lan: Person) -> None:
    sent = await api.result("sendMessage", chat_id=lan.id, text="😀" * TEXT_LENGTH)
    assert len(sent["text"]) == TEXT_LENGTH
    markup = json.dumps(button(text="a", callback_data="x" * 64))
    assert await api.result("sendMessage", chat_id=lan.id, text="x", reply_markup=markup)


async def test_copied_poll_is_a_new_one(api: Api, lan: Person) -> None:
    poll = {"chat_id": lan.id, "question": "q", "options": ["a", "b"]}
    sent = await api.result("sendPoll", **poll)
    await lan.vote(sent["message_id"], 0)
    source = {"chat_id": lan.id, "from_chat_id": lan.id, "message_id": sent["message_id"]}
    await api.result("copyMessage", **source)
    copied = (await lan.last())["poll"]
    assert copied["id"] != sent["poll"]["id"]
    assert (copied["question"], copied["total_voter_count"]) == ("q", 0)


async def test_album_mixes_nothing(api: Api, lan: Person) -> None:
    media = [{"type": "photo", "media": "x"}, {"type": "sticker", "media": "y"}]
    refusal = await api.refusal("sendMediaGroup", chat_id=lan.id, media=media)
    assert refusal == "Bad Request: wrong file identifier/HTTP URL specified"
