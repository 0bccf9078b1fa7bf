"""What a page tells machines about itself: Open Graph, Twitter cards, JSON-LD."""

import json
from typing import Any

from markupsafe import Markup

from bot.features.stories.pages import Head
from bot.features.stories.share_picture import HEIGHT, WIDTH
from bot.reading.sentences import cut_at_sentence
from bot.web.stories.links import Links
from bot.web.stories.typography import clean, typeset

# Letters of a description; networks cut what is longer.
_LONGEST = 200
_CONTEXT = "https://schema.org"


def summary_of(text: str, longest: int = _LONGEST) -> str:
    """The first sentences of a text on one line."""
    return cut_at_sentence(typeset(" ".join(text.split())), longest)


def linked_data(head: Head, house: str, links: Links, language: str) -> Markup:
    """The story as JSON-LD, which may stand inside a script element."""
    address = links.whole(links.story(head))
    found: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": "Article",
        "@id": address,
        "headline": clean(head.title),
        "description": summary_of(head.lead),
        "inLanguage": language,
        "url": address,
        "mainEntityOfPage": address,
        "datePublished": head.published_at.isoformat(),
        "dateModified": head.changed_at.isoformat(),
        "image": {
            "@type": "ImageObject",
            "url": links.whole(links.share_picture(head)),
            "width": WIDTH,
            "height": HEIGHT,
        },
        "author": {
            "@type": "Organization",
            "name": clean(head.cell),
            "url": links.whole(links.cell(head.unit_id, head.cell)),
        },
        "publisher": {"@type": "Organization", "name": clean(house), "url": links.whole("/")},
        "isAccessibleForFree": True,
    }
    if head.tags:
        found["keywords"] = [clean(tag) for tag in head.tags]
    return as_script(found)


def as_script(data: dict[str, Any]) -> Markup:
    """JSON in which nothing ends the script element, whatever people wrote."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for letter in "<>&\u2028\u2029":
        written = written.replace(letter, f"\\u{ord(letter):04x}")
    return Markup(written)  # noqa: S704 - what could end it has just been escaped
