"""A small organisation for tests: a ward with cells, members, roles and accounts."""

import base64
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from pydantic import SecretStr
from sqlalchemy.ext.asyncio import AsyncSession

from bot.reading.names import fold
from models.members import Account, Member, Unit
from models.repositories import accounts, units

SEAL_KEY = SecretStr(base64.b64encode(bytes(range(32))).decode())
NOW = datetime(2026, 3, 1, 1, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Ward:
    """The root of the tree and a session to grow it in."""

    session: AsyncSession
    unit: Unit

    async def add_cell(self, name: str = "Khu phố 1", parent: Unit | None = None) -> Unit:
        """A cell below the ward."""
        above = parent or self.unit
        return await units.add(self.session, above.id, units.CELL, name, NOW)

    async def add_member(
        self, unit: Unit, full_name: str = "Nguyễn Thị Sen", **changes: Any
    ) -> Member:
        """A member on the roster, official and regular unless told otherwise."""
        state: dict[str, Any] = {"membership": "official", "participation": "regular"}
        member = Member(
            unit_id=unit.id,
            full_name=full_name,
            folded_name=fold(full_name),
            created_at=NOW,
            updated_at=NOW,
            **state | changes,
        )
        self.session.add(member)
        await self.session.flush()
        return member

    async def add_account(
        self, user_id: int, member: Member | None = None, language: str = "vi"
    ) -> Account:
        """A chat account, of a registered member if one is given."""
        account = await accounts.add(self.session, user_id, language, NOW)
        account.member_id = member.id if member else None
        account.registered_at = NOW if member else None
        await self.session.flush()
        return account

    async def add_registered(
        self, unit: Unit, user_id: int, full_name: str = "Nguyễn Thị Sen", role: str | None = None
    ) -> Member:
        """A member with an account, and with a role in the unit if one is given."""
        member = await self.add_member(unit, full_name)
        await self.add_account(user_id, member)
        if role is not None:
            await units.add_role(self.session, member.id, unit.id, role)
        return member


async def found_ward(session: AsyncSession, name: str = "Sông Mây") -> Ward:
    """The root of a new organisation."""
    return Ward(session, await units.add(session, None, units.WARD, name, NOW))
