"""Keyboards under messages and under the input field, and what Telegram refuses in them."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from simulator.errors import ApiError, Json, bad_request
from simulator.parameters import Parameters

CALLBACK_BYTES = 64
LONGEST_MARKUP = 10_000
MOST_BUTTONS = 100
LABEL = "reply keyboard markup"
INLINE_ACTIONS = frozenset({
    "url", "callback_data", "web_app", "login_url", "switch_inline_query",
    "switch_inline_query_current_chat", "switch_inline_query_chosen_chat", "copy_text",
    "callback_game", "pay",
})  # fmt: skip
BUTTON_LOOK = ("style", "icon_custom_emoji_id")
STYLES = frozenset({"danger", "success", "primary"})
PRIVATE_REQUESTS = {
    "request_contact": "Phone number",
    "request_location": "Location",
    "request_poll": "Poll",
    "request_users": "Users",
    "request_chat": "Chats",
}


@dataclass(frozen=True, slots=True)
class Markup:
    """One of: buttons under the message, a keyboard to show, or the wish to remove it."""

    inline: Json | None = None
    keyboard: Json | None = None
    removes: bool = False


def read_markup(parameters: Parameters, *, private: bool) -> Markup:
    """Any reply_markup; raises 400 in Telegram's words."""
    value = parameters.nested("reply_markup", LABEL)
    if value is None:
        return Markup()
    if not isinstance(value, dict):
        raise bad_request("Object expected as reply markup")
    if _rows(value, "keyboard", 'Field "keyboard" must be an Array of Arrays'):
        return Markup(keyboard=_keyboard(value, private=private))
    inline = _inline(value)
    if inline is not None:
        return Markup(inline=inline)
    return Markup(removes=bool(value.get("remove_keyboard")))


def read_inline_markup(parameters: Parameters) -> Json | None:
    """The reply_markup of an edit, which can only be an inline keyboard."""
    value = parameters.nested("reply_markup", LABEL)
    if value is None:
        return None
    if not isinstance(value, dict):
        raise bad_request("Object expected as reply markup")
    if "inline_keyboard" not in value:
        raise bad_request("Inline keyboard expected")
    return _inline(value)


def _rows(value: Json, name: str, refusal: str) -> list[list[Any]]:
    rows = value.get(name) or []
    if not isinstance(rows, list):
        raise bad_request(f'Field "{name}" must be of type Array')
    if any(not isinstance(row, list) for row in rows):
        raise bad_request(refusal)
    return [row for row in rows if row]


def _inline(value: Json) -> Json | None:
    refusal = 'Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
    rows = _rows(value, "inline_keyboard", refusal)
    if not rows:
        return None
    if sum(map(len, rows)) > MOST_BUTTONS or len(json.dumps(rows)) > LONGEST_MARKUP:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": [[_inline_button(button) for button in row] for row in rows]}


def _inline_button(button: Any) -> Json:
    if not isinstance(button, dict):
        raise _unreadable("InlineKeyboardButton must be an Object", inline=True)
    text = _button_text(button, inline=True)
    action = next((name for name in button if name in INLINE_ACTIONS and button[name] != ""), None)
    if action is None:
        raise _unreadable("Text buttons are unallowed in the inline keyboard", inline=True)
    if not text.strip():
        raise bad_request("Inline keyboard button text must be non-empty")
    value = button[action]
    if action == "callback_data":
        _check_callback_data(value)
    if action == "url":
        _check_url(value)
    look = {name: button[name] for name in BUTTON_LOOK if isinstance(button.get(name), str)}
    if look.get("style", "primary") not in STYLES:
        raise _unreadable("invalid button style specified", inline=True)
    return {"text": text, **look, action: value}


def _check_callback_data(value: Any) -> None:
    if not isinstance(value, str):
        raise _unreadable('Field "callback_data" must be of type String', inline=True)
    if len(value.encode("utf-8", "surrogatepass")) > CALLBACK_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")


def _check_url(value: Any) -> None:
    if not isinstance(value, str):
        raise _unreadable('Field "url" must be of type String', inline=True)
    if not _is_address(value if "://" in value else f"http://{value}"):
        raise bad_request(f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    if parts.scheme in {"tg", "ton"}:
        return True
    return parts.scheme in {"http", "https"} and "." in (parts.hostname or "")


def _button_text(button: Json, *, inline: bool) -> str:
    if "text" not in button:
        raise _unreadable('Can\'t find field "text"', inline=inline)
    text = button["text"]
    if not isinstance(text, str):
        raise _unreadable('Field "text" must be of type String', inline=inline)
    return text


def _unreadable(fact: str, *, inline: bool) -> ApiError:
    kind = "inline keyboard button" if inline else "keyboard button"
    return bad_request(f"Can't parse {kind}: {fact}")


def _keyboard(value: Json, *, private: bool) -> Json:
    rows = [
        [_plain_button(button, private=private) for button in row]
        for row in value["keyboard"]
        if row
    ]
    return {**value, "keyboard": rows}


def _plain_button(button: Any, *, private: bool) -> Json:
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict):
        raise _unreadable("KeyboardButton must be a String or an Object", inline=False)
    if not _button_text(button, inline=False).strip():
        raise bad_request("Keyboard button text must be non-empty")
    for name, what in PRIVATE_REQUESTS.items():
        if button.get(name) and not private:
            raise bad_request(f"{what} can be requested in private chats only")
    return dict(button)
