"""The composition root: the only module that knows every room."""

import asyncio
from collections.abc import Coroutine
from datetime import timedelta
from functools import partial
from typing import Any

import structlog
from telegram import Bot, BotCommand
from telegram.error import TelegramError
from telegram.ext import Application, ApplicationBuilder, ContextTypes

import handlers
from bot.access import Actor
from bot.clock import Clock, happens
from bot.context import ChatContext
from bot.errors import SettingsAreWrong, describe
from bot.facebook.page import Page, page_of
from bot.facebook.publisher import Publisher
from bot.features.announcements import handing_over, sending
from bot.features.meetings import calling
from bot.features.polls import timing
from bot.features.privacy import retention
from bot.features.reports import rounds
from bot.features.stories import timing as story_timing
from bot.i18n import LANGUAGES, Texts
from bot.inbox.fetch import ALLOWED_UPDATES, Fetcher
from bot.inbox.replies import Replies
from bot.inbox.sealing import Sealing
from bot.inbox.worker import InboxWorker
from bot.lease import Lease
from bot.outbox.delivery import Delivery
from bot.outbox.outcome import Deferred, outcome_of
from bot.outbox.pacing import Gate
from bot.outbox.sender import Sender
from bot.outbox.settling import prove
from bot.outbox.transport import AiohttpRequest
from bot.schedule.scheduler import Scheduler
from bot.seal import KeyIsUnusable, load_seal
from bot.settings import Settings
from bot.watch.apology import Apology
from bot.watch.rules import Bounds, Part
from bot.web.oversight import Overseen, Oversight
from handlers.common.menu import menu
from models.repositories import units
from models.session import Database

_log = structlog.get_logger(__name__)
# Seconds until what is under way at the end is given up.
_GRACE = 8.0
# Messages a second that cost nothing.
_FREE = 30
AnyApplication = Application[Any, ChatContext, Any, Any, Any, Any]


class Chibot:
    """All parts, wired; `async with` starts them and stops them in order."""

    def __init__(
        self,
        settings: Settings,
        clock: Clock | None = None,
        bounds: Bounds | None = None,
        look_every: float = 30.0,
    ) -> None:
        """`bounds`: what is borne before it is called a trouble; `look_every`: seconds."""
        self.settings = settings
        self.clock = clock or Clock(settings.zone)
        self.database = Database(settings.database_url)
        self._request = AiohttpRequest(settings.proxy_url)
        self._poll_request = AiohttpRequest(settings.proxy_url)
        self._sealing = _sealing(settings)
        self._application = _application(settings, self._request, self._poll_request)
        self.lease = Lease(self.database, f"bot:{settings.bot_id}")
        self._gate = Gate(settings.messages_per_second, settings.chat_seconds)
        is_paid = settings.messages_per_second > _FREE
        self._delivery = Delivery(self._application.bot, self._gate, is_paid=is_paid)
        self._replies = Replies(self._delivery, self.database, settings.bot_id)
        actions = (
            handlers.all_timers()
            | calling.timer_actions(settings.quiet)
            | sending.timer_actions(settings.quiet)
            | handing_over.timer_actions(settings.quiet)
            | rounds.timer_actions(settings.quiet)
            | timing.timer_actions(self._sealing.seal, settings.quiet)
            | story_timing.timer_actions(settings.quiet)
            | retention.TIMERS
        )
        self.scheduler = Scheduler(self.database, self.clock, actions, self._on_fired, self.lease)
        self._sender = self._make_sender()
        self._publisher = self._make_publisher()
        self._worker = self._make_worker()
        self.stopping = asyncio.Event()
        self._working: list[asyncio.Task[None]] = []
        self._fetching: asyncio.Task[None] | None = None
        self._keeping: asyncio.Task[None] | None = None
        self._watching: asyncio.Task[None] | None = None
        self._serving: asyncio.Task[None] | None = None
        self._is_finishing = False
        self._apology = Apology(self._delivery, Texts(settings.language, settings.zone))
        self._fetcher = self._make_fetcher()
        self.oversight = self._make_oversight(bounds, look_every)

    @property
    def bot(self) -> Bot:
        """The bot's side of the Bot API."""
        bot: Bot = self._application.bot
        return bot

    async def __aenter__(self) -> "Chibot":
        """Stand by until this process leads, then start.

        Never fails for what Telegram says, only for settings and database.
        """
        self._serve()
        if not await self.lease.wait(self.stopping):
            return self
        self._keeping = self._start(self.lease.keep())
        if not await self._meet_telegram():
            return self
        # Another process may have sent in the second before.
        is_first = self.lease.epoch == 1
        self._gate.hold(max(await self.lease.hold_left(), 0.0 if is_first else 1.0))
        async with self.database.writing() as session:
            await retention.plan_sweep(session, self.clock.now())
        is_pushed = await self.oversight.begin_to_lead(ALLOWED_UPDATES)
        await self.scheduler.start()
        self._working = [self._start(self._sender.run()), self._start(self._worker.run())]
        if self._publisher is not None:
            self._working.append(self._start(self._publisher.run()))
        self._watching = self._start(self.oversight.watch.run())
        if not is_pushed:
            self._fetching = self._start(self._fetcher.run())
        return self

    def _serve(self) -> None:
        """The pages are there while this process stands by too. Raises SettingsAreWrong."""
        server = self.oversight.server
        if server is not None:
            server.open()
            self._serving = self._start(self.oversight.serve())

    def _start(self, part: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(part)
        task.add_done_callback(self._on_ended)
        return task

    async def __aexit__(self, *error: object) -> None:
        """Stop taking work, finish what is under way, close."""
        self._is_finishing = True
        self.oversight.stop()
        await _end(self._fetching)
        await self._finish()
        await self._apology.close()
        await _end(self._watching)
        if self._keeping is not None:
            await _end(self._keeping)
            await self.lease.release()
        if self._serving is not None:
            await asyncio.gather(self._serving, return_exceptions=True)
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

    async def _finish(self) -> None:
        await self.scheduler.stop()
        if not self._working:
            return
        self._worker.stop()
        self._sender.stop()
        if self._publisher is not None:
            self._publisher.stop()
        _, late = await asyncio.wait(self._working, timeout=_GRACE)
        for task in late:
            task.cancel()
        await asyncio.gather(*self._working, return_exceptions=True)

    async def _fetch_anew(self) -> None:
        """The answer to a poll never came: with a new client it may."""
        if self._fetching is None or self._is_finishing:
            return
        self._fetching.remove_done_callback(self._on_ended)
        await _end(self._fetching)
        await self._poll_request.shutdown()
        # The end may have begun meanwhile: who started a fetch now would start it for ever.
        if not self._is_finishing:
            self._fetching = self._start(self._fetcher.run())

    async def _start_anew(self) -> None:
        self.stopping.set()

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
        if self._publisher is not None:
            self._publisher.wake()

    def _on_committed(self) -> None:
        self._on_fired()
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
            handlers.aftermath(self.settings.quiet),
            self.lease,
            self.settings.public_url or "",
        )

    def _make_publisher(self) -> Publisher | None:
        found = page_of(self.settings)
        if found is None:
            return None
        texts = Texts(self.settings.language, self.settings.zone)
        site = self.settings.public_url or ""
        return Publisher(self.database, Page(found), self.clock, texts, site, self.lease)

    def _make_worker(self) -> InboxWorker:
        return InboxWorker(
            self._application,
            self.database,
            self.clock,
            self.settings,
            self._replies,
            handlers.all_preparations(),
            self._on_committed,
            self._sealing,
            self.lease.guard,
            prove=partial(prove, handlers.all_kinds()),
        )

    def _make_fetcher(self) -> Fetcher:
        return Fetcher(
            self.bot,
            self._poll_request,
            self.database,
            self.clock,
            self.settings.bot_id,
            self._worker.wake,
            self._sealing,
            self.lease.guard,
            self._apology.say,
        )

    def _make_oversight(self, bounds: Bounds | None, look_every: float) -> Oversight:
        return Oversight(
            Overseen(
                settings=self.settings,
                database=self.database,
                clock=self.clock,
                bot=self.bot,
                lease=self.lease,
                pulses={Part.FETCHER: self._fetcher.pulse, Part.SENDER: self._sender.pulse},
                restart={Part.FETCHER: self._fetch_anew, Part.SENDER: self._start_anew},
                is_held=lambda: self._delivery.is_held,
                on_said=self._sender.wake,
                store=self._fetcher.intake.store_body,
                seal=self._sealing.seal,
            ),
            bounds,
            look_every,
        )

    async def _meet_telegram(self) -> bool:
        """Learn the bot's name and set the strangers' menu; wait while it cannot be reached.

        False if the process was asked to stop before.
        """
        pause = 1.0
        while (asked := await self._meet()) is not None:
            _log.warning("telegram_not_reached", pause=max(pause, asked))
            if await happens(self.stopping, max(pause, asked)):
                return False
            pause = min(pause * 2, 30.0)
        for language in LANGUAGES:
            await self._set_default_menu(language)
        return True

    async def _meet(self) -> float | None:
        """None once Telegram has answered; else for how many seconds it asks to wait, mostly 0."""
        try:
            await self._application.initialize()
        except TelegramError as error:
            _log.warning("telegram_refused", error=type(error).__name__)
            outcome = outcome_of(error)
            return outcome.seconds if isinstance(outcome, Deferred) else 0.0
        return None

    async def _set_default_menu(self, language: str) -> None:
        commands = menu(Texts(language, self.settings.zone), Actor(0))
        code = None if language == self.settings.language else language
        try:
            await self.bot.set_my_commands(
                [BotCommand(name, words) for name, words in commands], language_code=code
            )
        except TelegramError as error:
            _log.warning("menu_not_set", error=type(error).__name__)


async def _end(task: asyncio.Task[None] | None) -> None:
    if task is not None:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def _sealing(settings: Settings) -> Sealing:
    """Raises SettingsAreWrong if the key cannot be had."""
    written = settings.seal_key.get_secret_value() if settings.seal_key else ""
    try:
        seal = load_seal(written, settings.seal_key_path)
    except KeyIsUnusable as error:
        raise SettingsAreWrong("CHIBOT_SEAL_KEY, or its file, is not 32 bytes in base64") from error
    except OSError as error:
        raise SettingsAreWrong(f"the file of CHIBOT_SEAL_KEY_FILE: {error.strerror}") from error
    return Sealing(seal, handlers.secret_prefixes(), handlers.find_secretive)


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
