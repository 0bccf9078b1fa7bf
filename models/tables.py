"""Every table of the schema: the one place that imports all modules with tables."""

from models import audit, dialogues, inbox, meetings, members, outbox, rosters, timers
from models.base import Base

MODULES = (audit, dialogues, inbox, meetings, members, outbox, rosters, timers)
metadata = Base.metadata
