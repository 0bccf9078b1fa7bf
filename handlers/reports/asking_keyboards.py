"""What the buttons under forms and boards of reports carry."""

from dataclasses import dataclass
from typing import ClassVar

from handlers.common.callbacks import Press


@dataclass(frozen=True)
class ShowReports(Press):
    """Another page of the reports that concern the person."""

    prefix: ClassVar[str] = "ra"
    start: int


@dataclass(frozen=True)
class NewForm(Press):
    """Make a form: `own`, or the `ready` one of every month."""

    prefix: ClassVar[str] = "rn"
    kind: str


@dataclass(frozen=True)
class ListForms(Press):
    """Show the forms in use."""

    prefix: ClassVar[str] = "rm"
    start: int


@dataclass(frozen=True)
class ShowForm(Press):
    """Show a form as a whole."""

    prefix: ClassVar[str] = "ro"
    form_id: int


@dataclass(frozen=True)
class ReworkForm(Press):
    """Make a form anew after this one, which it replaces."""

    prefix: ClassVar[str] = "re"
    form_id: int


@dataclass(frozen=True)
class RetireForm(Press):
    """Ask no more after this form."""

    prefix: ClassVar[str] = "rt"
    form_id: int


@dataclass(frozen=True)
class Nudge(Press):
    """Remind those whose report is missing."""

    prefix: ClassVar[str] = "rk"
    round_id: int
