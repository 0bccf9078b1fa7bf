"""The key of secret answers: whether it is there, and opens what lies in the database."""

import os

from sqlalchemy.exc import SQLAlchemyError

from bot.doctor.findings import Finding, fault, well
from bot.features.polls import secrecy
from bot.i18n import Texts
from bot.seal import KeyIsUnusable, Seal, load_seal
from bot.settings import Settings
from models.session import Database


async def examine_seal(database: Database, settings: Settings, texts: Texts) -> list[Finding]:
    """Nothing is said of a key that is still to be made: the first start makes it."""
    try:
        seal = _find_seal(settings)
    except (KeyIsUnusable, OSError):
        words = texts.plain("doctor-seal-unusable")
        return [fault(words, texts.plain("doctor-seal-unusable-do"))]
    # Without a key nothing opens, as with any other one.
    unreadable = await _count_unreadable(database, seal or Seal(os.urandom(32)))
    if unreadable:
        words = texts.plain("doctor-seal-other", count=unreadable)
        return [fault(words, texts.plain("doctor-seal-other-do"))]
    return [well(texts.plain("doctor-seal-well"))] if seal else []


def _find_seal(settings: Settings) -> Seal | None:
    """The doctor only reads, so it makes no key. Raises KeyIsUnusable, OSError."""
    written = settings.seal_key.get_secret_value() if settings.seal_key else ""
    is_there = bool(written) or settings.seal_key_path.exists()
    return load_seal(written, settings.seal_key_path) if is_there else None


async def _count_unreadable(database: Database, seal: Seal) -> int:
    try:
        async with database.reading() as session:
            return await secrecy.count_unreadable(session, seal)
    except (SQLAlchemyError, OSError):
        return 0
