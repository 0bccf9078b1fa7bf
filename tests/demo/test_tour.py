"""The tour plays the main jobs by itself, and the page has something to try, in both languages."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from simulator.client import SimulatorClient

_ROOT = Path(__file__).parents[2]


_ENVIRONMENT = {"PYTHONPATH": str(_ROOT), "COLUMNS": "400", "PYTHONUTF8": "1"}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "vi",
            [
                "Kính mời đồng chí",
                "Nhắc lịch",
                "đau chân",
                "chưa trả lời",
                "THAY ĐỔI ĐỊA ĐIỂM",
                "Đã nắm: 2",
                "Câu này cần một số",
                "đã duyệt báo cáo",
                "Đã ghi nhận: ý số 3",
                "🖼 KẾT QUẢ xin ý kiến",
                "Đã trả lời: 4 trên 6",
            ],
        ),
        (
            "en",
            [
                "you are invited",
                "Reminder",
                "my leg hurts",
                "have not answered",
                "NEW PLACE",
                "Noted: 2",
                "This question needs a number",
                "has accepted the report",
                "Noted: number 3",
                "🖼 RESULT of the poll",
                "Answered: 4 of 6",
            ],
        ),
    ],
)
def test_tour_ends_well(language: str, words: list[str], tmp_path: Path) -> None:
    command = [sys.executable, "-m", "bot", "demo", "--tour", "--language", language]
    played = subprocess.run(
        command,
        cwd=tmp_path,
        env=_ENVIRONMENT,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert played.returncode == 0, played.stdout[-2000:] + played.stderr[-2000:]
    assert [word for word in words if word not in played.stdout] == []
    assert played.stderr == ""


@pytest.mark.parametrize(
    ("language", "report", "poll"),
    [
        ("vi", "Kính đề nghị", "XIN Ý KIẾN của Chi bộ Khu phố 1"),
        ("en", "please send Activity report", "Chi bộ Khu phố 1 asks for your opinion"),
    ],
)
async def test_a_report_and_a_poll_wait_when_the_page_is_opened(
    language: str, report: str, poll: str, tmp_path: Path
) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot", "demo", "--port", "0", "--language", language),
        cwd=tmp_path,
        env=_ENVIRONMENT,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        assert process.stdout is not None
        told = (await asyncio.wait_for(process.stdout.readline(), 60)).decode()
        async with SimulatorClient(told.rpartition(" ")[2].strip()) as client:
            secretary = (await client.people())[0]
            for words in (report, poll):
                await secretary.wait_for_text(words, timeout=40)
    finally:
        process.terminate()
        await process.wait()
