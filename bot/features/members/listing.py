"""How lists of members are ordered."""

from collections.abc import Iterable

from bot.reading.names import sort_key
from models.members import Member


def by_given_name(members: Iterable[Member]) -> list[Member]:
    """Vietnamese order: by given name, then family and middle names."""
    return sorted(members, key=lambda member: sort_key(member.full_name))
