"""A rendered page, and the answers it gives: whole, packed, or "as you have it"."""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b

from starlette.requests import Request
from starlette.responses import Response

_PACK_FROM = 600
HTML = "text/html; charset=utf-8"
# Asked for again each time: what was withdrawn is gone at once. "As you have it" is short.
ALWAYS_ASK = "no-cache"
NEVER_KEEP = "no-store"


@dataclass(frozen=True)
class Page:
    """The same for everybody."""

    body: bytes
    media_type: str = HTML
    status: int = 200
    cache: str = ALWAYS_ASK
    headers: Mapping[str, str] = field(default_factory=dict)
    packed: bytes = field(init=False, repr=False)
    tag: str = field(init=False)

    def __post_init__(self) -> None:
        packed = gzip.compress(self.body, 6, mtime=0) if len(self.body) > _PACK_FROM else b""
        object.__setattr__(self, "packed", packed)
        mark = blake2b(self.body, digest_size=9).hexdigest()
        # Weak: the same page packed and unpacked.
        object.__setattr__(self, "tag", f'W/"{mark}"')

    @property
    def size(self) -> int:
        """In bytes of memory."""
        return len(self.body) + len(self.packed)

    def answer(self, request: Request) -> Response:
        """What this request gets."""
        headers = {**self.headers, "Cache-Control": self.cache, "Vary": "Accept-Encoding"}
        if self.status == 200 and self.cache != NEVER_KEEP:
            headers["ETag"] = self.tag
            if self._is_known(request.headers.get("if-none-match", "")):
                return Response(status_code=304, headers=headers)
        body = self.body
        if self.packed and _takes_packed(request.headers.get("accept-encoding", "")):
            body = self.packed
            headers["Content-Encoding"] = "gzip"
        headers["Content-Type"] = self.media_type
        return Response(body, self.status, headers)

    def _is_known(self, given: str) -> bool:
        bare = self.tag.removeprefix("W/")
        known = {one.strip().removeprefix("W/") for one in given.split(",")}
        return bare in known or "*" in known


def _takes_packed(accepted: str) -> bool:
    for one in accepted.split(","):
        name, _, weight = one.strip().partition(";")
        if name.strip().lower() == "gzip":
            return weight.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False
