"""Presses of inline buttons that wait for the bot's answerCallbackQuery."""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass
from itertools import count

from simulator.clock import Clock
from simulator.errors import Json, bad_request

REMEMBERED = 10_000
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


@dataclass(eq=False, slots=True)
class CallbackQuery:
    """One press; the future is what the person's chat app waits for."""

    id: str
    bot_id: int
    pressed_at: float
    answer: asyncio.Future[Json]


class CallbackQueries:
    """Open presses; answering one twice, late or as another bot is refused."""

    def __init__(self, clock: Clock, seconds: float) -> None:
        self._clock = clock
        self.seconds = seconds
        self._open: OrderedDict[str, CallbackQuery] = OrderedDict()
        self._numbers = count(4_000_000_000_000_000_001)

    def press(self, bot_id: int) -> CallbackQuery:
        future: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        query = CallbackQuery(str(next(self._numbers)), bot_id, self._clock.steady(), future)
        self._open[query.id] = query
        if len(self._open) > REMEMBERED:
            self._open.popitem(last=False)
        return query

    def answer(self, bot_id: int, query_id: str, answer: Json) -> None:
        query = self._open.get(query_id)
        if query is None or query.bot_id != bot_id:
            raise bad_request(TOO_OLD)
        del self._open[query_id]
        if self._clock.steady() - query.pressed_at > self.seconds:
            raise bad_request(TOO_OLD)
        if not query.answer.done():
            query.answer.set_result(answer)
