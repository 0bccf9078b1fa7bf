"""The tour plays the main job by itself, in both languages."""

import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]


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
            ],
        ),
    ],
)
def test_tour_ends_well(language: str, words: list[str], tmp_path: Path) -> None:
    command = [sys.executable, "-m", "bot", "demo", "--tour", "--language", language]
    played = subprocess.run(
        command,
        cwd=tmp_path,
        env={"PYTHONPATH": str(_ROOT), "COLUMNS": "400", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert played.returncode == 0, played.stdout[-2000:] + played.stderr[-2000:]
    assert [word for word in words if word not in played.stdout] == []
    assert played.stderr == ""
