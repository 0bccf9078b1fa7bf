"""Reports: asking, filling in, and the way up."""

from handlers.common.feature import Feature
from handlers.reports import asking, deciding_face, filling_face

FEATURES: tuple[Feature, ...] = (asking.FEATURE, deciding_face.FEATURE, filling_face.FEATURE)
