"""Works on one update inside a transaction: who speaks, what they pick, the handlers, a refusal."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Message, Update
from telegram.constants import ChatID
from telegram.ext import Application

from bot.access import Actor
from bot.clock import Clock
from bot.context import Fetched, Reply, Work, current_work
from bot.errors import ChibotError, NotAllowed
from bot.features.members import reach
from bot.i18n import Texts
from bot.inbox.fetch import ALLOWED_UPDATES
from bot.inbox.patience import Verdict
from bot.inbox.people import People
from bot.inbox.picks import note_press, pick
from bot.outbox.cards import Card
from bot.seal import Seal
from bot.settings import Settings
from models.inbox import ANSWERED, DONE, DROPPED
from models.repositories import accounts, audit, dialogues
from models.repositories.inbox import Waiting
from models.session import forget_writes, has_written

AnyApplication = Application[Any, Any, Any, Any, Any, Any]
# (row of the outbox, chat, message): somebody held the message in hand.
Proof = tuple[int, int, int]
_LONGEST_TOAST = 200
# Those who speak in the name of their group or channel: nobody with a right, yet answered.
_MASKS = frozenset({ChatID.ANONYMOUS_ADMIN, ChatID.FAKE_CHANNEL})


class StandsAlone(Exception):
    """This update refused after it had written: it must be worked on by itself."""

    def __init__(self, work: Work, proof: Proof | None) -> None:
        super().__init__("refused after writing")
        self.work = work
        self.proof = proof


@dataclass(frozen=True)
class Handled:
    """What came of an update: its replies, and the message that it proves to have arrived."""

    row: Waiting
    replies: list[Reply] = field(default_factory=list)
    proof: Proof | None = None
    is_dropped: bool = False
    # The handler found that it tells what must not be kept.
    holds_secret: bool = False

    @property
    def is_secret(self) -> bool:
        """Whether nothing of its words is kept."""
        return self.holds_secret or self.row.is_sealed

    @property
    def state(self) -> str:
        """The state it is left in."""
        if self.is_dropped:
            return DROPPED
        return DONE if self.replies else ANSWERED


class Handling:
    """Hands updates to python-telegram-bot's handlers, one after another."""

    def __init__(
        self, application: AnyApplication, clock: Clock, settings: Settings, seal: Seal
    ) -> None:
        self._application = application
        self._clock = clock
        self._settings = settings
        self._zone = settings.zone
        self._seal = seal

    async def handle(
        self, session: AsyncSession, row: Waiting, people: People, prepared: Fetched
    ) -> Handled:
        """Run the handlers. Raises what failed in them, and StandsAlone."""
        raw = json.loads(row.body)
        if not any(kind in raw for kind in ALLOWED_UPDATES):
            # An edited message, or whatever else was not asked for.
            return Handled(row)
        update = Update.de_json(raw, self._application.bot)
        user, chat = update.effective_user, update.effective_chat
        # Reactions to a post are counted without names.
        is_count = update.message_reaction_count is not None
        if chat is None or (user is None and not is_count):
            return Handled(row)
        if user is not None and user.is_bot and user.id not in _MASKS:
            return Handled(row)
        work = await self._open(session, row.update_id, update, people)
        work.prepared = prepared
        forget_writes(session)
        token = current_work.set(work)
        try:
            await self._application.process_update(update)
        finally:
            current_work.reset(token)
        proof = _proof(work, update)
        if user is None:
            # There is nobody to answer, nor to be refused anything.
            work.replies.clear()
        if isinstance(work.failure, ChibotError) and user is not None:
            await self.refuse(work, proof)
        elif work.failure is not None:
            raise work.failure
        if session.new or session.dirty or session.deleted:
            await session.flush()
        return Handled(row, work.replies, proof, holds_secret=work.holds_secret)

    async def drop(self, row: Waiting, people: People, verdict: Verdict) -> Handled:
        """Leave the update aside: its person writes far too fast.

        They are told so over every press, and else once.
        """
        try:
            update = Update.de_json(json.loads(row.body), self._application.bot)
        except Exception:  # noqa: BLE001 - it is dropped, whatever it is
            return Handled(row, is_dropped=True)
        user, chat, query = update.effective_user, update.effective_chat, update.callback_query
        if user is None or chat is None:
            return Handled(row, is_dropped=True)
        words = ""
        if query is not None or verdict is Verdict.WARNED:
            actor = await people.find(user.id)
            words = self._texts(actor, user.language_code).plain("inbox-too-fast")
        replies = []
        if query is not None:
            # The button of every press stops turning.
            replies = [Reply("toast", Card(words[:_LONGEST_TOAST]), query_id=query.id)]
        elif words and chat.type == chat.PRIVATE:
            replies = [Reply("send", Card(words, keeps_choices=True), chat_id=chat.id)]
        return Handled(row, replies, is_dropped=True)

    async def refuse(self, work: Work, proof: Proof | None) -> None:
        """Answer an expected refusal. Raises StandsAlone if something was written before it."""
        error = work.failure
        if has_written(work.session):
            raise StandsAlone(work, proof)
        if not isinstance(error, ChibotError):
            return
        work.replies = _refusal(work, error)
        if isinstance(error, NotAllowed):
            act = error.variables.get("act", "speak")
            unit_id = error.variables.get("unit_id")
            await audit.add(work.session, work.user_id, act, "refused", work.now, unit_id)

    async def _open(
        self, session: AsyncSession, update_id: int, update: Update, people: People
    ) -> Work:
        user, chat = update.effective_user, update.effective_chat
        assert chat is not None  # noqa: S101 - the caller has looked
        actor = await people.find(user.id) if user else Actor(0)
        now = self._clock.now()
        is_private = user is not None and chat.type == chat.PRIVATE
        if is_private and update.my_chat_member is None:
            await _revive(session, actor, now)
        work = Work(
            session=session,
            now=now,
            settings=self._settings,
            seal=self._seal,
            bot_username=self._application.bot.username,
            update_id=update_id,
            user_id=actor.user_id,
            chat_id=chat.id,
            chat_type=chat.type,
            thread_id=_topic_of(update),
            user_name=user.full_name if user else "",
            actor=actor,
            texts=self._texts(actor, user.language_code if user else None),
        )
        if is_private:
            work.dialogue = await dialogues.find(session, actor.user_id)
            await pick(work, update)
        elif update.callback_query:
            note_press(work, update.callback_query)
            work.pressed = None
        return work

    def _texts(self, actor: Actor, language_code: str | None) -> Texts:
        """The words of this person; to a stranger those of their app, if it is one of ours."""
        if actor.account:
            return Texts(actor.account.language, self._zone)
        code = (language_code or "").split("-")[0]
        return Texts(code if code in {"vi", "en"} else self._settings.language, self._zone)


async def _revive(session: AsyncSession, actor: Actor, now: datetime) -> None:
    """Who writes to the bot can be written to, whatever was found before."""
    if actor.account is not None and actor.account.reach != accounts.REACHABLE:
        await reach.revive(session, actor, now)


def _proof(work: Work, update: Update) -> Proof | None:
    """The message whose button was pressed, or which the words quote."""
    if work.delivery_id is None:
        return None
    quoted = update.message.reply_to_message if update.message else None
    held = update.callback_query.message if update.callback_query else quoted
    return (work.delivery_id, work.chat_id, held.message_id) if held else None


def _topic_of(update: Update) -> int | None:
    """The topic in which somebody talks; elsewhere a thread is only a chain of replies."""
    message = update.effective_message
    if isinstance(message, Message) and message.is_topic_message:
        return message.message_thread_id
    return None


def _refusal(work: Work, error: ChibotError) -> list[Reply]:
    key = error.key
    if isinstance(error, NotAllowed) and not work.is_registered:
        # A stranger learns nothing, not even that there is something to be allowed.
        key = "stranger"
    words = work.texts(key, **error.variables)
    if work.query_id:
        plain = work.texts.plain(key, **error.variables)
        return [Reply("toast", Card(plain[:_LONGEST_TOAST]), query_id=work.query_id)]
    return [Reply("send", Card(words), chat_id=work.chat_id, thread_id=work.thread_id)]
