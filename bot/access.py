"""Who may do what where: decided here, at the moment of the act, from the database."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import NotAllowed
from bot.roles import COMMITTEE_MEMBER, DEPUTY, SECRETARY, WARD_ADMIN
from models.members import Account, Member, Role, Unit
from models.repositories import accounts, units


class Act(StrEnum):
    """What is decided about."""

    INVITE = "invite"
    DECIDE_APPLICATION = "decide_application"
    LIST_MEMBERS = "list_members"
    SEE_PHONES = "see_phones"
    CALL_MEETING = "call_meeting"
    SEE_ANSWERS = "see_answers"
    ANSWER_FOR_MEMBER = "answer_for_member"
    IMPORT_ROSTER = "import_roster"
    BIND_CHAT = "bind_chat"
    CONFIRM_CHAT = "confirm_chat"
    ANNOUNCE = "announce"
    CONFIRM_ANNOUNCEMENT = "confirm_announcement"
    SEE_DELIVERY = "see_delivery"
    # Make forms, open rounds, return and accept, nudge, answer proposals: for the asking unit.
    LEAD_REPORTS = "lead_reports"
    WRITE_REPORT = "write_report"
    READ_REPORT = "read_report"
    OPEN_POLL = "open_poll"
    # Who chose what, in a poll that is not secret.
    SEE_VOTERS = "see_voters"
    # Say yes for the cell, return, decline; name who is shown, record what they agreed to.
    REVIEW_STORY = "review_story"
    # At the desk, the unit above the cell: change wording and pictures, see what comes back.
    EDIT_STORY = "edit_story"
    # Ask for a story to be published, confirm what another one asks for, set the rhythm, withdraw.
    PUBLISH_STORY = "publish_story"


_LEADERS = frozenset({WARD_ADMIN, SECRETARY, DEPUTY})
# A role holds in its unit and in everything below it.
_MAY: dict[Act, frozenset[str]] = {
    Act.INVITE: _LEADERS,
    Act.DECIDE_APPLICATION: _LEADERS,
    Act.LIST_MEMBERS: _LEADERS | {COMMITTEE_MEMBER},
    Act.SEE_PHONES: _LEADERS,
    Act.CALL_MEETING: _LEADERS,
    Act.SEE_ANSWERS: _LEADERS | {COMMITTEE_MEMBER},
    Act.ANSWER_FOR_MEMBER: _LEADERS,
    Act.IMPORT_ROSTER: frozenset({WARD_ADMIN}),
    Act.BIND_CHAT: frozenset({WARD_ADMIN, SECRETARY}),
    Act.CONFIRM_CHAT: _LEADERS,
    Act.ANNOUNCE: _LEADERS,
    Act.CONFIRM_ANNOUNCEMENT: _LEADERS,
    Act.SEE_DELIVERY: _LEADERS,
    Act.LEAD_REPORTS: _LEADERS,
    Act.WRITE_REPORT: frozenset({SECRETARY, DEPUTY}),
    Act.READ_REPORT: _LEADERS,
    Act.OPEN_POLL: _LEADERS,
    Act.SEE_VOTERS: _LEADERS | {COMMITTEE_MEMBER},
    Act.REVIEW_STORY: _LEADERS,
    Act.EDIT_STORY: _LEADERS | {COMMITTEE_MEMBER},
    Act.PUBLISH_STORY: _LEADERS,
}


@dataclass(frozen=True)
class Actor:
    """The person who acts, as the database knows them at this moment."""

    user_id: int
    account: Account | None = None
    member: Member | None = None
    roles: tuple[Role, ...] = ()

    @property
    def is_registered(self) -> bool:
        """Whether the person is a confirmed member who has not left."""
        return self.member is not None and self.member.participation != "left"

    def registered_member(self) -> Member:
        """The member who acts. Raises NotAllowed for a stranger."""
        if self.member is None or not self.is_registered:
            raise NotAllowed
        return self.member

    def known_member(self) -> Member:
        """The member who acts, also one who has left. Raises NotAllowed for a stranger."""
        if self.member is None:
            raise NotAllowed
        return self.member

    @property
    def member_id(self) -> int:
        """The member's id. Raises NotAllowed for a stranger."""
        return self.registered_member().id

    def holds_any(self, act: Act) -> bool:
        """Whether some role allows the act somewhere."""
        return self.is_registered and any(role.role in _MAY[act] for role in self.roles)


async def may(session: AsyncSession, actor: Actor, act: Act, unit_id: int) -> bool:
    """Whether the actor may do this in this unit; the tree is read anew."""
    if not actor.holds_any(act):
        return False
    line = await units.list_line_ids(session, unit_id)
    return any(role.unit_id in line and role.role in _MAY[act] for role in actor.roles)


async def require(session: AsyncSession, actor: Actor, act: Act, unit_id: int) -> None:
    """Raises NotAllowed, which is audited, unless the actor may do this in this unit."""
    if not await may(session, actor, act, unit_id):
        raise NotAllowed(act=act, unit_id=unit_id)


async def list_units(session: AsyncSession, actor: Actor, act: Act) -> list[Unit]:
    """The open cells in which the actor may do this."""
    if not actor.holds_any(act):
        return []
    tops = [role.unit_id for role in actor.roles if role.role in _MAY[act]]
    return await units.list_cells_below(session, tops)


async def list_places(session: AsyncSession, actor: Actor, act: Act) -> list[Unit]:
    """The open units of every kind in which the actor may do this, from the top down."""
    if not actor.holds_any(act):
        return []
    tops = [role.unit_id for role in actor.roles if role.role in _MAY[act]]
    return await units.list_below(session, tops)


async def list_deciders(
    session: AsyncSession, unit_id: int, act: Act, besides: int = 0
) -> list[Account]:
    """People who may do this in this unit and can be written to: the nearest ones up the tree,
    `besides` the chat user of this id."""
    for place in await units.list_line_ids(session, unit_id):
        holders = await units.list_role_accounts(session, place, sorted(_MAY[act]))
        found = [account for account in holders if account.user_id != besides]
        if found:
            return found
    return []


async def load_actor(session: AsyncSession, user_id: int) -> Actor:
    """Read who this chat user is."""
    return (await load_actors(session, [user_id]))[user_id]


async def load_actors(session: AsyncSession, user_ids: Iterable[int]) -> dict[int, Actor]:
    """Read who these chat users are, at once."""
    user_ids = list(user_ids)
    known = await accounts.list_known(session, user_ids)
    found = {user_id: Actor(user_id) for user_id in user_ids}
    for user_id, (account, member, roles) in known.items():
        found[user_id] = Actor(user_id, account, member, tuple(roles))
    return found
