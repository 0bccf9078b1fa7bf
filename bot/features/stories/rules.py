"""What is allowed of a story at each stage, and when those who are shown have agreed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

# The way of a story. A draft is seen by nobody but its author; `returned` and `declined` are told
# kindly; `awaiting` waits for a second person, `scheduled` for its hour or its turn in the queue.
DRAFT, PROPOSED, RETURNED, DECLINED = "draft", "proposed", "returned", "declined"
FORWARDED, AWAITING, SCHEDULED = "forwarded", "awaiting", "scheduled"
PUBLISHED, WITHDRAWN = "published", "withdrawn"
# Half a year after it was withdrawn only its address is left.
FORGOTTEN = "forgotten"
# The author may still write.
WRITABLE = frozenset({DRAFT, RETURNED})
# The ward may still change it freely.
EDITABLE = frozenset({FORWARDED, WITHDRAWN})
# Somebody may still be asked to agree.
OPEN = frozenset({PROPOSED, FORWARDED, AWAITING, SCHEDULED, PUBLISHED, WITHDRAWN})

NEEDED, ASKED, GIVEN, REFUSED, TAKEN_BACK = "needed", "asked", "given", "refused", "withdrawn"
PERSON, GROUP, PARENT = "person", "group", "parent"
CHAT, PAPER, VOICE = "chat", "paper", "voice"
NOW, AT, QUEUE = "now", "at", "queue"

# Letters; a title is read at a glance, a text in three minutes.
LONGEST_TITLE, LONGEST_TEXT, LONGEST_NOTE = 120, 6000, 500
MOST_PHOTOS, MOST_TAGS, LONGEST_TAG = 10, 5, 30


class Agreement(Protocol):
    """What counts of a consent."""

    state: str
    has_pictures: bool
    revision: int | None


@dataclass(frozen=True)
class Standing:
    """Whether a story may be shown to the public as it is now."""

    has_words: bool
    has_pictures: bool


def standing(consents: Sequence[Agreement], revision: int) -> Standing:
    """All who are shown must have agreed to just this wording; the pictures need all, too.

    A story that names nobody who agrees is not published: somebody is always shown.
    """
    covering = [one for one in consents if one.state == GIVEN and one.revision == revision]
    has_words = bool(consents) and len(covering) == len(consents)
    return Standing(has_words, has_words and all(one.has_pictures for one in covering))
