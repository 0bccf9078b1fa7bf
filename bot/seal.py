"""Seals what may lie in the database but must not be read from it: the key is kept elsewhere.

AES-256-GCM with a random nonce: equal words give unequal envelopes, and an envelope that was
moved to another place (`about`) or changed does not open.
"""

import base64
import hmac
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_KEY_BYTES, _NONCE_BYTES = 32, 12


class SealIsBroken(Exception):
    """The envelope was sealed with another key, for another place, or was changed."""


class KeyIsUnusable(Exception):
    """The key is not 32 bytes in base64."""


class Seal:
    """Closes and opens envelopes with one key."""

    def __init__(self, key: bytes) -> None:
        """`key`: 32 bytes. Raises KeyIsUnusable."""
        if len(key) != _KEY_BYTES:
            raise KeyIsUnusable
        # Two keys from one: what marks a place tells nothing of what is in envelopes.
        self._cipher = AESGCM(_derived(key, b"envelopes"))
        self._marks = _derived(key, b"marks")

    def close(self, content: bytes, about: str) -> bytes:
        """An envelope, 28 bytes longer than its content."""
        nonce = os.urandom(_NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, content, about.encode())

    def open(self, envelope: bytes, about: str) -> bytes:
        """What is in it. Raises SealIsBroken."""
        nonce, rest = envelope[:_NONCE_BYTES], envelope[_NONCE_BYTES:]
        try:
            return self._cipher.decrypt(nonce, rest, about.encode())
        except (InvalidTag, ValueError) as error:
            raise SealIsBroken from error

    def mark(self, about: str, size: int) -> bytes:
        """So many bytes, the same for the same words; without the key nobody finds the words."""
        return hmac.digest(self._marks, about.encode(), "sha256")[:size]


def _derived(key: bytes, use: bytes) -> bytes:
    return hmac.digest(key, b"chibot:" + use, "sha256")


def load_seal(written: str, path: Path) -> Seal:
    """The seal of the key that a setting gives in base64, else of the one in the file.

    Raises KeyIsUnusable, OSError.
    """
    return Seal(_read(written) if written else _key_in(path))


def _read(written: str) -> bytes:
    try:
        key = base64.b64decode(written.strip(), validate=True)
    except ValueError as error:
        # Not base64; or letters beyond ASCII, which is no binascii.Error.
        raise KeyIsUnusable from error
    return key


def _key_in(path: Path) -> bytes:
    """The key in this file, which is made if it is not there, for its owner's eyes only."""
    if not path.exists():
        with suppress(FileExistsError):
            _write_key(path)
    return _read(path.read_text(encoding="ascii", errors="replace"))


def _write_key(path: Path) -> None:
    """Whole or not at all, also when two processes begin at once."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(base64.b64encode(os.urandom(_KEY_BYTES)))
            file.flush()
            os.fsync(handle)
        os.link(name, path)
    finally:
        Path(name).unlink()
    _keep_entry(path.parent)


def _keep_entry(directory: Path) -> None:
    """Ballots that survive a power cut need a key that does, and its name is no part of it."""
    # Windows opens no directories.
    with suppress(PermissionError):
        handle = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
