"""How a delivery adds up, and who phones whom. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.roles import COMMITTEE_MEMBER, DEPUTY, GROUP_LEADER, SECRETARY

# Reasons that are put into words of their own, in this order; all others are "other".
BLOCKED, DEACTIVATED, NOT_STARTED = "blocked", "deactivated", "not_started"
OTHER = "other"
REASONS = (BLOCKED, DEACTIVATED, NOT_STARTED, OTHER)
_ALIKE = {"chat_not_found": NOT_STARTED}
# Kept back by the leaders, never tried: nobody is phoned about it.
WITH_INTENT = frozenset({"stopped", "withdrawn", "not_needed"})
# Whoever holds the first of these that somebody holds phones the members of a cell.
_CALLERS = ((GROUP_LEADER,), (COMMITTEE_MEMBER, DEPUTY), (SECRETARY,))
CALLER_ROLES = frozenset(role for roles in _CALLERS for role in roles)


@dataclass(frozen=True)
class Delivery:
    """What became of so many messages: the terms add up to `total`."""

    total: int
    delivered: int
    # It was tried in vain.
    refused: Mapping[str, int]
    unclear: int
    waiting: int
    # It was stopped or withdrawn before it was tried.
    kept_back: int
    # Nothing is kept of them any more: the account was removed, or their time has come.
    gone: int
    # Of the delivered.
    withdrawn: int


def add_up(
    recipients: int,
    *,
    delivered: int,
    refused: Mapping[str, int],
    unclear: int,
    waiting: int,
    withdrawn: int = 0,
) -> Delivery:
    """The terms of a delivery that was put into the outbox for so many recipients."""
    known = delivered + sum(refused.values()) + unclear + waiting
    total = max(recipients, known)
    kept = kept_back(refused)
    gone = total - known
    return Delivery(total, delivered, worded(refused), unclear, waiting, kept, gone, withdrawn)


def kept_back(refused: Mapping[str, int]) -> int:
    """How many of those not sent were never tried, because the leaders wanted it so."""
    return sum(number for reason, number in refused.items() if reason in WITH_INTENT)


def worded_reason(reason: str) -> str:
    """The reason as it is put into words."""
    same = _ALIKE.get(reason, reason)
    return same if same in REASONS else OTHER


def worded(refused: Mapping[str, int]) -> dict[str, int]:
    """What was tried in vain by reasons that are put into words, in order, without empty ones."""
    counts = dict.fromkeys(REASONS, 0)
    for reason in refused.keys() - WITH_INTENT:
        number = refused[reason]
        counts[worded_reason(reason)] += number
    return {reason: number for reason, number in counts.items() if number}


@dataclass(frozen=True)
class Holding:
    """A role that makes its holder one of those who phone."""

    unit_id: int
    role: str
    member_id: int


def callers_of(
    unit_id: int, group_of: Mapping[int, int], holdings: Sequence[Holding]
) -> tuple[int, ...]:
    """Who may phone a member of this unit, as members' ids.

    `group_of` gives the cell of each party group. A group's own leader comes first; then all
    group leaders of the cell, or its committee, or its secretary.
    """
    if unit_id in group_of:
        own = _holders(holdings, {unit_id}, (GROUP_LEADER,))
        if own:
            return own
    cell = group_of.get(unit_id, unit_id)
    groups = {group for group, above in group_of.items() if above == cell}
    for roles in _CALLERS:
        places = {cell} | groups if roles == (GROUP_LEADER,) else {cell}
        found = _holders(holdings, places, roles)
        if found:
            return found
    return ()


def may_phone(
    caller_id: int, unit_id: int, group_of: Mapping[int, int], holdings: Sequence[Holding]
) -> bool:
    """Whether the caller holds a role for it in the member's cell or one of its party groups."""
    cell = group_of.get(unit_id, unit_id)
    places = {cell} | {group for group, above in group_of.items() if above == cell}
    return caller_id in _holders(holdings, places, sorted(CALLER_ROLES))


def _holders(
    holdings: Sequence[Holding], places: set[int], roles: Sequence[str]
) -> tuple[int, ...]:
    found = [one.member_id for one in holdings if one.unit_id in places and one.role in roles]
    return tuple(dict.fromkeys(found))


def share_out(
    people: Sequence[tuple[int, Sequence[int]]], load: Mapping[int, int]
) -> dict[int, int]:
    """Each member to one of those who may phone them; who has least to do comes first.

    `load` is what each has to do already. Nobody phones themselves; a member for whom nobody is
    left is not in the result.
    """
    busy = dict(load)
    shares: dict[int, int] = {}
    for member_id, callers in people:
        free = [caller for caller in callers if caller != member_id]
        if free:
            caller = min(free, key=lambda one: busy.get(one, 0))
            busy[caller] = busy.get(caller, 0) + 1
            shares[member_id] = caller
    return shares
