"""Reads what somebody says who is asked whether a story may be told of them. Pure."""

import re

from bot.reading.phrases import Item, PhraseBook
from bot.reading.teencode import SHORT_WORDS
from bot.reading.tokens import Token, tokenize

BOTH, WORDS, YES, NO, NOT_ME = "both", "words", "yes", "no", "not_me"
_LONGEST = 120
# y agrees · n does not · m the same, but not what to · p to publish · q, v what stands with it,
# v with a no only · g "go on" · d leaves out · t "thôi" · o only · c the words · h the pictures
# b the whole, or the words where pictures are named too · a "cả" · w joins two · B both · e all
# r another one is meant
# | says nothing against it · z courtesy · x what sounds alike, asks, or is another one's word
_LEXICON = {
    "y": """đồng ý, nhất trí, tán thành, được, ừ, ừa, ừm, uh, uhm, um, uk, ok, oke, okie, oki,
        okay, okey, okla, cho phép, sẵn sàng, chấp nhận, chấp thuận, bằng lòng, agree, yes""",
    "n": """từ chối, rút, rút lại, gỡ, xóa, ngại, bỏ bài, xóa bài, miễn, rút lại sự đồng ý,
        rút sự đồng ý, rút lại đồng ý""",
    "m": "không, đừng, khỏi, no",
    "p": "đăng, kể, đưa, đưa lên, cho lên, lấy, dùng",
    "q": "lên, cho, đi, xuống, lại, ra, chịu, thích, muốn, phép, hết lòng",
    "v": "đâu, lên mạng, trên mạng, mạng, lên báo, cần, cần thiết, nên, để",
    "g": "cứ",
    "d": "bỏ, trừ",
    "t": "thôi",
    "o": "chỉ",
    "c": "chữ, phần chữ, phần lời, lời",
    "h": """hình, !ảnh, hình ảnh, tấm hình, tấm !ảnh, phần hình, phần ảnh, phần hình ảnh, photo,
        photos, pictures""",
    "b": "bài, bài viết, câu chuyện, chuyện",
    "a": "cả",
    "w": "và, lẫn, với, hay",
    "B": "cả hai, hình nữa, hình luôn, chữ và ảnh, chữ lẫn ảnh, chữ cả ảnh",
    "e": """hết, tất cả, toàn bộ, hình cũng được, hình cũng đăng, hình cũng đồng ý,
        hình cũng ok, !ảnh cũng được, !ảnh cũng đăng, !ảnh cũng đồng ý, !ảnh cũng ok""",
    "r": """không phải, không phải là, đâu phải, đâu phải là, nhầm, nhầm người, không quen, đâu
        quen, không nói về, không kể về, không phải nói về, không phải kể về, không phải về, đâu
        phải nói về, đâu phải kể về, không phải người trong bài, đâu phải người trong bài, không
        phải người đó, không phải người này""",
    "|": """không sao, không sao đâu, không vấn đề gì, không vấn đề, không có vấn đề gì,
        không có ý kiến gì, không có ý kiến, không ý kiến, không ý kiến gì, không có gì phản đối,
        không phản đối, không phản đối gì, không ngại, không ngại gì, đừng ngại, đừng lo,
        không từ chối""",
    "z": """dạ, vâng, ạ, còn, rồi ạ, ơi, nha, nhé, nhe, nhen, nghe, nghen, hen, nhá, nè, này, đó,
        đấy, đây, vậy, rồi, luôn, nữa, em, con, cháu, bác, chú, dì, cô, chị, ông, bà, ba, bố, má,
        mẹ, tôi, mình, tui, tao, anh ơi, anh ạ, anh nhé, anh nha, đồng chí, xin, cảm ơn, cám ơn,
        có, cũng, đều, thì, mà, nhưng, giúp, giùm, hộ, của, lắm, quá, rất, vui, vui lòng, mừng,
        hoàn toàn, thoải mái, 100, tin, viết, gì hết, gì cả, gì cũng, nào hết, bình thường, kính
        gửi, kính thưa, thưa, xin phép, đã quan tâm, ai chứ, chứ, i, đúng rồi""",
    "A": "anh",
    "x": """không phản đối cũng, cũng không phản đối, không đồng ý cũng không, à, rồi à, đang,
        đáng, kệ, con tôi, con tui, con mình, con em, em tôi, em tui, em mình, ông tôi, bà tôi, ông
        nhà, bà nhà, chị tôi, chị tui, cô tôi, bác tôi, chú tôi, dì tôi, cháu tôi, mẹ tôi, má tôi,
        ba tôi, bố tôi, anh tôi, !nhà tôi, !nhà tui, !nhà em""",
}
_BOOK = PhraseBook([_LEXICON])
_VOCABULARY = _BOOK.words | SHORT_WORDS
# Behind a mere no they say no more than it.
_WEAK = frozenset({"di", "dau"})
_AYE, _NAY = "[ypqg]*", "n[ypqv]*"
# "Cả chữ và ảnh", "ảnh với chữ", and "cả ảnh": pictures are not named alone.
_TOGETHER = re.compile(
    r"a?[cC]\|?[aw]+h(?![tn])|a?[aw]*h[aw]+[cC](?![tn])|Ch(?![tn])|ah(?![tn])|a2"
)
_PATTERNS = tuple(
    (answer, re.compile(pattern))
    for answer, pattern in (
        (NOT_ME, r"r+(?:\|r+)*v?"),
        (WORDS, rf"{_AYE}o?{_AYE}C[oypqgt]*|{_AYE}o{_AYE}c[oypqgt]*|{_AYE}ct"),
        (WORDS, rf"[ypqgt]*\|?(?:{_NAY}|d)hq*"),
        (WORDS, rf"[oypqg]*[cC][oypqgt]*\|?(?:{_NAY}|d)hq*"),
        (WORDS, r"[oypqg]*[cC][oypqgt]*[oypt|]h[tn][ypq]*"),
        (WORDS, rf"t?(?:{_NAY}h|h[tn][ypq]*|dh)q*\|?o?[cC]{_AYE}[yp]{_AYE}t?"),
        (WORDS, r"dhq*y[ypqg]*"),
        (BOTH, rf"[ypqgcC|]*a?[Be]+{_AYE}t?"),
        (NO, rf"t?\|?{_NAY}(?:\|t?{_NAY})*|t(?:\|{_NAY})*|{_NAY}a?B"),
        (YES, r"\|?g?q*[yp][ypqg]*t?(?:\|[ypqg]+)*"),
    )
)


def read_agreement(text: str) -> str | None:
    """BOTH, WORDS (but no pictures), YES (which of them is not said), NO, NOT_ME; None where it is
    none of these, or doubtful: a consent is never guessed, so all of its words must be known."""
    if len(text) > _LONGEST or "?" in text:
        return None
    tokens, items = _find(text)
    tags = "".join(_tag(item, tokens) for item in items)
    said = _settled(tags)
    if not said:
        is_polite = any(token.form for token in tokens) and _says_aye(tokens)
        return YES if is_polite and not set(tags) - {"z", "|"} else None
    return next((answer for answer, pattern in _PATTERNS if pattern.fullmatch(said)), None)


def is_mere_no(text: str) -> bool:
    """Whether NO is said, and not what to: "không", "thôi em ạ"; it may be meant for anything."""
    if read_agreement(text) != NO:
        return False
    tokens, items = _find(text)
    said = (item for item in items if item.tag not in {"z", "A", "t", "m", "|"})
    return all(tokens[item.first].fold in _WEAK for item in said)


def _find(text: str) -> tuple[list[Token], list[Item]]:
    tokens = tokenize(text, _VOCABULARY)
    return tokens, _BOOK.find(tokens)


def _tag(item: Item, tokens: list[Token]) -> str:
    """What the words say; without diacritics "anh" may be a picture, and "chu" an uncle."""
    words = tokens[item.first : item.last]
    if item.tag == "T" and words[0].text == "2":
        return "2"
    if item.tag == "m":
        return "n"
    if item.tag == "A":
        return "z" if any(token.is_marked for token in tokens) else "x"
    if item.tag == "c" and (len(words) > 1 or words[0].is_marked):
        return "C"
    return item.tag


def _says_aye(tokens: list[Token]) -> bool:
    return any(token.fold == "vang" for token in tokens)


def _settled(tags: str) -> str:
    """Without courtesy, one stop for several, and what is named together as one."""
    bare = tags.replace("z", "")
    bare = bare.replace("b", "C" if "h" in bare else "")
    bare = re.sub(r"\|+", "|", bare).strip("|")
    return _TOGETHER.sub("B", bare)
