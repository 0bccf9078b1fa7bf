"""What a bot tells about itself: commands, name, descriptions, menu button."""

import re
from typing import Any

from simulator.bots import BotAccount
from simulator.call import Call
from simulator.errors import Json, bad_request
from simulator.methods.registry import methods
from simulator.people import Person
from simulator.world import World

MOST_COMMANDS = 100
COMMAND_NAME = re.compile(r"[a-z0-9_]{1,32}")
DESCRIPTION_LENGTH = 256
NAME_LENGTH, LONG_DESCRIPTION, SHORT_DESCRIPTION = 64, 512, 120
PLAIN_SCOPES = frozenset({
    "default", "all_private_chats", "all_group_chats", "all_chat_administrators",
})  # fmt: skip
CHAT_SCOPES = frozenset({"chat", "chat_administrators", "chat_member"})


def set_my_commands(call: Call) -> bool:
    given = call.parameters.nested("commands", "commands")
    if given is None:
        given = []
    if not isinstance(given, list):
        raise bad_request("Expected an Array of BotCommand")
    if len(given) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    commands = [_command(entry) for entry in given]
    call.bot.profile.commands[_scope(call), _language(call)] = commands
    return True


def get_my_commands(call: Call) -> list[Json]:
    return call.bot.profile.commands.get((_scope(call), _language(call)), [])


def delete_my_commands(call: Call) -> bool:
    call.bot.profile.commands.pop((_scope(call), _language(call)), None)
    return True


def set_my_name(call: Call) -> bool:
    _set(call, call.bot.profile.names, "name", NAME_LENGTH)
    return True


def set_my_description(call: Call) -> bool:
    _set(call, call.bot.profile.descriptions, "description", LONG_DESCRIPTION)
    return True


def set_my_short_description(call: Call) -> bool:
    _set(call, call.bot.profile.short_descriptions, "short_description", SHORT_DESCRIPTION)
    return True


def get_my_name(call: Call) -> Json:
    found = _get(call, call.bot.profile.names)
    return {"name": found or call.bot.first_name}


def get_my_description(call: Call) -> Json:
    return {"description": _get(call, call.bot.profile.descriptions)}


def get_my_short_description(call: Call) -> Json:
    return {"short_description": _get(call, call.bot.profile.short_descriptions)}


def set_chat_menu_button(call: Call) -> bool:
    button = call.parameters.nested("menu_button", "menu button") or {"type": "default"}
    if not isinstance(button, dict):
        raise bad_request("Can't parse menu button: MenuButton must be an Object")
    if button.get("type") not in {"commands", "web_app", "default"}:
        raise bad_request("Can't parse menu button: MenuButton has unsupported type")
    call.bot.profile.menu_buttons[_menu_chat(call)] = button
    return True


def get_chat_menu_button(call: Call) -> Json:
    buttons = call.bot.profile.menu_buttons
    return buttons.get(_menu_chat(call)) or buttons.get(0) or {"type": "default"}


def commands_shown(bot: BotAccount, person: Person, chat_id: int, *, private: bool) -> list[Json]:
    """What the menu of a chat lists: the narrowest scope, the reader's language before none."""
    scopes = [f"chat_member {chat_id} {person.id}", f"chat {chat_id}"]
    scopes.append("all_private_chats" if private else "all_group_chats")
    for scope in [*scopes, "default"]:
        for language in (person.language_code or "", ""):
            commands = bot.profile.commands.get((scope, language))
            if commands:
                return commands
    return []


def _command(entry: Any) -> Json:
    if not isinstance(entry, dict):
        raise bad_request("Can't parse BotCommand: expected an Object")
    for name in ("command", "description"):
        if not isinstance(entry.get(name), str):
            raise bad_request(f"Can't parse BotCommand: Can't find field \"{name}\"")
    command = entry["command"].strip().removeprefix("/").lower()
    description = entry["description"].strip()
    if not command:
        raise bad_request("Command must be non-empty")
    if len(command) > 32:
        raise bad_request("Command length must not exceed 32")
    if not COMMAND_NAME.fullmatch(command):
        raise bad_request("BOT_COMMAND_INVALID")
    if not description:
        raise bad_request("Command description must be non-empty")
    if len(description) > DESCRIPTION_LENGTH:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": command, "description": description}


def _scope(call: Call) -> str:
    scope = call.parameters.nested("scope", "BotCommandScope")
    if scope is None:
        return "default"
    if not isinstance(scope, dict):
        raise bad_request("Can't parse BotCommandScope: BotCommandScope must be an Object")
    kind = scope.get("type")
    if kind in PLAIN_SCOPES:
        return str(kind)
    if kind not in CHAT_SCOPES:
        raise bad_request("Can't parse BotCommandScope: Unsupported type specified")
    chat_id = scope.get("chat_id")
    if not chat_id:
        raise bad_request("Can't parse BotCommandScope: Empty chat_id specified")
    _check_scope_chat(call.world, call.bot, str(chat_id))
    return f"{kind} {chat_id} {scope['user_id']}" if "user_id" in scope else f"{kind} {chat_id}"


def _check_scope_chat(world: World, bot: BotAccount, chat_id: str) -> None:
    number = int(chat_id) if chat_id.lstrip("-").isdecimal() else 0
    group = world.groups.get(number)
    if number not in world.people and (group is None or bot.id not in group.members):
        raise bad_request("chat not found")


def _language(call: Call) -> str:
    language = call.parameters.text("language_code")
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise bad_request("Invalid language code specified")
    return language


def _set(call: Call, texts: dict[str, str], name: str, longest: int) -> None:
    text = call.parameters.text(name).strip()
    if len(text) > longest:
        raise bad_request(f"Bot {name.replace('_', ' ')} is too long")
    texts[_language(call)] = text


def _get(call: Call, texts: dict[str, str]) -> str:
    return texts.get(_language(call)) or texts.get("", "")


def _menu_chat(call: Call) -> int:
    chat_id = call.parameters.integer("chat_id")
    if chat_id and chat_id not in call.world.people:
        raise bad_request("chat not found")
    return chat_id


METHODS = methods(
    setMyCommands=set_my_commands,
    getMyCommands=get_my_commands,
    deleteMyCommands=delete_my_commands,
    setMyName=set_my_name,
    setMyDescription=set_my_description,
    setMyShortDescription=set_my_short_description,
    getMyName=get_my_name,
    getMyDescription=get_my_description,
    getMyShortDescription=get_my_short_description,
    setChatMenuButton=set_chat_menu_button,
    getChatMenuButton=get_chat_menu_button,
)
