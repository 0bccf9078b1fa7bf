"""Where the sentences of a text end, and how to cut it there; lengths as Telegram counts them."""

import re

_MORE, _BREAK = "…", "\n\n"
# A stop, what closes behind it, and a blank; or a blank line.
_END = re.compile(r"([.!?…]+)[\"”’»)\]]*\s+(?=\S)|\n[ \t]*\n\s*")
# Before a stop that ends none: "TP. Thủ Đức", "P. 5", "Đ/c. Sen".
_SHORTENED = re.compile(
    r"(?:^|[\s(\"“])(?:[A-ZĐ]{1,4}|[Tt]h?[Ss]|[Nn]g|[Tt]r|[Đđ]/?c|[Oo]ng|[Bb]s|[Kk]p)$"
)


def length_of(text: str) -> int:
    """In UTF-16 units: an emoji is two."""
    return len(text.encode("utf-16-le", "replace")) // 2


def split_sentences(text: str) -> list[str]:
    """The sentences with the blanks behind them: joined they are the text again."""
    starts = [0]
    for found in _END.finditer(text):
        if _ends(text[starts[-1] : found.start()], found[1], text[found.end() : found.end() + 1]):
            starts.append(found.end())
    ends = [*starts[1:], len(text)]
    return [text[begin:end] for begin, end in zip(starts, ends, strict=True) if begin < end]


def _ends(before: str, stop: str | None, following: str) -> bool:
    """Whether a sentence ends between the two; without a stop there is a blank line."""
    if stop is None:
        return True
    return not following.islower() and not (stop == "." and _SHORTENED.search(before))


def cut_at_sentence(text: str, room: int) -> str:
    """The first sentences that fit into so many units; words of the first if it is longer."""
    if length_of(text) <= room:
        return text
    return _sentences_within(text, room).rstrip() or cut_at_word(text, room)


def cut_at_word(text: str, room: int) -> str:
    """The first words that fit, and a mark that there is more."""
    if length_of(text) <= room:
        return text
    return _words_within(text, room - len(_MORE)).rstrip(" \n,;:–-") + _MORE


def split_text(text: str, room: int) -> list[str]:
    """All of it in parts that fit: between paragraphs, else sentences, else words."""
    parts, rest = [], text.strip()
    while length_of(rest) > room:
        part = _part(rest, room)
        parts.append(part.rstrip())
        rest = rest[len(part) :].lstrip()
    return [*parts, rest]


def _part(text: str, room: int) -> str:
    kept = _sentences_within(text, room)
    at = kept.rstrip().rfind(_BREAK)
    if not kept.endswith("\n") and at > len(kept) // 2:
        return kept[:at]
    return kept or _words_within(text, room)


def _sentences_within(text: str, room: int) -> str:
    kept = ""
    for sentence in split_sentences(text):
        if length_of((kept + sentence).rstrip()) > room:
            break
        kept += sentence
    return kept


def _words_within(text: str, room: int) -> str:
    """Whole words, or as many letters of the first as fit; never half an emoji."""
    units = text.encode("utf-16-le", "replace")[: 2 * max(room, 0)]
    begin = units.decode("utf-16-le", "ignore")
    return begin.rpartition(" ")[0] or begin
