"""Uploaded files: kept in memory, handed out by file_id, path or unique id."""

import struct
from dataclasses import dataclass
from itertools import count

from simulator.errors import Json, bad_request

PHOTO_BYTES = 10 * 1024 * 1024
DOWNLOAD_BYTES = 20 * 1024 * 1024
UPLOAD_BYTES = 50 * 1024 * 1024
THUMBNAIL_SIDE = 90
FOLDERS = {"photo": "photos", "document": "documents", "voice": "voice", "sticker": "stickers"}


@dataclass(frozen=True, slots=True)
class Upload:
    """One file part of a multipart request."""

    name: str
    data: bytes
    content_type: str = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file on the simulated servers; a photo has sizes, a voice note a duration."""

    kind: str
    unique_id: str
    upload: Upload
    width: int = 0
    height: int = 0

    @property
    def file_id(self) -> str:
        return f"BQACAgUAAx0{self.kind}_{self.unique_id}"

    @property
    def path(self) -> str:
        ending = self.upload.name.rpartition(".")[2].lower() if "." in self.upload.name else "bin"
        safe = "".join(letter for letter in ending if letter.isalnum())[:8] or "bin"
        return f"{FOLDERS[self.kind]}/file_{self.unique_id}.{safe}"

    def identity(self) -> Json:
        """The fields every file object of the Bot API starts with."""
        return {
            "file_id": self.file_id,
            "file_unique_id": self.unique_id,
            "file_size": len(self.upload.data),
        }


class FileStore:
    """All files by unique id; the other names lead there."""

    def __init__(self) -> None:
        self._files: dict[str, StoredFile] = {}
        self._paths: dict[str, StoredFile] = {}
        self._numbers = count(1)

    def add(self, kind: str, upload: Upload, width: int = 0, height: int = 0) -> StoredFile:
        stored = StoredFile(kind, f"AQAD{next(self._numbers):06d}", upload, width, height)
        self._files[stored.unique_id] = stored
        self._paths[stored.path] = stored
        return stored

    def by_unique_id(self, unique_id: str) -> StoredFile | None:
        return self._files.get(unique_id)

    def by_path(self, path: str) -> StoredFile | None:
        return self._paths.get(path)

    def by_file_id(self, file_id: str) -> StoredFile | None:
        stored = self._files.get(file_id.rpartition("_")[2])
        return stored if stored and stored.file_id == file_id else None

    def photo(self, upload: Upload) -> list[Json]:
        """PhotoSizes of a new photo, smallest first; refuses what is not an image."""
        width, height = _photo_measures(upload)
        scale = min(1.0, THUMBNAIL_SIDE / max(width, height))
        small = (max(1, int(width * scale)), max(1, int(height * scale)))
        return [self._photo_size(upload, *small), self._photo_size(upload, width, height)]

    def photo_again(self, stored: StoredFile) -> list[Json]:
        """PhotoSizes of a photo that is already here."""
        return [{**stored.identity(), "width": stored.width, "height": stored.height}]

    def _photo_size(self, upload: Upload, width: int, height: int) -> Json:
        return self.photo_again(self.add("photo", upload, width, height))[0]


def document(stored: StoredFile) -> Json:
    """The Bot API's Document."""
    return {
        **stored.identity(),
        "file_name": stored.upload.name,
        "mime_type": stored.upload.content_type,
    }


def voice(stored: StoredFile, duration: int) -> Json:
    """The Bot API's Voice."""
    return {**stored.identity(), "duration": duration, "mime_type": "audio/ogg"}


def sticker(stored: StoredFile, emoji: str) -> Json:
    """The Bot API's Sticker."""
    return {
        **stored.identity(),
        "type": "regular",
        "width": 512,
        "height": 512,
        "is_animated": False,
        "is_video": False,
        "emoji": emoji,
    }


def media_type(stored: StoredFile) -> str:
    """What a browser may take the bytes for; documents are never shown as a page."""
    if stored.kind == "photo":
        starts = {b"\x89PNG": "image/png", b"GIF8": "image/gif"}
        return starts.get(stored.upload.data[:4], "image/jpeg")
    shown = {"voice": "audio/ogg", "sticker": "image/webp"}
    return shown.get(stored.kind, "application/octet-stream")


def _photo_measures(upload: Upload) -> tuple[int, int]:
    size = len(upload.data)
    if size > PHOTO_BYTES:
        raise bad_request(
            f"file of size {size} bytes is too big for a photo; "
            f"the maximum size is {PHOTO_BYTES} bytes"
        )
    measures = image_size(upload.data)
    if measures is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = measures
    if min(measures) == 0 or width + height > 10_000 or max(measures) > 20 * min(measures):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return width, height


def image_size(data: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG, GIF or JPEG; None when it is none of these."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return width, height
    if data[:6] in {b"GIF87a", b"GIF89a"} and len(data) >= 10:
        width, height = struct.unpack("<HH", data[6:10])
        return width, height
    return _jpeg_size(data) if data.startswith(b"\xff\xd8") else None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Walk the segments to the frame header, which alone knows the measures."""
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None
