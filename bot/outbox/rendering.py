"""Turns rows into cards as their readers shall see them at this moment."""

from collections import Counter
from collections.abc import Awaitable, Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import describe
from bot.i18n import Html, Texts
from bot.outbox.cards import Card, Gone, Held, Menu
from bot.outbox.outcome import Refused
from bot.outbox.queue import Kind
from bot.reading.markup import visible_length
from models.members import Account, Member
from models.repositories import accounts
from models.repositories.sending import Claimed
from models.session import is_passing

_log = structlog.get_logger(__name__)
NOT_NEEDED, PRIVATE_ONLY, RENDER_FAILED = "not_needed", "private_only", "render_failed"
# As often a row may be the last before the database says no, if that may pass.
_TURNS = 10
_LONGEST_CAPTION = 1024
T = TypeVar("T")


@dataclass(frozen=True)
class Rendering:
    """All that a view may look at: the row, its reader and the database."""

    session: AsyncSession
    row: Claimed
    account: Account | None
    # The member behind the account.
    member: Member | None
    texts: Texts
    now: datetime
    # Messages a second, as fast as they may go.
    per_second: int
    # As links name it.
    bot_username: str
    # Address of the public pages, "" without them.
    site: str
    loaded: dict[Hashable, Any] = field(default_factory=dict, repr=False)

    async def once(self, key: Hashable, load: Callable[[], Awaitable[T]]) -> T:
        """What `load` gives, asked for once for all rows that are rendered together."""
        if key not in self.loaded:
            self.loaded[key] = await load()
        found: T = self.loaded[key]
        return found


# None: not needed any more.
View = Callable[[Rendering], Awaitable[Card | Menu | Gone | Held | None]]
# Refused: it will never be sent.
Rendered = Card | Menu | Gone | Held | Refused


class Renderer:
    """Knows the view of each kind, and whom it must not be shown to."""

    def __init__(
        self,
        kinds: Mapping[str, Kind],
        views: Mapping[str, View],
        language: str,
        zone: ZoneInfo,
        per_second: int,
        bot_username: Callable[[], str],
        site: str = "",
    ) -> None:
        """`bot_username` is asked for late: before the start nobody knows it."""
        self._per_second = per_second
        self._bot_username = bot_username
        self._site = site
        self._kinds = kinds
        self._views = views
        self._language = language
        self._zone = zone
        # Turns that the database has broken off over a row.
        self._broken_off: Counter[int] = Counter()

    async def render(
        self, session: AsyncSession, rows: Sequence[Claimed], now: datetime
    ) -> list[tuple[Claimed, Rendered]]:
        """Each row with what shall be shown. Raises what the database says: nothing is kept then,
        and the next turn leaves out a row that is to blame."""
        if not rows:
            return []
        known = await accounts.list_readers(session, [row.chat_id for row in rows])
        loaded: dict[Hashable, Any] = {}
        rendered = []
        for row in rows:
            account, member = known.get(row.chat_id, (None, None))
            texts = Texts(account.language if account else self._language, self._zone)
            view = Rendering(
                session,
                row,
                account,
                member,
                texts,
                now,
                self._per_second,
                self._bot_username(),
                self._site,
                loaded,
            )
            rendered.append((row, self._refusal(row, account) or await self._view(view)))
        return rendered

    def _refusal(self, row: Claimed, account: Account | None) -> Refused | None:
        """Nothing personal goes to a group, and nothing new to who cannot be reached."""
        if self._broken_off[row.id] >= _TURNS:
            return Refused(RENDER_FAILED)
        if row.chat_id < 0:
            kind = self._kinds.get(row.kind)
            return None if kind is not None and kind.is_public else Refused(PRIVATE_ONLY)
        is_new = row.message_id is None
        if account is not None and is_new and account.reach != accounts.REACHABLE:
            return Refused(account.reach)
        return None

    async def _view(self, view: Rendering) -> Rendered:
        row = view.row
        try:
            card = await self._views[row.kind](view)
        except (SQLAlchemyError, OSError) as error:
            # On PostgreSQL the transaction is void now, whatever is done in it.
            self._broken_off[row.id] += 1 if is_passing(error) else _TURNS
            raise
        except Exception as error:  # noqa: BLE001 - one bad row never stops the rest
            _log.error("render_failed", row=row.id, kind=row.kind, error=describe(error))
            return Refused(RENDER_FAILED)
        if isinstance(card, Card) and row.attempt > 1 and row.message_id is None:
            return _marked(card, view.texts)
        return card or Refused(NOT_NEEDED)


def _marked(card: Card, texts: Texts) -> Card:
    """Say that this may be the second copy, unless that is too much for a caption."""
    marked = Html(f"{texts('outbox-repeated')}\n{card.text}")
    is_caption = bool(card.album or card.attachment or card.picture)
    if is_caption and visible_length(marked) > _LONGEST_CAPTION:
        return card
    return replace(card, text=marked)
