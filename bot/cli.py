"""The commands: run, demo, doctor, migrate, import-members, undo-import."""

import asyncio
import signal
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Annotated

import structlog
import typer
from pydantic import ValidationError
from rich.console import Console
from sqlalchemy.exc import SQLAlchemyError

from bot.app import Chibot
from bot.clock import Clock, happens
from bot.demo import run_demo
from bot.doctor import report as run_doctor
from bot.errors import SettingsAreWrong, describe
from bot.import_command import import_members as run_import
from bot.import_command import undo as run_undo
from bot.lease import LeaseIsLost
from bot.log import set_up_log
from bot.settings import Settings
from models.inspection import is_pooled_by_transaction, is_sqlite_safe
from models.migrate import migrate as run_migrations
from models.session import Database

app = typer.Typer(
    help="chibot: calls meetings, reminds, gathers answers.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
_console = Console(stderr=True)
_log = structlog.get_logger(__name__)
# Seconds before a bot that has ended by itself is started anew: the first time, and at most.
_PAUSES = (1.0, 30.0)


@app.command()
def run() -> None:
    """Serve a real bot: the token and the rest stand in .env (see .env.example)."""
    settings = _settings(needs_token=True)
    set_up_log(settings.log_level, settings.log_format)
    asyncio.run(_serve(settings))


async def _serve(settings: Settings) -> None:
    """Run until asked to stop; a bot that ends by itself is started anew, in the same process."""
    await _open_database(settings)
    if settings.database_url.startswith("sqlite") and not is_sqlite_safe():
        _log.warning("sqlite_is_old", see="python -m bot doctor")
    asked = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, asked.set)
    pause = _PAUSES[0]
    while not asked.is_set():
        started_at = asyncio.get_running_loop().time()
        await _serve_once(settings, asked)
        has_lasted = asyncio.get_running_loop().time() - started_at > _PAUSES[1]
        pause = _PAUSES[0] if has_lasted else min(pause * 2, _PAUSES[1])
        if not asked.is_set():
            _log.error("starting_anew", pause=pause)
            await happens(asked, pause)


async def _serve_once(settings: Settings, asked: asyncio.Event) -> None:
    chibot = _chibot(settings)
    passing_on = asyncio.create_task(_pass_on(asked, chibot.stopping))
    try:
        async with AsyncExitStack() as closing:
            # Before it starts: what a failed start has opened is closed too.
            closing.push_async_exit(chibot)
            await chibot.__aenter__()
            if not chibot.stopping.is_set():
                await _say_ready(chibot)
                await chibot.stopping.wait()
    except SettingsAreWrong as error:
        raise _refusal(error) from error
    except (SQLAlchemyError, OSError) as error:
        _log.error("database_away", error=describe(error))
    except LeaseIsLost:
        _log.warning("another_leads")
    finally:
        passing_on.cancel()


def _chibot(settings: Settings) -> Chibot:
    try:
        return Chibot(settings)
    except SettingsAreWrong as error:
        raise _refusal(error) from error


def _refusal(error: SettingsAreWrong) -> typer.Exit:
    _console.print(str(error), soft_wrap=True)
    return typer.Exit(2)


async def _pass_on(asked: asyncio.Event, stopping: asyncio.Event) -> None:
    await asked.wait()
    stopping.set()


async def _say_ready(chibot: Chibot) -> None:
    _console.print(f"@{chibot.bot.username} is listening. Ctrl+C stops it.")
    for step in await chibot.next_steps():
        _console.print(f"→ {step}", soft_wrap=True)


@app.command()
def demo(
    tour: Annotated[bool, typer.Option("--tour", help="Play the main job and exit.")] = False,
    language: Annotated[str, typer.Option(help="vi or en")] = "vi",
    port: Annotated[int, typer.Option(help="Where the chat page is served.")] = 8080,
) -> None:
    """Try it without a Telegram account: bot and simulated Telegram in one."""
    set_up_log("WARNING")
    raise typer.Exit(asyncio.run(run_demo(language=language, port=port, is_tour=tour)))


@app.command()
def doctor() -> None:
    """Look at settings, Telegram, database and chats, and say what to do; changes nothing."""
    settings = _settings(needs_token=True)
    set_up_log("ERROR")
    raise typer.Exit(asyncio.run(run_doctor(settings, Console())))


@app.command()
def migrate() -> None:
    """Bring the database to the newest schema."""
    asyncio.run(_open_database(_settings()))


@app.command("import-members")
def import_members(
    file: Annotated[Path, typer.Argument(help="The roster, an .xlsx workbook.")],
    cell: Annotated[str | None, typer.Option(help="Cell of rows that name none.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print rows and counts.")] = False,
    skip_errors: Annotated[bool, typer.Option("--skip-errors", help="Import the rest.")] = False,
) -> None:
    """Read a workbook of members into the roster; a second import changes nothing."""
    settings = _settings()

    async def work() -> int:
        await _open_database(settings)
        database = Database(settings.database_url)
        try:
            return await run_import(
                database,
                file,
                cell=cell,
                dry_run=dry_run,
                as_json=as_json,
                skip_errors=skip_errors,
                now=Clock(settings.zone).now(),
                zone=settings.zone,
                quiet=settings.quiet,
                language=settings.language,
                ward_name=settings.ward_name,
            )
        finally:
            await database.close()

    raise typer.Exit(asyncio.run(work()))


@app.command("undo-import")
def undo_import(
    number: Annotated[int, typer.Argument(help="The number that the import printed.")],
) -> None:
    """Take an import back, until somebody of it has registered."""
    settings = _settings()

    async def work() -> int:
        await _open_database(settings)
        database = Database(settings.database_url)
        now = Clock(settings.zone).now()
        try:
            return await run_undo(database, number, now, settings.zone, settings.language)
        finally:
            await database.close()

    raise typer.Exit(asyncio.run(work()))


async def _open_database(settings: Settings) -> None:
    """Bring the schema up to date, or one clear line and the end."""
    try:
        is_pooled = await is_pooled_by_transaction(settings.database_url)
        if not is_pooled:
            await run_migrations(settings.database_url)
    except (SQLAlchemyError, OSError) as error:
        _console.print(
            f"CHIBOT_DATABASE_URL: the database cannot be opened ({describe(error)}).",
            soft_wrap=True,
        )
        raise typer.Exit(2) from error
    if is_pooled:
        _console.print(
            "CHIBOT_DATABASE_URL: a pooler in transaction mode stands before PostgreSQL; connect "
            "to the server itself, or set the pooler to session mode.",
            soft_wrap=True,
        )
        raise typer.Exit(2)


def _settings(*, needs_token: bool = False) -> Settings:
    """The settings, or one clear line and the end."""
    try:
        settings = Settings()
    except ValidationError as error:
        for problem in error.errors():
            name = f"CHIBOT_{problem['loc'][0]}".upper()
            _console.print(f"{name}: {problem['msg']}", soft_wrap=True)
        raise typer.Exit(2) from error
    if needs_token and not settings.has_token:
        _console.print(
            "CHIBOT_TOKEN is missing or not of the form 123456:ABC. Ask @BotFather for a token, "
            "copy .env.example to .env and put it there. Without Telegram: make demo",
            soft_wrap=True,
        )
        raise typer.Exit(2)
    return settings
