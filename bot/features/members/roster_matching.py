"""Who of the roster a list's row means: name and birth date, or phone and birth date."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from bot.reading.cell_names import cell_key
from bot.reading.letters import form_of
from bot.reading.names import fold
from bot.reading.roster_rows import RosterRow
from models.members import Member

NameKey = tuple[str, ...]
_FULL_DATE = len("1950-07-03")


def name_key(name: str) -> NameKey:
    """What all spellings of a name have in common: tone marks may stand where they like."""
    return tuple(form_of(word) for word in name.split())


def is_same_unmarked(first: str, second: str) -> bool:
    """Whether one is the other as somebody types it who leaves out all diacritics."""
    return (first.isascii() or second.isascii()) and fold(first) == fold(second)


def is_full(day: str | None) -> bool:
    """Whether day, month and year are known."""
    return day is not None and len(day) == _FULL_DATE


def identities(row: RosterRow) -> list[tuple[object, ...]]:
    """Two rows of a list that share one of these are one person; a mere name is none.

    A birth year alone is shared by many: it counts within one cell only.
    """
    if row.born_on is None:
        return []
    place = None if is_full(row.born_on) else cell_key(row.cell or "")
    found: list[tuple[object, ...]] = [("name", name_key(row.name), row.born_on, place)]
    if row.phone and is_full(row.born_on):
        found.append(("phone", row.phone, row.born_on))
    return found


class KnownMembers:
    """The members of a ward, looked up without a query for each row.

    `cells` leads from a unit's id to the key of the cell it is or lies in.
    """

    def __init__(self, members: Iterable[Member], cells: Mapping[int, str]) -> None:
        self._cells = cells
        self._by_name: dict[NameKey, list[Member]] = defaultdict(list)
        self._by_birth: dict[str, list[Member]] = defaultdict(list)
        self._by_phone: dict[tuple[str, str], list[Member]] = defaultdict(list)
        for member in members:
            self._by_name[name_key(member.full_name)].append(member)
            if member.born_on and is_full(member.born_on):
                self._by_birth[member.born_on].append(member)
                self._by_phone[member.phone or "", member.born_on].append(member)

    def is_in_cell(self, member: Member, row: RosterRow) -> bool:
        """Whether the member is in the row's cell, or in a group of it."""
        return self._cells.get(member.unit_id) == cell_key(row.cell or "")

    def list_candidates(self, row: RosterRow) -> list[Member]:
        """Members the row may mean: the surest first, those of its cell before others."""
        same_name = self._by_name.get(name_key(row.name), [])
        sure = [member for member in same_name if self._has_birth_of(member, row)]
        born = row.born_on or ""
        sure += self._by_phone.get((row.phone, born), []) if row.phone else []
        same_birth = self._by_birth.get(born, [])
        sure += [m for m in same_birth if is_same_unmarked(m.full_name, row.name)]
        likely = [] if sure else [member for member in same_name if self._fits(member, row)]
        found = list({id(member): member for member in [*sure, *likely]}.values())
        return sorted(found, key=lambda member: not self.is_in_cell(member, row))

    def _has_birth_of(self, member: Member, row: RosterRow) -> bool:
        if row.born_on is None or member.born_on != row.born_on:
            return False
        return is_full(row.born_on) or self._is_near(member, row)

    def _is_near(self, member: Member, row: RosterRow) -> bool:
        has_phone = row.phone is not None and member.phone == row.phone
        return has_phone or self.is_in_cell(member, row)

    def _fits(self, member: Member, row: RosterRow) -> bool:
        """Whether a namesake is the same person, though a birth date is partly known or not at
        all: else the same list could not be imported twice, nor be followed by a better one."""
        if not self._is_near(member, row) or _differ(member.phone, row.phone):
            return False
        known, told = member.born_on or "", row.born_on or ""
        if bool(known) != bool(told):
            return row.phone is not None and member.phone == row.phone
        return known.startswith(told) or told.startswith(known)


def _differ(first: str | None, second: str | None) -> bool:
    return bool(first and second and first != second)
