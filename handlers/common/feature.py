"""What a feature brings into the house."""

from collections.abc import Awaitable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncSession

from bot.context import FindSecretive, Preparation
from bot.outbox.queue import Kind
from bot.outbox.rendering import View
from bot.outbox.settling import OnMigrated
from bot.quiet import QuietHours
from bot.schedule.timers import TimerAction
from handlers.common.forms import Form
from handlers.common.routing import AnyHandler
from models.repositories.sending import Claimed


class RefusalHook(Protocol):
    """Learns from a refusal by Telegram; whom it tells of it is not disturbed in quiet hours."""

    def __call__(
        self, session: AsyncSession, row: Claimed, reason: str, now: datetime, quiet: QuietHours
    ) -> Awaitable[None]:
        """Told in the transaction that settles the row."""


@dataclass(frozen=True)
class Feature:
    """A feature's face; `handlers.FEATURES` lists them by hand."""

    # Heard before all others; see `EarlyHandler`.
    early: Sequence[AnyHandler] = ()
    commands: Sequence[AnyHandler] = ()
    presses: Sequence[AnyHandler] = ()
    forms: Sequence[Form] = ()
    messages: Sequence[AnyHandler] = ()
    kinds: Sequence[Kind] = ()
    preparations: Sequence[Preparation] = ()
    views: Mapping[str, View] = field(default_factory=dict)
    timers: Mapping[str, TimerAction] = field(default_factory=dict)
    # Told in the transaction that settles the row.
    on_refused: Sequence[RefusalHook] = ()
    on_migrated: Sequence[OnMigrated] = ()
    # Prefixes of callback data that is sealed before it is stored; what else the people whom
    # `find_secretive` names send meanwhile is sealed too, for a choice can be typed.
    secret_prefixes: Sequence[str] = ()
    find_secretive: FindSecretive | None = None
