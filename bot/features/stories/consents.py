"""Those who are shown are asked, and nobody answers for them; they may change their mind."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor, list_deciders, may
from bot.errors import ChibotError, ChoiceIsStale, NotAllowed
from bot.features.stories import consent_rules, desks, kinds, publishing, rules, showing, telling
from bot.features.stories.consent_rules import AGAINST, BOTH, NO
from bot.outbox import queue
from bot.quiet import QuietHours
from models.members import Account, Unit
from models.repositories import accounts, audit, stories, story_consents, story_posts, units
from models.repositories.sending import Claimed
from models.stories import Story, StoryConsent


class WordingIsNew(ChibotError):
    """The story was changed since it was shown: nobody agrees to what they have not read."""

    key = "story-consent-error-new"


class StoryIsNotOpen(ChibotError):
    """It is being written, or will not be published: nobody is asked about it."""

    key = "story-consent-error-closed"


class NobodyToAsk(ChibotError):
    """Whoever is shown is no member: what they say is recorded."""

    key = "story-consent-error-nobody"


class MemberIsNotReached(ChibotError):
    """The member cannot be written to in chat: what they say is recorded."""

    key = "story-consent-error-not-reached"


class IsAnswered(ChibotError):
    """They have agreed to, or refused, just this wording."""

    key = "story-consent-error-answered"


@dataclass(frozen=True)
class Question:
    """Somebody who is shown, in which story, of which cell."""

    consent: StoryConsent
    story: Story
    unit: Unit


async def may_ask(session: AsyncSession, actor: Actor, story: Story) -> bool:
    """Whether the actor may ask those who are shown: of the cell, or at the desk."""
    if await may(session, actor, Act.REVIEW_STORY, await desks.cell_id(session, story.unit_id)):
        return True
    return await desks.is_at_desk(session, actor, Act.EDIT_STORY, story)


async def ask(
    session: AsyncSession, actor: Actor, consent_id: int, now: datetime, quiet: QuietHours
) -> Account:
    """Ask one of those who are shown, once a day at most; the account that is written to.

    Raises ChoiceIsStale, NotAllowed, StoryIsNotOpen, NobodyToAsk, MemberIsNotReached, IsAnswered.
    """
    consent, story = await lock(session, consent_id)
    await _require_asker(session, actor, story)
    if consent.member_id is None:
        raise NobodyToAsk(name=consent.name)
    if not consent_rules.can_be_asked(consent, story.revision):
        raise IsAnswered(name=consent.name)
    account = await find_reached(session, consent)
    if account is None:
        raise MemberIsNotReached(name=consent.name)
    await _put_question(session, actor, consent, story, account, now, quiet)
    return account


async def ask_all(
    session: AsyncSession, actor: Actor, story_id: int, now: datetime, quiet: QuietHours
) -> int:
    """Ask all who are shown, can be asked in chat and have not answered to this wording.

    Returns how many were asked. Raises ChoiceIsStale, NotAllowed, StoryIsNotOpen.
    """
    story = await story_posts.lock(session, story_id)
    if story is None:
        raise ChoiceIsStale
    await _require_asker(session, actor, story)
    asked = 0
    for consent in await stories.list_consents(session, story_id):
        account = await find_reached(session, consent)
        if account is not None and consent_rules.is_to_be_asked(consent, story.revision):
            await _put_question(session, actor, consent, story, account, now, quiet)
            asked += 1
    return asked


async def _require_asker(session: AsyncSession, actor: Actor, story: Story) -> None:
    if not await may_ask(session, actor, story):
        raise NotAllowed(act=Act.REVIEW_STORY, unit_id=story.unit_id)
    if story.state not in rules.OPEN:
        raise StoryIsNotOpen


async def find_reached(session: AsyncSession, consent: StoryConsent) -> Account | None:
    """Where the member who is shown can be asked in chat."""
    if consent.member_id is None:
        return None
    account = await accounts.find_of_member(session, consent.member_id)
    is_reached = account is not None and account.reach == accounts.REACHABLE
    return account if is_reached else None


async def _put_question(
    session: AsyncSession,
    actor: Actor,
    consent: StoryConsent,
    story: Story,
    account: Account,
    now: datetime,
    quiet: QuietHours,
) -> None:
    consent.state, consent.revision = rules.ASKED, story.revision
    consent.decided_at = consent.proof = consent.proof_id = None
    # One's own question is not kept for the morning.
    at = now if account.user_id == actor.user_id else quiet.end_after(now)
    await showing.put_question(session, consent, story, account.user_id, at, showing.QUESTION)
    await audit.add(session, actor.user_id, "ask_consent", "done", now, story.unit_id, story.id)


async def on_refused(
    session: AsyncSession, row: Claimed, reason: str, now: datetime, quiet: QuietHours
) -> None:
    """Telegram does not bring the question to them: those who work on the story learn of it."""
    del reason
    if row.kind != kinds.CONSENT.name:
        return
    consent = await story_consents.find(session, row.subject_id)
    story = await stories.find(session, consent.story_id) if consent is not None else None
    if consent is None or story is None or consent.state != rules.ASKED:
        return
    consent.state, consent.revision = rules.NEEDED, None
    await session.flush()
    await _tell_workers(session, row.chat_id, consent, story, now, quiet)


async def get_own(session: AsyncSession, actor: Actor, consent_id: int) -> Question:
    """What is told of the actor. Raises ChoiceIsStale, NotAllowed for anybody else."""
    consent, story = await _find(session, consent_id)
    _require_own(actor, consent, story)
    return Question(consent, story, await units.get(session, story.unit_id))


async def list_about(session: AsyncSession, actor: Actor) -> list[Question]:
    """Where the actor is shown, and was asked or has answered. Raises NotAllowed."""
    found = await story_consents.list_of_member(session, actor.member_id)
    return [
        Question(consent, story, unit)
        for consent, story, unit in found
        if consent.state != rules.NEEDED and story.state in rules.OPEN
    ]


async def show_again(
    session: AsyncSession, actor: Actor, consent_id: int, now: datetime
) -> Question:
    """Send the story to the person once more, as it reads now. Raises as `get_own`,
    StoryIsNotOpen."""
    question = await get_own(session, actor, consent_id)
    consent, story = question.consent, question.story
    if story.state not in rules.OPEN:
        raise StoryIsNotOpen
    await showing.put_question(session, consent, story, actor.user_id, now, showing.AGAIN)
    return question


async def answer(
    session: AsyncSession,
    actor: Actor,
    consent_id: int,
    revision: int,
    choice: str,
    now: datetime,
    quiet: QuietHours,
) -> Question:
    """The person agrees, to words and pictures or to the words only, or does not.

    A no counts whatever was shown; a yes only to the wording that was read. Raises ChoiceIsStale,
    NotAllowed for anybody but that person, StoryIsNotOpen, WordingIsNew.
    """
    if choice == NO:
        return await take_back(session, actor, consent_id, now, quiet)
    consent, story = await lock(session, consent_id)
    _require_own(actor, consent, story)
    if story.state not in rules.OPEN:
        raise StoryIsNotOpen
    if revision != story.revision:
        raise WordingIsNew
    has_photos = await story_consents.count_shown_photos(session, story.id) > 0
    loses_pictures = consent.state == rules.GIVEN and consent.has_pictures and choice != BOTH
    consent.state, consent.revision, consent.decided_at = rules.GIVEN, revision, now
    consent.has_pictures = has_photos and choice == BOTH
    consent.proof, consent.proof_id, consent.recorded_by = rules.CHAT, None, None
    if loses_pictures:
        await take_down(session, actor.user_id, consent, story, now, quiet)
    await settle(session, actor.user_id, consent, story, "agree_story", now, quiet)
    return Question(consent, story, await units.get(session, story.unit_id))


async def take_back(
    session: AsyncSession, actor: Actor, consent_id: int, now: datetime, quiet: QuietHours
) -> Question:
    """The person does not agree, or no more: what is published is taken back in this very
    transaction. Raises ChoiceIsStale, NotAllowed for anybody but that person."""
    consent, story = await lock(session, consent_id)
    _require_own(actor, consent, story)
    await decline(session, actor.user_id, consent, story, now, quiet)
    return Question(consent, story, await units.get(session, story.unit_id))


async def take_back_of_member(
    session: AsyncSession, member_id: int, now: datetime, quiet: QuietHours
) -> int:
    """A member erases their account, and takes back what they agreed to; in how many stories.

    Whether they may is for the caller to ask, before the account is gone.
    """
    account = await accounts.find_of_member(session, member_id)
    found = await story_consents.list_of_member(session, member_id)
    for known, _, _ in found:
        consent, story = await lock(session, known.id)
        await decline(session, account.user_id if account else 0, consent, story, now, quiet)
    return len(found)


async def decline(
    session: AsyncSession,
    user_id: int,
    consent: StoryConsent,
    story: Story,
    now: datetime,
    quiet: QuietHours,
) -> None:
    """They said no, to the chat user of this id: nothing that shows them stays published.

    Who may say so is for the caller to ask; the story must be locked.
    """
    if consent.state in AGAINST:
        return
    had_agreed = consent.state == rules.GIVEN
    consent.state = rules.TAKEN_BACK if had_agreed else rules.REFUSED
    consent.has_pictures, consent.revision, consent.decided_at = False, story.revision, now
    was_out = await take_down(session, user_id, consent, story, now, quiet)
    act = "take_back_consent" if had_agreed else "refuse_story"
    await settle(session, user_id, consent, story, act, now, quiet)
    if not was_out and story.proposed_by != consent.member_id:
        await telling.tell(session, story, telling.CONSENT_REFUSED, now, quiet, user_id)


async def take_down(
    session: AsyncSession,
    user_id: int,
    consent: StoryConsent,
    story: Story,
    now: datetime,
    quiet: QuietHours,
) -> bool:
    """What was agreed to, words or pictures, is so no more: if it is out it is taken back, and
    whoever told it hears so, unless it is they, of this id, who noted it. False if it was not
    out."""
    was_out = story.state == rules.PUBLISHED
    await publishing.withdraw(session, story, now, publishing.CONSENT)
    if was_out and story.proposed_by != consent.member_id:
        await telling.tell(session, story, telling.WITHDRAWN, now, quiet, user_id)
    return was_out


async def settle(
    session: AsyncSession,
    user_id: int,
    consent: StoryConsent,
    story: Story,
    act: str,
    now: datetime,
    quiet: QuietHours,
) -> None:
    """Note what was decided, and tell those who work on the story at this moment."""
    await session.flush()
    if story.state == rules.PUBLISHED:
        await stories.set_site_changed(session)
    await audit.add(session, user_id, act, "done", now, story.unit_id, story.id)
    await _tell_workers(session, user_id, consent, story, now, quiet)


async def _tell_workers(
    session: AsyncSession,
    besides: int,
    consent: StoryConsent,
    story: Story,
    now: datetime,
    quiet: QuietHours,
) -> None:
    key = f"{consent.id}.{consent.state}.{now.timestamp():.0f}"
    params = {"consent": consent.id, "state": consent.state}
    for account in await list_workers(session, story, besides):
        at = quiet.end_after(now)
        await queue.put(session, kinds.AGREED, story.id, account.user_id, now, key, params, at)


async def list_workers(session: AsyncSession, story: Story, besides: int) -> list[Account]:
    """Those who have the story in hand: who reviews it, later the people of the desk."""
    if story.state in rules.WRITABLE | {rules.DECLINED}:
        return []
    if story.state == rules.PROPOSED:
        cell = await desks.cell_id(session, story.unit_id)
        return await list_deciders(session, cell, Act.REVIEW_STORY, besides)
    desk = await desks.list_desk_people(session, story, Act.EDIT_STORY, besides)
    # Also who has asked for it to be published, and who agreed, if they are of another unit.
    known = {account.id for account in desk}
    named = [one for one in (story.edited_by, story.approved_by) if one is not None]
    others = await accounts.list_of_members(session, named)
    return [*desk, *(one for one in others if one.id not in known and one.user_id != besides)]


async def carry_over(session: AsyncSession, story: Story, now: datetime, quiet: QuietHours) -> None:
    """Of a published story a few words were corrected: consents to the wording before hold, and
    members who gave them in chat are sent the new one, with the button that takes them back.

    `story.revision` is that of the new wording. Nothing is carried over of any other story.
    """
    if story.state != rules.PUBLISHED:
        return
    for consent in await stories.list_consents(session, story.id):
        if not consent_rules.covers(consent, story.revision - 1):
            continue
        consent.revision = story.revision
        account = await find_reached(session, consent)
        if account is not None and consent.proof == rules.CHAT:
            at = quiet.end_after(now)
            await showing.put_question(
                session, consent, story, account.user_id, at, showing.CORRECTED
            )
    await session.flush()


async def lock(session: AsyncSession, consent_id: int) -> tuple[StoryConsent, Story]:
    """The consent and its story, which nobody else publishes meanwhile. Raises ChoiceIsStale."""
    story_id = await story_consents.find_story_id(session, consent_id)
    story = await story_posts.lock(session, story_id) if story_id is not None else None
    consent = await story_consents.find(session, consent_id)
    if story is None or consent is None:
        raise ChoiceIsStale
    return consent, story


async def _find(session: AsyncSession, consent_id: int) -> tuple[StoryConsent, Story]:
    consent = await story_consents.find(session, consent_id)
    story = await stories.find(session, consent.story_id) if consent is not None else None
    if consent is None or story is None:
        raise ChoiceIsStale
    return consent, story


def _require_own(actor: Actor, consent: StoryConsent, story: Story) -> None:
    # Also one who has left keeps the right to their own picture.
    if consent.member_id is None or actor.known_member().id != consent.member_id:
        raise NotAllowed(act="answer_consent", unit_id=story.unit_id)
