"""The commands: run, demo, migrate, import-members."""

import asyncio
import signal
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError
from rich.console import Console
from sqlalchemy.exc import SQLAlchemyError

from bot.app import Chibot
from bot.clock import Clock
from bot.demo import run_demo
from bot.errors import describe
from bot.import_command import import_members as run_import
from bot.import_command import undo as run_undo
from bot.log import set_up_log
from bot.settings import Settings
from models.migrate import migrate as run_migrations
from models.session import Database

app = typer.Typer(
    help="chibot: calls meetings, reminds, gathers answers.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
_console = Console(stderr=True)


@app.command()
def run() -> None:
    """Serve a real bot: the token and the rest stand in .env (see .env.example)."""
    settings = _settings(needs_token=True)
    set_up_log(settings.log_level)
    asyncio.run(_serve(settings))


async def _serve(settings: Settings) -> None:
    await _open_database(settings)
    chibot = Chibot(settings)
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, chibot.stopping.set)
    async with chibot:
        if chibot.stopping.is_set():
            return
        _console.print(f"@{chibot.bot.username} is listening. Ctrl+C stops it.")
        for step in await chibot.next_steps():
            _console.print(f"→ {step}", soft_wrap=True)
        await chibot.stopping.wait()


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
        await run_migrations(settings.database_url)
    except (SQLAlchemyError, OSError) as error:
        _console.print(
            f"CHIBOT_DATABASE_URL: the database cannot be opened ({describe(error)}).",
            soft_wrap=True,
        )
        raise typer.Exit(2) from error


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
