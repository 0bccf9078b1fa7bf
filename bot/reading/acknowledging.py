"""Tells words that say "I have taken note" of what was announced: "đã nắm ạ", "em rõ rồi"."""

import re
import unicodedata

from bot.reading.letters import fold

_WORD = re.compile(r"\w+")
_TAKEN = frozenset("nam ro nhan biet hieu doc xem noted read received understood".split())
_DONE = frozenset("da roi duoc r noted read received understood".split())
_AROUND = frozenset(
    """
    da roi duoc r toi minh em anh chi chau con bac chu co ong ba dong vang ok oke okie a ah nhe nha
    nhen xin cam on nhieu thanks thank you i have it the thong bao tin noi dung nay het day du
    """.split()
)
_NOTE = "nam"
_MOST_WORDS = 10


def is_acknowledgement(text: str) -> bool:
    """Whether the words say just this; a question or a word of anything else is none."""
    words = _words_of(text)
    return (
        0 < len(words) <= _MOST_WORDS
        and "?" not in text
        and bool(_TAKEN & set(words))
        and bool(_DONE & set(words))
        and set(words) <= _TAKEN | _AROUND
    )


def names_the_button(text: str) -> bool:
    """Whether they use the word of the button, so that nothing but an announcement is meant."""
    return _NOTE in _words_of(text)


def _words_of(text: str) -> list[str]:
    written = _WORD.findall(unicodedata.normalize("NFC", text[:200]).lower())
    return [fold(word) for word in written]
