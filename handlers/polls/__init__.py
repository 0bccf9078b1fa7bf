"""Polls: asking, answering, the result."""

from handlers.common.feature import Feature
from handlers.polls.answering_face import FEATURE as ANSWERING
from handlers.polls.asking import FEATURE as ASKING

FEATURES: tuple[Feature, ...] = (ANSWERING, ASKING)
