"""Tells words that only agree or disagree, and do not say whether somebody comes."""

import re
import unicodedata

from bot.reading.courtesy import is_courtesy
from bot.reading.letters import fold

_LONGEST = 120
_OF_MEETINGS = re.compile(r"\b(?:vắng|tới)\b")
_STANCE = re.compile(
    r"\b(?:co|khong|ko|k|tan thanh|ung ho|chap thuan|phan doi|hoan toan|rat|cung|deu|thi|voi|theo"
    r"|y kien|ket qua|tot|hay|qua|chap hanh|tuan thu|dong tinh|thong nhat|nhat tri|cao|100"
    r"|so dong|tap the|chi bo|chi uy|cap uy|tren|nay|do|toi|tui|minh|agree|disagree|no|i)\b"
)


def is_opinion(text: str) -> bool:
    """Whether no more is said than a yes or a no to something: "nhất trí", "tôi không đồng ý",
    "tán thành với chi bộ"; "có mặt" and "không đi" say more."""
    words = fold(text).strip(" .,!%")
    # Folded, "vắng" is "vâng", and "tới" is "tôi".
    if _OF_MEETINGS.search(unicodedata.normalize("NFC", text.lower())):
        return False
    if not 0 < len(words) <= _LONGEST:
        return False
    rest = _STANCE.sub(" ", words).strip(" .,!")
    return not rest or is_courtesy(rest)
