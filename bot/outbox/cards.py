"""A card: what a person is shown, as plain data. Views return it, one place sends it."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal, Self

from bot.i18n import Html

# As much as a phone shows of a button.
_LABEL_LENGTH = 64
# Before the stored data of a weighty choice; no button carries it.
_WEIGHTY = "!"


@dataclass(frozen=True)
class Choice:
    """A button: a press carries `data`; `url` opens a page instead.

    A `weighty` choice cannot be taken back: a typed number does not pick it, its full label does.
    """

    label: str
    data: str = ""
    url: str = ""
    weighty: bool = False

    def __post_init__(self) -> None:
        if len(self.label) > _LABEL_LENGTH:
            object.__setattr__(self, "label", f"{self.label[: _LABEL_LENGTH - 1].rstrip()}…")

    @classmethod
    def from_stored(cls, label: str, data: str) -> Self:
        """The choice that was stored when its card was sent."""
        return cls(label, data.removeprefix(_WEIGHTY), weighty=data.startswith(_WEIGHTY))


def weighty(choice: Choice) -> Choice:
    """The same choice, which a typed number does not pick."""
    return replace(choice, weighty=True)


def numbered(choice: Choice, number: int) -> Choice:
    """The same choice with a number before its label."""
    return replace(choice, label=f"{number}. {choice.label}")


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
    # A remark in passing: what the card before it offers can still be picked.
    keeps_choices: bool = False
    listed: tuple[Choice, ...] = ()
    spoken: tuple[Choice, ...] = ()
    picture: Picture | None = None
    # Label of a button that shares the person's own phone number; shown instead of `rows`.
    asks_contact: str = ""
    # Takes that button away again.
    ends_contact: bool = False

    def choices(self) -> Iterator[Choice]:
        """All that can be picked, in the order of their numbers, with their data as stored."""
        rows = [choice for row in self.rows for choice in row if choice.data]
        for choice in (*self.listed, *rows, *self.spoken):
            yield replace(choice, data=_WEIGHTY + choice.data) if choice.weighty else choice

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
            keeps_choices=stored.get("keeps_choices", False),
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
