"""The invented people of the demo: their roster, their phones, and who is registered already."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.ext.asyncio import AsyncSession

from bot.demo import pending
from bot.features.members import registration
from bot.features.members.roster import import_roster
from bot.reading.roster import read_roster
from bot.reading.workbook import read_workbook_file
from bot.settings import Settings
from models.members import Account
from models.repositories import accounts, members, units
from models.session import Database

if TYPE_CHECKING:
    from bot.demo.stage import Stage
    from simulator.client import Person

SAMPLE = Path(__file__).parents[2] / "samples" / "members.xlsx"
# In the first cell all but these last ones are registered, so that some can still join.
_NEWCOMERS = 4
# The first of a cell who holds no office; before them come secretary, deputy and committee.
_MEMBER = 3


@dataclass(frozen=True)
class Resident:
    """A member of the sample roster, as the demo needs them."""

    member_id: int
    name: str
    phone: str
    position: str
    unit_id: int
    unit: str

    @property
    def note(self) -> str:
        """What the page shows under the name."""
        return f"{self.position} · {self.unit}"


@dataclass(frozen=True)
class Cast:
    """Everybody with a phone, by their member's id; `cells`: who is registered, cell by cell."""

    persons: Mapping[int, "Person"]
    cells: Sequence[Sequence[Resident]]
    admin: "Person"
    editor: "Person"


async def import_sample(database: Database, settings: Settings, now: datetime) -> None:
    """Fill the roster from the sample workbook."""
    roster = read_roster(read_workbook_file(SAMPLE), today=now.astimezone(settings.zone).date())
    async with database.writing() as session:
        ward = await units.add(session, None, units.WARD, settings.ward_name, now)
        await import_roster(session, roster.rows, ward.id, now)


async def list_residents(stage: "Stage") -> list[Resident]:
    """All members, cell by cell, in the order of the roster."""
    async with stage.chibot.database.reading() as session:
        root = await units.find_root(session)
        cells = await units.list_cells_below(session, [root.id] if root else [])
        return [
            Resident(m.id, m.full_name, m.phone or "", m.position or "", cell.id, cell.name)
            for cell in cells
            for m in await members.list_of_unit(session, cell.id)
        ]


async def settle_in(stage: "Stage") -> Cast:
    """Give everybody a phone; most of the first cell and some of the others are registered.

    The ward has asked for the month's report, and the first secretary for opinions.
    """
    residents = await list_residents(stage)
    texts = stage.texts
    cells = _registered(residents)
    registered = [resident for cell in cells for resident in cell]
    persons = {}
    for resident in residents:
        person = await stage.client.add_person(
            resident.name,
            phone=resident.phone,
            language_code=texts.language,
            note=resident.note,
        )
        persons[resident.member_id] = person
        if resident in registered:
            await _register(stage, person.id, resident.member_id)
            await person.start()
    admin = await _register_administrator(stage, "demo-admin", stage.admin_id)
    editor = await _register_administrator(stage, "demo-editor", stage.editor_id)
    await pending.ask_for_reports(stage)
    secretary = residents[0]
    await pending.ask_for_opinions(stage, persons[secretary.member_id].id, secretary.unit_id)
    await stage.client.add_person(
        texts.plain("demo-stranger"),
        phone="+84900999999",
        language_code=texts.language,
        note=texts.plain("demo-stranger-note"),
    )
    return Cast(persons, cells, admin, editor)


def _registered(residents: list[Resident]) -> list[list[Resident]]:
    """Most of the first cell; of each other cell its secretary and one member."""
    cells: dict[int, list[Resident]] = {}
    for one in residents:
        cells.setdefault(one.unit_id, []).append(one)
    first, *others = cells.values()
    return [first[:-_NEWCOMERS], *([cell[0], cell[_MEMBER]] for cell in others)]


async def _register(stage: "Stage", user_id: int, member_id: int) -> None:
    now = stage.chibot.clock.now()
    async with stage.chibot.database.writing() as session:
        account = await _add_account(session, stage, user_id)
        await registration.register(session, account, member_id, now)


async def _register_administrator(stage: "Stage", key: str, user_id: int) -> "Person":
    now, texts = stage.chibot.clock.now(), stage.texts
    name = texts.plain(key)
    person = await stage.client.add_person(name, id=user_id, language_code=texts.language)
    async with stage.chibot.database.writing() as session:
        account = await _add_account(session, stage, user_id)
        ward_name = stage.chibot.settings.ward_name
        await registration.become_administrator(session, account, name, ward_name, now)
    await person.start()
    return person


async def _add_account(session: AsyncSession, stage: "Stage", user_id: int) -> Account:
    """Of somebody who has agreed to be registered."""
    now = stage.chibot.clock.now()
    account = await accounts.add(session, user_id, stage.texts.language, now)
    text_hash = hashlib.sha256(b"demo").hexdigest()
    await accounts.add_consent(session, account, "registration", text_hash, 0, now)
    return account
