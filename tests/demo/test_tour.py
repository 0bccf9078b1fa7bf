"""The tour plays the main jobs by itself, and the page has something to try, in both languages."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from simulator.client import SimulatorClient

_ROOT = Path(__file__).parents[2]


_ENVIRONMENT = {"PYTHONPATH": str(_ROOT), "COLUMNS": "400", "PYTHONUTF8": "1"}
# Of its welcome.
_LINES = 6


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
                "Trợ lý đã ghi lời đồng ý",
                "🖼 Hẻm nhỏ bốn mươi chậu hoa",
                "#DanVanKheo",
                "hem-nho-bon-muoi-chau-hoa-1 trả lời 200",
                "1.200 × 630",
                "không còn bài nào",
                "hem-nho-bon-muoi-chau-hoa-1 trả lời 410",
                "Cảm xúc ở các kênh, nhóm: 4",
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
                "Your consent is noted",
                "🖼 Forty pots of flowers in a small alley",
                "#DanVanKheo",
                "forty-pots-of-flowers-in-a-small-alley-1 answers 200",
                "1,200 × 630",
                "no post is left",
                "forty-pots-of-flowers-in-a-small-alley-1 answers 410",
                "Reactions in channels and groups: 4",
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


@asynccontextmanager
async def _demo(language: str, place: Path) -> AsyncIterator[list[str]]:
    """The lines of its welcome."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot", "demo", "--port", "0", "--language", language),
        cwd=place,
        env=_ENVIRONMENT,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    try:
        async with asyncio.timeout(60):
            welcome = [(await process.stdout.readline()).decode().strip() for _ in range(_LINES)]
        yield welcome
    finally:
        process.terminate()
        await process.wait()


def _address_in(line: str) -> str:
    return line.rpartition(" ")[2]


@pytest.mark.parametrize(
    ("language", "report", "poll", "story", "question"),
    [
        (
            "vi",
            "Kính đề nghị",
            "XIN Ý KIẾN của Chi bộ Khu phố 1",
            "Con hẻm nở hoa",
            "có đồng ý đăng",
        ),
        (
            "en",
            "please send Activity report",
            "Chi bộ Khu phố 1 asks for your opinion",
            "The alley in bloom",
            "Do you agree",
        ),
    ],
)
async def test_a_report_a_poll_and_stories_wait_when_the_page_is_opened(
    language: str, report: str, poll: str, story: str, question: str, tmp_path: Path
) -> None:
    async with (
        _demo(language, tmp_path) as welcome,
        SimulatorClient(_address_in(welcome[0])) as client,
        aiohttp.ClientSession() as http,
    ):
        people = await client.people()
        (shown,) = (one for one in people if f" {one.first_name}, " in welcome[4])
        async with http.get(_address_in(welcome[4])) as site:
            assert (site.status, story in await site.text()) == (200, True)
        secretary = people[0]
        for words in (report, poll):
            await secretary.wait_for_text(words, timeout=40)
        await shown.wait_for_text(question, timeout=40)
        (channel,) = [chat for chat in await secretary.chats() if chat["kind"] == "channel"]
        posted = secretary.in_chat(channel["chat_id"])
        await posted.wait_for_text(story, timeout=40)
        await posted.wait_for(lambda message: len(message.get("reactions", ())) == 4, timeout=40)
