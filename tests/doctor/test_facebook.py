"""The doctor asks the Facebook Page of the settings who it is."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from pydantic import SecretStr

from bot.doctor.facebook_side import examine_facebook, examine_jobs
from bot.doctor.findings import Verdict
from bot.i18n import Texts
from bot.settings import Settings
from models.repositories import story_shares
from models.session import Database
from tests.facebook.stand_in import PAGE_ID, TOKEN, Fault, StandIn, error
from tests.features.story_share_scenes import NOW, publish_story


@pytest.fixture
async def page() -> AsyncIterator[StandIn]:
    """The Graph API."""
    async with StandIn() as running:
        yield running


async def _examined(**changes: Any) -> list[tuple[Verdict, str]]:
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]  # pydantic-settings reads it from the call
        **changes,
    )
    found = await examine_facebook(settings, Texts("en", settings.zone))
    return [(finding.verdict, finding.words) for finding in found]


async def _examined_at(page: StandIn, token: str = TOKEN) -> list[tuple[Verdict, str]]:
    return await _examined(
        facebook_page_id=PAGE_ID,
        facebook_page_token=SecretStr(token),
        facebook_api_url=page.url,
    )


async def test_without_a_page_there_is_nothing_to_say() -> None:
    assert await _examined() == []


async def test_jobs_that_wait_without_a_page_are_told(database: Database) -> None:
    settings = Settings(
        _env_file=None  # type: ignore[call-arg]  # pydantic-settings reads it from the call
    )
    texts = Texts("en", settings.zone)
    assert await examine_jobs(database, settings, texts) == []
    async with database.writing() as session:
        story = (await publish_story(session)).story
        share = await story_shares.lock_or_add(session, story.id, "facebook", 1, "queued", NOW)
        share.task, share.due_at = "post", NOW
    (found,) = await examine_jobs(database, settings, texts)
    assert found.verdict is Verdict.WARNING
    assert found.words == "Jobs that wait for Facebook while no Page is set: 1"


async def test_page_that_knows_us_is_named(page: StandIn) -> None:
    assert await _examined_at(page) == [
        (Verdict.WELL, "Facebook knows the Page “Phường Sông Mây” and its token")
    ]


async def test_wrong_token_is_a_fault_and_not_shown(page: StandIn) -> None:
    found = await _examined_at(page, "EAAG-another-one")
    assert found == [(Verdict.FAULT, "Facebook does not accept the Page's token (token)")]


async def test_token_without_rights_is_a_fault(page: StandIn) -> None:
    page.arm("post", error(200, 403))
    assert (await _examined_at(page))[0][0] is Verdict.FAULT


async def test_facebook_that_is_away_is_told(page: StandIn) -> None:
    page.arm("post", Fault("drop"), Fault("drop"))
    assert await _examined_at(page) == [(Verdict.WARNING, "Facebook cannot be reached")]
