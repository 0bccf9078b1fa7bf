"""The command that imports a file: what it prints, what it returns, what it writes."""

import json
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select

from bot.features.members.roster_plan import Status
from bot.i18n import LANGUAGES, Texts
from bot.import_command import import_members
from bot.quiet import QuietHours
from bot.reading.roster_rows import ERRORS
from bot.reading.workbook_errors import WorkbookIsRefused
from models.members import Member, Unit
from models.session import Database
from tests.roster.books import HEADS, book, person

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
QUIET = QuietHours(time(21, 0), time(6, 30), ZONE)
SAMPLE = Path(__file__).parents[2] / "samples" / "members.xlsx"


async def run(database: Database, file: Path, **options: Any) -> int:
    """Run the command."""
    told: dict[str, Any] = {
        "cell": None,
        "dry_run": False,
        "as_json": False,
        "skip_errors": False,
        "language": "vi",
        "ward_name": "Đảng ủy phường Bình An",
    }
    given = told | options
    return await import_members(database, file, now=NOW, zone=ZONE, quiet=QUIET, **given)


def write(place: Path, *people: tuple[Any, ...]) -> Path:
    """A workbook of these people on disk."""
    path = place / "members.xlsx"
    book((*HEADS, "Số CCCD"), *people).save(path)
    return path


async def count(database: Database, table: type[Any]) -> int:
    """How many rows a table has."""
    async with database.reading() as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0


async def test_json_tells_rows_and_counts(
    database: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(tmp_path, person("Nguyễn Thị Sen"), person("Lê Cúc", born="1950", phone="12"))
    assert await run(database, file, as_json=True) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["rows"][0] == {
        "row": 2,
        "sheet": "Danh sách",
        "status": "new",
        "name": "Nguyễn Thị Sen",
        "birth_date": "1950-07-03",
        "phone": "+84900330111",
        "cell": "Chi bộ Khu phố 1",
        "joined_on": "1980-02-03",
        "official_on": "1981-02-03",
        "problems": [],
    }
    assert (said["rows"][1]["birth_date"], said["rows"][1]["phone"]) == ("1950", None)
    assert said["rows"][1]["problems"] == ['Số điện thoại "12" không dùng được nên chưa lưu.']
    assert said["counts"] == {"new": 2, "changed": 0, "unchanged": 0, "duplicate": 0, "error": 0}
    assert said["columns_left_out"] == ["Số CCCD"]


async def test_dry_run_on_an_empty_database_writes_nothing(
    database: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(tmp_path, person("Nguyễn Thị Sen"))
    assert await run(database, file, as_json=True, dry_run=True) == 0
    assert json.loads(capsys.readouterr().out)["counts"]["new"] == 1
    assert (await count(database, Member), await count(database, Unit)) == (0, 0)


async def test_rows_in_error_stop_everything_and_return_one(
    database: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = person("Lê Thị Cúc", born="31/02/1950")
    file = write(tmp_path, person("Nguyễn Thị Sen"), wrong)
    assert await run(database, file) == 1
    assert (await count(database, Member), await count(database, Unit)) == (0, 0)
    said = capsys.readouterr().out
    assert "Chưa ghi gì" in said
    assert "Lê Thị Cúc" in said
    assert await run(database, file, skip_errors=True) == 0
    assert await count(database, Member) == 1


async def test_changes_of_a_member_are_told_by_field(
    database: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await run(database, write(tmp_path, person("Nguyễn Thị Sen")))
    file = write(tmp_path, person("Nguyễn Thị Sen", cell="KP2", position="Bí thư", phone="1"))
    await run(database, file, language="en")
    out = " ".join(capsys.readouterr().out.replace("│", " ").split())
    assert "Changes: position, cell." in out


async def test_progress_is_not_mixed_with_what_is_told(
    database: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(tmp_path, person("Nguyễn Thị [red]Sen[/red]"))
    await run(database, file, language="en")
    out = capsys.readouterr().out
    assert out.startswith("New: 1; changed: 0; unchanged: 0; duplicate: 0; error: 0.\n")
    assert "Columns not read and not kept: Số CCCD." in out


@pytest.mark.parametrize("as_json", [True, False])
async def test_file_that_is_no_workbook_gets_one_sentence_and_returns_two(
    database: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str], as_json: bool
) -> None:
    file = tmp_path / "members.xlsx"
    file.write_text("STT;Họ và tên\n1;Sen")
    assert await run(database, file, as_json=as_json) == 2
    out = capsys.readouterr().out
    sentence = json.loads(out)["error"] if as_json else out
    assert sentence.startswith("Đây là tệp văn bản (ví dụ CSV)")


async def test_sample_of_the_project_is_clean(
    database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await run(database, SAMPLE, as_json=True) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["counts"]["new"] == 60
    assert [row for row in said["rows"] if row["problems"]] == []
    assert await run(database, SAMPLE, as_json=True) == 0
    assert json.loads(capsys.readouterr().out)["counts"]["unchanged"] == 60


def list_codes() -> list[str]:
    """The codes of problems that have a sentence."""
    catalogue = Path(__file__).parents[2] / "bot" / "locales" / "vi" / "roster.ftl"
    lines = catalogue.read_text(encoding="utf-8").splitlines()
    start = "roster-problem-"
    return [line.split(" ")[0].removeprefix(start) for line in lines if line.startswith(start)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_can_be_said_has_a_sentence(language: str) -> None:
    say = Texts(language, ZONE)
    assert set(list_codes()) >= ERRORS
    for code in list_codes():
        assert say.plain(f"roster-problem-{code}", text="x")
    refusals: list[type[WorkbookIsRefused]] = [
        WorkbookIsRefused,
        *WorkbookIsRefused.__subclasses__(),
    ]
    for refusal in refusals:
        assert say.plain(refusal.key, limit="1", sheet="x")
    for status in Status:
        assert say.plain(f"roster-status-{status.value}")
