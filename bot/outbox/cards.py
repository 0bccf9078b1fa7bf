"""A card: what a person is shown, as plain data. Views return it, one place sends it."""

import string
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal, Self

from bot.i18n import Html

# As much as a phone shows of a button.
LABEL_LENGTH = 64
# Behind the data of a button: the number of the row that it came with, in this base.
_SIGN, _BASE, _DATA_BYTES = "~", 36, 64
_DIGITS = string.digits + string.ascii_lowercase
# Before the stored data of a weighty choice, or of one shown in passing; no button carries them.
_WEIGHTY, _ASIDE = "!", "*"
# Photos in an album.
ALBUM_SIZE = range(2, 11)


@dataclass(frozen=True)
class Choice:
    """A button: a press carries `data`; `url` opens a page instead.

    A `weighty` choice cannot be taken back: a typed number does not pick it, its full label does.
    One shown `aside`, beside what was open, is picked by its label only, too.
    """

    label: str
    data: str = ""
    url: str = ""
    weighty: bool = False
    aside: bool = False

    def __post_init__(self) -> None:
        if len(self.label) > LABEL_LENGTH:
            object.__setattr__(self, "label", f"{self.label[: LABEL_LENGTH - 1].rstrip()}…")

    @classmethod
    def from_stored(cls, label: str, data: str) -> Self:
        """The choice that was stored when its card was sent."""
        is_weighty, is_aside = data.startswith(_WEIGHTY), data.startswith(_ASIDE)
        meaning = data[1:] if is_weighty or is_aside else data
        return cls(label, meaning, weighty=is_weighty, aside=is_aside)


def weighty(choice: Choice) -> Choice:
    """The same choice, which a typed number does not pick."""
    return replace(choice, weighty=True)


def beside(
    known: Sequence[tuple[str, str]], shown: Iterable[tuple[str, str]]
) -> list[tuple[str, str]]:
    """The stored choices once a card was shown in passing: its own are picked by words only."""
    new = [(label, _ASIDE + data.removeprefix(_WEIGHTY)) for label, data in shown]
    labels = {label for label, _ in new}
    kept = [one for one in known if not (one[0] in labels and one[1].startswith(_ASIDE))]
    return [*kept, *new]


def numbered(choice: Choice, number: int) -> Choice:
    """The same choice with a number before its label."""
    return replace(choice, label=f"{number}. {choice.label}")


@dataclass(frozen=True)
class Picture:
    """A picture as a recipe, drawn when it is sent. `qr`: the code of `text`."""

    recipe: Literal["qr"]
    text: str


@dataclass(frozen=True)
class Attachment:
    """A photo, a file or a voice note; the card's text is its caption.

    `file_id` names what Telegram holds already; `content` is made by a view at the moment of
    sending and is never stored.
    """

    kind: Literal["photo", "document", "voice"]
    file_id: str = ""
    content: bytes = b""
    name: str = ""


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
    attachment: Attachment | None = None
    # Photos that go together; the text is the caption of the first.
    album: tuple[Attachment, ...] = ()
    # Label of a button that shares the person's own phone number; shown instead of `rows`.
    asks_contact: str = ""
    # Takes that button away again.
    ends_contact: bool = False

    def __post_init__(self) -> None:
        """Raises ValueError for an album that Telegram does not know."""
        if self.album:
            _check_album(self)

    def choices(self) -> Iterator[Choice]:
        """All that can be picked, in the order of their numbers, with their data as stored."""
        rows = [choice for row in self.rows for choice in row if choice.data]
        for choice in (*self.listed, *rows, *self.spoken):
            yield replace(choice, data=_WEIGHTY + choice.data) if choice.weighty else choice

    def to_json(self) -> dict[str, Any]:
        """As it is stored with the effect it answers."""
        # By hand: `asdict` copies each choice, which every answer would pay for.
        stored = dict(vars(self))
        stored["rows"] = [[vars(choice) for choice in row] for row in self.rows]
        for name in ("listed", "spoken"):
            stored[name] = [vars(choice) for choice in stored[name]]
        stored["picture"] = asdict(self.picture) if self.picture else None
        if self.attachment:
            stored["attachment"] = asdict(self.attachment)
            del stored["attachment"]["content"]
        if self.album:
            stored["album"] = [asdict(replace(photo, content=b"")) for photo in self.album]
            for photo in stored["album"]:
                del photo["content"]
        return stored

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Self:
        """The card that `to_json` stored."""
        picture, attachment = stored["picture"], stored.get("attachment")
        return cls(
            text=Html(stored["text"]),
            rows=tuple(tuple(Choice(**choice) for choice in row) for row in stored["rows"]),
            listed=tuple(Choice(**choice) for choice in stored["listed"]),
            spoken=tuple(Choice(**choice) for choice in stored["spoken"]),
            picture=Picture(**picture) if picture else None,
            attachment=Attachment(**attachment) if attachment else None,
            album=tuple(Attachment(**photo) for photo in stored.get("album", ())),
            keeps_choices=stored.get("keeps_choices", False),
            asks_contact=stored["asks_contact"],
            ends_contact=stored["ends_contact"],
        )


def _check_album(card: Card) -> None:
    if len(card.album) not in ALBUM_SIZE or any(photo.kind != "photo" for photo in card.album):
        raise ValueError("an album has two to ten photos")
    if card.rows or card.asks_contact or card.ends_contact:
        raise ValueError("an album has no keyboard")
    if card.attachment or card.picture:
        raise ValueError("an album holds all its pictures")


@dataclass(frozen=True)
class Menu:
    """The commands menu of one person: (command, description) in order."""

    commands: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Gone:
    """What was sent is taken back; `instead` takes its place where Telegram deletes no more.

    Its `attachment`, a photo, takes the place of every photo that was sent; the text is the
    caption of the first.
    """

    instead: Card


@dataclass(frozen=True)
class Held:
    """Not now: the message waits until it is resumed."""


Rows = tuple[tuple[Choice, ...], ...]


def column(*choices: Choice) -> Rows:
    """One choice a row: the biggest buttons there are."""
    return tuple((choice,) for choice in choices)


def pairs(*choices: Choice) -> Rows:
    """Two choices a row."""
    return tuple(choices[i : i + 2] for i in range(0, len(choices), 2))


def signed(card: Card, row_id: int) -> Card:
    """The card with the number of its row in each button: a press proves that it arrived."""
    tail = _SIGN + _in_base(row_id)
    rows = tuple(tuple(_signed(choice, tail) for choice in row) for row in card.rows)
    return replace(card, rows=rows)


def _signed(choice: Choice, tail: str) -> Choice:
    data = choice.data + tail
    fits = bool(choice.data) and len(data.encode()) <= _DATA_BYTES
    return replace(choice, data=data) if fits else choice


def unsigned(data: str) -> tuple[str, int | None]:
    """What a button means, and the number of the row it came with, if it carries one."""
    meaning, sign, number = data.rpartition(_SIGN)
    is_number = bool(number) and len(number) <= 12 and set(number) <= set(_DIGITS)
    return (meaning, int(number, _BASE)) if sign and is_number else (data, None)


def _in_base(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, _BASE)
        digits = _DIGITS[rest] + digits
    return digits or "0"
