"""A story that was told goes to those who read it first; its teller hears what becomes of it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor, list_deciders, may
from bot.errors import ChibotError
from bot.features.stories import composing, desks, drafting, kinds, rules, showing
from bot.outbox import queue
from bot.photos import DrawnPhoto
from bot.quiet import QuietHours
from models.members import Account
from models.repositories import accounts, audit, stories, story_telling
from models.stories import Story

# What its teller hears of a story.
ONWARD, RETURNED, DECLINED = "forwarded", "returned", "declined"
OUT, WITHDRAWN, CONSENT_REFUSED = "out", "withdrawn", "consent_refused"


class StoryIsEmpty(ChibotError):
    """Nothing was told yet; pictures alone tell nothing."""

    key = "story-error-empty"


class StoryIsProposed(ChibotError):
    """Each report proposes one story."""

    key = "report-result-story-already"


class TellerIsGone(ChibotError):
    """Whoever told it does not use the bot any more: nobody would write on."""

    key = "story-review-error-teller-gone"


async def submit(
    session: AsyncSession, actor: Actor, story_id: int, now: datetime, quiet: QuietHours
) -> Story:
    """The story is told: those who review for the cell read it; a reviewer's own goes onward.

    Raises what `drafting.get_to_write` raises, StoryIsEmpty.
    """
    story = await drafting.get_to_write(session, actor, story_id)
    if not drafting.is_told(story):
        raise StoryIsEmpty
    if not story.text:
        _compose(story)
    if story.state == rules.DRAFT and story.report_id is None:
        # Who has moved since they began hands it in where they are now.
        story.unit_id = await drafting.find_cell_id(session, actor)
    await _hand_in(session, actor, story, now, quiet)
    return story


def _compose(story: Story) -> None:
    """The text and the title it begins with, of what was told part by part."""
    heading, words = composing.split_heading(story.words)
    if story.title:
        words = story.words
    text = composing.compose(words, story.who, story.place, story.result)
    if not story.title and not heading:
        heading, text = composing.split_title(text)
    story.text, story.title = text, story.title or heading


async def propose_from_report(
    session: AsyncSession,
    actor: Actor,
    unit_id: int,
    report_id: int,
    words: str,
    photos: Sequence[DrawnPhoto],
    now: datetime,
    quiet: QuietHours,
) -> Story:
    """What an accepted report tells becomes a story of its cell, with its first photos.

    Whether the actor may read the report is for the caller to ask. Raises StoryIsProposed.
    """
    title, text = composing.split_title(words[: rules.LONGEST_TEXT])
    columns = drafting.empty_story(unit_id, actor.member_id, now)
    told = {"words": words, "text": text, "title": title, "report_id": report_id}
    story = await stories.add_of_report(session, **(columns | told))
    if story is None:
        raise StoryIsProposed
    for photo in photos[: rules.MOST_PHOTOS]:
        if not await story_telling.has_photo(session, story.id, photo.source):
            await story_telling.add_photo(
                session, story.id, photo.source, photo.content, photo.size, now
            )
    await _hand_in(session, actor, story, now, quiet)
    return story


async def _hand_in(
    session: AsyncSession, actor: Actor, story: Story, now: datetime, quiet: QuietHours
) -> None:
    story.proposed_at, story.note = now, None
    cell_id = await desks.cell_id(session, story.unit_id)
    if await may(session, actor, Act.REVIEW_STORY, cell_id):
        story.state, story.reviewed_by = rules.FORWARDED, actor.member_id
        desk = await desks.list_desk_people(session, story, Act.EDIT_STORY, actor.user_id)
        await ask_people(session, kinds.FORWARDED, story, desk, now, quiet)
    else:
        story.state = rules.PROPOSED
        cell = await list_deciders(session, cell_id, Act.REVIEW_STORY)
        await ask_people(session, kinds.PROPOSED, story, cell, now, quiet)
    await audit.add(session, actor.user_id, "propose_story", "done", now, story.unit_id, story.id)


async def ask_people(
    session: AsyncSession,
    kind: queue.Kind,
    story: Story,
    people: Sequence[Account],
    now: datetime,
    quiet: QuietHours,
) -> None:
    """Whoever has the card of an earlier turn gets a new one below it, and the pictures above."""
    for account in people:
        if kind == kinds.PROPOSED:
            await showing.put_photos(session, story, account.user_id, now, quiet.end_after(now))
        if await queue.is_put(session, kind, story.id, account.user_id):
            await queue.say_again(session, kind, story.id, account.user_id, now)
        else:
            await queue.put(
                session, kind, story.id, account.user_id, now, not_before=quiet.end_after(now)
            )


async def take_back(session: AsyncSession, actor: Actor, story_id: int, now: datetime) -> Story:
    """The teller wants to write on before anybody has decided. Raises NotAllowed, StoryIsSent."""
    story = await drafting.get_own(session, actor, story_id)
    is_first = await story_telling.set_state_from(session, story, rules.PROPOSED, rules.DRAFT, now)
    if not is_first:
        raise drafting.StoryIsSent
    await queue.refresh(session, kinds.PROPOSED, story.id, now)
    return story


async def require_teller(session: AsyncSession, story: Story) -> None:
    """Raises TellerIsGone unless whoever told it can write on."""
    if await accounts.find_of_member(session, story.proposed_by or 0) is None:
        raise TellerIsGone


async def tell(
    session: AsyncSession,
    story: Story,
    outcome: str,
    now: datetime,
    quiet: QuietHours,
    besides: int = 0,
) -> None:
    """Let the teller know what became of the story; nobody is told who has left or erased, or is
    the chat user `besides`, who did it themselves."""
    if outcome == DECLINED:
        story.declined_at = now
    if story.proposed_by is None:
        return
    account = await accounts.find_of_member(session, story.proposed_by)
    if account is not None and account.user_id != besides:
        key = f"{outcome}.{story.release}.{story.revision}"
        params = {"outcome": outcome}
        await queue.put(
            session,
            kinds.TOLD,
            story.id,
            account.user_id,
            now,
            key,
            params,
            quiet.end_after(now),
        )
