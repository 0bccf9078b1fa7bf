"""Who chose what in a poll that is not secret: for the committee, once it is closed."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor, require
from bot.errors import ChibotError, ChoiceIsStale
from bot.features.polls import rules
from bot.reading.names import sort_key
from models.members import Member
from models.repositories import members, polls


class VotersAreSecret(ChibotError):
    """Nobody knows who chose what in a secret poll."""

    key = "poll-error-secret"


class VotersAreHidden(ChibotError):
    """Names, like numbers, are shown when the poll is closed."""

    key = "poll-error-still-open"


@dataclass(frozen=True)
class Choosing:
    """One who has answered; options from 0."""

    member: Member
    unit_id: int
    options: tuple[int, ...]


async def list_voters(session: AsyncSession, actor: Actor, poll_id: int) -> list[Choosing]:
    """Those who have answered, by name.

    Raises ChoiceIsStale, NotAllowed, VotersAreSecret, VotersAreHidden.
    """
    poll = await polls.find(session, poll_id)
    if poll is None:
        raise ChoiceIsStale
    await require(session, actor, Act.SEE_VOTERS, poll.unit_id)
    if poll.is_secret:
        raise VotersAreSecret
    if poll.state != rules.CLOSED:
        raise VotersAreHidden
    chosen = {one.member_id: one for one in await polls.list_voters(session, poll_id)}
    chosen = {member_id: one for member_id, one in chosen.items() if one.choice}
    found = [
        Choosing(
            member,
            chosen[member.id].unit_id,
            rules.chosen_in(chosen[member.id].choice or 0, len(poll.options)),
        )
        for member in await members.list_by_ids(session, list(chosen))
    ]
    return sorted(found, key=lambda one: sort_key(one.member.full_name))
