"""The composition root: the only module that knows every room."""

import asyncio
from datetime import timedelta
from typing import Any

import structlog
from telegram import Bot, BotCommand
from telegram.error import TelegramError
from telegram.ext import Application, ApplicationBuilder, ContextTypes

import handlers
from bot.access import Actor
from bot.clock import Clock, happens
from bot.context import ChatContext
from bot.errors import describe
from bot.features.meetings import calling
from bot.features.privacy import retention
from bot.i18n import LANGUAGES, Texts
from bot.inbox.fetch import Fetcher
from bot.inbox.replies import Replies
from bot.inbox.worker import InboxWorker
from bot.outbox.delivery import Delivery
from bot.outbox.pacing import Gate
from bot.outbox.sender import Sender
from bot.outbox.transport import AiohttpRequest
from bot.schedule.scheduler import Scheduler
from bot.settings import Settings
from handlers.common.menu import menu
from models.repositories import units
from models.session import Database

_log = structlog.get_logger(__name__)
# Seconds until what is under way at the end is given up.
_GRACE = 8.0
AnyApplication = Application[Any, ChatContext, Any, Any, Any, Any]


class Chibot:
    """All parts, wired; `async with` starts them and stops them in order."""

    def __init__(self, settings: Settings, clock: Clock | None = None) -> None:
        self.settings = settings
        self.clock = clock or Clock(settings.zone)
        self.database = Database(settings.database_url)
        self._request = AiohttpRequest(settings.proxy_url)
        self._poll_request = AiohttpRequest(settings.proxy_url)
        self._application = _application(settings, self._request, self._poll_request)
        gate = Gate(settings.messages_per_second, settings.chat_seconds)
        self._delivery = Delivery(self._application.bot, gate)
        self._replies = Replies(self._delivery, self.database, settings.bot_id)
        actions = calling.timer_actions(settings.quiet) | retention.TIMERS
        self.scheduler = Scheduler(self.database, self.clock, actions, self._on_fired)
        self._sender = self._make_sender()
        self._worker = self._make_worker()
        self.stopping = asyncio.Event()
        self._working: list[asyncio.Task[None]] = []
        self._fetching: asyncio.Task[None] | None = None
        self._is_finishing = False
        self._fetcher = Fetcher(
            self.bot,
            self._poll_request,
            self.database,
            self.clock,
            settings.bot_id,
            self._worker.wake,
        )

    @property
    def bot(self) -> Bot:
        """The bot's side of the Bot API."""
        bot: Bot = self._application.bot
        return bot

    async def __aenter__(self) -> "Chibot":
        """Start: never fails for what Telegram says, only for settings and database."""
        if not await self._meet_telegram():
            return self
        async with self.database.writing() as session:
            await retention.plan_sweep(session, self.clock.now())
        await self.scheduler.start()
        self._working = [
            asyncio.create_task(self._sender.run()),
            asyncio.create_task(self._worker.run()),
        ]
        self._fetching = asyncio.create_task(self._fetcher.run())
        for task in (*self._working, self._fetching):
            task.add_done_callback(self._on_ended)
        return self

    async def __aexit__(self, *error: object) -> None:
        """Stop taking work, finish what is under way, close."""
        if self._fetching is not None:
            await self._finish(self._fetching)
        await self._application.shutdown()
        await self._request.shutdown()
        await self._poll_request.shutdown()
        await self.database.close()

    def _on_ended(self, task: asyncio.Task[None]) -> None:
        """A part that ends by itself takes the process with it, to be started anew."""
        if not self.stopping.is_set() and not self._is_finishing:
            error = None if task.cancelled() else task.exception()
            _log.critical("part_ended", error=describe(error) if error else "")
            self.stopping.set()

    async def _finish(self, fetching: asyncio.Task[None]) -> None:
        self._is_finishing = True
        fetching.cancel()
        await self.scheduler.stop()
        self._worker.stop()
        self._sender.stop()
        _, late = await asyncio.wait(self._working, timeout=_GRACE)
        for task in late:
            task.cancel()
        await asyncio.gather(fetching, *self._working, return_exceptions=True)

    async def next_steps(self) -> list[str]:
        """What the operator should do next, in words; empty once the house is lived in."""
        texts = Texts(self.settings.language, self.settings.zone)
        async with self.database.reading() as session:
            cells = await units.count_cells(session)
        steps = []
        if not cells:
            steps.append(texts.plain("next-import"))
        if not self.settings.admin_ids:
            steps.append(texts.plain("next-admin", bot=self.bot.username))
        return steps

    def _on_fired(self) -> None:
        self._sender.wake()

    def _on_committed(self) -> None:
        self._sender.wake()
        self.scheduler.nudge()

    def _make_sender(self) -> Sender:
        return Sender(
            self.database,
            self._delivery,
            self.clock,
            handlers.all_kinds(),
            handlers.all_views(),
            self.settings.messages_in_flight,
            timedelta(seconds=self.settings.repeat_after_seconds),
            self.settings.language,
        )

    def _make_worker(self) -> InboxWorker:
        return InboxWorker(
            self._application,
            self.database,
            self.clock,
            self.settings,
            self._replies,
            handlers.all_preparations(),
            self._on_committed,
        )

    async def _meet_telegram(self) -> bool:
        """Learn the bot's name and set the strangers' menu; wait while it cannot be reached.

        False if the process was asked to stop before.
        """
        pause = 1.0
        while not await self._is_met():
            _log.warning("telegram_not_reached", pause=pause)
            if await happens(self.stopping, pause):
                return False
            pause = min(pause * 2, 30.0)
        for language in LANGUAGES:
            await self._set_default_menu(language)
        return True

    async def _is_met(self) -> bool:
        try:
            await self._application.initialize()
        except TelegramError as error:
            _log.warning("telegram_refused", error=type(error).__name__)
            return False
        try:
            await self.bot.delete_webhook()
        except TelegramError as error:
            _log.warning("webhook_not_deleted", error=type(error).__name__)
        return True

    async def _set_default_menu(self, language: str) -> None:
        commands = menu(Texts(language, self.settings.zone), Actor(0))
        code = None if language == self.settings.language else language
        try:
            await self.bot.set_my_commands(
                [BotCommand(name, words) for name, words in commands], language_code=code
            )
        except TelegramError as error:
            _log.warning("menu_not_set", error=type(error).__name__)


def _application(
    settings: Settings, request: AiohttpRequest, poll_request: AiohttpRequest
) -> AnyApplication:
    base = settings.api_base_url
    builder: Any = ApplicationBuilder()
    application: AnyApplication = (
        builder.token(settings.token.get_secret_value())
        .base_url(f"{base}/bot")
        .base_file_url(f"{base}/file/bot")
        .request(request)
        .get_updates_request(poll_request)
        .context_types(ContextTypes(context=ChatContext))
        .updater(None)
        .job_queue(None)
        .build()
    )
    handlers.register(application)
    return application
