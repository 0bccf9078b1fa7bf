"""What other networks take: letters, sizes of pictures, and how their links look. Pure.

Where the limits come from:
- Facebook: 63,206 letters in a post (a story is never cut); pictures as in
  https://developers.facebook.com/docs/sharing/webmasters/images (1,200 × 630), and square ones;
- Zalo Official Account: an article has a title of 150 letters, a description of 300 and a body
  (https://developers.zalo.me/docs/official-account/bai-viet/tao-bai-viet); its cover is 16:9;
- TikTok: 2,200 letters under a video, 4,000 under photos, so 2,200 always fit
  (https://developers.tiktok.com/doc/content-posting-api-reference-photo-post); a title of 90;
  upright pictures fill the screen at 1,080 × 1,920.
All are counted in UTF-16 units, the strictest of the ways in which networks count.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.errors import ChibotError
from bot.features.stories.sharing import FACEBOOK, ZALO
from bot.reading.sentences import cut_at_sentence, length_of

TIKTOK = "tiktok"
_LONGEST_LINK = 300
_LINK = re.compile(r"(?:https?://)?\w[^\s<>\"]*\.[^\s<>\"]+")
_BREAK = "\n\n"


@dataclass(frozen=True)
class Network:
    """One of them; lengths in UTF-16 units, sizes (width, height) in pixels."""

    key: str
    hosts: tuple[str, ...]
    # Of all that is written; of the title and the description, where those stand apart.
    text: int
    title: int = 0
    lead: int = 0
    # The first picture, drawn in this size, and all of them in that one; None: none, or whole.
    cover: tuple[int, int] | None = None
    each: tuple[int, int] | None = None


NETWORKS = {
    network.key: network
    for network in (
        Network(
            FACEBOOK,
            ("facebook.com", "fb.com", "fb.watch", "fb.me"),
            63_206,
            cover=(1200, 630),
            each=(1080, 1080),
        ),
        Network(
            ZALO,
            ("zalo.me", "zapps.vn", "officialaccount.me"),
            20_000,
            title=150,
            lead=300,
            cover=(1280, 720),
        ),
        Network(TIKTOK, ("tiktok.com",), 2200, title=90, each=(1080, 1920)),
    )
}


class LinkIsForeign(ChibotError):
    """What was sent is no address on that network."""

    key = "story-kit-error-link"


def compose(title: str, text: str, closing: Sequence[str], room: int) -> str:
    """Title, text and closing lines within so many units; the text is cut at a sentence."""
    begin = f"{title}{_BREAK}" if title else ""
    end = "\n".join(line for line in closing if line)
    end = f"{_BREAK}{end}" if end else ""
    return f"{begin}{cut_at_sentence(text.strip(), room - length_of(begin + end))}{end}"


def read_link(network: Network, words: str) -> str:
    """The address of a post on this network. Raises LinkIsForeign."""
    found = _LINK.search(words)
    address = found[0].rstrip(".,;:!?)»”") if found else ""
    if address and "://" not in address:
        address = f"https://{address}"
    if not _is_on(network, address):
        raise LinkIsForeign(network=network.key)
    return address


def _is_on(network: Network, address: str) -> bool:
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").lower()
        is_plain = parts.username is None and parts.port is None
    except ValueError:
        return False
    is_there = any(host == known or host.endswith(f".{known}") for known in network.hosts)
    # The bare network is no post.
    has_place = bool(parts.path.strip("/") or parts.query)
    is_safe = parts.scheme == "https" and is_plain and len(address) <= _LONGEST_LINK
    return is_safe and is_there and has_place
