"""Polls: asking, answering, the result."""

from handlers.common.feature import Feature

FEATURES: tuple[Feature, ...] = ()
