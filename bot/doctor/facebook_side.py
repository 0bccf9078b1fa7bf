"""Whether the Facebook Page of the settings knows our token, and whether jobs wait without one."""

from bot.doctor.findings import Finding, fault, warning, well
from bot.facebook.page import Page, page_of
from bot.features.stories.facebook_jobs import End, count_waiting
from bot.i18n import Texts
from bot.settings import Settings
from models.session import Database

# Seconds.
_PATIENCE = 15.0


async def examine_jobs(database: Database, settings: Settings, texts: Texts) -> list[Finding]:
    """What waits for a Page that is not set any more; the tables must be there."""
    if settings.has_facebook:
        return []
    async with database.reading() as session:
        count = await count_waiting(session)
    words = texts.plain("doctor-facebook-waiting", count=count)
    return [warning(words, texts.plain("doctor-facebook-waiting-do"))] if count else []


async def examine_facebook(settings: Settings, texts: Texts) -> list[Finding]:
    """Nothing where no Page is set."""
    found = page_of(settings, _PATIENCE)
    if found is None:
        return []
    async with Page(found) as page:
        report, name = await page.find_name()
    if report.end is End.DONE:
        return [well(texts.plain("doctor-facebook-well", page=name))]
    if report.end is End.REFUSED:
        words = texts.plain("doctor-facebook-refused", reason=report.reason)
        return [fault(words, texts.plain("doctor-facebook-refused-do"))]
    return [
        warning(texts.plain("doctor-facebook-away"), texts.plain("doctor-facebook-away-do")),
    ]
