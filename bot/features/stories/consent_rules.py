"""What may become of a consent: whom to ask once more, whose name may go. Pure."""

from collections.abc import Sequence
from typing import Protocol

from bot.features.stories import rules
from bot.reading.names import is_called

# What the person asked may say.
BOTH, WORDS, NO = "both", "words", "no"
# They said no, at first or later.
AGAINST = frozenset({rules.REFUSED, rules.TAKEN_BACK})
LONGEST_NAME, MOST_SHOWN = 120, 20


class Asked(Protocol):
    """What counts of a consent."""

    name: str
    agrees_as: str
    state: str
    revision: int | None


def covers(consent: Asked, revision: int) -> bool:
    """Whether it agrees to just this wording."""
    return consent.state == rules.GIVEN and consent.revision == revision


def can_be_asked(consent: Asked, revision: int) -> bool:
    """Nobody who said no is asked again about the same wording, and nobody who has agreed to it."""
    if consent.state in AGAINST | {rules.GIVEN}:
        return (consent.revision or 0) < revision
    return True


def is_asked(consent: Asked, revision: int) -> bool:
    """Whether the question that is open is about just this wording."""
    return consent.state == rules.ASKED and consent.revision == revision


def is_to_be_asked(consent: Asked, revision: int) -> bool:
    """The same, when all are asked at once: whoever said no is left in peace."""
    return consent.state not in AGAINST and can_be_asked(consent, revision)


def can_be_dropped(consent: Asked, revision: int, texts: Sequence[str]) -> bool:
    """A name goes while nothing was decided, or once the story, changed since, names it no more:
    else whoever said no would be shown for all that."""
    if consent.state in {rules.NEEDED, rules.ASKED}:
        return True
    if (consent.revision or 0) >= revision:
        return False
    is_one = consent.agrees_as != rules.GROUP
    return not any(is_called(text, consent.name, is_one=is_one) for text in texts)
