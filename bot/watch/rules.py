"""What is wrong, by what was seen; and what is said about it when. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum


class Cause(StrEnum):
    """What the administrators are told about."""

    TELEGRAM = "telegram"  # nobody answers
    TOKEN = "token"  # noqa: S105 - a word: Telegram knows us no more, or a block page answers
    SENDING = "sending"
    HEARING = "hearing"
    TIMERS = "timers"
    DATABASE = "database"
    QUARANTINE = "quarantine"
    GAP = "gap"
    DISK = "disk"
    WATCH = "watch"  # the watch itself stands still


class Part(StrEnum):
    """What can be started anew."""

    FETCHER = "fetcher"
    SENDER = "sender"
    SCHEDULER = "scheduler"


# The numbers are stored with what was said: they stay.
_NUMBERS = {cause: number for number, cause in enumerate(Cause, start=1)}
# They happen, and are not there until they pass; or nobody who looks can see them.
MOMENTARY = frozenset({Cause.QUARANTINE, Cause.GAP, Cause.WATCH})
# As long as these last, nothing can be said, or kept to be said.
DEAFENING = frozenset({Cause.TELEGRAM, Cause.TOKEN, Cause.DATABASE})
AGAIN_AFTER = timedelta(days=1)
# Updates that nobody fetches are dropped after this.
KEPT_BY_TELEGRAM = timedelta(hours=24)
# What comes back sooner than this after it was over is not told of anew.
_RESPITE = timedelta(hours=1)


def number_of(cause: Cause) -> int:
    """The number under which it is kept."""
    return _NUMBERS[cause]


def cause_of(number: int) -> Cause | None:
    """The cause kept under this number, None if an older release knew it."""
    return next((cause for cause, known in _NUMBERS.items() if known == number), None)


@dataclass(frozen=True)
class Bounds:
    """Seconds after which something that does not move is taken for stuck."""

    # A poll is held open for 25 s, an answer may take 10 more.
    silence: float = 60.0
    # The sender looks every second, and waits for half a minute when it is cut off.
    turn: float = 60.0
    # A call may take 30 s, and wait 3 s for its slot.
    sending: float = 90.0
    # The one that goes next has not gone, and nobody told us to wait.
    queue: float = 60.0
    inbox: float = 90.0
    timers: float = 60.0
    # A trouble shorter than this is not worth a message.
    patience: float = 60.0
    # It is over when it has not come back for so long; longer than it takes to be seen.
    calm: float = 150.0


@dataclass(frozen=True)
class Signs:
    """What one look has found. Moments are those since when it is so, None where all is well."""

    fetch_silence: float = 0.0
    sender_silence: float = 0.0
    refused_since: datetime | None = None
    unreachable_since: datetime | None = None
    database_away_since: datetime | None = None
    sending_since: datetime | None = None
    queue_stuck_since: datetime | None = None
    update_waits_since: datetime | None = None
    timer_due_at: datetime | None = None
    disk_full_since: datetime | None = None


def troubles(signs: Signs, bounds: Bounds, now: datetime) -> dict[Cause, datetime]:
    """What is wrong, and since when. One cause hides what follows from it."""
    return dict(_troubles(signs, bounds, now))


def _troubles(signs: Signs, bounds: Bounds, now: datetime) -> Iterator[tuple[Cause, datetime]]:
    if signs.disk_full_since is not None:
        yield Cause.DISK, signs.disk_full_since
    if signs.database_away_since is not None:
        yield Cause.DATABASE, signs.database_away_since
        return
    if signs.refused_since is not None:
        yield Cause.TOKEN, signs.refused_since
    elif signs.unreachable_since is not None:
        yield Cause.TELEGRAM, signs.unreachable_since
    else:
        yield from _stalls(signs, bounds, now)
    if _is_older(signs.update_waits_since, bounds.inbox, now):
        yield Cause.HEARING, signs.update_waits_since or now
    if _is_older(signs.timer_due_at, bounds.timers, now):
        yield Cause.TIMERS, signs.timer_due_at or now


def _stalls(signs: Signs, bounds: Bounds, now: datetime) -> Iterator[tuple[Cause, datetime]]:
    """Telegram is there: who does not move now is stuck."""
    if signs.fetch_silence > bounds.silence:
        yield Cause.HEARING, now - timedelta(seconds=signs.fetch_silence)
    if signs.sender_silence > bounds.turn:
        yield Cause.SENDING, now - timedelta(seconds=signs.sender_silence)
    elif _is_older(signs.sending_since, bounds.sending, now):
        yield Cause.SENDING, signs.sending_since or now
    elif _is_older(signs.queue_stuck_since, bounds.queue, now):
        yield Cause.SENDING, signs.queue_stuck_since or now


def stalled(signs: Signs, bounds: Bounds, now: datetime) -> set[Part]:
    """The parts that stand still although nothing around them holds them up."""
    found = troubles(signs, bounds, now)
    parts = set()
    if Cause.HEARING in found and signs.fetch_silence > bounds.silence:
        parts.add(Part.FETCHER)
    if Cause.SENDING in found:
        parts.add(Part.SENDER)
    if Cause.TIMERS in found:
        parts.add(Part.SCHEDULER)
    return parts


def _is_older(moment: datetime | None, seconds: float, now: datetime) -> bool:
    return moment is not None and now - moment > timedelta(seconds=seconds)


@dataclass(frozen=True)
class Spell:
    """A trouble that came, and has passed if `until` is known; seen by so many looks."""

    since: datetime
    until: datetime | None = None
    looks: int = 1


def follow(
    spells: Mapping[Cause, Spell], found: Mapping[Cause, datetime], now: datetime
) -> dict[Cause, Spell]:
    """The spells after one more look: begun, gone on, come back or passed."""
    after = {cause: replace(s, until=s.until or now) for cause, s in spells.items()}
    for cause, since in found.items():
        known = spells.get(cause)
        begun = min(since, known.since) if known else since
        after[cause] = Spell(begun, looks=known.looks + 1 if known else 1)
    return after


@dataclass(frozen=True)
class Said:
    """What the administrators heard last of a cause."""

    since: datetime
    said_at: datetime
    is_over: bool = False


@dataclass(frozen=True)
class Telling:
    """What the administrators must hear: it began, or with `until` it is over."""

    cause: Cause
    since: datetime
    until: datetime | None = None
    number: int = 0


def tellings(
    spells: Mapping[Cause, Spell], said: Mapping[Cause, Said], bounds: Bounds, now: datetime
) -> Iterator[Telling]:
    """What must be told of troubles that last or have passed."""
    for cause, spell in spells.items():
        last = said.get(cause)
        is_open = last is not None and not last.is_over
        if spell.until is None and _must_tell(cause, spell, last, now):
            yield Telling(cause, spell.since)
        elif _is_over(spell, bounds, now) and (is_open or _was_missed(cause, spell, bounds)):
            yield Telling(cause, last.since if last and is_open else spell.since, spell.until)


def is_gap(last: datetime | None, now: datetime) -> bool:
    """Whether Telegram may have dropped updates, being asked for them last at this moment.

    `last` is when the bot was last seen alive: the newest update, or a later sign of life.
    """
    return last is not None and now - last > KEPT_BY_TELEGRAM


def still_known(
    spells: Mapping[Cause, Spell], bounds: Bounds, now: datetime
) -> Iterator[tuple[Cause, Spell]]:
    """The spells that last, or may still come back."""
    return ((c, spell) for c, spell in spells.items() if not _is_over(spell, bounds, now))


def left_open(
    spells: Mapping[Cause, Spell], said: Mapping[Cause, Said], now: datetime
) -> Iterator[Telling]:
    """What an earlier process told the beginning of, and this one does not find any more."""
    for cause, last in said.items():
        if cause not in spells and cause not in MOMENTARY and not last.is_over:
            yield Telling(cause, last.since, now)


def may_tell_again(last: Said | None, now: datetime) -> bool:
    """Whether the administrators hear of what may happen many times a day."""
    return last is None or now - last.said_at >= AGAIN_AFTER


def _must_tell(cause: Cause, spell: Spell, last: Said | None, now: datetime) -> bool:
    # Seen by one look only, it may be a jump of the clock.
    if cause in DEAFENING or spell.looks < 2:
        return False
    rest = _RESPITE if last and last.is_over else AGAIN_AFTER
    return last is None or now - last.said_at >= rest


def _is_over(spell: Spell, bounds: Bounds, now: datetime) -> bool:
    return spell.until is not None and now - spell.until >= timedelta(seconds=bounds.calm)


def _was_missed(cause: Cause, spell: Spell, bounds: Bounds) -> bool:
    """Whether somebody wonders by now why nothing was heard."""
    lasted = (spell.until or spell.since) - spell.since
    return cause in DEAFENING and lasted >= timedelta(seconds=bounds.patience)
