"""The Bot API methods the simulator knows, by lower-case name."""

from simulator.methods import bot_profile, chats, editing, media, polls, sending, updates
from simulator.methods.registry import Method

METHODS: dict[str, Method] = {
    method.name.lower(): method
    for module in (updates, sending, media, editing, polls, chats, bot_profile)
    for method in module.METHODS
}
