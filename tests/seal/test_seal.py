"""What is sealed says nothing without the key, and the key is made once and kept."""

import base64
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.seal import KeyIsUnusable, Seal, SealIsBroken, load_seal

KEY = bytes(range(32))
SEAL = Seal(KEY)


@given(st.binary(max_size=200), st.text(max_size=40))
def test_envelope_opens_for_its_place_only(content: bytes, about: str) -> None:
    envelope = SEAL.close(content, about)
    assert len(envelope) == len(content) + 28
    assert SEAL.open(envelope, about) == content
    for other, place in ((Seal(bytes(32)), about), (SEAL, about + "x")):
        with pytest.raises(SealIsBroken):
            other.open(envelope, place)


@given(st.integers(0, 28), st.integers(1, 255))
def test_changed_envelope_does_not_open(at: int, by: int) -> None:
    envelope = bytearray(SEAL.close(b"x", "here"))
    envelope[at] ^= by
    with pytest.raises(SealIsBroken):
        SEAL.open(bytes(envelope), "here")


@given(st.binary(max_size=40))
def test_junk_does_not_open(junk: bytes) -> None:
    with pytest.raises(SealIsBroken):
        SEAL.open(junk, "here")


def test_equal_contents_are_unlike() -> None:
    assert len({SEAL.close(b"\x01", "here") for _ in range(100)}) == 100


def test_mark_is_the_same_for_the_same_words_and_key_only() -> None:
    assert SEAL.mark("poll:1:2", 16) == Seal(KEY).mark("poll:1:2", 16)
    others = {
        SEAL.mark("poll:1:2", 16),
        SEAL.mark("poll:1:3", 16),
        Seal(bytes(32)).mark("poll:1:2", 16),
    }
    assert len(others) == 3
    assert {len(other) for other in others} == {16}


def test_key_of_a_setting_is_taken_before_a_file(tmp_path: Path) -> None:
    path = tmp_path / "key"
    written = base64.b64encode(KEY).decode()
    assert load_seal(f" {written}\n", path).mark("a", 9) == SEAL.mark("a", 9)
    assert not path.exists()


def test_key_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "key"
    first = load_seal("", path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert load_seal("", path).mark("a", 9) == first.mark("a", 9)
    assert list(tmp_path.iterdir()) == [tmp_path / "key"]


def test_processes_that_begin_at_once_have_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        seals = list(pool.map(lambda _: load_seal("", tmp_path / "key"), range(24)))
    assert len({seal.mark("a", 9) for seal in seals}) == 1
    assert list(tmp_path.iterdir()) == [tmp_path / "key"]


@pytest.mark.parametrize("written", ["abc", "khóa", "????", base64.b64encode(bytes(31)).decode()])
def test_broken_key_is_said_to_be_unusable(tmp_path: Path, written: str) -> None:
    with pytest.raises(KeyIsUnusable):
        load_seal(written, tmp_path / "none")
    path = tmp_path / "key"
    path.write_text(written, encoding="utf-8")
    with pytest.raises(KeyIsUnusable):
        load_seal("", path)
    assert path.read_text(encoding="utf-8") == written


def test_empty_key_file_is_not_taken_for_none(tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.touch()
    with pytest.raises(KeyIsUnusable):
        load_seal("", path)
