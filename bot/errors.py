"""The tree of expected refusals: each is a fact and carries the key of what the person reads."""

import traceback
from pathlib import Path
from typing import Any


class ChibotError(Exception):
    """An expected refusal; `key` names a sentence of the catalogues, `args` fill it."""

    key = "error-unexpected"

    def __init__(self, **variables: Any) -> None:
        super().__init__(type(self).__name__)
        self.variables = variables


class NotAllowed(ChibotError):
    """The person has no right to do this here."""

    key = "error-not-allowed"


class ChoiceIsStale(ChibotError):
    """The button belongs to something that is over or was never the person's."""

    key = "error-choice-is-stale"


class SettingsAreWrong(Exception):
    """A setting cannot be used; the message says which, in one line."""


def describe(error: BaseException) -> str:
    """An error for the log: its class and place; its text may hold what people wrote."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{place}"
