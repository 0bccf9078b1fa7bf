"""Reports: asking, filling in, and the way up."""

from handlers.common.feature import Feature

FEATURES: tuple[Feature, ...] = ()
