"""Sets the stage: a simulated Telegram, an invented ward, the bot, and a clock to move."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import SecretStr
from rich.console import Console

from bot.app import Chibot
from bot.clock import Clock
from bot.demo import examples, people
from bot.demo.tour import play_tour
from bot.i18n import Texts
from bot.settings import Settings
from models.migrate import migrate
from models.repositories import timers
from simulator.bots import BotSpec
from simulator.client import SimulatorClient
from simulator.client_side.actions import HostAction
from simulator.limits import Limits
from simulator.server import Simulator

_TOKEN = "7000000001:demo-token-of-the-simulated-telegram"  # noqa: S105 - opens nothing real
_ADMIN_ID, _EDITOR_ID = 7_100_000_001, 7_100_000_002
_MORNING = time(9, 0)
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
# The timers of features that speak to people by themselves.
_SPEAKING = ("meetings.", "reports.", "polls.", "stories.release", "stories.queue")


@dataclass(frozen=True)
class Stage:
    """All that the demo and its tour need."""

    chibot: Chibot
    client: SimulatorClient
    url: str
    texts: Texts
    admin_id: int
    # Who edits and publishes stories with the administrator.
    editor_id: int

    @property
    def pages(self) -> str:
        """Where everybody reads published stories."""
        return self.chibot.settings.public_url or ""

    async def move_clock(self, by: timedelta) -> None:
        """Move the clock of bot and simulator, and let what falls due happen."""
        self.chibot.clock.advance(by)
        await self.chibot.scheduler.tick()

    async def find_next(self, *kinds: str) -> datetime | None:
        """When the next timer falls due whose kind begins so."""
        async with self.chibot.database.reading() as session:
            found = [await timers.find_next_due(session, kind_start=kind) for kind in kinds]
        return min((due_at for due_at in found if due_at is not None), default=None)

    async def move_to_next_reminder(self, *kinds: str) -> None:
        """Move to just after the next reminder, or timer of these kinds; an hour if none waits."""
        due_at = await self.find_next(*kinds or _SPEAKING)
        ahead = due_at - self.chibot.clock.now() if due_at else _HOUR
        await self.move_clock(max(ahead, timedelta(0)) + timedelta(seconds=1))


async def run_demo(*, language: str, port: int, is_tour: bool) -> int:
    """Play the tour, or serve the page until interrupted. Returns the exit status."""
    console = Console()
    # Two demos at once do not disturb each other, and nothing is left behind.
    with TemporaryDirectory(prefix="chibot-demo-") as place:
        async with _stage(Path(place), language, 0 if is_tour else port, is_tour) as stage:
            if is_tour:
                return await play_tour(stage, console)
            shown = await examples.tell(stage, await people.settle_in(stage))
            asked = f"{shown.asked.name}, {shown.asked.unit}"
            words = stage.texts.plain("demo-ready", url=stage.url, pages=stage.pages, shown=asked)
            console.print(words, soft_wrap=True)
            await examples.react(shown)
            await asyncio.Event().wait()
    return 0


def _settings(place: Path, language: str, is_quick: bool) -> Settings:
    pages = _free_port()
    return Settings(
        _env_file=None,  # type: ignore[call-arg]  # pydantic-settings reads it from the call
        token=SecretStr(_TOKEN),
        admin_ids=[_ADMIN_ID, _EDITOR_ID],
        language="en" if language == "en" else "vi",
        database_url=f"sqlite:///{place / 'demo.db'}",
        repeat_after_seconds=1,
        # The tour does not wait between messages, and its Telegram does not mind.
        chat_seconds=0 if is_quick else 1,
        web_port=pages,
        public_url=f"http://127.0.0.1:{pages}",
    )


@asynccontextmanager
async def _stage(place: Path, language: str, port: int, is_quick: bool) -> AsyncIterator[Stage]:
    settings = _settings(place, language, is_quick)
    clock = Clock(settings.zone)
    clock.advance(_until_morning(clock.now().astimezone(settings.zone)))
    texts = Texts(settings.language, settings.zone)
    stage: Stage | None = None

    def on_stage() -> Stage:
        assert stage is not None  # noqa: S101 - the page is only served once it is set
        return stage

    actions = [
        HostAction("hour", texts.plain("demo-hour"), lambda: on_stage().move_clock(_HOUR)),
        HostAction("day", texts.plain("demo-day"), lambda: on_stage().move_clock(_DAY)),
        HostAction("next", texts.plain("demo-next"), lambda: on_stage().move_to_next_reminder()),
    ]
    simulator = Simulator(
        port,
        [BotSpec(_TOKEN, "chibot_demo_bot", texts.plain("demo-bot"))],
        clock=clock.now,
        actions=actions,
        limits=Limits(enabled=not is_quick),
        title=texts.plain("demo-title"),
        language=settings.language,
    )
    async with _open(simulator):
        own = {"api_base_url": simulator.url, "ward_name": texts.plain("demo-ward")}
        settings = settings.model_copy(update=own)
        await migrate(settings.database_url)
        chibot = Chibot(settings, clock)
        await people.import_sample(chibot.database, settings, clock.now())
        async with SimulatorClient(simulator.url) as client, chibot:
            stage = Stage(chibot, client, simulator.url, texts, _ADMIN_ID, _EDITOR_ID)
            yield stage


@asynccontextmanager
async def _open(simulator: Simulator) -> AsyncIterator[None]:
    """Listen; on any free port if another program has the usual one."""
    try:
        await simulator.start()
    except OSError:
        await simulator.stop()
        simulator.port = 0
        await simulator.start()
    try:
        yield
    finally:
        await simulator.stop()


def _free_port() -> int:
    """A port that nobody has just now."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def _until_morning(now: datetime) -> timedelta:
    """The demo begins on a Monday morning, so that nothing falls into quiet hours."""
    day = now.date() + timedelta(days=7 - now.weekday())
    return datetime.combine(day, _MORNING, now.tzinfo) - now
