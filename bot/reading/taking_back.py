"""Reads the answer to "do you want to take your consent back?". Pure."""

import re

from bot.reading.agreeing import NO, is_mere_no, read_agreement
from bot.reading.phrases import PhraseBook
from bot.reading.teencode import SHORT_WORDS
from bot.reading.tokens import tokenize

_LONGEST = 120
# y yes · n no · t "thôi" · r take it back · k leave it as it is · | stop · z courtesy
_LEXICON = {
    "y": "có, đúng, đúng vậy, phải, vâng, ừ, ừa, ừm, yes, yeah",
    "n": "không, đừng, khỏi, no, nhầm, bấm nhầm, nhắn nhầm, gõ nhầm, viết nhầm",
    "t": "thôi",
    "r": """rút, rút lại, rút đi, rút bài, rút lại đồng ý, rút đồng ý, rút lại sự đồng ý, gỡ,
        gỡ bài, gỡ xuống, take back, take it back, xóa, xóa bài""",
    "k": """giữ, giữ lại, giữ nguyên, để nguyên, để vậy, để yên, như cũ, vẫn đồng ý, vẫn giữ,
        vẫn giữ nguyên, keep, keep it""",
    "z": """dạ, ạ, rồi, ơi, nha, nhé, nhe, nhen, nghe, đó, đấy, đây, vậy, luôn, nữa, đi, em, con,
        cháu, bác, chú, dì, cô, chị, anh, ông, bà, tôi, mình, tui, đồng chí, xin, cảm ơn, giúp,
        giùm, hộ, cho, muốn, cứ, thì, bài, mà, đâu, chứ, cần""",
}
_BOOK = PhraseBook([_LEXICON])
_VOCABULARY = _BOOK.words | SHORT_WORDS
# "Không, rút đi" may be either; "không rút", and "thôi, không rút", is none.
_KEEPS = re.compile(r"t?\|?(?:n+r?\|?k*|k+)|t")
_TAKES = re.compile(r"y+(?:\|?r)*|t?\|?r(?:\|?r)*")


def read_taking_back(text: str) -> bool | None:
    """True: it is taken back; False: it stands; None where that is doubtful, or nothing of it."""
    if len(text) > _LONGEST or "?" in text:
        return None
    items = _BOOK.find(tokenize(text, _VOCABULARY))
    tags = "".join(item.tag for item in items if item.tag != "z")
    said = re.sub(r"\|+", "|", tags).strip("|")
    if _KEEPS.fullmatch(said):
        return False
    is_clear_no = read_agreement(text) == NO and not is_mere_no(text)
    return True if _TAKES.fullmatch(said) or is_clear_no else None
