"""Tells words that only agree, thank or greet; they change no answer given before."""

import re
import unicodedata

from bot.reading.letters import fold

_WORD = re.compile(r"\w+")
_POLITE = frozenset(
    """
    da vang ok oke okie okla oki uh um duoc dc roi r nhe nha nghen nhen a ah e em anh chi chu bac
    con chau ong ba cam on xin nhat tri dong y biet ro da hieu tks thanks thank you thx yes chao
    vay the nhieu lam luon ha hen hi dong chi
    """.split()
)
_THANKS = frozenset({"on", "thanks", "thank", "tks", "thx"})
_MOST_WORDS = 8


def is_thanks(text: str) -> bool:
    """Whether somebody is thanked."""
    return bool(_THANKS & {fold(word) for word in _WORD.findall(text[:200].lower())})


def is_courtesy(text: str) -> bool:
    """Whether all words are polite ones: "dạ", "ok em", "cảm ơn nhiều"; "có" is an answer."""
    written = _WORD.findall(unicodedata.normalize("NFC", text[:200]).lower())
    words = [fold(word) for word in written]
    # "Vắng" is an answer, and spelt like "vâng" but for its marks.
    if not 0 < len(words) <= _MOST_WORDS or "vắng" in written:
        return False
    # "co" is "có" or "cô": an aunt only where she is thanked.
    polite = _POLITE | {"co"} if _THANKS & set(words) and "có" not in written else _POLITE
    return all(word in polite for word in words)
