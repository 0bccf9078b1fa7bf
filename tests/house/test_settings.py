""".env.example names every setting with its default."""

import os
import re
import shutil
from pathlib import Path

import pytest

from bot.settings import Settings
from tests.house.sources import ROOT

EXAMPLE = ROOT / ".env.example"
_PREFIX = "CHIBOT_"
# A setting without a default stands behind a "#" with a value for illustration.
_LINE = re.compile(r"^(?P<unset># )?CHIBOT_(?P<name>[A-Z_]+)=", re.MULTILINE)


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is set on this machine does not count."""
    for name in [name for name in os.environ if name.upper().startswith(_PREFIX)]:
        monkeypatch.delenv(name)


def test_example_names_every_setting_in_its_order() -> None:
    named = [line["name"].lower() for line in _LINE.finditer(EXAMPLE.read_text(encoding="utf-8"))]
    hint = "name in .env.example what bot/settings.py has, in its order, and nothing else"
    assert named == list(Settings.model_fields), hint


def test_example_gives_the_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    default = Settings()
    shutil.copyfile(EXAMPLE, tmp_path / ".env")
    assert Settings() == default, "give in .env.example the defaults of bot/settings.py"


def test_only_settings_without_a_default_are_left_out() -> None:
    lines = _LINE.finditer(EXAMPLE.read_text(encoding="utf-8"))
    left_out = {line["name"].lower() for line in lines if line["unset"]}
    without = {name for name, field in Settings.model_fields.items() if field.default is None}
    assert left_out == without, "write a setting behind `# ` just if its default is None"
