"""Looks at a file before it is opened as a workbook: what it is and whether it is too much."""

import io
import zipfile
import zlib

from bot.reading.workbook_errors import (
    FileIsBroken,
    FileIsEmpty,
    FileIsOldExcel,
    FileIsProtected,
    FileIsText,
    FileIsTooBig,
    FileIsWebPage,
    WorkbookIsRefused,
)

# What a bot may fetch from Telegram.
MAX_BYTES = 20 * 2**20
# 10,000 members in twelve columns unpack to about 6 MB with half a million tags.
MAX_UNPACKED = 64 * 2**20
MAX_TAGS = 1_500_000
MAX_ATTRIBUTES = 2_500_000
# A tag or a text; Excel's longest text is 32,767 letters.
_MAX_PIECE = 2**19
MAX_PARTS = 2_000
_CHUNK = 2**20
_BEFORE_XML = b"\xef\xbb\xbf\xfe\xff\0 \t\r\n"
_OLE_START = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BINARY_WORKBOOK, _WORKBOOK = "xl/workbook.bin", "xl/workbook.xml"
_PAGE_STARTS = (b"<!doctype html", b"<html", b"<table", b"<head", b"<meta")
_TEXT_LOOK = 4_096
UNREADABLE = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError)


def check_workbook(content: bytes) -> None:
    """Raises WorkbookIsRefused unless this is an .xlsx of bearable size.

    Every part is unpacked once in small pieces, so the sizes written in the archive need not be
    trusted; nothing is kept.
    """
    if not content:
        raise FileIsEmpty
    if len(content) > MAX_BYTES:
        raise FileIsTooBig(limit=str(MAX_BYTES // 2**20))
    if content.startswith(b"PK"):
        _check_archive(content)
    else:
        raise _stranger(content)


def _stranger(content: bytes) -> WorkbookIsRefused:
    """What a file that is no archive is."""
    if content.startswith(_OLE_START):
        return FileIsProtected() if _ENCRYPTED in content else FileIsOldExcel()
    head = content[:_TEXT_LOOK].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.lower().startswith(_PAGE_STARTS):
        return FileIsWebPage()
    is_wide_text = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    return FileIsText() if is_wide_text or b"\0" not in head else WorkbookIsRefused()


def _check_archive(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_parts(archive)
    except UNREADABLE as error:
        raise FileIsBroken from error


def _check_parts(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        raise FileIsProtected
    if _BINARY_WORKBOOK in names:
        raise FileIsOldExcel
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise FileIsTooBig(limit=str(MAX_UNPACKED // 2**20))
    if _WORKBOOK not in names:
        raise WorkbookIsRefused
    counts = [_count_marks(archive, part) for part in parts]
    tags, attributes = sum(count[0] for count in counts), sum(count[1] for count in counts)
    if tags > MAX_TAGS or attributes > MAX_ATTRIBUTES:
        raise FileIsTooBig(limit=str(MAX_UNPACKED // 2**20))


def _count_marks(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> tuple[int, int]:
    """(tags, attributes) of a part, at most; nothing for pictures.

    It may define no entities, which could grow without end, and hold no tag of a million
    attributes, for which the parser takes minutes and gigabytes.
    """
    tags = attributes = piece = 0
    with archive.open(part) as stream:
        chunk = stream.read(_CHUNK)
        if chunk.lstrip(_BEFORE_XML)[:1] not in (b"", b"<"):
            return 0, 0
        if b"<!DOCTYPE" in chunk[:_TEXT_LOOK]:
            raise FileIsBroken
        while chunk:
            pieces = chunk.split(b"<")
            pieces[0] = b" " * piece + pieces[0]
            if max(map(len, pieces)) > _MAX_PIECE:
                raise FileIsTooBig(limit=str(MAX_UNPACKED // 2**20))
            piece = len(pieces[-1])
            tags += len(pieces) - 1
            attributes += chunk.count(b"=")
            chunk = stream.read(_CHUNK)
    return tags, attributes
