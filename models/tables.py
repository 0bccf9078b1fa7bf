"""Every table of the schema: the one place that imports all modules with tables."""

from models import (
    announcements,
    audit,
    calls,
    chats,
    dialogues,
    inbox,
    leases,
    meetings,
    members,
    outbox,
    polls,
    reports,
    rosters,
    stories,
    timers,
)
from models.base import Base

MODULES = (
    announcements,
    audit,
    calls,
    chats,
    dialogues,
    inbox,
    leases,
    meetings,
    members,
    outbox,
    polls,
    reports,
    rosters,
    stories,
    timers,
)
metadata = Base.metadata
