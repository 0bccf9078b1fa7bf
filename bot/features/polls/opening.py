"""Opening a poll: now or at its hour; those who are asked are fixed when it opens."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor, load_actor, may, require
from bot.errors import ChibotError
from bot.features.members import audience
from bot.features.polls import rules
from bot.features.polls.kinds import BOARD, MESSAGE, POST
from bot.outbox.queue import put, put_to_all, refresh, say_again
from bot.quiet import QuietHours
from bot.reading.secrecy import is_marked_secret
from bot.schedule import timers
from models.polls import Poll
from models.repositories import accounts, audit, polls
from models.repositories.audience import Whom, count_audience


@dataclass(frozen=True)
class PollDraft:
    """A poll that is being written; the fields are those of `Poll`."""

    unit_id: int
    question: str
    options: Sequence[str]
    whom: Whom
    ends_at: datetime
    # Of a best-date poll: the instant of each option.
    moments: Sequence[datetime] | None = None
    is_multiple: bool = False
    is_secret: bool = True
    is_posted: bool = False
    quorum: int | None = None
    # None: at once.
    starts_at: datetime | None = None
    # At once in quiet hours too.
    is_urgent: bool = False


class QuestionIsUnusable(ChibotError):
    """There is no question, or it is too long."""

    key = "poll-error-question"


class OptionsAreUnusable(ChibotError):
    """Too few or too many, too long, or two that somebody who types one could mean alike."""

    key = "poll-error-options"


class OptionIsNumber(ChibotError):
    """Somebody who types it could mean its place in the list as well."""

    key = "poll-error-number"


class TimesAreUnusable(ChibotError):
    """The start is over, or the end leaves less than an hour or more than 60 days."""

    key = "poll-error-times"


class QuorumIsUnusable(ChibotError):
    """It is no part of a hundred."""

    key = "poll-error-quorum"


class TextIsSecret(ChibotError):
    """The words bear the mark of a classified paper."""

    key = "poll-error-classified"


class TooFewToAsk(ChibotError):
    """Fewer than two members can be asked by chat."""

    key = "poll-error-few"


class TooFewForSecrecy(ChibotError):
    """So few can be asked by chat that a secret answer would be none."""

    key = "poll-error-few-secret"


async def open_poll(
    session: AsyncSession, actor: Actor, draft: PollDraft, now: datetime, quiet: QuietHours
) -> Poll:
    """Ask the audience, or set the hour; its author gets a board.

    Raises NotAllowed, ChoiceIsStale, and the errors of this module.
    """
    await require(session, actor, Act.OPEN_POLL, draft.unit_id)
    await audience.check(session, draft.whom, draft.unit_id, Act.OPEN_POLL)
    check(draft, now, quiet)
    heads = await count_audience(session, draft.whom)
    check_number(heads.recipients, is_secret=draft.is_secret)
    poll = await _keep(session, actor, draft, now)
    await put(session, BOARD, poll.id, actor.user_id, now)
    await audit.add(session, actor.user_id, Act.OPEN_POLL, "done", now, draft.unit_id, poll.id)
    if draft.starts_at is None:
        leaves_at = now if draft.is_urgent else quiet.end_after(now)
        await _begin(session, poll, now, leaves_at, quiet)
    else:
        await timers.reset(session, poll.id, rules.START, [(rules.START, draft.starts_at)])
    return poll


def check(draft: PollDraft, now: datetime, quiet: QuietHours) -> None:
    """Whether it can be asked so. Raises the errors of this module, but for the numbers."""
    if not rules.is_question(draft.question):
        raise QuestionIsUnusable(most=rules.LONGEST_QUESTION)
    check_options(draft.options)
    if draft.moments is not None and len(draft.moments) != len(draft.options):
        raise OptionsAreUnusable(most=rules.LONGEST_OPTION)
    if any(is_marked_secret(words) for words in (draft.question, *draft.options)):
        raise TextIsSecret
    begins_at = now if draft.is_urgent else quiet.end_after(draft.starts_at or now)
    if not rules.is_start(draft.starts_at, now) or not rules.is_end(draft.ends_at, begins_at):
        raise TimesAreUnusable
    if draft.quorum is not None and draft.quorum not in rules.QUORUM:
        raise QuorumIsUnusable


def check_options(options: Sequence[str]) -> None:
    """Raises OptionsAreUnusable, OptionIsNumber."""
    are_usable = rules.are_enough(options) and all(map(rules.is_option, options))
    if not are_usable or not rules.are_distinct(options):
        raise OptionsAreUnusable(most=rules.LONGEST_OPTION)
    if any(map(rules.is_number, options)):
        raise OptionIsNumber


def check_number(asked: int, *, is_secret: bool) -> None:
    """Raises TooFewToAsk, TooFewForSecrecy."""
    if asked < rules.fewest(is_secret=False):
        raise TooFewToAsk
    if asked < rules.fewest(is_secret=is_secret):
        raise TooFewForSecrecy(asked=asked, fewest=rules.fewest(is_secret=True))


async def _keep(session: AsyncSession, actor: Actor, draft: PollDraft, now: datetime) -> Poll:
    return await polls.add(
        session,
        unit_id=draft.unit_id,
        author_id=actor.member_id,
        question=draft.question.strip(),
        options=[rules.tidy(option) for option in draft.options],
        moments=[at.isoformat() for at in draft.moments] if draft.moments else None,
        is_multiple=draft.is_multiple,
        is_secret=draft.is_secret,
        audience=audience.stored(draft.whom),
        is_posted=draft.is_posted,
        quorum=draft.quorum,
        state=rules.SCHEDULED,
        created_at=now,
        opened_at=draft.starts_at,
        ends_at=draft.ends_at,
    )


async def start(session: AsyncSession, poll: Poll, now: datetime, quiet: QuietHours) -> None:
    """The hour has come. Rights and numbers are read anew: else it is called off, and its author
    told so."""
    account = await accounts.find_of_member(session, poll.author_id)
    author = await load_actor(session, account.user_id) if account else Actor(0)
    heads = await count_audience(session, audience.whom_of(poll.audience))
    has_time = rules.is_worth_reminding(quiet.end_after(now), poll.ends_at)
    is_enough = heads.recipients >= rules.fewest(is_secret=poll.is_secret)
    if has_time and is_enough and await may(session, author, Act.OPEN_POLL, poll.unit_id):
        await _begin(session, poll, now, quiet.end_after(now), quiet)
    else:
        poll.state, poll.closed_at = rules.CALLED_OFF, now
        if account is not None:
            await say_again(session, BOARD, poll.id, account.user_id, now)
    await refresh(session, BOARD, poll.id, now)


async def _begin(
    session: AsyncSession, poll: Poll, now: datetime, starts: datetime, quiet: QuietHours
) -> None:
    """All who are meant and can be told by chat are asked; nobody comes in later."""
    whom = audience.whom_of(poll.audience)
    heads = await count_audience(session, whom)
    poll.asked = await polls.add_electors(session, poll.id, whom)
    poll.unreached = heads.total - heads.recipients
    poll.state, poll.opened_at = rules.OPEN, now
    chats = await polls.find_elector_chats(session, poll.id)
    await put_to_all(session, MESSAGE, poll.id, chats, now, not_before=starts)
    for chat in await audience.list_chats(session, whom) if poll.is_posted else ():
        await put(
            session,
            POST,
            poll.id,
            chat.chat_id,
            now,
            not_before=starts,
            thread_id=chat.thread_id,
        )
    remind_at = rules.remind_at(starts, poll.ends_at, quiet)
    reminder = [(rules.REMIND, remind_at)] if remind_at else []
    await timers.reset(session, poll.id, rules.TIMERS, [*reminder, (rules.END, poll.ends_at)])
