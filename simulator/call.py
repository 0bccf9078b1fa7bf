"""One call of a bot: who calls, with what, and on which world."""

from dataclasses import dataclass

from simulator.bots import BotAccount
from simulator.chats import Chat, GroupChat, PrivateChat
from simulator.parameters import Parameters
from simulator.world import World


@dataclass(slots=True)
class Call:
    """What every method is given."""

    world: World
    bot: BotAccount
    parameters: Parameters

    def claim(self, chat: Chat, size: int = 1) -> None:
        """Count the messages of this call against the rate limits; raises 429."""
        paid = self.parameters.flag("allow_paid_broadcast")
        chat_id = chat_key(chat)
        self.world.limiter.claim(self.bot.id, chat_id, group=chat.is_group, paid=paid, size=size)


def chat_key(chat: Chat) -> int:
    """The id by which bots call a chat."""
    if isinstance(chat, PrivateChat):
        return chat.person.id
    if isinstance(chat, GroupChat):
        return chat.id
    raise TypeError(chat)
