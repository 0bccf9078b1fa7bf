"""How long things are kept. Pure."""

from datetime import datetime, timedelta

# What people wrote, as it arrived; the ids stay, so that nothing is done twice.
RAW_UPDATES = timedelta(days=7)
# Forms left open, invitations and applications over, accounts never confirmed.
UNFINISHED = timedelta(days=30)
# Reasons of absence, counted from the meeting; rows of what was sent and fired.
REASONS = timedelta(days=90)
SENT_ROWS = timedelta(days=90)

_EVERY = timedelta(days=1)
_HOUR_UTC = 20  # three in the morning in Ho Chi Minh City


def next_sweep(after: datetime) -> datetime:
    """The next night's sweep."""
    tonight = after.replace(hour=_HOUR_UTC, minute=0, second=0, microsecond=0)
    return tonight if tonight > after else tonight + _EVERY
