"""The invented people of the demo: their roster, their phones, and who is registered already."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.features.members import registration
from bot.features.members.roster import import_roster
from bot.reading.roster import read_roster
from bot.reading.workbook import read_workbook_file
from bot.settings import Settings
from models.repositories import accounts, members, units
from models.session import Database

if TYPE_CHECKING:
    from bot.demo.stage import Stage

SAMPLE = Path(__file__).parents[2] / "samples" / "members.xlsx"
# In the first cell all but these last ones are registered, so that some can still join.
_NEWCOMERS = 4


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


async def settle_in(stage: "Stage") -> None:
    """Give everybody a phone; most of the first cell and all secretaries are registered."""
    residents = await list_residents(stage)
    texts = stage.texts
    registered = _registered(residents)
    for resident in residents:
        person = await stage.client.add_person(
            resident.name,
            phone=resident.phone,
            language_code=texts.language,
            note=resident.note,
        )
        if resident in registered:
            await _register(stage, person.id, resident.member_id)
            await person.start()
    await stage.client.add_person(
        texts.plain("demo-admin"), id=stage.admin_id, language_code=texts.language
    )
    await stage.client.add_person(
        texts.plain("demo-stranger"),
        phone="+84900999999",
        language_code=texts.language,
        note=texts.plain("demo-stranger-note"),
    )


def _registered(residents: list[Resident]) -> list[Resident]:
    first = [one for one in residents if one.unit_id == residents[0].unit_id]
    others = {one.unit_id: one for one in reversed(residents)}
    secretaries = [one for one in others.values() if one not in first]
    return first[:-_NEWCOMERS] + secretaries


async def _register(stage: "Stage", user_id: int, member_id: int) -> None:
    now = stage.chibot.clock.now()
    async with stage.chibot.database.writing() as session:
        account = await accounts.add(session, user_id, stage.texts.language, now)
        text_hash = hashlib.sha256(b"demo").hexdigest()
        await accounts.add_consent(session, account, "registration", text_hash, 0, now)
        await registration.register(session, account, member_id, now)
