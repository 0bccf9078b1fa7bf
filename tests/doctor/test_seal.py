"""The doctor sees whether the key opens the ballots of open secret polls; it makes no key."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.doctor.findings import Verdict
from bot.doctor.seal_side import examine_seal
from bot.i18n import Texts
from bot.settings import Settings
from models.session import Database
from tests.bed.organisation import SEAL_KEY
from tests.features.poll_scenes import cell_of

OTHER_KEY = SecretStr("A" * 43 + "=")


async def found(
    database: Database, key: SecretStr | None, file: Path | None = None
) -> list[tuple[Verdict, str]]:
    """The verdict on this key."""
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]  # pydantic-settings reads it from the call
        token=SecretStr("1:x"),
        database_url=database.url.render_as_string(hide_password=False),
        seal_key=key,
        seal_key_file=file,
    )
    texts = Texts("en", settings.zone)
    return [(one.verdict, one.words) for one in await examine_seal(database, settings, texts)]


async def test_key_is_held_against_the_ballots(database: Database, tmp_path: Path) -> None:
    absent = tmp_path / "key"
    assert await found(database, None, absent) == []
    async with cell_of(database, 5) as asking:
        await asking.choose(await asking.open(), 1, 2)
    assert [verdict for verdict, _ in await found(database, SEAL_KEY)] == [Verdict.WELL]
    for key, file in ((OTHER_KEY, None), (None, absent)):
        ((verdict, words),) = await found(database, key, file)
        assert (verdict, words[-1]) == (Verdict.FAULT, "1")
    assert not absent.exists()


@pytest.mark.parametrize("written", ["", "xyz"])
async def test_broken_key_is_a_fault(database: Database, tmp_path: Path, written: str) -> None:
    path = tmp_path / "key"
    path.write_text(written)
    ((verdict, words),) = await found(database, None, path)
    assert verdict is Verdict.FAULT
    assert "32 bytes" in words
