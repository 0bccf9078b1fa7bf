"""Reads the "mà" of mockery and despair: "rảnh đâu mà đi", "đi sao nổi mà đi"."""

from itertools import takewhile

from bot.reading.letters import form_of
from bot.reading.phrases import Item
from bot.reading.tokens import Token


def read_mockery(ahead: list[Item], settled: list[Item], tokens: list[Token]) -> str:
    """ "Rảnh đâu mà đi", "đi sao nổi mà đi": the tag that the first item ahead takes by it.

    N denies what follows; M only hands on a denial that is there already ("đâu có rảnh mà đi");
    K is "if"; "" where nothing is mocked, or the item is no "mà".
    """
    item, word = ahead[0], tokens[ahead[0].first]
    if item.last - item.first > 1 or word.fold != "ma" or word.form == form_of("má"):
        return ""
    said = list(takewhile(lambda one: one.tag not in "|?DEXIK", reversed(settled)))
    tags = {one.tag for one in said}
    opens = {tokens[one.first].fold for one in said if one.tag in "Na"}
    if tags == {"S"}:  # "tôi mà đi được thì trời sập"
        return "K"
    if any(one.tag == "V" and tokens[one.first].fold == "di" for one in said):
        return "M"  # "đi gì nổi mà đi"
    if "dau" in opens and "W" not in tags:
        return "M"
    lacks = tags & {"N", "F"} and ("W" not in tags or "a" in tags)  # but "không bận mà đi"
    if (lacks or "Q" in tags) and "A" not in tags and _is_all_said(ahead[1:]):
        return "M" if lacks else "N"  # "không còn sức mà đi", "sao về kịp mà họp"
    is_without = any(one.tag == "W" and tokens[one.first].fold == "khong" for one in said)
    if is_without and _is_all_said(ahead[1:]):
        return "N"  # "không ai trông cháu cho mà đi"
    asks = bool(tags & {"d", "n"}) or "ai" in opens or tags == {"Y"}  # "có mà đi đằng trời"
    return "N" if asks and not tags & {"N", "F"} else ""


def _is_all_said(items: list[Item]) -> bool:
    """Whether nothing but a verb and what is said to whom comes before the next stop."""
    rest = takewhile(lambda one: one.tag not in "|?", items)
    return all(one.tag in "AGSPm" for one in rest)
