"""A person presses a button under a message and waits for the bot's answer."""

import asyncio

from aiohttp import web

from simulator import notices
from simulator.bots import BotAccount
from simulator.chats import Chat
from simulator.client_side.request import WORLD, body_of, number, writable_chat_of
from simulator.errors import ClientError, Json
from simulator.messages import StoredMessage
from simulator.world import World

WAIT_SECONDS = 5.0


async def press(request: web.Request) -> web.Response:
    """By `data`, or by `row` and `column`; data that no button has is sent as a forger would."""
    world = request.app[WORLD]
    person, chat = writable_chat_of(request)
    body = await body_of(request)
    message = chat.find(number(body.get("message_id"), "The message_id"))
    if message is None:
        raise ClientError("This message does not exist (any more).", 404)
    bot = _owner(world, chat, message)
    data = _data(message, body)
    query = world.queries.press(bot.id)
    notices.button_pressed(bot, chat, person, message, query.id, data)
    try:
        async with asyncio.timeout(float(body.get("wait", WAIT_SECONDS))):
            answer: Json | None = await query.answer
    except TimeoutError:
        answer = None
    return web.json_response({"answer": answer, "query_id": query.id})


def _owner(world: World, chat: Chat, message: StoredMessage) -> BotAccount:
    bot = world.bots.get(message.sender_id)
    if bot is None or "reply_markup" not in message.body:
        raise ClientError(f"Message {message.message_id} of this {chat.kind} chat has no buttons.")
    return bot


def _data(message: StoredMessage, body: Json) -> str:
    if "data" in body:
        return str(body["data"])
    rows = message.body["reply_markup"]["inline_keyboard"]
    try:
        button = rows[number(body.get("row"), "The row")][number(body.get("column"), "The column")]
    except IndexError:
        raise ClientError("There is no button at this place.", 404) from None
    if "callback_data" not in button:
        raise ClientError("This button opens something else; the bot hears nothing of it.")
    return str(button["callback_data"])
