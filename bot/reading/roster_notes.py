"""Keeps out of notes what chibot never stores: numbers of papers, origin, religion, family."""

import re

from bot.reading.names import fold

MAX_LENGTH = 500
_PART = re.compile(r"\s*[;\n.]\s+|\s*;\s*")
_FORBIDDEN = re.compile(
    r"\b(?:cccd|cmnd|cmt|can cuoc|chung minh|dinh danh|ho chieu|so the|the dang|the dv"
    r"|dan toc|ton giao|cong giao|phat giao|tin lanh|hoa giao|cao dai"
    r"|que quan|thanh phan|ly lich|gia dinh|than nhan|hoan canh)\b"
)
_PAPER_NUMBER = re.compile(r"(?<!\d)\d{12}(?!\d)")


def tidy_note(text: str) -> tuple[str, bool]:
    """(the note, whether part of it was left out)."""
    parts = _PART.split(text)
    kept = [part for part in parts if not _is_forbidden(part)]
    note = "; ".join(part.strip() for part in kept if part.strip())
    return note[:MAX_LENGTH], len(kept) < len(parts)


def _is_forbidden(part: str) -> bool:
    return bool(_FORBIDDEN.search(fold(part)) or _PAPER_NUMBER.search(part))
