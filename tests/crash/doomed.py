"""The bot as a process that kills itself at a named place: `python -m tests.crash.doomed run`."""

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

from bot.cli import app
from bot.crash_points import Point, listen
from tests.crash import DOOM

# Not in the code: before the n-th statement that changes the schema.
SCHEMA_STEP = "schema.step"
_CHANGES = ("CREATE", "ALTER", "DROP", "INSERT INTO ALEMBIC", "UPDATE ALEMBIC")


def _countdown(number: int) -> Callable[[], None]:
    left = number

    def count() -> None:
        nonlocal left
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

    return count


def _await_doom(wish: str) -> None:
    place, _, number = wish.partition(":")
    count = _countdown(int(number or 1))
    if place == SCHEMA_STEP:

        @event.listens_for(Engine, "before_cursor_execute")
        def _step(_: Any, __: Any, statement: str, *___: Any) -> None:
            if statement.lstrip().upper().startswith(_CHANGES):
                count()

        return
    awaited = Point(place)
    listen(lambda point: count() if point is awaited else None)


def live(arguments: list[str]) -> None:
    """Run a command of the bot, up to the place where it is to die, if there is one."""
    if os.environ.get(DOOM):
        _await_doom(os.environ[DOOM])
    app(arguments)


if __name__ == "__main__":
    live(sys.argv[1:])
