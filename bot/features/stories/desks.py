"""The desk of a story: the unit above its cell, whose people edit and publish."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor, list_deciders, list_places, may, require
from bot.errors import ChoiceIsStale
from models.members import Account, Unit
from models.repositories import stories, units
from models.stories import Story


async def desk_id(session: AsyncSession, unit_id: int) -> int:
    """The ward above a unit: the nearest open unit up the tree that is no cell and no group. Of a
    unit that was closed, too: somebody must be able to take its stories back."""
    line = await units.list_line(session, unit_id)
    desks = (unit.id for unit in line if unit.kind not in _BELOW and unit.closed_at is None)
    return next(desks, unit_id)


_BELOW = frozenset({units.CELL, units.GROUP})


async def cell_id(session: AsyncSession, unit_id: int) -> int:
    """Where a right to review the stories of a cell is needed: at the cell; of one that was closed
    the desk does it."""
    is_open = (await units.get(session, unit_id)).closed_at is None
    return unit_id if is_open else await desk_id(session, unit_id)


async def get_for_desk(session: AsyncSession, actor: Actor, act: Act, story_id: int) -> Story:
    """A story which the actor may deal with at its desk. Raises ChoiceIsStale, NotAllowed."""
    story = await stories.find(session, story_id)
    if story is None:
        raise ChoiceIsStale
    await require(session, actor, act, await desk_id(session, story.unit_id))
    return story


async def get_for_cell(session: AsyncSession, actor: Actor, act: Act, story_id: int) -> Story:
    """A story which the actor may deal with for its cell. Raises ChoiceIsStale, NotAllowed."""
    story = await stories.find(session, story_id)
    if story is None:
        raise ChoiceIsStale
    await require(session, actor, act, await cell_id(session, story.unit_id))
    return story


async def is_at_desk(session: AsyncSession, actor: Actor, act: Act, story: Story) -> bool:
    """Whether the actor may do this at the story's desk."""
    return await may(session, actor, act, await desk_id(session, story.unit_id))


async def list_desk_people(
    session: AsyncSession, story: Story, act: Act, besides: int = 0
) -> list[Account]:
    """People of the desk who may do this and can be written to, `besides` this chat user."""
    return await list_deciders(session, await desk_id(session, story.unit_id), act, besides)


async def list_desks(session: AsyncSession, actor: Actor, act: Act) -> list[Unit]:
    """The open units with a desk at which the actor may do this."""
    return [unit for unit in await list_places(session, actor, act) if unit.kind not in _BELOW]


async def list_covered(session: AsyncSession, desks: Sequence[Unit]) -> list[int]:
    """The units whose stories come to these desks, also those that were closed since."""
    return await units.list_ids(session, [unit.id for unit in desks])
