"""What a poll may be, when it reminds, and which of its numbers may be told. Pure."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot.quiet import QuietHours
from bot.reading.names import fold

SCHEDULED, OPEN, CLOSED, CALLED_OFF = "scheduled", "open", "closed", "called_off"
# Their timers; the subject is the poll.
START, REMIND, END = "polls.open", "polls.remind", "polls.close"
TIMERS = "polls."

FEWEST_OPTIONS, MOST_OPTIONS = 2, 6
# In letters; a button shows 64, two of them for the mark of what was chosen.
LONGEST_QUESTION, LONGEST_OPTION = 300, 60
SHORTEST, LONGEST = timedelta(hours=1), timedelta(days=60)
_LATEST_START = timedelta(days=366)
QUORUM = range(1, 101)
# So many must be asked; in a secret poll so many that nobody is picked out of them.
FEWEST_ASKED, FEWEST_SECRET = 2, 5
# With two answers, each of the two can tell the other's from the total and their own.
_FEWEST_TOLD = 3
# The smallest group whose own numbers are told.
_GROUP = 5
_DAY = timedelta(days=1)
# A reminder later than this before the end comes too late to be of use.
_TOO_LATE = timedelta(minutes=10)
# The same picture is sent to the same chat no sooner.
_PICTURE_EVERY = timedelta(minutes=10)
# Options over all and those of one cell are counted by their number; these are no options.
ANSWERED, HIDDEN = -1, -2


def tidy(words: str) -> str:
    """On one line, with single spaces."""
    return " ".join(words.split())


def are_distinct(options: Sequence[str]) -> bool:
    """Whether somebody who types one without capitals and accents means just one of them."""
    folded = {fold(tidy(option)).strip(" .)(") for option in options}
    return len(folded) == len(options) and "" not in folded


def is_number(option: str) -> bool:
    """Whether a typed number could mean this option as well as its place: "3", "3." """
    typed = fold(option).strip(" .)(")
    return typed.isascii() and typed.isdigit()


def is_question(words: str) -> bool:
    """Whether it can be asked."""
    return 0 < len(words.strip()) <= LONGEST_QUESTION


def is_option(words: str) -> bool:
    """Whether it can stand on a button and be typed."""
    return 0 < len(tidy(words)) <= LONGEST_OPTION


def are_enough(options: Sequence[str]) -> bool:
    """From 2 to 6."""
    return FEWEST_OPTIONS <= len(options) <= MOST_OPTIONS


def is_start(starts_at: datetime | None, now: datetime) -> bool:
    """Whether a poll may begin then; None: at once."""
    return starts_at is None or now < starts_at <= now + _LATEST_START


def is_end(ends_at: datetime, begins_at: datetime) -> bool:
    """Whether there is time to answer, but not for ever."""
    return SHORTEST <= ends_at - begins_at <= LONGEST


def fewest(*, is_secret: bool) -> int:
    """So many must be asked."""
    return FEWEST_SECRET if is_secret else FEWEST_ASKED


def has_missed_its_hour(
    asked: int | None, opens_at: datetime | None, closed_at: datetime | None
) -> bool:
    """Whether it was called off because it could not begin when it should, and not by hand."""
    if asked is not None or opens_at is None or closed_at is None:
        return False
    return closed_at >= opens_at


def can_choose(state: str, ends_at: datetime, now: datetime) -> bool:
    """Whether answers are taken."""
    return state == OPEN and now < ends_at


def remind_at(begins_at: datetime, ends_at: datetime, quiet: QuietHours) -> datetime | None:
    """A day before the end, of short polls at half-time; by day. None: there is no good moment."""
    length = ends_at - begins_at
    wanted = ends_at - _DAY if length >= 2 * _DAY else begins_at + length / 2
    if not quiet.cover(wanted):
        return wanted
    evening = quiet.begin_before(wanted)
    at = evening if evening > begins_at + length / 4 else quiet.end_after(wanted)
    return at if at < ends_at - _TOO_LATE else None


def is_worth_reminding(at: datetime, ends_at: datetime) -> bool:
    """Whether a reminder that leaves at this moment leaves time to answer."""
    return at < ends_at - _TOO_LATE


def can_show_picture(said_at: datetime | None, now: datetime) -> bool:
    """Whether the picture is sent to a chat that was sent it then; or waits for the morning."""
    return said_at is None or said_at > now or said_at <= now - _PICTURE_EVERY


def chosen_in(choice: int, options: int) -> tuple[int, ...]:
    """The options of a choice: bit i stands for option i."""
    return tuple(option for option in range(options) if choice >> option & 1)


def after(choice: int, option: int, *, is_multiple: bool) -> int:
    """The choice after one more press: of several answers it is put in or taken out."""
    bit = 1 << option
    return choice ^ bit if is_multiple else bit


def count(choices: Sequence[int], options: int) -> list[int]:
    """How many chose each option."""
    return [sum(choice >> option & 1 for choice in choices) for option in range(options)]


def can_tell(answered: int, *, is_secret: bool) -> bool:
    """Whether the numbers of the options are told, over all."""
    return not is_secret or answered >= _FEWEST_TOLD


def tellable(answered: Mapping[int, int]) -> set[int]:
    """The cells whose own numbers are told, from how many answered in each that was asked.

    Only where five have answered; and what is left when they are taken from the total is
    nobody, or five at least too: else the smallest of them is kept back as well.
    """
    told = sorted((count, cell) for cell, count in answered.items() if count >= _GROUP)
    left = sum(count for count in answered.values() if count < _GROUP)
    while told and 0 < left < _GROUP:
        left += told.pop(0)[0]
    return {cell for _, cell in told} if len(answered) > 1 else set()


def has_quorum(quorum: int | None, answered: int, asked: int) -> bool:
    """Whether so many of a hundred have answered; always, where no such line was drawn."""
    return quorum is None or answered * 100 >= quorum * asked
