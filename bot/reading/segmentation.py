"""Cuts words typed without spaces ("khongdiduoc") into known words."""

from bot.reading.syllables import is_syllable

_LONGEST_WORD = 8
_LONGEST_RUN = 60
_KNOWN, _SPELLABLE = 10, 26


def cut_glued(folded: str, vocabulary: frozenset[str]) -> tuple[int, ...]:
    """Lengths of the words of the run, most of them known; () when it does not come apart."""
    if not 4 <= len(folded) <= _LONGEST_RUN:
        return ()
    best: list[tuple[int, int]] = [(0, 0)]  # cost up to here, start of the last word
    for end in range(1, len(folded) + 1):
        starts = range(max(0, end - _LONGEST_WORD), end)
        best.append(min((_cost(folded[at:end], vocabulary) + best[at][0], at) for at in starts))
    lengths, end = [], len(folded)
    while end:
        lengths.append(end - best[end][1])
        end = best[end][1]
    parts = len(lengths)
    return tuple(reversed(lengths)) if parts > 1 and best[-1][0] < parts * _SPELLABLE * 0.8 else ()


def _cost(word: str, vocabulary: frozenset[str]) -> int:
    if len(word) > 1 and word in vocabulary:
        return _KNOWN + max(0, 3 - len(word)) * 2
    return _SPELLABLE if len(word) > 1 and is_syllable(word) else 1000
