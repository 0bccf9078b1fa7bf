"""What a feature brings into the house."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.context import Preparation
from bot.outbox.queue import Kind
from bot.outbox.sender import View
from handlers.common.forms import Form
from handlers.common.routing import AnyHandler


@dataclass(frozen=True)
class Feature:
    """A feature's face; `handlers.FEATURES` lists them by hand."""

    commands: Sequence[AnyHandler] = ()
    presses: Sequence[AnyHandler] = ()
    forms: Sequence[Form] = ()
    messages: Sequence[AnyHandler] = ()
    kinds: Sequence[Kind] = ()
    preparations: Sequence[Preparation] = ()
    views: Mapping[str, View] = field(default_factory=dict)
