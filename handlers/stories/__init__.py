"""The face of stories."""

from handlers.common.feature import Feature
from handlers.stories import (
    consents,
    consents_answering,
    desk,
    desk_slots,
    home,
    kit,
    publishing,
    reviewing,
    rhythm,
    telling,
)
from handlers.stories.consents_face import FEATURE as CONSENTS
from handlers.stories.desk_face import FEATURE as DESK
from handlers.stories.kit_face import FEATURE as KIT
from handlers.stories.publishing_face import FEATURE as PUBLISHING
from handlers.stories.telling_face import FEATURE as TELLING

# One entry for each slice, in the order in which the sections are shown.
home.SECTIONS.extend(
    [
        telling.section,
        consents_answering.section,
        reviewing.section,
        desk.section,
        rhythm.section,
        kit.section,
    ]
)
desk_slots.SLOTS.extend([consents.slot, publishing.slot, kit.slot])
FEATURES: tuple[Feature, ...] = (
    TELLING,
    CONSENTS,
    reviewing.FEATURE,
    DESK,
    PUBLISHING,
    KIT,
)
