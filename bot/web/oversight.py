"""Watch, health, metrics, webhook and public pages of one running bot, put together."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from telegram import Bot

from bot.clock import Clock
from bot.i18n import Texts
from bot.lease import Lease
from bot.pulse import Pulse
from bot.seal import Seal
from bot.settings import Settings
from bot.watch.health import Doorkeeper
from bot.watch.look import Machine
from bot.watch.metrics import Metrics
from bot.watch.probe import probe_of
from bot.watch.rules import Bounds, Part
from bot.watch.watch import Remedies, Watch
from bot.web.address import webhook_path, webhook_secret
from bot.web.registration import register_webhook, remove_webhook
from bot.web.server import WebServer
from bot.web.site import make_site
from bot.web.stories.public import PublicPages
from bot.web.webhook import Store, Webhook
from models.repositories import watch as rows
from models.session import Database


@dataclass(frozen=True)
class Overseen:
    """The parts of a running bot that are watched."""

    settings: Settings
    database: Database
    clock: Clock
    bot: Bot
    lease: Lease
    pulses: Mapping[Part, Pulse]
    restart: Mapping[Part, Callable[[], Awaitable[None]]]
    # Whether Telegram has asked to wait.
    is_held: Callable[[], bool]
    on_said: Callable[[], None]
    # Commits what Telegram posts.
    store: Store
    # By which previews of stories are known.
    seal: Seal


class Oversight:
    """The web side serves from the start; the watch runs while the process leads."""

    def __init__(
        self, overseen: Overseen, bounds: Bounds | None = None, period: float = 30.0
    ) -> None:
        self._overseen = overseen
        self._has_begun = False
        settings, database, clock = overseen.settings, overseen.database, overseen.clock
        machine = Machine(
            database=database,
            clock=clock,
            bot_id=settings.bot_id,
            probe=probe_of(overseen.bot),
            write=overseen.lease.renew,
            pulses=overseen.pulses,
            is_held=overseen.is_held,
        )
        remedies = Remedies(
            settings.admin_ids, overseen.restart, overseen.on_said, overseen.lease.guard
        )
        self.watch = Watch(machine, remedies, bounds, period)
        self._public = self._make_public() if settings.web_port and settings.public_url else None
        self.server = self._make_server(period) if settings.web_port else None

    def _make_server(self, period: float) -> WebServer:
        seen = self._overseen
        settings, bot_id = seen.settings, seen.settings.bot_id
        doorkeeper = Doorkeeper(
            self.watch,
            seen.database,
            seen.clock,
            bot_id,
            self._leads,
            lambda: self._has_begun,
            period,
        )
        metrics = Metrics(
            seen.database, seen.clock, bot_id, self._leads, self.watch.troubles, seen.pulses
        )
        taker = None
        if settings.webhook_url:
            taker = (webhook_path(settings), Webhook(webhook_secret(settings), seen.store))
        texts = Texts(settings.language, settings.zone)
        site = make_site(doorkeeper, metrics, texts, taker, self._public)
        return WebServer(site, settings.web_host, settings.web_port)

    def _make_public(self) -> PublicPages:
        seen = self._overseen
        texts = Texts(seen.settings.language, seen.settings.zone)
        site = seen.settings.public_url or ""
        return PublicPages(seen.database, seen.clock, texts, seen.seal, site)

    async def serve(self) -> None:
        """Serve until `stop` or cancelled, and count who reads."""
        if self.server is None:
            return
        if self._public is None:
            await self.server.run()
            return
        counting = asyncio.create_task(self._public.tally.run())
        try:
            await self.server.run()
        finally:
            counting.cancel()
            await asyncio.gather(counting, return_exceptions=True)
            await self._public.tally.save()

    def _leads(self) -> bool:
        return self._overseen.lease.epoch > 0

    async def begin_to_lead(self, allowed: Sequence[str]) -> bool:
        """Before updates come: tell of a gap, and tell Telegram how updates shall come.

        True if Telegram posts them, False if they are to be fetched.
        """
        seen = self._overseen
        self._has_begun = True
        async with seen.database.reading() as session:
            last = await rows.find_last_sign(session, seen.settings.bot_id)
        await self.watch.open(last)
        if seen.settings.webhook_url:
            return await register_webhook(seen.bot, seen.settings, allowed)
        await remove_webhook(seen.bot)
        return False

    def stop(self) -> None:
        """Watch and serve no more."""
        self._has_begun = False
        self.watch.stop()
        if self.server is not None:
            self.server.stop()
