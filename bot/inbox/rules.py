"""What the inbox decides about numbers and gaps; pure.

Updates are worked on in the order of their numbers, as far as they are stored: one that arrives
later with a lower number is worked on when it arrives. Edited messages are not asked for.
"""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.watch.rules import KEPT_BY_TELEGRAM
from models.repositories.inbox import Stored

# "If there are no new updates for at least a week, then identifier of the next update will be
# chosen randomly instead of sequentially."
QUIET = timedelta(days=7)
_ID_BOUND = 1 << 63
_NUMBER = re.compile(rb'(?<!\\)"update_id"\s*:\s*(\d{1,18})\b')


def is_quiet(last: datetime, now: datetime) -> bool:
    """Whether the numbers may begin anew before long, so that none may be insisted on.

    A day early: what came before has been confirmed long since, so it costs nothing.
    """
    return now - last > QUIET - KEPT_BY_TELEGRAM


def is_other_update(old: Stored, body: str, told_at: datetime) -> bool:
    """Whether an update bears the number of an old one by chance, and is not the same again.

    Numbers begin anew after a quiet week at the soonest, and what Telegram says again was said
    before the old one was stored. A press does not tell its time: its content is compared.
    """
    return old.is_over and told_at - old.received_at > QUIET and body != old.body


def told_at(update: dict[str, Any], now: datetime) -> datetime:
    """When Telegram says that it happened; now if it does not say."""
    for part in update.values():
        date: Any = part.get("date") if isinstance(part, dict) else None
        if is_id(date) and 0 < date <= now.timestamp():
            return datetime.fromtimestamp(date, UTC)
    return now


def number_in(body: bytes) -> int | None:
    """The number of the first update in a body that is no JSON; None if there is none."""
    found = _NUMBER.search(body)
    return int(found[1]) if found else None


def person_of(update: Any) -> int | None:
    """The id of the person an update comes from, None where it names none."""
    for part in update.values():
        sender = part.get("from") if isinstance(part, dict) else None
        if isinstance(sender, dict) and is_id(sender.get("id")):
            return int(sender["id"])
    return None


def is_id(value: Any) -> bool:
    """Whether it is a number that a column can hold."""
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return is_number and abs(value) < _ID_BOUND
