"""How long things are kept. Pure."""

from datetime import datetime, timedelta

# What people wrote, as it arrived; the ids stay, so that nothing is done twice.
RAW_UPDATES = timedelta(days=7)
# Forms left open, invitations and applications over, accounts never confirmed.
UNFINISHED = timedelta(days=30)
# Reasons of absence, counted from the meeting; rows of what was sent and fired.
REASONS = timedelta(days=90)
SENT_ROWS = timedelta(days=90)
# Who was to phone whom about an announcement.
CALLS = timedelta(days=90)
# Who has taken note of an announcement, or could not be told by chat; and what it said.
TAKEN_NOTE = timedelta(days=90)
ANNOUNCEMENTS = timedelta(days=365)
# Who chose what in a poll with names, counted from its end; the question and the counts.
VOTERS = timedelta(days=90)
POLLS = timedelta(days=365)
# Reports of cells, counted from the due day: a term of office, whose summary is drawn from them.
# What members wrote of their own tasks, and photos of people, serve the year.
REPORTS = timedelta(days=5 * 365 + 1)
OWN_REPORTS = REPORT_PHOTOS = timedelta(days=365)

# Stories that were never finished, from the last word on; those declined, and the words, pictures
# and consents of those withdrawn, from then on. What is published stays until it is withdrawn.
STORY_DRAFTS = timedelta(days=90)
DECLINED_STORIES = timedelta(days=30)
WITHDRAWN_STORIES = timedelta(days=180)

# So many messages are forgotten at once: 300,000 held the database for four seconds.
ROWS_AT_ONCE = 20_000
_SOON = timedelta(minutes=1)
_EVERY = timedelta(days=1)
_HOUR_UTC = 20  # three in the morning in Ho Chi Minh City


def next_sweep(after: datetime, *, is_more: bool = False) -> datetime:
    """The next night's sweep; soon if this one has left something."""
    if is_more:
        return after + _SOON
    tonight = after.replace(hour=_HOUR_UTC, minute=0, second=0, microsecond=0)
    return tonight if tonight > after else tonight + _EVERY
