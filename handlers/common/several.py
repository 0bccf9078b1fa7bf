"""Typed words that fit several choices of the last card: ask which, never guess."""

from dataclasses import dataclass
from typing import ClassVar

from bot.context import SEVERAL, ChatContext
from bot.errors import ChoiceIsStale
from bot.outbox.cards import Card, Choice, column, numbered
from handlers.common.callbacks import Press
from handlers.common.paging import BUTTONS
from handlers.common.routing import PressHandler
from models.repositories import dialogues


@dataclass(frozen=True)
class Several(Press):
    """The places of the choices that are alike."""

    prefix: ClassVar[str] = SEVERAL
    places: str


async def _on_several(context: ChatContext, chosen: Several) -> None:
    stored = await dialogues.find_choices(context.session, context.work.chat_id)
    last = [Choice.from_stored(label, data) for label, data in stored]
    places = [int(place) for place in chosen.places.split(",") if place.isdecimal()]
    alike = [numbered(last[place], place + 1) for place in places if place < len(last)]
    if context.work.query_id or not alike:
        raise ChoiceIsStale
    context.reply(Card(context.texts("common-several"), rows=column(*alike[:BUTTONS])))


HANDLER = PressHandler(Several, _on_several)
