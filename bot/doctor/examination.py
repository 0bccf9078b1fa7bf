"""The whole examination, line by line; it only reads, so the bot may run meanwhile."""

from collections.abc import AsyncIterator

from sqlalchemy.exc import SQLAlchemyError

from bot.clock import Clock
from bot.doctor.calls import caller_of
from bot.doctor.database_side import examine_database
from bot.doctor.facebook_side import examine_facebook, examine_jobs
from bot.doctor.findings import Finding, Verdict, warning, well
from bot.doctor.seal_side import examine_seal
from bot.doctor.telegram_side import examine_telegram
from bot.i18n import Texts
from bot.settings import Settings
from models.chats import BoundChat
from models.repositories import chats
from models.session import Database


async def examine(settings: Settings, clock: Clock) -> AsyncIterator[Finding]:
    """Every finding as soon as it is there."""
    texts = Texts(settings.language, settings.zone)
    for finding in _of_settings(settings, texts, clock):
        yield finding
    database = Database(settings.database_url)
    try:
        found = await examine_database(database, settings.database_url, texts)
        for finding in found:
            yield finding
        is_there = all(finding.verdict is Verdict.WELL for finding in found[:1])
        bound = await _list_bound(database) if is_there else []
        for finding in await examine_seal(database, settings, texts) if is_there else ():
            yield finding
        for finding in await examine_jobs(database, settings, texts) if is_there else ():
            yield finding
    finally:
        await database.close()
    async with caller_of(settings) as caller:
        async for finding in examine_telegram(caller, settings, texts, clock.now(), bound):
            yield finding
    for finding in await examine_facebook(settings, texts):
        yield finding


def _of_settings(settings: Settings, texts: Texts, clock: Clock) -> list[Finding]:
    now = texts.moment(clock.now())
    found = [
        well(texts.plain("doctor-settings-well")),
        well(texts.plain("doctor-zone", zone=settings.timezone, now=now)),
    ]
    if not settings.admin_ids:
        found.append(warning(texts.plain("doctor-no-admin"), texts.plain("doctor-no-admin-do")))
    return found


async def _list_bound(database: Database) -> list[BoundChat]:
    try:
        async with database.reading() as session:
            return await chats.list_bound(session)
    except (SQLAlchemyError, OSError):
        return []
