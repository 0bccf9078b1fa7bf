"""Texts as people format them in chat, made into markup of our own: bold, italic, links."""

import html
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

_TAGS = {
    "bold": ("<b>", "</b>"),
    "italic": ("<i>", "</i>"),
    "underline": ("<u>", "</u>"),
    "strikethrough": ("<s>", "</s>"),
}
_LINK = "text_link"
_SAFE_LINK = re.compile(r"https?://[^\s\"<>]+$", re.IGNORECASE)
_MARKUP = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Span:
    """A part of a text in some style; offset and length count UTF-16 units, as Telegram does."""

    kind: str
    offset: int
    length: int
    url: str = ""


def to_markup(text: str, spans: Sequence[Span]) -> str:
    """The text as HTML with its simple formatting; everything else in it is escaped.

    Other styles, and links that lead to no web page, become plain words.
    """
    units = text.encode("utf-16-le", "surrogatepass")
    kept = [_fitted(span, units) for span in spans if span.kind in _TAGS or _is_link(span)]
    edges = {0, len(units) // 2, *(edge for span in kept for edge in _edges(span))}
    pieces = (
        (_piece(units, begin, end), _styles(kept, begin, end))
        for begin, end in pairwise(sorted(edges))
    )
    return "".join(_dressed(words, styles) for words, styles in pieces).strip()


def _is_link(span: Span) -> bool:
    return span.kind == _LINK and bool(_SAFE_LINK.match(span.url))


def _fitted(span: Span, units: bytes) -> Span:
    begin, end = (_outside_pair(units, edge) for edge in _edges(span))
    return replace(span, offset=begin, length=end - begin)


def _edges(span: Span) -> tuple[int, int]:
    return span.offset, span.offset + span.length


def _outside_pair(units: bytes, edge: int) -> int:
    """The edge inside the text; one inside an emoji moves before it."""
    edge = min(max(edge, 0), len(units) // 2)
    is_inside = 2 * edge < len(units) and 0xDC <= units[2 * edge + 1] <= 0xDF
    return edge - 1 if is_inside and edge else edge


def _piece(units: bytes, begin: int, end: int) -> str:
    words = units[2 * begin : 2 * end].decode("utf-16-le", "ignore")
    return "".join(letter for letter in words if _is_seen(letter))


def _is_seen(letter: str) -> bool:
    """Neither control characters nor what turns the direction of writing."""
    if letter in "\n\t" or letter == "\u200d":  # joins the parts of one emoji
        return True
    return unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co")


def _styles(spans: Sequence[Span], begin: int, end: int) -> list[Span]:
    inside = [s for s in spans if s.offset <= begin and end <= s.offset + s.length]
    # One of each kind, links outermost: always nested alike.
    by_kind = {span.kind: span for span in inside}
    return sorted(by_kind.values(), key=lambda span: (span.kind != _LINK, span.kind))


def _dressed(words: str, styles: Sequence[Span]) -> str:
    dressed = html.escape(words, quote=False)
    if not dressed.strip():
        return dressed
    for span in reversed(styles):
        opening, closing = _TAGS.get(span.kind) or _link_tags(span)
        dressed = f"{opening}{dressed}{closing}"
    return dressed


def _link_tags(span: Span) -> tuple[str, str]:
    return f'<a href="{html.escape(span.url)}">', "</a>"


def visible(markup: str) -> str:
    """The words that people see of a markup."""
    return html.unescape(_MARKUP.sub("", markup))


def visible_length(markup: str) -> int:
    """Their number as Telegram counts it: in UTF-16 units, an emoji is two."""
    return len(visible(markup).encode("utf-16-le", "replace")) // 2
