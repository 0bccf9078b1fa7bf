"""Reads the answer to "do you want to take your consent back?". Pure."""

import re

from bot.reading.agreeing import NO, is_mere_no, read_agreement
from bot.reading.phrases import PhraseBook
from bot.reading.teencode import SHORT_WORDS
from bot.reading.tokens import tokenize

_LONGEST = 120
# y yes · n no · m a slip · t "thôi" · r take it back · k leave it as it is · v the same for certain
# d stresses a no, or is one alone · c allow · u any more · e no, but to what? · i "đi", which
# behind others presses them, and alone is to go · x unknown · | stop · z courtesy
_LEXICON = {
    "y": "có, đúng, đúng vậy, phải, vâng, ừ, ừa, ừm, yes, yeah",
    "n": "không, đừng, khỏi, no",
    "m": "nhầm, bấm nhầm, nhắn nhầm, gõ nhầm, viết nhầm",
    "t": "thôi",
    "r": """rút, rút lại, rút đi, rút bài, rút lại đồng ý, rút đồng ý, rút lại sự đồng ý, gỡ,
        gỡ bài, gỡ xuống, take back, take it back, xóa, xóa bài""",
    "k": "giữ, giữ lại, giữ nguyên, để nguyên, để vậy, để yên, như cũ, keep, keep it",
    "v": "vẫn đồng ý, vẫn giữ, vẫn giữ nguyên, vẫn để, vẫn để vậy",
    "d": "đâu",
    "c": "cho",
    "u": "nữa",
    "i": "đi",
    "e": "không nên, không được, không thì",
    "z": """dạ, ạ, rồi, ơi, nha, nhé, nhe, nhen, nghe, đó, đấy, đây, vậy, luôn, em, con, cháu,
        bác, chú, dì, cô, chị, anh, ông, bà, tôi, mình, tui, đồng chí, xin, cảm ơn, giúp, giùm, hộ,
        muốn, cứ, thì, bài, mà, chứ, cần""",
}
_BOOK = PhraseBook([_LEXICON])
_VOCABULARY = _BOOK.words | SHORT_WORDS
# "Không, rút đi" may be either, and so may "không cho", "không muốn nữa" and "không giữ";
# "không rút", and "thôi, không rút", is none.
_KEEPS = re.compile(r"(?:m\|?)*(?:t?\|?(?:n+d?|n+(?:v|\|[kv])[kv]*|n+ru?d?\|?[kv]*|[kv]+)|t)|m+")
_TAKES = re.compile(r"y+(?:\|?c?rc?u?)*|t?\|?c?rc?(?:\|?rc?)*")


def read_taking_back(text: str) -> bool | None:
    """True: it is taken back; False: it stands; None where that is doubtful, or nothing of it."""
    said = _said(text)
    if _KEEPS.fullmatch(said):
        return False
    # Of consent itself, in words that are not of this question.
    is_clear_no = "x" in said and read_agreement(text) == NO and not is_mere_no(text)
    return True if _TAKES.fullmatch(said) or is_clear_no else None


def is_about_it(text: str) -> bool:
    """Whether nothing but words of this question is said, be they clear or not: "đâu có"."""
    return not set("xi?T") & set(_said(text) or "x")


def _said(text: str) -> str:
    """The tags of the words, without courtesy; a long text and a question say nothing."""
    if len(text) > _LONGEST or "?" in text:
        return ""
    items = _BOOK.find(tokenize(text, _VOCABULARY))
    tags = "".join(item.tag for item in items if item.tag != "z")
    return re.sub("(?<=[rkvcu])i+", "", re.sub(r"\|+", "|", tags).strip("|"))
