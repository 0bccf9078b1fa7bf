"""Who is shown in a story: named by whoever works on it, and what they say is recorded."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor
from bot.errors import ChibotError, ChoiceIsStale, NotAllowed
from bot.features.stories import consent_rules, consents, desks, rules
from bot.features.stories.consents import IsAnswered, StoryIsNotOpen, WordingIsNew
from bot.quiet import QuietHours
from bot.reading.names import fold, tidy_name
from models.members import Member, Unit
from models.repositories import audit, members, stories, story_consents, story_posts, units
from models.stories import Story, StoryConsent

_MATCHES = 5
_AGREES_AS = frozenset({rules.PERSON, rules.GROUP, rules.PARENT})
_PROOFS = frozenset({rules.PAPER, rules.VOICE})
# Before a name, as people are called; "ông" and "bà" are known to the roster already.
_CALLED = frozenset("co chu bac anh chi cu di duong cau mo thim em chau be gia dinh".split())


class NameIsAmiss(ChibotError):
    """There is no name in it, or it is longer than one."""

    key = "story-consent-error-name"


class ShownAreTooMany(ChibotError):
    """More than can agree one by one; they are named as a group."""

    key = "story-consent-error-many"


class StoryIsOut(ChibotError):
    """It is published: whoever is found to be shown in it is named after it was taken back."""

    key = "story-consent-error-out"


class MemberIsAsked(ChibotError):
    """A member who can be reached in chat answers there, and nobody else for them."""

    key = "story-consent-error-member"


class NameStands(ChibotError):
    """They have decided, and the story still names them."""

    key = "story-consent-error-stands"


async def get_to_name(session: AsyncSession, actor: Actor, story_id: int) -> Story:
    """A story of which the actor may say who is shown: whoever told it; its cell; its desk.

    Raises ChoiceIsStale, NotAllowed.
    """
    story = await stories.find(session, story_id)
    if story is None:
        raise ChoiceIsStale
    await _require(session, actor, story)
    return story


async def _require(session: AsyncSession, actor: Actor, story: Story) -> None:
    """Raises NotAllowed; nobody but its author sees a draft."""
    if is_own(actor, story):
        return
    is_draft = story.state in rules.WRITABLE
    if is_draft or not await consents.may_ask(session, actor, story):
        raise NotAllowed(act=Act.REVIEW_STORY, unit_id=story.unit_id)


def is_own(actor: Actor, story: Story) -> bool:
    """Whether the actor has told it."""
    return actor.is_registered and story.proposed_by == actor.member_id


async def list_shown(
    session: AsyncSession, actor: Actor, story_id: int
) -> tuple[Story, list[StoryConsent]]:
    """The story, and those who are shown in it. Raises as `get_to_name`."""
    story = await get_to_name(session, actor, story_id)
    return story, await stories.list_consents(session, story_id)


async def get_shown(
    session: AsyncSession, actor: Actor, consent_id: int
) -> tuple[Story, StoryConsent]:
    """One of those who are shown. Raises as `get_to_name`."""
    consent = await story_consents.find(session, consent_id)
    if consent is None:
        raise ChoiceIsStale
    return await get_to_name(session, actor, consent.story_id), consent


async def name_shown(
    session: AsyncSession,
    actor: Actor,
    story_id: int,
    name: str,
    agrees_as: str,
    now: datetime,
    member_id: int | None = None,
) -> StoryConsent:
    """Somebody is shown; a member if one was found, see `list_matches`. Named twice they stand
    once.

    Raises as `get_to_name`, StoryIsOut, NameIsAmiss, ShownAreTooMany.
    """
    story = await _lock(session, actor, story_id)
    kept = " ".join(name.split())
    if not any(letter.isalpha() for letter in kept) or len(kept) > consent_rules.LONGEST_NAME:
        raise NameIsAmiss(most=consent_rules.LONGEST_NAME)
    if agrees_as not in _AGREES_AS:
        raise ChoiceIsStale
    await _require_match(session, actor, story, member_id)
    known = await stories.list_consents(session, story_id)
    same = (one for one in known if (fold(one.name), one.member_id) == (fold(kept), member_id))
    if (found := next(same, None)) is not None:
        return found
    if len(known) >= consent_rules.MOST_SHOWN:
        raise ShownAreTooMany(most=consent_rules.MOST_SHOWN)
    added = await story_consents.add(
        session,
        story_id=story_id,
        name=kept,
        agrees_as=agrees_as,
        member_id=member_id,
        state=rules.NEEDED,
        has_pictures=False,
        recorded_by=actor.member_id,
    )
    await audit.add(session, actor.user_id, "name_shown", "done", now, story.unit_id, story.id)
    return added


async def name_self(
    session: AsyncSession, actor: Actor, story_id: int, now: datetime
) -> StoryConsent:
    """Whoever told it is shown in it. Raises as `name_shown`, NotAllowed for anybody else."""
    story = await get_to_name(session, actor, story_id)
    if not is_own(actor, story):
        raise NotAllowed(act="name_self", unit_id=story.unit_id)
    own = actor.registered_member()
    return await name_shown(session, actor, story_id, own.full_name, rules.PERSON, now, own.id)


async def list_matches(
    session: AsyncSession, actor: Actor, story: Story, name: str
) -> list[tuple[Member, Unit]]:
    """Members who use the bot and may be meant; the ward's are found by those who lead only.

    Raises NotAllowed.
    """
    await _require(session, actor, story)
    words = fold(tidy_name(name)).split()
    while len(words) > 1 and words[0] in _CALLED:
        words = words[1:]
    if not words:
        return []
    places = await _searched(session, actor, story)
    return await story_consents.list_named(session, places, " ".join(words), _MATCHES)


async def _searched(session: AsyncSession, actor: Actor, story: Story) -> Sequence[int]:
    if not await consents.may_ask(session, actor, story):
        return [story.unit_id]
    return await units.list_open_ids(session, [await desks.desk_id(session, story.unit_id)])


async def _require_match(
    session: AsyncSession, actor: Actor, story: Story, member_id: int | None
) -> None:
    """Raises ChoiceIsStale for a member whom the actor could not have found."""
    if member_id is None or member_id == actor.member_id:
        return
    found = await members.list_by_ids(session, [member_id])
    places = await _searched(session, actor, story)
    if not found or found[0].unit_id not in places:
        raise ChoiceIsStale


async def link(
    session: AsyncSession, actor: Actor, consent_id: int, member_id: int | None, now: datetime
) -> StoryConsent:
    """This member is meant, and is asked in chat; None: no member, so it is recorded.

    Nobody who has answered is exchanged. Raises as `get_to_name`, StoryIsOut, IsAnswered.
    """
    story, consent = await _lock_shown(session, actor, consent_id)
    if consent.state not in {rules.NEEDED, rules.ASKED}:
        raise IsAnswered(name=consent.name)
    await _require_match(session, actor, story, member_id)
    consent.member_id, consent.state = member_id, rules.NEEDED
    await audit.add(session, actor.user_id, "name_shown", "done", now, story.unit_id, story.id)
    return consent


async def say_not_me(
    session: AsyncSession, actor: Actor, consent_id: int, now: datetime, quiet: QuietHours
) -> None:
    """The member who was asked is not the one who is shown. Raises ChoiceIsStale, NotAllowed for
    anybody but that member, IsAnswered."""
    question = await consents.get_own(session, actor, consent_id)
    consent, story = await consents.lock(session, consent_id)
    if consent.state not in {rules.NEEDED, rules.ASKED}:
        raise IsAnswered(name=question.consent.name)
    consent.member_id, consent.state = None, rules.NEEDED
    await consents.settle(session, actor.user_id, consent, story, "not_shown", now, quiet)


async def record(
    session: AsyncSession,
    actor: Actor,
    consent_id: int,
    revision: int,
    proof: str,
    proof_id: str,
    now: datetime,
    quiet: QuietHours,
    *,
    has_pictures: bool,
) -> StoryConsent:
    """They have agreed on paper, or say so in a voice note, to this wording; the file stays with
    Telegram.

    Raises as `get_to_name`, ChoiceIsStale, MemberIsAsked, WordingIsNew.
    """
    story, consent = await _lock_shown(session, actor, consent_id, may_be_out=True)
    if proof not in _PROOFS or not proof_id:
        raise ChoiceIsStale
    await _require_recorded(session, consent)
    if story.revision != revision:
        raise WordingIsNew
    # What is still being written is read to them once more when it is told.
    covered = revision if story.state in rules.OPEN else 0
    # Nobody agrees to pictures that are still to come.
    has_photos = await story_consents.count_shown_photos(session, story.id) > 0
    has_pictures = has_pictures and has_photos
    loses_pictures = consent.state == rules.GIVEN and consent.has_pictures and not has_pictures
    consent.state, consent.revision, consent.decided_at = rules.GIVEN, covered, now
    consent.has_pictures = has_pictures
    consent.proof, consent.proof_id, consent.recorded_by = proof, proof_id, actor.member_id
    if loses_pictures:
        await consents.take_down(session, actor.user_id, consent, story, now, quiet)
    await consents.settle(session, actor.user_id, consent, story, "record_consent", now, quiet)
    return consent


async def record_no(
    session: AsyncSession, actor: Actor, consent_id: int, now: datetime, quiet: QuietHours
) -> StoryConsent:
    """They do not agree, or no more, and have told it to somebody: that is believed at once.

    Raises as `get_to_name`, MemberIsAsked.
    """
    story, consent = await _lock_shown(session, actor, consent_id, may_be_out=True)
    await _require_recorded(session, consent)
    await consents.decline(session, actor.user_id, consent, story, now, quiet)
    return consent


async def confirm(
    session: AsyncSession,
    actor: Actor,
    consent_id: int,
    revision: int,
    now: datetime,
    quiet: QuietHours,
) -> StoryConsent:
    """Somebody has read the new wording to them, and they still agree.

    Raises as `get_to_name`, ChoiceIsStale, StoryIsNotOpen, WordingIsNew.
    """
    story, consent = await _lock_shown(session, actor, consent_id, may_be_out=True)
    if consent.state != rules.GIVEN or consent.proof not in _PROOFS:
        raise ChoiceIsStale
    if story.state not in rules.OPEN:
        raise StoryIsNotOpen
    if story.revision != revision:
        raise WordingIsNew
    consent.revision, consent.decided_at, consent.recorded_by = revision, now, actor.member_id
    await consents.settle(session, actor.user_id, consent, story, "record_consent", now, quiet)
    return consent


async def drop(session: AsyncSession, actor: Actor, consent_id: int, now: datetime) -> Story:
    """The story shows nobody of this name, or no more. Raises as `get_to_name`, StoryIsOut,
    NameStands."""
    story, consent = await _lock_shown(session, actor, consent_id)
    texts = (story.title, story.text)
    if not consent_rules.can_be_dropped(consent, story.revision, texts):
        raise NameStands(name=consent.name)
    await story_consents.remove(session, consent)
    await audit.add(session, actor.user_id, "drop_shown", "done", now, story.unit_id, story.id)
    return story


async def _require_recorded(session: AsyncSession, consent: StoryConsent) -> None:
    """Raises MemberIsAsked for one who can answer in chat."""
    if await consents.find_reached(session, consent) is not None:
        raise MemberIsAsked(name=consent.name)


async def _lock(
    session: AsyncSession, actor: Actor, story_id: int, *, may_be_out: bool = False
) -> Story:
    """Raises as `get_to_name`, StoryIsOut, StoryIsNotOpen."""
    story = await story_posts.lock(session, story_id)
    if story is None:
        raise ChoiceIsStale
    await _require(session, actor, story)
    if story.state == rules.DECLINED:
        raise StoryIsNotOpen
    if story.state == rules.PUBLISHED and not may_be_out:
        raise StoryIsOut
    return story


async def _lock_shown(
    session: AsyncSession, actor: Actor, consent_id: int, *, may_be_out: bool = False
) -> tuple[Story, StoryConsent]:
    story_id = await story_consents.find_story_id(session, consent_id)
    story = await _lock(session, actor, story_id or 0, may_be_out=may_be_out)
    consent = await story_consents.find(session, consent_id)
    if consent is None:
        raise ChoiceIsStale
    return story, consent
