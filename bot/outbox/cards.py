"""A card: what a person is shown, as plain data. Views return it, one place sends it."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal, Self

from bot.i18n import Html


@dataclass(frozen=True)
class Choice:
    """A button: a press carries `data`; `url` opens a page instead."""

    label: str
    data: str = ""
    url: str = ""


@dataclass(frozen=True)
class Picture:
    """A picture as a recipe, drawn when it is sent. `qr`: the code of `text`."""

    recipe: Literal["qr"]
    text: str


@dataclass(frozen=True)
class Card:
    """Text with rows of choices.

    `listed` and `spoken` choices have no button, but a typed number or label picks them: the
    listed are the numbered lines of the text itself, so theirs are the first numbers.
    """

    text: str
    rows: tuple[tuple[Choice, ...], ...] = ()
    listed: tuple[Choice, ...] = ()
    spoken: tuple[Choice, ...] = ()
    picture: Picture | None = None
    # Label of a button that shares the person's own phone number; shown instead of `rows`.
    asks_contact: str = ""
    # Takes that button away again.
    ends_contact: bool = False

    def choices(self) -> Iterator[Choice]:
        """All that can be picked, in the order of their numbers."""
        yield from self.listed
        for row in self.rows:
            yield from (choice for choice in row if choice.data)
        yield from self.spoken

    def to_json(self) -> dict[str, Any]:
        """As it is stored with the effect it answers."""
        return asdict(self)

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Self:
        """The card that `to_json` stored."""
        picture = stored["picture"]
        return cls(
            text=Html(stored["text"]),
            rows=tuple(tuple(Choice(**choice) for choice in row) for row in stored["rows"]),
            listed=tuple(Choice(**choice) for choice in stored["listed"]),
            spoken=tuple(Choice(**choice) for choice in stored["spoken"]),
            picture=Picture(**picture) if picture else None,
            asks_contact=stored["asks_contact"],
            ends_contact=stored["ends_contact"],
        )


@dataclass(frozen=True)
class Menu:
    """The commands menu of one person: (command, description) in order."""

    commands: tuple[tuple[str, str], ...]


Rows = tuple[tuple[Choice, ...], ...]


def column(*choices: Choice) -> Rows:
    """One choice a row: the biggest buttons there are."""
    return tuple((choice,) for choice in choices)


def pairs(*choices: Choice) -> Rows:
    """Two choices a row."""
    return tuple(choices[i : i + 2] for i in range(0, len(choices), 2))
