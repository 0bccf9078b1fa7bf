"""Settles words by their neighbours: unmarked ones ("toi", "vang"), names of people, "đâu"."""

from collections.abc import Callable

from bot.reading.letters import form_of
from bot.reading.mockery import read_mockery
from bot.reading.phrases import Item
from bot.reading.teencode import SHORT_WORDS
from bot.reading.tokens import Token

_END = "$"
_Rule = Callable[[str, str], str]
_KIN = {"anh", "chi", "dong chi", "d/c", "em", "cau"}
_ELDER_KIN = {"bac", "chu", "co", "ong", "ba", "di", "thim", "duong", "mo", "cau"}
_RANKS = {"hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi", "ut"}


def settle(items: list[Item], tokens: list[Token]) -> list[Item]:
    """The items with ambiguous ones tagged by what stands before and after them."""
    settled: list[Item] = []
    skipped = 0
    writes_marks = any(
        token.is_marked and token.text.lower() not in SHORT_WORDS for token in tokens
    )
    by_fold = _BY_FOLD if writes_marks else _BY_FOLD_UNMARKED
    for at, item in enumerate(items):
        if at < skipped:
            continue
        if named := _named_person(items, tokens, at):
            skipped = _end_of_report(items, tokens, at + 2)
            is_told = skipped > at + 2
            settled.append(Item("H", named.first, items[skipped - 1].last) if is_told else named)
            continue
        before = settled[-1].tag if settled else _END
        after = items[at + 1].tag if at + 1 < len(items) else _END
        lasts_till = after == "T" and tokens[item.first].fold == "den"  # "trực đến 22h"
        if lasts_till and _is_in_reason(settled):
            settled.append(Item("P", item.first, item.last))
        elif (
            item.tag in "DPf"
            and after in "AG"
            and (tag := read_mockery(items[at:], settled, tokens))
        ):
            settled.append(Item(tag, item.first, item.last))
        else:
            settled.append(_settle_one(item, tokens, before, after, by_fold))
        _join_proxy(settled)
    return settled


def _settle_one(
    item: Item, tokens: list[Token], before: str, after: str, by_fold: dict[str, _Rule]
) -> Item:
    token = tokens[item.first]
    if item.last - item.first == 1:
        rule = _BY_FORM.get(token.form) or (None if token.is_marked else by_fold.get(token.fold))
    else:
        rule = _rule_of_phrase(item.tag, token.fold, tokens[item.last - 1].fold)
    tag = rule(before, after) if rule else ""
    return Item(tag, item.first, item.last) if tag else item


def _is_in_reason(settled: list[Item]) -> bool:
    for item in reversed(settled):
        if item.tag in "|?" or item.tag in "ED":
            return False
        if item.tag == "W":
            return True
    return False


def _rule_of_phrase(tag: str, first: str, last: str) -> _Rule | None:
    if tag == "B":
        return {"duoc": _duoc_roi, "vang": _vang_a}.get(first)
    if tag == "L" and (first, last) == ("toi", "muon"):
        return _toi_muon
    if tag == "R" and last in ("bao", "nhan"):
        return _tells
    if (first, last) == ("di", "cho"):
        return _di_cho
    if tag == "O" and first in ("qua", "bang", "tren"):
        return _by_way_of
    if tag == "A" and last in ("du", "di"):
        return _di
    return _arranges if tag == "U" and last == "xep" and first in ("sap", "thu") else None


def _join_proxy(settled: list[Item]) -> None:
    """ "tôi nhắn" promises an answer, "tôi nhắn thay" speaks for somebody."""
    if len(settled) > 1 and settled[-1].tag == "e" and settled[-2].tag == "R":
        joined = Item("r", settled[-2].first, settled[-1].last)
        settled[-2:] = [joined]


def _named_person(items: list[Item], tokens: list[Token], at: int) -> Item | None:
    """ "anh Bảy", "chú Năm", "chi lan": somebody else (H), or perhaps the writer (s)."""
    item = items[at]
    if item.tag not in "Sf" or at + 1 >= len(items) or items[at + 1].last - items[at + 1].first > 1:
        return None
    kin = " ".join(token.fold for token in tokens[item.first : item.last])
    if kin not in _KIN | _ELDER_KIN or not _is_name(items, tokens, at + 1):
        return None
    return Item("s" if kin in _ELDER_KIN else "H", item.first, items[at + 1].last)


def _end_of_report(items: list[Item], tokens: list[Token], at: int) -> int:
    """Where the words after "bà Bảy kêu bà", "chú Tư nói" begin; `at` when nothing is told."""
    if at >= len(items) or tokens[items[at].first].form not in _TELLS:
        return at
    return at + 2 if at + 1 < len(items) and items[at + 1].tag == "S" else at + 1


_TELLS = {form_of(verb) for verb in ("nói", "kêu", "bảo", "noi", "keu")}


def _is_name(items: list[Item], tokens: list[Token], at: int) -> bool:
    token = tokens[items[at].first]
    after = items[at + 1].tag if at + 1 < len(items) else _END
    if token.kind != "word":
        return False
    if token.fold in _RANKS and (token.text[:1].isupper() or after in "NVALMYWF"):
        return token.fold != "ba" or token.form == "ba0"
    if (items[at].tag not in "xSWuZGMm" and token.fold != "hong") or len(token.text) < 2:
        return False
    if token.text[:1].isupper() and token.text[1:].islower():
        return True
    return (
        (items[at].tag == "x" or token.fold == "hong")
        and after in "NVAMYF"
        and token.fold not in _NEVER_NAMES
    )


_NEVER_NAMES = {"mien", "khoe", "ranh", "ve", "vui", "thich", "noi", "nho"}


def _is_end(tag: str) -> bool:
    return tag in "$|?"


def _toi(before: str, after: str) -> str:
    """Tôi before a verb; tới after a subject, a negation or a helper."""
    if before in "NFMlD" and (_is_end(after) or after in "CPkTSmD"):
        return "A"
    if before in "NF" and after == "W":  # "khong toi ban viec", but "chi la toi ban"
        return "A"
    if before == "S" and (_is_end(after) or after in "CPkTm"):
        return "A"
    return "A" if after in "Ck" else "S"


def _vang(before: str, after: str) -> str:
    """Vâng opens an answer, vắng follows its subject; "w" is either."""
    if before in "SNMFvYHfpsVEWu" or after == "I":
        return "V"
    if before in "By" or after in "SANBYFLOMy":
        return "B"
    return "w"


def _qua(before: str, _after: str) -> str:
    return "P" if before in "WuxLZPV" else "G"


def _chu(before: str, after: str) -> str:
    return "P" if before in "ABYCVLO" and (_is_end(after) or after == "P") else "S"


def _do(_before: str, after: str) -> str:
    return "P" if _is_end(after) or after == "P" else "I"


def _unmarked_dau(before: str, after: str) -> str:
    return _dau(before, after) or ("d" if _is_end(after) or after in "PS" else "W")


def _dau(before: str, after: str) -> str:
    """ "đâu vắng" denies; "không vắng đâu" only stresses."""
    return "N" if (_is_end(before) or before in "SyB") and after in "AVLYOG" else ""


def _muon(before: str, after: str) -> str:
    if after in "AVOJGx":
        return "M"
    if before in "AGM" or _is_end(after) or after in "TP":
        return "L"
    return "M"


def _marked_hen(before: str, after: str) -> str:
    """ "Hẹn anh em buổi sau" takes leave."""
    return "P" if after in "Sb" and before not in "YW" else ""


def _hen(before: str, after: str) -> str:
    if after in "Sb" and before not in "YW":
        return "P"
    return "P" if _is_end(after) and before != "Y" else "u"


def _da(before: str, _after: str) -> str:
    return "y" if _is_end(before) else "M"


def _vo(_before: str, after: str) -> str:
    return "f" if after in "Wu" else "G"


def _ma(_before: str, after: str) -> str:
    if _is_end(after) or after == "P":
        return "P"
    return "D"


def _unmarked_ma(before: str, after: str) -> str:
    return "f" if after in "Wu" and _is_end(before) else _ma(before, after)


def _hoi(_before: str, after: str) -> str:
    return "M" if after in "LW" else "J"


def _lam(_before: str, after: str) -> str:
    return "P" if _is_end(after) or after == "P" else "u"


def _noi(before: str, _after: str) -> str:
    return "C" if before in "NA" else "x"


def _ba(_before: str, after: str) -> str:
    return "f" if after in "Wu" else "S"


def _ban(_before: str, after: str) -> str:
    return "" if after == "S" else "W"


def _nua(before: str, _after: str) -> str:
    return "L" if before == "T" else ""


def _a(before: str, after: str) -> str:
    """ "Họp xong rồi à" asks; "à" alone or before a correction does not."""
    return "Q" if before in "Pj" and _is_end(after) else ""


def _cho(before: str, _after: str) -> str:
    return "P" if before in "AYVLOB" else ""


def _tells(_before: str, after: str) -> str:
    """ "Tôi báo có mặt" answers, "tôi báo sau" does not, "em nhận được" acknowledges."""
    if after in "CJB":
        return "z"
    return "M" if after in "AVLO" else ""


def _vang_a(before: str, after: str) -> str:
    return "V" if _vang(before, after) == "V" else ""


def _toi_muon(_before: str, after: str) -> str:
    """Tôi muốn before a verb, tới muộn elsewhere."""
    return "M" if after in "AVOxJWuGZ" else ""


def _di(before: str, after: str) -> str:
    """ "Đi công tác" is where somebody is instead of the meeting."""
    return "W" if after in "Wu" and before not in "NFCD" else ""


def _mo(before: str, _after: str) -> str:
    """ "Không qua được mô" is "không qua được đâu"."""
    return "d" if before == "C" else ""


def _unmarked_mo(before: str, _after: str) -> str:
    """ "Di mo", "hop ngay mo": đi mổ, or họp ngày mô, and hardly mợ."""
    return "x" if before in "AGMmTC" else ""


def _nen(before: str, _after: str) -> str:
    """ "Không nên đi": should not, where elsewhere "nên" is so."""
    return "M" if before in "NF" else ""


def _va(_before: str, after: str) -> str:
    """ "Đã nhận tin và sẽ dự": two things are said."""
    return "|" if after in "MAVLOGNR" else ""


def _di_cho(before: str, after: str) -> str:
    """ "Di cho" alone is "đi chợ" or "đi chớ"."""
    return "w" if before == after == _END else ""


def _by_way_of(before: str, _after: str) -> str:
    """ "Gửi tài liệu qua zalo": the way something is to be sent."""
    return "P" if before == "J" else ""


def _tuy(_before: str, after: str) -> str:
    return "t" if _is_end(after) or after in "muSfP" else ""


def _arranges(_before: str, after: str) -> str:
    return "M" if after == "A" else ""


def _duoc_roi(before: str, _after: str) -> str:
    return "C" if before in "NAFLOVGk" else ""


def _thi(before: str, after: str) -> str:
    return "" if before == "M" or _is_end(after) or after in "EPWuID" else "h"


def _con(before: str, after: str) -> str:
    # "Tôi đi còn bà xã vắng": from here on somebody else is spoken of.
    return "|" if after in "fHsS" and before not in _END + "|?" else ""


def _unmarked_con(before: str, after: str) -> str:
    # Before others it may be a child of theirs: "dam cuoi con anh Tu".
    return _con(before, after) if after == "f" else ""


_BY_FORM: dict[str, _Rule] = {
    form_of("còn"): _con,
    form_of("đâu"): _dau,
    form_of("mà"): _ma,
    form_of("nữa"): _nua,
    form_of("chớ"): _cho,
    form_of("à"): _a,
    form_of("đi"): _di,
    form_of("dự"): _di,
    form_of("và"): _va,
    form_of("hẹn"): _marked_hen,
    form_of("mô"): _mo,
    form_of("nên"): _nen,
}
_BY_FOLD: dict[str, _Rule] = {
    "toi": _toi,
    "vang": _vang,
    "qua": _qua,
    "chu": _chu,
    "do": _do,
    "dau": _unmarked_dau,
    "muon": _muon,
    "hen": _hen,
    "da": _da,
    "vo": _vo,
    "ma": _unmarked_ma,
    "hoi": _hoi,
    "lam": _lam,
    "noi": _noi,
    "ba": _ba,
    "ban": _ban,
    "di": _di,
    "du": _di,
    "nua": _nua,
    "va": _va,
    "nen": _nen,
    "mo": _unmarked_mo,
}
_BY_FOLD_UNMARKED = {
    **_BY_FOLD,
    "tuy": _tuy,
    "thi": _thi,
    "con": _unmarked_con,
}  # where no word has diacritics
