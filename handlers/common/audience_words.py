"""How an audience and the chats it has are told."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from bot.features.members import audience
from bot.i18n import Html, Texts
from models.repositories import units
from models.repositories.audience import Whom

# Named in full; the others are counted.
_NAMED = 5


async def audience_words(session: AsyncSession, texts: Texts, whom: Whom) -> Html:
    """The audience: "toàn thể đảng viên của Chi bộ Khu phố 1"."""
    if whom.roles:
        chosen = ", ".join(texts.plain(f"role-{role}") for role in whom.roles)
    elif set(whom.participation) == set(audience.USUAL):
        chosen = texts.plain("announce-whom-all")
    else:
        chosen = ", ".join(texts.plain(f"participation-{state}") for state in whom.participation)
    names = [(await units.get(session, i)).name for i in whom.unit_ids[:_NAMED]]
    more = len(whom.unit_ids) - len(names)
    named = ", ".join(names)
    if more:
        return texts("announce-summary-whom-more", chosen=chosen, units=named, count=more)
    return texts("announce-summary-whom", chosen=chosen, units=named)


def listed(names: Sequence[str]) -> str:
    """The first of them, and how many more."""
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" (+{more})" if more > 0 else "")
