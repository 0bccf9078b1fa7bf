"""What an announcement may be, and what may be done about it at which stage. Pure."""

from datetime import datetime, timedelta

from bot.quiet import QuietHours

# Before it goes out: waits for the second person, was given back, waits for its hour.
AWAITING, RETURNED, SCHEDULED = "awaiting", "returned", "scheduled"
# What stands between it and its members.
SENDING, PAUSED, STOPPED, WITHDRAWN = "sending", "paused", "stopped", "withdrawn"
# It could not go out: its author has no right any more, or nobody can confirm it.
NOT_SENT = "not_sent"
# The stage of one that is being sent, once nothing waits; and of one stopped before it began.
DONE, CALLED_OFF = "done", "called_off"

# More recipients than this need a second person.
_ALONE = 200
# In UTF-16 units, as Telegram counts.
_TEXT, _CAPTION = 4096, 1024
# Of them for our own words: the heading, "corrected at …", "sent again …".
_OWN_WORDS = 200
_FILE_ENDINGS = frozenset({"pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "txt"})
_IMAGE_ENDINGS = frozenset({"jpg", "jpeg", "png", "heic", "webp", "bmp", "tif", "tiff", "gif"})
_LONGEST_WAIT = timedelta(days=366)
# Timers of what waits for the second person: asked again every day, until it ends unsent.
AWAIT, AWAIT_OVER = "announcements.awaiting", "announcements.awaiting.over"


def needs_second(recipients: int) -> bool:
    """Whether so many people are told by two only."""
    return recipients > _ALONE


def longest_text(unit_name: str, *, has_file: bool) -> int:
    """UTF-16 units that are left for the author's own words."""
    return (_CAPTION if has_file else _TEXT) - _OWN_WORDS - len(unit_name)


def is_file_allowed(name: str) -> bool:
    """Whether members can be expected to open such a file, and safely."""
    return _ending(name) in _FILE_ENDINGS


def is_image(name: str) -> bool:
    """A picture sent as a file keeps the place where it was taken; as a photo it does not."""
    return _ending(name) in _IMAGE_ENDINGS


def _ending(name: str) -> str:
    return name.rpartition(".")[2].strip().lower() if "." in name else ""


def is_sendable_time(at: datetime, now: datetime) -> bool:
    """Whether it lies ahead, but not too far."""
    return now < at <= now + _LONGEST_WAIT


def begins_at(now: datetime, quiet: QuietHours, *, is_urgent: bool) -> datetime:
    """When messages leave: not in quiet hours, unless the author wants it so."""
    return now if is_urgent else quiet.end_after(now)


def stage(state: str, begun_at: datetime | None, waiting: int) -> str:
    """The state as people see it: what is being sent is done when nothing waits."""
    if state == STOPPED and begun_at is None:
        return CALLED_OFF
    return DONE if state == SENDING and waiting == 0 else state


def is_under_way(state: str) -> bool:
    """Whether messages of it have gone out, or are about to."""
    return state in {SENDING, PAUSED, STOPPED}


def is_ahead(state: str) -> bool:
    """Whether nothing of it has gone out yet, and it still may."""
    return state in {AWAITING, SCHEDULED}


def can_correct(state: str, begun_at: datetime | None) -> bool:
    """Whether a new wording makes sense."""
    return state in {SCHEDULED, SENDING, PAUSED} or (state == STOPPED and begun_at is not None)


def can_withdraw(state: str, begun_at: datetime | None) -> bool:
    """Whether somebody may have it."""
    return is_under_way(state) and begun_at is not None


def seconds_left(waiting: int, per_second: int) -> int:
    """How long it takes to send so many."""
    return -(-waiting // per_second)
