"""Named places between two rows, where a test may kill the process; otherwise nothing happens."""

from collections.abc import Callable
from enum import StrEnum


class Point(StrEnum):
    """Where a kill is most telling."""

    INBOX_FETCHED = "inbox.fetched"  # Telegram has answered, nothing is stored
    INBOX_STORED = "inbox.stored"  # committed, not confirmed to Telegram
    INBOX_HANDLED = "inbox.handled"  # the effect is not committed
    INBOX_COMMITTED = "inbox.committed"  # nothing was answered
    REPLY_SENT = "reply.sent"  # said, not noted
    REPLY_NOTED = "reply.noted"
    OUTBOX_CLAIMED = "outbox.claimed"  # committed as under way, not called
    OUTBOX_ACCEPTED = "outbox.accepted"  # Telegram has answered, nothing is noted
    OUTBOX_SETTLED = "outbox.settled"
    FAN_OUT_PUT = "fanout.put"  # all rows are put, not committed
    TIMER_CLAIMED = "timer.claimed"  # its effect is not committed
    TIMER_FIRED = "timer.fired"
    LEASE_TAKEN = "lease.taken"
    VIEWS_ADDED = "views.added"  # not committed
    VIEWS_KEPT = "views.kept"


_listeners: list[Callable[[Point], None]] = []


def passing(point: Point) -> None:
    """The process is at this place."""
    for listener in _listeners:
        listener(point)


def listen(listener: Callable[[Point], None]) -> None:
    """Be told of every place that is passed from now on."""
    _listeners.append(listener)
