"""What the places of people in a chat and Telegram's refusals mean for a bound chat."""

import unicodedata

ASKED, BOUND, NO_RIGHTS, GONE = "asked", "bound", "no_rights", "gone"
# No unit counts on the chat: it was in use before; it never was; the second leader did not agree.
UNBOUND, DROPPED, DECLINED = "unbound", "dropped", "declined"
OVER = frozenset({UNBOUND, DROPPED, DECLINED})
# A unit counts on the chat in these; the others are over, or not yet agreed.
LIVE = frozenset({BOUND, NO_RIGHTS, GONE})
GROUP, SUPERGROUP, TOPIC, CHANNEL = "group", "supergroup", "topic", "channel"

_LONGEST_TITLE = 128
_PRESENT = frozenset({"creator", "administrator", "member", "restricted"})
# Why Telegram refused a message -> what has become of the chat.
_LOSSES = {
    "kicked": GONE,
    "chat_not_found": GONE,
    "topic_gone": GONE,
    "no_rights": NO_RIGHTS,
}
# These are about one topic, the others about the whole chat.
_OF_ONE_TOPIC = frozenset({"topic_gone"})


def tidy_title(text: str) -> str:
    """A title on one line, without what is not seen or turns the direction of writing."""
    composed = unicodedata.normalize("NFC", text)
    kept = "".join(" " if letter.isspace() else letter for letter in composed if _is_seen(letter))
    return " ".join(kept.split())[:_LONGEST_TITLE].rstrip()


def _is_seen(letter: str) -> bool:
    return letter.isspace() or not unicodedata.category(letter).startswith("C")


def standing(kind: str, status: str, *, is_there: bool, may_post: bool, may_send: bool) -> str:
    """GONE, NO_RIGHTS or BOUND: what the bot's place in a chat of this kind lets it do.

    `is_there`, `may_send` are told of restricted members, `may_post` of a channel's
    administrators.
    """
    if status not in _PRESENT or (status == "restricted" and not is_there):
        return GONE
    if kind == CHANNEL:
        return BOUND if status == "administrator" and may_post else NO_RIGHTS
    return NO_RIGHTS if status == "restricted" and not may_send else BOUND


def loss(reason: str) -> str | None:
    """What a refused message says of its chat; None if it says nothing."""
    return _LOSSES.get(reason)


def is_of_one_topic(reason: str) -> bool:
    """Whether the refusal says nothing of the other topics."""
    return reason in _OF_ONE_TOPIC
