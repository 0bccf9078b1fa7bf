"""Sending an announcement: by one person, or by two; now, or at its hour."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Act, Actor, may, require
from bot.errors import ChibotError, ChoiceIsStale
from bot.features import second_person
from bot.features.announcements import rules
from bot.features.announcements.audience import Draft, list_seconds
from bot.features.members.audience import check, list_chats, stored, whom_of
from bot.features.second_person import NO_RIGHT, NO_SECOND, Waiting, load_writer
from bot.outbox.queue import (
    Kind,
    put,
    put_to_all,
    refresh,
    refresh_boards,
    say_again,
)
from bot.quiet import QuietHours
from bot.reading.secrecy import is_file_marked_secret, is_marked_secret
from bot.schedule import timers
from models.announcements import Announcement
from models.repositories import accounts, announcements, audit
from models.repositories.audience import audience_chats, count_audience

BOARD = Kind("announcements.board", priority=0)
# What nobody knows to have arrived is held: the author decides, or the member's press proves it.
MESSAGE = Kind("announcements.message", repeat=False, priority=2, progress=BOARD.name)
POST = Kind("announcements.post", repeat=False, priority=2, progress=BOARD.name, is_public=True)
# To the second person: how it will look, and what there is to decide.
PREVIEW = Kind("announcements.preview", priority=0)
ASKED = Kind("announcements.asked", priority=0)
# To the author: what became of it.
DECIDED = Kind("announcements.decided", priority=0)
KINDS = (BOARD, MESSAGE, POST, PREVIEW, ASKED, DECIDED)
SEND = "announcements.send"
CONFIRMED = "confirmed"


class TextIsSecret(ChibotError):
    """The text or the file bears the mark of a classified paper."""

    key = "error-announcement-secret"


class NobodyToTell(ChibotError):
    """No member of the audience can be told by chat."""

    key = "error-announcement-nobody"


class NobodyConfirms(ChibotError):
    """So many people need a second person, and there is none."""

    key = "error-announcement-no-second"


class TimeHasPassed(ChibotError):
    """The hour chosen is over, or lies more than a year ahead."""

    key = "error-announcement-time"


async def announce(
    session: AsyncSession, actor: Actor, draft: Draft, now: datetime, quiet: QuietHours
) -> Announcement:
    """Send a draft, set its hour, or ask the second person; its author gets a board.

    Raises NotAllowed, ChoiceIsStale, TextIsSecret, TimeHasPassed, NobodyToTell, NobodyConfirms.
    """
    await require(session, actor, Act.ANNOUNCE, draft.unit_id)
    await check(session, draft.whom, draft.unit_id, Act.ANNOUNCE)
    refuse_secret(draft.text, draft.file_name)
    if draft.send_at is not None and not rules.is_sendable_time(draft.send_at, now):
        raise TimeHasPassed
    heads = await count_audience(session, draft.whom)
    if not heads.recipients and not (draft.is_posted and await list_chats(session, draft.whom)):
        raise NobodyToTell
    if rules.needs_second(heads.recipients) and not await list_seconds(
        session, draft.unit_id, actor.user_id
    ):
        raise NobodyConfirms
    announcement = await _keep(session, actor, draft, now)
    await put(session, BOARD, announcement.id, actor.user_id, now)
    act = Act.ANNOUNCE
    await audit.add(session, actor.user_id, act, "done", now, draft.unit_id, announcement.id)
    await proceed(session, announcement, now, quiet)
    return announcement


def refuse_secret(text: str, file_name: str) -> None:
    """Raises TextIsSecret."""
    if is_marked_secret(text) or is_file_marked_secret(file_name):
        raise TextIsSecret


async def _keep(session: AsyncSession, actor: Actor, draft: Draft, now: datetime) -> Announcement:
    return await announcements.add(
        session,
        unit_id=draft.unit_id,
        author_id=actor.member_id,
        text=draft.text,
        file_kind=draft.file_kind,
        file_id=draft.file_id,
        file_name=draft.file_name,
        audience=stored(draft.whom),
        asks_ack=draft.asks_ack,
        is_posted=draft.is_posted,
        is_urgent=draft.is_urgent,
        state=rules.SCHEDULED,
        revision=1,
        send_at=draft.send_at,
        created_at=now,
    )


async def proceed(
    session: AsyncSession, announcement: Announcement, now: datetime, quiet: QuietHours
) -> None:
    """The next step: the second person, the hour, or the members. Rights are read anew."""
    author = await load_writer(session, announcement.author_id)
    if not await may(session, author, Act.ANNOUNCE, announcement.unit_id):
        await give_up(session, announcement, NO_RIGHT, now)
        return
    heads = await count_audience(session, whom_of(announcement.audience))
    if rules.needs_second(heads.recipients) and announcement.confirmed_by is None:
        announcement.state = rules.AWAITING
        if not await begin_asking(session, announcement, author.user_id, now):
            await give_up(session, announcement, NO_SECOND, now)
            return
    elif announcement.send_at is not None and announcement.send_at > now:
        announcement.state = rules.SCHEDULED
        await timers.reset(session, announcement.id, SEND, [(SEND, announcement.send_at)])
    else:
        await _begin(session, announcement, now, quiet)
    await refresh(session, BOARD, announcement.id, now)


class _Question(second_person.Question):
    """Whether an announcement is sent to many, or corrected."""

    write_act, decide_act = Act.ANNOUNCE, Act.CONFIRM_ANNOUNCEMENT
    asked = ASKED
    again, over = rules.AWAIT, rules.AWAIT_OVER

    async def find(self, session: AsyncSession, subject_id: int) -> Waiting | None:
        announcement = await announcements.find(session, subject_id)
        is_waiting = announcement is not None and writer_of(announcement) is not None
        return _waiting(announcement) if announcement and is_waiting else None

    async def list_asked(self, session: AsyncSession, user_id: int) -> list[Waiting]:
        found = await announcements.list_asked(session, ASKED.name, user_id, rules.AWAITING)
        return [_waiting(announcement) for announcement in found]

    async def ask_one(
        self, session: AsyncSession, subject_id: int, user_id: int, now: datetime
    ) -> None:
        for kind in (PREVIEW, ASKED):
            await say_again(session, kind, subject_id, user_id, now)

    async def give_up(
        self, session: AsyncSession, subject_id: int, why: str, now: datetime
    ) -> None:
        announcement = await announcements.get(session, subject_id)
        stop = give_up if announcement.proposed_text is None else drop_correction
        await stop(session, announcement, why, now)
        await refresh(session, ASKED, announcement.id, now)


QUESTION = _Question()


def _waiting(announcement: Announcement) -> Waiting:
    return Waiting(announcement.id, announcement.unit_id, writer_of(announcement) or 0)


async def begin_asking(
    session: AsyncSession, announcement: Announcement, user_id: int, now: datetime
) -> bool:
    """Ask those who can confirm, but for this user; they are asked again for some days.

    False if there is nobody.
    """
    waiting = _waiting(announcement)
    return await second_person.begin(session, QUESTION, waiting, user_id, now)


def writer_of(announcement: Announcement) -> int | None:
    """Who wrote what waits for a second person, as a member's id; None if nothing does."""
    if announcement.proposed_text is not None:
        return announcement.proposed_by
    return announcement.author_id if announcement.state == rules.AWAITING else None


async def give_up(
    session: AsyncSession, announcement: Announcement, why: str, now: datetime
) -> None:
    """It does not go out, and its author hears why."""
    announcement.state = rules.NOT_SENT
    await tell_author(session, announcement, why, now)
    await refresh(session, BOARD, announcement.id, now)


async def drop_correction(
    session: AsyncSession, announcement: Announcement, why: str, now: datetime
) -> None:
    """The new wording is off, the old one stays, and whoever wrote the new one hears why."""
    writer_id = announcement.proposed_by
    announcement.proposed_text = announcement.proposed_by = None
    await tell_author(session, announcement, f"correction_{why}", now, writer_id)
    await refresh(session, BOARD, announcement.id, now)


async def tell_author(
    session: AsyncSession,
    announcement: Announcement,
    outcome: str,
    now: datetime,
    writer_id: int | None = None,
    by: int | None = None,
) -> None:
    """One message to the author, or to whoever corrects it, if they still have an account.

    `by`: the member who did it.
    """
    account = await accounts.find_of_member(session, writer_id or announcement.author_id)
    if account is not None:
        key = f"{outcome}.{announcement.revision}"
        params = {"outcome": outcome} | ({"by": by} if by else {})
        await put(session, DECIDED, announcement.id, account.user_id, now, key, params)


async def note_settled(
    session: AsyncSession, settled: Iterable[tuple[str, int]], now: datetime
) -> None:
    """Messages of these (kind, subject) were refused without a try: their boards tell it."""
    await refresh_boards(session, {kind.name: kind for kind in KINDS}, settled, now)


async def _begin(
    session: AsyncSession, announcement: Announcement, now: datetime, quiet: QuietHours
) -> None:
    """All rows, or none: whoever is meant has a row or is kept as not reached by chat."""
    starts = rules.begins_at(now, quiet, is_urgent=announcement.is_urgent)
    whom, kept_id = whom_of(announcement.audience), announcement.id
    chats = audience_chats(whom)
    announcement.state, announcement.begins_at = rules.SENDING, starts
    announcement.recipients = await put_to_all(
        session, MESSAGE, kept_id, chats, now, not_before=starts
    )
    await announcements.add_unaddressed(session, kept_id, whom, MESSAGE.name)
    without, unreachable = await announcements.count_unaddressed(session, kept_id)
    announcement.without_account, announcement.unreachable = without, unreachable
    for chat in await list_chats(session, whom) if announcement.is_posted else ():
        await put(
            session,
            POST,
            kept_id,
            chat.chat_id,
            now,
            not_before=starts,
            thread_id=chat.thread_id,
        )


def timer_actions(quiet: QuietHours) -> dict[str, timers.TimerAction]:
    """What the timers of announcements do."""

    async def fire(session: AsyncSession, subject_id: int, due_at: datetime, now: datetime) -> None:
        """The hour has come."""
        del due_at
        announcement = await announcements.find(session, subject_id)
        if announcement is not None and announcement.state == rules.SCHEDULED:
            await proceed(session, announcement, now, quiet)

    return {SEND: fire}


async def find_to_decide(
    session: AsyncSession, actor: Actor, announcement_id: int, revision: int
) -> Announcement:
    """An announcement, or a new wording of it, that waits for the actor's word.

    Raises ChoiceIsStale, NotAllowed; nobody confirms what they wrote themselves.
    """
    announcement = await announcements.find(session, announcement_id)
    if announcement is None:
        raise ChoiceIsStale
    await require(session, actor, Act.CONFIRM_ANNOUNCEMENT, announcement.unit_id)
    writer = writer_of(announcement)
    if writer is None or announcement.revision != revision:
        raise ChoiceIsStale
    if writer == actor.member_id:
        raise ConfirmsThemselves
    return announcement


class ConfirmsThemselves(ChibotError):
    """The second person must be another one."""

    key = "error-announcement-own"
