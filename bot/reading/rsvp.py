"""Reads a free-text answer to an invitation: label, reason in the writer's words, sureness."""

from dataclasses import dataclass

from bot.reading.clauses import split_clauses
from bot.reading.combine import combine
from bot.reading.context import settle
from bot.reading.lexicon import ANSWERS
from bot.reading.lexicon_reasons import REASONS
from bot.reading.lexicon_talk import TALK
from bot.reading.phrases import Item, PhraseBook
from bot.reading.reasons import find_reason
from bot.reading.scope import Label, judge
from bot.reading.teencode import SHORT_WORDS
from bot.reading.tokens import Token, tokenize

_BOOK = PhraseBook([ANSWERS, TALK, REASONS])
_VOCABULARY = _BOOK.words | SHORT_WORDS
_WITH_REASON = {"no", "late", "online", "unsure"}


@dataclass(frozen=True)
class RsvpReading:
    """What an answer says; `reason` is a span of the text, `is_sure` False asks for buttons."""

    label: Label
    reason: str | None
    is_sure: bool


def read_rsvp(text: str) -> RsvpReading:
    """Reads an answer of any length and content; never raises."""
    tokens, items = parse(text)
    clauses = split_clauses(items)
    tags = {item.tag for item in items}
    is_for_owner = "r" in tags and bool(tags & {"f", "p"})
    judged = [(clause, judge(clause, is_for_owner)) for clause in clauses]
    verdict = combine(judged)
    reason = None
    if verdict.label in _WITH_REASON:
        reason = find_reason(text, tokens, clauses)
    return RsvpReading(verdict.label, reason, verdict.is_sure)


def parse(text: str) -> tuple[list[Token], list[Item]]:
    """The tokens of the text and the items they form."""
    tokens = tokenize(text, _VOCABULARY)
    return tokens, settle(_BOOK.find(tokens), tokens)
