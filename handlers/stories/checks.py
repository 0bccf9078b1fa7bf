"""What somebody should look at in a story before it is published: words that may tell too much."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Protocol

from bot.i18n import Html, Texts
from bot.reading.privacy import KINDS, Finding, find_private

# Letters shown on either side of what was found.
_AROUND = 24
# Quoted of one kind, and of one of many kinds: a card has room for more than this.
_MOST, _MOST_OF_MANY, _MANY = 4, 2, 3


class Worded(Protocol):
    """What is looked at of a story."""

    title: str
    text: str


def render_findings(texts: Texts, story: Worded) -> Html:
    """A line for each kind of what was found, with the words marked; "" if there is nothing.

    It points, and decides nothing: whoever reads it knows the people.
    """
    found = [
        _shown(texts, source, one) for source in _sources(story) for one in find_private(source)
    ]
    if not found:
        return Html("")
    by_kind = {kind: [words for known, words in found if known == kind] for kind in KINDS}
    kinds = {kind: words for kind, words in by_kind.items() if words}
    most = _MOST_OF_MANY if len(kinds) > _MANY else _MOST
    lines = [_line(texts, kind, words, most) for kind, words in kinds.items()]
    return Html("\n".join([texts("story-review-findings"), *lines]))


def count_findings(story: Worded) -> int:
    """How many words there are to look at."""
    return sum(len(find_private(source)) for source in _sources(story))


def _sources(story: Worded) -> Iterable[str]:
    return (story.title, story.text)


def _line(texts: Texts, kind: str, words: Sequence[Html], most: int) -> Html:
    # Said twice it is no other thing to look at.
    shown = [one for one, _ in groupby(words)]
    more = len(shown) - most
    tail = texts("story-review-findings-more", count=more) if more > 0 else Html("")
    quoted = Html("; ".join(shown[:most]) + tail)
    return texts("story-review-finding", kind=texts(f"story-review-kind-{kind}"), words=quoted)


def _shown(texts: Texts, source: str, finding: Finding) -> tuple[str, Html]:
    """The kind, and the words with a few around them."""
    words = texts(
        "story-review-marked",
        before=_tail(source[max(finding.start - _AROUND, 0) : finding.start], finding.start),
        words=" ".join(source[finding.start : finding.end].split()),
        after=_head(source[finding.end : finding.end + _AROUND], len(source) - finding.end),
    )
    return finding.kind, words


def _tail(words: str, available: int) -> str:
    """What stands before, on one line, from the beginning of a word."""
    line = words.rpartition("\n")[2]
    is_cut = len(line) == _AROUND < available
    return f"…{line.partition(' ')[2]}" if is_cut else line


def _head(words: str, available: int) -> str:
    """What stands behind, on one line, to the end of a word."""
    line = words.partition("\n")[0]
    is_cut = len(line) == _AROUND < available
    return f"{line.rpartition(' ')[0]}…" if is_cut else line
