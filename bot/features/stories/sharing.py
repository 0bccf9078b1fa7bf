"""Links that open another network's own share window for a page; they need no script.

Where the forms come from:
- Facebook: https://developers.facebook.com/docs/plugins/share-button (`sharer.php?u=`; title and
  picture are read from the page's Open Graph tags, other parameters are ignored);
- Zalo: the address its own share button opens (https://developers.zalo.me/docs/social/share-button):
  `d` is the page's address as JSON in base64;
- X: https://docs.x.com/x-for-websites/post-button/guides/web-intent;
- Telegram: https://core.telegram.org/widgets/share#custom-buttons.
"""

import base64
import json
from dataclasses import dataclass
from urllib.parse import quote, urlencode

FACEBOOK, ZALO, X, TELEGRAM = "facebook", "zalo", "x", "telegram"


@dataclass(frozen=True)
class ShareLink:
    """One network, by its key, and where its share button leads."""

    network: str
    url: str


def share_links(address: str, title: str) -> tuple[ShareLink, ...]:
    """Where to share the page at this full address, in the order of showing.

    A title of 120 letters fits X's 280 even if each letter counts twice there, as most
    Vietnamese ones do; the address counts 23.
    """
    page = json.dumps({"url": address}, separators=(",", ":")).encode()
    described = {"url": address, "text": title}
    return (
        _link(FACEBOOK, "https://www.facebook.com/sharer/sharer.php", u=address),
        _link(
            ZALO, "https://button-share.zalo.me/share_external", d=base64.b64encode(page).decode()
        ),
        _link(X, "https://x.com/intent/tweet", **described),
        _link(TELEGRAM, "https://t.me/share/url", **described),
    )


def _link(network: str, window: str, **fields: str) -> ShareLink:
    # A space as %20, for Telegram shows a plus as it is.
    return ShareLink(network, f"{window}?{urlencode(fields, quote_via=quote, safe='')}")
