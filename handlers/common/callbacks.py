"""Typed callback data: each button's meaning is a class that packs into at most 64 bytes."""

import re
from dataclasses import fields
from typing import Any, ClassVar, Self

from bot.errors import ChoiceIsStale
from bot.outbox.cards import Choice

_LIMIT = 64
# What a database column of ids holds.
_ID = re.compile(r"-?\d{1,18}", re.ASCII)


class Press:
    """Base of all callback data: a frozen dataclass of int and str fields with a `prefix`."""

    prefix: ClassVar[str]

    def pack(self) -> str:
        """As it stands in the button. Raises ValueError if Telegram would refuse it."""
        values = [str(getattr(self, field.name)) for field in fields(self)]  # type: ignore[arg-type]
        packed = ":".join([self.prefix, *values])
        if len(packed.encode()) > _LIMIT:
            raise ValueError(f"callback data of {self.prefix} is longer than {_LIMIT} bytes")
        return packed

    @classmethod
    def unpack(cls, packed: str) -> Self:
        """The press behind the data. Raises ChoiceIsStale if it is not of this shape."""
        shape = fields(cls)  # type: ignore[arg-type]
        parts = packed.split(":", len(shape))
        if parts[0] != cls.prefix or len(parts) != len(shape) + 1:
            raise ChoiceIsStale
        try:
            values = [_read(field.type, part) for field, part in zip(shape, parts[1:], strict=True)]
        except ValueError as error:
            raise ChoiceIsStale from error
        return cls(*values)

    @classmethod
    def is_in(cls, packed: str) -> bool:
        """Whether the data is of this class."""
        return packed.split(":", 1)[0] == cls.prefix

    def choice(self, label: str) -> Choice:
        """A button that carries this press."""
        return Choice(label, self.pack())


def _read(kind: Any, part: str) -> int | str:
    if kind not in {int, "int"}:
        return part
    if not _ID.fullmatch(part):
        raise ValueError(f"{len(part)} characters are no id")
    return int(part)
