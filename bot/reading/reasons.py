"""Finds the span of the writer's own words that gives the reason of an answer."""

import re
from collections.abc import Callable
from itertools import pairwise

from bot.reading.clauses import Clause
from bot.reading.phrases import Item
from bot.reading.scope import ANSWER_AHEAD, REFUSES
from bot.reading.tokens import Token

_LEADING = "PMSBZmhvTYIEylo"
_TRAILING = "PZBSmhMvIEDye"
_SPEAKS = re.compile(r"[VLOURJQHZgvzaqtwrib]|[NF][^Wux]*A|G$")


def find_reason(text: str, tokens: list[Token], clauses: list[Clause]) -> str | None:
    """The reason as it stands in the text, or None."""
    for finder in _FINDERS:
        if items := finder(clauses):
            return text[tokens[items[0].first].start : tokens[items[-1].last - 1].end]
    return None


def _after_because(clauses: list[Clause]) -> list[Item]:
    for clause in clauses:
        if clause.joint == "I" and clause.items and not REFUSES.match(clause.tags):
            ahead = ANSWER_AHEAD.search(clause.tags, 1)
            if trimmed := _trim(clause.items[: ahead.start()] if ahead else clause.items):
                return trimmed
    return []


def _condition(clauses: list[Clause]) -> list[Item]:
    for before, clause in pairwise([Clause([]), *clauses]):
        tags = clause.tags
        if clause.joint == "K" and clause.joint_item and not before.tags.endswith("U"):
            return [clause.joint_item, *clause.items[: _condition_end(tags)]]
        if re.search("[WuxkC].*h.*[AG]", tags) and "O" not in tags.partition("h")[0]:
            return _trim(clause.items[: tags.find("h")])
        if found := re.search("t.*[Wxufmk]", tags):
            return clause.items[found.start() :]
    return []


def _condition_end(tags: str) -> int:
    end = tags.find("h")
    if end >= 0:
        return end
    found = re.search("[SM]*[AV][PCm]*$", tags)
    return found.start() if found and found.start() else len(tags)


def _before_so(clauses: list[Clause]) -> list[Item]:
    for before, after in pairwise(clauses):
        is_near = after.joint == "E" and after.sentence - before.sentence <= 1
        if is_near and (trimmed := _trim(before.items)):
            return trimmed
    return []


def _own_clause(clauses: list[Clause]) -> list[Item]:
    for clause in clauses:
        tags = clause.tags
        if (
            _SPEAKS.search(tags)
            or re.search("N[MSP]*W", tags)
            or not re.search("W|[xuf].*[xuf]", tags)
        ):
            continue
        if trimmed := _trim(clause.items):
            return trimmed
    return []


def _within_clause(clauses: list[Clause]) -> list[Item]:
    for clause in clauses:
        found = re.search("[fp]?[PM]*[Wu]", clause.tags)
        if found is None or re.search("[RJQaq]|U.*u", clause.tags):
            continue
        rest = clause.tags[found.start() :]
        ahead = ANSWER_AHEAD.search(rest, 1)
        items = clause.items[found.start() :]
        if trimmed := _trim(items[: ahead.start()] if ahead else items):
            return trimmed
    return []


_FINDERS: tuple[Callable[[list[Clause]], list[Item]], ...] = (
    _after_because,
    _condition,
    _before_so,
    _own_clause,
    _within_clause,
)


def _trim(items: list[Item]) -> list[Item]:
    start, end = 0, len(items)
    while start < end and items[start].tag in _LEADING:
        start += 1
    while end > start and items[end - 1].tag in _TRAILING:
        end -= 1
    return items[start:end]
